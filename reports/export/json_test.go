package export

import (
	"bytes"
	"encoding/json"
	"testing"

	"github.com/google/go-cmp/cmp"

	"cotejo/reports"
)

// document is what JSON says that it writes.
type document struct {
	Format        string                  `json:"format"`
	Version       int                     `json:"version"`
	Round         jsonRound               `json:"round"`
	Snapshot      jsonSnapshot            `json:"snapshot"`
	Questionnaire jsonForm                `json:"questionnaire"`
	Questions     []jsonQuestion          `json:"questions"`
	Lists         map[string][]jsonChoice `json:"lists"`
	Countries     []jsonCountry           `json:"countries"`
	Diagnostics   []jsonDiagnostic        `json:"diagnostics"`
	Answers       []jsonAnswer            `json:"answers"`
}

func decoded(t *testing.T, s *reports.Snapshot) document {
	t.Helper()
	var b bytes.Buffer
	if err := JSON(&b, s); err != nil {
		t.Fatal(err)
	}
	var doc document
	decoder := json.NewDecoder(&b)
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(&doc); err != nil {
		t.Fatalf("decode: %v", err)
	}
	if decoder.More() {
		t.Error("something follows the object")
	}
	return doc
}

func (d document) answer(t *testing.T, country, voice, question, row string) jsonAnswer {
	t.Helper()
	for _, a := range d.Answers {
		if a.Country == country && (a.Voice == nil && voice == "" || a.Voice != nil && *a.Voice == voice) && a.Question == question && a.Row == row {
			return a
		}
	}
	t.Fatalf("no answer of %s %s to %s %s", country, voice, question, row)
	return jsonAnswer{}
}

func TestJSONTellsEverything(t *testing.T) {
	s := specimen(t)
	doc := decoded(t, s)
	if doc.Format != Format || doc.Version != FormatVersion || *doc.Snapshot.Number != 7 || doc.Snapshot.Taken != "2026-11-24T15:30:00Z" {
		t.Errorf("head: %+v", doc.Snapshot)
	}
	if got := len(tidyOf(t, s, Options{})); len(doc.Answers) != got {
		t.Errorf("%d answers, %d in the tidy table", len(doc.Answers), got)
	}
	if len(doc.Countries) != 4 || len(doc.Diagnostics) != 4 || doc.Diagnostics[2].Shown || doc.Diagnostics[2].Submitted != nil || len(doc.Lists["yes_no"]) != 3 {
		t.Errorf("countries, diagnostics or lists: %+v", doc.Diagnostics)
	}
	text := func(s string) *string { return &s }
	gov := text("gov")
	for _, want := range []jsonAnswer{
		{Country: "XAA", Party: gov, Voice: gov, Question: "a/year", Value: text("2014"), State: "answered", Lang: "es", Revision: 2, Time: "2026-11-24T14:30:00Z", Author: "focal", Source: text("=Gaceta 7"), Sourced: "given"},
		{Country: "XAA", Party: gov, Voice: gov, Question: "a/means", Value: text("law plan-b"), Chosen: []string{"law", "plan-b"}, State: "answered", Lang: "es", Revision: 2, Time: "2026-11-24T14:30:00Z", Author: "focal", Sourced: "none"},
		{Country: "XAA", Party: gov, Voice: gov, Question: "b/str/d_name", Row: "s1", Order: 1, Title: "=Retorno", Value: text("=Retorno"), State: "answered", Lang: "es", Revision: 2, Time: "2026-11-24T14:30:00Z", Author: "focal", Sourced: "none"},
		{Country: "XAB", Party: gov, Voice: gov, Question: "a/text", State: "withheld"},
		{Country: "XAC", Question: "a/text", State: "nodata"},
	} {
		voice := ""
		if want.Voice != nil {
			voice = *want.Voice
		}
		if diff := cmp.Diff(want, doc.answer(t, want.Country, voice, want.Question, want.Row)); diff != "" {
			t.Errorf("answer (-want +got):\n%s", diff)
		}
	}
}

func TestJSONKeepsTexts(t *testing.T) {
	doc := decoded(t, withTexts(t, texts))
	i := 0
	for _, a := range doc.Answers {
		if a.Question != "a/text" {
			continue
		}
		if *a.Value != texts[i] || *a.Source != texts[i] {
			t.Errorf("got %.60q from %.60q, want %.60q", *a.Value, *a.Source, texts[i])
		}
		i++
	}
	if i != len(texts) {
		t.Errorf("%d texts, want %d", i, len(texts))
	}
}

func TestAnEmptyRoundIsStillWhole(t *testing.T) {
	s := specimen(t)
	s.Countries, s.Diagnostics = nil, nil
	if doc := decoded(t, s); len(doc.Answers) != 0 || doc.Countries == nil {
		t.Errorf("got %+v", doc)
	}
	if all := wideOf(t, s, Options{}); len(all) != 0 {
		t.Errorf("got %d rows", len(all))
	}
	if parts := unpacked(t, s, "en"); !bytes.Contains(parts["stata.do"], []byte("This file has no rows.")) {
		t.Error("the script reads a table without rows")
	}
}
