package main

import (
	"path/filepath"
	"strings"
	"testing"

	"cotejo/forms"
	"cotejo/forms/library"
)

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
	title := func(q *forms.Questionnaire, err error) forms.Text {
		if err != nil {
			t.Fatal(err)
		}
		return q.Title
	}(library.Read("diagnostico"))
	for locale, lang := range map[string]string{"es_CR.UTF-8": "es", "en_GB.UTF-8": "en", "C.UTF-8": "es"} {
		if printed := (terminal{}).with("LANG", locale).must(t, "form", "library"); !strings.Contains(printed, title.In(lang)) {
			t.Errorf("LANG=%s: got %q, want %q", locale, printed, title.In(lang))
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
		for lang, want := range in(t, "cli.form_good", "File", path, "N", 0) {
			if printed := (terminal{}).with("LANG", lang).must(t, "form", "check", path); printed != want+"\n" {
				t.Errorf("%s: got %q, want %q", name, printed, want)
			}
		}
	}
}

func TestFormCheckPassesWithWarnings(t *testing.T) {
	path := file(t, "a.md", []byte("| survey |\n| | type | name | label | colour |\n| | text | a | A | red |\n"))
	printed := terminal{}.must(t, "form", "check", path)
	lines := strings.Split(strings.TrimSpace(printed), "\n")
	es := spoken(t, "es")
	if len(lines) != 2 || !strings.HasPrefix(lines[0], "survey!D1: "+es.T("cli.warning")+": ") || lines[1] != es.T("cli.form_good", "File", path, "N", 1) {
		t.Errorf("got %q, want one warning at its cell", printed)
	}
}

// TestFormCheckRefuses gives broken and hostile files to the reader: each is
// told at its cell, in both languages, and ends the command in one line.
func TestFormCheckRefuses(t *testing.T) {
	good := xlsx(t)
	for _, tt := range []struct {
		name, file string
		content    []byte
		cells      []string // where the errors are; "" for any
	}{
		{
			name: "an unknown type", file: "type.md", cells: []string{"survey!A2"},
			content: []byte("| survey |\n| | type | name | label |\n| | telepathy | a | A |\n"),
		},
		{
			name: "two mistakes", file: "two.md", cells: []string{"survey!D2", "survey!D3"},
			content: []byte("| survey |\n| | type | name | label | relevant |\n| | text | a | A | ${nobody}='' |\n| | integer | b | B | 1 + |\n"),
		},
		{name: "half a workbook", file: "half.xlsx", content: good[:len(good)/2], cells: []string{""}},
		{name: "a workbook that swells", file: "bomb.xlsx", content: bomb(t), cells: []string{""}},
		{name: "no zip at all", file: "text.xlsx", content: []byte("type,name,label\ntext,a,A\n"), cells: []string{""}},
		{name: "an old Excel file under a new name", file: "old.xlsx", content: ole(), cells: []string{""}},
		{name: "an old Excel file", file: "old.xls", content: ole(), cells: []string{""}},
		{name: "an empty file", file: "empty.xlsx", cells: []string{""}},
		{name: "an empty text", file: "empty.md", cells: []string{""}},
		{name: "a file of another kind", file: "photo.png", content: []byte("\x89PNG\r\n\x1a\n"), cells: []string{""}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			path := file(t, tt.file, tt.content)
			at := terminal{}
			at.refuses(t, in(t, "cli.form_errors", "File", path, "N", len(tt.cells)), "form", "check", path)
			said := map[string]string{}
			for lang, word := range in(t, "cli.error") {
				said[lang], _ = at.with("LANG", lang).run(t, "form", "check", path)
				lines := strings.Split(strings.TrimSpace(said[lang]), "\n")
				if len(lines) != len(tt.cells) {
					t.Fatalf("in %s it prints %q, want %d errors", lang, said[lang], len(tt.cells))
				}
				for i, line := range lines {
					if cell, _, ok := strings.Cut(line, ": "+word+": "); !ok || tt.cells[i] != "" && cell != tt.cells[i] {
						t.Errorf("in %s line %d is %q, want an error at %q", lang, i+1, line, tt.cells[i])
					}
				}
			}
			if said["es"] == said["en"] {
				t.Errorf("it prints the same in both languages: %q", said["es"])
			}
		})
	}
}

func TestFormCheckOfWhatCannotBeRead(t *testing.T) {
	absent := filepath.Join(t.TempDir(), "nowhere.xlsx")
	for lang, why := range in(t, "cli.not_there") {
		terminal{}.refuses(t, map[string]string{lang: spoken(t, lang).T("cli.read", "File", absent, "Why", why)}, "form", "check", absent)
	}
	folder := t.TempDir()
	terminal{}.refuses(t, in(t, "cli.read", "File", folder, "Why", ""), "form", "check", folder)
}
