package xlsform_test

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"cotejo/forms"
	"cotejo/forms/xlsform"

	"github.com/google/go-cmp/cmp"
)

// workbook writes sheets of cells as a real workbook.
func workbook(t testing.TB, change func(f *excelize.File), sheets ...[][]any) []byte {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	for i, rows := range sheets {
		name := rows[0][0].(string)
		if i == 0 {
			check(t, f.SetSheetName("Sheet1", name))
		} else {
			_, err := f.NewSheet(name)
			check(t, err)
		}
		for n, cells := range rows[1:] {
			check(t, f.SetSheetRow(name, fmt.Sprintf("A%d", n+1), &cells))
		}
	}
	if change != nil {
		change(f)
	}
	var b bytes.Buffer
	check(t, f.Write(&b))
	return b.Bytes()
}

func check(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func survey(rows ...[]any) [][]any { return append([][]any{{"survey"}}, rows...) }

func plainWorkbook(t testing.TB) []byte {
	return workbook(t, nil,
		survey([]any{"type", "name", "label", "required", "default"}, []any{"text", "a", "Nombre", true, nil},
			[]any{"date", "d", "Día", false, time.Date(2026, 3, 5, 0, 0, 0, 0, time.UTC)},
			[]any{"integer", "n", "Número", nil, 12}, []any{"decimal", "m", "Medida", nil, 0.25},
			[]any{"select_one l", "s", "Uno", nil, nil}),
		[][]any{{"choices"}, {"list_name", "name", "label"}, {"l", 1, "Bajo"}, {"l", 2, "Alto"}},
		[][]any{{"settings"}, {"form_id", "version"}, {"libro", 3}})
}

func TestReadWorkbook(t *testing.T) {
	q, problems := xlsform.Read("libro.xlsx", plainWorkbook(t))
	if q == nil || len(problems) > 0 {
		t.Fatalf("problems: %v", problems)
	}
	if q.Name != "libro" || q.Version != "3" {
		t.Errorf("form %q version %q", q.Name, q.Version)
	}
	for name, want := range map[string]string{"d": "2026-03-05", "n": "12", "m": "0.25"} {
		if got := q.Question(forms.QuestionID(name)).Initial; got != want {
			t.Errorf("default of %s: got %q, want %q", name, got, want)
		}
	}
	if q.Question("a").Required == nil || q.Question("d").Required != nil {
		t.Error("TRUE and FALSE cells")
	}
	if q.Question("s").List.Choice("2") == nil {
		t.Error("a number cell did not name a choice")
	}
}

func TestDatesFrom1904(t *testing.T) {
	on := true
	data := workbook(t, func(f *excelize.File) {
		check(t, f.SetWorkbookProps(&excelize.WorkbookPropsOptions{Date1904: &on}))
		style, err := f.NewStyle(&excelize.Style{CustomNumFmt: ptr(`[$-C0A]d "de" mmmm`)})
		check(t, err)
		check(t, f.SetCellStyle("survey", "D2", "D2", style))
	}, survey([]any{"type", "name", "label", "default"}, []any{"date", "d", "Día", 1}))
	q, problems := xlsform.Read("libro.xlsx", data)
	if q == nil {
		t.Fatal(problems)
	}
	if got := q.Question("d").Initial; got != "1904-01-02" {
		t.Errorf("got %q, want the second day of 1904", got)
	}
}

func ptr[T any](v T) *T { return &v }

func TestWorkbookProblemsHaveTheirCell(t *testing.T) {
	data := workbook(t, nil, survey([]any{"type", "name", "label"}, []any{"text", "a", "A"}, nil, []any{"txt", "b", "B"}))
	_, problems := xlsform.Read("libro.xlsx", data)
	if diff := cmp.Diff([]string{"survey!A4 error type.unknown txt text"}, found(problems)); diff != "" {
		t.Error(diff)
	}
}

// rezip rewrites the parts of a workbook; a nil result drops the part.
func rezip(t testing.TB, data []byte, change func(name string, part []byte) []byte) []byte {
	t.Helper()
	in, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	check(t, err)
	var b bytes.Buffer
	out := zip.NewWriter(&b)
	for _, f := range in.File {
		r, err := f.Open()
		check(t, err)
		part, err := io.ReadAll(r)
		check(t, err)
		if part = change(f.Name, part); part != nil {
			addPart(t, out, f.Name, part)
		}
	}
	check(t, out.Close())
	return b.Bytes()
}

func addPart(t testing.TB, z *zip.Writer, name string, data []byte) {
	t.Helper()
	w, err := z.Create(name)
	check(t, err)
	_, err = w.Write(data)
	check(t, err)
}

// with adds a part to a workbook.
func with(t testing.TB, data []byte, name string, part []byte) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	rezip(t, data, func(old string, p []byte) []byte { addPart(t, z, old, p); return p })
	addPart(t, z, name, part)
	check(t, z.Close())
	return b.Bytes()
}

const sheet1 = "xl/worksheets/sheet1.xml"

// edited changes one part of a workbook.
func edited(t testing.TB, data []byte, part string, change func(string) string) []byte {
	return rezip(t, data, func(name string, p []byte) []byte {
		if name == part {
			return []byte(change(string(p)))
		}
		return p
	})
}

// sheetData replaces the rows of the first sheet.
func sheetData(t testing.TB, data []byte, rows string) []byte {
	return edited(t, data, sheet1, func(s string) string {
		from, to := strings.Index(s, "<sheetData>"), strings.Index(s, "</sheetData>")
		return s[:from] + "<sheetData>" + rows + s[to:]
	})
}

func TestHostileWorkbooks(t *testing.T) {
	good := plainWorkbook(t)
	for _, tt := range []struct {
		name string
		data func() []byte
		want string // code of the only problem
	}{
		{"nothing", func() []byte { return nil }, "file.empty"},
		{"noise", func() []byte { return []byte("\x00\x01\x02") }, "file.unknown"},
		{"only a zip's first bytes", func() []byte { return []byte("PK\x03\x04") }, "file.broken"},
		{"cut off", func() []byte { return good[:len(good)*2/3] }, "file.broken"},
		{"old format", func() []byte { return []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 rest") }, "file.xls"},
		{"with a password", func() []byte {
			return []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 E\x00n\x00c\x00r\x00y\x00p\x00t\x00e\x00d\x00P\x00a\x00c\x00k\x00a\x00g\x00e\x00")
		}, "file.encrypted"},
		{"another office document", func() []byte {
			return with(t, rezip(t, good, func(n string, p []byte) []byte {
				if n == "xl/workbook.xml" {
					return nil
				}
				return p
			}), "word/document.xml", []byte("<a/>"))
		}, "file.not-workbook"},
		{"LibreOffice", func() []byte {
			return with(t, good, "mimetype", []byte("application/vnd.oasis.opendocument.spreadsheet"))
		}, "file.ods"},
		{"a sheet cut off in the middle", func() []byte {
			return edited(t, good, sheet1, func(s string) string { return s[:len(s)/2] })
		}, "part.broken"},
		{"an undefined entity", func() []byte { return sheetData(t, good, `<row r="1"><c r="A1"><v>&x;</v></c></row>`) }, "part.broken"},
		{"a DOCTYPE", func() []byte {
			return edited(t, good, "xl/sharedStrings.xml", func(s string) string {
				return strings.Replace(s, "<sst", `<!DOCTYPE sst [<!ENTITY x SYSTEM "file:///etc/passwd">]><sst`, 1)
			})
		}, "part.doctype"},
		{"elements nested without end", func() []byte {
			return with(t, good, "xl/deep.xml", []byte(strings.Repeat("<a>", 200)+strings.Repeat("</a>", 200)))
		}, "part.deep"},
		{"a path out of the archive", func() []byte { return with(t, good, "../evil.xml", []byte("<a/>")) }, "zip.path"},
		{"a part twice", func() []byte { return with(t, good, sheet1, []byte("<a/>")) }, "zip.duplicate"},
		{"too many parts", func() []byte { return manyParts(t, 2100) }, "zip.parts"},
		{"a bomb", func() []byte { return with(t, good, "xl/media/a.bin", make([]byte, 65<<20)) }, "zip.unpacked"},
		{"the sheet is not there", func() []byte {
			return rezip(t, good, func(n string, p []byte) []byte {
				if n == sheet1 {
					return nil
				}
				return p
			})
		}, "part.missing"},
		{"a shared string that is not there", func() []byte {
			return sheetData(t, good, `<row r="1"><c r="A1" t="s"><v>99999</v></c></row>`)
		}, "sheet.broken"},
		{"rows without end", func() []byte { return sheetData(t, good, `<row r="1048576"><c r="A1048576"><v>1</v></c></row>`) }, "sheet.rows"},
		{"many rows of nothing", func() []byte { return sheetData(t, good, strings.Repeat("<row/>", 5001)) }, "sheet.rows"},
		{"the last column", func() []byte { return sheetData(t, good, `<row r="1"><c r="XFD1"><v>1</v></c></row>`) }, "sheet.columns"},
		{"a cell that is no cell", func() []byte { return sheetData(t, good, `<row r="1"><c r="ZZZZ1"><v>1</v></c></row>`) }, "sheet.broken"},
		{"merges", func() []byte {
			return edited(t, good, sheet1, func(s string) string {
				return strings.Replace(s, "</sheetData>", "</sheetData><mergeCells>"+strings.Repeat(`<mergeCell ref="A1:B1"/>`, 5001)+"</mergeCells>", 1)
			})
		}, "sheet.merges"},
		{"one long text many times", func() []byte { return longText(t, good) }, "workbook.text"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			q, problems := xlsform.Read("libro.xlsx", tt.data())
			if q != nil || len(problems) != 1 || problems[0].Code != tt.want {
				t.Fatalf("got %v, want only %s", found(problems), tt.want)
			}
			if words := problems[0].Message("es"); words == tt.want || strings.Contains(words, "\n") {
				t.Errorf("words %q", words)
			}
		})
	}
}

func manyParts(t testing.TB, n int) []byte {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := range n {
		addPart(t, z, fmt.Sprintf("xl/a%d.xml", i), []byte("<a/>"))
	}
	check(t, z.Close())
	return b.Bytes()
}

// longText is a small file in which many cells share one text of a megabyte.
func longText(t testing.TB, data []byte) []byte {
	data = edited(t, data, "xl/sharedStrings.xml", func(string) string {
		return `<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>` + strings.Repeat("a", 1<<20) + `</t></si></sst>`
	})
	var rows strings.Builder
	for i := range 40 {
		fmt.Fprintf(&rows, `<row r="%d"><c r="A%d" t="s"><v>0</v></c></row>`, i+1, i+1)
	}
	return sheetData(t, data, rows.String())
}

func TestOverlappingParts(t *testing.T) {
	good := plainWorkbook(t)
	// The directory is made to say that the second part starts where the first
	// does: one piece of the file then stands for two parts.
	at := bytes.Index(good, []byte("PK\x01\x02"))
	next := at + 4 + bytes.Index(good[at+4:], []byte("PK\x01\x02"))
	copy(good[next+42:next+46], good[at+42:at+46])
	if _, problems := xlsform.Read("x.xlsx", good); len(problems) != 1 || problems[0].Code != "zip.overlap" {
		t.Errorf("got %v", found(problems))
	}
}

func BenchmarkHostile(b *testing.B) {
	data := longText(b, plainWorkbook(b))
	b.ReportAllocs()
	for b.Loop() {
		xlsform.Read("x.xlsx", data)
	}
}
