package forms

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// MostCharacters is how long an answer may be.
const MostCharacters = 65_536

// check looks for problems in document order, and counts as it goes.
func (s *State) check() {
	for _, p := range s.Questionnaire.index.scopes[0].places {
		if p.parent == nil {
			s.checkPlace(p, s.root)
		}
	}
}

func (s *State) checkPlace(p *place, f *frame) {
	n := &f.nodes[p.slot]
	switch {
	case p.question != nil:
		n.checkQuestion()
		s.tallyQuestion(n)
	case p.roster != nil:
		n.checkRoster()
		s.tallyRoster(n)
		for _, row := range n.rows {
			s.checkAll(p.children, row)
		}
	default:
		s.checkAll(p.children, f)
	}
}

func (s *State) checkAll(places []*place, f *frame) {
	for _, c := range places {
		s.checkPlace(c, f)
	}
}

func (n *node) problem(severity Severity, code string, text Text, args ...string) {
	p := Problem{Severity: severity, Code: code, Args: args, Text: text, Key: n.key(), Section: n.place.base.Section}
	n.cell.Problems = append(n.cell.Problems, p)
	n.state.problems = append(n.state.problems, p)
}

// checkRoster finds whether the roster is answered: it needs rows, a declared
// "no hay" or a special answer as soon as one of its questions is required.
func (n *node) checkRoster() {
	c := &n.cell
	if !c.Visible {
		return
	}
	c.Required = n.place.demands
	c.ReadOnly = n.place.roster.Count != nil
	if c.Required && len(n.rows) == 0 && c.Answer.Blank() {
		n.problem(Error, "roster.empty", nil)
	}
}

func (n *node) checkQuestion() {
	q, c := n.place.question, &n.cell
	c.ReadOnly = q.ReadOnly || q.Computed()
	if !c.Visible {
		return
	}
	c.Choices = n.filtered()
	if !q.Asked() {
		return
	}
	c.Required = q.Required != nil && n.holds(q.Required, false)
	switch {
	case c.Answer.State != Answered:
	case c.Answer.Value == "":
		n.checkMissing(q)
	case q.Fill != NoFill && q.Fill != FillToday:
		// The platform's own value: an exercise's country is in no list.
	default:
		n.checkValue(q)
	}
}

func (n *node) checkMissing(q *Question) {
	if n.cell.Required {
		n.problem(Error, "required", q.RequiredMsg)
	}
	if q.Expected {
		n.problem(Warning, "evidence.expected", nil)
	}
}

// checkValue checks a value; its constraint only when it is well formed.
func (n *node) checkValue(q *Question) {
	value := n.cell.Answer.Value
	if utf8.RuneCountInString(value) > MostCharacters {
		n.problem(Error, "too.long", nil, strconv.Itoa(MostCharacters))
		return
	}
	before := len(n.cell.Problems)
	switch {
	case len(q.Refs) > 0:
		n.checkReferences(q, value)
	case q.From != nil:
		n.checkRows(q, value)
	case q.List != nil:
		n.checkChoices(q, value)
	default:
		if code := q.Type.malformed(value); code != "" {
			n.problem(Error, code, nil, value)
		}
	}
	if len(n.cell.Problems) == before && q.Constraint != nil && !n.holds(q.Constraint, true) {
		n.problem(Error, "constraint", q.Message)
	}
}

func (n *node) checkChoices(q *Question, value string) {
	names := strings.Fields(value)
	for _, name := range names {
		switch {
		case q.List.Choice(name) == nil:
			n.problem(Error, "choice.unknown", nil, name)
		case n.cell.Choices != nil && !slices.Contains(n.cell.Choices, name):
			n.problem(Error, "choice.filtered", q.List.Choice(name).Label, name)
		}
	}
	n.checkSeveral(q, names)
}

// checkRows checks the rows chosen from a roster.
func (n *node) checkRows(q *Question, value string) {
	rows := n.state.choosable(n)
	ids := strings.Fields(value)
	for _, id := range ids {
		switch {
		case !slices.ContainsFunc(rows, func(f *frame) bool { return string(f.row) == id }):
			n.problem(Error, "reference.dangling", nil, id)
		case n.cell.Choices != nil && !slices.Contains(n.cell.Choices, id):
			n.problem(Error, "choice.filtered", nil, id)
		}
	}
	n.checkSeveral(q, ids)
}

// checkSeveral refuses two choices where one is asked, and the same one twice.
func (n *node) checkSeveral(q *Question, chosen []string) {
	if q.Type == SelectOne && len(chosen) > 1 {
		n.problem(Error, "choice.several", nil)
	}
	for i, name := range chosen {
		if slices.Contains(chosen[:i], name) {
			n.problem(Error, "choice.twice", nil, name)
			return
		}
	}
}

// checkReferences checks "roster:row" references, which several rosters may
// be the end of.
func (n *node) checkReferences(q *Question, value string) {
	for _, ref := range strings.Fields(value) {
		if n.state.referred(q, ref) == nil {
			n.problem(Error, "reference.dangling", nil, ref)
		}
	}
}
