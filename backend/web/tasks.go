package web

import (
	"github.com/gin-gonic/gin"

	"cotejo/backend/survey"
	"cotejo/forms"
)

// TasksPage is the task list of a diagnostic.
type TasksPage struct {
	layout
	Head   survey.Head
	Tasks  []task
	Resume *task // the main button: where to go on
	Check  string
	Gaps   string // address of what the answers do not show; "" where nothing is looked for
	Flash  *flash
}

// task is one section in a list of sections.
type task struct {
	Title   string
	Href    string // "" while the section cannot be started
	State   message
	Due     bool // the reader's to do
	Wrong   bool // answers that need correcting
	Count   forms.Count
	Rosters []rosterCount
	Minutes int
	Current bool
}

// rosterCount says how many rows a roster has, in words.
type rosterCount struct {
	Title string
	Rows  int
	None  bool
}

func (s *site) showTasks(c *gin.Context, p survey.Principal) error {
	view, err := s.Service.Tasks(c.Request.Context(), p, refOf(c))
	if err != nil {
		return err
	}
	page := TasksPage{
		layout: s.diagnosticFrame(c, view.Head.Round.Title.In(visitOf(c).lang), view.Head, false),
		Head:   view.Head, Check: checkPath(view.Head.Ref), Flash: s.recall(c),
	}
	if view.Gaps {
		page.Gaps = gapsPath(view.Head.Ref)
	}
	page.Tasks = tasksOf(visitOf(c).lang, view.Head.Ref, view.Sections, nil)
	for i := range page.Tasks {
		if view.Resume != nil && view.Sections[i].Section == view.Resume {
			page.Resume = &page.Tasks[i]
		}
	}
	return s.show(c, "tasks", page)
}

func tasksOf(lang string, ref survey.Ref, sections []survey.Task, current *forms.Section) []task {
	tasks := make([]task, len(sections))
	for i, t := range sections {
		tasks[i] = task{
			Title: t.Section.Label.In(lang), Count: t.Count, Minutes: t.Section.Minutes,
			Current: t.Section == current,
		}
		tasks[i].State, tasks[i].Due = stateOf(t)
		tasks[i].Wrong = wrongCount(t.Count) > 0
		if t.State != forms.HiddenSection {
			tasks[i].Href = sectionPath(ref, t.Section)
		}
		for _, r := range t.Rosters {
			tasks[i].Rosters = append(tasks[i].Rosters, rosterCount{r.Roster.Label.In(lang), r.Rows, r.None})
		}
	}
	return tasks
}

// wrongCount is how many answers need correcting: what is missing is not wrong.
func wrongCount(c forms.Count) int { return c.Errors - c.RequiredMissing }

// stateOf words how far a section has come, and says whether there is
// something for the reader to do.
func stateOf(t survey.Task) (message, bool) {
	switch {
	case t.State == forms.HiddenSection:
		return message{Key: "task.hidden"}, false
	case wrongCount(t.Count) > 0:
		return message{"task.wrong", []any{"N", wrongCount(t.Count)}}, true
	case t.State == forms.Complete:
		return message{Key: "task.complete"}, false
	case t.State == forms.NotStarted:
		return message{Key: "task.notstarted"}, true
	case t.Count.RequiredMissing > 0:
		return message{"task.missing", []any{"N", t.Count.RequiredMissing}}, true
	}
	return message{Key: "task.started"}, true
}
