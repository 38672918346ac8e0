package web

import (
	"html/template"
	"strconv"
	"strings"

	"github.com/gin-gonic/gin"

	"cotejo/backend/survey"
	"cotejo/reports"
)

// LookPage is one way of looking at a round, or the list of them: a figure,
// tables that say the same, and what the reader may choose.
type LookPage struct {
	layout
	survey.Looking
	Round     survey.RoundInfo
	Back      string
	List      string // of all of them
	Kinds     []lookLink
	Figure    template.HTML // the picture, drawn
	Tables    []lookTable
	Controls  []lookControl
	Kept      []pair // choices that the form does not offer, and must not lose
	Countries []option
	Voices    []option
	Narrow    bool   // some countries or voices are left out
	All       string // the address with nothing left out
	Files     []lookFile
	Fold      link       // long texts whole, or folded again; empty where there are none
	Marks     []markWord // those in the tables

	address look
}

// lookLink leads to a kind of view.
type lookLink struct {
	link
	Aid string
}

// lookTable is a table of a view, its rows written.
type lookTable struct {
	*survey.ViewTable
	Body template.HTML
	CSV  string // where it is downloaded
}

// markWord explains a mark.
type markWord struct {
	Mark reports.Mark
	Text string
}

// showLooks lists the ways of looking at a round.
func (s *site) showLooks(c *gin.Context, p survey.Principal) error {
	page, err := s.look(c, p, "", visitOf(c).T("look.title"))
	if err != nil {
		return err
	}
	return s.show(c, "looks", page)
}

// showLook shows one of them, or sends it as a file.
func (s *site) showLook(c *gin.Context, p survey.Principal) error {
	kind, format, file := strings.Cut(c.Param("view"), ".")
	if file {
		return s.downloadLook(c, p, kind, survey.ViewFormat(format))
	}
	return s.showKind(c, p, kind)
}

// showComparison shows the view that lays answers side by side.
func (s *site) showComparison(c *gin.Context, p survey.Principal) error {
	return s.showKind(c, p, comparisonView)
}

func (s *site) showKind(c *gin.Context, p survey.Principal, kind string) error {
	page, err := s.look(c, p, kind, "")
	if err != nil {
		return err
	}
	page.Title, page.Wide = page.View.Title, true
	if page.View.Picture != nil {
		page.draw()
	}
	page.write(visitOf(c))
	return s.show(c, "look", page)
}

// look reads a view, and what may be chosen around it.
func (s *site) look(c *gin.Context, p survey.Principal, kind, title string) (LookPage, error) {
	cut, err := cutOf(c)
	if err != nil {
		return LookPage{}, err
	}
	ctx, v := c.Request.Context(), visitOf(c)
	round, err := s.Service.Round(ctx, p, cut.Round)
	if err != nil {
		return LookPage{}, err
	}
	at := lookOf(c, cut, kind)
	looking, err := s.Service.View(ctx, p, cut, kind, at.ask(v.lang))
	if err != nil {
		return LookPage{}, err
	}
	page := LookPage{layout: s.roundFrame(c, title, round), Looking: looking, Round: round, Back: cutPath(cut, ""), List: cutPath(cut, "/vistas"), address: at}
	page.ofCut(c, cut, looking.Whole)
	page.Here = at.here(page.Here)
	page.offer(v)
	return page, nil
}

// write writes the tables, and notes what must be explained of them.
func (page *LookPage) write(v *visit) {
	w := &tableWriter{words: v.Printer, at: page.At, unfold: page.address.unfolded(), marks: map[reports.Mark]bool{}}
	for i := range page.View.Tables {
		t := &page.View.Tables[i]
		page.Tables = append(page.Tables, lookTable{t, w.body(t), page.address.table(t.Name)})
	}
	for _, m := range reports.Marks() {
		if w.marks[m] {
			page.Marks = append(page.Marks, markWord{m, m.Words(v.lang)})
		}
	}
	if w.long {
		page.Fold = link{Href: page.address.folding(), Text: v.T("look.unfold")}
		if w.unfold {
			page.Fold.Text = v.T("look.fold")
		}
	}
	page.Files = page.address.files(page.View)
}

// At is the address of what a cell leads to.
func (page LookPage) At(to survey.ViewPlace) string { return page.address.at(to) }

// draw draws the view's picture, or its pieces one below the other.
func (page *LookPage) draw() {
	var out strings.Builder
	for i, piece := range page.View.Picture.Pieces() {
		out.WriteString(piece.SVG("figura" + strconv.Itoa(i)))
	}
	page.Figure = template.HTML(out.String()) // our own drawing, its texts escaped
}
