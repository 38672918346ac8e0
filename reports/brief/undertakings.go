package brief

import (
	"strings"

	"cotejo/forms"
	"cotejo/reports"
)

// most is how many rows of a list a profile shows for each voice: fewer the
// more there is, so that it keeps to its pages. The rest is counted and stands
// in the comparative workbook.
func (p *profiler) most() int {
	n := 0
	for _, v := range p.voices {
		for _, name := range []string{programmes, gaps, impacts, challenges} {
			n += len(p.listed(v, name))
		}
	}
	switch {
	case n <= 18:
		return 8
	case n <= 32:
		return 5
	}
	return 3
}

// room keeps as many rows as there is room for; one more is no reason to leave
// it out.
func (p *profiler) room(list []item) []item {
	if len(list) <= p.most()+1 {
		return list
	}
	return list[:p.most()]
}

// programmes shows the programmes of each voice.
func (p *profiler) programmes() []Block {
	t := Table{Label: p.t("programmes.table"), Shares: []int{30, 32, 23, 12, 14, 19}}
	for _, code := range []string{"name", "tool", "target", "status", "people", "budget"} {
		t.Head = append(t.Head, p.t("programmes."+code))
	}
	n := 0
	for _, v := range p.voices {
		list := p.listed(v, programmes)
		if p.lists[programmes] != nil && p.several() {
			t.Rows = append(t.Rows, p.bandOf(v, programmes, len(list)))
		}
		for _, it := range p.room(list) {
			t.Rows = append(t.Rows, it.programme())
		}
		n += len(list)
	}
	if n == 0 {
		return p.noneListed(programmes)
	}
	return append([]Block{t}, p.more(programmes)...)
}

// bandOf heads a voice's rows, and says why there are none.
func (r *reader) bandOf(v voice, roster string, n int) TableRow {
	if n > 0 {
		return TableRow{Band: r.t("list.band", v.name, r.counted(n))}
	}
	return TableRow{Band: r.t("list.band", v.name, r.absence(v, roster))}
}

// counted says how many there are.
func (r *reader) counted(n int) string { return counted(r.lang, "list.rows", n) }

// listMark says how a voice's list is to be read: Answered when it has rows,
// else why it has none. NoData when there is no such list.
func (r *reader) listMark(v voice, roster string) reports.Mark {
	inv := r.lists[roster]
	if inv == nil {
		return reports.NoData
	}
	for i := range inv.Rows {
		if row := &inv.Rows[i]; row.Column == v.Column {
			return row.Mark
		}
	}
	return reports.NoData
}

// absence says why a voice lists no rows.
func (r *reader) absence(v voice, roster string) string { return r.listMark(v, roster).Words(r.lang) }

// absent is a cell that says why a voice lists no rows.
func (r *reader) absent(v voice, roster string) Cell {
	return Cell{Lines: []Line{said(r.absence(v, roster))}, Tone: toneOf(r.listMark(v, roster))}
}

// noneListed says what each voice says of a roster in which none has rows;
// nothing when the questionnaire has no such roster.
func (p *profiler) noneListed(roster string) []Block {
	if p.lists[roster] == nil {
		return nil
	}
	var words []string
	for _, v := range p.voices {
		words = append(words, v.name+": "+p.absence(v, roster))
	}
	return []Block{Paragraph{Text: said(strings.Join(words, "; ") + ".")}}
}

// more says how many rows are left out for want of room.
func (p *profiler) more(roster string) []Block {
	left := 0
	for _, v := range p.voices {
		list := p.listed(v, roster)
		left += len(list) - len(p.room(list))
	}
	if left == 0 {
		return nil
	}
	return []Block{Paragraph{Text: said(counted(p.lang, "list.more", left)), Kind: Aid}}
}

// head is a row's code and title with its sources.
func (i item) head() Cell {
	return Cell{Lines: []Line{{{Text: i.row.Code + " ", Soft: true}, {Text: i.title(), Notes: i.citeRow()}}}}
}

// tell is a field as a cell; silences look like what they are.
func (i item) tell(name string) Cell {
	e, ok := i.field(name)
	if !ok || e.Mark == reports.Hidden {
		return Cell{Lines: []Line{said("—")}}
	}
	return Cell{Lines: []Line{said(i.shown(e))}, Tone: toneOf(e.Mark)}
}

func (i item) programme() TableRow {
	return TableRow{Cells: []Cell{
		i.head(), i.both("f_area", "f_tool"), i.tell("f_target"), i.tell("f_status"),
		i.dated("f_people", "", "f_people_year"), i.dated("f_budget", "f_curr", "f_budget_year"),
	}}
}

// both is two fields in one cell, as long as the first says something.
func (i item) both(first, second string) Cell {
	c := i.tell(first)
	if more := i.text(second); more != "" && c.Tone == Plain {
		c.Lines[0] = append(c.Lines[0], Span{Text: " · " + more, Soft: true})
	}
	return c
}

// dated is a figure with its unit and year, which make it comparable.
func (i item) dated(figure, unit, year string) Cell {
	c := i.tell(figure)
	c.Right = true
	if i.value(figure) == "" {
		return c
	}
	if code := i.value(unit); code != "" {
		c.Lines[0][0].Text += "\u00a0" + code
	}
	if y := i.answer(year); y != "" {
		c.Lines[0] = append(c.Lines[0], Span{Text: " (" + y + ")", Soft: true})
	}
	return c
}

// actors shows who does what, side by side.
func (p *profiler) actors() []Block {
	if p.lists[actors] == nil {
		return nil
	}
	t := Table{Label: p.t("actors.table")}
	var cells []Cell
	for _, v := range p.voices {
		list := p.listed(v, actors)
		t.Head, t.Shares = append(t.Head, p.t("list.band", v.name, p.countOr(v, actors, len(list)))), append(t.Shares, 1)
		cells = append(cells, p.actorsOf(v, list))
	}
	t.Rows = []TableRow{{Cells: cells}}
	return []Block{t}
}

func (r *reader) countOr(v voice, roster string, n int) string {
	if n == 0 {
		return r.absence(v, roster)
	}
	return r.counted(n)
}

// actorsOf names a voice's actors: those with a role first and what they do,
// then the rest by name.
func (p *profiler) actorsOf(v voice, list []item) Cell {
	parts := p.rolesOf(v)
	var c Cell
	var others []string
	for _, it := range list {
		plays := parts[it.row.Row.ID]
		if plays == nil {
			others = append(others, it.row.Code+" "+it.title())
			continue
		}
		c.Lines = append(c.Lines, Line{{Text: it.row.Code + " ", Soft: true}, {Text: it.title(), Strong: true}, {Text: ": " + strings.Join(plays, "; ")}})
	}
	if others != nil {
		label := p.t("actors.others")
		if len(parts) == 0 {
			label = p.t("actors.named")
		}
		c.Lines = append(c.Lines, Line{{Text: label + " ", Soft: true}, {Text: strings.Join(others, "; ")}})
	}
	if c.Lines == nil {
		return p.absent(v, actors)
	}
	return c
}

// rolesOf says what each actor does in what: "ejecuta P1, A2".
func (p *profiler) rolesOf(v voice) map[forms.RowID][]string {
	places := map[forms.RowID]map[string][]string{}
	order := map[forms.RowID][]string{}
	for _, it := range p.listed(v, roles) {
		actor, role := forms.RowID(it.value("h_r_actor")), it.answer("h_r_role")
		if actor == "" || role == "" {
			continue
		}
		if places[actor] == nil {
			places[actor] = map[string][]string{}
		}
		if _, known := places[actor][role]; !known {
			order[actor] = append(order[actor], role)
		}
		places[actor][role] = append(places[actor][role], it.codes("h_r_in")...)
	}
	out := map[forms.RowID][]string{}
	for actor, list := range order {
		for _, role := range list {
			out[actor] = append(out[actor], strings.TrimSpace(lowered(role)+" "+strings.Join(places[actor][role], ", ")))
		}
	}
	return out
}

// codes are the display codes of the rows that a text refers to.
func (i item) codes(name string) []string {
	e, ok := i.field(name)
	if !ok || e.Mark != reports.Answered {
		return nil
	}
	var codes []string
	for _, ref := range strings.Fields(e.Answer.Value) {
		roster, row, _ := strings.Cut(ref, ":")
		if inv := i.lists[roster]; inv != nil {
			codes = append(codes, i.voice.Diagnostic.State.RowCode(inv.Roster, forms.RowID(row)))
		}
	}
	return codes
}
