package demo

import (
	"math/rand/v2"
	"slices"
	"strings"
)

// policy is what a nation does: every party of it describes the same, each as
// it sees it. Indices point into the lists.
type policy struct {
	title, mfa, coordName  string
	year, evaluated        int // evaluated is 0 when the policy never was
	explicit, coord, stage string
	treaties               map[string]string // by the question's name
	actors                 []actor
	instruments            []instrument
	strategies             []strategy
	objectives             []objective
	programmes             []programme
	actions                []action
	benchmark              map[string]int // how good each item of 10.7.2 is, 0 to 99
}

type actor struct {
	name, kind, level, mandate string
	legal                      int // instrument
	capacity                   int
}

type instrument struct {
	name, kind, number    string
	year, force           int
	status, areas, groups string
	change, magnitude     string
}

type strategy struct {
	area, name, description string
	legal, lead             int
	start, end              int
	status, groups          string
}

type objective struct {
	strategy        int
	name, indicator string
	kind            string
	base, goal      int
	goalYear        int
	progress        int
	orphan          bool // no programme serves it
}

type programme struct {
	objective    int
	loose        bool // it serves none of the objectives, for all that it is about
	area         string
	name, tool   string
	description  string
	indicator    string
	result       string
	legal, lead  int
	start, end   int
	status       string
	groups       string
	people, need int
	figures      int // year of people and budget
	budget       int
}

type action struct {
	programme          int
	name, kind, output string
	start, end, status string
	place              string
	responsible        int
	people             int
}

// newPolicy makes what a nation does.
func newPolicy(s speaker) *policy {
	p := &policy{
		title: s.say(s.deal("policy_title").text), mfa: s.say(s.deal("mfa_unit").text),
		coordName: s.say(s.deal("coord_name").text),
		year:      between(s.rng, 2012, 2023),
		explicit:  one(s.rng, "single", "single", "several", "several", "implicit", "drafting"),
		coord:     one(s.rng, "law", "decree", "decree", "defacto"),
		stage:     one(s.rng, "formulation", "adoption", "implementation", "implementation", "evaluation", "reform"),
		treaties:  map[string]string{},
	}
	if chance(s.rng, 60) {
		p.evaluated = between(s.rng, p.year+1, referenceYear-1)
	}
	p.addInstruments(s)
	p.addActors(s)
	for _, area := range s.areas() {
		p.addArea(s, area)
	}
	return p
}

// areas are those the nation has a policy on.
func (s speaker) areas() []string {
	all := strings.Fields("border entry stay labour asylum detention return integration consular remit traffick child family health data")
	return strings.Fields(some(s.rng, between(s.rng, 4, 6), all...))
}

func (p *policy) addInstruments(s speaker) {
	kinds := strings.Fields("const law law law code reg reg policy bilat circ")
	if chance(s.rng, 50) {
		kinds = append(kinds, "regional")
	}
	for _, kind := range kinds {
		ph := s.deal("instrument", "type="+kind)
		name := s.say(ph.text)
		if slices.ContainsFunc(p.instruments, func(i instrument) bool { return i.name == name }) {
			continue
		}
		p.instruments = append(p.instruments, newInstrument(s.rng, ph, name, kind))
	}
}

func newInstrument(rng *rand.Rand, ph phrase, name, kind string) instrument {
	first, last := 1994, 2016
	switch ph.tags["age"] {
	case "old":
		first, last = 1960, 1995
	case "new", "bill":
		first, last = 2014, referenceYear-1
	}
	i := instrument{
		name: name, kind: kind, year: between(rng, first, last),
		areas: ph.list("area"), groups: ph.list("target"),
		status: one(rng, "force", "force", "force", "amended"),
		change: direction(rng, ph.list("area")), magnitude: digits(between(rng, 1, 4)),
	}
	i.force = i.year + rng.IntN(2)
	switch {
	case ph.tags["age"] == "bill":
		i.status = "bill"
	case kind == "law" || kind == "reg" || kind == "code":
		i.number = digits(between(rng, 12, 980)) + "-" + digits(i.year)
	}
	return i
}

// direction is what a measure in those areas does to rights: it rarely
// restricts them outside borders, entry, detention and trafficking.
func direction(rng *rand.Rand, areas string) string {
	for _, area := range []string{"border", "entry", "detention", "traffick"} {
		if strings.Contains(areas, area) {
			return one(rng, "less", "same", "more", "more")
		}
	}
	return one(rng, "less", "less", "less", "same")
}

func (p *policy) addActors(s speaker) {
	kinds := strings.Fields("mig mfa labour security")
	kinds = append(kinds, strings.Fields(some(s.rng, 3, "interior", "health", "education", "planning", "ombuds", "judiciary", "parliament"))...)
	kinds = append(kinds, strings.Fields(some(s.rng, 5, "local", "igo", "cso", "cso", "migrant_org", "church", "employer", "union", "academia"))...)
	for _, kind := range kinds {
		ph := s.deal("actor", "type="+kind)
		name := s.say(ph.text)
		if slices.ContainsFunc(p.actors, func(a actor) bool { return a.name == name }) {
			continue
		}
		p.actors = append(p.actors, actor{
			name: name, kind: kind, level: ph.tags["level"], mandate: s.say(ph.more),
			legal: s.rng.IntN(len(p.instruments)), capacity: between(s.rng, 1, 4),
		})
	}
}

// official picks an actor that can lead, preferring the kinds given.
func (p *policy) official(rng *rand.Rand, kinds ...string) int {
	for i, a := range p.actors {
		if slices.Contains(kinds, a.kind) && chance(rng, 70) {
			return i
		}
	}
	return rng.IntN(min(6, len(p.actors)))
}
