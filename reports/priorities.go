package reports

import "cotejo/forms"

// Priority is how often a choice is named first, second, third … by the
// parties of one voice, and the points that makes.
type Priority struct {
	Choice *forms.Choice
	Named  []int // by place
	Points int   // the weight of each place times how often it is named there
}

// Priorities are the choices of one voice, in the order of the list. They say
// what is asked for most; the countries are not ranked.
type Priorities struct {
	Voice   Voice
	Choices []Priority
	N       int   // parties that name at least one
	Tally   Tally // how the first question is to be read
}

// PrioritiesOf tallies questions that ask for a first, second, third …
// choice; the weights are by place, such as 3, 2, 1. The error, an
// *IndexError, names a question that is not there or has another list.
func PrioritiesOf(s *Snapshot, names []string, weights []int) ([]Priorities, error) {
	questions := make([]*forms.Question, len(names))
	for i, name := range names {
		q, err := choosing(s.Questionnaire, name)
		if err != nil {
			return nil, err
		}
		if questions[i] = q; q.List != questions[0].List || i >= len(weights) {
			return nil, wrong(name, "table.list", names[0])
		}
	}
	if len(questions) == 0 {
		return nil, nil
	}
	var out []Priorities
	for _, v := range s.Voices() {
		p := Priorities{Voice: v}
		for _, c := range meaning(questions[0].List) {
			p.Choices = append(p.Choices, Priority{Choice: c, Named: make([]int, len(questions))})
		}
		p.tally(s, questions, weights)
		out = append(out, p)
	}
	return out, nil
}

func (p *Priorities) tally(s *Snapshot, questions []*forms.Question, weights []int) {
	for i := range s.Diagnostics {
		d := &s.Diagnostics[i]
		if d.Party.Voice != p.Voice {
			continue
		}
		named := false
		for place, q := range questions {
			e := entryOf(d, q, "")
			if place == 0 {
				p.Tally.Add(e.Mark)
			}
			if e.Mark == Answered {
				named = p.name(e.Answer.Value, place, weights[place]) || named
			}
		}
		if named {
			p.N++
		}
	}
}

func (p *Priorities) name(choice string, place, weight int) bool {
	for i := range p.Choices {
		if p.Choices[i].Choice.Name == choice {
			p.Choices[i].Named[place]++
			p.Choices[i].Points += weight
			return true
		}
	}
	return false
}
