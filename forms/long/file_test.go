package long_test

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"cotejo/forms/long"
)

// file writes a file of answers.
func file(t testing.TB, content string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "datos.csv")
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func at(path string) func() (io.ReadCloser, error) {
	return func() (io.ReadCloser, error) { return os.Open(path) }
}

// apostrophe stands for what undoes the neutralising of formulas.
func apostrophe(s string) string { return strings.TrimPrefix(s, "'") }

// read gives the lines of a file as texts: number, then country, question,
// row, value and source; or what is wrong.
func read(t testing.TB, path string) (lines, wrong []string) {
	t.Helper()
	f, problems, err := long.Open(at(path), apostrophe)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range problems {
		wrong = append(wrong, say(p))
	}
	if f == nil {
		return nil, wrong
	}
	for l, err := range f.Lines() {
		var p long.Problem
		if errors.As(err, &p) {
			wrong = append(wrong, say(p))
			continue
		}
		if err != nil {
			t.Fatal(err)
		}
		lines = append(lines, fmt.Sprintf("%d %s %s %s %q %s", l.Number,
			l.Text(long.Country), l.Text(long.Question), l.Text(long.Row), l.Text(long.Value), l.Text(long.Source)))
	}
	return lines, wrong
}

// say is a problem in short; its words must exist in both languages.
func say(p long.Problem) string {
	for _, lang := range []string{"es", "en"} {
		if words := p.Message(lang); words == "" || words == p.Code {
			return p.Code + " has no words in " + lang
		}
	}
	return strings.Join(append([]string{fmt.Sprint(p.Line), p.Column, p.Code}, p.Args...), " ")
}

func TestFilesAreRead(t *testing.T) {
	for _, tt := range []struct {
		name, content string
		want          []string
	}{
		{"commas and English", "country,question,value\nMEX,q,a\n", []string{`2 MEX q  "a" `}},
		{"semicolons and Spanish", "País;Pregunta;Fila;Valor;Fuente\r\nMEX;q;r1;a,b;Ley, art. 1\r\n", []string{`2 MEX q r1 "a,b" Ley, art. 1`}},
		{"tabs, capitals and other columns", "PARTE\tVALOR\tPAIS\tnotas\tPREGUNTA\ngov\ta\tMEX\tx\tq\n", []string{`2 MEX q  "a" `}},
		{"a byte-order mark", "\xef\xbb\xbfcountry,question,value\nMEX,q,ñ\n", []string{`2 MEX q  "ñ" `}},
		{"Windows-1252", "pa\xeds,pregunta,valor\nM\xe9xico,q,\x93\xf1\x94 \x80\n", []string{`2 México q  "“ñ” €" `}},
		{"Windows-1252 where two characters look like one", "country,question,value\nX,q,\xabCAF\xc9\xbb \xf1 \xe1\n", []string{`2 X q  "«CAFÉ» ñ á" `}},
		{"an accent at the very end of a long file", "country,question,value\n" + strings.Repeat("X,q,a\n", 20000) + "X,q,\xf3", append(many(20000), `20002 X q  "ó" `)},
		{"line breaks and quotes within a text", "country,question,value\nX,q,\"a\nb \"\"c\"\", d\"\nY,q,e\n", []string{`2 X q  "a\nb \"c\", d" `, `4 Y q  "e" `}},
		{"blank lines", "country,question,value\n\n,,\nX,q,a\n,,\n", []string{`4 X q  "a" `}},
		{"short lines", "country,question,value,source\nX,q\nY,q,a\n", []string{`2 X q  "" `, `3 Y q  "a" `}},
		{"formulas made harmless", "country,question,value,source\nX,q,'=1+1,'@a\n", []string{`2 X q  "=1+1" @a`}},
		{"spaces about keys, not in values", "country,question,value\n X , q , a b \n", []string{`2 X q  " a b " `}},
		{"one column by several names", "iso3,country,name,question,value\nMEX,México,n,p/n,a\n", []string{`2 México p/n  "a" `}},
		{"the columns of an export", "round,country,m49,country_name,party,voice,section,roster,row,row_order,row_title,question,name,label,value,value_label,state,lang,source\n" +
			"R,MEX,484,México,gov,gov,a,,,,,a/q,q,Q,1,Uno,answered,es,Ley\n", []string{`2 MEX a/q  "1" Ley`}},
	} {
		got, wrong := read(t, file(t, tt.content))
		if diff := cmp.Diff(tt.want, got); diff != "" || wrong != nil {
			t.Errorf("%s: wrong %q (-want +got):\n%s", tt.name, wrong, diff)
		}
	}
}

func many(n int) []string {
	lines := make([]string, n)
	for i := range lines {
		lines[i] = fmt.Sprintf(`%d X q  "a" `, i+2)
	}
	return lines
}

func TestFilesAreRefused(t *testing.T) {
	head := "country,question,value\n"
	for _, tt := range []struct {
		name, content string
		want          []string
	}{
		{"nothing", "", []string{"0  file.empty"}},
		{"blank", " \n\n", []string{"0  file.empty"}},
		{"no such columns", "a,b\n1,2\n", []string{"1  long.column-missing pais (country) ", "1  long.column-missing pregunta (question) ", "1  long.column-missing valor (value) "}},
		{"a column misspelt", "country,questoin,value\n", []string{"1  long.column-missing pregunta (question) questoin"}},
		{"a column twice", "country,question,value,Value\n", []string{"1 Value long.column-twice value"}},
		{"a zero byte", head + "X,q,a\x00b\n", []string{"0  long.not-text 2"}},
		{"UTF-16", "\xff\xfec\x00o\x00", []string{"0  long.not-text 1"}},
		{"a byte that is in neither encoding", head + "X,q,a\nX,q,\x81\n", []string{"0  long.not-text 3"}},
		{"both encodings", head + "X,q,áéíóú\nX,q,\xe1\n", []string{"0  long.encodings-mixed 3"}},
		{"a quotation mark in the middle", head + "X,q,a\nX,q,b\"c\n", []string{"3  long.quotes"}},
		{"a quotation mark that never closes", head + "X,q,a\nX,q,\"b\n" + strings.Repeat("X,q,c\n", 9), []string{"3  long.quotes"}},
		{"a quotation mark that swallows the file", head + "X,q,\"b\n" + strings.Repeat("X,q,c and more\n", 1<<19), []string{"2  long.line-large"}},
		{"a text with the separator", head + "X,q,a, and b\nY,q,c\n", []string{"2  long.fields 3 4"}},
		{"an old workbook", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 rest", []string{"0  file.xls"}},
		{"half a workbook", "PK\x03\x04 and no more", []string{"0  file.broken"}},
		{"columns without end", strings.Repeat("a,", 300) + "\n", []string{"1  sheet.columns"}},
	} {
		if _, wrong := read(t, file(t, tt.content)); !cmp.Equal(wrong, tt.want) {
			t.Errorf("%s: got %q, want %q", tt.name, wrong, tt.want)
		}
	}
}

func TestTooManyLines(t *testing.T) {
	if testing.Short() {
		t.Skip("a million lines")
	}
	lines, wrong := read(t, file(t, "country,question,value\n"+strings.Repeat("X,q,a\n", 1<<20+1)))
	if want := []string{"1048578  long.lines 1048576"}; !cmp.Equal(wrong, want) || len(lines) != 1<<20 {
		t.Errorf("got %d lines, %q; want %q", len(lines), wrong, want)
	}
}

func TestWorkbooksAreRead(t *testing.T) {
	f := excelize.NewFile()
	defer f.Close()
	if _, err := f.NewSheet("Datos"); err != nil {
		t.Fatal(err)
	}
	for i, cells := range [][]any{{"pais", "pregunta", "valor"}, {484, "q", "'=1"}, nil, {"CRI", "q", 12.5}} {
		if err := f.SetSheetRow("Datos", fmt.Sprintf("A%d", i+1), &cells); err != nil {
			t.Fatal(err)
		}
	}
	path := filepath.Join(t.TempDir(), "answers.csv") // by what it is, not by its name
	if err := f.SaveAs(strings.TrimSuffix(path, ".csv") + ".xlsx"); err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(strings.TrimSuffix(path, ".csv")+".xlsx", path); err != nil {
		t.Fatal(err)
	}
	got, wrong := read(t, path)
	want := []string{`2 484 q  "'=1" `, `4 CRI q  "12.5" `}
	if diff := cmp.Diff(want, got); diff != "" || wrong != nil {
		t.Errorf("wrong %q (-want +got):\n%s", wrong, diff)
	}
}

func TestAFileThatIsNotThere(t *testing.T) {
	if _, _, err := long.Open(at(filepath.Join(t.TempDir(), "no.csv")), nil); !os.IsNotExist(err) {
		t.Errorf("got %v, want that it does not exist", err)
	}
}

// FuzzFile holds that any bytes are read twice alike or refused in words.
func FuzzFile(f *testing.F) {
	f.Add([]byte("country,question,value\nMEX,q,a\n"))
	f.Add([]byte("\xef\xbb\xbfpa\xc3\xads;pregunta;valor\r\nMEX;q;\"a\n\"\"b\"\"\"\r\n"))
	f.Add([]byte("pa\xeds\tpregunta\tvalor\n\xf1\t'=1\t\x80"))
	f.Add([]byte("country,question,value\n\"\n,,,,\n\""))
	f.Add([]byte("PK\x03\x04"))
	f.Fuzz(func(t *testing.T, data []byte) {
		path := file(t, string(data))
		lines, wrong := read(t, path)
		for _, w := range wrong {
			if strings.Contains(w, "has no words") {
				t.Error(w)
			}
		}
		again, wrongAgain := read(t, path)
		if !cmp.Equal(lines, again) || !cmp.Equal(wrong, wrongAgain) {
			t.Errorf("the second reading differs: %q, %q", lines, again)
		}
		for _, l := range lines {
			if strings.ToValidUTF8(l, "") != l {
				t.Errorf("line %q is not UTF-8", l)
			}
		}
	})
}
