package main

import (
	"archive/zip"
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"cotejo/forms/library"
)

// english is a terminal with an English locale.
func english(folder string) terminal { return terminal{folder: folder}.with("LANG", "en_US.UTF-8") }

// oneLine says that a failure is one line of words that hold a text.
func oneLine(t *testing.T, failure, want string) {
	t.Helper()
	if failure == "" || strings.ContainsAny(failure, "\n\r") || !strings.Contains(failure, want) {
		t.Errorf("it says %q, want one line with %q", failure, want)
	}
}

func TestFormLibraryListsWhatShips(t *testing.T) {
	printed := terminal{}.must(t, "form", "library")
	lines := strings.Split(strings.TrimSpace(printed), "\n")
	if len(lines) != len(library.Names()) {
		t.Errorf("got %d lines, want one for each of %q", len(lines), library.Names())
	}
	for i, name := range library.Names() {
		if !strings.HasPrefix(lines[i], name+" ") {
			t.Errorf("line %d: got %q, want it to start with %q", i, lines[i], name)
		}
	}
	for lang, want := range map[string]string{"es_CR.UTF-8": "preguntas", "en_GB.UTF-8": "questions", "C.UTF-8": "preguntas"} {
		if printed := (terminal{}).with("LANG", lang).must(t, "form", "library"); !strings.Contains(printed, want) {
			t.Errorf("LANG=%s: got %q, want %q", lang, printed, want)
		}
	}
}

func TestFormCheckPassesWhatShips(t *testing.T) {
	for _, name := range library.Names() {
		source, err := library.Source(name)
		if err != nil {
			t.Fatal(err)
		}
		path := file(t, name+".md", source)
		if printed := (terminal{}).must(t, "form", "check", path); !strings.Contains(printed, path+": sin errores") {
			t.Errorf("%s: got %q", name, printed)
		}
		if printed := english("").must(t, "form", "check", path); !strings.Contains(printed, path+": no errors") {
			t.Errorf("%s in English: got %q", name, printed)
		}
	}
}

func TestFormCheckPassesWithWarnings(t *testing.T) {
	path := file(t, "a.md", []byte("| survey |\n| | type | name | label | colour |\n| | text | a | A | red |\n"))
	printed := terminal{}.must(t, "form", "check", path)
	if !strings.Contains(printed, "survey!") || !strings.Contains(printed, ": aviso: ") || !strings.Contains(printed, "sin errores, 1 aviso\n") {
		t.Errorf("got %q, want one warning at its cell", printed)
	}
}

// TestFormCheckRefuses gives broken and hostile files to the reader: each is
// told at its cell or in one line, in both languages.
func TestFormCheckRefuses(t *testing.T) {
	good := xlsx(t)
	for _, tt := range []struct {
		name, file  string
		content     []byte
		printed     string // in Spanish, on standard output
		es, en      string // in the line it ends with
		notInFolder bool
	}{
		{
			name: "an unknown type", file: "type.md",
			content: []byte("| survey |\n| | type | name | label |\n| | telepathy | a | A |\n"),
			printed: "survey!A2: error: ", es: "1 error que corregir", en: "1 error to correct",
		},
		{
			name: "two mistakes", file: "two.md",
			content: []byte("| survey |\n| | type | name | label | relevant |\n| | text | a | A | ${nobody}='' |\n| | integer | b | B | 1 + |\n"),
			printed: "survey!D2: error: ", es: "2 errores que corregir", en: "2 errors to correct",
		},
		{name: "half a workbook", file: "half.xlsx", content: good[:len(good)/2], printed: "error: ", es: "1 error", en: "1 error"},
		{name: "a workbook that swells", file: "bomb.xlsx", content: bomb(t), printed: "error: ", es: "1 error", en: "1 error"},
		{name: "no zip at all", file: "text.xlsx", content: []byte("type,name,label\ntext,a,A\n"), printed: "error: ", es: "1 error", en: "1 error"},
		{name: "an old Excel file under a new name", file: "old.xlsx", content: ole(), printed: "error: ", es: "1 error", en: "1 error"},
		{name: "an old Excel file", file: "old.xls", content: ole(), printed: "error: ", es: "1 error", en: "1 error"},
		{name: "an empty file", file: "empty.xlsx", printed: "error: ", es: "1 error", en: "1 error"},
		{name: "an empty text", file: "empty.md", printed: "error: ", es: "1 error", en: "1 error"},
		{name: "a file of another kind", file: "photo.png", content: []byte("\x89PNG\r\n\x1a\n"), printed: "error: ", es: "1 error", en: "1 error"},
		{name: "no file", file: "nowhere.xlsx", notInFolder: true, es: "no existe", en: "does not exist"},
		{name: "a folder", file: ".", notInFolder: true, es: "no se puede leer", en: "cannot be read"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), tt.file)
			if !tt.notInFolder {
				path = file(t, tt.file, tt.content)
			}
			printed, failure := terminal{}.run(t, "form", "check", path)
			oneLine(t, failure, tt.es)
			oneLine(t, failure, path)
			if !strings.Contains(printed, tt.printed) {
				t.Errorf("it prints %q, want %q", printed, tt.printed)
			}
			inEnglish, failure := english("").run(t, "form", "check", path)
			oneLine(t, failure, tt.en)
			if printed != "" && printed == inEnglish {
				t.Errorf("it prints the same in English: %q", printed)
			}
			if n, want := strings.Count(printed, "\n"), strings.Count(inEnglish, "\n"); n != want || n > 2 {
				t.Errorf("%d lines in Spanish, %d in English, want the same few", n, want)
			}
		})
	}
}

// xlsx is a small XLSForm as Excel writes it.
func xlsx(t *testing.T) []byte {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	if err := f.SetSheetName("Sheet1", "survey"); err != nil {
		t.Fatal(err)
	}
	for i, row := range [][]any{{"type", "name", "label"}, {"text", "a", "A"}} {
		cell, _ := excelize.CoordinatesToCellName(1, i+1)
		if err := f.SetSheetRow("survey", cell, &row); err != nil {
			t.Fatal(err)
		}
	}
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// bomb is a workbook of some hundred kilobytes whose sheet swells to 256 MiB.
func bomb(t *testing.T) []byte {
	t.Helper()
	from, err := zip.NewReader(bytes.NewReader(xlsx(t)), int64(len(xlsx(t))))
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	to := zip.NewWriter(&b)
	for _, f := range from.File {
		if f.Name != "xl/worksheets/sheet1.xml" {
			if err := to.Copy(f); err != nil {
				t.Fatal(err)
			}
		}
	}
	w, err := to.Create("xl/worksheets/sheet1.xml")
	if err != nil {
		t.Fatal(err)
	}
	spaces := bytes.Repeat([]byte(" "), 1<<20)
	for range 256 {
		if _, err := w.Write(spaces); err != nil {
			t.Fatal(err)
		}
	}
	if err := to.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// ole starts like a file of Excel 97.
func ole() []byte {
	return append([]byte{0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1}, make([]byte, 2000)...)
}

func file(t *testing.T, name string, content []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestRoundListTellsEveryRound(t *testing.T) {
	folder := demoFolder(t)
	for _, tt := range []struct {
		name  string
		at    terminal
		state string
	}{
		{"in Spanish", terminal{folder: folder}, "abierta"},
		{"in English", english(folder), "open"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var codes []string
			for line := range strings.Lines(tt.at.must(t, "round", "list")) {
				fields := strings.Fields(line)
				if len(fields) != 4 || fields[3] != tt.state {
					t.Fatalf("got %q, want code, questionnaire, countries and %q", line, tt.state)
				}
				if n := strings.Count(fields[2], ",") + 1; n != 11 {
					t.Errorf("%s: %d countries, want 11", fields[0], n)
				}
				codes = append(codes, fields[0])
			}
			slices.Sort(codes)
			want := []string{"ASILO-2020", "DIAG-2026", "EJERCICIO-2026", "ODS-2019", "ODS-2021", "SONDEO-2026"}
			if !slices.Equal(codes, want) {
				t.Errorf("got %q, want %q", codes, want)
			}
		})
	}
}

func TestComparativeOfAnUnknownRoundLeavesNoFile(t *testing.T) {
	folder := demoFolder(t)
	out := filepath.Join(t.TempDir(), "out.xlsx")
	_, failure := terminal{folder: folder}.run(t, "report", "comparative", "--round", "NADA-1999", "--out", out)
	oneLine(t, failure, "no hay ninguna ronda NADA-1999")
	_, failure = english(folder).run(t, "report", "comparative", "--round", "NADA-1999", "--out", out)
	oneLine(t, failure, "there is no round NADA-1999")
	if left, err := os.ReadDir(filepath.Dir(out)); err != nil || len(left) > 0 {
		t.Errorf("left behind: %v, %v; want nothing", left, err)
	}
}

func TestComparativeToAFolderThatIsNotThere(t *testing.T) {
	out := filepath.Join(t.TempDir(), "nowhere", "out.xlsx")
	at := terminal{folder: demoFolder(t)}
	_, failure := at.run(t, "report", "comparative", "--round", "ODS-2019", "--out", out)
	oneLine(t, failure, "no existe")
	oneLine(t, failure, out)
	if printed, failure := at.run(t, "report", "comparative", "--round", "ODS-2019", "--lang", "fr", "--out", out); failure == "" || printed != "" {
		t.Errorf("a third language: printed %q, said %q; want a refusal", printed, failure)
	}
}

// TestComparativeReplacesAWholeFile: what stood there is whole until the new
// workbook is.
func TestComparativeReplacesAWholeFile(t *testing.T) {
	out := file(t, "out.xlsx", []byte("before"))
	at := terminal{folder: demoFolder(t)}
	if _, failure := at.run(t, "report", "comparative", "--round", "NADA-1999", "--out", out); failure == "" {
		t.Error("an unknown round is reported as written")
	}
	if left, err := os.ReadFile(out); err != nil || string(left) != "before" {
		t.Errorf("after a failure the file holds %q, %v; want what it held", left, err)
	}
	at.must(t, "report", "comparative", "--round", "ODS-2019", "--out", out)
	f, err := excelize.OpenFile(out)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if sheets := f.GetSheetList(); sheets[0] != "Portada" {
		t.Errorf("got sheets %q", sheets)
	}
}

func TestSigninLinkForNobody(t *testing.T) {
	folder := t.TempDir()
	_, failure := terminal{folder: folder}.run(t, "signin-link", "nobody@example.org")
	oneLine(t, failure, "nadie tiene cuenta con el correo nobody@example.org")
	_, failure = english(folder).run(t, "signin-link", "nobody@example.org")
	oneLine(t, failure, "nobody has an account with the e-mail address nobody@example.org")
}

func TestSigninLinkLeadsWherePeopleReachIt(t *testing.T) {
	folder := demoFolder(t)
	for _, tt := range []struct{ name, setting, value, want string }{
		{"every interface", "COTEJO_ADDR", "0.0.0.0:8080", "http://localhost:8080/entrar/"},
		{"every interface, unsaid", "COTEJO_ADDR", ":8080", "http://localhost:8080/entrar/"},
		{"every interface of IPv6", "COTEJO_ADDR", "[::]:8080", "http://localhost:8080/entrar/"},
		{"this machine", "COTEJO_ADDR", "127.0.0.1:9000", "http://127.0.0.1:9000/entrar/"},
		{"a proxy before it", "COTEJO_BASE_URL", "https://cotejo.example.org/", "https://cotejo.example.org/entrar/"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			at := terminal{folder: folder}.with(tt.setting, tt.value)
			if got := at.must(t, "signin-link", "analista@demo.example"); !strings.HasPrefix(got, tt.want) {
				t.Errorf("got %q, want it to start with %q", got, tt.want)
			}
		})
	}
}

func TestCommandsThatMakeNoSense(t *testing.T) {
	for _, args := range [][]string{{"dance"}, {"form"}, {"report", "comparative"}, {"--loud"}, {"signin-link"}} {
		_, failure := terminal{folder: t.TempDir()}.run(t, args...)
		oneLine(t, failure, "cotejo --help")
		_, failure = english(t.TempDir()).run(t, args...)
		oneLine(t, failure, "is not understood")
	}
}

func TestHelpListsTheCommands(t *testing.T) {
	printed := terminal{}.must(t, "--help")
	for _, want := range []string{"serve", "migrate", "signin-link", "form check", "form library", "round list", "report comparative"} {
		if !strings.Contains(printed, want) {
			t.Errorf("the help does not name %q:\n%s", want, printed)
		}
	}
}

// TestDataFolderThatCannotBe tries a file in place of the folder: root may
// write in any folder, but not make one there.
func TestDataFolderThatCannotBe(t *testing.T) {
	folder := filepath.Join(file(t, "taken", []byte("a file")), "data")
	for _, args := range [][]string{{"serve"}, {"round", "list"}, {"migrate"}} {
		_, failure := terminal{folder: folder}.run(t, args...)
		oneLine(t, failure, "no se puede usar la carpeta de datos "+folder)
		_, failure = english(folder).run(t, args...)
		oneLine(t, failure, "the data folder "+folder+" cannot be used")
	}
	if left, err := os.ReadFile(filepath.Dir(folder)); err != nil || string(left) != "a file" {
		t.Errorf("the file holds %q, %v; want it untouched", left, err)
	}
}

func TestDatabaseThatIsNotThere(t *testing.T) {
	const address = "postgres://cotejo:s3cret-w0rd@127.0.0.1:1/cotejo?connect_timeout=2"
	for _, args := range [][]string{{"round", "list"}, {"serve"}, {"migrate"}} {
		at := terminal{folder: t.TempDir()}.with("COTEJO_ADDR", "127.0.0.1:0").with("COTEJO_DATABASE_URL", address)
		_, failure := at.run(t, args...)
		oneLine(t, failure, "no se puede abrir la base de datos")
		_, inEnglish := at.with("LANG", "en").run(t, args...)
		oneLine(t, inEnglish, "the database cannot be opened")
		if strings.Contains(failure+inEnglish, "s3cret") {
			t.Errorf("the password is told: %q, %q", failure, inEnglish)
		}
	}
}

func TestDatabaseAddressOfNoKind(t *testing.T) {
	at := terminal{folder: t.TempDir()}.with("COTEJO_DATABASE_URL", "postgres://cotejo:s3cret-w0rd@:port/x y")
	_, failure := at.run(t, "migrate")
	oneLine(t, failure, "no se puede abrir la base de datos")
	if strings.Contains(failure, "s3cret") {
		t.Errorf("the password is told: %q", failure)
	}
}

func TestDatabaseThatIsNone(t *testing.T) {
	folder := t.TempDir()
	junk := bytes.Repeat([]byte("not a database "), 1000)
	if err := os.WriteFile(filepath.Join(folder, "cotejo.db"), junk, 0o600); err != nil {
		t.Fatal(err)
	}
	_, failure := terminal{folder: folder}.run(t, "round", "list")
	oneLine(t, failure, "no se puede abrir la base de datos")
	if left, err := os.ReadFile(filepath.Join(folder, "cotejo.db")); err != nil || !bytes.Equal(left, junk) {
		t.Errorf("the file was changed (%v)", err)
	}
}
