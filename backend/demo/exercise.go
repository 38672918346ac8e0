package demo

import (
	"fmt"
	"math/rand/v2"

	"cotejo/forms"
	"cotejo/forms/library"
)

// seed is the number all of the exercise follows from.
const seed = 20261116

// world is the invented region at work: what each nation does is the same in
// every round.
type world struct {
	nations  []nation
	policies map[string]*policy
	bank     *bank
}

func newWorld() (*world, error) {
	nations, err := region()
	if err != nil {
		return nil, err
	}
	b, err := newBank(rand.New(rand.NewPCG(seed, 0)))
	if err != nil {
		return nil, err
	}
	w := &world{nations: nations, policies: map[string]*policy{}, bank: b}
	for i := range nations {
		n := &nations[i]
		p := newPolicy(w.speaker(n, 1))
		p.benchmark = newBenchmark(w.speaker(n, 2).rng)
		p.loosen(w.speaker(n, 3).rng)
		w.policies[n.ISO3] = p
	}
	return w, nil
}

// speaker gives a nation its words and its luck; another purpose, other luck.
func (w *world) speaker(n *nation, purpose int) speaker {
	rng := rand.New(rand.NewPCG(seed, uint64(n.Number*100+purpose)))
	var others []nation
	for _, o := range w.nations {
		if o.ISO3 != n.ISO3 {
			others = append(others, o)
		}
	}
	return speaker{nation: n, bank: w.bank, rng: rng, others: others}
}

// diagnostics makes the diagnostics of the exercise.
func (w *world) diagnostics(r Round) ([]Diagnostic, error) {
	q, err := library.Read(r.Questionnaire)
	if err != nil {
		return nil, fmt.Errorf("read questionnaire %q: %w", r.Questionnaire, err)
	}
	var list []Diagnostic
	for i := range w.nations {
		n := &w.nations[i]
		for p, st := range n.parties {
			c := w.composer(n, r.Code, st.voice, q, 10+p)
			c.write(st.stage)
			d := c.diagnostic(st.stage == submitted)
			d.Replies = c.replies(w.speaker(n, 90+p))
			list = append(list, d)
		}
	}
	return list, nil
}

func (w *world) composer(n *nation, round, voice string, q *forms.Questionnaire, purpose int) *composer {
	return &composer{
		speaker: w.speaker(n, purpose), policy: w.policies[n.ISO3],
		round: round, voice: voice, form: q, answers: forms.NewAnswers(),
	}
}

// diagnostic is what has been written.
func (c *composer) diagnostic(submitted bool) Diagnostic {
	party := c.deal("party", "voice="+c.voice)
	name := func(lang string) string {
		s := c.speaker
		n := *c.nation
		n.lang, s.nation = lang, &n
		return s.say(party.text)
	}
	return Diagnostic{
		Country:   c.ISO3,
		Party:     Party{Slug: c.voice, Voice: c.voice, NameES: name("es"), NameEN: name("en")},
		Submitted: submitted, Lang: c.lang, Answers: c.list(),
	}
}

// write writes the answers as far as the stage says. A government that has
// begun has still to list what it does; a civil society, more than that.
func (c *composer) write(st stage) {
	if st == untouched {
		return
	}
	c.introduce()
	c.frame()
	if st == begun && c.voice != "gov" {
		return
	}
	c.players()
	c.sources()
	c.validate()
	if st == begun {
		c.none("obj")
		c.none("act")
		c.none("rol")
		c.ties()
		c.judge()
		return
	}
	c.undertakings()
	c.relations()
	c.judge()
	c.indicator()
	c.sparse()
	c.complete()
}

// sparse empties a roster here and there: "no hay", or no information on it.
func (c *composer) sparse() {
	if chance(c.rng, 10) {
		c.clear("tie")
		c.outside().special("tie", forms.NoInformation)
	}
	if chance(c.rng, 20) {
		c.clear("cha")
		c.none("cha")
	}
}

// clear removes a roster's rows and what they answer.
func (c *composer) clear(roster string) {
	id := c.path(roster)
	for _, r := range c.answers.Rows[id] {
		for k := range c.answers.Cells {
			if k.Row == r.ID {
				delete(c.answers.Cells, k)
			}
		}
	}
	delete(c.answers.Rows, id)
}
