package view

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"cotejo/forms"
	"cotejo/reports"
)

// mostHits is how many answers found are listed; all are counted.
const mostHits = 300

// finder lays out what a search finds.
type finder struct {
	maker
	*reports.Found
}

func (f finder) fill(v *View, asked string) {
	v.Title = f.t("find.found", asked)
	v.Lead = []string{f.t("find.n", strconv.Itoa(f.N), strconv.Itoa(f.Parties), strconv.Itoa(f.Among))}
	if f.N > len(f.Hits) {
		v.Lead = append(v.Lead, f.t("find.most", strconv.Itoa(len(f.Hits))))
	}
	v.Lead = append(v.Lead, f.t("find.how"))
	if f.N > 0 {
		v.Tables = []Table{f.table()}
	}
}

func (f finder) table() Table {
	t := Table{Name: "hallazgos", Title: f.t("find.answers"), Keys: 4, Columns: append(f.speakers(),
		Column{Head: f.t("find.passage")}, Column{Head: f.t("find.question")}, Column{Head: f.t("changes.row")},
		Column{Head: f.t("find.section")}, Column{Head: f.t("tab.source"), Cites: true})}
	for i := range f.Hits {
		t.Rows = append(t.Rows, Row{Cells: f.hit(&f.Hits[i])})
	}
	return t
}

func (f finder) hit(h *reports.Hit) []Cell {
	source := f.citation(h.Source)
	source.Text, source.Found = passage(source.Text, h.InSource)
	said := Cell{Mark: reports.Answered, Source: h.Source}
	said.Text, said.Found = passage(h.Text, h.In)
	if h.Question.Type == forms.TextType {
		said.Lang = f.foreign(h.Answer.Lang)
	}
	return append(f.speaker(h.Column), said, Cell{Text: f.in(h.Question.Label), Href: f.place(h)}, Cell{Text: h.RowTitle},
		Cell{Text: f.in(h.Section.Label)}, source)
}

// place is where an answer is read among others: in its list, or in its
// section.
func (f finder) place(h *reports.Hit) Place {
	if h.Question.Roster != nil {
		return listed(h.Question.Roster.Name, h.Column.Country.ISO3)
	}
	return Place{Kind: "matriz", Params: []string{"seccion", h.Section.Name}}
}

// A passage shows so many bytes of a text before what was found, and so many
// in all.
const (
	passageBefore = 90
	passageLength = 320
)

// passage cuts a long text around what was found in it, at spaces.
func passage(text string, found []reports.Span) (string, []reports.Span) {
	from, to := 0, len(text)
	if len(text) > passageLength {
		if len(found) > 0 {
			from = wordStart(text, max(0, found[0].From-passageBefore))
		}
		to = wordEnd(text, min(len(text), from+passageLength))
	}
	before, after := "", ""
	if from > 0 {
		before = "… "
	}
	if to < len(text) {
		after = " …"
	}
	var in []reports.Span
	for _, s := range found {
		if s.From >= from && s.From < to {
			in = append(in, reports.Span{From: s.From - from + len(before), To: min(s.To, to) - from + len(before)})
		}
	}
	return before + text[from:to] + after, in
}

// wordStart moves a place forward to the start of a word, if one is near.
func wordStart(text string, at int) int {
	if at == 0 {
		return 0
	}
	if i := strings.IndexFunc(text[at:min(len(text), at+passageBefore/2)], unicode.IsSpace); i >= 0 {
		_, n := utf8.DecodeRuneInString(text[at+i:])
		return at + i + n
	}
	return letterStart(text, at)
}

// wordEnd moves a place back to the end of a word, if one is near.
func wordEnd(text string, at int) int {
	if at == len(text) {
		return at
	}
	if i := strings.LastIndexFunc(text[at-passageBefore/2:at], unicode.IsSpace); i >= 0 {
		return at - passageBefore/2 + i
	}
	return letterStart(text, at)
}

func letterStart(text string, at int) int {
	for at > 0 && at < len(text) && !utf8.RuneStart(text[at]) {
		at--
	}
	return at
}

// Part is a part of a cell's text; what was looked for is emphasised.
type Part struct {
	Text  string
	Found bool
}

// Parts cuts a cell's text at what was found in it.
func (c Cell) Parts() []Part {
	var parts []Part
	at := 0
	for _, s := range c.Found {
		if s.From > at {
			parts = append(parts, Part{Text: c.Text[at:s.From]})
		}
		parts = append(parts, Part{c.Text[s.From:s.To], true})
		at = s.To
	}
	if at < len(c.Text) {
		parts = append(parts, Part{Text: c.Text[at:]})
	}
	return parts
}
