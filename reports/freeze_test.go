package reports

import (
	"bytes"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"cotejo/forms"
)

// said is everything a comparison and its long data say.
func said(s *Snapshot) string {
	var all strings.Builder
	c := Compare(s)
	for _, line := range c.Coverage {
		fmt.Fprintln(&all, line.Country, line.Party, line.Status, line.Count)
	}
	for row := range c.Long("es") {
		fmt.Fprintln(&all, row.Path(), row.Code(), row.Mark, row.Label("es"), row.RowTitle, row.Origin())
	}
	for i := range c.Inventories {
		for _, row := range c.Inventories[i].Rows {
			fmt.Fprintln(&all, row.Code, row.Mark, row.Title(&c.Inventories[i], "es"))
		}
	}
	return all.String()
}

// afresh freezes a snapshot and reads it back.
func afresh(s *Snapshot) ([]byte, *Snapshot, error) {
	data, err := Encode(s)
	if err != nil {
		return nil, nil, err
	}
	back, err := Decode(data, s.Questionnaire)
	return data, back, err
}

func TestAFrozenSnapshotSaysTheSame(t *testing.T) {
	s := round(t)
	s.Draft, s.QuestionnaireHash = true, "abc"
	data, back, err := afresh(s)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(said(s), said(back)); diff != "" {
		t.Errorf("what it says (-before +after):\n%s", diff)
	}
	if !back.Draft || back.QuestionnaireHash != "abc" || !back.Taken.Equal(now) || back.Hash != Digest(data) || back.Round.Code != "R-1" {
		t.Errorf("read back as %+v", back)
	}
	if back.Diagnostics[2].Comparable() {
		t.Error("contents that may not be shown came along")
	}
	again, err := Encode(back)
	if err != nil || !bytes.Equal(data, again) {
		t.Errorf("frozen again (%v):\n%s\nwant\n%s", err, again, data)
	}
}

// TestFrozenIsReadBack holds for whatever a party may have said.
func TestFrozenIsReadBack(t *testing.T) {
	q := form(t)
	cells := map[string][]string{
		"policy": {"yes", "no", "8", "?dk"}, "year": {"1999", "?na"}, "people": {"0", "7", "?noinfo"}, "means": {"yes no", "8"},
		"k_title@k1": {"Ley «1»", "=1+1", "línea\notra", "<b>&"}, "d_name@s1": {"Retorno", "عودة"}, "d_evid@s1": {"k1", "k1 k2"}, "e_str@o1": {"s1"}, "str": {"none"},
	}
	rapid.Check(t, func(t *rapid.T) {
		given := answers{}
		for _, cell := range slices.Sorted(maps.Keys(cells)) {
			if value := rapid.SampledFrom(append([]string{""}, cells[cell]...)).Draw(t, cell); value != "" {
				given[cell] = value
			}
		}
		d := diagnostic(q, "XAA", Government, map[string][]forms.RowID{"evi": {"k2", "k1"}, "str": {"s1"}, "obj": {"o1"}}, given)
		s := &Snapshot{Questionnaire: q, Countries: []Country{{ISO3: "XAA"}}, Diagnostics: []Diagnostic{d}, Taken: now.In(time.FixedZone("", -6*3600))}
		data, back, err := afresh(s)
		if err != nil {
			t.Fatal(err)
		}
		if before, after := said(s), said(back); before != after {
			t.Errorf("says\n%s\nwant\n%s", after, before)
		}
		if changes := Compared(s, back).Changes; len(changes) > 0 {
			t.Errorf("changed by freezing: %+v", changes)
		}
		if again, err := Encode(back); err != nil || !bytes.Equal(data, again) {
			t.Errorf("frozen again (%v):\n%s\nwant\n%s", err, again, data)
		}
	})
}

func TestAnotherAnswerIsAnotherHash(t *testing.T) {
	one, two := round(t), round(t)
	two.Diagnostics[1] = diagnostic(two.Questionnaire, "XAA", CivilSociety, nil, answers{"policy": "yes"})
	a, err := Encode(one)
	b, err2 := Encode(two)
	if err != nil || err2 != nil || Digest(a) == Digest(b) || len(Digest(a)) != 64 {
		t.Errorf("hashes %s and %s, errors %v and %v", Digest(a), Digest(b), err, err2)
	}
}

// TestWhatWasHiddenStaysHidden: rules that now show or compute something else
// are noticed, and never shown as if they had been there.
func TestWhatWasHiddenStaysHidden(t *testing.T) {
	s := round(t)
	data, err := Encode(s)
	if err != nil {
		t.Fatal(err)
	}
	shown := form(t)
	shown.Question(cellNamed(shown, "year").Question).Relevant = nil
	changed := form(t)
	changed.Question(cellNamed(changed, "double").Question).Calculation = parsed(t, "${people} + 1")
	later := form(t)
	later.Version = "2"
	for _, tt := range []struct {
		name string
		data []byte
		q    *forms.Questionnaire
		want error
	}{
		{"a question that was hidden shows", data, resealed(t, shown), ErrRules},
		{"a value is computed otherwise", data, resealed(t, changed), ErrRules},
		{"another version", data, later, ErrOtherForm},
		{"no questionnaire", data, nil, ErrOtherForm},
		{"the same", data, form(t), nil},
	} {
		if _, err := Decode(tt.data, tt.q); !errors.Is(err, tt.want) {
			t.Errorf("%s: got %v, want %v", tt.name, err, tt.want)
		}
	}
	for _, bad := range []string{"", "{", `{"format":0}`, `{"format":3}`, `{"format":1,"more":1}`, "[]", string(data) + "{}"} {
		if _, err := Decode([]byte(bad), s.Questionnaire); err == nil {
			t.Errorf("%q was read", bad)
		}
	}
}

func resealed(t *testing.T, q *forms.Questionnaire) *forms.Questionnaire {
	t.Helper()
	for _, fault := range q.Seal() {
		if fault.Severity == forms.Error {
			t.Fatalf("seal: %+v", fault)
		}
	}
	return q
}

func FuzzDecode(f *testing.F) {
	f.Add([]byte(`{"format":1,"rules":1,"questionnaire":{"name":"small","version":"1"},"round":{"code":"R"},"diagnostics":[{"country":"XAA","party":{"slug":"gov","voice":"gov"},"status":"open","total":{},"contents":{"setting":{}}}]}`))
	f.Add([]byte(`{"format":1,"rules":1,"questionnaire":{"name":"small","version":"1"},"round":{"code":"R"},"indices":[{"version":2,"definition":{"name":"x","title":{"es":"X"},"source":"s","unit":"points","overall":{"label":{"es":"T"},"aggregate":"sum","need":1,"items":["a",{"question":"b","weight":2}]},"score":{"number":true}}}]}`))
	q := &forms.Questionnaire{Name: "small", Version: "1"}
	f.Fuzz(func(t *testing.T, data []byte) {
		s, err := Decode(data, q)
		if err != nil {
			return
		}
		one, err := Encode(s)
		if err != nil {
			t.Skip() // a year that no date has
		}
		back, err := Decode(one, q)
		if err != nil {
			t.Fatal(err)
		}
		if two, err := Encode(back); err != nil || !bytes.Equal(one, two) {
			t.Errorf("got %s, want %s (%v)", two, one, err)
		}
	})
}
