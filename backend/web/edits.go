package web

import (
	"net/url"
	"strconv"
	"strings"

	"github.com/gin-gonic/gin"

	"cotejo/backend/survey"
	"cotejo/forms"
)

// readEdits reads the cells of a form: every cell has a field with the
// revision it was made from, so that a box left empty is seen as well.
func readEdits(form url.Values) []survey.Edit {
	var edits []survey.Edit
	for _, name := range sortedNames(form) {
		cell, ok := strings.CutPrefix(name, "b.")
		if !ok {
			continue
		}
		at := strings.LastIndexByte(cell, '.')
		base, err := strconv.Atoi(form.Get(name))
		if at < 0 || err != nil {
			continue
		}
		edits = append(edits, survey.Edit{
			Key:   forms.Key{Question: forms.QuestionID(cell[:at]), Row: forms.RowID(cell[at+1:])},
			Raw:   form["v."+cell],
			State: special(form.Get("s." + cell)),
			Base:  base,
		})
	}
	return edits
}

func special(posted string) forms.Special {
	switch s := forms.Special(posted); s {
	case forms.DontKnow, forms.NotApplicable, forms.NoInformation:
		return s
	}
	return forms.Answered
}

// settleSpecials decides for cells that hold a text and a special answer at
// once. Whichever of the two was changed counts: a text typed over "no sé"
// replaces it, "no sé" chosen for a text left as it was replaces that. When
// both are new the text stays, and the page says so: those cells are returned.
func (s *site) settleSpecials(c *gin.Context, p survey.Principal, edits []survey.Edit) ([]string, error) {
	var doubtful []*survey.Edit
	for i := range edits {
		if edits[i].State != forms.Answered && strings.Join(edits[i].Raw, "") != "" {
			doubtful = append(doubtful, &edits[i])
		}
	}
	if len(doubtful) == 0 {
		return nil, nil
	}
	view, err := s.Service.Section(c.Request.Context(), p, refOf(c), c.Param("section"))
	if err != nil {
		return nil, err
	}
	var both []string
	for _, e := range doubtful {
		if settle(view.State, e) {
			both = append(both, cellLabel(view.State, e.Key, visitOf(c).lang))
		}
	}
	return both, nil
}

// settle drops the part of an edit that was not changed; it says whether both
// were.
func settle(state *forms.State, e *survey.Edit) (both bool) {
	q := state.Questionnaire.Question(e.Key.Question)
	if q == nil {
		return false // saving refuses it
	}
	held := state.Answers.Cells[e.Key]
	value, _ := q.Canonical(e.Raw)
	switch {
	case e.State == held.State: // typed over a special answer
		e.State = forms.Answered
	case value == held.Value: // a special answer for a text left as it was
		e.Raw = nil
	default:
		e.State = forms.Answered
		return true
	}
	return false
}
