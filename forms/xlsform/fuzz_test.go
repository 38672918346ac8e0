package xlsform_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"cotejo/forms"
	"cotejo/forms/xlsform"
)

// readable says what must hold of any reading, and evaluates what was read.
func readable(t *testing.T, name string, data []byte) {
	q, problems := xlsform.Read(name, data)
	failed := false
	for _, p := range problems {
		failed = failed || p.Severity == forms.Error
		if words := p.Message("es"); words == "" || words == p.Code {
			t.Errorf("%s has no words", p.Code)
		}
	}
	if failed != (q == nil) {
		t.Errorf("questionnaire %v with problems %v", q != nil, problems)
	}
	if q != nil {
		q.State(forms.NewAnswers(), forms.Setting{}).Total()
	}
}

func FuzzMarkdown(f *testing.F) {
	f.Add([]byte(strings.ReplaceAll(small, `\$`, "$")))
	f.Add([]byte("| survey |\n| | type | name |\n| | begin repeat | r |\n| | rank l | x |\n| | end repeat |"))
	f.Add([]byte("| survey |\n|---|\n| | type | name | label | repeat_count |\n| | begin_repeat | r | R | ${r} |\n| | end_repeat |"))
	shipped, err := filepath.Glob("../library/*.md")
	if err != nil {
		f.Fatal(err)
	}
	for _, path := range shipped {
		data, err := os.ReadFile(path)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data[:min(len(data), 4000)])
	}
	f.Fuzz(func(t *testing.T, data []byte) { readable(t, "x.md", data) })
}

func FuzzWorkbook(f *testing.F) {
	good := plainWorkbook(f)
	f.Add(good)
	f.Add(good[:len(good)/2])
	f.Add(manyParts(f, 3))
	f.Add([]byte("PK\x05\x06"))
	f.Fuzz(func(t *testing.T, data []byte) { readable(t, "x.xlsx", data) })
}

// FuzzSheet fuzzes the inside of a sheet, which fuzzing a compressed file
// hardly reaches.
func FuzzSheet(f *testing.F) {
	good := plainWorkbook(f)
	f.Add(`<row r="1"><c r="A1" t="s"><v>0</v></c></row>`)
	f.Add(`<row><c t="inlineStr"><is><t>type</t></is></c><c s="1"><v>45000.5</v></c></row>`)
	f.Add(`<row r="3"><c r="B3" t="b"><f>1=1</f><v>1</v></c><c t="e"><v>#REF!</v></c></row>`)
	f.Fuzz(func(t *testing.T, rows string) { readable(t, "x.xlsx", sheetData(t, good, rows)) })
}
