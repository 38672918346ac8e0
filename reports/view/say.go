package view

import (
	"slices"
	"strconv"

	"cotejo/forms"
	"cotejo/reports"
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
	chosen := max(0, slices.IndexFunc(options, func(o Option) bool { return o.Value == m.param(name) }))
	if len(options) > 0 {
		options[chosen].Chosen = true
	}
	return Control{Name: name, Label: label, Options: options}, chosen
}
