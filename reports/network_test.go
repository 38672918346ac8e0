package reports

import (
	"strconv"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"cotejo/forms"
	"cotejo/forms/library"
)

// acting is a snapshot of the diagnostic that ships: Alfa's government names
// four actors, what they take part in and their ties; its civil society one
// actor of the same name; Beta has not sent; Gama says it has no actors.
func acting(tb testing.TB) *Snapshot {
	tb.Helper()
	q, err := library.Read("diagnostico")
	if err != nil {
		tb.Fatal(err)
	}
	s := &Snapshot{Questionnaire: q, Taken: now, Countries: []Country{{ISO3: "XAA", Name: text("Alfa")}, {ISO3: "XAB", Name: text("Beta")}, {ISO3: "XAC", Name: text("Gama")}}}
	gov := diagnostic(q, "XAA", Government, map[string][]forms.RowID{
		"acr": {"a1", "a2", "a3", "a4"}, "str": {"s1"}, "prg": {"p1"}, "rol": {"r1", "r2", "r3"}, "tie": {"t1", "t2", "t3", "t4", "t5"},
	}, answers{
		"h_name@a1": "Instituto", "h_acr@a1": "IDM", "h_type@a1": "mig", "h_name@a2": "Cancillería", "h_type@a2": "?dk", "h_name@a3": "Iglesia", "h_name@a4": "?noinfo",
		"d_name@s1": "Retorno", "d_lead@s1": "a1", "f_name@p1": "Ventanilla", "f_lead@p1": "?na",
		"h_r_actor@r1": "a2", "h_r_in@r1": "prg:p1", "h_r_role@r1": "impl", "h_r_actor@r2": "a2", "h_r_in@r2": "prg:gone", "h_r_role@r2": "impl",
		"h_r_actor@r3": "?dk", "h_r_in@r3": "str:s1", "h_r_role@r3": "impl",
		"h_t_from@t1": "a1", "h_t_to@t1": "a2", "h_t_kind@t1": "coord", "h_t_from@t2": "a1", "h_t_to@t2": "a3", "h_t_kind@t2": "none",
		"h_t_from@t3": "a1", "h_t_to@t3": "a2", "h_t_kind@t3": "?dk", "h_t_from@t4": "a1", "h_t_to@t4": "a4", "h_t_kind@t4": "info",
		"h_t_from@t5": "a1", "h_t_to@t5": "a1", "h_t_kind@t5": "info",
	})
	cso := diagnostic(q, "XAA", CivilSociety, map[string][]forms.RowID{"acr": {"a1"}}, answers{"h_name@a1": "Instituto"})
	beta := diagnostic(q, "XAB", Government, map[string][]forms.RowID{"acr": {"a1"}}, answers{"h_name@a1": "Secreto"})
	beta.Status, beta.State, beta.Origin = Open, nil, nil
	gama := diagnostic(q, "XAC", Government, nil, answers{"acr": forms.NoRows})
	s.Diagnostics = []Diagnostic{gov, cso, beta, gama}
	return s
}

func netOf(tb testing.TB, s *Snapshot) *Network {
	tb.Helper()
	n, err := DiagnosticNetwork().NetworkOf(s)
	if err != nil {
		tb.Fatal(err)
	}
	return n
}

func (n *Network) said() (nodes, edges []string) {
	for i := range n.Nodes {
		x := &n.Nodes[i]
		nodes = append(nodes, x.Country.ISO3+" "+string(x.Diagnostic.Party.Voice)+" "+x.Code()+" "+x.Title("es")+" "+strconv.Itoa(x.Degree))
	}
	for _, e := range n.Edges {
		edges = append(edges, n.Nodes[e.From].Title("es")+" "+n.Relations[e.Relation].Name()+" "+n.Nodes[e.To].Title("es"))
	}
	return nodes, edges
}

func TestTheNetworkJoinsOnlyWhatIsSaid(t *testing.T) {
	n := netOf(t, acting(t))
	nodes, edges := n.said()
	wantNodes := []string{
		"XAA gov AC1 Instituto 2", "XAA gov AC2 Cancillería 2", "XAA gov AC3 Iglesia 0", "XAA gov P1 Ventanilla 1", "XAA gov S1 Retorno 1",
		"XAA cso AC1 Instituto 0",
	}
	wantEdges := []string{"Instituto tie.coord Cancillería", "Instituto tie.none Iglesia", "Cancillería role.impl Ventanilla", "Instituto lead.d_lead Retorno"}
	if diff := cmp.Diff(wantNodes, nodes); diff != "" {
		t.Errorf("nodes (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff(wantEdges, edges); diff != "" {
		t.Errorf("edges (-want +got):\n%s", diff)
	}
	if n.Nameless != 1 || n.Unsaid != 5 {
		t.Errorf("nameless %d, unsaid %d, want 1 and 5", n.Nameless, n.Unsaid)
	}
	if diff := cmp.Diff([]Mark{Answered, Answered, Withheld, None}, n.Marks); diff != "" {
		t.Errorf("lists known (-want +got):\n%s", diff)
	}
}

func TestANetworkNarrowedCountsWhatIsLeft(t *testing.T) {
	n := netOf(t, acting(t))
	ties := n.Only(func(r *Relation) bool { return r.Of == TieRelation })
	nodes, edges := ties.said()
	if len(edges) != 2 || len(nodes) != 4 || nodes[0] != "XAA gov AC1 Instituto 1" {
		t.Errorf("ties only: %v, %v", nodes, edges)
	}
	if nodes, _ := ties.Linked().said(); len(nodes) != 3 {
		t.Errorf("linked: %v, want the three that a tie names", nodes)
	}
	if after, _ := n.said(); after[0] != "XAA gov AC1 Instituto 2" {
		t.Errorf("narrowing changed the network: %v", after)
	}
}

func TestANetworkNeedsItsQuestions(t *testing.T) {
	s := acting(t)
	for _, tt := range []struct {
		name string
		fix  func(*NetworkRules)
	}{
		{"no such actor", func(r *NetworkRules) { r.Actor = "h_nadie" }},
		{"an actor outside lists", func(r *NetworkRules) { r.Actor = "c_lead" }},
		{"a kind in another list", func(r *NetworkRules) { r.Kind = "d_axis" }},
		{"a tie that chooses no actor", func(r *NetworkRules) { r.To = "h_t_kind" }},
		{"a role without choices", func(r *NetworkRules) { r.Role = "h_r_in" }},
	} {
		rules := DiagnosticNetwork()
		tt.fix(&rules)
		if n, err := rules.NetworkOf(s); err == nil {
			t.Errorf("%s: %d nodes, want an error", tt.name, len(n.Nodes))
		}
	}
}

// TestNoDataIsNeverANodeOrAnEdge answers names, ends and kinds in any way: a
// node has a name, an edge two nodes of the same party and a kind that is said.
func TestNoDataIsNeverANodeOrAnEdge(t *testing.T) {
	base := acting(t)
	rapid.Check(t, func(t *rapid.T) {
		given, wantNodes, wantEdges := answers{}, 0, 0
		named := map[string]bool{}
		for _, a := range []string{"a1", "a2", "a3"} {
			name := rapid.SampledFrom([]string{"", "?dk", "?na", "?noinfo", "Actor"}).Draw(t, a)
			if name != "" {
				given["h_name@"+a] = name
			}
			if named[a] = name == "Actor"; named[a] {
				wantNodes++
			}
		}
		for _, tie := range []string{"t1", "t2"} {
			from := rapid.SampledFrom([]string{"a1", "a2", "?dk", "gone", ""}).Draw(t, tie+" from")
			kind := rapid.SampledFrom([]string{"coord", "none", "?na", "nunca", ""}).Draw(t, tie+" kind")
			for q, v := range map[string]string{"h_t_from": from, "h_t_to": "a3", "h_t_kind": kind} {
				if v != "" {
					given[q+"@"+tie] = v
				}
			}
			if named[from] && named["a3"] && (kind == "coord" || kind == "none") {
				wantEdges++
			}
		}
		s := *base
		s.Diagnostics = []Diagnostic{diagnostic(s.Questionnaire, "XAA", Government, map[string][]forms.RowID{"acr": {"a1", "a2", "a3"}, "tie": {"t1", "t2"}}, given)}
		n, err := DiagnosticNetwork().NetworkOf(&s)
		if err != nil || len(n.Nodes) != wantNodes || len(n.Edges) != wantEdges {
			t.Fatalf("%d nodes, %d edges (%v), want %d and %d of %v", len(n.Nodes), len(n.Edges), err, wantNodes, wantEdges, given)
		}
	})
}
