package brief

import (
	"strconv"

	"cotejo/reports/draw"
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
		severity.Tone = draw.Step(level)
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
