package web

import (
	"slices"
	"strings"

	"github.com/gin-gonic/gin"

	"cotejo/backend/survey"
	"cotejo/reports"
)

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
	Choices           []choice // what may be chosen of it
	Written           []choice // how a table of text is written
	PerOption         bool     // it may have a row for each option
}

// choice is one thing to choose: the name of its field, and its options.
type choice struct {
	Name, Label string
	Options     []option
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
	if cut.Draft {
		page.Cut = v.T("cut.open_too")
	}
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
			if w.kind != "lista" || len(view.Rosters) > 0 {
				group.Items = append(group.Items, item)
			}
		}
		page.Groups = append(page.Groups, group)
	}
}
