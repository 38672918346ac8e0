package reports

import (
	"strconv"
	"strings"

	"cotejo/forms"
)

// IndexTable is an index over a snapshot.
type IndexTable struct {
	Index    *Index
	Snapshot *Snapshot
	Lines    []IndexLine // one per country and party, in list order
	Region   []IndexRegion
}

// IndexLine is what one party's answers amount to. A country without a
// diagnostic has a line without values, so that it is seen to be missing.
type IndexLine struct {
	Column
	Overall Figure
	Domains []Figure // as in the index
}

// Figure is the value of a whole or of a domain, or that there is none.
type Figure struct {
	Part     *Part
	Value    float64 // in the index's unit; 0 without Known
	Known    bool    // whether there is a value
	Level    int     // from 1; 0 when there is none
	Answered int     // items with a value
	Items    int     // of how many
	Scores   []ItemScore
}

// ItemScore is one item in one diagnostic. The scores of a whole made of
// domains are with the domains.
type ItemScore struct {
	Item  *Item
	Entry Entry
	Value float64 // the worth; 0 without Known
	Known bool
}

// Fits says whether a questionnaire has the questions the index reads; the
// error, an *IndexError, names the first it lacks or cannot use.
func (ix *Index) Fits(q *forms.Questionnaire) error {
	_, err := ix.questions(q)
	return err
}

// questions finds the questions of all items, domains first.
func (ix *Index) questions(q *forms.Questionnaire) (map[string]*forms.Question, error) {
	found := map[string]*forms.Question{}
	for _, part := range append(append([]Part{}, ix.Domains...), ix.Overall) {
		for _, item := range part.Items {
			question, err := item.fitting(q)
			if err != nil {
				return nil, err
			}
			found[item.Question] = question
		}
	}
	return found, nil
}

// Compute works the index out for every party of a snapshot and for the
// region. A special answer, a silence, a hidden question and a diagnostic
// whose contents are withheld have no value: they are never zero. The error, an
// *IndexError, says that the questionnaire lacks a question of the index.
func (ix *Index) Compute(s *Snapshot) (*IndexTable, error) {
	questions, err := ix.questions(s.Questionnaire)
	if err != nil {
		return nil, err
	}
	t := &IndexTable{Index: ix, Snapshot: s}
	for _, col := range columns(s) {
		t.Lines = append(t.Lines, ix.line(col, questions))
	}
	t.Region = t.region()
	return t, nil
}

func (ix *Index) line(col Column, questions map[string]*forms.Question) IndexLine {
	line := IndexLine{Column: col}
	for i := range ix.Domains {
		line.Domains = append(line.Domains, ix.figure(&ix.Domains[i], col.Diagnostic, questions))
	}
	if len(ix.Overall.Items) > 0 {
		line.Overall = ix.figure(&ix.Overall, col.Diagnostic, questions)
	} else {
		line.Overall = ix.combined(line.Domains)
	}
	return line
}

// figure computes a part from its items.
func (ix *Index) figure(p *Part, d *Diagnostic, questions map[string]*forms.Question) Figure {
	f := Figure{Part: p, Items: len(p.Items), Scores: make([]ItemScore, len(p.Items))}
	var sum, known, all float64
	for i := range p.Items {
		item := &p.Items[i]
		score := ItemScore{Item: item, Entry: entryOf(d, questions[item.Question], "")}
		score.Value, score.Known = item.Score.of(score.Entry)
		f.Scores[i] = score
		all += item.Weight
		if score.Known {
			sum += item.Weight * score.Value
			known += item.Weight
			f.Answered++
		}
	}
	if f.Answered == 0 || f.Answered < p.Least {
		return f
	}
	switch p.Aggregate {
	case Mean:
		return ix.valued(f, ix.Unit.scale()*sum/known)
	case Share:
		return ix.valued(f, ix.Unit.scale()*sum/all)
	}
	return ix.valued(f, sum)
}

// combined computes the whole as the weighted mean of the domains that have a
// value, if there are enough of them.
func (ix *Index) combined(domains []Figure) Figure {
	f := Figure{Part: &ix.Overall}
	var sum, weights float64
	known := 0
	for _, d := range domains {
		f.Answered += d.Answered
		f.Items += d.Items
		if d.Known {
			sum += d.Part.Weight * d.Value
			weights += d.Part.Weight
			known++
		}
	}
	if known == 0 || known < ix.Overall.Least {
		return f
	}
	return ix.valued(f, sum/weights)
}

// valued gives a figure its value, unless it is beyond all numbers.
func (ix *Index) valued(f Figure, value float64) Figure {
	if value-value != 0 {
		return f
	}
	f.Value, f.Known, f.Level = value, true, ix.LevelOf(value)
	return f
}

// of returns what an entry is worth; false when it has no value.
func (s Scoring) of(e Entry) (float64, bool) {
	if e.Mark != Answered {
		return 0, false
	}
	switch {
	case s.Number:
		return finite(e.Answer.Value)
	case s.Contains != "":
		if strings.Contains(e.Answer.Value, s.Contains) {
			return 1, true
		}
		return 0, true
	case s.Column != "":
		choice := e.Question.List.Choice(e.Answer.Value)
		if choice == nil {
			return 0, false
		}
		return finite(choice.Extra[s.Column])
	}
	x, ok := s.Values[e.Answer.Value]
	return x, ok
}

// finite reads a number; false for what is none, infinite or not a number.
func finite(text string) (float64, bool) {
	x, err := strconv.ParseFloat(text, 64)
	if err != nil || x-x != 0 {
		return 0, false
	}
	return x, true
}
