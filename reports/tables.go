package reports

import (
	"math"
	"slices"
	"strings"

	"cotejo/forms"
)

// Distribution counts the answers to a question with choices, among the
// parties of one voice: each answer outside rosters once, else each row.
type Distribution struct {
	Question *forms.Question
	Voice    Voice
	Choices  []*forms.Choice // without those that stand for a special answer
	Counts   []int           // by choice; several may be named in one answer
	Tally    Tally           // of the answers; Tally.N is the n of the shares
}

// Share returns the share of the answers that name a choice, in per cent and
// rounded to one decimal; false when nobody answers. With multiple choices the
// shares add up to more than a hundred.
func (d Distribution) Share(choice int) (float64, bool) {
	return percentage(float64(d.Counts[choice]), float64(d.Tally.N()))
}

// percentage returns a share in per cent, rounded to one decimal; false when
// there is nothing to divide by.
func percentage(part, whole float64) (float64, bool) {
	if whole == 0 {
		return 0, false
	}
	return math.Round(1000*part/whole) / 10, true
}

// Distributions counts a question's answers by voice. The error, an
// *IndexError, says that there is no such question with choices.
func Distributions(s *Snapshot, name string) ([]Distribution, error) {
	q, err := choosing(s.Questionnaire, name)
	if err != nil {
		return nil, err
	}
	var out []Distribution
	for _, v := range s.Voices() {
		d := Distribution{Question: q, Voice: v, Choices: meaning(q.List)}
		d.Counts = make([]int, len(d.Choices))
		for _, e := range spoken(s, v, q, &d.Tally) {
			d.count(e)
		}
		out = append(out, d)
	}
	return out, nil
}

func (d *Distribution) count(e Entry) {
	for _, name := range strings.Fields(e.Answer.Value) {
		i := slices.IndexFunc(d.Choices, func(c *forms.Choice) bool { return c.Name == name })
		if i >= 0 {
			d.Counts[i]++
		}
	}
}

// spoken returns the answers with a value that a voice gives to a question,
// and adds how all are to be read to a tally. A roster without rows adds the
// reason once.
func spoken(s *Snapshot, v Voice, q *forms.Question, tally *Tally) []Entry {
	var out []Entry
	for i := range s.Diagnostics {
		d := &s.Diagnostics[i]
		if d.Party.Voice != v {
			continue
		}
		entries, mark := entriesOf(d, q)
		if mark != Answered && mark != None {
			tally.Add(mark)
		}
		for _, e := range entries {
			tally.Add(e.Mark)
			if e.Mark == Answered {
				out = append(out, e)
			}
		}
	}
	return out
}

// NumberSummary sums up the numbers answered to a question, among the parties
// of one voice. Without numbers everything but the tally is zero.
type NumberSummary struct {
	Question              *forms.Question
	Voice                 Voice
	Sum, Min, Median, Max float64
	N                     int // numbers
	Tally                 Tally
}

// Numbers sums up a question's numbers by voice. The error, an *IndexError,
// says that there is no such question with numbers.
func Numbers(s *Snapshot, name string) ([]NumberSummary, error) {
	q, err := counting(s.Questionnaire, name)
	if err != nil {
		return nil, err
	}
	var out []NumberSummary
	for _, v := range s.Voices() {
		n := NumberSummary{Question: q, Voice: v}
		var numbers []float64
		for _, e := range spoken(s, v, q, &n.Tally) {
			if x, ok := finite(e.Answer.Value); ok {
				numbers = append(numbers, x)
			}
		}
		n.sumUp(numbers)
		out = append(out, n)
	}
	return out, nil
}

// counting finds a question answered by a number.
func counting(q *forms.Questionnaire, name string) (*forms.Question, error) {
	found, err := questionNamed(q, name)
	if err != nil {
		return nil, err
	}
	if !numeric(found) {
		return nil, wrong(name, "table.number")
	}
	return found, nil
}

func (n *NumberSummary) sumUp(numbers []float64) {
	n.N = len(numbers)
	if n.N == 0 {
		return
	}
	slices.Sort(numbers)
	n.Min, n.Max, n.Median = numbers[0], numbers[n.N-1], median(numbers)
	for _, x := range numbers {
		n.Sum += x
	}
}

// median returns the middle of sorted numbers: of an even count the mean of
// the two in the middle. There is at least one.
func median(sorted []float64) float64 {
	n := len(sorted)
	if n%2 == 1 {
		return sorted[n/2]
	}
	return sorted[n/2-1]/2 + sorted[n/2]/2
}

// Median returns the median of a question's answers on a scale, by the number
// in the column "value" of its choices; n counts the answers with one, and
// without any there is no median.
func (d Distribution) Median() (value float64, n int) {
	var numbers []float64
	for i, c := range d.Choices {
		if x, ok := finite(c.Extra["value"]); ok {
			for range d.Counts[i] {
				numbers = append(numbers, x)
			}
		}
	}
	if len(numbers) == 0 {
		return 0, 0
	}
	slices.Sort(numbers)
	return median(numbers), len(numbers)
}
