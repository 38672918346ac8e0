package demo

import (
	"maps"
	"math/rand/v2"
	"strconv"
	"strings"

	"cotejo/forms"
)

// phrase is a wording in both languages, what it is about, and a second
// wording that goes with it (a strategy's description, an objective's indicator).
type phrase struct {
	tags       map[string]string
	text, more forms.Text
}

// list returns a tag that holds several values, as a select_multiple's value.
func (p phrase) list(tag string) string {
	return strings.ReplaceAll(p.tags[tag], ",", " ")
}

// bank deals phrases like cards: none comes again before all have come.
type bank struct {
	phrases map[string][]phrase
	decks   map[string][]phrase
	rng     *rand.Rand
}

func newBank(rng *rand.Rand) (*bank, error) {
	lines, err := readTable("phrases.csv")
	if err != nil {
		return nil, err
	}
	b := &bank{phrases: map[string][]phrase{}, decks: map[string][]phrase{}, rng: rng}
	for _, l := range lines {
		p := phrase{
			tags: map[string]string{},
			text: forms.Text{"es": l["es"], "en": l["en"]},
			more: forms.Text{"es": l["more_es"], "en": l["more_en"]},
		}
		for _, t := range strings.Fields(l["tags"]) {
			name, value, _ := strings.Cut(t, "=")
			p.tags[name] = value
		}
		b.phrases[l["key"]] = append(b.phrases[l["key"]], p)
	}
	return b, nil
}

// deal returns the next phrase of a key, among those whose tags have the
// values asked for ("area=border"); the zero phrase when there is none.
func (b *bank) deal(key string, tags ...string) phrase {
	name := key + " " + strings.Join(tags, " ")
	if len(b.decks[name]) == 0 {
		b.decks[name] = b.shuffled(key, tags)
	}
	deck := b.decks[name]
	if len(deck) == 0 {
		return phrase{}
	}
	b.decks[name] = deck[1:]
	return deck[0]
}

func (b *bank) shuffled(key string, tags []string) []phrase {
	wanted := map[string]string{}
	for _, t := range tags {
		name, value, _ := strings.Cut(t, "=")
		wanted[name] = value
	}
	var deck []phrase
	for _, p := range b.phrases[key] {
		if p.has(wanted) {
			deck = append(deck, p)
		}
	}
	b.rng.Shuffle(len(deck), func(i, j int) { deck[i], deck[j] = deck[j], deck[i] })
	return deck
}

func (p phrase) has(wanted map[string]string) bool {
	all := maps.Clone(p.tags)
	maps.Copy(all, wanted)
	return maps.Equal(all, p.tags)
}

// speaker words phrases for one nation, in its language.
type speaker struct {
	*nation
	*bank
	rng    *rand.Rand
	others []nation
}

// at is the speaker with one place to speak of.
func (s speaker) at(place string) speaker {
	there := *s.nation
	there.places = []string{place}
	s.nation = &there
	return s
}

// say words a text for the nation: its name, one of its places, a neighbour.
func (s speaker) say(t forms.Text) string {
	other := s.others[s.rng.IntN(len(s.others))]
	year := referenceYear - 1 - s.rng.IntN(2)
	return strings.NewReplacer(
		"{country}", s.short[s.lang],
		"{place}", s.places[s.rng.IntN(len(s.places))],
		"{other}", other.short[s.lang],
		"{percent}", strconv.Itoa(45+5*s.rng.IntN(11)),
		"{year}", strconv.Itoa(year),
	).Replace(t[s.lang])
}
