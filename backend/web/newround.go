package web

import (
	"errors"
	"net/http"
	"strconv"
	"strings"
	"unicode"

	"github.com/gin-gonic/gin"

	"cotejo/backend/survey"
	"cotejo/forms"
)

const newRoundPath = "/rondas/nueva"

// NewRoundPage opens a round.
type NewRoundPage struct {
	layout
	Form           roundForm
	Questionnaires []option
	Who            []option
	Errors         map[string]string // by field
	List           []problemLink
}

// roundForm is what was typed.
type roundForm struct {
	Code, TitleES, TitleEN, Questionnaire, Year string
	Who                                         string // "CRM", "all" or "list"
	Countries                                   string // of the list
}

// Whose the round is.
const whoList = "list"

func (s *site) showNewRound(c *gin.Context, p survey.Principal) error {
	if !p.Organises() {
		return survey.ErrNotFound
	}
	page, err := s.newRoundPage(c, roundForm{Who: "CRM"})
	if err != nil {
		return err
	}
	return s.show(c, "newround", page)
}

func (s *site) newRoundPage(c *gin.Context, form roundForm) (NewRoundPage, error) {
	v := visitOf(c)
	page := NewRoundPage{layout: s.frame(c, v.T("round.new")), Form: form, Errors: map[string]string{}}
	shipped, err := survey.Library()
	if err != nil {
		return page, err
	}
	for _, q := range shipped {
		page.Questionnaires = append(page.Questionnaires, option{q.Name, q.Title.In(v.lang), q.Name == form.Questionnaire})
	}
	for _, who := range []option{
		{Value: "CRM", Label: v.T("round.who_crm")}, {Value: "all", Label: v.T("round.who_all")}, {Value: whoList, Label: v.T("round.who_list")},
	} {
		who.Chosen = who.Value == form.Who
		page.Who = append(page.Who, who)
	}
	return page, nil
}

// addRound opens a round and shows it.
func (s *site) addRound(c *gin.Context, p survey.Principal) error {
	form := readRound(c)
	made, err := s.Service.AddRound(c.Request.Context(), p, form.round())
	var invalid *survey.Invalid
	if errors.As(err, &invalid) {
		return s.refuseRound(c, form, invalid)
	}
	if err != nil {
		return err
	}
	return redirect(c, roundPath(made.Code))
}

func readRound(c *gin.Context) roundForm {
	post := func(name string) string { return strings.TrimSpace(c.Request.PostForm.Get(name)) }
	return roundForm{
		Code: post("codigo"), TitleES: post("titulo-es"), TitleEN: post("titulo-en"),
		Questionnaire: post("cuestionario"), Year: post("anio"), Who: post("quienes"), Countries: post("paises"),
	}
}

// round is what the form asks for. A year that is none is one that no round
// can have.
func (f roundForm) round() survey.NewRound {
	n := survey.NewRound{
		Code: f.Code, Questionnaire: f.Questionnaire, Title: forms.Text{"es": f.TitleES, "en": f.TitleEN},
	}
	if f.Year != "" {
		year, err := strconv.Atoi(f.Year)
		if err != nil || year == 0 {
			year = -1
		}
		n.Year = year
	}
	switch f.Who {
	case "CRM", "all":
		n.Countries = []string{f.Who}
	case whoList:
		n.Countries = namesIn(f.Countries)
	}
	return n
}

// namesIn splits a list of countries by commas, semicolons and lines; codes
// alone may also be separated by spaces.
func namesIn(list string) []string {
	names := strings.FieldsFunc(list, func(r rune) bool { return r == ',' || r == ';' || r == '\n' || r == '\r' || r == '\t' })
	var all []string
	for _, name := range names {
		if words := strings.Fields(name); len(words) > 1 && codes(words) {
			all = append(all, words...)
		} else if len(words) > 0 {
			all = append(all, strings.Join(words, " "))
		}
	}
	return all
}

// codes says whether all words are of three capital letters.
func codes(words []string) bool {
	for _, w := range words {
		if len(w) != 3 || strings.ContainsFunc(w, func(r rune) bool { return !unicode.IsUpper(r) }) {
			return false
		}
	}
	return true
}

func (s *site) refuseRound(c *gin.Context, form roundForm, invalid *survey.Invalid) error {
	page, err := s.newRoundPage(c, form)
	if err != nil {
		return err
	}
	v := visitOf(c)
	for _, f := range invalid.Fields {
		words := v.T(f.Key, arguments(f.Args)...)
		if page.Errors[f.Field] != "" {
			words = page.Errors[f.Field] + " " + words
		}
		page.Errors[f.Field] = words
	}
	for _, field := range []string{"code", "title_es", "title_en", "questionnaire", "year", "countries"} {
		if words := page.Errors[field]; words != "" {
			page.List = append(page.List, problemLink{Href: "#r-" + field, Text: words})
		}
	}
	page.Wrong = true
	return s.showWith(c, http.StatusUnprocessableEntity, "newround", page)
}

// arguments are those of a message.
func arguments(args []string) []any {
	list := make([]any, len(args))
	for i, a := range args {
		list[i] = a
	}
	return list
}
