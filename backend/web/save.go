package web

import (
	"errors"
	"net/http"
	"net/url"
	"strings"

	"github.com/gin-gonic/gin"

	"cotejo/backend/i18n"
	"cotejo/backend/survey"
	"cotejo/forms"
)

// saveSection keeps everything typed in a section, then does what the button
// pressed says. Nothing that was typed stands in the way of saving.
func (s *site) saveSection(c *gin.Context, p survey.Principal) error {
	ref, section, form := refOf(c), c.Param("section"), c.Request.PostForm
	edits := readEdits(form)
	both, err := s.settleSpecials(c, p, edits)
	if err != nil {
		return err
	}
	saved, err := s.Service.Save(c.Request.Context(), p, ref, section, edits)
	if invalid, ok := errors.AsType[*survey.Invalid](err); ok {
		return s.refuseSection(c, p, invalid)
	}
	if err != nil {
		return err
	}
	f := flash{Changed: saved.Changed, Both: both}
	if len(saved.Conflicts) > 0 {
		if f.Conflicts, err = s.cellLabels(c, p, saved.Conflicts); err != nil {
			return err
		}
	}
	to, err := s.act(c, p, form, &f)
	if invalid, ok := errors.AsType[*survey.Invalid](err); ok {
		f.Key, to, err = invalid.Fields[0].Key, c.Request.URL.Path+query(form, ""), nil
	}
	if err != nil {
		return err
	}
	s.remember(c, f)
	return redirect(c, to)
}

// refuseSection shows a section again with everything that was typed and what
// no cell can hold; nothing has been saved.
func (s *site) refuseSection(c *gin.Context, p survey.Principal, invalid *survey.Invalid) error {
	view, err := s.Service.Section(c.Request.Context(), p, refOf(c), c.Param("section"))
	if err != nil {
		return err
	}
	v := visitOf(c)
	page := s.sectionPage(c, view, c.Request.PostForm)
	for _, f := range invalid.Fields {
		k := forms.Key{Question: forms.QuestionID(f.Field)}
		page.Problems = append([]problemLink{{
			Href: "#" + postedAnchor(c.Request.PostForm, k.Question), Label: cellLabel(view.State, k, v.lang), Text: v.T(f.Key),
		}}, page.Problems...)
	}
	page.Wrong, page.Focus = true, true
	return s.showWith(c, http.StatusUnprocessableEntity, "section", page)
}

// postedAnchor finds the field of a question in a form: the longest one, since
// what no cell can hold is what is too long.
func postedAnchor(form url.Values, id forms.QuestionID) string {
	name, longest := "", -1
	for posted, values := range form {
		cell, ok := strings.CutPrefix(posted, "v.")
		if n := len(strings.Join(values, "")); ok && n > longest && strings.HasPrefix(cell, string(id)+".") {
			name, longest = cell, n
		}
	}
	return "c." + name
}

func (s *site) cellLabels(c *gin.Context, p survey.Principal, keys []forms.Key) ([]string, error) {
	view, err := s.Service.Section(c.Request.Context(), p, refOf(c), c.Param("section"))
	if err != nil {
		return nil, err
	}
	labels := make([]string, len(keys))
	for i, k := range keys {
		labels[i] = cellLabel(view.State, k, visitOf(c).lang)
	}
	return labels, nil
}

// act does what the button pressed says and returns where to go next.
func (s *site) act(c *gin.Context, p survey.Principal, form url.Values, f *flash) (string, error) {
	ctx, ref, here := c.Request.Context(), refOf(c), c.Request.URL.Path
	verb, rest, _ := strings.Cut(form.Get("accion"), ":")
	roster, row, _ := strings.Cut(rest, ":")
	id, back := forms.QuestionID(roster), here+query(form, "")+"#lista."+roster
	f.Moved = roster != ""
	switch verb {
	case "agregar":
		added, err := s.Service.AddRow(ctx, p, ref, id, forms.RowID(row))
		return here + query(form, string(added)) + "#" + rowAnchor(id, added), err
	case "abrir":
		return here + query(form, row) + "#" + rowAnchor(id, forms.RowID(row)), nil
	case "quitar":
		title, err := s.rowTitle(c, p, id, forms.RowID(row))
		if err != nil {
			return "", err
		}
		f.Removed, f.Undo = title, "restaurar:"+rest
		return here + query(form, "") + "#aviso", s.Service.RemoveRow(ctx, p, ref, id, forms.RowID(row))
	case "restaurar":
		return here + query(form, row) + "#" + rowAnchor(id, forms.RowID(row)), s.Service.RestoreRow(ctx, p, ref, id, forms.RowID(row))
	case "no-hay":
		return back, s.Service.DeclareNone(ctx, p, ref, id, forms.RowID(row), true)
	case "hay":
		return back, s.Service.DeclareNone(ctx, p, ref, id, forms.RowID(row), false)
	case "idioma":
		if i18n.Known(rest) {
			s.setCookie(c, s.cookieName(languageCookie), rest, year)
		}
		return here + query(form, ""), nil
	}
	return s.onward(c, p, verb, form)
}

// query keeps what the page was opened for, and the row to unfold.
func query(form url.Values, row string) string {
	q := url.Values{}
	if row != "" {
		q.Set("fila", row)
	}
	if form.Get("volver") == "revisar" {
		q.Set("volver", "revisar")
	}
	if len(q) == 0 {
		return ""
	}
	return "?" + q.Encode()
}

// onward returns where the buttons at the end of a section lead.
func (s *site) onward(c *gin.Context, p survey.Principal, verb string, form url.Values) (string, error) {
	ref := refOf(c)
	switch verb {
	case "salir":
		return diagnosticPath(ref), nil
	case "revisar":
		return checkPath(ref), nil
	case "seguir":
		view, err := s.Service.Section(c.Request.Context(), p, ref, c.Param("section"))
		if err != nil {
			return "", err
		}
		if view.Next == nil {
			return checkPath(ref), nil
		}
		return sectionPath(ref, view.Next), nil
	}
	return c.Request.URL.Path + query(form, form.Get("fila")), nil
}

func (s *site) rowTitle(c *gin.Context, p survey.Principal, roster forms.QuestionID, row forms.RowID) (string, error) {
	view, err := s.Service.Section(c.Request.Context(), p, refOf(c), c.Param("section"))
	if err != nil {
		return "", err
	}
	r := view.State.Questionnaire.Roster(roster)
	if r == nil {
		return "", survey.ErrNotFound
	}
	return view.State.RowTitle(r, row, visitOf(c).lang), nil
}
