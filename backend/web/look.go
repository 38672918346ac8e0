package web

import (
	"bytes"
	"html/template"
	"net/http"
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
	rows    *tableWriter
}

// lookLink leads to a kind of view.
type lookLink struct {
	link
	Aid string
}

// lookTable is a table of a view. Its rows are written once the page around
// them is sent.
type lookTable struct {
	*survey.ViewTable
	Body template.HTML // where the rows come
	CSV  string        // where it is downloaded
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
	page.prepare(visitOf(c))
	return s.showTables(c, page)
}

// showTables sends a view. The page around the tables is rendered whole before
// any of it is sent; their rows, of which nothing can fail, are written on the
// way, so that a reader need not wait for the last to see the first.
func (s *site) showTables(c *gin.Context, page LookPage) error {
	frame, err := s.render(visitOf(c).lang, "look", page)
	if err != nil {
		return err
	}
	defer frame.free()
	c.Header("Cache-Control", "no-store")
	c.Header("Content-Type", htmlType)
	c.Status(http.StatusOK)
	rest := frame.Bytes()
	for i := range page.Tables {
		before, after, _ := bytes.Cut(rest, []byte(rowsHere(i)))
		rest = after
		if _, err = c.Writer.Write(before); err == nil {
			err = page.rows.send(c.Writer, page.Tables[i].ViewTable)
		}
		if err != nil {
			return nil // the reader has gone
		}
	}
	_, _ = c.Writer.Write(rest)
	return nil
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

// prepare makes ready to write the tables, and notes what must be explained of
// them.
func (page *LookPage) prepare(v *visit) {
	w := &tableWriter{words: v.Printer, at: page.At, unfold: page.address.unfolded(), marks: map[reports.Mark]bool{}}
	page.rows = w
	for i := range page.View.Tables {
		t := &page.View.Tables[i]
		w.note(t)
		page.Tables = append(page.Tables, lookTable{t, template.HTML(rowsHere(i)), page.address.table(t.Name)})
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
