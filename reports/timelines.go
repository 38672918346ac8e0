package reports

import (
	"slices"
	"strings"

	"cotejo/forms"
)

// TimelinesOf returns the timelines that a questionnaire can feed: that of the
// instruments of the diagnostic that ships where it is asked, then one for
// every other roster whose rows have a year, by the first question in it that
// is answered by a year.
func TimelinesOf(q *forms.Questionnaire) []TimelineRules {
	var out []TimelineRules
	var taken *forms.Roster
	if c, err := DiagnosticTimeline().bound(q); err == nil {
		out, taken = append(out, DiagnosticTimeline()), c.year.Roster
	}
	for _, r := range q.Rosters() {
		if year := yearOf(r); year != nil && r != taken {
			out = append(out, TimelineRules{Year: string(year.ID)})
		}
	}
	return out
}

// yearOf returns the first question of a roster that looks for a year.
func yearOf(r *forms.Roster) *forms.Question {
	for _, q := range fields(r) {
		if q.Type == forms.Integer && published(q) && slices.Contains(strings.Fields(q.Appearance), "year") {
			return q
		}
	}
	return nil
}

// Direction is which way an event changes things: 1 for more, -1 for less, 0
// for neither; false where that is not known.
func (e Event) Direction() (int, bool) {
	change, ok := Scoring{Column: "value"}.of(e.Change)
	switch {
	case !ok:
		return 0, false
	case change > 0:
		return 1, true
	case change < 0:
		return -1, true
	}
	return 0, true
}

// Magnitude is how much an event changes, a number from 1; 0 where that is not
// known.
func (e Event) Magnitude() int {
	size, ok := Scoring{Column: "value"}.of(e.Size)
	if !ok || size < 1 {
		return 0
	}
	return int(size)
}

// Source is the citation given with the event's name, or else with its year;
// "" when there is none.
func (t *Timeline) Source(e Event) string {
	for _, q := range []*forms.Question{t.Roster.Title, t.Year} {
		if q != nil {
			if s := e.Diagnostic.Trace(forms.Key{Question: q.ID, Row: e.Row}).Source; s != "" {
				return s
			}
		}
	}
	return ""
}
