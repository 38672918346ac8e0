package forms

import "cotejo/forms/expr"

// index is what Seal learns of a questionnaire: where each element stands,
// what its expressions refer to and in which order they are evaluated.
type index struct {
	places    []*place // in document order
	byID      map[QuestionID]*place
	byName    map[string][]*place
	questions []*Question
	rosters   []*Roster
	order     []*place // each after what it depends on
	scopes    []*scope // the outermost first
	instances map[string]*item
}

// A scope is the outside of all rosters, or the inside of one: its elements
// are answered together, once in each row.
type scope struct {
	number int
	roster *place // nil outside rosters
	outer  *scope
	depth  int
	places []*place // by slot

	targets map[string]target // where ${name} leads from here
}

// A place is where an element stands.
type place struct {
	base     *Base
	element  Element
	question *Question // nil for groups and rosters
	roster   *Roster   // nil for groups and questions
	number   int       // in document order
	scope    *scope
	slot     int
	parent   *place
	children []*place
	inside   *scope // of a roster
	demands  bool   // a roster with a required question: it needs a row

	filter *expr.Expr // the set that a choice filter leaves

	needs []*place // what visibility and value depend on
	feeds []*place // what depends on it
}

// Element returns the section's group, group, roster or question of that id,
// or nil.
func (q *Questionnaire) Element(id QuestionID) Element {
	if p := q.index.byID[id]; p != nil {
		return p.element
	}
	return nil
}

// Question returns the question of that id, or nil.
func (q *Questionnaire) Question(id QuestionID) *Question {
	if p := q.index.byID[id]; p != nil {
		return p.question
	}
	return nil
}

// Roster returns the roster of that id, or nil.
func (q *Questionnaire) Roster(id QuestionID) *Roster {
	if p := q.index.byID[id]; p != nil {
		return p.roster
	}
	return nil
}

// Section returns the section of that name, or nil.
func (q *Questionnaire) Section(name string) *Section {
	for _, s := range q.Sections {
		if s.Name == name {
			return s
		}
	}
	return nil
}

// Questions returns the questions in document order, without notes.
func (q *Questionnaire) Questions() []*Question { return q.index.questions }

// Rosters returns the rosters in document order.
func (q *Questionnaire) Rosters() []*Roster { return q.index.rosters }

// ByName returns the elements of that name in document order: names are
// unique only within their parent.
func (q *Questionnaire) ByName(name string) []Element {
	var found []Element
	for _, p := range q.index.byName[name] {
		found = append(found, p.element)
	}
	return found
}

// Dependents returns the elements whose visibility, value or rows must be
// computed again when the given one changes, in document order.
func (q *Questionnaire) Dependents(id QuestionID) []QuestionID {
	start := q.index.byID[id]
	if start == nil {
		return nil
	}
	seen := make([]bool, len(q.index.places))
	var walk func(*place)
	walk = func(p *place) {
		for _, next := range p.feeds {
			if !seen[next.number] {
				seen[next.number] = true
				walk(next)
			}
		}
	}
	walk(start)
	var ids []QuestionID
	for i, p := range q.index.places {
		if seen[i] {
			ids = append(ids, p.base.ID)
		}
	}
	return ids
}
