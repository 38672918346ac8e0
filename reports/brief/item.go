package brief

import "cotejo/reports"

// item is one row of a roster.
type item struct {
	*reader
	voice voice
	list  *reports.Inventory
	row   *reports.InventoryRow
}

func (i item) title() string { return i.row.Title(i.list, i.lang) }

// field is the answer to one of the row's questions; false when there is no
// such question.
func (i item) field(name string) (reports.Entry, bool) {
	for _, e := range i.row.Entries {
		if e.Question.Name == name {
			return e, true
		}
	}
	return reports.Entry{}, false
}

// text is what a reader sees in a field; "" when there is no such question or
// it was not asked.
func (i item) text(name string) string {
	e, ok := i.field(name)
	if !ok || e.Mark == reports.Hidden {
		return ""
	}
	return i.shown(e)
}

// answer is a field's text when it holds a value, or "".
func (i item) answer(name string) string {
	e, ok := i.field(name)
	if !ok || e.Mark != reports.Answered {
		return ""
	}
	return i.shown(e)
}

// value is a field's code, or "" without a value.
func (i item) value(name string) string {
	e, ok := i.field(name)
	if !ok || e.Mark != reports.Answered {
		return ""
	}
	return e.Answer.Value
}
