package reports

import (
	"slices"

	"cotejo/forms"
)

// Difference is what changed from one snapshot to another, of the same round
// or of a later one with the same or a successor questionnaire. Countries,
// parties, questions and rows are matched by their lasting ids.
type Difference struct {
	Then, Now *Snapshot
	Changes   []Change      // by country, party, document order and row
	Replies   []ReplyChange // by country, party and finding
	// Same is how many cells are in both and say the same.
	Same int
}

// Change is one cell that no longer says the same.
type Change struct {
	Country *Country
	Party   *Party
	Kind    ChangeKind
	Key     forms.Key
	// Question is as it is asked now or, when it no longer is, as it was; nil
	// for a roster's own cell.
	Question *forms.Question
	Roster   *forms.Roster // set for a roster's own cell
	Title    Titles        // of the row it stands in
	// Old and New are what it said and says. Where the question, row or
	// diagnostic was or is not there, the mark is NoData or Hidden.
	Old, New Entry
}

// Titles is the title of a row by language.
type Titles map[string]string

// ChangeKind tells a changed answer from a diagnostic, row or question that
// was not there before or no longer is.
type ChangeKind string

// The kinds of change.
const (
	Changed ChangeKind = "changed"
	Added   ChangeKind = "added"   // nothing could be said there before
	Removed ChangeKind = "removed" // nothing can be said there now
)

// Compared returns what changed from then to now. Cells whose contents are not
// shown on both sides are left out: that they were handed in is in the
// coverage.
func Compared(then, now *Snapshot) *Difference {
	d := &Difference{Then: then, Now: now}
	for _, m := range meetings(then, now) {
		c := comparer{Difference: d, meeting: m, live: map[liveKey]map[forms.RowID]bool{}}
		c.questionnaire()
		c.replies()
	}
	return d
}

// meeting is one party in both snapshots; a side is nil where it is not there.
type meeting struct {
	country   *Country
	party     *Party
	then, now *Diagnostic
}

// meetings pairs the parties: in the order of now, then those only of then.
func meetings(then, now *Snapshot) []meeting {
	type id struct{ country, party string }
	before, paired := map[id]*Diagnostic{}, map[id]bool{}
	for _, col := range columns(then) {
		if col.Diagnostic != nil {
			before[id{col.Country.ISO3, col.Diagnostic.Party.Slug}] = col.Diagnostic
		}
	}
	var all []meeting
	for _, col := range columns(now) {
		if d := col.Diagnostic; d != nil {
			key := id{col.Country.ISO3, d.Party.Slug}
			paired[key] = true
			all = append(all, meeting{col.Country, &d.Party, before[key], d})
		}
	}
	for _, col := range columns(then) {
		if d := col.Diagnostic; d != nil && !paired[id{col.Country.ISO3, d.Party.Slug}] {
			all = append(all, meeting{col.Country, &d.Party, d, nil})
		}
	}
	slices.SortStableFunc(all, func(a, b meeting) int { return countryPlace(now, then, a) - countryPlace(now, then, b) })
	return all
}

// countryPlace keeps the list order of now, with countries that left it last.
func countryPlace(now, then *Snapshot, m meeting) int {
	for i, c := range now.Countries {
		if c.ISO3 == m.country.ISO3 {
			return i
		}
	}
	for i, c := range then.Countries {
		if c.ISO3 == m.country.ISO3 {
			return len(now.Countries) + i
		}
	}
	return len(now.Countries) + len(then.Countries)
}

// comparer compares one party.
type comparer struct {
	*Difference
	meeting
	live map[liveKey]map[forms.RowID]bool // the live rows, once looked up
}

type liveKey struct {
	d *Diagnostic
	r forms.QuestionID
}

// alive says whether a roster of a diagnostic has a row.
func (c *comparer) alive(d *Diagnostic, r *forms.Roster, row forms.RowID) bool {
	key := liveKey{d, r.ID}
	if c.live[key] == nil {
		c.live[key] = map[forms.RowID]bool{}
		for _, one := range liveRows(d, r) {
			c.live[key][one.ID] = true
		}
	}
	return c.live[key][row]
}

// questionnaire compares what is asked now, then what no longer is.
func (c *comparer) questionnaire() {
	if withheld(c.then) || withheld(c.now) {
		return
	}
	for _, sec := range c.Now.Questionnaire.Sections {
		c.group(&sec.Group, func(forms.QuestionID) bool { return true })
	}
	gone := func(id forms.QuestionID) bool { return c.Now.Questionnaire.Element(id) == nil }
	for _, sec := range c.Then.Questionnaire.Sections {
		c.group(&sec.Group, gone)
	}
}

// withheld says whether a diagnostic's contents are not shown.
func withheld(d *Diagnostic) bool { return d != nil && !d.Comparable() }

// group compares the elements of a group for which want says so.
func (c *comparer) group(g *forms.Group, want func(forms.QuestionID) bool) {
	walk(g, func(e forms.Element) bool {
		base := e.Base()
		switch e := e.(type) {
		case *forms.Question:
			if want(base.ID) && e.Asked() && compared(e) {
				for _, row := range c.rows(base.Roster) {
					c.cell(base, row)
				}
			}
		case *forms.Roster:
			if want(base.ID) {
				for _, parent := range c.rows(base.Roster) {
					c.cell(base, parent)
				}
			}
		}
		return true
	})
}

// rows returns the rows of a roster in either snapshot, those of now first;
// the one nameless row outside rosters.
func (c *comparer) rows(r *forms.Roster) []forms.RowID {
	if r == nil {
		return []forms.RowID{""}
	}
	var ids []forms.RowID
	if own := c.Now.Questionnaire.Roster(r.ID); own != nil {
		for _, row := range liveRows(c.now, own) {
			ids = append(ids, row.ID)
		}
	}
	if own := c.Then.Questionnaire.Roster(r.ID); own != nil {
		for _, row := range liveRows(c.then, own) {
			if !c.alive(c.now, own, row.ID) {
				ids = append(ids, row.ID)
			}
		}
	}
	return ids
}

// Words names the kind of change in a language.
func (k ChangeKind) Words(lang string) string {
	switch k {
	case Added:
		return Word(lang, "change.added")
	case Removed:
		return Word(lang, "change.removed")
	}
	return Word(lang, "change.changed")
}
