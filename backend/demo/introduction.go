package demo

import "strings"

// groups are the target populations that the voices belong to.
var groups = map[string]string{"gov": "mig", "cso": "cso", "inst": "min", "comp": "cso"}

// introduce answers who is answering and the context: sections A and B.
func (c *composer) introduce() {
	s := c.outside()
	person := s.say(s.deal("person").text)
	s.number("a_ref_year", referenceYear)
	s.set("a_lang", c.lang)
	s.set("a_resp_name", person)
	s.saying("a_resp_position", "position")
	s.set("a_resp_inst", c.institution())
	s.set("a_resp_group", groups[c.voice])
	s.set("a_min_kind", "labour")
	s.set("a_resp_email", c.web(c.voice)+"@"+c.domain())
	s.set("a_method", some(s.rng, between(s.rng, 2, 3), "docs", "interv", "workshop", "cso_cons", "stats"))
	s.saying("a_consulted", "consulted")
	s.set("a_consent", "yes")
	s.set("a_date", day(s.rng, referenceYear))
	c.describe(s)
}

// institution is who answers.
func (c *composer) institution() string {
	kind := map[string]string{"gov": "mig", "inst": "labour"}[c.voice]
	for _, a := range c.actors {
		if a.kind == kind {
			return a.name
		}
	}
	return c.say(c.deal("party", "voice="+c.voice).text)
}

// describe answers the context and the conceptual framework.
func (c *composer) describe(s sheet) {
	s.set("b_role", c.roles)
	s.set("b_explicit", c.explicit)
	s.set("b_policy_title", c.title)
	s.number("b_policy_year", c.year)
	s.saying("b_definition", "definition")
	approaches := some(s.rng, between(s.rng, 3, 5), strings.Fields("security control rights dev labour protection family gender child integration")...)
	s.set("b_approach", approaches)
	s.set("b_approach_main", one(s.rng, strings.Fields(approaches)...))
	s.set("b_stage", c.stage)
	s.saying("b_process", "process")
	s.set("b_participants", some(s.rng, between(s.rng, 4, 7), strings.Fields("mig mfa interior labour health planning parliament ombuds local igo cso academia")...))
	level := one(s.rng, "consulted", "consulted", "involved", "informed")
	if c.voice != "gov" {
		level = one(s.rng, "none", "informed", "informed", "consulted")
	}
	s.set("b_cso_level", level)
	s.set("b_evidence", some(s.rng, between(s.rng, 2, 4), "census", "survey", "admin", "research", "intl", "cso"))
	s.set("b_evaluated", "no")
	if c.evaluated != 0 {
		s.set("b_evaluated", "yes")
		s.number("b_eval_year", c.evaluated)
	}
}
