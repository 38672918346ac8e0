package xlsform

import (
	"slices"

	"cotejo/forms"
	"cotejo/forms/expr"
)

// choose settles what a select or a ranking chooses from.
func (b *builder) choose(w row, q *forms.Question, k kind) {
	if k.name != "select_one" && k.name != "select_multiple" && k.name != "rank" {
		return
	}
	col := b.survey.col("type")
	if m := reference.FindStringSubmatch(k.list); m != nil {
		b.chooseRows(w, q, m[1])
		return
	}
	if k.list == "" {
		b.errorAt(b.survey.sheet, w.number, col, "list.missing", k.written)
		return
	}
	if k.orOther && q.Filter != nil {
		b.errorAt(b.survey.sheet, w.number, b.survey.col("choice_filter"), "filter.or-other")
	}
	q.List = b.list(w, k.list)
	if q.List == nil || q.Type == forms.SelectOne {
		return
	}
	// The choices of several are kept in one text, separated by spaces.
	for _, c := range q.List.Choices {
		if slices.ContainsFunc([]rune(c.Name), func(r rune) bool { return r == ' ' || r == '\n' || r == '\t' }) {
			b.errorAt(b.survey.sheet, w.number, col, "choice.space", c.Name, q.List.Name)
		}
	}
}

// chooseRows resolves a select from a roster, once all of it is read.
func (b *builder) chooseRows(w row, q *forms.Question, field string) {
	col := b.survey.col("type")
	b.later = append(b.later, func() {
		if ro := b.roster(field); ro != nil {
			q.From = ro
			return
		}
		label, ro := b.field(field)
		switch {
		case label == nil:
			b.errorAt(b.survey.sheet, w.number, col, "ref.unknown", field, "", nearestOf(field, b.fieldNames()))
		case ro == nil:
			b.errorAt(b.survey.sheet, w.number, col, "ref.not-roster", field)
		default:
			q.From, q.FromLabel = ro, label
		}
	})
}

// field finds a question by name, and the innermost roster it stands in.
func (r *reader) field(name string) (*forms.Question, *forms.Roster) {
	var found *forms.Question
	var in *forms.Roster
	r.walk(func(e forms.Element, ro *forms.Roster) {
		if q, ok := e.(*forms.Question); ok && q.Name == name && found == nil {
			found, in = q, ro
		}
	})
	return found, in
}

func (r *reader) roster(name string) *forms.Roster {
	var found *forms.Roster
	r.walk(func(e forms.Element, _ *forms.Roster) {
		if ro, ok := e.(*forms.Roster); ok && ro.Name == name && found == nil {
			found = ro
		}
	})
	return found
}

func (r *reader) rosterNames() []string {
	var names []string
	r.walk(func(e forms.Element, _ *forms.Roster) {
		if ro, ok := e.(*forms.Roster); ok {
			names = append(names, ro.Name)
		}
	})
	return names
}

func (r *reader) fieldNames() []string {
	var names []string
	r.walk(func(e forms.Element, ro *forms.Roster) {
		if q, ok := e.(*forms.Question); ok && ro != nil {
			names = append(names, q.Name)
		}
	})
	return names
}

// walk visits every element with the innermost roster around it.
func (r *reader) walk(visit func(forms.Element, *forms.Roster)) {
	var each func(elements []forms.Element, in *forms.Roster)
	each = func(elements []forms.Element, in *forms.Roster) {
		for _, e := range elements {
			visit(e, in)
			switch e := e.(type) {
			case *forms.Group:
				each(e.Elements, in)
			case *forms.Roster:
				each(e.Elements, e)
			}
		}
	}
	for _, sec := range r.form.Sections {
		each(sec.Elements, nil)
	}
}

// other adds the choice "other" and the question that specifies it: what
// or_other stands for, in the form's languages.
func (b *builder) other(w row, q *forms.Question) {
	b.warnAt(b.survey.sheet, w.number, b.survey.col("type"), "type.or-other")
	if q.List == nil {
		return
	}
	langs := b.languages(b.survey)
	if q.List.Choice("other") == nil {
		with := &forms.List{Name: q.List.Name, Choices: append(slices.Clone(q.List.Choices),
			&forms.Choice{Name: "other", Label: bothLanguages("choice.other", langs)})}
		q.List = with
	}
	specify := &forms.Question{Type: forms.TextType}
	specify.Name = q.Name + "_other"
	specify.Label = bothLanguages("choice.specify", langs)
	specify.Level = q.Level
	if relevant, err := expr.Parse("selected(${" + q.Name + "}, 'other')"); err == nil {
		specify.Relevant = relevant
	}
	b.place(w, specify)
}
