// Command regenerate makes the demonstration's fixtures from the published
// data files:
//
//	go run ./backend/demo/regenerate -data DIR -out backend/demo/fixtures
package main

import (
	"bytes"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"cotejo/backend/demo"
)

func main() {
	if err := run(os.Args[1:], os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// run writes every fixture file and says how many answers each holds.
func run(args []string, stdout io.Writer) error {
	flags := flag.NewFlagSet("regenerate", flag.ContinueOnError)
	data := flags.String("data", "", "folder of the published data files")
	out := flags.String("out", "backend/demo/fixtures", "folder to write the fixtures to")
	if err := flags.Parse(args); err != nil {
		return err
	}
	files, err := generate(*data)
	if err != nil {
		return err
	}
	for _, f := range files {
		if err := os.WriteFile(filepath.Join(*out, f.name), f.content, 0o644); err != nil {
			return fmt.Errorf("write fixture: %w", err)
		}
		fmt.Fprintf(stdout, "%s: %d answers\n", f.name, f.answers)
	}
	return nil
}

// file is a fixture file in memory.
type file struct {
	name    string
	content []byte
	answers int
}

// makers are the fixture files and what makes each from the data folder.
var makers = []struct {
	name string
	make func(dir string) ([]demo.Record, error)
}{
	{"ods-2019.csv", func(dir string) ([]demo.Record, error) { return levels(dir, "2019") }},
	{"ods-2021.csv", func(dir string) ([]demo.Record, error) { return levels(dir, "2021") }},
	{"asilo-2020.csv", asylum},
	{"diag-2026.csv", compiled},
}

// generate makes the fixture files from the data folder.
func generate(dir string) ([]file, error) {
	var files []file
	for _, m := range makers {
		records, err := m.make(dir)
		if err != nil {
			return nil, fmt.Errorf("make %s: %w", m.name, err)
		}
		var b bytes.Buffer
		if err := demo.WriteRecords(&b, records); err != nil {
			return nil, fmt.Errorf("make %s: %w", m.name, err)
		}
		files = append(files, file{m.name, b.Bytes(), len(records)})
	}
	return files, nil
}
