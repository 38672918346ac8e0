package main

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// TestBriefsKeepToTheirPages writes the profiles and summaries of the exercise
// and has LibreOffice lay them out: a profile has 2 to 4 pages, or one where
// nothing is submitted; a summary 6 to 10.
func TestBriefsKeepToTheirPages(t *testing.T) {
	office, err := exec.LookPath("soffice")
	if err != nil {
		lacking(t, "office", "there is no LibreOffice on this machine")
	}
	at, folder := terminal{folder: demoFolder(t)}, t.TempDir()
	limits := map[string][2]int{}
	write := func(name string, least, most int, args ...string) {
		at.must(t, append(args, "--round", exercise, "--out", filepath.Join(folder, name+".docx"))...)
		limits[name] = [2]int{least, most}
	}
	for _, iso3 := range []string{"XAA", "XAB", "XAC", "XAD", "XAF", "XAI"} {
		write("profile-"+iso3, 2, 4, "report", "profile", "--country", iso3)
	}
	write("profile-XAC-en", 2, 4, "report", "profile", "--country", "XAC", "--lang", "en", "--paper", "letter")
	write("profile-XAJ", 1, 1, "report", "profile", "--country", "XAJ")
	write("summary-es", 6, 10, "report", "summary")
	write("summary-en", 6, 10, "report", "summary", "--lang", "en", "--paper", "letter")
	layOut(t, office, folder)
	for name, limit := range limits {
		pdf, err := os.ReadFile(filepath.Join(folder, name+".pdf"))
		if err != nil {
			t.Error(err)
			continue
		}
		if n := pageCount(pdf); n < limit[0] || n > limit[1] {
			t.Errorf("%s has %d pages, want %d to %d", name, n, limit[0], limit[1])
		}
	}
}

// layOut turns every Word document of a folder into a PDF.
func layOut(t *testing.T, office, folder string) {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(folder, "*.docx"))
	if err != nil {
		t.Fatal(err)
	}
	args := []string{
		"-env:UserInstallation=file://" + filepath.ToSlash(filepath.Join(t.TempDir(), "office")),
		"--headless", "--convert-to", "pdf", "--outdir", folder,
	}
	if said, err := exec.CommandContext(t.Context(), office, append(args, files...)...).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, said)
	}
}

// pageCount reads a PDF's number of pages from its tree of pages.
func pageCount(pdf []byte) int {
	most := 0
	for _, object := range regexp.MustCompile(`/Type\s*/Pages\b[^>]*`).FindAll(pdf, -1) {
		if m := regexp.MustCompile(`/Count\s+(\d+)`).FindSubmatch(object); m != nil {
			n, _ := strconv.Atoi(string(m[1]))
			most = max(most, n)
		}
	}
	return most
}

func TestBriefsByFormat(t *testing.T) {
	at, folder := terminal{folder: demoFolder(t)}, t.TempDir()
	for _, tt := range []struct {
		name, file, begins string
		args               []string
	}{
		{"Word", "p.docx", "PK\x03\x04", []string{"profile", "--country", "xaa"}},
		{"a page to print", "p.html", "<!doctype html>\n<html lang=\"es\">", []string{"profile", "--country", "XAA"}},
		{"a page of the summary", "s.HTML", "<!doctype html>\n<html lang=\"en\">", []string{"summary", "--lang", "en"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			path := filepath.Join(folder, tt.file)
			args := append([]string{"report"}, tt.args...)
			if printed := at.must(t, append(args, "--round", exercise, "--out", path)...); strings.TrimSpace(printed) != path {
				t.Errorf("printed %q, want the name of the file", printed)
			}
			data, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			if !bytes.HasPrefix(data, []byte(tt.begins)) {
				t.Errorf("the file begins with %.40q, want %q", data, tt.begins)
			}
		})
	}
}

func TestBriefsOfWhatIsNotThere(t *testing.T) {
	at, out := terminal{folder: demoFolder(t)}, filepath.Join(t.TempDir(), "x.docx")
	at.refuses(t, in(t, "cli.no_round", "Round", "NADA"), "report", "summary", "--round", "NADA", "--out", out)
	at.refuses(t, in(t, "cli.no_country", "Round", exercise, "Country", "FRA"), "report", "profile", "--round", exercise, "--country", "FRA", "--out", out)
	at.refuses(t, in(t, "cli.no_snapshot", "Round", exercise, "N", 99), "report", "profile", "--round", exercise, "--country", "XAA", "--snapshot", "99", "--out", out)
	if _, err := os.Stat(out); !os.IsNotExist(err) {
		t.Errorf("a file was left behind: %v", err)
	}
}
