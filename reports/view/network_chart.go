package view

import (
	"slices"
	"strconv"
	"strings"

	"cotejo/reports"
	"cotejo/reports/draw"
)

// chart draws a panel for every voice; one whose list is not known is seen to
// be so.
func (w webber) chart() *draw.Network {
	g := grouping{webber: w, panel: map[*reports.Diagnostic]int{}, dot: make([]int, len(w.Nodes)), letters: map[string]string{}}
	for i, col := range w.Columns {
		if col.Diagnostic != nil {
			g.panel[col.Diagnostic] = len(g.panels)
		}
		g.panels = append(g.panels, g.open(col, w.Marks[i]))
	}
	alone := make([][]string, len(g.panels))
	for i := range w.Nodes {
		at := g.panel[w.Nodes[i].Diagnostic]
		if g.joined(i) {
			g.dot[i] = len(g.panels[at].Dots)
			g.panels[at].Dots = append(g.panels[at].Dots, g.draws(&w.Nodes[i]))
		} else {
			alone[at] = append(alone[at], w.Nodes[i].Title(w.Lang))
		}
	}
	for _, e := range w.Edges {
		p := &g.panels[g.panel[w.Nodes[e.From].Diagnostic]]
		p.Bonds = append(p.Bonds, draw.Bond{From: g.dot[e.From], To: g.dot[e.To], Stroke: w.stroke(e.Relation)})
	}
	for i := range g.panels {
		g.close(i, alone[i])
	}
	return draw.NewNetwork(g.panels, g.letterKeys(), w.strokeKeys())
}

// grouping sorts a network into panels.
type grouping struct {
	webber
	panels  []draw.Panel
	panel   map[*reports.Diagnostic]int
	dot     []int             // of each node, its place in its panel
	letters map[string]string // used, and what they stand for
}

// open begins the panel of a voice.
func (g *grouping) open(col reports.Column, mark reports.Mark) draw.Panel {
	p := draw.Panel{Title: g.in(col.Country.Name)}
	if col.Diagnostic != nil {
		p.Soft = col.Diagnostic.Party.Voice.Words(g.Lang)
	}
	if mark != reports.Answered {
		p.Silence = mark.Words(g.Lang)
	}
	return p
}

// joined says whether any edge joins a node.
func (g *grouping) joined(node int) bool {
	return slices.ContainsFunc(g.Edges, func(e reports.Edge) bool { return e.From == node || e.To == node })
}

func (g *grouping) draws(n *reports.Node) draw.Dot {
	d := draw.Dot{Name: n.Title(g.Lang), Code: n.Code(), Degree: n.Degree}
	if !n.Actor {
		return d
	}
	d.Letter = "?"
	if n.Acronym.Mark == reports.Answered {
		d.Short = n.Acronym.Text(g.Lang)
	}
	words := g.t("net.unknownkind")
	if q := n.Kind.Question; q != nil && n.Kind.Mark == reports.Answered {
		for i, c := range q.List.Choices {
			if c.Name == n.Kind.Answer.Value {
				d.Letter, words = draw.Letter(i), g.in(c.Label)
			}
		}
	}
	g.letters[d.Letter] = words
	return d
}

// close says in words what is not drawn.
func (g *grouping) close(panel int, alone []string) {
	p := &g.panels[panel]
	if p.Silence != "" {
		return
	}
	p.Foot = g.t("net.panel", strconv.Itoa(g.count(panel)), strconv.Itoa(len(p.Bonds)))
	if len(alone) > 0 {
		p.Alone = g.t("net.alone", strings.Join(alone, "; "))
	}
	if len(p.Dots) == 0 && len(alone) == 0 {
		p.Beside = g.t("net.nolinks")
	}
}

// count is how many actors a panel speaks of.
func (g *grouping) count(panel int) int {
	n := 0
	for i := range g.Nodes {
		if g.Nodes[i].Actor && g.panel[g.Nodes[i].Diagnostic] == panel {
			n++
		}
	}
	return n
}

func (g *grouping) letterKeys() []draw.LetterKey {
	var keys []draw.LetterKey
	for letter, words := range g.letters {
		keys = append(keys, draw.LetterKey{Letter: letter, Text: words})
	}
	slices.SortFunc(keys, func(a, b draw.LetterKey) int {
		if len(a.Letter) != len(b.Letter) {
			return len(a.Letter) - len(b.Letter)
		}
		return strings.Compare(strings.ReplaceAll(a.Letter, "?", "~"), strings.ReplaceAll(b.Letter, "?", "~"))
	})
	return keys
}

// stroke is how a relation is drawn: ties by their place in the
// questionnaire's list, so that the same tie always looks the same.
func (w webber) stroke(relation int) draw.Stroke {
	r := &w.Relations[relation]
	switch {
	case r.Apart:
		return draw.Crossed
	case r.Of == reports.RoleRelation:
		return draw.Thin
	case r.Of == reports.LeadRelation:
		return draw.Broad
	}
	ties := []draw.Stroke{draw.Solid, draw.Dashed, draw.DashDotted, draw.Dotted, draw.Double}
	return ties[relation%len(ties)]
}

// strokeKeys explains the strokes that are used.
func (w webber) strokeKeys() []draw.StrokeKey {
	words := map[draw.Stroke][]string{}
	for i := range w.Relations {
		r := &w.Relations[i]
		if !slices.ContainsFunc(w.Edges, func(e reports.Edge) bool { return e.Relation == i }) {
			continue
		}
		label := r.Label(w.Questionnaire, w.Lang)
		if r.Of != reports.TieRelation {
			label = w.kindWords(r.Of)
		}
		if s := w.stroke(i); !slices.Contains(words[s], label) {
			words[s] = append(words[s], label)
		}
	}
	var keys []draw.StrokeKey
	for s := draw.Solid; s <= draw.Crossed; s++ {
		if len(words[s]) > 0 {
			keys = append(keys, draw.StrokeKey{Stroke: s, Text: strings.Join(words[s], " / ")})
		}
	}
	return keys
}
