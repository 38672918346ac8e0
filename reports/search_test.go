package reports

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"cotejo/forms"
)

func TestTextsAreFoundAsASpanishSpeakerExpects(t *testing.T) {
	for _, tt := range []struct {
		name, query, text string
		want              string // what is emphasised, joined by |; "-" when nothing is found
	}{
		{"letters in any case", "ley", "La LEY de Migración", "LEY"},
		{"without its accent", "migracion", "La Ley de Migración", "Migración"},
		{"with an accent that the text lacks", "migración", "la migracion", "migracion"},
		{"an accent written apart", "migracion", "la migracio\u0301n.", "migracio\u0301n"},
		{"n finds ñ", "ninez", "La niñez migrante", "niñez"},
		{"ñ finds ñ", "NIÑEZ", "La niñez migrante", "niñez"},
		{"ñ written apart", "niñez", "La nin\u0303ez", "nin\u0303ez"},
		{"ñ does not find n", "año", "mano a mano", "-"},
		{"ü", "linguistica", "diversidad lingüística", "lingüística"},
		{"wide letters", "abc", "ＡＢＣ", "ＡＢＣ"},
		{"joined letters", "oficina", "La oﬁcina", "oﬁcina"},
		{"part of a longer word", "migra", "inmigrantes", "migra"},
		{"several words in any order", "ley retorno", "El retorno según la ley", "retorno|ley"},
		{"one word is missing", "ley asilo", "El retorno según la ley", "-"},
		{"a phrase", `"la ley"`, "según la  ley vigente", "la  ley"},
		{"a phrase in angle quotes", "«la ley»", "según la\nley vigente", "la\nley"},
		{"a phrase is whole words", `"la ley"`, "según la leyenda", "-"},
		{"a phrase after a part like it", `"ley"`, "leyes y ley", "ley"},
		{"a phrase out of order", `"ley la"`, "según la ley", "-"},
		{"a quote left open", `"la ley`, "según la ley", "la ley"},
		{"words that touch", "mi migra", "migrante", "migra"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			q := ParseQuery(tt.query)
			var got []string
			for _, s := range q.In(tt.text) {
				got = append(got, tt.text[s.From:s.To])
			}
			found := strings.Join(got, "|")
			if !q.Finds([]string{tt.text}) {
				found = "-"
			}
			if found != tt.want {
				t.Errorf("%q in %q: got %q, want %q", tt.query, tt.text, found, tt.want)
			}
		})
	}
}

func TestAQueryWithoutLettersLooksForNothing(t *testing.T) {
	for _, text := range []string{"", "  ", `""`, "¿?", "«»", "—"} {
		if !ParseQuery(text).Empty() {
			t.Errorf("%q looks for something", text)
		}
	}
	if n := len(ParseQuery(strings.Repeat("a b c ", 100)).terms); n != mostTerms {
		t.Errorf("%d terms, want at most %d", n, mostTerms)
	}
}

// hits are what a search finds, a line each.
func hits(s *Snapshot, query string) []string {
	var lines []string
	for _, h := range Search(s, ParseQuery(query), "es", 100).Hits {
		lines = append(lines, h.Country.ISO3+" "+string(h.Party.Voice)+" "+h.Question.Name+" "+h.RowTitle+": "+h.Text)
	}
	return lines
}

func TestSearchLooksThroughWordsLabelsAndSources(t *testing.T) {
	s := round(t)
	for _, tt := range []struct {
		name, query string
		want        []string
	}{
		{"free text", "ventanilla", []string{"XAA gov f_name Ventanilla: Ventanilla"}},
		{"a choice by its label", "sí", []string{"XAA gov policy : Sí", "XAA gov means : Sí; No"}},
		{"a row by its title, also where it is chosen", "atender", []string{"XAA gov e_name Atender: Atender", "XAA gov f_obj Ventanilla: Atender; Acoger"}},
		{"a source", "gaceta", []string{"XAA gov year : 2014"}},
		{"with what it belongs to", "ventanilla acoger", []string{"XAA gov f_obj Ventanilla: Atender; Acoger"}},
		{"with its country", "alfa 2014", []string{"XAA gov year : 2014"}},
		{"a country alone", "alfa", nil},
		{"a special answer", "sabemos", nil},
		{"a zero", `"0"`, []string{"XAA gov people : 0", "XAA gov double : 0"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, hits(s, tt.query)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestASelectionNarrowsASearch(t *testing.T) {
	s := round(t)
	all, part := Search(s, ParseQuery(`"no"`), "es", 100), Search(s.Only(Selection{Voices: []Voice{CivilSociety}}), ParseQuery(`"no"`), "es", 100)
	if all.N != 2 || part.N != 1 || part.Hits[0].Party.Voice != CivilSociety || part.Parties != 1 {
		t.Errorf("all %d, civil society %d of %d parties, want 2 and 1 of 1", all.N, part.N, part.Parties)
	}
	if few := Search(s, ParseQuery(`"no"`), "es", 1); few.N != 2 || len(few.Hits) != 1 {
		t.Errorf("%d listed of %d, want 1 of 2", len(few.Hits), few.N)
	}
}

// TestSecretsAreNeverFound plants a secret wherever something is not shown: in
// a private question, a diagnostic that is not sent, an answer that others rule
// out, a special answer's remains, and their sources. The twin in an open
// answer is found.
func TestSecretsAreNeverFound(t *testing.T) {
	const secret = "XILÓFONO"
	rapid.Check(t, func(rt *rapid.T) {
		place := rapid.SampledFrom([]string{"open", "private", "withheld", "hidden", "row", "source"}).Draw(rt, "place")
		q := form(t)
		given := answers{"policy": "yes", "means": "yes", "k_title@k1": "Ley"}
		rows := map[string][]forms.RowID{"evi": {"k1"}}
		where := "k_title@k1"
		switch place {
		case "open":
			given[where] = "Un " + secret + " suena"
		case "private", "row":
			given[where] = secret
			q.ByName("k_title")[0].(*forms.Question).Private = true
			q.Seal()
		case "withheld":
			given[where] = secret
		case "hidden", "source":
			given["policy"], given["year"] = "no", "2014"
		}
		d := diagnostic(q, "XAA", Government, rows, given)
		if place == "hidden" || place == "source" {
			key := cellNamed(q, "year")
			origin := d.Origin[key]
			origin.Source = secret
			d.Origin[key] = origin
		}
		if place == "withheld" {
			d.Status, d.State = Open, nil
		}
		s := &Snapshot{Questionnaire: q, Countries: []Country{{ISO3: "XAA", Name: text("Alfa")}}, Diagnostics: []Diagnostic{d}}
		look := rapid.SampledFrom([]string{"xilófono", "XILOFONO", "lofo", `"xilofono"`}).Draw(rt, "query")
		want := 0
		if place == "open" {
			want = 1
		}
		if got := Search(s, ParseQuery(look), "es", 10); got.N != want {
			rt.Fatalf("%s in a %s place: found %d times, want %d", look, place, got.N, want)
		}
	})
}

// FuzzParseQuery holds that any text is a query, that what it finds in a text
// are whole letters in order, and that it finds itself.
func FuzzParseQuery(f *testing.F) {
	for _, seed := range []string{"ley", `"la ley" niñez`, "«", "\xff\xfe", "ﬁ ñ \u0303", strings.Repeat("a ", 50), "ＡＢＣ ß"} {
		f.Add(seed, "La Ley de la niñez: oﬁcina y Straße")
	}
	f.Fuzz(func(t *testing.T, query, text string) {
		q := ParseQuery(query)
		spans := q.In(text)
		if !slices.IsSortedFunc(spans, func(a, b Span) int { return a.From - b.From }) {
			t.Errorf("%v are out of order", spans)
		}
		at := 0
		for _, s := range spans {
			if s.From < at || s.To <= s.From || s.To > len(text) {
				t.Errorf("%v in %d bytes", spans, len(text))
			}
			at = s.To
		}
		if found := q.Finds([]string{text}); found && !q.Empty() && len(spans) == 0 {
			t.Errorf("%q is found in %q, but nowhere", query, text)
		}
		if words := strings.Map(func(r rune) rune {
			if strings.ContainsRune(`"“”«»`, r) {
				return ' '
			}
			return r
		}, query); !ParseQuery(words).Finds([]string{words}) {
			t.Errorf("%q does not find itself", words)
		}
	})
}
