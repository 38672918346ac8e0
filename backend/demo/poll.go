package demo

import (
	"fmt"
	"strings"

	"cotejo/forms"
	"cotejo/forms/library"
)

// poll makes the diagnostics of the interest poll: the migration authority and
// civil society of each nation, and here and there a ministry.
func (w *world) poll(r Round) ([]Diagnostic, error) {
	q, err := library.Read(r.Questionnaire)
	if err != nil {
		return nil, fmt.Errorf("read questionnaire %q: %w", r.Questionnaire, err)
	}
	var list []Diagnostic
	for i := range w.nations {
		n := &w.nations[i]
		if n.untouched() {
			continue
		}
		for p, voice := range pollVoices(i) {
			c := w.composer(n, r.Code, voice, q, 30+p)
			c.answerPoll()
			c.complete()
			list = append(list, c.diagnostic(i != 4 || voice != "cso"))
		}
	}
	return list, nil
}

func pollVoices(i int) []string {
	if i%3 == 0 {
		return []string{"gov", "cso", "inst"}
	}
	return []string{"gov", "cso"}
}

// untouched says whether nobody of the nation has answered anything.
func (n *nation) untouched() bool {
	for _, p := range n.parties {
		if p.stage != untouched {
			return false
		}
	}
	return true
}

func (c *composer) answerPoll() {
	s := c.outside()
	s.set("p_inst", c.institution())
	s.set("p_group", groups[c.voice])
	interest := one(c.rng, strings.Fields("yes yes yes yes conditional conditional undecided no")...)
	if c.voice == "cso" && interest == "no" {
		interest = "yes"
	}
	s.set("p_interest", interest)
	s.saying("p_cond", "cond")
	s.saying("p_why_no", "why_no")
	s.set("p_phases", some(c.rng, between(c.rng, 2, 3), "diag", "seminar", "review"))
	s.set("p_topics", some(c.rng, between(c.rng, 3, 5), c.worries()...))
	s.set("p_objs", c.ranking())
	s.set("p_months", some(c.rng, between(c.rng, 2, 4), "m02", "m03", "m04", "m05", "m08", "m09", "m10", "m11"))
	s.set("p_host", one(c.rng, "no", "no", "yes", "dk"))
	s.set("p_mode", one(c.rng, "onsite", "hybrid", "hybrid", "online"))
	s.set("p_comm", one(c.rng, "lead", "member", "member", "observer", "no"))
	s.set("p_comm_area", some(c.rng, between(c.rng, 1, 2), "technical", "method", "funding", "logistics"))
	c.contribute(s)
	s.set("p_focal_name", c.say(c.deal("person").text))
	s.set("p_focal_mail", c.web(c.voice)+"@"+c.domain())
	if chance(c.rng, 70) {
		s.saying("p_place", "poll_comment")
	}
}

// ranking orders the seminar's objectives.
func (c *composer) ranking() string {
	var order []string
	for _, i := range c.rng.Perm(4) {
		order = append(order, "O"+digits(i+1))
	}
	return strings.Join(order, " ")
}

func (c *composer) contribute(s sheet) {
	kinds := some(c.rng, between(c.rng, 1, 3), "funds", "travel", "venue", "experts", "translation")
	if chance(c.rng, 20) {
		kinds = "none"
	}
	s.set("p_funds", kinds)
	if chance(c.rng, 30) {
		s.special("p_amount", forms.NoInformation)
		return
	}
	s.number("p_amount", rounded(between(c.rng, 2000, 40000)))
	s.set("p_curr", c.currency)
}
