package demo

import (
	"slices"

	"cotejo/reports"
)

// replies are what a government says to some of the gaps in its answers. It
// has luck of its own, so that the answers stay as they were without replies,
// and takes its words from the bank without dealing them.
func (c *composer) replies(s speaker) []Reply {
	if c.voice != "gov" {
		return nil
	}
	var out []Reply
	said, first := map[string]int{}, s.rng.IntN(2)
	for _, f := range reports.GapsOf(&reports.Diagnostic{State: c.state()}) {
		if f.Check == nil || !f.Gap() || !chance(s.rng, 35) {
			continue
		}
		kind := f.Kind()
		fitting := c.bank.about("reply", "kind", kind)
		if said[kind] == len(fitting) {
			continue // nobody says the same twice
		}
		out = append(out, Reply{f.Key(), s.say(fitting[(first+said[kind])%len(fitting)].text)})
		said[kind]++
	}
	return out
}

// about lists the phrases of a key whose tag has a value, without dealing any.
func (b *bank) about(key, tag, value string) []phrase {
	return slices.DeleteFunc(slices.Clone(b.phrases[key]), func(p phrase) bool { return p.tags[tag] != value })
}
