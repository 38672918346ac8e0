package demo

import (
	"slices"
	"strings"

	"cotejo/forms"
)

// judge answers impacts, gaps, challenges and patterns: section J.
func (c *composer) judge() {
	c.impacts()
	c.gaps()
	c.challenges()
	s := c.outside()
	if c.voice == "cso" || c.voice == "comp" {
		s.set("j_patterns", some(s.rng, between(s.rng, 3, 5), strings.Fields("securitised rights_law fragmented reactive diaspora labour_led transit_control decentralised data_weak coop_dependent participatory")...))
	}
	if chance(c.rng, 80) {
		s.saying("j_good", "good")
	} else {
		s.special("j_good", forms.NoInformation)
	}
	s.saying("j_keys", "keys")
	areas := c.worries()
	for i, a := range areas[:3] {
		s.set("j_prio"+digits(i+1), a)
	}
}

// worries are the areas that matter most to the party, those it has policies
// on first, in an order of its own.
func (c *composer) worries() []string {
	var areas []string
	for _, i := range c.rng.Perm(len(c.strategies)) {
		areas = append(areas, c.strategies[i].area)
	}
	for _, a := range []string{"child", "labour", "data"} {
		if !slices.Contains(areas, a) {
			areas = append(areas, a)
		}
	}
	return areas
}

func (c *composer) impacts() {
	tags := []string{"dir=pos", "dir=pos", "dir=mixed"}
	if c.voice != "gov" {
		tags = []string{"dir=neg", "dir=neg", "dir=pos", "dir=mixed"}
	} else if chance(c.rng, 50) {
		tags = append(tags, "dir=neg")
	}
	for i, t := range tags {
		ph := c.deal("impact", t)
		s := c.add("imp", digits(i+1))
		s.set("j_i_group", one(c.rng, strings.Fields(ph.list("group"))...))
		s.set("j_i_dim", ph.tags["dim"])
		s.set("j_i_dir", ph.tags["dir"])
		s.set("j_i_mag", digits(between(c.rng, 1, 4)))
		s.set("j_i_src", c.cause())
		s.set("j_i_text", c.say(ph.text))
		s.evidence("j_i_evid")
	}
}

// cause refers to a programme or instrument the party lists.
func (c *composer) cause() string {
	roster := "ins"
	if len(c.answers.Rows[c.path("prg")]) > 0 && chance(c.rng, 60) {
		roster = "prg"
	}
	rows := c.answers.Rows[c.path(roster)]
	return roster + ":" + string(rows[c.rng.IntN(len(rows))].ID)
}

func (c *composer) gaps() {
	for i, area := range c.worries()[:between(c.rng, 3, 4)] {
		ph := c.deal("gap", "area="+area)
		s := c.add("gap", digits(i+1))
		s.set("j_g_area", area)
		s.set("j_g_kind", ph.tags["kind"])
		s.set("j_g_sev", digits(5-c.judged(between(c.rng, 1, 4), 1, 4)))
		s.set("j_g_group", ph.list("group"))
		s.set("j_g_text", c.say(ph.text))
		if chance(c.rng, 80) {
			s.set("j_g_fix", c.say(ph.more))
		}
	}
}

func (c *composer) challenges() {
	for i, level := range []string{"national", "national", "bilateral", "regional"} {
		ph := c.deal("challenge", "level="+level)
		s := c.add("cha", digits(i+1))
		s.set("j_c_text", c.say(ph.text))
		s.set("j_c_level", level)
		s.set("j_c_cycle", ph.tags["cycle"])
	}
}
