package reports

import (
	"bytes"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestADefinitionWrittenDownMakesTheSameIndex(t *testing.T) {
	all := append(Indices(), readIndex(t, twoDomains), readIndex(t, strings.Replace(twoDomains, `"aggregate"`, `"weight": 2.5, "aggregate"`, 1)))
	for _, ix := range all {
		data, err := EncodeIndex(ix)
		if err != nil {
			t.Fatal(err)
		}
		back, err := ReadIndex(data)
		if err != nil {
			t.Fatalf("%s: %v", ix.Name, err)
		}
		if diff := cmp.Diff(ix, back); diff != "" {
			t.Errorf("%s (-before +after):\n%s", ix.Name, diff)
		}
		if again, err := EncodeIndex(back); err != nil || !bytes.Equal(data, again) {
			t.Errorf("%s: written twice, it differs (%v)", ix.Name, err)
		}
	}
}

func TestEverythingWrongIsListedAtItsPlace(t *testing.T) {
	d := &Definition{
		Name: "Mal", Unit: "metres", Overall: PartDefinition{Need: 3},
		Domains: []PartDefinition{
			{Name: "a", Aggregate: Mean, Need: 9, Items: []ItemDefinition{{Question: "a1"}, {Question: "a1", Score: &Scoring{Number: true}}}},
			{Name: "a", Label: text("A"), Aggregate: "median"},
		},
		Levels: []LevelDefinition{{From: 1, Name: text("uno")}, {From: 1}},
	}
	_, wrong := d.Index()
	var got []string
	for _, w := range wrong {
		got = append(got, w.Place+" "+w.Code)
	}
	want := []string{
		"name index.name", "title index.wanted", "source index.wanted", "unit index.one",
		"overall.label index.wanted", "overall.need index.over",
		"domains[0].label index.wanted", "domains[0].need index.over", "domains[0].items[0].score index.score", "domains[0].items[1] index.twice",
		"domains[1].name index.twice", "domains[1].aggregate index.one", "domains[1].items index.wanted",
		"levels[1].from index.rising", "levels[1].name index.wanted", "meets index.meets",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestUnfitAndDoubtful(t *testing.T) {
	q := indexForm(t)
	ix := readIndex(t, `{"name": "x", "title": {"es": "X"}, "source": "us", "unit": "percent", "overall": {"label": {"es": "T"}, "aggregate": "mean", "items": [
	  {"question": "a1", "score": {"values": {"all": 1, "legall": 0.5, "legal": 0.5, "no": 0}}},
	  {"question": "a22", "score": {"column": "value"}},
	  {"question": "n", "score": {"number": true}},
	  {"question": "src", "score": {"number": true}}]}}`)
	var got []string
	for _, w := range append(ix.Unfit(q), ix.Doubts(q)...) {
		got = append(got, w.Place+" "+w.Code+" "+strings.Join(w.Args, "|"))
	}
	want := []string{
		"overall.items[1].question index.missing.near small|a2",
		"overall.items[2].question index.ambiguous small",
		"overall.items[3].question index.unsuited ",
		"overall.items[0].score index.worthless a1|other",
		"overall.items[0].score index.choice legall|a1",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// TestASnapshotKeepsItsIndices holds that what was in force is frozen, with
// its version, and read by beside those that ship.
func TestASnapshotKeepsItsIndices(t *testing.T) {
	s := round(t)
	bare, err := Encode(s)
	if err != nil {
		t.Fatal(err)
	}
	own := readIndex(t, strings.Replace(`{"name": "x", "title": {"es": "X"}, "source": "us", "unit": "points", "overall": {"label": {"es": "T"}, "aggregate": "sum", "items": ["QUESTION"]}, "score": {"values": {"yes": 1}}}`,
		"QUESTION", firstSelect(t, s), 1))
	own.Version = 3
	s.Indices = []*Index{own}
	data, back, err := afresh(s)
	if err != nil {
		t.Fatal(err)
	}
	if bytes.Equal(data, bare) || bytes.Contains(bare, []byte("indices")) {
		t.Error("an index leaves no trace, or none leaves one")
	}
	if diff := cmp.Diff(s.Indices, back.Indices); diff != "" {
		t.Errorf("(-before +after):\n%s", diff)
	}
	if got := IndicesOf(back); len(got) != 1 || got[0] != back.Indices[0] {
		t.Errorf("got %v, want the round's own", got)
	}
}

func firstSelect(t *testing.T, s *Snapshot) string {
	t.Helper()
	for _, q := range Eligible(s.Questionnaire) {
		if q.List != nil {
			return ItemName(s.Questionnaire, q)
		}
	}
	t.Fatal("no question with choices")
	return ""
}
