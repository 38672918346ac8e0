package demo

import (
	"strings"

	"cotejo/forms"
)

// axes are the conference's axes, and domains those of 10.7.2, of each area.
var (
	axes = map[string]string{
		"consular": "rights", "child": "rights", "family": "rights", "health": "rights",
		"labour": "dev", "remit": "dev", "integration": "dev",
	}
	domains = map[string]string{
		"border": "d6", "entry": "d6", "stay": "d1 d6", "labour": "d2 d4", "asylum": "d1 d5",
		"detention": "d1", "return": "d3 d6", "integration": "d1 d2", "consular": "d1 d5", "remit": "d4",
		"traffick": "d3 d6", "child": "d1 d6", "family": "d1", "health": "d1", "data": "d2",
	}
)

// undertakings answers the strategies, objectives, programmes and actions:
// sections D to G. Civil society does not list all of them.
func (c *composer) undertakings() {
	for i, st := range c.strategies {
		if i == 0 || c.lists(80) {
			c.strategy(i, st)
		}
	}
	for i, o := range c.objectives {
		if c.has("str", digits(o.strategy+1)) {
			c.objective(i, o)
		}
	}
	for i, p := range c.programmes {
		if c.has("obj", digits(p.objective+1)) && (i == 0 || c.lists(80)) {
			c.programme(i, p)
		}
	}
	for i, a := range c.actions {
		if c.has("prg", digits(a.programme+1)) && c.lists(70) {
			c.action(i, a)
		}
	}
	for _, roster := range []string{"str", "obj", "prg", "act"} {
		if len(c.answers.Rows[c.path(roster)]) == 0 {
			c.none(roster)
		}
	}
}

// lists says whether the party mentions something: the government always does.
func (c *composer) lists(percent int) bool { return c.voice == "gov" || chance(c.rng, percent) }

func (c *composer) strategy(i int, st strategy) {
	s := c.add("str", digits(i+1))
	axis := axes[st.area]
	if axis == "" {
		axis = "mgmt"
	}
	s.set("d_name", st.name)
	s.set("d_desc", st.description)
	s.set("d_area", st.area)
	s.set("d_axis", axis)
	s.set("d_domain", domains[st.area])
	s.set("d_legal", c.refer("ins", digits(st.legal+1)))
	s.number("d_start", st.start)
	s.number("d_end", st.end)
	s.set("d_status", st.status)
	s.set("d_lead", c.refer("acr", digits(st.lead+1)))
	s.set("d_target", st.groups)
	s.evidence("d_evid")
}

func (c *composer) objective(i int, o objective) {
	s := c.add("obj", digits(i+1))
	s.set("e_name", o.name)
	s.set("e_str", c.refer("str", digits(o.strategy+1)))
	s.set("e_kind", o.kind)
	if c.voice == "gov" || chance(c.rng, 50) {
		s.set("e_ind", o.indicator)
		s.set("e_base", digits(o.base))
		s.set("e_goal", digits(o.goal))
		s.number("e_goal_year", o.goalYear)
	}
	s.set("e_prog", digits(c.judged(o.progress, 0, 4)))
	s.evidence("e_evid")
}

func (c *composer) programme(i int, p programme) {
	s := c.add("prg", digits(i+1))
	s.set("f_name", p.name)
	s.set("f_desc", p.description)
	s.set("f_obj", c.refer("obj", digits(p.objective+1)))
	if p.loose {
		s.special("f_obj", forms.NotApplicable) // the questionnaire's way to say that it serves none
	}
	if c.voice != "gov" && chance(c.rng, 12) {
		s.special("f_obj", forms.NoInformation)
	}
	s.set("f_area", p.area)
	s.set("f_tool", p.tool)
	s.set("f_legal", c.refer("ins", digits(p.legal+1)))
	s.number("f_start", p.start)
	s.number("f_end", p.end)
	s.set("f_status", p.status)
	s.set("f_lead", c.refer("acr", digits(p.lead+1)))
	s.set("f_target", p.groups)
	s.set("f_family", c.reachesFamilies(p))
	s.set("f_diff", some(c.rng, between(c.rng, 1, 2), "gender", "child", "disability", "indigenous"))
	s.set("f_geo", one(c.rng, "national", "national", "border", "regions", "municipal"))
	c.figures(s, p)
	s.set("f_source", some(c.rng, between(c.rng, 1, 2), "budget", "coop", "igo", "cso"))
	s.set("f_res_ind", p.indicator)
	s.set("f_eval", one(c.rng, "none", "none", "internal", "internal", "external"))
	s.set("f_change", direction(c.rng, p.area))
	if p.status == "plan" {
		s.set("f_eval", "none")
	} else {
		s.set("f_res_val", p.result)
	}
	s.evidence("f_evid")
}

func (c *composer) reachesFamilies(p programme) string {
	if strings.Contains(p.groups, "family") || strings.Contains(p.groups, "child") {
		return "yes"
	}
	return one(c.rng, "partial", "partial", "no")
}

// figures answers people reached, need and budget. Civil society often lacks
// the figures; what has not begun has none.
func (c *composer) figures(s sheet, p programme) {
	switch {
	case p.people == 0:
		s.special("f_people", forms.NotApplicable)
	case c.voice != "gov" && chance(c.rng, 45):
		s.special("f_people", forms.NoInformation)
	default:
		s.number("f_people", p.people)
		s.number("f_people_year", p.figures)
	}
	if chance(c.rng, 75) {
		s.number("f_need", p.need)
	}
	if c.voice != "gov" && chance(c.rng, 55) || chance(c.rng, 8) {
		s.special("f_budget", forms.Special(one(c.rng, "noinfo", "dk")))
		return
	}
	s.number("f_budget", p.budget)
	s.set("f_curr", c.currency)
	s.number("f_budget_year", p.figures)
}

func (c *composer) action(i int, a action) {
	s := c.add("act", digits(i+1))
	s.set("g_name", a.name)
	s.set("g_prg", c.refer("prg", digits(a.programme+1)))
	s.set("g_type", a.kind)
	s.set("g_start", a.start)
	s.set("g_end", a.end)
	s.set("g_status", a.status)
	s.set("g_resp", c.refer("acr", digits(a.responsible+1)))
	s.set("g_place", a.place)
	s.set("g_output", a.output)
	switch {
	case strings.Contains("norm info agreement coord infra", a.kind):
		s.special("g_benef", forms.NotApplicable)
	case chance(c.rng, 75):
		s.number("g_benef", a.people)
	default:
		s.special("g_benef", forms.NoInformation)
	}
	s.evidence("g_evid")
}
