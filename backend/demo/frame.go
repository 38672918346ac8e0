package demo

import (
	"strings"

	"cotejo/forms"
)

// frame answers the legal and institutional framework: section C.
func (c *composer) frame() {
	s := c.outside()
	for _, a := range c.actors {
		if a.kind == "mig" {
			s.set("c_lead", a.name)
		}
	}
	s.set("c_mfa", c.mfa)
	s.set("c_coord", c.coord)
	s.set("c_coord_name", c.coordName)
	s.set("c_coord_members", some(s.rng, between(s.rng, 4, 6), strings.Fields("mig mfa interior security labour health education planning ombuds local")...))
	s.set("c_local", one(s.rng, "yes", "partial", "partial", "no"))
	for i, ins := range c.instruments {
		c.instrument(i, ins)
	}
	c.ratify(s)
}

func (c *composer) instrument(i int, ins instrument) {
	s := c.add("ins", digits(i+1))
	s.set("c_ins_name", ins.name)
	s.set("c_ins_type", ins.kind)
	s.set("c_ins_number", ins.number)
	if ins.status == "bill" {
		s.special("c_ins_year", forms.NotApplicable)
	} else {
		s.number("c_ins_year", ins.year)
		s.number("c_ins_force", ins.force)
		s.set("c_ins_link", "https://"+c.web("laws")+"."+c.domain()+"/"+ins.kind+"-"+digits(ins.year))
	}
	s.set("c_ins_status", ins.status)
	s.set("c_ins_area", ins.areas)
	s.set("c_ins_target", ins.groups)
	s.set("c_ins_change", ins.change)
	s.set("c_ins_level", ins.magnitude)
}

// ratify answers the treaties: the same for every party, but that civil
// society does not always know.
func (c *composer) ratify(s sheet) {
	for _, t := range strings.Fields("c_tr_1951 c_tr_1967 c_tr_icrmw c_tr_crc c_tr_cat c_tr_ilo97 c_tr_ilo143 c_tr_ilo189 c_tr_trata c_tr_trafico c_tr_apat") {
		if c.treaties[t] == "" {
			c.treaties[t] = one(s.rng, "rat", "rat", "rat", "rat", "rat", "sign", "none")
		}
		s.set(t, c.treaties[t])
		if c.voice != "gov" && chance(s.rng, 8) {
			s.set(t, "dk")
		}
	}
}

// players answers who the actors are: the first roster of section H.
func (c *composer) players() {
	for i, a := range c.actors {
		s := c.add("acr", digits(i+1))
		s.set("h_name", a.name)
		s.set("h_acr", acronym(a.name))
		s.set("h_type", a.kind)
		s.set("h_level", a.level)
		s.set("h_mandate", a.mandate)
		if a.level == "national" {
			s.set("h_legal", c.refer("ins", digits(a.legal+1)))
		}
		s.number("h_capacity", c.judged(a.capacity, 1, 4))
		if chance(s.rng, 40) {
			s.set("h_url", "https://"+strings.ToLower(acronym(a.name))+"."+c.domain())
		}
	}
}

// acronym takes the capitals of a name.
func acronym(name string) string {
	var b strings.Builder
	for _, w := range strings.Fields(name) {
		if r := []rune(w)[0]; r >= 'A' && r <= 'Z' {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// relations answers the roles and ties: the other rosters of section H. Some
// actors have no role.
func (c *composer) relations() {
	for i, st := range c.strategies {
		c.part(st.lead, "str", i, "account")
	}
	for i, p := range c.programmes {
		c.part(p.lead, "prg", i, "impl")
		if chance(c.rng, 50) {
			c.part(c.rng.IntN(len(c.actors)), "prg", i, one(c.rng, "fund", "extend", "monitor", "advise", "benef"))
		}
	}
	for i, a := range c.actions {
		if chance(c.rng, 40) {
			c.part(a.responsible, "act", i, "impl")
		}
	}
	c.ties()
}

// part gives an actor a role in a row the party has listed.
func (c *composer) part(actor int, roster string, i int, role string) {
	if !c.has(roster, digits(i+1)) {
		return
	}
	s := c.add("rol", digits(len(c.answers.Rows[c.path("rol")])+1))
	s.set("h_r_actor", c.refer("acr", digits(actor+1)))
	s.set("h_r_in", c.referIn(roster, digits(i+1)))
	s.set("h_r_role", role)
}

// judged is a level as the party sees it: civil society is a little stricter.
func (c *composer) judged(level, low, high int) int {
	if c.voice != "gov" && chance(c.rng, 45) {
		level--
	}
	if chance(c.rng, 15) {
		level += between(c.rng, -1, 1)
	}
	return min(max(level, low), high)
}

// sources answers which sources there are: section K's roster.
func (c *composer) sources() {
	kinds := strings.Fields("statistics official_doc law evaluation academic")
	if c.voice != "gov" {
		kinds = strings.Fields("statistics cso_report cso_report academic interview press")
	}
	for i, kind := range kinds {
		ph := c.deal("source", "type="+kind)
		s := c.add("evi", digits(i+1))
		s.set("k_title", c.say(ph.text))
		s.set("k_type", kind)
		s.set("k_pub", c.say(ph.more))
		s.number("k_year", between(c.rng, 2021, referenceYear-1))
		if chance(c.rng, 60) {
			s.set("k_url", "https://"+c.web("papers")+"."+c.domain()+"/"+strings.ReplaceAll(kind, "_", "-")+"-"+digits(i+1))
			s.set("k_read", day(c.rng, referenceYear))
		}
		s.number("k_rel", between(c.rng, 2, 4))
	}
}

// validate answers the sign-off: the rest of section K.
func (c *composer) validate() {
	s := c.outside()
	state := one(c.rng, "technical", "technical", "official", "joint")
	if c.voice != "gov" {
		state = one(c.rng, "draft", "technical")
	}
	s.set("k_valid", state)
	s.set("k_by", c.institution())
	if chance(c.rng, 60) {
		s.saying("k_comment", "comment")
	} else {
		s.special("k_comment", forms.NotApplicable)
	}
}
