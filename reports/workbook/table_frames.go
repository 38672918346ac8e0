package workbook

import (
	"fmt"
	"strconv"

	"cotejo/reports"
)

// frameTable is T20: with which approach, at which stage and with whom each
// policy was made.
func (b *book) frameTable() []*table {
	var rows []*reports.Row
	for _, name := range []string{"b_role", "b_explicit", "b_policy_title", "b_policy_year", "b_definition", "b_approach", "b_approach_main", "b_stage", "b_process", "b_participants", "b_cso_level", "b_evidence", "b_evaluated", "b_eval_year"} {
		if r := b.row(name); r != nil {
			rows = append(rows, r)
		}
	}
	if b.row("b_approach") == nil || b.row("b_stage") == nil {
		return nil
	}
	t := b.newTable(b.sheetName("tab.t20.name"), b.word("tab.t20.title"), b.word("tab.t20.aid"), b.word("tab.t20.aid2"))
	t.column(b.word("head.question"), 36)
	t.column(b.word("tab.n"), 6)
	t.parties(26)
	t.citing()
	for _, r := range rows {
		row := []cell{words(label, b.named(r.Base())), count(r.Tally.N())}
		for _, e := range r.Entries {
			row = append(row, b.answer(e))
		}
		t.add(append(row, b.cited(r.Entries))...)
	}
	return []*table{t}
}

// textTable lists what every party says to some open questions, with sources.
func (b *book) textTable(t *table, names ...string) {
	for _, name := range names {
		r := b.row(name)
		if r == nil {
			continue
		}
		for i, e := range r.Entries {
			who := b.speaker(&b.comparison.Columns[i])
			t.add(append(who, words(body, b.named(r.Base())), b.answer(e), b.source(e.Origin().Source))...)
		}
	}
}

// textColumns sets the columns of textTable.
func (t *table) textColumns() {
	t.speakers()
	t.column(t.word("head.question"), 26)
	t.column(t.word("tab.text"), 70)
	t.column(t.word("tab.source"), 30)
}

// practiceTable is T22: the good practices each party recommends.
func (b *book) practiceTable() []*table {
	r := b.row("j_good")
	if r == nil {
		return nil
	}
	t := b.newTable(b.sheetName("tab.t22.name"), b.word("tab.t22.title"), b.word("tab.t22.aid"), b.word("tab.t22.aid2", strconv.Itoa(r.Tally.N()), strconv.Itoa(len(r.Entries))))
	t.textColumns()
	b.textTable(t, "j_good")
	return []*table{t}
}

// priorityTable is T21: what is asked for first, second and third, with the
// points that makes, and the key elements each party names.
func (b *book) priorityTable() []*table {
	weights := []int{3, 2, 1}
	tallies, err := reports.PrioritiesOf(b.snapshot, priorities(), weights)
	if err != nil || len(tallies) == 0 {
		return nil
	}
	t := b.newTable(b.sheetName("tab.t21.name"), b.word("tab.t21.title"), b.word("tab.t21.aid"), b.word("tab.t21.aid2"))
	t.bare = true
	t.textColumns()
	t.columns[0].head, t.columns[1].head, t.columns[2].head, t.columns[3].head, t.columns[4].head = b.word("tab.area"), "1", "2", "3", b.word("tab.points")
	t.columns[0].width, t.columns[5].head, t.columns[6].head = 30, "", ""
	at := t.next()
	row := []cell{words(label, b.word("indices.weight"))}
	for _, w := range weights {
		row = append(row, figure(weight, float64(w)))
	}
	t.add(row...)
	for i := range tallies {
		p := &tallies[i]
		t.heading(b.word("tab.voice.n", p.Voice.Words, strconv.Itoa(p.N)))
		t.points(p, at)
	}
	if b.row("j_keys") != nil {
		t.heading(b.word("tab.keys"))
		t.heads(b.word("head.country"), "ISO 3166", b.word("head.voice"), b.word("head.party"), b.word("head.question"), b.word("tab.text"), b.word("tab.source"))
		b.textTable(t, "j_keys")
	}
	return []*table{t}
}

// points adds the choices of one voice; the weights stand in a line.
func (t *table) points(p *reports.Priorities, weights int) {
	for i := range p.Choices {
		c := &p.Choices[i]
		at := t.next()
		row := []cell{words(label, t.in(c.Choice.Label))}
		for place := range c.Named {
			row = append(row, t.placed(p, c, place))
		}
		text := fmt.Sprintf(`IF(COUNT(B%[1]d:D%[1]d)=0,"",SUMPRODUCT(B%[1]d:D%[1]d,$B$%[2]d:$D$%[2]d))`, at, weights)
		t.add(append(row, formula(worth, text, float64(c.Points), p.N > 0))...)
	}
}

// priorities are the questions for what to treat first, second and third.
func priorities() []string { return []string{"j_prio1", "j_prio2", "j_prio3"} }

// placed is how many parties of a voice name a choice in a place, counted in
// the long form.
func (t *table) placed(p *reports.Priorities, c *reports.Priority, place int) cell {
	shown := t.among(c.Named[place], p.N)
	r := t.row(priorities()[place])
	if t.answers == nil || r == nil || r.Question.Private || !shown.isNum || !countable(r.Question.List) {
		return shown
	}
	s := t.answers
	return fetched(shown, fmt.Sprintf("COUNTIFS(%s,%s,%s,%s,%s,%s)", s.column(dataQuestion), quoted(string(r.Question.ID)),
		s.column(dataVoice), quoted(string(p.Voice)), s.column(dataCode), exactly(c.Choice.Name)))
}

// among is a count among n parties: where there is none nothing is known.
func (b *book) among(x, n int) cell {
	if n == 0 {
		return words(markNoData, b.marks[reports.NoData])
	}
	return figure(small, float64(x))
}
