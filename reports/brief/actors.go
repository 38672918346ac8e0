package brief

import (
	"strings"

	"cotejo/forms"
	"cotejo/reports"
)

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
	for ref := range strings.FieldsSeq(e.Answer.Value) {
		roster, row, _ := strings.Cut(ref, ":")
		if inv := i.lists[roster]; inv != nil {
			codes = append(codes, i.voice.Diagnostic.State.RowCode(inv.Roster, forms.RowID(row)))
		}
	}
	return codes
}
