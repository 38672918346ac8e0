package demo

import (
	"math/rand/v2"
	"strings"

	"cotejo/forms"
)

// sdgDomains are the domains of indicator 10.7.2, and items those of each.
var (
	sdgDomains = strings.Fields("d1 d2 d3 d4 d5 d6")
	items      = strings.Fields("a b c d e")
)

// newBenchmark is how good each item of 10.7.2 is in a nation, 0 to 99: some
// nations do better than others, and each has domains it does better in.
func newBenchmark(rng *rand.Rand) map[string]int {
	b := map[string]int{}
	nation := between(rng, 35, 85)
	for _, d := range sdgDomains {
		domain := nation + between(rng, -25, 30)
		for _, item := range items {
			b["i_"+d+item] = min(99, max(0, domain+between(rng, -25, 25)))
		}
	}
	return b
}

// indicator answers the block on 10.7.2. Most answer all of it; some leave a
// domain or know too little of one; a few take up none, for it is optional.
func (c *composer) indicator() {
	share := c.rng.IntN(100)
	if c.voice == "gov" {
		share += 12 // the inquiry is addressed to governments
	}
	left, unsure := "", ""
	switch {
	case share < 20:
		return
	case share < 28:
		left = one(c.rng, sdgDomains...)
	case share < 38 || share > 102:
		unsure = one(c.rng, sdgDomains...)
	}
	s := c.outside()
	for _, d := range sdgDomains {
		if d == left {
			continue
		}
		for _, item := range items {
			c.item(s, "i_"+d+item)
		}
		if d == unsure {
			s.special("i_"+d+one(c.rng, items...), forms.Special(one(c.rng, "dk", "noinfo")))
		}
		s.evidence("i_" + d + "_evid")
	}
}

// item answers one item: the better the nation does, the fuller. Others than
// the government see it a little stricter.
func (c *composer) item(s sheet, name string) {
	q := c.form.Question(c.path(name))
	if q == nil || q.List == nil {
		return
	}
	good := c.benchmark[name]
	if c.voice != "gov" {
		good -= 15
	}
	choices := q.List.Choices[:len(q.List.Choices)-1] // the last says that there is no answer
	at := (99 - min(99, max(0, good))) * len(choices) / 100
	s.set(name, choices[at].Name)
}
