package brief

import (
	"strconv"

	"cotejo/reports"
)

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
