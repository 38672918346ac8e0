package workbook

import (
	"fmt"
	"strconv"

	"cotejo/reports"
)

// networkTables are the nodes and the edges from which programs that draw
// networks draw the one of the pages: both come from one computation. Their
// first columns are the identifiers that such programs look for.
func (b *book) networkTables() []*table {
	n, err := reports.DiagnosticNetwork().NetworkOf(b.snapshot)
	if err != nil {
		return nil
	}
	all, linked := n.Actors()
	counts := b.word("tab.net.aid", strconv.Itoa(all), strconv.Itoa(n.Known()), strconv.Itoa(linked), strconv.Itoa(len(n.Edges))) + " " + b.word("print.little", strconv.Itoa(sampleRows))
	nodes := b.newTable(b.sheetName("tab.nodes.name"), b.word("tab.nodes.title"), b.word("tab.nodes.aid"), counts)
	edges := b.newTable(b.sheetName("tab.edges.name"), b.word("tab.edges.title"), b.word("tab.edges.aid", strconv.Itoa(n.Nameless), strconv.Itoa(n.Unsaid)), counts)
	nodes.forPrograms, edges.forPrograms = true, true
	first, last := edges.edges(n)
	nodes.nodes(n, edges.name, first, last)
	return []*table{nodes, edges}
}

// nodes lists who acts and in what; how many edges each has is counted on the
// sheet of edges.
func (t *table) nodes(n *reports.Network, edges string, first, last int) {
	t.column("Id", 24)
	t.speakers()
	t.keys = 1
	t.column(t.word("tab.node"), 44)
	t.column(t.word("tab.nodelist"), 20)
	t.column(t.word("tab.nodekind"), 28)
	t.column(t.word("tab.degree"), 12)
	t.column(t.word("tab.source"), 30)
	for i := range n.Nodes {
		x := &n.Nodes[i]
		row := append([]cell{words(label, x.ID())}, t.speaker(&x.Column)...)
		degree := figure(small, float64(x.Degree))
		if last >= first {
			joins := func(column string) string {
				return fmt.Sprintf("COUNTIFS(%s,$A%d,%s,1)", in(edges, fmt.Sprintf("$%s$%d:$%s$%d", column, first, column, last)), t.next(),
					in(edges, fmt.Sprintf("$J$%d:$J$%d", first, last)))
			}
			degree = formula(small, joins("A")+"+"+joins("B"), float64(x.Degree), true)
		}
		t.add(append(row, words(body, t.say(x.Title)), words(body, t.named(x.Roster.Base())), t.asked(x.Kind), degree, t.source(x.Name.Origin().Source))...)
	}
}

// edges lists what joins two nodes, and returns the lines of the first and the
// last. The column "1 or 0" says whether it counts: a tie that is said not to
// be does not.
func (t *table) edges(n *reports.Network) (first, last int) {
	t.column("Source", 24)
	t.column("Target", 24)
	t.speakers()
	t.keys = 2
	t.column(t.word("tab.from"), 36)
	t.column(t.word("tab.relation"), 26)
	t.column(t.word("tab.to"), 36)
	t.column(t.word("tab.joins"), 9)
	t.column(t.word("tab.relationkind"), 24)
	t.column(t.word("tab.source"), 30)
	first = t.next()
	for _, e := range n.Edges {
		from, to, r := &n.Nodes[e.From], &n.Nodes[e.To], &n.Relations[e.Relation]
		joins := 1.0
		if r.Apart {
			joins = 0
		}
		row := append([]cell{words(label, from.ID()), words(label, to.ID())}, t.speaker(&from.Column)...)
		t.add(append(row, words(body, t.say(from.Title)), words(body, t.say(func(lang string) string { return r.Label(t.snapshot.Questionnaire, lang) })),
			words(body, t.say(to.Title)), figure(small, joins), words(body, t.say(r.Of.Words)), t.source(e.Says.Origin().Source))...)
	}
	return first, t.next() - 1
}
