package web

import (
	"bytes"
	"html/template"
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"github.com/gin-gonic/gin"

	"cotejo/backend/survey"
	"cotejo/reports"
)

// DocumentPage is a country's profile or the region's summary on a page.
type DocumentPage struct {
	layout
	Round   survey.RoundInfo
	Back    string
	Article template.HTML
	Choices []link // the whole report, and how organisers want it
	Files   []link
	Edit    string // where organisers choose parts and add paragraphs
}

// showProfile shows a country's profile, or sends it as a file when the
// address ends as one.
func (s *site) showProfile(c *gin.Context, p survey.Principal) error {
	iso3, format, _ := strings.Cut(c.Param("iso3"), ".")
	return s.document(c, p, survey.DocumentAsk{Kind: survey.ProfileDocument, Country: iso3}, format)
}

// showSummary shows the summary of a round.
func (s *site) showSummary(c *gin.Context, p survey.Principal) error {
	return s.document(c, p, survey.DocumentAsk{Kind: survey.SummaryDocument}, "")
}

// downloadSummary returns a handler that sends it as a file of a format.
func (s *site) downloadSummary(format string) func(*gin.Context, survey.Principal) error {
	return func(c *gin.Context, p survey.Principal) error {
		return s.document(c, p, survey.DocumentAsk{Kind: survey.SummaryDocument}, format)
	}
}

func (s *site) document(c *gin.Context, p survey.Principal, ask survey.DocumentAsk, format string) error {
	cut, err := cutOf(c)
	if err != nil {
		return err
	}
	cut.Draft = cut.Number == 0 && c.Query("borrador") == "1"
	ctx := c.Request.Context()
	round, err := s.Service.Round(ctx, p, cut.Round)
	if err != nil {
		return err
	}
	ask.Lang, ask.Paper = visitOf(c).lang, survey.Paper(c.Query("papel"))
	if ask.Selection, err = selectionOf(c); err != nil {
		return err
	}
	ask.Address = s.answerAddress(c, cut)
	doc, snap, err := s.Service.Document(ctx, p, cut, ask)
	if err != nil {
		return err
	}
	if format != "" {
		return s.sendDocument(c, doc, fileName(visitOf(c), exported(cut, ask, format)), format)
	}
	return s.showDocument(c, p, documentOf{round, cut, ask, doc, snap})
}

// documentOf is a document and what it was made from.
type documentOf struct {
	round survey.RoundInfo
	cut   survey.Cut
	ask   survey.DocumentAsk
	doc   *survey.Document
	from  *reports.Snapshot
}

func (s *site) showDocument(c *gin.Context, p survey.Principal, of documentOf) error {
	var article bytes.Buffer
	if err := survey.WriteArticle(&article, of.doc); err != nil {
		return err
	}
	kept, err := s.Service.Selections(c.Request.Context(), p, of.round.Code)
	if err != nil {
		return err
	}
	v := visitOf(c)
	page := DocumentPage{
		layout: s.roundFrame(c, of.doc.Title, of.round), Round: of.round, Back: cutPath(of.cut, ""),
		Article: template.HTML(article.String()), // a report of ours, its texts escaped
	}
	page.Sheet = s.assets.address[documentSheet]
	page.ofCut(c, of.cut, of.from)
	page.Here, page.Draft = of.path("", "", of.ask.Selection), of.cut.Draft
	page.Choices = of.choices(kept, v)
	page.Files = []link{
		{Href: of.path("docx", "es", of.ask.Selection), Text: v.T("document.word_es")},
		{Href: of.path("docx", "en", of.ask.Selection), Text: v.T("document.word_en")},
		{Href: of.path("html", v.lang, of.ask.Selection), Text: v.T("document.page")},
	}
	if v.lang == "en" { // the reader's own language first
		page.Files[0], page.Files[1] = page.Files[1], page.Files[0]
	}
	if p.Organises() {
		page.Edit = selectionsPath(of.round.Code)
	}
	return s.show(c, "document", page)
}

// choices leads to the whole report and to each kept selection.
func (of documentOf) choices(kept []survey.Selection, v *visit) []link {
	links := []link{{Href: of.path("", "", 0), Text: v.T("document.whole"), Current: of.ask.Selection == 0}}
	for _, sel := range kept {
		if sel.Kind == of.ask.Kind {
			links = append(links, link{Href: of.path("", "", sel.ID), Text: sel.Name, Current: sel.ID == of.ask.Selection})
		}
	}
	return links
}

// path is the address of the document: as a page, or as a file in a language.
func (of documentOf) path(format, lang string, selection int64) string {
	address := summaryPath(of.round.Code)
	if of.ask.Kind == survey.ProfileDocument {
		address = profilePath(of.round.Code, of.ask.Country)
	}
	q := cutQuery(of.cut)
	if format != "" {
		address += "." + format
		q.Set("lang", lang)
	}
	if selection != 0 {
		q.Set("seleccion", strconv.FormatInt(selection, 10))
	}
	if of.cut.Draft {
		q.Set("borrador", "1")
	}
	if len(q) == 0 {
		return address
	}
	return address + "?" + q.Encode()
}

// selectionOf reads which kept selection an address asks for; 0 for none.
func selectionOf(c *gin.Context) (int64, error) {
	text := c.Query("seleccion")
	if text == "" {
		return 0, nil
	}
	id, err := strconv.ParseInt(text, 10, 64)
	if err != nil || id < 1 {
		return 0, survey.ErrNotFound
	}
	return id, nil
}

// answerAddress gives the address where an answer stands among those of all
// countries: whoever reads a report may read it there.
func (s *site) answerAddress(c *gin.Context, cut survey.Cut) func(survey.DocumentPlace) string {
	base := s.address(c)
	return func(at survey.DocumentPlace) string {
		one := survey.Cut{Round: cut.Round, Number: cut.Number, Only: reports.Selection{Countries: []string{at.Country}}}
		return base + withCut(roundPath(cut.Round)+"/comparacion?seccion="+url.QueryEscape(at.Section), one)
	}
}

// exported is a document as what it is exported as.
func exported(cut survey.Cut, ask survey.DocumentAsk, format string) survey.Job {
	e := survey.Export{Cut: cut, Kind: survey.SummaryExport, Lang: ask.Lang, Format: survey.BriefFormat(format)}
	if ask.Kind == survey.ProfileDocument {
		e.Kind, e.Country = survey.ProfileExport, ask.Country
	}
	return survey.Job{Export: e, Draft: cut.Draft}
}

// documentTypes are the formats of files.
var documentTypes = map[string]string{
	"docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "html": htmlType,
}

// sendDocument sends a document as a file, written in full before.
func (s *site) sendDocument(c *gin.Context, doc *survey.Document, name, format string) error {
	if documentTypes[format] == "" {
		return survey.ErrNotFound
	}
	var file bytes.Buffer
	if err := survey.WriteDocument(&file, doc, survey.BriefFormat(format)); err != nil {
		return err
	}
	c.Header("Content-Disposition", `attachment; filename="`+name+`"`)
	c.Header("Cache-Control", "no-store")
	c.Data(http.StatusOK, documentTypes[format], file.Bytes())
	return nil
}
