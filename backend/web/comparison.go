package web

import (
	"strings"
	"unicode/utf8"

	"github.com/gin-gonic/gin"

	"cotejo/backend/survey"
	"cotejo/forms"
	"cotejo/reports"
)

// ComparisonPage lays the countries of a round side by side, one section at a
// time: questions in rows, voices in columns.
type ComparisonPage struct {
	layout
	Round    survey.RoundInfo
	Back     string
	Workbook string
	Sections []link
	Heading  string
	Columns  []reports.Column
	Rows     []matrixRow
	Lists    []inventoryView
	Marks    []markWord
	Summary  reports.Summary
}

// matrixRow is one question across the countries, or a heading above some.
type matrixRow struct {
	Heading string
	Label   string
	Level   string
	N       int // entries with a value
	Cells   []matrixCell
}

// matrixCell is what one voice says.
type matrixCell struct {
	Mark   reports.Mark
	Text   string
	Short  string   // the beginning of a long text, which unfolds
	Titles []string // the rows of a roster
	Source string
	Silent bool   // the column has nothing to show
	Shade  int    // 1 to 4 for published levels, else 0
	Lang   string // of a text in another language than the page's
}

// markWord explains a mark.
type markWord struct {
	Mark reports.Mark
	Text string
}

// inventoryView lists the rows of one roster over all countries.
type inventoryView struct {
	ID, Label string
	Heads     []string
	Rows      []inventoryRow
	N         int
}

// inventoryRow is one row of a roster with its country and voice.
type inventoryRow struct {
	Country string
	Voice   reports.Voice
	Silent  string // why there is no row, in words
	Cells   []matrixCell
}

func (s *site) showComparison(c *gin.Context, p survey.Principal) error {
	round, err := s.Service.Round(c.Request.Context(), p, c.Param("code"))
	if err != nil {
		return err
	}
	cmp, err := s.Service.Comparison(c.Request.Context(), p, round.Code)
	if err != nil {
		return err
	}
	v := visitOf(c)
	page := ComparisonPage{
		layout: s.roundFrame(c, v.T("comparison.title"), round), Round: round, Back: roundPath(round.Code),
		Workbook: roundPath(round.Code) + "/comparativo.xlsx", Columns: cmp.Columns, Summary: cmp.Summary(),
	}
	page.Wide = true
	chosen := page.chooseSection(cmp, c.Query("seccion"), v.lang)
	if chosen != nil {
		m := matrix{lang: v.lang, fallback: cmp.Snapshot.Questionnaire.Languages}
		page.Rows = m.rows(chosen, cmp.Columns)
		page.Lists = m.lists(cmp, chosen.Section)
		page.Here += "?seccion=" + chosen.Section.Name
	}
	for _, m := range reports.Marks() {
		if m != reports.Answered {
			page.Marks = append(page.Marks, markWord{m, m.Words(v.lang)})
		}
	}
	return s.show(c, "comparison", page)
}

// chooseSection lists the sections and returns the one asked for, or the first.
func (p *ComparisonPage) chooseSection(cmp *reports.Comparison, name, lang string) *reports.SectionMatrix {
	var chosen *reports.SectionMatrix
	for i := range cmp.Sections {
		if sec := &cmp.Sections[i]; len(sec.Rows) > 0 && (chosen == nil || sec.Section.Name == name) {
			chosen = sec
		}
	}
	for i := range cmp.Sections {
		sec := &cmp.Sections[i]
		if len(sec.Rows) == 0 {
			continue
		}
		label := sec.Section.Label.In(lang, cmp.Snapshot.Questionnaire.Languages...)
		p.Sections = append(p.Sections, link{Href: "?seccion=" + sec.Section.Name, Text: label, Current: sec == chosen})
		if sec == chosen {
			p.Heading = label
		}
	}
	return chosen
}

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
		if row.Question != nil {
			r.Level = levelKey(row.Question.Level)
		}
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
