package web

import (
	"strings"

	"cotejo/forms"
)

// Field is one question as a form shows it.
type Field struct {
	Name     string // of the cell, behind "v.", "s." and "b."
	Kind     string // the template that draws its control
	Label    string
	Row      string // the row it stands in, for readers who cannot see the table
	Hint     string
	Guidance string
	Optional bool
	Level    string // message key
	Tag      string // message key: what the level says beside the question
	Value    string
	Type     string // of the input element
	Mode     string // on-screen keyboard
	Lines    int    // of a text area
	Narrow   bool   // numbers, dates
	Columns  bool   // many choices, in columns
	Inline   bool   // choices on one line
	Options  []option
	Groups   []optionGroup
	Ranks    [][]option // one list per place
	Shown    string     // read-only: the answer in words
	ShownKey string     // read-only: why
	Special  forms.Special
	Specials []option
	Compact  bool // in a row of a roster
	Problems []string
	Advice   []string
	Base     int
	By       string // who answered
	When     string
	Source   string
	Waiting  int   // other texts waiting for a decision
	Goto     *link // where the rows to choose from are added
}

// option is one thing to choose.
type option struct {
	Value, Label string
	Chosen       bool
}

// optionGroup is a set of options under a heading.
type optionGroup struct {
	Label   string
	Options []option
}

// ID is the html id of the field.
func (f Field) ID() string { return "c." + f.Name }

// Describes lists the ids of what explains the field to a screen reader.
func (f Field) Describes() string {
	var ids []string
	if f.Hint != "" && !f.Compact {
		ids = append(ids, "h."+f.Name)
	}
	if len(f.Problems)+len(f.Advice) > 0 {
		ids = append(ids, "p."+f.Name)
	}
	return strings.Join(ids, " ")
}

// grouped says whether a kind of control is several inputs under one legend.
func grouped(kind string) bool {
	switch kind {
	case "radio", "boxes", "groupboxes", "rank", "empty":
		return true
	}
	return false
}

// field draws one question in one row ("" outside rosters).
func (b *builder) field(q *forms.Question, row forms.RowID) *Field {
	k := forms.Key{Question: q.ID, Row: row}
	cell := b.state.Cell(k)
	if !cell.Visible || q.Type == forms.Hidden {
		return nil
	}
	f := &Field{
		Name: cellName(k), Label: q.Label.In(b.lang, b.fallback...), Hint: q.Hint.In(b.lang, b.fallback...),
		Guidance: q.Guidance.In(b.lang, b.fallback...), Optional: q.Asked() && !cell.Required,
		Level: levelKey(q.Level), Compact: row != "",
	}
	if q.Level == 1 {
		f.Tag = "level.tag"
	}
	if q.Type == forms.Note {
		f.Kind = "note"
		return f
	}
	if f.Label == "" || b.isRowCode(q, row, cell.Answer) {
		return nil // a means, or in the row's heading already
	}
	b.answerOf(f, q, cell, k)
	b.problems(f, cell)
	return f
}

// isRowCode says whether a value is the code that the row's heading shows.
func (b *builder) isRowCode(q *forms.Question, row forms.RowID, a forms.Answer) bool {
	return q.Type == forms.Calculate && q.Roster != nil && a.Value == b.state.RowCode(q.Roster, row)
}

// answerOf gives a field its control and its answer.
func (b *builder) answerOf(f *Field, q *forms.Question, cell *forms.Cell, k forms.Key) {
	base := b.bases[k]
	f.Base, f.By, f.Source, f.Waiting = base.Seq, base.By, base.Src, base.Open
	if !base.At.IsZero() {
		f.When = moment(b.words, base.At, b.zone)
	}
	if !q.Asked() || cell.ReadOnly || !b.writable {
		f.Kind, f.Shown = "shown", b.state.Display(q, cell.Answer, b.lang)
		f.ShownKey = shownKey(q, b.writable)
		return
	}
	answer := b.shownAnswer(q, f.Name, cell.Answer)
	f.Special = answer.State
	f.Specials = b.specials(f.Special)
	b.control(f, q, answer.Value, k)
}

// shownAnswer is what the form holds: the answer stored, or what was typed and
// could not be.
func (b *builder) shownAnswer(q *forms.Question, name string, stored forms.Answer) forms.Answer {
	if !b.posted.Has("b." + name) {
		return stored
	}
	between := "\n"
	if q.List != nil || q.From != nil || len(q.Refs) > 0 {
		between = " "
	}
	return forms.Answer{
		Value: strings.Join(b.posted["v."+name], between), State: special(b.posted.Get("s." + name)),
	}
}

func shownKey(q *forms.Question, writable bool) string {
	switch {
	case q.Fill != forms.NoFill && q.Computed():
		return "field.filled"
	case q.Computed():
		return "field.computed"
	case !q.Asked() || writable:
		return "field.readonly"
	}
	return ""
}

func levelKey(level int) string {
	switch level {
	case 1:
		return "level.1"
	case 2:
		return "level.2"
	case 3:
		return "level.3"
	}
	return ""
}

func (b *builder) specials(chosen forms.Special) []option {
	options := []option{{"", b.words.T("special.none"), chosen == forms.Answered}}
	for _, s := range []forms.Special{forms.DontKnow, forms.NotApplicable, forms.NoInformation} {
		options = append(options, option{string(s), forms.Message(b.lang, "special."+string(s)), s == chosen})
	}
	return options
}
