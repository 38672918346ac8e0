package survey

import (
	"context"
	"io"
	"strings"

	"cotejo/reports"
	"cotejo/reports/brief"
)

// Document is a short report, ready to be laid out.
type Document = brief.Document

// DocumentPart is a part of one.
type DocumentPart = brief.Part

// DocumentPlace is where an answer stands that a note of one rests on.
type DocumentPlace = brief.Place

// DocumentKind tells the short reports apart.
type DocumentKind string

// The short reports.
const (
	ProfileDocument DocumentKind = "profile"
	SummaryDocument DocumentKind = "summary"
)

// Parts are the parts of a kind of report, in order; nil for no kind.
func (k DocumentKind) Parts() []DocumentPart {
	switch k {
	case ProfileDocument:
		return brief.ProfileParts()
	case SummaryDocument:
		return brief.SummaryParts()
	}
	return nil
}

// DocumentAsk says which short report is wanted.
type DocumentAsk struct {
	Kind      DocumentKind
	Country   string // ISO3, of a profile
	Lang      string
	Paper     Paper // "": as the selection says, or A4
	Selection int64 // 0: the whole report
	// Address gives the address of an answer; see BriefOptions.
	Address func(DocumentPlace) string
}

// Document computes a short report of a cut, and returns the snapshot that it
// was made from. It returns ErrNotFound for a country or selection that there
// is not, and otherwise the errors of Comparison.
func (s *Service) Document(ctx context.Context, p Principal, cut Cut, ask DocumentAsk) (*Document, *reports.Snapshot, error) {
	snap, err := s.cutFor(ctx, p, cut)
	if err != nil {
		return nil, nil, err
	}
	o := BriefOptions{Paper: ask.Paper, Address: ask.Address}
	if ask.Selection != 0 {
		sel, err := s.selection(ctx, p, cut.Round, ask.Selection)
		if err != nil {
			return nil, nil, err
		}
		if sel.Kind != ask.Kind {
			return nil, nil, ErrNotFound
		}
		o.Parts, o.Extra = sel.Parts, sel.Extra
		if o.Paper == "" {
			o.Paper = sel.Paper
		}
	}
	if ask.Kind == SummaryDocument {
		return brief.Summary(snap, ask.Lang, o), snap, nil
	}
	doc := brief.Profile(snap, strings.ToUpper(ask.Country), ask.Lang, o)
	if doc == nil {
		return nil, nil, ErrNotFound
	}
	return doc, snap, nil
}

// DocumentStyle is the style sheet of WriteArticle.
func DocumentStyle() string { return brief.Style() }

// WriteArticle writes a document to stand in a page.
func WriteArticle(w io.Writer, doc *Document) error { return brief.WriteFragment(w, doc) }

// WriteDocument writes a document as a file.
func WriteDocument(w io.Writer, doc *Document, format BriefFormat) error {
	if format == HTMLFormat {
		return brief.WriteHTML(w, doc)
	}
	return brief.WriteDocx(w, doc)
}
