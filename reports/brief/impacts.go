package brief

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
