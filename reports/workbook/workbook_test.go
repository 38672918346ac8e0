package workbook

import (
	"bytes"
	"context"
	"encoding/xml"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"cotejo/reports"
)

var update = flag.Bool("update", false, "rewrite the golden files")

func TestGolden(t *testing.T) {
	for _, tt := range []struct {
		name, lang string
		change     func(*reports.Snapshot)
	}{
		{"frozen-es", "es", func(*reports.Snapshot) {}},
		{"exercise-draft-en", "en", func(s *reports.Snapshot) { s.Number, s.Draft, s.Round.Fictitious = 0, true, true }},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s := specimen(t)
			tt.change(s)
			_, parts := written(t, s, tt.lang)
			got, path := dump(t, parts), filepath.Join("testdata", tt.name+".txt")
			if *update {
				if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(string(want), got); diff != "" {
				t.Errorf("the workbook has changed (-want +got):\n%s", diff)
			}
		})
	}
}

func TestSheetsAreNamedAsAgreed(t *testing.T) {
	for lang, want := range map[string][]string{
		"es": {"Portada", "Cobertura", "B. Contexto- marco -conceptual-", "Datos (2)", "Lista – Estrategias", "Lista – Objetivos", "XAA Altamira", "XAB Bahía Clara", "XAC Cumbres", "XAD Dorada", "Notas", "Libro de códigos", "Datos"},
		"en": {"Cover", "Coverage", "B. Context- -conceptual…", "Data (2)", "List – Strategies", "List – Objectives", "XAA Altamira", "XAB Bahía Clara", "XAC Cumbres", "XAD Dorada", "Notes", "Code book", "Data"},
	} {
		_, parts := written(t, specimen(t), lang)
		book, _ := readSheets(t, parts)
		var got []string
		for _, s := range book.Sheets {
			got = append(got, s.Name)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s: sheets (-want +got):\n%s", lang, diff)
		}
	}
}

func TestEveryPartIsWellFormed(t *testing.T) {
	_, parts := written(t, specimen(t), "es")
	for name, part := range parts {
		d := xml.NewDecoder(bytes.NewReader(part))
		for {
			if _, err := d.Token(); err == io.EOF {
				break
			} else if err != nil {
				t.Fatalf("%s: %v", name, err)
			}
		}
	}
}

func TestDimensionIsWhatIsWritten(t *testing.T) {
	s := specimen(t)
	s.Diagnostics[0] = answered(s.Questionnaire, "XAA", reports.Government, "", map[string]string{"b_text": strings.Repeat("á ", 40_000)})
	_, parts := written(t, s, "es")
	book, sheets := readSheets(t, parts)
	for i, sheet := range sheets {
		column, row := 1, 1
		for _, r := range sheet.Rows {
			row = max(row, r.R)
			for _, c := range r.Cells {
				x, y, err := excelize.CellNameToCoordinates(c.R)
				if err != nil || y != r.R {
					t.Fatalf("%s: cell %s in row %d: %v", book.Sheets[i].Name, c.R, r.R, err)
				}
				column = max(column, x)
			}
		}
		last, err := excelize.CoordinatesToCellName(column, row)
		if err != nil {
			t.Fatal(err)
		}
		if want := "A1:" + last; sheet.Dimension.Ref != want {
			t.Errorf("%s: dimension %s, written %s", book.Sheets[i].Name, sheet.Dimension.Ref, want)
		}
	}
}

func TestTextThatLooksLikeAFormulaStaysText(t *testing.T) {
	_, parts := written(t, specimen(t), "es")
	_, sheets := readSheets(t, parts)
	found := 0
	for _, sheet := range sheets {
		for _, r := range sheet.Rows {
			for _, c := range r.Cells {
				if c.F != "" {
					t.Errorf("cell %s holds the formula %q", c.R, c.F)
				}
				if c.I == "=SUMA(A1:A9)" || c.I == "-Integración" {
					found++
				}
			}
		}
	}
	if found != 7 { // each in its table and in the data, where one names its row too; one on the country's sheet
		t.Errorf("found %d of 7 cells that look like formulas", found)
	}
}

func TestNoContentsOfOpenDiagnostics(t *testing.T) {
	_, parts := written(t, specimen(t), "es")
	for name, part := range parts {
		if bytes.Contains(part, []byte(secret)) {
			t.Errorf("%s holds an answer that was not submitted", name)
		}
	}
}

func TestEverySheetSaysDraftAndFictitious(t *testing.T) {
	for _, tt := range []struct {
		lang              string
		draft, fictitious bool
		want, not         []string
	}{
		{"es", true, true, []string{"Borrador", "Ficticio"}, nil},
		{"en", true, false, []string{"Draft"}, []string{"Fictitious"}},
		{"en", false, true, []string{"Fictitious"}, []string{"Draft"}},
		{"es", false, false, nil, []string{"Borrador", "Ficticio"}},
	} {
		s := specimen(t)
		s.Draft, s.Round.Fictitious = tt.draft, tt.fictitious
		_, parts := written(t, s, tt.lang)
		book, sheets := readSheets(t, parts)
		for i, sheet := range sheets {
			for place, text := range map[string]string{"title": sheet.Rows[0].Cells[0].I, "print header": sheet.Header} {
				for _, word := range tt.want {
					if !strings.Contains(text, word) {
						t.Errorf("the %s of %q is %q, want %q in it", place, book.Sheets[i].Name, text, word)
					}
				}
				for _, word := range tt.not {
					if strings.Contains(text, word) {
						t.Errorf("the %s of %q is %q, want no %q in it", place, book.Sheets[i].Name, text, word)
					}
				}
			}
		}
	}
}

// TestLongTextContinues checks that nothing of a long text is lost and that
// each piece says which it is.
func TestLongTextContinues(t *testing.T) {
	s := specimen(t)
	long := strings.Repeat("política ", 8_000) // 72,000 characters
	s.Diagnostics[0] = answered(s.Questionnaire, "XAA", reports.Government, "", map[string]string{"b_text": long})
	_, parts := written(t, s, "es")
	_, sheets := readSheets(t, parts)
	for _, place := range []struct {
		sheet  int
		column string
	}{{2, "D"}, {6, "B"}, {len(sheets) - 1, "I"}} {
		var pieces []string
		for _, r := range sheets[place.sheet].Rows {
			for _, c := range r.Cells {
				if strings.TrimRight(c.R, "0123456789") == place.column && strings.Contains(c.I, "política") {
					pieces = append(pieces, c.I)
				}
			}
		}
		if len(pieces) != 3 {
			t.Fatalf("sheet %d: %d pieces, want 3", place.sheet, len(pieces))
		}
		joined := ""
		for i, p := range pieces {
			if units(p) > mostUnits {
				t.Errorf("piece %d has %d units, more than a cell holds", i+1, units(p))
			}
			if i > 0 {
				mark := fmt.Sprintf("(continúa %d/3) ", i+1)
				if !strings.HasPrefix(p, mark) {
					t.Errorf("piece %d begins %.20q, want %q", i+1, p, mark)
				}
				p = strings.TrimPrefix(p, mark)
			}
			p, _, _ = strings.Cut(p, " … (")
			joined += p
		}
		if joined != long {
			t.Errorf("sheet %d: the pieces make %d characters, want the %d of the text", place.sheet, len(joined), len(long))
		}
	}
}

func TestSameSnapshotSameBytes(t *testing.T) {
	a, p := written(t, specimen(t), "es")
	b, q := written(t, specimen(t), "es")
	if bytes.Equal(a, b) {
		return
	}
	t.Error("two workbooks of one snapshot differ")
	for name, part := range p {
		if diff := cmp.Diff(string(part), string(q[name])); diff != "" {
			t.Errorf("%s:\n%s", name, diff)
		}
	}
}

func TestCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if err := Write(ctx, io.Discard, synthetic(20, 100), Options{}); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v, want the context's error", err)
	}
}

// full fails after so many bytes, as a full disk does.
type full struct{ left int }

var errFull = errors.New("no space left")

func (w *full) Write(p []byte) (int, error) {
	if w.left -= len(p); w.left < 0 {
		return 0, errFull
	}
	return len(p), nil
}

func TestFailedWriteIsReported(t *testing.T) {
	for _, left := range []int{0, 100, 5_000} {
		if err := Write(context.Background(), &full{left}, specimen(t), Options{}); !errors.Is(err, errFull) {
			t.Errorf("a disk with %d bytes left: got %v, want its error", left, err)
		}
	}
}

// TestTableOverSeveralSheets divides a table and expects every row once.
func TestTableOverSeveralSheets(t *testing.T) {
	f := excelize.NewFile()
	defer f.Close()
	b := newBook(f, specimen(t), "es")
	s := b.data(b.names.take("Datos"))
	if err := b.measure(context.Background(), s); err != nil {
		t.Fatal(err)
	}
	parts := b.parts(s, 10)
	if want := (s.count + 9) / 10; len(parts) != want {
		t.Fatalf("%d sheets for %d rows, want %d", len(parts), s.count, want)
	}
	var whole, divided []string
	for row := range s.expand("es") {
		whole = append(whole, row[0].text+row[6].text)
	}
	names := map[string]bool{}
	for _, p := range parts {
		names[p.name] = true
		if !strings.Contains(p.aids[0], fmt.Sprintf("de %d", len(parts))) {
			t.Errorf("%s does not say which part it is: %q", p.name, p.aids[0])
		}
		rows := slices.Collect(func(yield func(string) bool) {
			for row := range p.expand("es") {
				yield(row[0].text + row[6].text)
			}
		})
		divided = append(divided, rows[p.from:p.to]...)
	}
	if diff := cmp.Diff(whole, divided); diff != "" {
		t.Errorf("rows of the parts (-whole +parts):\n%s", diff)
	}
	if len(names) != len(parts) {
		t.Errorf("%d names for %d sheets", len(names), len(parts))
	}
}
