//go:build unix

package workbook

import (
	"bufio"
	"context"
	"encoding/binary"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"
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
	plainRows  = "20000x200" // a table of four million cells
)

// measureChild writes a large workbook once and prints the CPU seconds and the
// peak memory that took. Making up the snapshot is not counted as time.
func measureChild(path string) error {
	b, build, err := bookOf(os.Getenv(childWhat))
	if err != nil {
		return err
	}
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	before := cpu()
	w := bufio.NewWriterSize(f, 1<<16)
	if err := build(); err != nil {
		return err
	}
	if err := b.send(context.Background(), w); err != nil {
		return err
	}
	if err := w.Flush(); err != nil {
		return err
	}
	fmt.Println((cpu() - before).Seconds(), peak())
	return f.Close()
}

// bookOf is the book that a child writes, and what builds it.
func bookOf(what string) (b *book, build func() error, err error) {
	file := excelize.NewFile()
	switch what {
	case comparison:
		b = newBook(file, synthetic(193, 400), "es")
		return b, func() error { return b.build(context.Background()) }, nil
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

// BenchmarkComparative193x400 writes the workbook of 193 countries and 400
// questions, and has libxlsxwriter and Python's XlsxWriter write the same
// cells, where they are found, in alternating rounds. It reports the ratios of
// CPU time, which should be at most 1.0 and 0.3.
func BenchmarkComparative193x400(b *testing.B) { against(b, comparison, 5) }

// BenchmarkCells20000x200 does so with a table of four million cells: at most
// 0.8 of libxlsxwriter, and 200 MiB.
func BenchmarkCells20000x200(b *testing.B) { against(b, plainRows, 3) }

func against(b *testing.B, what string, rounds int) {
	yards := map[string][]string{}
	if yard := compileYardstick(b); yard != "" {
		yards["libxlsxwriter"] = []string{yard}
	}
	if python := withXlsxwriter(b); python != "" {
		yards["python"] = []string{python, "testdata/yardstick.py"}
	}
	dir := b.TempDir()
	cells := filepath.Join(dir, "cells")
	if len(yards) > 0 {
		listed := listCells(b, what, cells)
		b.ReportMetric(float64(listed), "cells")
	}
	var ours, peaks []float64
	theirs := map[string][]float64{}
	for b.Loop() {
		for range rounds {
			seconds, peak := runOurs(b, what, filepath.Join(dir, "ours.xlsx"))
			ours, peaks = append(ours, seconds), append(peaks, peak)
			for name, yard := range yards {
				whole := runYardstick(b, yard, cells, filepath.Join(dir, name+".xlsx"))
				theirs[name] = append(theirs[name], whole-runYardstick(b, yard, cells))
			}
		}
	}
	b.ReportMetric(median(ours), "cpu_s")
	b.ReportMetric(median(peaks), "peak_MiB")
	for name, seconds := range theirs {
		b.ReportMetric(median(seconds), name+"_cpu_s")
		b.ReportMetric(median(ours)/median(seconds), name+"_ratio")
	}
}

// withXlsxwriter returns a Python that has XlsxWriter, or "".
func withXlsxwriter(b *testing.B) string {
	b.Helper()
	for _, python := range []string{"python3", "/usr/bin/python3"} {
		if exec.Command(python, "-c", "import xlsxwriter").Run() == nil {
			return python
		}
	}
	b.Log("no Python with XlsxWriter: the ratio to it is not measured")
	return ""
}

func median(x []float64) float64 {
	x = slices.Sorted(slices.Values(x))
	return x[len(x)/2]
}

// runOurs returns the CPU seconds of writing and the peak memory in MiB.
func runOurs(b *testing.B, what, out string) (seconds, peak float64) {
	b.Helper()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), childOutput+"="+out, childWhat+"="+what)
	cmd.Stderr = os.Stderr
	printed, err := cmd.Output()
	if err != nil {
		b.Fatalf("write in a process of its own: %v", err)
	}
	if _, err := fmt.Sscan(string(printed), &seconds, &peak); err != nil {
		b.Fatalf("read %q: %v", printed, err)
	}
	return seconds, peak
}

func runYardstick(b *testing.B, yard []string, args ...string) float64 {
	b.Helper()
	cmd := exec.Command(yard[0], append(yard[1:], args...)...)
	if out, err := cmd.CombinedOutput(); err != nil {
		b.Fatalf("yardstick: %v: %s", err, out)
	}
	return (cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()).Seconds()
}

// compileYardstick returns the program, or "" where it cannot be made.
func compileYardstick(b *testing.B) string {
	b.Helper()
	cc, err := exec.LookPath("cc")
	if err != nil {
		b.Log("no C compiler: the ratio to libxlsxwriter is not measured")
		return ""
	}
	yard := filepath.Join(b.TempDir(), "yardstick")
	out, err := exec.Command(cc, "-O2", "-o", yard, "testdata/yardstick.c", "-lxlsxwriter").CombinedOutput()
	if err != nil {
		first, _, _ := strings.Cut(string(out), "\n")
		b.Logf("no libxlsxwriter (%s): the ratio to it is not measured", first)
		return ""
	}
	return yard
}

// listCells lists every cell of a workbook for the yardsticks to write, and
// returns how many they are.
func listCells(b *testing.B, what, path string) int {
	b.Helper()
	f, err := os.Create(path)
	if err != nil {
		b.Fatal(err)
	}
	defer f.Close()
	w := bufio.NewWriter(f)
	k, build, err := bookOf(what)
	if err != nil {
		b.Fatal(err)
	}
	if err := build(); err != nil {
		b.Fatal(err)
	}
	n := 0
	for _, s := range k.sheets {
		listText(w, 'S', s.name)
		for _, row := range s.top() {
			listRow(w, row.cells, row.height)
		}
		for row := range s.expand("es") {
			height := 0.0
			if s.sized {
				height = s.height(row)
			}
			listRow(w, row, height)
			n += len(row)
		}
	}
	if err := w.Flush(); err != nil {
		b.Fatal(err)
	}
	return n
}

func listRow(w *bufio.Writer, cells []cell, height float64) {
	w.WriteByte('R')
	put(w, height)
	for i, c := range cells {
		switch {
		case c.isNum:
			w.WriteByte('N')
			put(w, uint32(i), uint32(c.look), c.number)
		case c.text != "":
			listText(w, 'T', c.text, uint32(i), uint32(c.look))
		case c.look != plain:
			w.WriteByte('B')
			put(w, uint32(i), uint32(c.look))
		}
	}
}

func listText(w *bufio.Writer, kind byte, text string, before ...uint32) {
	w.WriteByte(kind)
	put(w, before, uint32(len(text)), []byte(text))
}

func put(w io.Writer, values ...any) {
	for _, v := range values {
		if err := binary.Write(w, binary.NativeEndian, v); err != nil {
			panic(err)
		}
	}
}
