package reports

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"reflect"

	"cotejo/forms"
)

// Errors of reading a frozen snapshot.
var (
	// ErrOtherForm says that the questionnaire is not the one it was taken of.
	ErrOtherForm = errors.New("frozen with another questionnaire")
	// ErrRules says that the rules now hide or compute something else than
	// they did when it was taken.
	ErrRules = errors.New("the rules no longer say what they said")
)

// Decode reads what [Encode] wrote, with the questionnaire that it refers to.
// It returns ErrOtherForm for another questionnaire, and ErrRules rather than
// a snapshot that says something else than when it was taken. The snapshot has
// its hash, and no number.
func Decode(data []byte, q *forms.Questionnaire) (*Snapshot, error) {
	var f frozenSnapshot
	var err error
	d := json.NewDecoder(bytes.NewReader(data))
	d.DisallowUnknownFields()
	if err := d.Decode(&f); err != nil {
		return nil, fmt.Errorf("read a frozen snapshot: %w", err)
	}
	if d.More() {
		return nil, errors.New("read a frozen snapshot: something follows it")
	}
	if f.Format < 1 || f.Format > frozenFormat {
		return nil, fmt.Errorf("read a frozen snapshot: its format is %d, not 1 to %d", f.Format, frozenFormat)
	}
	if q == nil || f.Questionnaire.Name != q.Name || f.Questionnaire.Version != q.Version {
		return nil, fmt.Errorf("read a snapshot of %s %s: %w", f.Questionnaire.Name, f.Questionnaire.Version, ErrOtherForm)
	}
	s := &Snapshot{
		Round: Round(f.Round), Questionnaire: q, QuestionnaireHash: f.Questionnaire.Hash,
		Taken: f.Taken, Draft: f.Draft, Hash: Digest(data),
	}
	for _, c := range f.Countries {
		s.Countries = append(s.Countries, Country(c))
	}
	for _, d := range f.Diagnostics {
		thawed, err := thawDiagnostic(d, q)
		if err != nil {
			return nil, fmt.Errorf("read a snapshot of round %s: %s %s: %w", f.Round.Code, d.Country, d.Party.Slug, err)
		}
		s.Diagnostics = append(s.Diagnostics, thawed)
	}
	if s.Indices, err = thawIndices(f.Indices); err != nil {
		return nil, fmt.Errorf("read a snapshot of round %s: %w", f.Round.Code, err)
	}
	s.Withhold()
	return s, nil
}

func thawIndices(frozen []frozenIndex) (list []*Index, err error) {
	for _, f := range frozen {
		if f.Definition == nil {
			return nil, errors.New("an index without definition")
		}
		ix, wrong := f.Definition.Index()
		if len(wrong) > 0 {
			return nil, fmt.Errorf("index %s: %w", f.Definition.Name, wrong[0])
		}
		ix.Version = f.Version
		list = append(list, ix)
	}
	return list, nil
}

func thawDiagnostic(f frozenDiagnostic, q *forms.Questionnaire) (Diagnostic, error) {
	d := Diagnostic{
		Country: f.Country, Party: Party(f.Party), Status: f.Status, Lang: f.Lang,
		Changed: f.Changed, Submitted: f.Submitted, Total: thawCount(f.Total),
	}
	for _, c := range f.BySection {
		d.BySection = append(d.BySection, thawCount(c))
	}
	if f.Contents == nil {
		return d, nil
	}
	d.Origin = map[forms.Key]Origin{}
	for _, cell := range f.Contents.Cells {
		if cell.Origin != nil {
			d.Origin[forms.Key(cell.frozenKey)] = Origin(*cell.Origin)
		}
	}
	for _, r := range f.Contents.Replies {
		if d.Replies == nil {
			d.Replies = map[string]Reply{}
		}
		d.Replies[r.Finding] = Reply{r.Text, Origin(r.Origin)}
	}
	d.State = q.State(f.Contents.answers(), forms.Setting(f.Contents.Setting))
	hidden, computed := derived(d.State)
	if !reflect.DeepEqual(hidden, f.Contents.Hidden) || !reflect.DeepEqual(computed, f.Contents.Computed) {
		return d, ErrRules
	}
	return d, nil
}

func (f *frozenContents) answers() *forms.Answers {
	a := forms.NewAnswers()
	for _, r := range f.Rosters {
		for _, row := range r.Rows {
			a.Rows[r.Roster] = append(a.Rows[r.Roster], forms.Row(row))
		}
	}
	for _, cell := range f.Cells {
		if cell.Answer != nil {
			a.Cells[forms.Key(cell.frozenKey)] = forms.Answer(*cell.Answer)
		}
	}
	return a
}

func thawCount(f frozenCount) forms.Count {
	c := forms.Count{
		Asked: f.Asked, Answered: f.Answered, RequiredMissing: f.RequiredMissing, Errors: f.Errors,
		Warnings: f.Warnings, Special: f.Special, Expected: f.Expected, Sourced: f.Sourced,
	}
	for i, t := range f.ByLevel {
		c.ByLevel[i] = forms.Tally{Asked: t[0], Answered: t[1]}
	}
	return c
}
