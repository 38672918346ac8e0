package brief

import (
	"strconv"
	"strings"

	"cotejo/reports"
)

// gaps shows the gaps each voice declares, those that follow from what it
// declares elsewhere, and the challenges it names.
func (p *profiler) gaps() []Block {
	var blocks []Block
	if p.lists[gaps] != nil {
		blocks = append(blocks, p.declaredGaps()...)
	}
	blocks = append(blocks, p.foundGaps()...)
	return append(blocks, p.challengesNamed()...)
}

func (p *profiler) declaredGaps() []Block {
	t := Table{Title: p.t("gaps.declared"), Shares: []int{25, 9, 41, 25}}
	for _, code := range []string{"kind", "severity", "text", "fix"} {
		t.Head = append(t.Head, p.t("gaps."+code))
	}
	n := 0
	for _, v := range p.voices {
		list := p.listed(v, gaps)
		if p.several() {
			t.Rows = append(t.Rows, p.bandOf(v, gaps, len(list)))
		}
		for _, it := range p.room(list) {
			t.Rows = append(t.Rows, it.gap())
		}
		n += len(list)
	}
	if n == 0 {
		return p.noneListed(gaps)
	}
	return append([]Block{t}, p.more(gaps)...)
}

func (i item) gap() TableRow {
	severity := i.tell("j_g_sev")
	if level, err := strconv.Atoi(i.value("j_g_sev")); err == nil {
		severity.Tone = step(level)
	}
	text := i.tell("j_g_text")
	if group := i.answer("j_g_group"); group != "" {
		text.Lines[0] = append(text.Lines[0], Span{Text: " (" + group + ")", Soft: true})
	}
	text.Lines[0][0].Notes = i.citeRow()
	return TableRow{Cells: []Cell{i.both("j_g_area", "j_g_kind"), severity, text, i.tell("j_g_fix")}}
}

// challengesNamed lists the challenges each voice names, side by side.
func (p *profiler) challengesNamed() []Block {
	t := Table{Title: p.t("gaps.challenges")}
	var cells []Cell
	n := 0
	for _, v := range p.voices {
		list := p.listed(v, challenges)
		n += len(list)
		t.Head, t.Shares = append(t.Head, p.t("list.band", v.name, p.countOr(v, challenges, len(list)))), append(t.Shares, 1)
		if len(list) == 0 {
			cells = append(cells, p.absent(v, challenges))
		} else {
			cells = append(cells, challengeLines(p.room(list)))
		}
	}
	if n == 0 {
		return nil
	}
	t.Rows = []TableRow{{Cells: cells}}
	return append([]Block{t}, p.more(challenges)...)
}

func challengeLines(list []item) Cell {
	var c Cell
	for _, it := range list {
		line := Line{{Text: it.title(), Notes: it.citeRow()}}
		if level := it.answer("j_c_level"); level != "" {
			line = append(line, Span{Text: " (" + lowered(level) + ")", Soft: true})
		}
		c.Lines = append(c.Lines, line)
	}
	return c
}

// impacts shows impacts with their sign, by group and dimension.
func (p *profiler) impacts() []Block {
	t := Table{Label: p.t("impacts.table"), Shares: []int{28, 18, 54}}
	for _, code := range []string{"group", "direction", "text"} {
		t.Head = append(t.Head, p.t("impacts."+code))
	}
	n := 0
	for _, v := range p.voices {
		list := p.listed(v, impacts)
		if p.lists[impacts] != nil && p.several() {
			t.Rows = append(t.Rows, p.bandOf(v, impacts, len(list)))
		}
		for _, it := range p.room(list) {
			t.Rows = append(t.Rows, it.impact())
		}
		n += len(list)
	}
	if n == 0 {
		return p.noneListed(impacts)
	}
	return append([]Block{t, Paragraph{Text: said(p.t("impacts.aid")), Kind: Aid}}, p.more(impacts)...)
}

func (i item) impact() TableRow {
	direction := i.both("j_i_dir", "j_i_mag")
	if s := sign(i.value("j_i_dir")); s != "" {
		direction.Lines[0] = append(Line{{Text: s + " ", Strong: true}}, direction.Lines[0]...)
	}
	text := i.tell("j_i_text")
	text.Lines[0][0].Notes = i.citeRow()
	return TableRow{Cells: []Cell{i.both("j_i_group", "j_i_dim"), direction, text}}
}

// sign is the sign of a direction, so that it is seen without reading.
func sign(direction string) string {
	return map[string]string{"pos": "+", "neg": "−", "mixed": "±", "neutral": "0"}[direction]
}

// practices tells good practices, key elements and priorities, each with its
// voice.
func (p *profiler) practices() []Block {
	t := Table{Label: p.t("practices.table")}
	t.Head, t.Shares = side(p.t("head.question"), p.voices)
	for _, name := range practical {
		q := p.question(name)
		if q == nil {
			continue
		}
		cells, some := []Cell{headCell(p.named(q.Base()))}, false
		for _, v := range p.voices {
			e := p.rows[q].Entries[v.column]
			some = some || e.Mark == reports.Answered
			cells = append(cells, p.cell(v, e, e.Text(p.lang)))
		}
		if some {
			t.Rows = append(t.Rows, TableRow{Cells: cells})
		}
	}
	if row := p.prioritiesRow(); row.Cells != nil {
		t.Rows = append(t.Rows, row)
	}
	if t.Rows == nil {
		return nil
	}
	return []Block{t}
}

// prioritiesRow gives each voice's priorities in their order; no cells when
// none says any.
func (p *profiler) prioritiesRow() TableRow {
	cells, some := []Cell{headCell(p.t("practices.priorities"))}, false
	for _, v := range p.voices {
		var words []string
		for i, name := range priorities {
			if e, ok := p.entry(v, name); ok && e.Mark == reports.Answered {
				words = append(words, strconv.Itoa(i+1)+". "+e.Text(p.lang))
			}
		}
		some = some || words != nil
		if words == nil {
			words = []string{reports.NoData.Words(p.lang)}
		}
		cells = append(cells, textCell(strings.Join(words, "; ")))
	}
	if !some {
		return TableRow{}
	}
	return TableRow{Cells: cells}
}

// otherLists names the rows of the rosters that no other part shows.
func (p *profiler) otherLists() []Block {
	t := Table{Label: p.t("lists.table"), Head: []string{p.t("head.voice"), p.t("lists.items")}, Shares: []int{20, 80}}
	shown := map[string]bool{
		strategies: true, objectives: true, programmes: true, actions: true, actors: true, roles: true,
		ties: true, impacts: true, gaps: true, challenges: true, evidence: true,
	}
	for i := range p.Inventories {
		roster := p.Inventories[i].Roster
		if shown[roster.Name] || roster.Title == nil || roster.Roster != nil {
			continue
		}
		t.Rows = append(t.Rows, TableRow{Band: p.named(roster.Base())})
		for _, v := range p.voices {
			t.Rows = append(t.Rows, TableRow{Cells: []Cell{headCell(v.name), p.titlesOf(v, roster.Name, 2*p.most())}})
		}
	}
	if t.Rows == nil {
		return nil
	}
	return []Block{t}
}

// titlesOf names the rows a voice lists, as many as there is room for.
func (p *profiler) titlesOf(v voice, roster string, most int) Cell {
	list := p.listed(v, roster)
	if len(list) == 0 {
		return p.absent(v, roster)
	}
	var line Line
	for i, it := range list[:min(len(list), most)] {
		if i > 0 {
			line = append(line, Span{Text: "; "})
		}
		line = append(line, Span{Text: it.title(), Notes: it.citeRow()})
	}
	if left := len(list) - most; left > 0 {
		line = append(line, Span{Text: ". " + counted(p.lang, "list.more", left), Soft: true})
	}
	return Cell{Lines: []Line{line}}
}

// unknown says what nobody has answered, and what was answered by saying that
// it is not known.
func (p *profiler) unknown() []Block {
	var items []Line
	for _, v := range p.voices {
		if line := p.silent(v); line != nil {
			items = append(items, line)
		}
	}
	if items == nil {
		return []Block{Paragraph{Text: said(p.t("unknown.nothing"))}}
	}
	return []Block{List{items}, Paragraph{Text: said(p.t("unknown.aid")), Kind: Aid}}
}

// silent lists a voice's special answers and silences; nil when there are none.
func (p *profiler) silent(v voice) Line {
	var line Line
	for _, s := range p.profile.Silences {
		if s.Party != v.party() {
			continue
		}
		var labels []string
		for _, q := range s.Essential {
			labels = append(labels, p.named(q.Base()))
		}
		if s.Others > 0 {
			labels = append(labels, counted(p.lang, "unknown.others", s.Others))
		}
		line = append(line, Span{Text: " " + s.Mark.Words(p.lang) + ": ", Strong: true}, Span{Text: strings.Join(labels, "; ") + "."})
	}
	if line == nil {
		return nil
	}
	return append(Line{{Text: v.name + " –"}}, line...)
}
