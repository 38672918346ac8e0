package reports

import (
	"slices"
	"strings"

	"cotejo/forms"
)

// served tries the proofs in turn. A row that none serves is a gap (Answered)
// when every proof is known to fail, or else carries the reason why the first
// is not known.
func (c *boundCheck) served(d *Diagnostic, row forms.RowID) (bool, Mark) {
	mark := Answered
	for i := range c.proofs {
		holds, m := c.proofs[i].holds(d, row)
		if holds {
			return true, Answered
		}
		if mark == Answered {
			mark = m
		}
	}
	return false, mark
}

// holds says whether the proof holds or, when it does not, whether that is
// known (Answered) or why not.
func (p *boundProof) holds(d *Diagnostic, row forms.RowID) (bool, Mark) {
	if p.own != nil {
		return p.says(d, entryOf(d, p.own, row))
	}
	rows := liveRows(d, p.named.Roster)
	if rows == nil {
		m := absence(d, p.named.Roster)
		if m == None || p.without != nil && entryOfRoster(d, p.without, "").Mark == None {
			return false, Answered
		}
		return false, m
	}
	mark := Answered
	for _, r := range rows {
		e := entryOf(d, p.named, r.ID)
		if e.Mark == Answered && slices.Contains(rowsNamed(e.Answer.Value), row) {
			return true, Answered
		}
		if m := e.Mark; mark == Answered && m != p.special() {
			mark = m
		}
	}
	return false, mark
}

// special is the special answer that says there is none; no mark when there
// is no such answer.
func (p *boundProof) special() Mark { return Mark(p.Special) }

// says reads a row's own answer: it holds when it names something that is
// there, and is known not to when it says that there is nothing, or when
// there is nothing to name.
func (p *boundProof) says(d *Diagnostic, e Entry) (bool, Mark) {
	switch {
	case e.Mark == Answered && p.own.From != nil:
		if aliveAmong(d, p.own.From, rowsNamed(e.Answer.Value)) {
			return true, Answered
		}
		return false, NoData // what it named is gone
	case e.Mark == Answered:
		return !p.none(e.Answer.Value), Answered
	case e.Mark == p.special():
		return false, Answered
	case e.Mark == NoData && p.blankSays(d):
		return false, Answered
	}
	return false, e.Mark
}

// blankSays says whether a blank tells that there is none: there is nothing
// to name, or what is missing is the answer itself and there was something.
func (p *boundProof) blankSays(d *Diagnostic) bool {
	if p.own.From == nil {
		return p.Blank
	}
	list := entryOfRoster(d, p.own.From, "").Mark
	return list == None || list == Answered && p.Blank
}

// none says whether an answer says that there is none.
func (p *boundProof) none(value string) bool {
	if x, ok := finite(value); ok && numeric(p.own) {
		return slices.ContainsFunc(p.None, func(n string) bool { y, ok := finite(n); return ok && x == y })
	}
	return slices.Contains(p.None, value)
}

// rowsNamed reads the ids in a reference: "id id" or "roster:id".
func rowsNamed(value string) []forms.RowID {
	var ids []forms.RowID
	for _, word := range strings.Fields(value) {
		ids = append(ids, forms.RowID(word[strings.LastIndexByte(word, ':')+1:]))
	}
	return ids
}

// aliveAmong says whether any of the rows is still in the roster.
func aliveAmong(d *Diagnostic, r *forms.Roster, ids []forms.RowID) bool {
	return slices.ContainsFunc(liveRows(d, r), func(row forms.Row) bool { return slices.Contains(ids, row.ID) })
}
