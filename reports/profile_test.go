package reports

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestProfileTree(t *testing.T) {
	p := BuildProfile(round(t), "XAA", "es")
	if len(p.Trees) != 1 {
		t.Fatalf("%d trees, want that of the voice that lists strategies", len(p.Trees))
	}
	var got []string
	outline(&got, p.Trees[0].Tree, "")
	for _, b := range p.Trees[0].Loose {
		got = append(got, "loose "+b.Title)
	}
	want := []string{
		"S1 Retorno [2]", "  1 Atender []", "    1 Ventanilla []",
		"S2 Integración []", "  2 Acoger []", "    1 Ventanilla [] repeated",
		"loose Suelto",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("tree (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"Gaceta 7", "Informe"}, p.Notes); diff != "" {
		t.Errorf("notes, in the order first cited (-want +got):\n%s", diff)
	}
}

func outline(lines *[]string, branches []Branch, indent string) {
	for _, b := range branches {
		line := fmt.Sprintf("%s%s %s %v", indent, b.Code, b.Title, b.Notes)
		if b.Repeated {
			line += " repeated"
		}
		*lines = append(*lines, line)
		outline(lines, b.Children, indent+"  ")
	}
}

func TestProfileShowsEssentialAnswersOfEachVoice(t *testing.T) {
	p := BuildProfile(round(t), "XAA", "es")
	var got []string
	for _, s := range p.Framework {
		for _, l := range s.Lines {
			for _, c := range l.Cells {
				got = append(got, fmt.Sprintf("%s %s %s %v", l.Question.Name, c.Party.Voice, c.Text, c.Notes))
			}
		}
	}
	want := []string{"policy gov Sí []", "policy cso No []", "year gov 2014 [1]", "year cso no se pregunta []"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("framework (-want +got):\n%s", diff)
	}
}

func TestProfileListsSilences(t *testing.T) {
	p := BuildProfile(round(t), "XAD", "es")
	var got []string
	for _, s := range p.Silences {
		line := string(s.Mark)
		for _, q := range s.Essential {
			line += " " + q.Name
		}
		got = append(got, fmt.Sprintf("%s +%d", line, s.Others))
	}
	if diff := cmp.Diff([]string{"dk policy +1", "na +1"}, got); diff != "" {
		t.Errorf("silences (-want +got):\n%s", diff)
	}
	if len(p.Framework) != 0 {
		t.Errorf("a framework of %d sections where no essential question has a value", len(p.Framework))
	}
}

func TestProfileOfCountriesWithLittle(t *testing.T) {
	s := round(t)
	if p := BuildProfile(s, "XAC", "es"); p == nil || p.Voices != nil || p.Rosters != nil {
		t.Errorf("a country without diagnostic: %+v, want a profile that says nobody answered", p)
	}
	open := BuildProfile(s, "XAB", "es")
	if len(open.Voices) != 1 || open.Framework != nil || open.Trees != nil || open.Silences != nil {
		t.Errorf("an open diagnostic: %+v, want who answers and no contents", open)
	}
	if p := BuildProfile(s, "ZZZ", "es"); p != nil {
		t.Errorf("a country outside the round has a profile: %+v", p)
	}
}

func TestExcerptSaysThatItIsOne(t *testing.T) {
	long := strings.Repeat("palabra ", 60)
	got, shortened := excerpt(long)
	if !shortened || !strings.HasSuffix(got, "palabra …") || len([]rune(got)) > excerptLength+2 {
		t.Errorf("excerpt of a long text: %q, %v", got, shortened)
	}
	if got, shortened := excerpt("breve"); got != "breve" || shortened {
		t.Errorf("excerpt of a short text: %q, %v", got, shortened)
	}
}
