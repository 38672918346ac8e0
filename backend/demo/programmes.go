package demo

import (
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
)

// leaders are the kinds of actor that usually lead in an area.
var leaders = map[string][]string{
	"labour": {"labour"}, "health": {"health"}, "consular": {"mfa"}, "remit": {"planning", "mfa"},
	"border": {"security", "mig"}, "traffick": {"security", "interior"}, "child": {"education", "ombuds"},
	"data": {"planning", "mig"}, "integration": {"local", "education"},
}

// addArea adds a strategy on an area with its objectives, programmes and actions.
func (p *policy) addArea(s speaker, area string) {
	ph := s.deal("strategy", "area="+area)
	st := strategy{
		area: area, name: s.say(ph.text), description: s.say(ph.more),
		legal: p.basis(area, s.rng.IntN(len(p.instruments))),
		lead:  p.official(s.rng, leaders[area]...),
		start: between(s.rng, 2014, 2023), status: "run", groups: "all",
	}
	if chance(s.rng, 60) {
		st.end = st.start + between(s.rng, 4, 9)
		if st.end < referenceYear {
			st.status = one(s.rng, "done", "done", "susp")
		}
	}
	p.strategies = append(p.strategies, st)
	if len(p.strategies) > 1 && chance(s.rng, 8) {
		return // a strategy that never came to an objective
	}
	for range between(s.rng, 1, 2) {
		p.addObjective(s, len(p.strategies)-1)
	}
}

// basis is an instrument on the area, or else the one given.
func (p *policy) basis(area string, other int) int {
	i := slices.IndexFunc(p.instruments, func(i instrument) bool {
		return slices.Contains(strings.Fields(i.areas), area)
	})
	if i < 0 {
		return other
	}
	return i
}

func (p *policy) addObjective(s speaker, of int) {
	st := &p.strategies[of]
	ph := s.deal("objective", "area="+st.area)
	if slices.ContainsFunc(p.objectives, func(o objective) bool { return o.name == s.say(ph.text) }) {
		return
	}
	o := objective{
		strategy: of, name: s.say(ph.text), indicator: s.say(ph.more),
		kind: one(s.rng, "gen", "spec", "spec"),
		base: s.within(ph.tags["base"]), goal: s.within(ph.tags["goal"]),
		goalYear: between(s.rng, referenceYear, 2030), progress: between(s.rng, 0, 4),
		orphan: chance(s.rng, 15),
	}
	p.objectives = append(p.objectives, o)
	if o.orphan {
		return
	}
	for range between(s.rng, 1, 2) {
		p.addProgramme(s, len(p.objectives)-1)
	}
}

// within picks a figure from a range written "40-60".
func (s speaker) within(span string) int {
	low, high, _ := strings.Cut(span, "-")
	l, _ := strconv.Atoi(low)
	h, _ := strconv.Atoi(high)
	return rounded(between(s.rng, l, max(l, h)))
}

func (p *policy) addProgramme(s speaker, of int) {
	st := &p.strategies[p.objectives[of].strategy]
	ph := s.deal("programme", "area="+st.area)
	g := programme{
		objective: of, area: st.area, name: s.say(ph.text), tool: ph.tags["tool"], description: s.say(s.deal("programme_desc").text),
		indicator: s.say(ph.more), result: s.say(s.deal("result").text),
		legal: st.legal, lead: p.official(s.rng, leaders[st.area]...),
		start: between(s.rng, st.start, 2024), status: "run", groups: ph.list("target"),
		people: rounded(between(s.rng, 180, 9000) * between(s.rng, 1, 4)), figures: between(s.rng, 2024, 2025),
	}
	if slices.ContainsFunc(p.programmes, func(o programme) bool { return o.name == g.name }) {
		return
	}
	g.need = rounded(g.people * between(s.rng, 12, 45) / 10)
	g.budget = rounded(g.people * between(s.rng, 30, 420))
	switch {
	case chance(s.rng, 15):
		g.end, g.status = between(s.rng, g.start, 2025), "done"
		g.figures = min(g.figures, g.end)
	case chance(s.rng, 10):
		g.start, g.status, g.people, g.figures = referenceYear, "plan", 0, referenceYear
	case chance(s.rng, 30):
		g.end = between(s.rng, referenceYear, 2030)
	}
	st.groups = g.groups
	p.programmes = append(p.programmes, g)
	if g.status == "plan" {
		return
	}
	for range between(s.rng, 1, 2) {
		p.addAction(s, len(p.programmes)-1)
	}
}

// loosen lets some programmes serve no objective: what was there before the
// strategies, or answers to another plan.
func (p *policy) loosen(rng *rand.Rand) {
	for i := range p.programmes {
		p.programmes[i].loose = i > 0 && chance(rng, 10)
	}
}

func (p *policy) addAction(s speaker, of int) {
	g := p.programmes[of]
	s = s.at(one(s.rng, s.places...))
	ph := s.deal("action", "area="+g.area)
	name := s.say(ph.text)
	if slices.ContainsFunc(p.actions, func(o action) bool { return o.name == name }) {
		return
	}
	first := max(g.start, 2023)
	last := referenceYear
	if g.end != 0 {
		last = min(last, g.end)
	}
	first = min(first, last)
	a := action{
		programme: of, name: name, kind: ph.tags["type"], output: s.say(ph.more),
		start: day(s.rng, between(s.rng, first, last)), status: "run",
		place: s.say(s.deal("place_of_action").text), responsible: g.lead,
		people: rounded(between(s.rng, g.people/40+1, g.people/6+2)),
	}
	if end := day(s.rng, last); end[:7] > a.start[:7] && chance(s.rng, 75) {
		a.end, a.status = end, "done"
	}
	if chance(s.rng, 40) {
		a.responsible = s.rng.IntN(len(p.actors))
	}
	p.actions = append(p.actions, a)
}
