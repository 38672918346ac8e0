package web

import (
	"strings"

	"github.com/gin-gonic/gin"

	"cotejo/backend/survey"
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
	Unsent   string // the countries and voices with nothing to compare yet
	Rows     []matrixRow
	Lists    []inventoryView
	Marks    []markWord
	Summary  reports.Summary
}

// matrixRow is one question across the countries, or a heading above some.
type matrixRow struct {
	Heading string
	Label   string
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
	cut, err := cutOf(c)
	if err != nil {
		return err
	}
	round, err := s.Service.Round(c.Request.Context(), p, c.Param("code"))
	if err != nil {
		return err
	}
	cmp, err := s.Service.Comparison(c.Request.Context(), p, cut)
	if err != nil {
		return err
	}
	v := visitOf(c)
	page := ComparisonPage{
		layout: s.roundFrame(c, v.T("comparison.title"), round), Round: round, Back: cutPath(cut, ""),
		Workbook: roundPath(round.Code) + "/comparativo.xlsx", Columns: cmp.Columns, Summary: cmp.Summary(),
	}
	page.Wide = true
	page.Unsent = unsent(cmp.Columns, v)
	chosen := page.chooseSection(cmp, cut, c.Query("seccion"), v.lang)
	if chosen != nil {
		m := matrix{lang: v.lang, fallback: cmp.Snapshot.Questionnaire.Languages}
		page.Rows = m.rows(chosen, cmp.Columns)
		page.Lists = m.lists(cmp, chosen.Section)
		page.Here += "?seccion=" + chosen.Section.Name
	}
	page.ofCut(c, cut, cmp.Snapshot)
	for _, m := range reports.Marks() {
		if m != reports.Answered {
			page.Marks = append(page.Marks, markWord{m, m.Words(v.lang)})
		}
	}
	return s.show(c, "comparison", page)
}

// unsent names the columns that hold no answers; a print leaves them out.
func unsent(columns []reports.Column, v *visit) string {
	var names []string
	for _, col := range columns {
		switch {
		case col.Diagnostic == nil:
			names = append(names, col.Country.Name.In(v.lang))
		case !col.Diagnostic.Comparable():
			names = append(names, col.Country.Name.In(v.lang)+" ("+reports.Word(v.lang, "voice."+string(col.Diagnostic.Party.Voice))+")")
		}
	}
	return strings.Join(names, ", ")
}

// chooseSection lists the sections and returns the one asked for, or the first.
func (p *ComparisonPage) chooseSection(cmp *reports.Comparison, cut survey.Cut, name, lang string) *reports.SectionMatrix {
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
		p.Sections = append(p.Sections, link{Href: withCut("?seccion="+sec.Section.Name, cut), Text: label, Current: sec == chosen})
		if sec == chosen {
			p.Heading = label
		}
	}
	return chosen
}
