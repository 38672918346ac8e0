package web

import (
	"net/http"
	"slices"
	"strconv"
	"strings"

	"github.com/gin-gonic/gin"

	"cotejo/backend/survey"
	"cotejo/forms"
	"cotejo/reports"
)

// IndexFormPage defines an index by hand.
type IndexFormPage struct {
	layout
	Code, Back, Action string
	Form               indexForm
	Units, Aggregates  []option
	Domains            []option // for the questions
	Items              []pickedItem
	Groups             []questionGroup
	Lists              []worthList
	Errors             map[string]string // by field
	List               []problemLink
	words              *visit
}

// pickedItem is a question that counts.
type pickedItem struct {
	itemField
	Label   string
	Number  bool
	Domains []option
}

// questionGroup are the questions of a section that may be ticked.
type questionGroup struct {
	Label     string
	Questions []option
}

// worthList is a list of choices to say the worth of.
type worthList struct {
	Name, Users string
	Choices     []worthField
}

type worthField struct{ Field, Label, Value string }

func (s *site) showIndexForm(c *gin.Context, p survey.Principal) error {
	code := c.Param("code")
	q, all, err := s.Service.IndexForm(c.Request.Context(), p, code)
	if err != nil {
		return err
	}
	form := indexForm{Unit: string(reports.Percent), Aggregate: string(reports.Mean), Values: map[string]string{}}
	if name := c.Query("desde"); name != "" {
		i := slices.IndexFunc(all, func(ix *reports.Index) bool { return ix.Name == name })
		if i < 0 {
			return survey.ErrNotFound
		}
		from, ok := handFormOf(all[i], q)
		if !ok {
			return survey.ErrNotFound
		}
		if form = from; all[i].Version == 0 {
			form.Name = "" // a copy of one that ships needs a name of its own
		}
	}
	return s.show(c, "indexform", s.indexFormPage(c, q, form))
}

// defineIndex does what a button of the form asks: adds or removes rows of it,
// or keeps the index.
func (s *site) defineIndex(c *gin.Context, p survey.Principal) error {
	code := c.Param("code")
	q, _, err := s.Service.IndexForm(c.Request.Context(), p, code)
	if err != nil {
		return err
	}
	post := c.Request.PostForm
	form := readIndexForm(post)
	if !form.act(post.Get("accion"), post["marcada"], q) {
		return s.show(c, "indexform", s.indexFormPage(c, q, form))
	}
	definition, draft := form.definition(q)
	var ix *reports.Index
	var wrong []*reports.IndexError
	if len(draft.errors) == 0 {
		ix, wrong, err = s.Service.KeepIndex(c.Request.Context(), p, code, definition)
	} else {
		_, wrong = definition.Index()
	}
	if err != nil {
		return err
	}
	if ix != nil {
		s.remember(c, flash{Key: "indices.kept"})
		return redirect(c, indexPath(code, ix.Name))
	}
	draft.report(wrong)
	page := s.indexFormPage(c, q, form)
	page.refuse(draft, visitOf(c).lang)
	return s.showWith(c, http.StatusUnprocessableEntity, "indexform", page)
}

// refuse lists what is wrong, in the order of the page.
func (page *IndexFormPage) refuse(d *indexDraft, lang string) {
	page.Wrong = true
	order := []string{"titulo-", "codigo", "fuente", "nota-", "minimo-dominios", "dominio-", "dominios", "preguntas", "peso.", "dominio.", "lista.", "valor.", "calculo", "unidad", "minimo", "desde.", "nivel-", "niveles"}
	place := func(field string) int {
		return slices.IndexFunc(order, func(start string) bool { return strings.HasPrefix(field, start) })
	}
	var fields []string
	for field, code := range d.errors {
		page.Errors[field] = reports.Word(lang, code, d.args[field]...)
		fields = append(fields, field)
	}
	slices.Sort(fields)
	slices.SortStableFunc(fields, func(a, b string) int { return place(a) - place(b) })
	for _, field := range fields {
		page.List = append(page.List, problemLink{Href: "#i-" + field, Label: page.label(field), Text: page.Errors[field]})
	}
}

// label names what a problem is about, where the message does not.
func (page *IndexFormPage) label(field string) string {
	key, number, _ := strings.Cut(field, ".")
	if key == "peso" || key == "dominio" {
		for i, item := range page.Items {
			if number == strconv.Itoa(i) {
				return item.Label
			}
		}
	}
	switch key {
	case "titulo-es":
		return page.words.T("round.title_es")
	case "codigo":
		return page.words.T("indices.form.code")
	case "fuente":
		return page.words.T("indices.source")
	case "minimo", "minimo-dominios":
		return page.words.T("indices.form.need")
	case "preguntas":
		return page.words.T("indices.items")
	case "lista", "valor":
		return page.words.T("indices.form.worths")
	case "desde", "nivel-es", "niveles":
		return page.words.T("indices.levels")
	}
	return page.words.T("indices.form.domains")
}

func (s *site) indexFormPage(c *gin.Context, q *forms.Questionnaire, form indexForm) IndexFormPage {
	v, code := visitOf(c), c.Param("code")
	page := IndexFormPage{
		layout: s.frame(c, v.T("indices.define")), Code: code, Back: indicesPath(code), Action: indexFormPath(code),
		Form: form, Errors: map[string]string{},
	}
	page.words = v
	for _, u := range []option{
		{Value: "percent", Label: v.T("indices.unit.percent")}, {Value: "ratio", Label: v.T("indices.unit.ratio")},
		{Value: "points", Label: v.T("indices.unit.points")}, {Value: "level", Label: v.T("indices.unit.level")},
	} {
		u.Chosen = u.Value == form.Unit
		page.Units = append(page.Units, u)
	}
	for _, a := range []option{
		{Value: "mean", Label: v.T("indices.form.mean")}, {Value: "share", Label: v.T("indices.form.share")}, {Value: "sum", Label: v.T("indices.form.sum")},
	} {
		a.Chosen = a.Value == form.Aggregate
		page.Aggregates = append(page.Aggregates, a)
	}
	page.pick(q, v.lang)
	page.worths(q, v.lang)
	return page
}

// pick lists the questions that count and those that may be ticked.
func (page *IndexFormPage) pick(q *forms.Questionnaire, lang string) {
	known := questionsOf(q)
	picked := map[string]bool{}
	for _, item := range page.Form.Items {
		question := known[item.Question]
		if question == nil || picked[item.Question] {
			continue
		}
		picked[item.Question] = true
		one := pickedItem{itemField: item, Label: question.Label.In(lang, q.Languages...), Number: question.List == nil}
		for _, d := range page.Form.Domains {
			name := d.ES
			if name == "" || lang == "en" && d.EN != "" {
				name = d.EN
			}
			if name == "" {
				name = d.Name
			}
			one.Domains = append(one.Domains, option{d.Name, name, d.Name == item.Domain})
		}
		page.Items = append(page.Items, one)
	}
	for _, question := range countable(q) {
		name := reports.ItemName(q, question)
		if picked[name] {
			continue
		}
		label := question.Section.Label.In(lang, q.Languages...)
		if last := len(page.Groups) - 1; last < 0 || page.Groups[last].Label != label {
			page.Groups = append(page.Groups, questionGroup{Label: label})
		}
		g := &page.Groups[len(page.Groups)-1]
		g.Questions = append(g.Questions, option{Value: name, Label: question.Label.In(lang, q.Languages...)})
	}
}

// worths lists the choices of the questions that count, to say the worth of.
func (page *IndexFormPage) worths(q *forms.Questionnaire, lang string) {
	lists, users := page.Form.lists(questionsOf(q))
	for _, list := range lists {
		w := worthList{Name: list.Name, Users: strings.Join(users[list.Name], ", ")}
		for _, choice := range list.Choices {
			if choice.Missing != "" {
				continue
			}
			key := list.Name + "." + choice.Name
			w.Choices = append(w.Choices, worthField{"valor." + key, choice.Label.In(lang, q.Languages...), page.Form.Values[key]})
		}
		page.Lists = append(page.Lists, w)
	}
}
