package brief

import (
	"strconv"
	"strings"

	"cotejo/forms"

	"cotejo/reports/draw"
)

// assemble puts the chosen parts together, closes each with the organisers'
// own words, and leaves out parts that have nothing to say.
func (r *reader) assemble(doc *Document, parts []Part, build func(Part) []Block) {
	for _, p := range parts {
		if !r.options.shows(p) {
			continue
		}
		blocks := append(build(p), r.added(p)...)
		if len(blocks) > 0 {
			doc.Parts = append(doc.Parts, Section{Part: p, Title: r.title(p), Blocks: blocks})
		}
	}
	doc.Notes = r.notes.notes
}

// title names a part; the essential answers of a questionnaire that is not
// about a policy's framework go by what they are.
func (r *reader) title(p Part) string {
	if (p == PartFramework || p == PartFrameworks) && r.question("b_explicit") == nil {
		return r.t("part.essentials")
	}
	return p.Title(r.lang)
}

// added are the organisers' own paragraphs of a part.
func (r *reader) added(p Part) []Block {
	var blocks []Block
	for text := range strings.SplitSeq(strings.ReplaceAll(r.in(r.options.Extra[p]), "\r\n", "\n"), "\n\n") {
		if text = strings.TrimSpace(text); text != "" {
			blocks = append(blocks, Paragraph{Text: said(text), Kind: Added})
		}
	}
	return blocks
}

// document begins a document: its titles, and what stands on every page.
func (r *reader) document(title, subject string) *Document {
	s := r.Snapshot
	paper := r.options.Paper
	if paper == "" {
		paper = A4
	}
	subtitle := r.in(s.Round.Title)
	if s.Round.Year > 0 && !strings.Contains(subtitle, strconv.Itoa(s.Round.Year)) {
		subtitle += " · " + strconv.Itoa(s.Round.Year)
	}
	doc := &Document{
		Lang: r.lang, Title: title, Subtitle: subtitle, Subject: subject, Made: s.Taken.UTC(), Paper: paper,
		Header: strings.Join(append(r.flags(), s.Round.Code, r.cut()), " · "),
	}
	if s.Draft {
		doc.Warnings = append(doc.Warnings, r.t("flag.draft")+". "+r.t("flag.draft.why"))
	}
	if s.Round.Fictitious {
		doc.Warnings = append(doc.Warnings, r.t("flag.fictitious")+". "+r.t("flag.fictitious.why"))
	}
	return doc
}

// flags says what a reader must know before anything else.
func (r *reader) flags() []string {
	var flags []string
	if r.Snapshot.Draft {
		flags = append(flags, r.t("flag.draft"))
	}
	if r.Snapshot.Round.Fictitious {
		flags = append(flags, r.t("flag.fictitious"))
	}
	return flags
}

// cut names the moment the figures are of.
func (r *reader) cut() string {
	taken := r.Snapshot.Taken.UTC()
	at := forms.Day(taken, r.lang) + taken.Format(" 15:04")
	if r.Snapshot.Number > 0 {
		return r.t("cut.frozen", strconv.Itoa(r.Snapshot.Number), at)
	}
	return r.t("cut.live", at)
}

// sourcesPart closes a report: the notes, and whose the answers are.
func (r *reader) sourcesPart() []Block {
	var blocks []Block
	if len(r.notes.notes) > 0 {
		blocks = append(blocks, Paragraph{Text: said(r.t("sources.how")), Kind: Aid}, Sources{})
	} else {
		blocks = append(blocks, Paragraph{Text: said(r.t("sources.none"))})
	}
	note := r.in(r.Snapshot.Round.Note)
	if note == "" {
		note = r.t("sources.said")
	}
	q := r.Snapshot.Questionnaire
	origin := r.t("sources.questionnaire", r.in(q.Title), q.Name, q.Version)
	return append(blocks, Paragraph{Text: said(note + "\n" + origin), Kind: Aid})
}

// counts is a cell with a share as counts; no data when there is nothing that
// it could be a share of.
func (r *reader) counts(n, all int) Cell {
	if all == 0 {
		return Cell{Lines: []Line{said("—")}, Tone: draw.NoData, Right: true}
	}
	return Cell{Lines: []Line{said(r.of(n, all))}, Right: true}
}

// of writes a share as counts: "6 de 9".
func (r *reader) of(n, all int) string {
	return r.t("of", strconv.Itoa(n), strconv.Itoa(all))
}
