package main

import (
	"encoding/csv"
	"fmt"
	"os"
	"path/filepath"
)

// row is one line of a data file, by column.
type row map[string]string

// table reads a data file whose first line names the columns.
func table(dir string, name ...string) ([]row, error) {
	path := filepath.Join(append([]string{dir}, name...)...)
	f, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("open data file: %w", err)
	}
	defer f.Close()
	lines, err := csv.NewReader(f).ReadAll()
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", path, err)
	}
	if len(lines) == 0 {
		return nil, fmt.Errorf("read %s: no header", path)
	}
	rows := make([]row, 0, len(lines)-1)
	for _, line := range lines[1:] {
		r := row{}
		for i, column := range lines[0] {
			r[column] = line[i]
		}
		rows = append(rows, r)
	}
	return rows, nil
}
