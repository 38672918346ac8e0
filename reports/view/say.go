package view

import (
	"slices"
	"strconv"

	"cotejo/forms"
	"cotejo/reports"
	"cotejo/reports/draw"
)

// maker is what making a view needs.
type maker struct {
	*reports.Snapshot
	Ask
}

// t is a wording in the view's language.
func (m maker) t(code string, args ...string) string { return word(m.Lang, code, args...) }

// in is a text of the questionnaire in the view's language.
func (m maker) in(t forms.Text) string { return t.In(m.Lang, m.Questionnaire.Languages...) }

// speakers are the columns that name who speaks: country, its code, the voice
// and the party.
func (m maker) speakers() []Column {
	return []Column{
		{Head: m.t("head.country")}, {Head: "ISO 3166", Code: true},
		{Head: m.t("head.voice")}, {Head: m.t("head.party"), Code: true},
	}
}

// speaker are the cells of speakers, for a column of a comparison.
func (m maker) speaker(c reports.Column) []Cell {
	cells := []Cell{
		{Text: m.in(c.Country.Name), Href: Place{Country: c.Country.ISO3}}, {Text: c.Country.ISO3}, {}, {},
	}
	if d := c.Diagnostic; d != nil {
		cells[2].Text, cells[3].Text = d.Party.Voice.Words(m.Lang), d.Party.Name.In(m.Lang)
	}
	return cells
}

// answer is the cell of an answer.
func (m maker) answer(e reports.Entry) Cell {
	c := Cell{Mark: e.Mark, Text: e.Text(m.Lang), Titles: e.Titles(m.Lang), Source: e.Origin().Source, Tone: toneOfChoice(e)}
	if x, ok := e.Number(); ok {
		c.Number = &x
	}
	if e.Question != nil && e.Question.Type == forms.TextType && e.Mark == reports.Answered && e.Answer.Lang != m.Lang {
		c.Lang = e.Answer.Lang
	}
	return c
}

// toneOfChoice gives published levels, choices numbered 1 to 4, their place on
// the ramp.
func toneOfChoice(e reports.Entry) draw.Tone {
	if e.Mark != reports.Answered || e.Question == nil || !isScale(e.Question.List) {
		return draw.Plain
	}
	level, _ := strconv.Atoi(e.Answer.Value)
	return draw.Step(level)
}

// isScale says whether a list is a scale of four: 1, 2, 3, 4.
func isScale(l *forms.List) bool {
	if l == nil {
		return false
	}
	n := 0
	for _, c := range l.Choices {
		if len(c.Name) == 1 && c.Name >= "1" && c.Name <= "4" {
			n++
		} else if c.Missing == forms.Answered && c.Name != "9" {
			return false
		}
	}
	return n == 4
}

// named is the label of an element, or its name where it has none.
func (m maker) named(b *forms.Base) string {
	if label := m.in(b.Label); label != "" {
		return label
	}
	return b.Name
}

// nodata is a cell that nothing is known for.
func (m maker) nodata() Cell {
	return Cell{Mark: reports.NoData, Text: reports.NoData.Words(m.Lang)}
}

// number is the cell of a figure, written with a number of decimals.
func number(x float64, decimals int) Cell {
	return Cell{Text: strconv.FormatFloat(x, 'f', decimals, 64), Number: &x}
}

// count is the cell of a count.
func count(n int) Cell { return number(float64(n), 0) }

// choose makes a control, whose first option is chosen unless another is asked
// for; it returns which.
func (m maker) choose(name, label string, options []Option) (Control, int) {
	return m.chooseOr(name, label, options, 0)
}

// chooseOr is choose with another option chosen at first.
func (m maker) chooseOr(name, label string, options []Option, first int) (Control, int) {
	chosen := slices.IndexFunc(options, func(o Option) bool { return o.Value == m.param(name) })
	if chosen < 0 {
		chosen = first
	}
	if len(options) > 0 {
		options[chosen].Chosen = true
	}
	return Control{Name: name, Label: label, Options: options}, chosen
}
