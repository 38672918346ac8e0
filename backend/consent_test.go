package main

import (
	"archive/zip"
	"bytes"
	"html"
	"io"
	"net/http"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"cotejo/backend/demo"
	"cotejo/backend/store"
	"cotejo/backend/survey"
	"cotejo/reports"
)

// consenting is the code of a round with some of the exercise's diagnostics,
// one of which lets nobody publish its answers, or does.
const consenting = "CONSENTIMIENTO"

// consentingRound is that round: who answers it says to a_consent, and what
// that one alone has written.
func consentingRound(t *testing.T, consent string) (demo.Round, []string) {
	t.Helper()
	seed, err := demo.Load()
	if err != nil {
		t.Fatal(err)
	}
	i := slices.IndexFunc(seed.Rounds, func(r demo.Round) bool { return r.Code == "EJERCICIO-2026" })
	r := seed.Rounds[i]
	r.Code, r.Countries = consenting, r.Countries[:2]
	r.Diagnostics = slices.DeleteFunc(r.Diagnostics, func(d demo.Diagnostic) bool { return !slices.Contains(r.Countries, d.Country) })
	said := map[string]int{} // in how many diagnostics
	for _, d := range r.Diagnostics {
		own := map[string]bool{}
		for _, a := range d.Answers {
			own[a.Value] = true
		}
		for text := range own {
			said[text]++
		}
	}
	var alone []string
	first := &r.Diagnostics[0]
	for i, a := range first.Answers {
		if strings.HasSuffix(a.Question, "/a_consent") {
			first.Answers[i].Value = consent
		}
		private := strings.HasSuffix(a.Question, "/a_resp_name") || strings.HasSuffix(a.Question, "/a_resp_position") || strings.HasSuffix(a.Question, "/a_resp_email")
		if a.Lang != "" && len(a.Value) > 30 && said[a.Value] == 1 && !private {
			alone = append(alone, a.Value)
		}
	}
	return r, alone
}

// held puts the round into a data folder with the demonstration, and takes a
// snapshot of it and a draft.
func held(t *testing.T, folder string, r demo.Round) {
	t.Helper()
	st, err := store.Open(t.Context(), config{data: folder}.database())
	if err != nil {
		t.Fatal(err)
	}
	defer st.Close()
	service := survey.New(st, time.Now)
	organiser, err := service.Demo(t.Context(), survey.Organiser)
	if err != nil {
		t.Fatal(err)
	}
	if err := loadRound(t.Context(), service, organiser, r); err != nil {
		t.Fatal(err)
	}
	for _, draft := range []bool{false, true} {
		if _, err := service.Freeze(t.Context(), organiser, r.Code, draft); err != nil {
			t.Fatal(err)
		}
	}
}

// outputs are all that the command line writes of the round and its snapshots.
func outputs(t *testing.T, at terminal, country string) map[string]string {
	t.Helper()
	all := map[string]string{}
	write := func(file string, args ...string) {
		out := filepath.Join(t.TempDir(), file)
		all[strings.Join(args, " ")] = legible(t, at.writtenTo(t, out, append(args, "--round", consenting)...))
	}
	for _, cut := range [][]string{nil, {"--draft"}, {"--snapshot", "2"}} {
		write("w.xlsx", append([]string{"report", "comparative", "--lang", "en"}, cut...)...)
		for _, shape := range []string{"csv", "json", "zip"} {
			write("answers", append([]string{"export", "answers", "--format", shape}, cut...)...)
		}
		for _, ext := range []string{"p.html", "p.docx"} {
			write(ext, append([]string{"report", "profile", "--country", country}, cut...)...)
			write("s"+ext, append([]string{"report", "summary"}, cut...)...)
		}
	}
	write("answers", "export", "answers", "--format", "csv", "--wide")
	write("answers", "export", "answers", "--format", "csv", "--roster", "imp")
	return all
}

// legible is what a file says, unpacked where it is packed.
func legible(t *testing.T, file []byte) string {
	t.Helper()
	var all strings.Builder
	z, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		return html.UnescapeString(string(file))
	}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.Copy(&all, r); err != nil {
			t.Fatal(err)
		}
		r.Close()
	}
	return html.UnescapeString(all.String())
}

// enough is at how many different choices a page is looked at.
const enough = 4

// walked are the pages and files of the round that one who is signed in reaches
// by links, but those of a diagnostic itself.
func walked(t *testing.T, c *http.Client, site string) map[string]string {
	t.Helper()
	link := regexp.MustCompile(`href="([^"#]*)`)
	pages, next, times := map[string]string{}, []string{"/rondas/" + consenting}, map[string]int{}
	for len(next) > 0 {
		path := next[0]
		next = next[1:]
		own := strings.Contains(path, "/gov") || strings.Contains(path, "/cso")
		page, _, _ := strings.Cut(path, "?")
		if _, seen := pages[path]; seen || own || !strings.HasPrefix(path, "/rondas/"+consenting) || times[page] == enough {
			continue
		}
		times[page]++
		res, err := c.Get(site + path)
		if err != nil {
			t.Fatal(err)
		}
		content := body(t, res)
		pages[path] = legible(t, content)
		if !strings.HasPrefix(res.Header.Get("Content-Type"), "text/html") {
			continue
		}
		for _, m := range link.FindAllSubmatch(content, -1) {
			to := html.UnescapeString(string(m[1]))
			if strings.HasPrefix(to, "?") {
				before, _, _ := strings.Cut(path, "?")
				to = before + to
			}
			next = append(next, to)
		}
	}
	return pages
}

// TestWithoutConsentNothingIsPublished: what a party has written that does not
// let its answers be published stands in no file and on no page. Its twin lets
// them be, and the same search finds them in all that shows texts.
func TestWithoutConsentNothingIsPublished(t *testing.T) {
	for _, consent := range []string{"no", "yes"} {
		t.Run(consent, func(t *testing.T) {
			r, alone := consentingRound(t, consent)
			if len(alone) < 20 {
				t.Fatalf("%d texts are its own", len(alone))
			}
			x := terminal{folder: demoFolder(t)}
			held(t, x.folder, r)
			all := outputs(t, x, r.Countries[0])
			s := x.serve(t, "--demo")
			pages := 0
			for _, role := range []string{"analyst", "organiser"} {
				for path, said := range walked(t, enter(t, s, role), s.address) {
					all[role+" "+path] = said
					pages++
				}
			}
			if pages < 20 {
				t.Errorf("%d pages were walked", pages)
			}
			spoke, files := 0, 0
			for name, said := range all {
				found := slices.DeleteFunc(slices.Clone(alone), func(text string) bool { return !strings.Contains(said, text) })
				withheld := strings.Contains(said, string(reports.Unpublished))
				switch {
				case consent == "no" && len(found) > 0:
					t.Errorf("%s says %q", name, found[0])
				case consent == "yes" && strings.HasPrefix(name, "export") && len(found) == 0:
					t.Errorf("%s has none of its texts", name)
				case strings.Contains(name, "json") && !strings.Contains(name, "draft") && withheld != (consent == "no"):
					t.Errorf("%s says that it is withheld: %v", name, withheld)
				}
				if len(found) > 0 {
					spoke++
				}
				if len(found) > 0 && !strings.Contains(name, "/") {
					files++
				}
			}
			if consent == "yes" && (files < (len(all)-pages)*9/10 || spoke < files+20) {
				t.Errorf("%d of %d files and %d of %d pages say any of its texts", files, len(all)-pages, spoke-files, pages)
			}
		})
	}
}
