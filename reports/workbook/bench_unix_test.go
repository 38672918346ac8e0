//go:build unix

package workbook

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"testing"
)

// BenchmarkComparative193x400 writes the workbook of 193 countries and 400
// questions, and has libxlsxwriter and Python's XlsxWriter write the same
// cells, where they are found, in alternating rounds. It reports the ratios of
// CPU time, which should be at most 1.0 and 0.3.
func BenchmarkComparative193x400(b *testing.B) { against(b, comparison, 5) }

// BenchmarkMatrices193x400 does so with the sheets of the sections alone, which
// set the answers of all countries side by side.
func BenchmarkMatrices193x400(b *testing.B) { against(b, matrices, 5) }

// BenchmarkTwoRounds200x400 writes the workbooks of two rounds of 200 countries
// and 400 questions in one process, and compares their snapshots: about 30 s
// and at most 400 MB.
func BenchmarkTwoRounds200x400(b *testing.B) {
	out := filepath.Join(b.TempDir(), "both")
	for b.Loop() {
		cpu, clock, peak := runOurs(b, twoRounds, out)
		b.ReportMetric(cpu, "cpu_s")
		b.ReportMetric(clock, "clock_s")
		b.ReportMetric(peak, "peak_MiB")
	}
}

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
	listed := listCells(b, what, cells)
	var ours, peaks []float64
	theirs := map[string][]float64{}
	for b.Loop() {
		for range rounds {
			seconds, _, peak := runOurs(b, what, filepath.Join(dir, "ours.xlsx"))
			ours, peaks = append(ours, seconds), append(peaks, peak)
			for name, yard := range yards {
				whole := runYardstick(b, yard, cells, filepath.Join(dir, name+".xlsx"))
				theirs[name] = append(theirs[name], whole-runYardstick(b, yard, cells))
			}
		}
	}
	b.ReportMetric(float64(listed), "cells")
	b.ReportMetric(median(ours), "cpu_s")
	b.ReportMetric(median(peaks), "peak_MiB")
	for name, seconds := range theirs {
		b.ReportMetric(median(seconds), name+"_cpu_s")
		b.ReportMetric(median(ours)/median(seconds), name+"_ratio")
	}
}

func median(x []float64) float64 {
	x = slices.Sorted(slices.Values(x))
	return x[len(x)/2]
}

// runOurs returns the seconds of writing, of CPU and on the clock, and the peak
// memory in MiB.
func runOurs(b *testing.B, what, out string) (seconds, clock, peak float64) {
	b.Helper()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), childOutput+"="+out, childWhat+"="+what)
	cmd.Stderr = os.Stderr
	printed, err := cmd.Output()
	if err != nil {
		b.Fatalf("write in a process of its own: %v", err)
	}
	if _, err := fmt.Sscan(string(printed), &seconds, &clock, &peak); err != nil {
		b.Fatalf("read %q: %v", printed, err)
	}
	return seconds, clock, peak
}
