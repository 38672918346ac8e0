package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// importing is a terminal with a round of the conference.
func importing(t *testing.T) terminal {
	t.Helper()
	at := terminal{folder: t.TempDir()}
	at.must(t, "round", "create", "--code", "A", "--questionnaire", "ods-10-7-2-niveles", "--countries", "CRM")
	return at
}

func TestImportAnswersSaysWhatCameOfIt(t *testing.T) {
	at := importing(t)
	path := file(t, "datos.csv", []byte("pa\xeds;pregunta;valor;notas\r\nM\xe9xico;n_d1_year;2019;x\r\nCAN;n_all_year;2021;x\r\n"))
	spell := func(keys ...string) string {
		var lines []string
		say := spoken(t, "es")
		for _, key := range keys {
			key, n, _ := strings.Cut(key, " ")
			lines = append(lines, say.T(key, "N", int(n[0]-'0')))
		}
		return strings.Join(lines, "\n") + "\n" + say.T("cli.import_ignored", "Names", "notas") + "\n"
	}
	trial := at.must(t, "import", "answers", "--round", "A", "--submit", "--dry-run", path)
	came := spell("cli.import_new 2", "cli.import_opened 2", "cli.import_submitted 2")
	if want := spoken(t, "es").T("cli.import_trial") + "\n" + came; trial != want {
		t.Errorf("a trial: got %q, want %q", trial, want)
	}
	if got := at.must(t, "import", "answers", "--round", "A", "--submit", path); got != came {
		t.Errorf("the import: got %q, want %q", got, came)
	}
	if got, want := at.must(t, "import", "answers", "--round", "A", "--submit", path), spell("cli.import_new 0", "cli.import_before 2"); got != want {
		t.Errorf("the same again: got %q, want %q", got, want)
	}
}

func TestImportAnswersReadsWorkbooks(t *testing.T) {
	at := importing(t)
	f := excelize.NewFile()
	defer f.Close()
	for cell, text := range map[string]any{"A1": "country", "B1": "question", "C1": "value", "A2": 484, "B2": "n_d1_year", "C2": 2019} {
		if err := f.SetCellValue("Sheet1", cell, text); err != nil {
			t.Fatal(err)
		}
	}
	path := filepath.Join(t.TempDir(), "datos.xlsx")
	if err := f.SaveAs(path); err != nil {
		t.Fatal(err)
	}
	got := at.must(t, "import", "answers", "--round", "A", path)
	if want := spoken(t, "es").T("cli.import_new", "N", 1); !strings.HasPrefix(got, want) {
		t.Errorf("got %q, want it to start with %q", got, want)
	}
}

func TestImportAnswersListsProblemsByLine(t *testing.T) {
	at := importing(t)
	path := file(t, "datos.csv", []byte("country,question,value\nMEX,n_d1_year,2019\nFRA,n_d1_year,2019\nMEX,n_d11_year,3\nMEX,n_d2_year,\"x\ny\"\nMEX,n_d3_year,x\n"))
	at.refuses(t, in(t, "cli.import_errors", "File", path, "N", 4), "import", "answers", "--round", "A", path)
	for lang, line := range map[string]string{"es": "línea ", "en": "line "} {
		printed, _ := at.with("LANG", lang).run(t, "import", "answers", "--round", "A", path)
		lines := strings.Split(strings.TrimSpace(printed), "\n")
		for i, want := range []string{"3, country: ", "4, question: ", "5, value: ", "7, value: "} {
			if i >= len(lines) || !strings.HasPrefix(lines[i], line+want) {
				t.Errorf("in %s: got %q, want a line that starts with %q", lang, lines, line+want)
			}
		}
	}
	if list := at.must(t, "report", "index", "--round", "A", "--index", "ods-10-7-2-niveles"); strings.Contains(list, "MEX,comp") {
		t.Errorf("something was stored: %q", list)
	}
}

func TestImportAnswersRefuses(t *testing.T) {
	at := importing(t)
	good := file(t, "datos.csv", []byte("country,question,value\nMEX,n_d1_year,2019\n"))
	at.refuses(t, in(t, "cli.no_round", "Round", "X"), "import", "answers", "--round", "X", good)
	at.refuses(t, in(t, "cli.no_organiser", "Email", "a@b.example"), "import", "answers", "--round", "A", "--as", "a@b.example", good)
	absent := filepath.Join(t.TempDir(), "nowhere.csv")
	for lang, why := range in(t, "cli.not_there") {
		at.refuses(t, map[string]string{lang: spoken(t, lang).T("cli.read", "File", absent, "Why", why)}, "import", "answers", "--round", "A", absent)
	}
	half := filepath.Join(t.TempDir(), "half.xlsx")
	if err := os.WriteFile(half, xlsx(t)[:100], 0o600); err != nil {
		t.Fatal(err)
	}
	at.refuses(t, in(t, "cli.import_errors", "File", half, "N", 1), "import", "answers", "--round", "A", half)
}
