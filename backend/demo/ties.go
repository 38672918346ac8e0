package demo

import "slices"

// bonds are the ties that a kind of actor usually has with those that lead.
var bonds = map[string][]string{
	"mfa": {"coord"}, "interior": {"coord"}, "security": {"coord", "info"}, "labour": {"coord"},
	"health": {"referral", "info", "none"}, "education": {"info", "none"}, "planning": {"info", "coord"}, "ombuds": {"referral", "info"},
	"judiciary": {"info"}, "parliament": {"info", "none"}, "local": {"coord", "referral", "none"}, "igo": {"fund", "coord"},
	"cso": {"referral", "info"}, "migrant_org": {"info", "none"}, "church": {"referral"}, "employer": {"info", "none"}, "union": {"info", "none"}, "academia": {"info"},
}

// watchful are the actors that civil society sees at odds with those who lead.
var watchful = []string{"cso", "migrant_org", "church", "ombuds"}

// ties answers how the actors are tied: most to the migration authority, some
// to the foreign ministry, a few among themselves.
func (c *composer) ties() {
	n := network{composer: c, tied: map[[2]int]bool{}}
	lead, second := n.first("mig"), n.first("mfa")
	for i, a := range c.actors {
		if chance(c.rng, 75) {
			n.tie(lead, i, a.kind)
		}
		if (a.kind == "igo" || a.level == "regional" || a.level == "international") && chance(c.rng, 60) {
			n.tie(i, second, a.kind)
		}
	}
	for range between(c.rng, 3, 6) {
		i := c.rng.IntN(len(c.actors))
		n.tie(i, c.rng.IntN(len(c.actors)), c.actors[i].kind)
	}
}

// network is the ties between the actors of a party, each pair once.
type network struct {
	*composer
	tied map[[2]int]bool
}

// first is the first actor of a kind, or the first of all.
func (n *network) first(kind string) int {
	return max(0, slices.IndexFunc(n.actors, func(a actor) bool { return a.kind == kind }))
}

// tie ties an actor to another, as its kind usually is.
func (n *network) tie(from, to int, kind string) {
	pair := [2]int{min(from, to), max(from, to)}
	if from == to || n.tied[pair] {
		return
	}
	n.tied[pair] = true
	bond := one(n.rng, append([]string{"info"}, bonds[kind]...)...)
	if n.voice != "gov" && slices.Contains(watchful, kind) && chance(n.rng, 35) {
		bond = "conflict"
	}
	s := n.add("tie", digits(len(n.tied)))
	s.set("h_t_from", n.refer("acr", digits(from+1)))
	s.set("h_t_to", n.refer("acr", digits(to+1)))
	s.set("h_t_kind", bond)
}
