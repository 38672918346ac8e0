package view

import (
	"bytes"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"cotejo/reports"
)

// mixed is a region with two voices in one country, a special answer, a
// country that has not submitted, and one without any diagnostic.
func mixed(t testing.TB) *reports.Snapshot {
	t.Helper()
	s := round(t, "diagnostico", "XAA", "XAB", "XAC", "XAD")
	long := strings.Repeat("Una política escrita con detalle. ", 12)
	answered(t, s, "XAA", reports.Government, map[string]string{"b_explicit": "single", "b_process": long, "c_ins_name@1": "Ley", "c_ins_year@1": "2001"})
	answered(t, s, "XAA", reports.CivilSociety, map[string]string{"b_explicit": "drafting"})
	answered(t, s, "XAB", reports.Government, map[string]string{"b_explicit": "?dk"})
	answered(t, s, "XAC", reports.Government, map[string]string{"b_explicit": "single", "b_process": "secreto"})
	d := &s.Diagnostics[len(s.Diagnostics)-1]
	d.Status, d.State, d.Origin = reports.Open, nil, nil
	return s
}

// TestNarrowingIsTheSameBeforeAndAfter: a view of a part is the view of a
// snapshot that never held the rest.
func TestNarrowingIsTheSameBeforeAndAfter(t *testing.T) {
	s := mixed(t)
	rapid.Check(t, func(r *rapid.T) {
		sel := reports.Selection{
			Countries: rapid.SliceOfDistinct(rapid.SampledFrom([]string{"XAA", "XAB", "XAC", "XAD"}), rapid.ID[string]).Draw(r, "countries"),
			Voices:    rapid.SliceOfDistinct(rapid.SampledFrom([]reports.Voice{reports.Government, reports.CivilSociety}), rapid.ID[reports.Voice]).Draw(r, "voices"),
		}
		bare := &reports.Snapshot{Questionnaire: s.Questionnaire, Taken: s.Taken, Round: s.Round}
		for _, c := range s.Countries {
			if len(sel.Countries) == 0 || contains(sel.Countries, c.ISO3) {
				bare.Countries = append(bare.Countries, c)
			}
		}
		for _, d := range s.Diagnostics {
			if (len(sel.Countries) == 0 || contains(sel.Countries, d.Country)) && (len(sel.Voices) == 0 || contains(sel.Voices, d.Party.Voice)) {
				bare.Diagnostics = append(bare.Diagnostics, d)
			}
		}
		for _, k := range Kinds(bare) {
			ask := Ask{Lang: "es", Params: map[string]string{"seccion": "b"}}
			one, err := Make(s.Only(sel), k.Name, ask)
			if err != nil {
				r.Fatal(err)
			}
			two, err := Make(bare, k.Name, ask)
			if err != nil {
				r.Fatal(err)
			}
			if diff := cmp.Diff(one.Tables, two.Tables); diff != "" || one.From != two.From {
				r.Fatalf("%s of %v:\n%s", k.Name, sel, diff)
			}
		}
	})
}

func contains[T comparable](list []T, x T) bool {
	for _, y := range list {
		if x == y {
			return true
		}
	}
	return false
}

// TestSilenceIsInNoShare fills one question in any way and holds the counts
// and shares of its distribution against a plain reading of what was put in.
func TestSilenceIsInNoShare(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		kinds := rapid.SliceOfN(rapid.SampledFrom([]string{"single", "drafting", "?dk", "?na", "?noinfo", "", "none"}), 1, 10).Draw(r, "answers")
		var codes []string
		for i := range kinds {
			codes = append(codes, "X"+string(rune('A'+i))+"A")
		}
		s := round(t, "diagnostico", codes...)
		yes, n := 0, 0
		for i, kind := range kinds {
			given := map[string]string{}
			if kind != "" {
				given["b_explicit"] = kind
			}
			if kind == "none" {
				continue
			}
			answered(t, s, codes[i], reports.Government, given)
			if kind == "single" || kind == "drafting" {
				n++
			}
			if kind == "single" {
				yes++
			}
		}
		v, err := Make(s, "reparto", Ask{Lang: "es", Params: map[string]string{"pregunta": "b/b_explicit"}})
		if err != nil {
			r.Fatal(err)
		}
		for _, row := range v.Table("reparto").Rows {
			if row.Cells[1].Text != "single" {
				continue
			}
			want := []string{strconv.Itoa(yes), strconv.Itoa(n)}
			got := []string{row.Cells[3].Text, row.Cells[4].Text}
			if diff := cmp.Diff(want, got); diff != "" || (n == 0) != (row.Cells[5].Mark == reports.NoData) {
				r.Fatalf("of %v: %s %+v", kinds, diff, row.Cells[5])
			}
			if x := row.Cells[5].Number; n > 0 && (*x < 100*float64(yes)/float64(n)-.06 || *x > 100*float64(yes)/float64(n)+.06) {
				r.Fatalf("of %v: share %v of %d in %d", kinds, *x, yes, n)
			}
		}
	})
}

// TestTheSameSnapshotIsDrawnTheSame: twice the same, to the last byte.
func TestTheSameSnapshotIsDrawnTheSame(t *testing.T) {
	s := mixed(t)
	for _, k := range Kinds(s) {
		one, two := made(t, s, k.Name, Ask{}), made(t, s, k.Name, Ask{})
		if diff := cmp.Diff(one.Tables, two.Tables); diff != "" {
			t.Errorf("%s: %s", k.Name, diff)
		}
		if one.Picture == nil {
			continue
		}
		if one.Poster().SVG("f") != two.Poster().SVG("f") {
			t.Errorf("%s is drawn differently", k.Name)
		}
		var a, b bytes.Buffer
		if one.Poster().WritePNG(&a) != nil || two.Poster().WritePNG(&b) != nil || !bytes.Equal(a.Bytes(), b.Bytes()) {
			t.Errorf("%s is painted differently", k.Name)
		}
	}
}

func TestMatrixShowsWhatWasSentAndNothingElse(t *testing.T) {
	v := made(t, mixed(t), "matriz", Ask{Params: map[string]string{"seccion": "b", "preguntas": "respondidas"}})
	m := v.table(t, "matriz")
	if got := len(m.Columns); got != 4+5 {
		t.Fatalf("%d columns, want four and one for each voice, the silent too", got)
	}
	if strings.Contains(strings.Join(m.lines(), "\n"), "secreto") {
		t.Error("what has not been submitted is shown")
	}
	marks := map[reports.Mark]bool{}
	for _, row := range m.Rows {
		for _, c := range row.Cells {
			marks[c.Mark] = true
			if c.Mark == reports.Answered && c.Source == "" {
				t.Errorf("%q names no source", c.Text)
			}
		}
	}
	for _, want := range []reports.Mark{reports.Answered, reports.DontKnow, reports.Withheld, reports.NoData} {
		if !marks[want] {
			t.Errorf("nothing is marked %s", want)
		}
	}
	if !m.Columns[7].Silent || !m.Columns[8].Silent || m.Columns[4].Silent {
		t.Error("who says nothing is not told from who does")
	}
}

// TestTilesKeepVoicesApart: a country with two voices has one tile with two
// pieces, and choices without an order no step of the ramp.
func TestTilesKeepVoicesApart(t *testing.T) {
	v := made(t, mixed(t), "mosaico", Ask{Params: map[string]string{"mostrar": "pregunta/b/b_explicit"}})
	svg := v.Poster().SVG("f")
	for _, iso3 := range []string{"XAA", "XAB", "XAC", "XAD"} {
		if strings.Count(svg, ">"+iso3+"<") != 1 {
			t.Errorf("%s has %d tiles, want one", iso3, strings.Count(svg, ">"+iso3+"<"))
		}
	}
	if strings.Contains(svg, "#0F5E5B") || !strings.Contains(svg, "url(#f-h)") {
		t.Error("a choice has a step of the ramp, or no data is not hatched")
	}
	lines := strings.Join(v.table(t, "respuestas").lines(), "\n")
	for _, want := range []string{"XAA | Gobierno", "XAA | Sociedad civil", "no sé", "no se muestra", "sin dato"} {
		if !strings.Contains(lines, want) {
			t.Errorf("the table lacks %q:\n%s", want, lines)
		}
	}
}

func TestCoverageCountsWhatIsNotSent(t *testing.T) {
	s := mixed(t)
	v := made(t, s, "cobertura", Ask{})
	lines := strings.Join(v.table(t, "cobertura").lines(), "\n")
	if !strings.Contains(lines, "XAC") || strings.Contains(lines, "secreto") {
		t.Errorf("got\n%s", lines)
	}
	for _, row := range v.Table("").Rows {
		answered, open, all := row.Cells[6].Number, row.Cells[8].Number, row.Cells[5].Number
		if all != nil && *answered+*row.Cells[7].Number+*open != *all {
			t.Errorf("%s: %v, %v and %v do not make %v", row.Cells[1].Text, *answered, *row.Cells[7].Number, *open, *all)
		}
	}
}

// TestSourcesHaveColumns: a table for a file has them beside its answers.
func TestSourcesHaveColumns(t *testing.T) {
	v := made(t, mixed(t), "matriz", Ask{Params: map[string]string{"seccion": "b"}})
	plain, sourced := v.Table(""), v.Table("").Sourced("es")
	if len(sourced.Columns) <= len(plain.Columns) {
		t.Fatalf("%d columns, then %d", len(plain.Columns), len(sourced.Columns))
	}
	for i, row := range sourced.Rows {
		if row.Heading == "" && len(row.Cells) != len(sourced.Columns) {
			t.Errorf("row %d has %d cells under %d heads", i, len(row.Cells), len(sourced.Columns))
		}
	}
	if got := sourced.Columns[5].Name(); got != "Fuente de: País XAA · Gobierno" {
		t.Errorf("a column of sources is headed %q", got)
	}

}
