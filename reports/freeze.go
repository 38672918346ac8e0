package reports

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"maps"
	"slices"

	"cotejo/forms"
)

// Encode writes a snapshot in its canonical form: the same snapshot gives the
// same bytes, and [Decode] reads them back. The number is not among them.
func Encode(s *Snapshot) ([]byte, error) {
	if s.Questionnaire == nil {
		return nil, fmt.Errorf("freeze round %s: no questionnaire", s.Round.Code)
	}
	f := frozenSnapshot{
		Format: frozenFormat, Rules: RulesVersion, Round: frozenRound(s.Round), Taken: s.Taken.UTC(), Draft: s.Draft,
		Questionnaire: frozenQuestionnaire{s.Questionnaire.Name, s.Questionnaire.Version, s.QuestionnaireHash},
	}
	without := spareOf(s.Questionnaire)
	for _, c := range s.Countries {
		f.Countries = append(f.Countries, frozenCountry(c))
	}
	for i := range s.Diagnostics {
		f.Diagnostics = append(f.Diagnostics, freezeDiagnostic(&s.Diagnostics[i], without))
	}
	for _, ix := range s.Indices {
		f.Indices = append(f.Indices, frozenIndex{ix.Version, ix.Definition()})
	}
	var out bytes.Buffer
	e := json.NewEncoder(&out)
	e.SetEscapeHTML(false)
	if err := e.Encode(f); err != nil {
		return nil, fmt.Errorf("freeze round %s: %w", s.Round.Code, err)
	}
	return bytes.TrimSuffix(out.Bytes(), []byte("\n")), nil
}

// Digest is the SHA-256 of a snapshot's canonical form, in hexadecimal.
func Digest(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}

func freezeDiagnostic(d *Diagnostic, without spare) frozenDiagnostic {
	f := frozenDiagnostic{
		Country: d.Country, Party: frozenParty(d.Party), Status: d.Status, Lang: d.Lang,
		Changed: d.Changed.UTC(), Submitted: d.Submitted.UTC(), Total: freezeCount(d.Total),
	}
	for _, c := range d.BySection {
		f.BySection = append(f.BySection, freezeCount(c))
	}
	if d.Comparable() {
		f.Contents = freezeContents(d, without)
	}
	return f
}

func freezeCount(c forms.Count) frozenCount {
	f := frozenCount{
		Asked: c.Asked, Answered: c.Answered, RequiredMissing: c.RequiredMissing, Errors: c.Errors,
		Warnings: c.Warnings, Special: c.Special, Expected: c.Expected, Sourced: c.Sourced,
	}
	for i, t := range c.ByLevel {
		f.ByLevel[i] = [2]int{t.Asked, t.Answered}
	}
	return f
}

func freezeContents(d *Diagnostic, without spare) *frozenContents {
	a := d.State.Answers
	f := &frozenContents{Setting: frozenSetting(d.State.Setting()), Cells: freezeCells(without.cells(a, d.Origin))}
	for _, id := range slices.Sorted(maps.Keys(a.Rows)) {
		if len(a.Rows[id]) == 0 {
			continue
		}
		r := frozenRoster{Roster: id}
		for _, row := range a.Rows[id] {
			r.Rows = append(r.Rows, frozenRow(row))
		}
		f.Rosters = append(f.Rosters, r)
	}
	f.Hidden, f.Computed = derived(d.State)
	for _, key := range slices.Sorted(maps.Keys(d.Replies)) {
		r := d.Replies[key]
		r.Origin.At = r.Origin.At.UTC()
		f.Replies = append(f.Replies, frozenReply{key, r.Text, frozenOrigin(r.Origin)})
	}
	return f
}

// freezeCells joins answers and where they come from, by question and row.
func freezeCells(answers map[forms.Key]forms.Answer, origin map[forms.Key]Origin) []frozenCell {
	all := map[forms.Key]frozenCell{}
	for key, answer := range answers {
		all[key] = frozenCell{frozenKey: frozenKey(key), Answer: frozen(answer)}
	}
	for key, o := range origin {
		cell := all[key]
		o.At = o.At.UTC()
		from := frozenOrigin(o)
		cell.frozenKey, cell.Origin = frozenKey(key), &from
		all[key] = cell
	}
	cells := slices.Collect(maps.Values(all))
	slices.SortFunc(cells, func(a, b frozenCell) int { return compareKeys(a.frozenKey, b.frozenKey) })
	return cells
}

func frozen(a forms.Answer) *frozenAnswer {
	f := frozenAnswer(a)
	return &f
}

func compareKeys(a, b frozenKey) int {
	return cmp.Or(cmp.Compare(a.Question, b.Question), cmp.Compare(a.Row, b.Row))
}

// derived returns what the rules made of the answers: the cells they hide and
// the values they put, by question and row. What is private stays out of it.
func derived(s *forms.State) (hidden []frozenKey, computed []frozenCell) {
	for _, key := range places(s) {
		if q := s.Questionnaire.Question(key.Question); q != nil && q.Private {
			continue
		}
		switch cell := s.Cell(key); {
		case !cell.Visible:
			hidden = append(hidden, frozenKey(key))
		case cell.Answer != s.Answers.Cells[key]:
			computed = append(computed, frozenCell{frozenKey: frozenKey(key), Answer: frozen(cell.Answer)})
		}
	}
	slices.SortFunc(hidden, compareKeys)
	slices.SortFunc(computed, func(a, b frozenCell) int { return compareKeys(a.frozenKey, b.frozenKey) })
	return hidden, computed
}

// places are the cells that a questionnaire has with these rows.
func places(s *forms.State) (keys []forms.Key) {
	each := func(b *forms.Base) {
		if b.Roster == nil {
			keys = append(keys, forms.Key{Question: b.ID})
			return
		}
		for _, row := range s.Answers.Rows[b.Roster.ID] {
			keys = append(keys, forms.Key{Question: b.ID, Row: row.ID})
		}
	}
	for _, q := range s.Questionnaire.Questions() {
		each(q.Base())
	}
	for _, r := range s.Questionnaire.Rosters() {
		each(r.Base())
	}
	return keys
}
