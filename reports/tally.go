package reports

// Tally counts entries by how they are to be read.
type Tally struct {
	Answered, None, DontKnow, NotApplicable, NoInformation int
	NoData, Hidden, Withheld                               int
}

// N is the number of entries that carry a value: the n of a figure. A list
// declared empty is a value; a special answer is not.
func (t Tally) N() int { return t.Answered + t.None }

// Special is the number of special answers.
func (t Tally) Special() int { return t.DontKnow + t.NotApplicable + t.NoInformation }

// Asked is the number of entries in which the question was asked of someone
// whose answer may be shown: with a value, a special answer, or nothing said.
func (t Tally) Asked() int { return t.N() + t.Special() + t.NoData }

// All is the number of entries.
func (t Tally) All() int { return t.Asked() + t.Hidden + t.Withheld }

// Add counts one more entry.
func (t *Tally) Add(m Mark) {
	if n := t.of(m); n != nil {
		*n++
	}
}

// Of returns the count of one mark.
func (t Tally) Of(m Mark) int {
	if n := t.of(m); n != nil {
		return *n
	}
	return 0
}

func (t *Tally) of(m Mark) *int {
	switch m {
	case Answered:
		return &t.Answered
	case None:
		return &t.None
	case DontKnow:
		return &t.DontKnow
	case NotApplicable:
		return &t.NotApplicable
	case NoInformation:
		return &t.NoInformation
	case NoData:
		return &t.NoData
	case Hidden:
		return &t.Hidden
	case Withheld:
		return &t.Withheld
	}
	return nil
}

// Sum adds another tally.
func (t *Tally) Sum(o Tally) {
	for _, m := range Marks() {
		*t.of(m) += o.Of(m)
	}
}
