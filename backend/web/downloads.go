package web

import (
	"errors"
	"net/url"
	"slices"
	"strings"
	"time"

	"github.com/gin-gonic/gin"

	"cotejo/backend/survey"
	"cotejo/reports"
)

// shortWait is how long a form may take to answer with the file itself; what
// takes longer gets a page.
const shortWait = 1500 * time.Millisecond

// DownloadsPage is everything that can be downloaded of a round, and what the
// reader has asked for lately.
type DownloadsPage struct {
	layout
	Round  survey.RoundInfo
	Back   string
	Unsent bool   // the answers include what has not been submitted
	Narrow string // the countries and voices chosen, in words
	All    string // the same with what has not been submitted, for those who may
	Sent   string // the same without
	Groups []downloadGroup
	Jobs   []jobLine
}

// downloadGroup is a group of downloads under a heading.
type downloadGroup struct {
	ID, Title string
	Items     []downloadItem
}

// downloadItem is one download with its form.
type downloadItem struct {
	Kind, Title, Text string
	Action, Token     string
	Langs             []option
	Countries         []option // a country must be chosen
	Rosters           []option // a list must be chosen
	Formats, Papers   []option
	Separators        []option // a table of text
	Decimals          []option
	PerOption         bool // it may have a row for each option
}

// jobLine is an export in the list of those asked for.
type jobLine struct {
	survey.Job
	What, Name, State, Size string // State in words
	Href                    string
}

func (s *site) showDownloads(c *gin.Context, p survey.Principal) error {
	cut, err := downloadCut(c)
	if err != nil {
		return err
	}
	view, err := s.Service.Downloads(c.Request.Context(), p, cut)
	if err != nil {
		return err
	}
	v := visitOf(c)
	page := DownloadsPage{
		layout: s.roundFrame(c, v.T("download.title"), view.Round), Round: view.Round, Back: roundPath(cut.Round), Unsent: view.Draft,
	}
	page.ofCut(c, cut, &reports.Snapshot{Number: cut.Number, Taken: view.Taken, Draft: view.Draft})
	page.Draft = cut.Draft
	if cut.Number > 0 {
		page.Back = cutPath(survey.Cut{Round: cut.Round, Number: cut.Number}, "")
	}
	if !cut.Only.Everything() {
		page.Narrow = narrowWords(v, cut.Only, view.Round)
	}
	if p.Organises() && cut.Number == 0 {
		other := cut
		other.Draft = !cut.Draft
		page.All, page.Sent = cutPath(other, downloadsPage), ""
		if cut.Draft {
			page.All, page.Sent = page.Sent, page.All
		}
	}
	page.offer(v, view, cutPath(cut, downloadsPage))
	for _, j := range view.Jobs {
		page.Jobs = append(page.Jobs, lineOf(v, j))
	}
	return s.show(c, "downloads", page)
}

// downloadCut is cutOf with what has not been submitted, where it is asked for.
func downloadCut(c *gin.Context) (survey.Cut, error) {
	cut, err := cutOf(c)
	cut.Draft = cut.Number == 0 && c.Query("borrador") == "1"
	return cut, err
}

// narrowWords names the countries and voices that are chosen.
func narrowWords(v *visit, only reports.Selection, round survey.RoundInfo) string {
	var names []string
	for _, c := range round.Countries {
		if slices.Contains(only.Countries, c.ISO3) {
			names = append(names, c.Name.In(v.lang))
		}
	}
	for _, voice := range only.Voices {
		names = append(names, voice.Words(v.lang))
	}
	return strings.Join(names, ", ")
}

// offer lists the downloads, with what may be chosen of each.
func (page *DownloadsPage) offer(v *visit, view survey.DownloadsView, action string) {
	for _, g := range downloadGroups {
		group := downloadGroup{ID: g.id, Title: v.T(g.title)}
		for _, w := range g.words {
			item := downloadItem{Kind: w.kind, Title: v.T(w.title), Text: v.T(w.text), Action: action, Token: page.Token}
			item.choices(v, view)
			if w.kind != "lista" || len(item.Rosters) > 0 {
				group.Items = append(group.Items, item)
			}
		}
		page.Groups = append(page.Groups, group)
	}
}

func (item *downloadItem) choices(v *visit, view survey.DownloadsView) {
	if item.Kind != "json" {
		item.Langs = []option{{"es", v.T("language.es"), v.lang == "es"}, {"en", v.T("language.en"), v.lang == "en"}}
	}
	papers := []option{{"a4", v.T("download.a4"), true}, {"letter", v.T("download.letter"), false}}
	switch item.Kind {
	case "libro":
		item.Langs = append(item.Langs, option{Value: v.lang + "+" + v.T("language.other"), Label: v.T("download.both")})
		item.Papers = papers
	case "perfil", "resumen":
		item.Formats = []option{{"docx", v.T("download.word"), true}, {"html", v.T("download.html"), false}}
		item.Papers = papers
	case "larga", "ancha", "lista":
		spanish := v.lang == "es"
		item.Separators = []option{
			{"punto-y-coma", v.T("download.semicolon"), spanish}, {"coma", v.T("download.comma"), !spanish}, {"tabulador", v.T("download.tab"), false},
		}
		item.Decimals = []option{{"coma", v.T("download.decimal_comma"), spanish}, {"punto", v.T("download.decimal_point"), !spanish}}
		item.PerOption = item.Kind == "larga"
	}
	switch item.Kind {
	case "perfil":
		for i, c := range view.Round.Countries {
			item.Countries = append(item.Countries, option{c.ISO3, c.Name.In(v.lang), i == 0})
		}
	case "lista":
		for i, r := range view.Rosters {
			item.Rosters = append(item.Rosters, option{string(r.ID), r.Label.In(v.lang, view.Langs...), i == 0})
		}
	}
}

// askDownload asks for what a form wants. A small file is sent at once.
func (s *site) askDownload(c *gin.Context, p survey.Principal) error {
	cut, err := downloadCut(c)
	if err != nil {
		return err
	}
	ctx := c.Request.Context()
	j, err := s.Service.RequestExport(ctx, p, exportOf(cut, c.Request.PostForm))
	if err != nil {
		return askedWrong(err)
	}
	return s.awaitJob(c, p, j.ID)
}

// askedWrong makes of an export that there is not a form that makes no sense:
// ours offer no such thing.
func askedWrong(err error) error {
	var invalid *survey.Invalid
	var roster *survey.UnknownRoster
	if errors.As(err, &invalid) || errors.As(err, &roster) || errors.Is(err, survey.ErrNotInRound) {
		return errForm
	}
	return err
}

// exportOf reads a form.
func exportOf(cut survey.Cut, form url.Values) survey.Export {
	e := survey.Export{Cut: cut, Kind: survey.AnswersExported, Paper: form.Get("papel")}
	e.Lang, e.Beside, _ = strings.Cut(form.Get("idioma"), "+")
	switch kind := form.Get("tipo"); kind {
	case "libro":
		e.Kind = survey.ComparativeExport
	case "resumen":
		e.Kind = survey.SummaryExport
	case "perfil":
		e.Kind, e.Country = survey.ProfileExport, form.Get("pais")
	case "larga":
		e.Shape = survey.TidyShape
	case "ancha":
		e.Shape = survey.WideShape
	case "lista":
		e.Shape, e.Roster = survey.WideShape, form.Get("lista")
	case "paquete":
		e.Shape = survey.PackageShape
	default:
		e.Shape = survey.Shape(kind)
	}
	e.Format = survey.BriefFormat(form.Get("formato"))
	e.CSV = survey.CSV{
		Separator:    map[string]rune{"punto-y-coma": ';', "tabulador": '\t', "coma": ','}[form.Get("separador")],
		DecimalComma: form.Get("decimales") == "coma", BOM: form.Get("marca") == "1", PerOption: form.Get("opciones") == "1",
	}
	return e
}
