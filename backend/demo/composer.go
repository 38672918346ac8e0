package demo

import (
	"strings"

	"cotejo/forms"
)

// composer writes one party's answers to a questionnaire.
type composer struct {
	speaker
	*policy
	round   string
	voice   string
	form    *forms.Questionnaire
	answers *forms.Answers
}

// sheet is where answers are written: outside rosters, or in one row.
type sheet struct {
	*composer
	row forms.RowID
}

// outside is the sheet outside all rosters.
func (c *composer) outside() sheet { return sheet{composer: c} }

// add adds a row to a roster, named by a key that is the row's for ever.
func (c *composer) add(roster, key string) sheet {
	id := c.path(roster)
	row := c.rowID(roster, key)
	c.answers.Rows[id] = append(c.answers.Rows[id], forms.Row{ID: row})
	return sheet{c, row}
}

// path is the id of what bears the name; empty when nothing does.
func (c *composer) path(name string) forms.QuestionID {
	for _, e := range c.form.ByName(name) {
		return e.Base().ID
	}
	return ""
}

func (c *composer) rowID(roster, key string) forms.RowID {
	return forms.RowID(rowID(c.round, c.ISO3, c.voice, string(c.path(roster)), key))
}

// has says whether the row with that key has been added to the roster.
func (c *composer) has(roster, key string) bool {
	id := c.rowID(roster, key)
	for _, r := range c.answers.Rows[c.path(roster)] {
		if r.ID == id {
			return true
		}
	}
	return false
}

// refer is the value that refers to a row.
func (c *composer) refer(roster, key string) string { return string(c.rowID(roster, key)) }

// referIn is the value that refers to a row of one of several rosters.
func (c *composer) referIn(roster, key string) string { return roster + ":" + c.refer(roster, key) }

// set answers a question; an empty value leaves it unanswered.
func (s sheet) set(name, value string) {
	q := s.form.Question(s.path(name))
	if q == nil || value == "" {
		return
	}
	a := forms.Answer{Value: value}
	if q.Type == forms.TextType && len(q.Refs) == 0 {
		a.Lang = s.lang
	}
	s.answers.Cells[forms.Key{Question: q.ID, Row: s.row}] = a
}

// number answers with a figure; zero leaves the question unanswered.
func (s sheet) number(name string, n int) {
	if n != 0 {
		s.set(name, digits(n))
	}
}

// special gives one of the special answers.
func (s sheet) special(name string, state forms.Special) {
	if id := s.path(name); id != "" {
		s.answers.Cells[forms.Key{Question: id, Row: s.row}] = forms.Answer{State: state}
	}
}

// saying answers with the next phrase of a key.
func (s sheet) saying(question, key string) { s.set(question, s.say(s.deal(key).text)) }

// none declares a roster empty: "no hay".
func (c *composer) none(roster string) {
	if id := c.path(roster); id != "" {
		c.answers.Cells[forms.Key{Question: id}] = forms.Answer{Value: forms.NoRows}
	}
}

// domain is the nation's invented domain name.
func (c *composer) domain() string {
	return strings.ToLower(strings.ReplaceAll(c.short["en"], " ", "-")) + ".example"
}

// web is the word that addresses of that purpose begin with.
func (c *composer) web(purpose string) string { return c.say(c.deal("web", "for="+purpose).text) }

// evidence cites some of the sources the party lists; now and then none.
func (s sheet) evidence(question string) {
	rows := s.answers.Rows[s.path("evi")]
	if len(rows) == 0 || chance(s.rng, 18) {
		return
	}
	var ids []string
	for _, r := range rows {
		ids = append(ids, string(r.ID))
	}
	s.set(question, some(s.rng, between(s.rng, 1, 2), ids...))
}
