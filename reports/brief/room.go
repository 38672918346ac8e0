package brief

import (
	"strings"

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
		n += len(p.replied(v))
	}
	switch {
	case n <= 18:
		return 8
	case n <= 32:
		return 5
	case n <= 40:
		return 3
	}
	return 2
}

// room keeps as many rows as there is room for; one more is no reason to leave
// it out.
func (p *profiler) room(list []item) []item {
	if len(list) <= p.most()+1 {
		return list
	}
	return list[:p.most()]
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
