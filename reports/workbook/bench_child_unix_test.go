//go:build unix

package workbook

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"os"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"cotejo/reports"
)

// childOutput names, in a process of its own, the file to write.
const childOutput = "COTEJO_WORKBOOK_CHILD"

// TestMain also serves as the program that the benchmark measures.
func TestMain(m *testing.M) {
	if path := os.Getenv(childOutput); path != "" {
		if err := measureChild(path); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		os.Exit(0)
	}
	os.Exit(m.Run())
}

// childWhat names what the child writes.
const childWhat = "COTEJO_WORKBOOK_WHAT"

// What a child can be told to write.
const (
	comparison = "193x400"   // the comparison of 193 countries and 400 questions
	matrices   = "matrices"  // of that, the sheets that set countries side by side
	plainRows  = "20000x200" // a table of four million cells
	twoRounds  = "200x400x2" // both rounds of 200 countries, and what changed
)

// measureChild writes a large workbook once and prints the CPU seconds, those
// on the clock and the peak memory that took. Making up the snapshot is not
// counted as time.
func measureChild(path string) error {
	write, err := toWrite(os.Getenv(childWhat))
	if err != nil {
		return err
	}
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	before, begun := cpu(), time.Now()
	w := bufio.NewWriterSize(f, 1<<16)
	if err := write(w); err != nil {
		return err
	}
	if err := w.Flush(); err != nil {
		return err
	}
	fmt.Println((cpu() - before).Seconds(), time.Since(begun).Seconds(), peak())
	return f.Close()
}

// toWrite is what a child writes.
func toWrite(what string) (func(io.Writer) error, error) {
	if what == twoRounds {
		return bothRounds(), nil
	}
	b, build, err := bookOf(what)
	return func(w io.Writer) error {
		if err := build(); err != nil {
			return err
		}
		return b.send(context.Background(), w)
	}, err
}

// bothRounds writes the workbooks of two rounds, one after the other, and
// finds what changed between them.
func bothRounds() func(io.Writer) error {
	then, now := synthetic(200, 400), synthetic(200, 400)
	for i := range now.Diagnostics { // every country now says what its neighbour did
		d := syntheticDiagnostic(now.Questionnaire, now.Diagnostics[i].Country, i+1)
		now.Diagnostics[i] = d
	}
	return func(w io.Writer) error {
		for _, s := range []*reports.Snapshot{then, now} {
			if err := Write(context.Background(), w, s, Options{}); err != nil {
				return err
			}
		}
		if n := len(reports.Compared(then, now).Changes); n < 40_000 {
			return fmt.Errorf("only %d changes between the rounds", n)
		}
		return nil
	}
}

// bookOf is the book that a child writes, and what builds it.
func bookOf(what string) (b *book, build func() error, err error) {
	file := excelize.NewFile()
	switch what {
	case comparison:
		b = newBook(file, synthetic(193, 400), "es")
		return b, func() error { return b.build(context.Background()) }, nil
	case matrices:
		b = newBook(file, synthetic(193, 400), "es")
		return b, func() error { return b.sections() }, nil
	case plainRows:
		b = newBook(file, synthetic(1, 4), "es")
		return b, func() error {
			s := manyCells(20_000, 200)
			if err := b.measure(context.Background(), s); err != nil {
				return err
			}
			return b.set([]*sheet{s})
		}, nil
	}
	return nil, nil, fmt.Errorf("nothing called %q to write", what)
}

// sections sets up the sheets of the sections alone.
func (b *book) sections() error {
	b.nameCountries()
	b.cite()
	var sheets []*sheet
	for i := range b.comparison.Sections {
		s := b.matrix(&b.comparison.Sections[i])
		if err := b.measure(context.Background(), s); err != nil {
			return err
		}
		sheets = append(sheets, s)
	}
	return b.set(sheets)
}

// manyCells is a table of so many rows and columns, texts, numbers, dates and
// labels in turn.
func manyCells(rows, columns int) *sheet {
	s := &sheet{name: "Tabla", title: "Tabla", keys: 1}
	for i := range columns {
		s.columns = append(s.columns, column{fmt.Sprintf("Columna %d", i+1), 16})
	}
	s.rows = func(yield func([]cell) bool) {
		row := make([]cell, columns)
		for i := range rows {
			for j := range row {
				switch n := i*columns + j; j % 4 {
				case 0:
					row[j] = words(body, fmt.Sprintf("Respuesta %d de la fila %d", j, i))
				case 1:
					row[j] = figure(number, float64(n%100_000))
				case 2:
					row[j] = figure(date, float64(40_000+n%5_000))
				default:
					row[j] = words(body, []string{"No existe", "En preparación", "Parcial", "Completo"}[n/4%4])
				}
			}
			if !yield(row) {
				return
			}
		}
	}
	return s
}

// cpu is the user and system time of this process.
func cpu() time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// peak is the most memory this process has held so far, in MiB, the snapshot
// included; 0 where the system does not tell. What the system reports of a
// child to its parent will not do: it counts the parent's memory before exec.
func peak() float64 {
	status, err := os.ReadFile("/proc/self/status")
	if err != nil {
		return 0
	}
	_, after, _ := strings.Cut(string(status), "VmHWM:")
	var kilobytes float64
	if _, err := fmt.Sscan(after, &kilobytes); err != nil {
		return 0
	}
	return kilobytes / 1024
}
