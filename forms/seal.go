package forms

// A Fault is something wrong with a questionnaire itself, found by Seal.
type Fault struct {
	Element  Element
	Column   string // the XLSForm column it comes from, such as "relevant"
	Severity Severity
	Code     string
	Args     []string
}

// Seal makes the questionnaire ready for use: it gives ids to elements that
// have none (the path of their names), resolves the names in expressions and
// fixes the order of evaluation. It is called once, by whoever builds the
// questionnaire; a questionnaire with faults of severity Error is not to be
// used.
func (q *Questionnaire) Seal() []Fault {
	s := &sealer{form: q, index: index{byID: map[QuestionID]*place{}, byName: map[string][]*place{}}}
	s.index.instances = instancesOf(q.Lists, q.Languages)
	outer := s.newScope(nil, nil)
	for _, sec := range q.Sections {
		s.add(&sec.Group, nil, outer, sec)
	}
	s.resolve()
	s.order()
	s.keepPrivate()
	s.finishRosters()
	q.index = s.index
	return s.faults
}

type sealer struct {
	form   *Questionnaire
	index  index
	faults []Fault
}

func (s *sealer) fault(e Element, column, code string, args ...string) {
	s.faults = append(s.faults, Fault{Element: e, Column: column, Severity: Error, Code: code, Args: args})
}

func (s *sealer) newScope(roster *place, outer *scope) *scope {
	sc := &scope{number: len(s.index.scopes), roster: roster, outer: outer}
	if outer != nil {
		sc.depth = outer.depth + 1
	}
	s.index.scopes = append(s.index.scopes, sc)
	return sc
}

// add gives an element its place, and then those inside it.
func (s *sealer) add(e Element, parent *place, sc *scope, sec *Section) {
	p := &place{base: e.Base(), element: e, number: len(s.index.places), scope: sc, slot: len(sc.places), parent: parent}
	sc.places = append(sc.places, p)
	s.index.places = append(s.index.places, p)
	if parent != nil {
		parent.children = append(parent.children, p)
		p.base.Parent = parent.element
	}
	p.base.Section = sec
	if sc.roster != nil {
		p.base.Roster = sc.roster.roster
	}
	s.name(p, sec)
	switch e := e.(type) {
	case *Question:
		s.addQuestion(p, e)
	case *Group:
		s.addAll(e.Elements, p, sc, sec)
	case *Roster:
		p.roster = e
		for _, other := range s.index.rosters {
			if other.Name == e.Name {
				s.fault(e, "name", "roster.duplicate", e.Name)
				break
			}
		}
		p.inside = s.newScope(p, sc)
		s.index.rosters = append(s.index.rosters, e)
		s.addAll(e.Elements, p, p.inside, sec)
	}
}

func (s *sealer) addAll(elements []Element, parent *place, sc *scope, sec *Section) {
	for _, e := range elements {
		s.add(e, parent, sc, sec)
	}
}

func (s *sealer) addQuestion(p *place, q *Question) {
	p.question = q
	if q.Type != Note {
		s.index.questions = append(s.index.questions, q)
	}
	if q.List != nil {
		q.List.byName = q.List.names()
	}
}

// name gives the place its id and enters it under its id and name.
func (s *sealer) name(p *place, sec *Section) {
	b := p.base
	if b.ID == "" {
		b.ID = QuestionID(b.Name)
		if p.parent != nil && !(p.parent.parent == nil && sec.Implicit) {
			b.ID = p.parent.base.ID + "/" + QuestionID(b.Name)
		}
	}
	if s.index.byID[b.ID] != nil {
		s.fault(p.element, "name", "name.duplicate", b.Name)
		return
	}
	s.index.byID[b.ID] = p
	s.index.byName[b.Name] = append(s.index.byName[b.Name], p)
}

// finishRosters settles what a roster takes from its questions: the title of
// its rows, its level and whether it needs a row.
func (s *sealer) finishRosters() {
	for _, p := range s.index.places {
		if p.roster == nil {
			continue
		}
		for _, inner := range p.inside.places {
			q := inner.question
			if q == nil {
				continue
			}
			if p.roster.Title == nil && q.Type == TextType && len(q.Refs) == 0 && q.Asked() && !q.Private {
				p.roster.Title = q
			}
			if q.Required != nil && q.Asked() {
				p.demands = true
			}
		}
		if p.roster.Level == 0 {
			p.roster.Level = lowestLevel(p.inside.places)
		}
	}
}

func lowestLevel(places []*place) int {
	lowest := 0
	for _, p := range places {
		if p.question == nil || p.question.Level == 0 || !p.question.Asked() {
			continue
		}
		if lowest == 0 || p.question.Level < lowest {
			lowest = p.question.Level
		}
	}
	return lowest
}

// names indexes the choices; of duplicates the first counts.
func (l *List) names() map[string]*Choice {
	byName := make(map[string]*Choice, len(l.Choices))
	for _, c := range l.Choices {
		if byName[c.Name] == nil {
			byName[c.Name] = c
		}
	}
	return byName
}
