package brief

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
