package main

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

func file(t testing.TB, name string, content []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestRoundListTellsEveryRound(t *testing.T) {
	at := terminal{folder: demoFolder(t)}
	closed := in(t, "cli.round_closed")
	for lang, open := range in(t, "cli.round_open") {
		var codes, takingAnswers []string
		for line := range strings.Lines(at.with("LANG", lang).must(t, "round", "list")) {
			fields := strings.Fields(line)
			if len(fields) != 4 || fields[3] != open && fields[3] != closed[lang] {
				t.Fatalf("got %q, want code, questionnaire, countries and state", line)
			}
			if n := strings.Count(fields[2], ",") + 1; n != 11 {
				t.Errorf("%s: %d countries, want 11", fields[0], n)
			}
			codes = append(codes, fields[0])
			if fields[3] == open {
				takingAnswers = append(takingAnswers, fields[0])
			}
		}
		slices.Sort(codes)
		if !slices.Equal(codes, demoRounds) {
			t.Errorf("got %q, want %q", codes, demoRounds)
		}
		if !slices.Contains(takingAnswers, "DIAG-2026") || !slices.Contains(takingAnswers, exercise) {
			t.Errorf("%q take answers, want DIAG-2026 and %s among them", takingAnswers, exercise)
		}
	}
}

// demoRounds are the rounds of the demonstration, by code.
var demoRounds = []string{"ASILO-2020", "DIAG-2026", "EJERCICIO-2026", "ODS-2019", "ODS-2021", "SONDEO-2026"}

func TestComparativeOfAnUnknownRoundLeavesNoFile(t *testing.T) {
	out := filepath.Join(t.TempDir(), "out.xlsx")
	terminal{folder: demoFolder(t)}.refuses(t, in(t, "cli.no_round", "Round", "NADA-1999"),
		"report", "comparative", "--round", "NADA-1999", "--out", out)
	if left, err := os.ReadDir(filepath.Dir(out)); err != nil || len(left) > 0 {
		t.Errorf("left behind: %v, %v; want nothing", left, err)
	}
}

func TestComparativeToAFolderThatIsNotThere(t *testing.T) {
	out := filepath.Join(t.TempDir(), "nowhere", "out.xlsx")
	at := terminal{folder: demoFolder(t)}
	at.refuses(t, in(t, "cli.write", "File", out, "Why", ""), "report", "comparative", "--round", "ODS-2019", "--out", out)
	if printed, failure := at.run(t, "report", "comparative", "--round", "ODS-2019", "--lang", "fr", "--out", out); failure == "" || printed != "" {
		t.Errorf("a third language: printed %q, said %q; want a refusal", printed, failure)
	}
	both := openBook(t, comparative(t, at, "ODS-2019", "es+en", "--paper", "letter"), "es")
	if head := both.data().head; len(head) < 2 || !strings.Contains(head[0], " / ") {
		t.Errorf("in both languages the data are headed %q", head)
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
	terminal{folder: t.TempDir()}.refuses(t, in(t, "cli.nobody", "Email", "nobody@example.org"), "signin-link", "nobody@example.org")
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
		start := in(t, "cli.usage", "Why", "\x00")
		for lang, text := range start {
			start[lang], _, _ = strings.Cut(text, "\x00")
		}
		terminal{folder: t.TempDir()}.refuses(t, start, args...)
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
		terminal{folder: folder}.refuses(t, in(t, "cli.data_folder", "Folder", folder, "Why", ""), args...)
	}
	if left, err := os.ReadFile(filepath.Dir(folder)); err != nil || string(left) != "a file" {
		t.Errorf("the file holds %q, %v; want it untouched", left, err)
	}
}

func TestDatabaseThatIsNotThere(t *testing.T) {
	for _, address := range []string{
		"postgres://cotejo:s3cret-w0rd@127.0.0.1:1/cotejo?connect_timeout=2",
		"postgres://cotejo:s3cret-w0rd@:port/x y",
		"mysql://cotejo:s3cret-w0rd@127.0.0.1/cotejo",
	} {
		for _, args := range [][]string{{"round", "list"}, {"serve"}, {"migrate"}} {
			at := terminal{folder: t.TempDir()}.with("COTEJO_ADDR", "127.0.0.1:0").with("COTEJO_DATABASE_URL", address)
			at.refuses(t, in(t, "cli.database", "Why", ""), args...)
			if _, failure := at.run(t, args...); strings.Contains(failure, "s3cret") {
				t.Errorf("%q tells the password: %q", args, failure)
			}
		}
	}
}

func TestDatabaseThatIsNone(t *testing.T) {
	folder := t.TempDir()
	junk := bytes.Repeat([]byte("not a database "), 1000)
	if err := os.WriteFile(filepath.Join(folder, "cotejo.db"), junk, 0o600); err != nil {
		t.Fatal(err)
	}
	terminal{folder: folder}.refuses(t, in(t, "cli.database", "Why", ""), "round", "list")
	if left, err := os.ReadFile(filepath.Join(folder, "cotejo.db")); err != nil || !bytes.Equal(left, junk) {
		t.Errorf("the file was changed (%v)", err)
	}
}
