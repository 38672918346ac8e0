package web

import (
	"strings"
	"unicode/utf8"

	"cotejo/forms"
	"cotejo/reports"
)

// matrix puts the rows of a comparison into words.
type matrix struct {
	lang     string
	fallback []string
}

func (m matrix) rows(sec *reports.SectionMatrix, columns []reports.Column) []matrixRow {
	var out []matrixRow
	var group *forms.Group
	for i := range sec.Rows {
		row := &sec.Rows[i]
		if row.Group != group {
			group = row.Group
			if group != nil {
				out = append(out, matrixRow{Heading: group.Label.In(m.lang, m.fallback...)})
			}
		}
		r := matrixRow{Label: row.Base().Label.In(m.lang, m.fallback...), N: row.Tally.N()}
		for j, e := range row.Entries {
			cell := m.cell(e)
			cell.Silent = columns[j].Diagnostic == nil || !columns[j].Diagnostic.Comparable()
			r.Cells = append(r.Cells, cell)
		}
		out = append(out, r)
	}
	return out
}

// longText is how many characters a cell shows before it folds.
const longText = 140

func (m matrix) cell(e reports.Entry) matrixCell {
	cell := matrixCell{Mark: e.Mark, Text: e.Text(m.lang), Titles: e.Titles(m.lang), Source: e.Origin().Source}
	if utf8.RuneCountInString(cell.Text) > longText {
		cell.Short = beginning(cell.Text, longText)
	}
	cell.Shade = shade(e)
	if e.Question != nil && e.Question.Type == forms.TextType && e.Answer.Lang != m.lang {
		cell.Lang = e.Answer.Lang
	}
	return cell
}

// beginning cuts a text at the end of a word.
func beginning(text string, most int) string {
	cut := string([]rune(text)[:most])
	if i := strings.LastIndexAny(cut, " \n"); i > most/2 {
		cut = cut[:i]
	}
	return strings.TrimRight(cut, " \n,;:.") + " …"
}

// shade gives published levels, choices numbered 1 to 4, their place on the ramp.
func shade(e reports.Entry) int {
	if e.Mark != reports.Answered || e.Question == nil || e.Question.List == nil || !isRamp(e.Question.List) {
		return 0
	}
	if v := e.Answer.Value; len(v) == 1 && v >= "1" && v <= "4" {
		return int(v[0] - '0')
	}
	return 0
}

// isRamp says whether a list is a scale of four: 1, 2, 3, 4.
func isRamp(l *forms.List) bool {
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

func (m matrix) lists(cmp *reports.Comparison, sec *forms.Section) []inventoryView {
	var out []inventoryView
	for i := range cmp.Inventories {
		inv := &cmp.Inventories[i]
		if inv.Roster.Section != sec {
			continue
		}
		v := inventoryView{ID: "lista." + string(inv.Roster.ID), Label: inv.Roster.Label.In(m.lang, m.fallback...)}
		for _, q := range inv.Questions {
			v.Heads = append(v.Heads, q.Label.In(m.lang, m.fallback...))
		}
		for j := range inv.Rows {
			if row := m.inventoryRow(&inv.Rows[j]); row.Cells != nil || row.Silent != "" {
				v.Rows = append(v.Rows, row)
				if row.Cells != nil {
					v.N++
				}
			}
		}
		out = append(out, v)
	}
	return out
}

func (m matrix) inventoryRow(r *reports.InventoryRow) inventoryRow {
	row := inventoryRow{Country: r.Column.Country.Name.In(m.lang)}
	if r.Column.Diagnostic != nil {
		row.Voice = r.Column.Diagnostic.Party.Voice
	}
	if r.Mark != reports.Answered {
		row.Silent = r.Mark.Words(m.lang)
		return row
	}
	row.Cells = make([]matrixCell, len(r.Entries))
	for i, e := range r.Entries {
		row.Cells[i] = m.cell(e)
	}
	return row
}
