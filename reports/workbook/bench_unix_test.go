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

// measureChild writes the large workbook once and prints the CPU seconds that
// took. Making up the snapshot is not counted.
func measureChild(path string) error {
	s := synthetic(193, 400)
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	before := cpu()
	w := bufio.NewWriterSize(f, 1<<16)
	if err := Write(context.Background(), w, s, Options{Lang: "es"}); err != nil {
		return err
	}
	if err := w.Flush(); err != nil {
		return err
	}
	fmt.Println((cpu() - before).Seconds(), peak())
	return f.Close()
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
// questions. Where a C compiler and libxlsxwriter are found, it also has them
// write the same cells, in alternating rounds, and reports the ratio of CPU
// time; the targets are at most 1.2, and under 100 MiB.
func BenchmarkComparative193x400(b *testing.B) {
	yard := compileYardstick(b)
	dir := b.TempDir()
	cells := filepath.Join(dir, "cells")
	if yard != "" {
		listCells(b, synthetic(193, 400), cells)
	}
	var ours, theirs, peaks []float64
	for b.Loop() {
		for range 5 {
			seconds, peak := runOurs(b, filepath.Join(dir, "ours.xlsx"))
			ours, peaks = append(ours, seconds), append(peaks, peak)
			if yard != "" {
				whole := runYardstick(b, yard, cells, filepath.Join(dir, "theirs.xlsx"))
				theirs = append(theirs, whole-runYardstick(b, yard, cells))
			}
		}
	}
	b.ReportMetric(median(ours), "cpu_s")
	b.ReportMetric(median(peaks), "peak_MiB")
	if peak := median(peaks); peak >= 100 {
		b.Errorf("peak memory %.0f MiB, want under 100", peak)
	}
	if yard == "" {
		return
	}
	ratio := median(ours) / median(theirs)
	b.ReportMetric(median(theirs), "yardstick_cpu_s")
	b.ReportMetric(ratio, "cpu_ratio")
	if ratio > 1.2 {
		b.Errorf("%.2f times the CPU of libxlsxwriter, want at most 1.2", ratio)
	}
}

func median(x []float64) float64 {
	x = slices.Sorted(slices.Values(x))
	return x[len(x)/2]
}

// runOurs returns the CPU seconds of writing and the peak memory in MiB.
func runOurs(b *testing.B, out string) (seconds, peak float64) {
	b.Helper()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), childOutput+"="+out)
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

func runYardstick(b *testing.B, yard string, args ...string) float64 {
	b.Helper()
	cmd := exec.Command(yard, args...)
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

// listCells lists every cell of the workbook for the yardstick to write.
func listCells(b *testing.B, s *reports.Snapshot, path string) {
	b.Helper()
	f, err := os.Create(path)
	if err != nil {
		b.Fatal(err)
	}
	defer f.Close()
	w := bufio.NewWriter(f)
	file := excelize.NewFile()
	defer file.Close()
	k := newBook(file, s, "es")
	if err := k.build(context.Background()); err != nil {
		b.Fatal(err)
	}
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
		}
	}
	if err := w.Flush(); err != nil {
		b.Fatal(err)
	}
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
