package web

import (
	"errors"
	"net/http"
	"strconv"
	"strings"

	"github.com/gin-gonic/gin"

	"cotejo/backend/survey"
	"cotejo/reports"
)

// PeoplePage lists people and adds one.
type PeoplePage struct {
	layout
	People  []personRow
	Roles   []option
	Parties []optionGroup
	Voices  []option
	Langs   []option
	Lands   []option
	Form    survey.NewPerson
	Errors  map[string]string // by field
	List    []problemLink
	Link    string // a one-time link, shown once
	For     string // whose it is
}

// personRow is a person in the list.
type personRow struct {
	survey.PersonInfo
	RoleWords []string
	Link      string // where another link is made
}

func (s *site) showPeople(c *gin.Context, p survey.Principal) error {
	page, err := s.peoplePage(c, p, survey.NewPerson{Lang: "es", Role: survey.FocalPoint})
	if err != nil {
		return err
	}
	ctx := c.Request.Context()
	page.Link = s.sessions.PopString(ctx, sessionLink)
	page.For = s.sessions.PopString(ctx, sessionLinkFor)
	return s.show(c, "people", page)
}

func (s *site) peoplePage(c *gin.Context, p survey.Principal, form survey.NewPerson) (PeoplePage, error) {
	v, ctx := visitOf(c), c.Request.Context()
	people, err := s.Service.People(ctx, p)
	if err != nil {
		return PeoplePage{}, err
	}
	parties, err := s.Service.Parties(ctx, p)
	if err != nil {
		return PeoplePage{}, err
	}
	page := PeoplePage{layout: s.frame(c, v.T("people.title")), Form: form, Errors: map[string]string{}}
	for _, person := range people {
		row := personRow{PersonInfo: person, Link: "/personas/" + strconv.FormatInt(person.ID, 10) + "/enlace"}
		for _, r := range person.Roles {
			row.RoleWords = append(row.RoleWords, v.T(roleKey(r)))
		}
		page.People = append(page.People, row)
	}
	for _, r := range p.Roles() {
		page.Roles = append(page.Roles, option{string(r), v.T(roleKey(r)), r == form.Role})
	}
	for _, lang := range []string{"es", "en"} {
		page.Langs = append(page.Langs, option{lang, v.T(languageKey(lang)), lang == form.Lang})
	}
	for _, voice := range []reports.Voice{reports.Government, reports.CivilSociety, reports.Institution, reports.Compiled} {
		page.Voices = append(page.Voices, option{string(voice), reports.Word(v.lang, "voice."+string(voice)), voice == form.Voice})
	}
	page.groupParties(parties, v.lang)
	return page, nil
}

// groupParties lists the parties under their countries, and the countries.
func (p *PeoplePage) groupParties(parties []survey.PartyInfo, lang string) {
	for _, party := range parties {
		name, iso3 := party.Country.Name.In(lang), party.Country.ISO3
		last := len(p.Parties) - 1
		if last < 0 || p.Parties[last].Label != name {
			p.Parties = append(p.Parties, optionGroup{Label: name})
			p.Lands = append(p.Lands, option{iso3, name, iso3 == p.Form.Country && p.Form.Party == ""})
			last++
		}
		value := iso3 + "/" + party.Party.Slug
		p.Parties[last].Options = append(p.Parties[last].Options, option{
			value, party.Party.Name.In(lang), value == p.Form.Country+"/"+p.Form.Party,
		})
	}
}

func roleKey(r survey.Role) string {
	switch r {
	case survey.FocalPoint:
		return "role.focal"
	case survey.Contributor:
		return "role.contributor"
	case survey.Reviewer:
		return "role.reviewer"
	case survey.Analyst:
		return "role.analyst"
	case survey.Organiser:
		return "role.organiser"
	}
	return "role.administrator"
}

func languageKey(lang string) string {
	if lang == "en" {
		return "language.en"
	}
	return "language.es"
}

// readPerson reads the form. A party is chosen from the list, or named new
// with its country and voice.
func readPerson(c *gin.Context) survey.NewPerson {
	post := func(name string) string { return strings.TrimSpace(c.Request.PostForm.Get(name)) }
	n := survey.NewPerson{
		Name: post("nombre"), Email: post("correo"), Lang: post("lengua"), Role: survey.Role(post("rol")),
		PartyName: post("parte-nombre"), Voice: reports.Voice(post("voz")),
	}
	n.Country, n.Party, _ = strings.Cut(post("parte"), "/")
	if n.PartyName != "" {
		n.Country, n.Party = post("pais"), ""
	}
	return n
}

// addPerson adds a person and shows their link once.
func (s *site) addPerson(c *gin.Context, p survey.Principal) error {
	n := readPerson(c)
	token, err := s.Service.AddPerson(c.Request.Context(), p, n)
	var invalid *survey.Invalid
	if errors.As(err, &invalid) {
		return s.refusePerson(c, p, n, invalid)
	}
	if err != nil {
		return err
	}
	return s.handLink(c, token, n.Name)
}

func (s *site) refusePerson(c *gin.Context, p survey.Principal, n survey.NewPerson, invalid *survey.Invalid) error {
	page, err := s.peoplePage(c, p, n)
	if err != nil {
		return err
	}
	v := visitOf(c)
	for _, f := range invalid.Fields {
		words := v.T(f.Key)
		page.Errors[f.Field] = words
		page.List = append(page.List, problemLink{Href: "#p-" + f.Field, Text: words})
	}
	page.Wrong = true
	return s.showWith(c, http.StatusUnprocessableEntity, "people", page)
}

// newLink makes another link for a person.
func (s *site) newLink(c *gin.Context, p survey.Principal) error {
	id, err := strconv.ParseInt(c.Param("id"), 10, 64)
	if err != nil {
		return survey.ErrNotFound
	}
	token, err := s.Service.NewLink(c.Request.Context(), p, id)
	if err != nil {
		return err
	}
	return s.handLink(c, token, c.Request.PostForm.Get("nombre"))
}

// handLink keeps a link for the next page, which shows it once.
func (s *site) handLink(c *gin.Context, token, name string) error {
	ctx := c.Request.Context()
	s.sessions.Put(ctx, sessionLink, s.address(c)+"/entrar/"+token)
	s.sessions.Put(ctx, sessionLinkFor, name)
	return redirect(c, "/personas#enlace")
}

// address is where people reach the site.
func (s *site) address(c *gin.Context) string {
	if s.base != nil {
		return strings.TrimRight(s.BaseURL, "/")
	}
	scheme := "http"
	if s.Secure {
		scheme = "https"
	}
	return scheme + "://" + c.Request.Host
}
