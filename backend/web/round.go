package web

import (
	"slices"

	"github.com/gin-gonic/gin"

	"cotejo/backend/survey"
	"cotejo/reports"
)

// RoundPage is one round for those who compare or run it.
type RoundPage struct {
	layout
	Round     survey.RoundInfo
	Countries []roundCountry
	Summary   reports.Summary
	Compare   string
	Looks     []lookLink // the other ways of looking at it
	Documents string
	Coverage  string
	Workbook  string
	Indices   string
	Downloads string
	Cuts      []cutLine
	TakeCut   string // where one is taken, for those who may
	Live      string // the answers as they stand, on a page of a snapshot
	Organiser bool
}

// roundCountry is a country of a round with its voices.
type roundCountry struct {
	Country *reports.Country
	Profile string
	Voices  []roundVoice
}

// roundVoice is one party of a country.
type roundVoice struct {
	reports.CoverageLine
	Href string // the diagnostic, for those who may open it
}

func (s *site) showRound(c *gin.Context, p survey.Principal) error {
	cut, err := cutOf(c)
	if err != nil {
		return err
	}
	view, err := s.Service.Coverage(c.Request.Context(), p, cut)
	if err != nil {
		return err
	}
	code := view.Round.Code
	cuts, err := s.Service.Snapshots(c.Request.Context(), p, code)
	if err != nil {
		return err
	}
	page := RoundPage{
		layout: s.roundFrame(c, view.Round.Title.In(visitOf(c).lang), view.Round),
		Round:  view.Round, Summary: summary(view.Lines), Organiser: p.Organises(),
		Compare: cutPath(cut, "/comparacion"), Coverage: cutPath(cut, "/cobertura"),
		Documents: selectionsPath(code), Indices: cutPath(cut, "/indices"),
		Workbook: roundPath(code) + "/comparativo.xlsx", Downloads: cutPath(cut, downloadsPage), Cuts: cutLines(code, cuts),
	}
	page.Looks = lookLinks(otherViews(view.Views), look{cut: cut}, visitOf(c).lang)
	page.ofCut(c, cut, view.Snapshot)
	if cut.Number > 0 {
		page.Live = roundPath(code)
	}
	if p.Organises() {
		page.TakeCut = roundPath(code) + "/cortes"
	}
	page.list(view, cut, p)
	return s.show(c, "round", page)
}

// otherViews leaves out the view that the main button leads to.
func otherViews(all []survey.ViewKind) []survey.ViewKind {
	return slices.DeleteFunc(slices.Clone(all), func(k survey.ViewKind) bool { return k.Name == comparisonView })
}

// list puts the countries of a round in their order, each with its voices.
func (page *RoundPage) list(view survey.CoverageView, cut survey.Cut, p survey.Principal) {
	code := view.Round.Code
	for _, line := range view.Lines {
		last := len(page.Countries) - 1
		if last < 0 || page.Countries[last].Country != line.Country {
			page.Countries = append(page.Countries, roundCountry{
				Country: line.Country, Profile: withCut(profilePath(code, line.Country.ISO3), cut),
			})
			last++
		}
		if line.Party == nil {
			continue
		}
		voice := roundVoice{CoverageLine: line}
		if p.Organises() {
			voice.Href = diagnosticPath(survey.Ref{Round: code, Country: line.Country.ISO3, Party: line.Party.Slug})
		}
		page.Countries[last].Voices = append(page.Countries[last].Voices, voice)
	}
}

// summary counts a round's coverage.
func summary(lines []reports.CoverageLine) reports.Summary {
	var sum reports.Summary
	seen, sent := map[string]bool{}, map[string]bool{}
	for _, l := range lines {
		if !seen[l.Country.ISO3] {
			seen[l.Country.ISO3] = true
			sum.Countries++
		}
		if l.Party == nil {
			continue
		}
		sum.Diagnostics++
		if l.Status.Sent() {
			sum.Submitted++
			if !sent[l.Country.ISO3] {
				sent[l.Country.ISO3] = true
				sum.WithSubmitted++
			}
		}
	}
	return sum
}

// CoveragePage shows how far each party has come, without contents.
type CoveragePage struct {
	layout
	Round   survey.RoundInfo
	Lines   []reports.CoverageLine
	Summary reports.Summary
	Back    string
}

func (s *site) showCoverage(c *gin.Context, p survey.Principal) error {
	cut, err := cutOf(c)
	if err != nil {
		return err
	}
	view, err := s.Service.Coverage(c.Request.Context(), p, cut)
	if err != nil {
		return err
	}
	page := CoveragePage{
		layout: s.roundFrame(c, visitOf(c).T("coverage.title"), view.Round),
		Round:  view.Round, Lines: view.Lines, Summary: summary(view.Lines), Back: cutPath(cut, ""),
	}
	page.ofCut(c, cut, view.Snapshot)
	page.Wide = true
	return s.show(c, "coverage", page)
}
