package forms

// Option is one thing that may be chosen.
type Option struct {
	Value string // what is kept: a choice's name, a row's id, or "roster:row"
	Label string
	Group string // for references to several rosters: the label of the roster
}

// Options returns what may be chosen in a cell now, in order: the choices its
// filter leaves, or the rows of the roster or rosters it refers to.
func (s *State) Options(k Key, lang string) []Option {
	n := s.node(k)
	if n == nil || n.place.question == nil {
		return nil
	}
	q := n.place.question
	switch {
	case len(q.Refs) > 0:
		return s.referenceOptions(q, lang)
	case q.From != nil:
		return s.rowOptions(n, lang)
	case q.List != nil:
		return s.choiceOptions(n, lang)
	}
	return nil
}

func (s *State) choiceOptions(n *node, lang string) []Option {
	var options []Option
	for _, c := range n.place.question.List.Choices {
		if n.cell.allows(c.Name) {
			options = append(options, Option{Value: c.Name, Label: s.choiceLabel(n.place.question, c.Name, lang)})
		}
	}
	return options
}

func (s *State) rowOptions(n *node, lang string) []Option {
	var options []Option
	for _, f := range s.choosable(n) {
		if n.cell.allows(string(f.row)) {
			options = append(options, Option{Value: string(f.row), Label: s.chosenTitle(n.place.question, f.row, lang)})
		}
	}
	return options
}

func (s *State) referenceOptions(q *Question, lang string) []Option {
	var options []Option
	for _, r := range q.Refs {
		for _, row := range s.Answers.Rows[r.ID] {
			if f := s.frames[Key{r.ID, row.ID}]; f != nil && s.Cell(Key{r.ID, f.outer.row}).Visible {
				options = append(options, Option{
					Value: r.Name + ":" + string(row.ID),
					Label: s.RowTitle(r, row.ID, lang),
					Group: r.Label.In(lang, s.Questionnaire.Languages...),
				})
			}
		}
	}
	return options
}

// allows says whether the filter leaves a choice.
func (c *Cell) allows(name string) bool {
	if c.Choices == nil {
		return true
	}
	for _, left := range c.Choices {
		if left == name {
			return true
		}
	}
	return false
}
