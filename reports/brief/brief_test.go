package brief

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"cotejo/forms"
	"cotejo/reports"
	"cotejo/reports/draw"
)

var update = flag.Bool("update", false, "rewrite the goldens")

func TestGoldens(t *testing.T) {
	s := round(t)
	for _, tt := range []struct {
		name string
		doc  *Document
	}{
		{"profile-es", Profile(s, "XAA", "es", Options{})},
		{"profile-en", Profile(s, "XAA", "en", Options{})},
		{"summary-es", Summary(s, "es", Options{})},
		{"summary-en", Summary(s, "en", Options{})},
	} {
		t.Run(tt.name, func(t *testing.T) {
			file := filepath.Join("testdata", tt.name+".txt")
			got := dump(tt.doc)
			if *update {
				if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(string(want), got); diff != "" {
				t.Errorf("%s (-want +got):\n%s", file, diff)
			}
		})
	}
}

func TestDraftsStayOutOfReports(t *testing.T) {
	s := round(t)
	for name, doc := range map[string]*Document{"profile": Profile(s, "XAB", "es", Options{}), "summary": Summary(s, "es", Options{})} {
		if text := dump(doc); strings.Contains(text, "SECRETO") {
			t.Errorf("%s shows what has not been submitted:\n%s", name, text)
		}
	}
}

func TestProfileOfCountriesWithLittle(t *testing.T) {
	s := round(t)
	if doc := Profile(s, "ZZZ", "es", Options{}); doc != nil {
		t.Errorf("a country outside the round has a profile: %q", doc.Title)
	}
	for _, tt := range []struct{ name, iso3, want string }{
		{"nobody answers", "XAC", "Que no haya dato no equivale a que no haya política"},
		{"the only diagnostic is open", "XAB", "Diagnósticos cuyo contenido no se muestra, por no haberse enviado o porque la parte no autoriza publicarlo: 1."},
	} {
		t.Run(tt.name, func(t *testing.T) {
			doc := Profile(s, tt.iso3, "es", Options{})
			if text := dump(doc); !strings.Contains(text, tt.want) {
				t.Errorf("got\n%s\nwant it to say %q", text, tt.want)
			}
			if len(doc.Parts) != 2 {
				t.Errorf("%d parts, want who answers and the sources", len(doc.Parts))
			}
		})
	}
}

// TestNothingIsSaidOfARoundNobodyHasSubmittedTo: silence is not a finding.
func TestNothingIsSaidOfARoundNobodyHasSubmittedTo(t *testing.T) {
	s := round(t)
	s.Diagnostics = s.Diagnostics[2:3] // Beta, still answering
	var parts []string
	for _, p := range Summary(s, "es", Options{}).Parts {
		parts = append(parts, string(p.Part))
	}
	if diff := cmp.Diff([]string{"findings", "coverage", "reading", "countries", "sources"}, parts); diff != "" {
		t.Errorf("parts (-want +got):\n%s", diff)
	}
}

func TestUnansweredListsAreNotEmptyOnes(t *testing.T) {
	s := round(t)
	s.Diagnostics = s.Diagnostics[3:] // Delta, mostly silent
	text := dump(Summary(s, "en", Options{}))
	for _, want := range []string{
		"Gaps reported: no data. None of the submitted diagnostics (1) says whether there are any.",
		"No impact reported. Diagnostics of which it is known: n = 0 of 1.",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("the summary lacks %q:\n%s", want, text)
		}
	}
}

func TestOptions(t *testing.T) {
	s := round(t)
	doc := Profile(s, "XAA", "en", Options{
		Parts: []Part{PartSources, PartImpacts, PartFacts},
		Extra: map[Part]forms.Text{
			PartImpacts: text("Primero.\n\nSegundo.", "First.\r\n\r\nSecond,\nstill the second."),
			PartTree:    text("No elegida", "Not chosen"),
		},
		Paper: Letter,
		Address: func(p Place) string {
			return "/" + p.Country + "/" + p.Party + "/" + p.Section + "/" + string(p.Key.Row)
		},
	})
	var parts []string
	for _, p := range doc.Parts {
		parts = append(parts, string(p.Part))
	}
	if diff := cmp.Diff([]string{"facts", "impacts", "sources"}, parts); diff != "" {
		t.Errorf("parts, in the report's order (-want +got):\n%s", diff)
	}
	var added []string
	for _, b := range doc.Parts[1].Blocks {
		if p, ok := b.(Paragraph); ok && p.Kind == Added {
			added = append(added, p.Text.String())
		}
	}
	if diff := cmp.Diff([]string{"First.", "Second,\nstill the second."}, added); diff != "" {
		t.Errorf("the organisers' paragraphs (-want +got):\n%s", diff)
	}
	if doc.Paper != Letter {
		t.Errorf("paper %q, want letter", doc.Paper)
	}
}

func TestNotesLeadToTheirAnswers(t *testing.T) {
	address := func(p Place) string {
		return "/" + p.Country + "/" + p.Party + "/" + p.Section + "/" + string(p.Key.Row)
	}
	doc := Profile(round(t), "XAA", "es", Options{Address: address})
	got := map[string][]NotePlace{}
	for _, n := range doc.Notes {
		got[n.Citation] = n.Places
	}
	want := map[string][]NotePlace{
		"Gaceta 7":    {{Group: "Gobierno", Text: "¿Hay política explícita?", Href: "/XAA/gov/b/"}},
		"Ley 1, 2014": {{Group: "Gobierno", List: "Estrategias", Text: "1", Href: "/XAA/gov/d/s1"}},
		"Informe": {
			{Group: "Gobierno", List: "Estrategias", Text: "1", Href: "/XAA/gov/d/s1"},
			{Group: "Gobierno", List: "Programas", Text: "1", Href: "/XAA/gov/f/p1"},
		},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("notes (-want +got):\n%s", diff)
	}
	for i, used := range noteUses(doc) {
		if used == 0 {
			t.Errorf("note %d (%s) is cited nowhere", i+1, doc.Notes[i].Citation)
		}
	}
}

// noteUses counts how often each note is cited.
func noteUses(doc *Document) []int {
	uses := make([]int, len(doc.Notes))
	count := func(l Line) {
		for _, s := range l {
			for _, n := range s.Notes {
				uses[n-1]++
			}
		}
	}
	for _, s := range doc.Parts {
		for _, b := range s.Blocks {
			t, ok := b.(Table)
			if !ok {
				continue
			}
			for _, row := range t.Rows {
				for _, c := range row.Cells {
					for _, l := range c.Lines {
						count(l)
					}
					countTree(c.Tree, count)
				}
			}
		}
	}
	return uses
}

func countTree(branches []Branch, count func(Line)) {
	for _, b := range branches {
		count(b.Text)
		countTree(b.Children, count)
	}
}

func TestDraftSaysSoOnTop(t *testing.T) {
	s := round(t)
	s.Draft, s.Number = true, 0
	doc := Summary(s, "es", Options{})
	if want := "Borrador · Ficticio · R-1 · Corte en vivo del 24/11/2026 15:30 UTC"; doc.Header != want {
		t.Errorf("header %q, want %q", doc.Header, want)
	}
	if len(doc.Warnings) != 2 {
		t.Errorf("warnings %q, want those of a draft and of an exercise", doc.Warnings)
	}
}

func TestReportsOfAnyQuestionnaire(t *testing.T) {
	plain := &forms.Questionnaire{
		Name: "plain", Title: text("Otro", "Other"), Version: "1", Languages: []string{"es"},
		Sections: []*forms.Section{section("s", "Sección", "Section", written("q1", "¿Qué?", "What?"),
			roster("things", "Cosas", "Things", written("thing", "Cosa", "Thing")))},
	}
	if faults := plain.Seal(); len(faults) > 0 {
		t.Fatalf("seal: %+v", faults)
	}
	s := &reports.Snapshot{
		Questionnaire: plain, Taken: taken, Round: reports.Round{Code: "P"}, Countries: []reports.Country{{ISO3: "XAA", Name: text("Alfa", "Alpha")}},
	}
	s.Diagnostics = []reports.Diagnostic{diagnostic(plain, "XAA", reports.Institution, map[string][]forms.RowID{"things": {"t1"}}, answers{"q1": "Esto", "thing@t1": "Una"})}
	profile, summary := dump(Profile(s, "XAA", "es", Options{})), dump(Summary(s, "es", Options{}))
	for _, want := range []string{"| ¿Qué? | Esto |", "= Cosas\n  | Institución | Una |", "## Respuestas esenciales"} {
		if !strings.Contains(profile, want) {
			t.Errorf("the profile lacks %q:\n%s", want, profile)
		}
	}
	if want := "Alfa. Institución: cosas: 1."; !strings.Contains(summary, want) {
		t.Errorf("the summary lacks %q:\n%s", want, summary)
	}
}

// TestNothingIsRanked holds that countries keep list order wherever they stand
// below each other.
func TestNothingIsRanked(t *testing.T) {
	order := map[string]int{"Alfa": 0, "Beta": 1, "Gama": 2, "Delta": 3}
	for _, s := range Summary(round(t), "es", Options{}).Parts {
		for _, b := range s.Blocks {
			last := 0
			for _, name := range firstColumn(b) {
				place, country := order[name]
				if country && place < last {
					t.Errorf("%s: %s stands below a country that follows it", s.Title, name)
				}
				last = max(last, place)
			}
		}
	}
}

func firstColumn(b Block) []string {
	var names []string
	switch b := b.(type) {
	case Table:
		for _, row := range b.Rows {
			if len(row.Cells) > 0 && len(row.Cells[0].Lines) > 0 {
				name, _, _ := strings.Cut(row.Cells[0].Lines[0].String(), " (")
				names = append(names, name)
			}
		}
	case Figure:
		if g, ok := b.Chart.(draw.Grid); ok {
			for _, row := range g.Rows {
				names = append(names, row.Label)
			}
		}
	}
	return names
}
