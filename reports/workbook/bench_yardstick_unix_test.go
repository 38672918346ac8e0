//go:build unix

package workbook

import (
	"bufio"
	"encoding/binary"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

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
			n += listRow(w, row.cells, row.height)
		}
		for row := range s.expand("es") {
			height := 0.0
			if s.sized {
				height = s.height(row)
			}
			n += listRow(w, row, height)
		}
	}
	if err := w.Flush(); err != nil {
		b.Fatal(err)
	}
	return n
}

// listRow lists a row, and returns how many cells of it are written.
func listRow(w *bufio.Writer, cells []cell, height float64) (n int) {
	w.WriteByte('R')
	put(w, height)
	for i, c := range cells {
		n++
		switch {
		case c.isNum:
			w.WriteByte('N')
			put(w, uint32(i), uint32(c.look), c.number)
		case c.text != "":
			listText(w, 'T', c.text, uint32(i), uint32(c.look))
		case c.look != plain:
			w.WriteByte('B')
			put(w, uint32(i), uint32(c.look))
		default:
			n--
		}
	}
	return n
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
