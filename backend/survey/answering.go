package survey

import (
	"context"
	"slices"

	"cotejo/backend/store"
	"cotejo/forms"
)

// Tasks returns the task list of a diagnostic.
func (s *Service) Tasks(ctx context.Context, p Principal, ref Ref) (TasksView, error) {
	o, err := s.open(ctx, p, ref)
	if err != nil {
		return TasksView{}, err
	}
	return TasksView{Head: o.head, Sections: o.tasks(), Resume: o.resume(), Gaps: o.looked()}, nil
}

func (o *opened) tasks() []Task {
	var tasks []Task
	for _, sec := range o.state.Questionnaire.Sections {
		tasks = append(tasks, Task{
			Section: sec, State: o.state.Progress(sec), Count: o.state.Count(sec),
			Rosters: o.rosters(sec),
		})
	}
	return tasks
}

func (o *opened) rosters(sec *forms.Section) []RosterCount {
	var counts []RosterCount
	for _, r := range o.state.Questionnaire.Rosters() {
		if r.Section != sec {
			continue
		}
		counts = append(counts, RosterCount{
			Roster: r, Rows: len(o.state.Answers.Rows[r.ID]),
			None: o.state.Answers.Cells[forms.Key{Question: r.ID}].Value == forms.NoRows,
		})
	}
	return counts
}

// resume is the section last worked on, or else the first that is not
// complete: where someone who comes back wants to go on.
func (o *opened) resume() *forms.Section {
	var last store.Head
	for _, h := range o.contents.Heads {
		if h.At.After(last.At) && h.Kind != store.Import {
			last = h
		}
	}
	if e := o.state.Questionnaire.Element(last.Key.Question); e != nil && o.state.Progress(e.Base().Section) != forms.Complete {
		return e.Base().Section
	}
	for _, sec := range o.state.Questionnaire.Sections {
		if st := o.state.Progress(sec); st != forms.Complete && st != forms.HiddenSection {
			return sec
		}
	}
	return nil
}

// Section returns one section's page. It returns ErrNotFound for a section
// that does not exist or is hidden by the answers.
func (s *Service) Section(ctx context.Context, p Principal, ref Ref, name string) (SectionView, error) {
	o, err := s.open(ctx, p, ref)
	if err != nil {
		return SectionView{}, err
	}
	sec := o.state.Questionnaire.Section(name)
	if sec == nil || o.state.Progress(sec) == forms.HiddenSection {
		return SectionView{}, ErrNotFound
	}
	view := SectionView{
		Head: o.head, Section: sec, Count: o.state.Count(sec), State: o.state,
		Bases: o.bases(sec), Sections: o.tasks(),
	}
	view.Prev, view.Next = o.neighbours(sec)
	return view, nil
}

func (o *opened) bases(sec *forms.Section) map[forms.Key]Base {
	bases := map[forms.Key]Base{}
	for _, h := range o.contents.Heads {
		if e := o.state.Questionnaire.Element(h.Key.Question); h.Lang == "" && e != nil && e.Base().Section == sec {
			bases[h.Key] = Base{Seq: h.Seq, At: h.At, By: h.Author, Src: h.Source, Open: h.Alternatives}
		}
	}
	return bases
}

func (o *opened) neighbours(sec *forms.Section) (prev, next *forms.Section) {
	visible := slices.DeleteFunc(slices.Clone(o.state.Questionnaire.Sections), func(x *forms.Section) bool {
		return o.state.Progress(x) == forms.HiddenSection
	})
	i := slices.Index(visible, sec)
	if i > 0 {
		prev = visible[i-1]
	}
	if i+1 < len(visible) {
		next = visible[i+1]
	}
	return prev, next
}

// Check returns everything answered, with what is wrong.
func (s *Service) Check(ctx context.Context, p Principal, ref Ref) (CheckView, error) {
	o, err := s.open(ctx, p, ref)
	if err != nil {
		return CheckView{}, err
	}
	view := CheckView{Head: o.head, State: o.state, Sections: o.tasks(), Problems: o.problems(), Gaps: o.looked()}
	view.Ready = o.ready()
	return view, nil
}

// problems lists what blocks first, then what only warns, each in order.
func (o *opened) problems() []forms.Problem {
	all := slices.Clone(o.state.Problems())
	slices.SortStableFunc(all, func(a, b forms.Problem) int { return weight(a) - weight(b) })
	return all
}

func weight(p forms.Problem) int {
	if p.Severity == forms.Error {
		return 0
	}
	return 1
}

func (o *opened) ready() bool {
	return !slices.ContainsFunc(o.state.Problems(), func(p forms.Problem) bool { return p.Severity == forms.Error })
}

// writableOf opens a diagnostic to write in: ErrForbidden for who may only
// read it, ErrClosed once it has been handed in or the round is over.
func (s *Service) writableOf(ctx context.Context, p Principal, ref Ref) (*opened, error) {
	return s.openTaking(ctx, p, ref, (*opened).writable)
}

// openTaking opens a diagnostic to write what it takes: ErrForbidden for who may
// only read it, ErrClosed when it takes that no longer.
func (s *Service) openTaking(ctx context.Context, p Principal, ref Ref, takes func(*opened) bool) (*opened, error) {
	o, err := s.open(ctx, p, ref)
	switch {
	case err != nil:
		return nil, err
	case !p.answersFor(o.stored.Party):
		return nil, ErrForbidden
	case !takes(o):
		return nil, ErrClosed
	}
	return o, nil
}
