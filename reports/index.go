package reports

import "cotejo/forms"

// Index is a figure computed from the answers of one diagnostic by a rule that
// is data: which questions count, what each answer is worth, how the worths
// are put together, how many must be there, and which levels the result is
// read by. The rules that ship stand in the folder indices as JSON; ReadIndex
// describes the format and reads an organiser's own.
//
// An index describes. Countries keep the region's list order in its table, and
// there is no rank.
type Index struct {
	Name   string     // a short code: "ods-10-7-2"
	Title  forms.Text // what it measures
	Note   forms.Text // how to read it, or empty
	Source string     // where its formula comes from
	// Questionnaires are those it was written for. It computes over any
	// questionnaire that has its questions.
	Questionnaires []string
	Unit           Unit
	// Overall is the whole: it has items of its own, or none, and is then the
	// mean of the domains.
	Overall Part
	Domains []Part
	Levels  []Level // in rising order; none when the index has no levels
	// Meets is the lowest level, from 1, that the regional share counts; 0
	// when the index has no levels.
	Meets int
	// Version is that of an index of a round's own, from 1; 0 for one that
	// ships. It is given by whoever keeps it.
	Version int
}

// Unit says what the values of an index are.
type Unit string

// The units.
const (
	Percent   Unit = "percent" // 0 to 100
	Fraction  Unit = "ratio"   // 0 to 1
	LevelUnit Unit = "level"   // the level itself, as somebody else published it
	Points    Unit = "points"  // a count or sum
)

// Part is the whole of an index or one of its domains.
type Part struct {
	Name      string
	Label     forms.Text
	Items     []Item
	Aggregate Aggregate
	// Least is how many items must have a value or, in a whole made of
	// domains, how many domains; with fewer the part has no value.
	Least  int
	Weight float64 // of a domain within the whole; above 0
}

// Item is one question that counts.
type Item struct {
	Question string // its name, where no other has it, or its path
	Weight   float64
	Score    Scoring
}

// Scoring says what an answer is worth. Exactly one of its fields is set. A
// special answer, a silence and an answer the rule does not name are worth
// nothing at all, which is not zero: the item then has no value.
type Scoring struct {
	Column   string             `json:"column,omitempty"`   // the number in this column of the choice's list
	Values   map[string]float64 `json:"values,omitempty"`   // by the name of the choice
	Contains string             `json:"contains,omitempty"` // 1 when the text contains it, case and all, else 0
	Number   bool               `json:"number,omitempty"`   // the number answered
}

// Aggregate says how the worths of a part's items make its value.
type Aggregate string

// The aggregates. With s the worth and w the weight of an item, and items
// without a value left out of every sum but one:
//
//	mean   scale × Σ(w·s) / Σw        of the items with a value
//	share  scale × Σ(w·s) / Σw(all)   of all the items asked
//	sum    Σ(w·s)
//
// The ratio a / (a + b) is the mean of items worth 1 for an a and 0 for a b.
// A share has a denominator fixed by its author: it counts how much of the
// whole list is shown, so that an item without a value adds nothing to it; it
// is for lists where that is what is measured.
const (
	Mean  Aggregate = "mean"
	Share Aggregate = "share"
	Sum   Aggregate = "sum"
)

// Level is a range of values with a name. It begins at From and ends where the
// next begins.
type Level struct {
	From float64
	Name forms.Text
}

// scale is what a worth of 1 becomes in the index's unit.
func (u Unit) scale() float64 {
	if u == Percent {
		return 100
	}
	return 1
}

// LevelOf returns the level of a value, from 1; 0 when the index has no levels
// or the value lies below the first.
func (ix *Index) LevelOf(value float64) int {
	const rounding = 1e-9 // so that 79.99999999999999 is the 80 it was meant to be
	level := 0
	for i, l := range ix.Levels {
		if value+rounding >= l.From {
			level = i + 1
		}
	}
	return level
}

// Items returns the items of the whole: its own or, when it has none, those of
// its domains in order.
func (ix *Index) Items() []Item {
	if len(ix.Overall.Items) > 0 {
		return ix.Overall.Items
	}
	var items []Item
	for _, d := range ix.Domains {
		items = append(items, d.Items...)
	}
	return items
}
