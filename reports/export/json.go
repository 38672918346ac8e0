package export

import (
	"bufio"
	"encoding/json"
	"io"
	"strings"
	"time"

	"cotejo/forms"
	"cotejo/reports"
)

// Format and FormatVersion head the JSON that is written: a program that knows
// them knows the fields below. The version changes when a field does.
const (
	Format        = "cotejo-answers"
	FormatVersion = 1
)

// JSON writes the answers as one JSON object:
//
//	format, version   Format and FormatVersion
//	round             code, title, note, year, fictitious
//	snapshot          number (null for a live cut), taken, draft
//	questionnaire     name, title, version, languages
//	questions         path, name, kind (question or roster), section, roster,
//	                  type, level, list, label
//	lists             by name: code, label, means (a special answer, or absent)
//	countries         iso3, m49, name: in the region's order, never by score
//	diagnostics       country, party, party_name, voice, status, submitted,
//	                  shown (false: not submitted or not to be published, its contents stay within)
//	answers           one line each: country, party, voice, question, row,
//	                  row_order, row_title, parent_row, value, chosen, state, lang,
//	                  revision, time, author, source, source_state
//
// Labels are objects by language. Values are the canonical text, also of
// numbers; null where there is none. chosen lists the codes of a multiple
// choice. source is null when there is none, and source_state says why:
// given, none, computed, or "" where there is no answer. Texts are as they
// were written: nothing is neutralised.
// Answers are streamed. It returns the writer's error.
func JSON(w io.Writer, s *reports.Snapshot) error {
	out := &jsonWriter{w: bufio.NewWriterSize(w, 1<<16)}
	out.lines = json.NewEncoder(out.w)
	out.lines.SetEscapeHTML(false)
	c := newCut(s, "")
	out.text("{")
	for _, p := range c.preamble() {
		out.name(p.name)
		out.value(p.value)
		out.text(",")
	}
	out.name("answers")
	out.text("[")
	c.jsonAnswers(out)
	out.text("]}\n")
	if out.err == nil {
		out.err = out.w.Flush()
	}
	return out.err
}

// jsonWriter writes pieces of one JSON text and remembers the first error.
type jsonWriter struct {
	w     *bufio.Writer
	lines *json.Encoder
	err   error
}

func (j *jsonWriter) text(s string) {
	if j.err == nil {
		_, j.err = j.w.WriteString(s)
	}
}

func (j *jsonWriter) name(s string) { j.text("\"" + s + "\": ") }

// value writes a value and the line's end.
func (j *jsonWriter) value(v any) {
	if j.err == nil {
		j.err = j.lines.Encode(v)
	}
}

type jsonPart struct {
	name  string
	value any
}

func (c *cut) preamble() []jsonPart {
	q := c.Questionnaire
	var frozen *int
	if c.Number > 0 {
		frozen = &c.Number
	}
	return []jsonPart{
		{"format", Format},
		{"version", FormatVersion},
		{"round", jsonRound{c.Round.Code, c.Round.Title, c.Round.Note, c.Round.Year, c.Round.Fictitious}},
		{"snapshot", jsonSnapshot{frozen, c.Taken.UTC().Format(time.RFC3339), c.Draft}},
		{"questionnaire", jsonForm{q.Name, q.Title, q.Version, q.Languages}},
		{"questions", c.jsonQuestions()},
		{"lists", c.jsonLists()},
		{"countries", c.jsonCountries()},
		{"diagnostics", c.jsonDiagnostics()},
	}
}

func (c *cut) jsonQuestions() []jsonQuestion {
	all := []jsonQuestion{}
	for _, of := range c.elements() {
		b := of.Base()
		q := jsonQuestion{Path: string(b.ID), Name: b.Name, Kind: "roster", Section: b.Section.Name, Label: b.Label}
		if b.Roster != nil {
			q.Roster = string(b.Roster.ID)
		}
		switch of := of.(type) {
		case *forms.Roster:
			q.Level = of.Level
		case *forms.Question:
			q.Kind, q.Type, q.Level = "question", string(of.Type), of.Level
			if of.List != nil {
				q.List = of.List.Name
			}
		}
		all = append(all, q)
	}
	return all
}

func (c *cut) jsonLists() map[string][]jsonChoice {
	all := map[string][]jsonChoice{}
	for _, l := range c.lists() {
		choices := []jsonChoice{}
		for _, choice := range l.Choices {
			choices = append(choices, jsonChoice{choice.Name, choice.Label, string(choice.Missing)})
		}
		all[l.Name] = choices
	}
	return all
}

func (c *cut) jsonCountries() []jsonCountry {
	all := []jsonCountry{}
	for _, country := range c.Countries {
		all = append(all, jsonCountry{country.ISO3, country.Number, country.Name})
	}
	return all
}

func (c *cut) jsonDiagnostics() []jsonDiagnostic {
	all := []jsonDiagnostic{}
	for _, col := range c.columns {
		d := col.Diagnostic
		if d == nil {
			continue
		}
		r := jsonDiagnostic{
			Country: d.Country, Party: d.Party.Slug, PartyName: d.Party.Name, Voice: string(d.Party.Voice),
			Status: string(d.Status), Shown: d.Comparable(),
		}
		if !d.Submitted.IsZero() {
			at := d.Submitted.UTC().Format(time.RFC3339)
			r.Submitted = &at
		}
		all = append(all, r)
	}
	return all
}

func (c *cut) jsonAnswers(out *jsonWriter) {
	between := "\n"
	for e := range c.entries(c.Questionnaire.Sections) {
		out.text(between)
		out.value(answerOf(e))
		between = ","
		if out.err != nil {
			return
		}
	}
}

func answerOf(e *entry) *jsonAnswer {
	origin := e.Origin()
	a := &jsonAnswer{
		Country: e.Country.ISO3, Question: e.Path(), Row: string(e.Row), Order: e.order, Title: e.RowTitle, Parent: string(e.parent),
		State: string(e.Mark), Lang: e.Answer.Lang, Revision: origin.Seq, Author: origin.Author, Sourced: e.sourcing(),
	}
	if e.Party != nil {
		voice := string(e.Party.Voice)
		a.Party, a.Voice = &e.Party.Slug, &voice
	}
	if value := e.value().text; value != "" {
		a.Value = &value
	}
	if e.Question != nil && e.Question.Type == forms.SelectMultiple {
		a.Chosen = strings.Fields(e.Code())
	}
	if origin.Seq > 0 {
		a.Time = origin.At.UTC().Format(time.RFC3339)
	}
	if origin.Source != "" {
		a.Source = &origin.Source
	}
	return a
}
