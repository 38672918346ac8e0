package web

import (
	"errors"
	"net/http"
	"net/url"
	"slices"
	"strconv"

	"github.com/gin-gonic/gin"

	"cotejo/backend/survey"
	"cotejo/forms"
	"cotejo/reports"
)

// SelectionsPage lists how organisers want the short reports of a round.
type SelectionsPage struct {
	layout
	Round survey.RoundInfo
	Back  string
	Whole []link // the reports as they come
	Kept  []selectionLine
	New   []link // for organisers
}

// documentKeys are the words of a kind of document: its name, and of a new
// selection for it.
var documentKeys = map[survey.DocumentKind]struct{ name, fresh string }{
	survey.ProfileDocument: {"document.profile", "document.new_profile"},
	survey.SummaryDocument: {"document.summary", "document.new_summary"},
}

// selectionLine is a kept selection in the list.
type selectionLine struct {
	survey.Selection
	Kind  string
	Edit  string // for organisers
	Reads []link // the documents it gives
}

func (s *site) showSelections(c *gin.Context, p survey.Principal) error {
	round, err := s.Service.Round(c.Request.Context(), p, c.Param("code"))
	if err != nil {
		return err
	}
	kept, err := s.Service.Selections(c.Request.Context(), p, round.Code)
	if err != nil {
		return err
	}
	v := visitOf(c)
	page := SelectionsPage{
		layout: s.roundFrame(c, v.T("document.list"), round), Round: round, Back: roundPath(round.Code),
		Whole: append([]link{{Href: summaryPath(round.Code), Text: v.T("document.summary")}}, profilesOf(round, 0, v.lang)...),
	}
	for _, sel := range kept {
		page.Kept = append(page.Kept, selectionOfRound(round, sel, p.Organises(), v))
	}
	if p.Organises() {
		for _, kind := range []survey.DocumentKind{survey.ProfileDocument, survey.SummaryDocument} {
			page.New = append(page.New, link{Href: selectionPath(round.Code, 0) + "?tipo=" + string(kind), Text: v.T(documentKeys[kind].fresh)})
		}
	}
	return s.show(c, "selections", page)
}

func selectionOfRound(round survey.RoundInfo, sel survey.Selection, organises bool, v *visit) selectionLine {
	line := selectionLine{Selection: sel, Kind: v.T(documentKeys[sel.Kind].name)}
	if organises {
		line.Edit = selectionPath(round.Code, sel.ID)
	}
	if sel.Kind == survey.ProfileDocument {
		line.Reads = profilesOf(round, sel.ID, v.lang)
	} else {
		line.Reads = []link{{Href: withSelection(summaryPath(round.Code), sel.ID), Text: v.T("document.summary")}}
	}
	return line
}

// profilesOf leads to the profile of each country.
func profilesOf(round survey.RoundInfo, selection int64, lang string) []link {
	var links []link
	for i := range round.Countries {
		one := &round.Countries[i]
		links = append(links, link{Href: withSelection(profilePath(round.Code, one.ISO3), selection), Text: one.Name.In(lang)})
	}
	return links
}

func withSelection(address string, id int64) string {
	if id == 0 {
		return address
	}
	return address + "?seleccion=" + strconv.FormatInt(id, 10)
}

// SelectionPage is the form of how a report is wanted.
type SelectionPage struct {
	layout
	Round  survey.RoundInfo
	Back   string
	Action string
	Form   survey.Selection
	Parts  []partChoice
	Papers []option
	Errors map[string]string // by field
	List   []problemLink
	Remove string // for one that is kept
}

// partChoice is a part of a report to take or leave, with the organisers' own
// paragraphs.
type partChoice struct {
	Name, Label string
	Chosen      bool
	Own         []ownWords
	Error       string
}

// ownWords are paragraphs in one language.
type ownWords struct{ Lang, Label, Text string }

func (s *site) showSelection(c *gin.Context, p survey.Principal) error {
	sel, err := s.selectionAsked(c, p)
	if err != nil {
		return err
	}
	page, err := s.selectionPage(c, p, sel)
	if err != nil {
		return err
	}
	return s.show(c, "selection", page)
}

// selectionAsked is the selection of an address: one that is kept, or a new
// one with everything.
func (s *site) selectionAsked(c *gin.Context, p survey.Principal) (survey.Selection, error) {
	kept, err := s.Service.Selections(c.Request.Context(), p, c.Param("code"))
	if err != nil {
		return survey.Selection{}, err
	}
	if !p.Organises() {
		return survey.Selection{}, survey.ErrForbidden
	}
	if c.Param("id") == newSelection {
		kind := survey.DocumentKind(c.Query("tipo"))
		if kind.Parts() == nil {
			return survey.Selection{}, survey.ErrNotFound
		}
		return survey.Selection{Kind: kind, Parts: kind.Parts(), Paper: "a4"}, nil
	}
	for _, sel := range kept {
		if strconv.FormatInt(sel.ID, 10) == c.Param("id") {
			return sel, nil
		}
	}
	return survey.Selection{}, survey.ErrNotFound
}

// newSelection stands in the address of a selection that is not kept yet.
const newSelection = "nueva"

func selectionPath(code string, id int64) string {
	if id == 0 {
		return selectionsPath(code) + "/" + newSelection
	}
	return selectionsPath(code) + "/" + strconv.FormatInt(id, 10)
}

func (s *site) selectionPage(c *gin.Context, p survey.Principal, sel survey.Selection) (SelectionPage, error) {
	round, err := s.Service.Round(c.Request.Context(), p, c.Param("code"))
	if err != nil {
		return SelectionPage{}, err
	}
	v := visitOf(c)
	title := v.T(documentKeys[sel.Kind].fresh)
	page := SelectionPage{
		Round: round, Back: selectionsPath(round.Code), Action: selectionPath(round.Code, sel.ID), Form: sel, Errors: map[string]string{},
	}
	if sel.ID != 0 {
		title, page.Remove = v.T("document.edit_title", "Name", sel.Name), page.Action+"/quitar"
	}
	page.layout = s.roundFrame(c, title, round)
	if sel.ID == 0 {
		page.Here += "?tipo=" + string(sel.Kind)
	}
	for _, part := range sel.Kind.Parts() {
		page.Parts = append(page.Parts, choiceOf(part, sel, v))
	}
	page.Papers = []option{
		{"a4", v.T("document.paper_a4"), sel.Paper == "a4"}, {"letter", v.T("document.paper_letter"), sel.Paper == "letter"},
	}
	return page, nil
}

func choiceOf(part survey.DocumentPart, sel survey.Selection, v *visit) partChoice {
	choice := partChoice{Name: string(part), Label: part.Title(v.lang), Chosen: slices.Contains(sel.Parts, part)}
	choice.Own = []ownWords{
		{"es", v.T("document.own_es"), sel.Extra[part]["es"]}, {"en", v.T("document.own_en"), sel.Extra[part]["en"]},
	}
	return choice
}

// Written says whether there are own paragraphs.
func (p partChoice) Written() bool {
	return slices.ContainsFunc(p.Own, func(o ownWords) bool { return o.Text != "" })
}

// saveSelection keeps a selection and returns to the list.
func (s *site) saveSelection(c *gin.Context, p survey.Principal) error {
	form := readSelection(c.Request.PostForm)
	if id := c.Param("id"); id != newSelection {
		n, err := strconv.ParseInt(id, 10, 64)
		if err != nil || n < 1 {
			return survey.ErrNotFound
		}
		form.ID = n
	}
	_, err := s.Service.SaveSelection(c.Request.Context(), p, c.Param("code"), form)
	var invalid *survey.Invalid
	if errors.As(err, &invalid) {
		return s.refuseSelection(c, p, form, invalid)
	}
	if err != nil {
		return err
	}
	return redirect(c, selectionsPath(c.Param("code")))
}

func readSelection(post url.Values) survey.Selection {
	sel := survey.Selection{
		Kind: survey.DocumentKind(post.Get("tipo")), Name: post.Get("nombre"), Paper: survey.Paper(post.Get("papel")),
		Extra: map[survey.DocumentPart]forms.Text{},
	}
	sel.Edition, _ = strconv.Atoi(post.Get("edicion")) // what is no number was read nowhere
	for _, part := range post["parte"] {
		sel.Parts = append(sel.Parts, survey.DocumentPart(part))
	}
	for _, part := range sel.Kind.Parts() {
		words := forms.Text{}
		for _, lang := range reports.Languages() {
			words[lang] = post.Get("propio-" + string(part) + "-" + lang)
		}
		sel.Extra[part] = words
	}
	return sel
}

// refuseSelection shows the form again with what was typed.
func (s *site) refuseSelection(c *gin.Context, p survey.Principal, form survey.Selection, invalid *survey.Invalid) error {
	if form.Kind.Parts() == nil {
		return errForm
	}
	page, err := s.selectionPage(c, p, form)
	if err != nil {
		return err
	}
	v := visitOf(c)
	for _, f := range invalid.Fields {
		words := v.T(f.Key, arguments(f.Args)...)
		page.Errors[f.Field] = words
		page.List = append(page.List, problemLink{Href: "#s-" + f.Field, Text: words})
		if f.Field == "edition" {
			page.Form.Edition, _ = strconv.Atoi(f.Args[3]) // who saves again has been told
		}
		for i := range page.Parts {
			if f.Field == "extra-"+page.Parts[i].Name {
				page.Parts[i].Error = words
			}
		}
	}
	page.Wrong = true
	return s.showWith(c, http.StatusUnprocessableEntity, "selection", page)
}

// removeSelection forgets a selection and returns to the list.
func (s *site) removeSelection(c *gin.Context, p survey.Principal) error {
	id, err := strconv.ParseInt(c.Param("id"), 10, 64)
	if err != nil || id < 1 {
		return survey.ErrNotFound
	}
	if err := s.Service.RemoveSelection(c.Request.Context(), p, c.Param("code"), id); err != nil {
		return err
	}
	return redirect(c, selectionsPath(c.Param("code")))
}
