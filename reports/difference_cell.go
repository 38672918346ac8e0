package reports

import "cotejo/forms"

// side is one cell on one side. There says whether anything could be said in
// it: the diagnostic, the row and the question are there.
type side struct {
	entry Entry
	there bool
}

// cell compares one cell and files the change, if there is one.
func (c *comparer) cell(base *forms.Base, row forms.RowID) {
	old := c.side(c.then, c.Then.Questionnaire, base.ID, row)
	now := c.side(c.now, c.Now.Questionnaire, base.ID, row)
	change := Change{
		Country: c.country, Party: c.party, Key: forms.Key{Question: base.ID, Row: row},
		Old: old.entry, New: now.entry,
	}
	switch {
	case !old.there && !now.there:
		return
	case !old.there && !says(now.entry), !now.there && !says(old.entry):
		return // nothing came and nothing went
	case !old.there:
		change.Kind = Added
	case !now.there:
		change.Kind = Removed
	case alike(old.entry, now.entry), !says(old.entry) && !says(now.entry):
		c.Same++ // whether it was not asked or not answered, nothing was said
		return
	default:
		change.Kind = Changed
	}
	change.Question, change.Roster = now.entry.Question, now.entry.Roster
	if change.Question == nil && change.Roster == nil {
		change.Question, change.Roster = old.entry.Question, old.entry.Roster
	}
	change.Title = c.titles(base.Roster, row)
	c.Changes = append(c.Changes, change)
}

// says says whether an entry carries anything.
func says(e Entry) bool { return e.Mark == Answered || e.Mark == None || e.Mark.Special() }

// alike says whether two entries say the same: a question its mark and answer,
// a roster how many rows it has.
func alike(a, b Entry) bool {
	return a.Mark == b.Mark && sameValue(a, b) && a.Answer.State == b.Answer.State && a.Rows == b.Rows
}

func sameValue(a, b Entry) bool {
	if b.Question == nil {
		return a.Answer.Value == b.Answer.Value
	}
	return b.Question.Same(a.Answer.Value, b.Answer.Value)
}

func (c *comparer) side(d *Diagnostic, q *forms.Questionnaire, id forms.QuestionID, row forms.RowID) side {
	missing := side{entry: Entry{Mark: NoData}}
	element := q.Element(id)
	if d == nil || element == nil {
		return missing
	}
	if own := element.Base().Roster; own != nil && !c.alive(d, own, row) {
		return missing
	}
	switch e := element.(type) {
	case *forms.Question:
		return side{entryOf(d, e, row), true}
	case *forms.Roster:
		return side{entryOfRoster(d, e, row), true}
	}
	return missing
}

// titles names a row as it is now or, when it is gone, as it was.
func (c *comparer) titles(r *forms.Roster, row forms.RowID) Titles {
	if r == nil {
		return nil
	}
	titles := Titles{}
	for _, lang := range Languages() {
		for _, d := range []*Diagnostic{c.now, c.then} {
			if d == nil || titles[lang] != "" {
				continue
			}
			if own := d.State.Questionnaire.Roster(r.ID); own != nil {
				titles[lang] = d.State.RowTitle(own, row, lang)
			}
		}
	}
	return titles
}
