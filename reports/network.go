package reports

import (
	"slices"

	"cotejo/forms"
)

// NetworkRules name the questions from which a network of actors is drawn.
type NetworkRules struct {
	Actor   string // names an actor: its roster holds them
	Acronym string // or ""
	Kind    string // what kind of actor it is, or ""
	// From and To name two actors in a row of ties, Tie which one there is;
	// Apart are the choices of Tie that say there is none.
	From, To, Tie string
	Apart         []string
	// Player names an actor in a row of roles, In the row of another roster
	// in which it has one, Role which.
	Player, In, Role string
	// Leads choose an actor in the rows of other rosters; those that the
	// questionnaire does not ask are passed over.
	Leads []string
}

// DiagnosticNetwork are the actors of the diagnostic that ships.
func DiagnosticNetwork() NetworkRules {
	return NetworkRules{
		Actor: "h_name", Acronym: "h_acr", Kind: "h_type",
		From: "h_t_from", To: "h_t_to", Tie: "h_t_kind", Apart: []string{"none"},
		Player: "h_r_actor", In: "h_r_in", Role: "h_r_role",
		Leads: []string{"d_lead", "f_lead", "g_resp"},
	}
}

// Network is who acts, with whom and in what. Nothing in it leaves its party:
// the same institution named by two voices is two nodes.
type Network struct {
	Nodes     []Node
	Edges     []Edge
	Relations []Relation // all that can be answered, in document order
	Columns   []Column
	// Marks says of each column whether its list of actors is known (Answered,
	// or None for one declared empty), or why not.
	Marks []Mark
	// Nameless counts the rows of actors without a name, which are no nodes;
	// Unsaid the ties and roles that leave out who, what or which, and are no
	// edges.
	Nameless, Unsaid int
}

// Node is an actor, or something in which actors take part.
type Node struct {
	Column
	Roster  *forms.Roster
	Row     forms.RowID
	Actor   bool
	Name    Entry // of an actor
	Acronym Entry // of an actor; the zero Entry when nobody asks
	Kind    Entry // of an actor; the zero Entry when nobody asks
	Degree  int   // how many edges it has, those that say there is no tie left out
}

// Relation is one way of being related.
type Relation struct {
	Question *forms.Question
	Choice   *forms.Choice // nil for a question that chooses an actor
	Of       RelationKind
	Apart    bool // it says that there is no tie
}

// RelationKind tells relations apart by what they join.
type RelationKind string

// The kinds of relation.
const (
	TieRelation  RelationKind = "tie"  // two actors
	RoleRelation RelationKind = "role" // an actor and what it takes part in
	LeadRelation RelationKind = "lead" // an actor and what it answers for
)

// Words names a kind of relation in a language.
func (k RelationKind) Words(lang string) string { return Word(lang, "relation."+string(k)) }

// Edge joins two nodes, by their places among the nodes.
type Edge struct {
	From, To int
	Relation int // its place among the relations
	Says     Entry
	Number   int // of its row within its list, from 1
}

// Name says of which kind and choice a relation is, for addresses.
func (r *Relation) Name() string {
	if r.Choice == nil {
		return string(r.Of) + "." + r.Question.Name
	}
	return string(r.Of) + "." + r.Choice.Name
}

// Label is the relation's wording.
func (r *Relation) Label(q *forms.Questionnaire, lang string) string {
	if r.Choice == nil {
		return r.Question.Label.In(lang, q.Languages...)
	}
	return r.Choice.Label.In(lang, q.Languages...)
}

// Title names what a node stands for.
func (n *Node) Title(lang string) string {
	return n.Diagnostic.State.RowTitle(n.Roster, n.Row, lang)
}

// Code is the display code of what a node stands for.
func (n *Node) Code() string { return n.Diagnostic.State.RowCode(n.Roster, n.Row) }

// ID tells a node apart from all others of its snapshot.
func (n *Node) ID() string {
	return n.Country.ISO3 + "." + n.Diagnostic.Party.Slug + "." + n.Roster.Name + "." + n.Code()
}

// Actors counts the nodes that are actors, and how many of them are linked.
func (n *Network) Actors() (all, linked int) {
	for i := range n.Nodes {
		if n.Nodes[i].Actor {
			all++
			if n.Nodes[i].Degree > 0 {
				linked++
			}
		}
	}
	return all, linked
}

// Known counts the columns whose list of actors is known.
func (n *Network) Known() int {
	known := 0
	for _, m := range n.Marks {
		if m == Answered || m == None {
			known++
		}
	}
	return known
}

// Only returns the network with some of its relations, and with what these
// join besides the actors. Degrees count what is left.
func (n *Network) Only(takes func(*Relation) bool) *Network {
	part := *n
	part.Nodes, part.Edges = nil, nil
	joined := make([]int, len(n.Nodes))
	for _, e := range n.Edges {
		if r := &n.Relations[e.Relation]; takes(r) {
			joined[e.From]++
			joined[e.To]++
			part.Edges = append(part.Edges, e)
		}
	}
	place := make([]int, len(n.Nodes))
	for i, node := range n.Nodes {
		if place[i] = len(part.Nodes); node.Actor || joined[i] > 0 {
			node.Degree = 0
			part.Nodes = append(part.Nodes, node)
		}
	}
	for i := range part.Edges {
		part.Edges[i].From, part.Edges[i].To = place[part.Edges[i].From], place[part.Edges[i].To]
	}
	part.degrees()
	return &part
}

// Linked returns the network without the actors that nothing joins.
func (n *Network) Linked() *Network {
	part := *n
	part.Nodes, part.Edges = nil, slices.Clone(n.Edges)
	joined := make([]bool, len(n.Nodes))
	for _, e := range n.Edges {
		joined[e.From], joined[e.To] = true, true
	}
	place := make([]int, len(n.Nodes))
	for i, node := range n.Nodes {
		if place[i] = len(part.Nodes); joined[i] {
			part.Nodes = append(part.Nodes, node)
		}
	}
	for i := range part.Edges {
		part.Edges[i].From, part.Edges[i].To = place[part.Edges[i].From], place[part.Edges[i].To]
	}
	return &part
}

// degrees counts the edges of each node.
func (n *Network) degrees() {
	for _, e := range n.Edges {
		if !n.Relations[e.Relation].Apart {
			n.Nodes[e.From].Degree++
			n.Nodes[e.To].Degree++
		}
	}
}
