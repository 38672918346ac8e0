package forms

import (
	"strconv"
	"strings"
	"time"
)

// Display returns an answer in words for a reader: labels of choices, names of
// the rows referred to, a numbered list for a ranking, a date as written in
// the language; numbers stay canonical.
func (s *State) Display(q *Question, a Answer, lang string) string {
	if a.State != Answered {
		return Message(lang, "special."+string(a.State))
	}
	switch {
	case a.Value == "":
		return ""
	case len(q.Refs) > 0:
		return s.displayEach(a.Value, func(ref string) string { return s.referredTitle(q, ref, lang) })
	case q.From != nil:
		return s.displayEach(a.Value, func(id string) string { return s.chosenTitle(q, RowID(id), lang) })
	case q.List != nil && q.Type == Rank:
		return s.displayRank(q, a.Value, lang)
	case q.List != nil:
		return s.displayEach(a.Value, func(name string) string { return s.choiceLabel(q, name, lang) })
	case q.Type == Date:
		return displayDate(a.Value, lang)
	}
	return a.Value
}

func (s *State) displayEach(value string, word func(string) string) string {
	var shown []string
	for _, name := range strings.Fields(value) {
		shown = append(shown, word(name))
	}
	return strings.Join(shown, "; ")
}

func (s *State) displayRank(q *Question, value, lang string) string {
	var shown []string
	for i, name := range strings.Fields(value) {
		shown = append(shown, strconv.Itoa(i+1)+". "+s.choiceLabel(q, name, lang))
	}
	return strings.Join(shown, "; ")
}

// choiceLabel is the label of a choice; of an unknown one, its name.
func (s *State) choiceLabel(q *Question, name, lang string) string {
	if c := q.List.Choice(name); c != nil {
		if label := c.Label.In(lang, s.Questionnaire.Languages...); label != "" {
			return label
		}
	}
	if q.Fill == FillCountry && name == s.setting.Country {
		if label := s.setting.CountryName.In(lang); label != "" {
			return label
		}
	}
	return name
}

func displayDate(value, lang string) string {
	t, err := time.Parse(time.DateOnly, value)
	if err != nil {
		return value
	}
	return Day(t, lang)
}

// Day writes a day for a reader: 05/03/2026 in Spanish; in English the month
// in letters, 5 Mar 2026, since half of those who read English here put the
// month first.
func Day(t time.Time, lang string) string {
	if lang == "en" {
		return t.Format("2 Jan 2006")
	}
	return t.Format("02/01/2006")
}

func (s *State) referredTitle(q *Question, ref, lang string) string {
	f := s.referred(q, ref)
	if f == nil {
		return Message(lang, "row.gone")
	}
	return s.RowTitle(f.scope.roster.roster, f.row, lang)
}

// chosenTitle is how the row is shown where it can be chosen: by the field the
// question names, or else by its title.
func (s *State) chosenTitle(q *Question, id RowID, lang string) string {
	if s.frames[Key{q.From.ID, id}] == nil {
		return Message(lang, "row.gone")
	}
	if q.FromLabel != nil {
		c := s.Cell(Key{q.FromLabel.ID, id})
		if !c.Answer.Blank() && c.Answer.State == Answered {
			return s.Display(q.FromLabel, c.Answer, lang)
		}
	}
	return s.RowTitle(q.From, id, lang)
}

// RowTitle names a row: by the answer that names it, or else by its display
// code ("S2"), or else by the roster's label and the row's number, so that a
// nameless row can still be named. It is "" for a row that is gone.
func (s *State) RowTitle(r *Roster, id RowID, lang string) string {
	f := s.frames[Key{r.ID, id}]
	if f == nil {
		return ""
	}
	if r.Title != nil {
		if v := s.Cell(Key{r.Title.ID, id}).Answer.Value; v != "" {
			return v
		}
	}
	if code := f.code(); code != "" {
		return code
	}
	return r.Label.In(lang, s.Questionnaire.Languages...) + " " + strconv.Itoa(f.index)
}

// RowCode returns the display code of a row ("S2"): the first calculation of
// its roster, or else the row's number. Codes change when rows move; they are
// for reading only.
func (s *State) RowCode(r *Roster, id RowID) string {
	f := s.frames[Key{r.ID, id}]
	if f == nil {
		return ""
	}
	if code := f.code(); code != "" {
		return code
	}
	return strconv.Itoa(f.index)
}

func (f *frame) code() string {
	for _, p := range f.scope.places {
		if p.question != nil && p.question.Type == Calculate && !p.question.Private {
			return f.nodes[p.slot].cell.Answer.Value
		}
	}
	return ""
}
