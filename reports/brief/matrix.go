package brief

import (
	"slices"
	"strconv"
	"strings"

	"cotejo/reports"
)

// cross lays a question's choices out by country and voice; nothing when the
// questionnaire has no such question.
func (m *summariser) cross(question, title string) []Block {
	c, err := reports.Crossed(m.Snapshot, question)
	if err != nil {
		return nil
	}
	return m.crossTable(c, title, m.columns)
}

func (m *summariser) crossTable(c *reports.Cross, title string, columns []column) []Block {
	if len(columns) > widest {
		return m.crossByVoice(c, title)
	}
	t := Table{Title: title, Dense: true, Shares: []int{70}, Head: []string{m.named(c.Question.Base())}}
	for _, col := range columns {
		t.Head, t.Shares = append(t.Head, col.head), append(t.Shares, 13)
	}
	t.Head, t.Shares = append(t.Head, m.t("matrix.named")), append(t.Shares, 24)
	for i, choice := range c.Choices {
		cells := []Cell{headCell(m.choiceName(choice))}
		for _, col := range columns {
			cells = append(cells, m.crossCell(c.Cells[i][col.index]))
		}
		naming, n := c.Parties(i)
		t.Rows = append(t.Rows, TableRow{Cells: append(cells, textCell(m.fraction(naming, n)))})
	}
	aid := "matrix.aid.short"
	if c.Question.Roster == nil {
		aid = "matrix.aid.yes"
	}
	foot := m.t(aid, m.t("matrix.key"), strconv.Itoa(c.Known()), strconv.Itoa(len(m.voices)))
	return []Block{t, Paragraph{Text: said(foot), Kind: Aid}}
}

func (m *summariser) fraction(n, all int) string { return strconv.Itoa(n) + "/" + strconv.Itoa(all) }

// crossCell shows how many rows name a choice, or why that is not known.
func (m *summariser) crossCell(c reports.CrossCell) Cell {
	switch c.Mark {
	case reports.Answered:
		return Cell{Lines: []Line{said(strconv.Itoa(c.N))}, Tone: step(min(c.N, 4))}
	case reports.None:
		return textCell("0")
	}
	return Cell{Lines: []Line{said(m.t("short." + string(c.Mark)))}, Tone: toneOf(c.Mark)}
}

// crossByVoice counts who names each choice, for rounds with more columns than
// a page.
func (m *summariser) crossByVoice(c *reports.Cross, title string) []Block {
	kinds := m.Snapshot.Voices()
	t := Table{Title: title, Head: []string{m.named(c.Question.Base())}, Shares: []int{40}}
	for _, k := range kinds {
		t.Head, t.Shares = append(t.Head, k.Words(m.lang)), append(t.Shares, 60/len(kinds))
	}
	for i, choice := range c.Choices {
		cells := []Cell{headCell(m.choiceName(choice))}
		for _, k := range kinds {
			naming, n := 0, 0
			for j, cell := range c.Cells[i] {
				if d := c.Columns[j].Diagnostic; d == nil || d.Party.Voice != k {
					continue
				}
				if cell.Mark == reports.Answered {
					naming++
				}
				if cell.Mark == reports.Answered || cell.Mark == reports.None {
					n++
				}
			}
			cells = append(cells, m.counts(naming, n))
		}
		t.Rows = append(t.Rows, TableRow{Cells: cells})
	}
	return []Block{t, Paragraph{Text: said(m.t("matrix.aid.voices")), Kind: Aid}}
}

// strategies shows how many strategies each voice has in each policy area.
func (m *summariser) strategies() []Block {
	blocks := m.cross("d_area", m.t("strategies.table"))
	if blocks == nil {
		return nil
	}
	return append(blocks, m.strategyNames()...)
}

// strategyNames names the strategies of each area, once for each country with
// the voices that report it; nothing for a round with too many.
func (m *summariser) strategyNames() []Block {
	c, err := reports.Crossed(m.Snapshot, "d_area")
	if err != nil || len(m.columns) > widest {
		return nil
	}
	t := Table{Title: m.t("strategies.names"), Head: []string{m.t("gaps.area"), m.t("strategies.who")}, Shares: []int{22, 78}}
	for i, choice := range c.Choices {
		if names := m.namedIn(c, i); names != "" {
			t.Rows = append(t.Rows, TableRow{Cells: []Cell{headCell(m.choiceName(choice)), textCell(names)}})
		}
	}
	if t.Rows == nil {
		return nil
	}
	return []Block{t}
}

// namedIn names the rows that name a choice, each with its country and voices.
func (m *summariser) namedIn(c *reports.Cross, choice int) string {
	type row struct{ country, title string }
	var order []row
	voices := map[row][]string{}
	for j, cell := range c.Cells[choice] {
		for _, id := range cell.Rows {
			r := row{c.Columns[j].Country.ISO3, c.Title(j, id, m.lang)}
			if voices[r] == nil {
				order = append(order, r)
			}
			voices[r] = append(voices[r], m.t("voice.short."+string(c.Columns[j].Diagnostic.Party.Voice)))
		}
	}
	var out []string
	for _, r := range order {
		out = append(out, r.title+" ("+r.country+" "+strings.Join(slices.Compact(voices[r]), ", ")+")")
	}
	return strings.Join(out, "; ")
}

// frameworks shows approach, stage and participation by country and voice; in
// a questionnaire without these questions, the essential ones with choices.
func (m *summariser) frameworks() []Block {
	t := Table{Label: m.t("frameworks.table")}
	t.Head, t.Shares = []string{m.t("head.country"), m.t("head.voice")}, []int{27, 15}
	var known []string
	for _, name := range []string{"b_explicit", "b_approach_main", "b_stage", "b_cso_level"} {
		if q := m.question(name); q != nil {
			known = append(known, name)
			t.Head, t.Shares = append(t.Head, m.named(q.Base())), append(t.Shares, 20)
		}
	}
	if known == nil {
		return m.essentials()
	}
	for _, v := range m.voices {
		cells := []Cell{headCell(m.in(v.Country.Name)), textCell(v.name)}
		for _, question := range known {
			e, _ := m.entry(v, question)
			cells = append(cells, m.cell(v, e, e.Text(m.lang)))
		}
		t.Rows = append(t.Rows, TableRow{Cells: cells})
	}
	blocks := []Block{t, Paragraph{Text: said(m.t("frameworks.n", strconv.Itoa(len(m.voices)))), Kind: Aid}}
	return append(blocks, m.cross("b_approach", m.t("frameworks.approaches"))...)
}

// mostEssential is how many questions a summary counts the answers of.
const mostEssential = 12

// essentials counts the answers to the questions with choices, by voice.
func (m *summariser) essentials() []Block {
	kinds := m.Snapshot.Voices()
	t := Table{Label: m.t("essentials.table"), Head: []string{m.t("essentials.answer")}, Shares: []int{40}}
	for _, k := range kinds {
		t.Head, t.Shares = append(t.Head, k.Words(m.lang)), append(t.Shares, 60/len(kinds))
	}
	asked := 0
	for _, section := range m.Sections {
		for i := range section.Rows {
			q := section.Rows[i].Question
			if q == nil || q.List == nil || !q.Asked() || q.Level > 1 || asked == mostEssential {
				continue
			}
			if rows := m.distribution(&section.Rows[i]); rows != nil {
				t.Rows, asked = append(t.Rows, rows...), asked+1
			}
		}
	}
	if t.Rows == nil {
		return nil
	}
	return []Block{t, Paragraph{Text: said(m.t("essentials.aid")), Kind: Aid}}
}

// distribution counts a question's answers: a band with the question, a row
// for each choice that somebody names.
func (m *summariser) distribution(row *reports.Row) []TableRow {
	list, err := reports.Distributions(m.Snapshot, string(row.Question.ID))
	if err != nil || len(list) == 0 {
		return nil
	}
	var rows []TableRow
	for i, choice := range list[0].Choices {
		cells, some := []Cell{headCell(m.choiceName(choice))}, false
		for _, d := range list {
			some = some || d.Counts[i] > 0
			cells = append(cells, m.counts(d.Counts[i], d.Tally.N()))
		}
		if some {
			rows = append(rows, TableRow{Cells: cells})
		}
	}
	if rows == nil {
		return nil
	}
	return append([]TableRow{{Band: m.named(row.Question.Base())}}, rows...)
}

// patterns shows which traits each voice that is asked sees, and how alike
// they are in that.
func (m *summariser) patterns() []Block {
	c, err := reports.Crossed(m.Snapshot, "j_patterns")
	if err != nil {
		return nil
	}
	var asked []column
	for _, col := range m.columns {
		if col.voice != nil && c.Marks[col.index] != reports.Hidden {
			asked = append(asked, col)
		}
	}
	if asked == nil {
		return []Block{Paragraph{Text: said(m.t("patterns.nobody"))}}
	}
	blocks := m.crossTable(c, m.t("patterns.table"), asked)
	if len(asked) > widest || len(asked) < 2 {
		return blocks
	}
	return append(blocks, m.similarity(c, asked)...)
}

func (m *summariser) similarity(c *reports.Cross, columns []column) []Block {
	t := Table{Title: m.t("patterns.similarity"), Dense: true, Head: []string{""}, Shares: []int{30}}
	values := c.Similarities()
	for _, col := range columns {
		t.Head, t.Shares = append(t.Head, col.head), append(t.Shares, 13)
	}
	for _, a := range columns {
		cells := []Cell{headCell(m.in(a.voice.Country.Name) + ", " + lowered(a.voice.name))}
		for _, b := range columns {
			cells = append(cells, m.likeness(values[a.index][b.index], a.index == b.index))
		}
		t.Rows = append(t.Rows, TableRow{Cells: cells})
	}
	aid := m.t("patterns.aid")
	if slices.Contains(c.Marks, reports.Hidden) {
		aid += " " + m.t("patterns.others")
	}
	return []Block{t, Paragraph{Text: said(aid), Kind: Aid}}
}

// likeness shows a similarity; a party is not compared with itself.
func (m *summariser) likeness(s reports.Similarity, same bool) Cell {
	switch {
	case same:
		return textCell("—")
	case !s.Known:
		return Cell{Lines: []Line{said(m.t("short.nodata"))}, Tone: NoData}
	}
	text := strconv.FormatFloat(s.Value, 'f', 2, 64)
	return Cell{Lines: []Line{said(text)}, Tone: step(1 + min(3, int(s.Value*4)))}
}
