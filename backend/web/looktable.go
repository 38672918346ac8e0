package web

import (
	"bytes"
	"html/template"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"

	"cotejo/backend/i18n"
	"cotejo/backend/survey"
	"cotejo/reports"
)

// tableWriter writes the rows of a view's table. A table of a large region has
// a hundred thousand cells, which templates take a second for; the words in
// them are the view's own, and everything is escaped.
type tableWriter struct {
	words  *i18n.Printer
	at     func(survey.ViewPlace) string
	unfold bool // long texts whole
	marks  map[reports.Mark]bool
	long   bool // some text was folded, or would have been
	out    bytes.Buffer
}

// longText is how many characters a cell shows before it folds.
const longText = 140

// rowsHere stands in a page where the rows of a table come. Whatever anybody
// typed is escaped, and cannot say it.
func rowsHere(table int) string { return "<!--rows " + strconv.Itoa(table) + "-->" }

// note notes what the page must say of a table before and after its rows.
func (w *tableWriter) note(t *survey.ViewTable) {
	for i := range t.Rows {
		cells := t.Rows[i].Cells
		for j := min(t.Keys, len(cells)); j < len(cells); j++ {
			switch c := &cells[j]; {
			case t.Columns[j].Code:
			case marked(c):
				w.marks[c.Mark] = true
			case folds(c):
				w.long = true
			}
		}
	}
}

// marked says whether a cell holds a mark in place of an answer.
func marked(c *survey.ViewCell) bool { return c.Mark != "" && c.Mark != reports.Answered }

// folds says whether a cell holds a long text.
func folds(c *survey.ViewCell) bool {
	n := len(c.Text)
	return c.Titles == nil && c.Found == nil && n > longText && (n > utf8.UTFMax*longText || utf8.RuneCountInString(c.Text) > longText)
}

// chunk is about how many bytes of a table are sent at once.
const chunk = 1 << 15

// send writes the rows of a table, some at a time: that of a large region is
// twenty megabytes long.
func (w *tableWriter) send(to io.Writer, t *survey.ViewTable) error {
	for i := range t.Rows {
		w.row(t, &t.Rows[i])
		if w.out.Len() < chunk && i < len(t.Rows)-1 {
			continue
		}
		if _, err := w.out.WriteTo(to); err != nil {
			return err
		}
	}
	return nil
}

func (w *tableWriter) row(t *survey.ViewTable, r *survey.ViewRow) {
	if r.Heading != "" {
		w.write(`<tr class="part"><th scope="rowgroup">`)
		w.text(r.Heading)
		w.write(`</th><td colspan="`, strconv.Itoa(max(1, shown(t)-1)), "\"></td></tr>\n")
		return
	}
	w.write("<tr>")
	for i := range r.Cells {
		switch col := &t.Columns[i]; {
		case col.Code:
		case i < t.Keys:
			w.key(&r.Cells[i])
		default:
			w.cell(col, &r.Cells[i])
		}
	}
	w.write("</tr>\n")
}

// shown counts the columns that a page shows.
func shown(t *survey.ViewTable) int {
	n := 0
	for i := range t.Columns {
		if !t.Columns[i].Code {
			n++
		}
	}
	return n
}

func (w *tableWriter) key(c *survey.ViewCell) {
	if c.Text == "" {
		w.write("<td></td>") // a head has to name something
		return
	}
	w.write(`<th scope="row">`)
	w.linked(c)
	w.write("</th>")
}

// linked writes a text that may lead somewhere.
func (w *tableWriter) linked(c *survey.ViewCell) {
	href := w.at(c.Href)
	if href == "" || c.Text == "" {
		w.found(c)
		return
	}
	w.write(`<a href="`)
	w.text(href)
	w.write(`">`)
	w.found(c)
	w.write("</a>")
}

// found writes a text with what was looked for in it emphasised.
func (w *tableWriter) found(c *survey.ViewCell) {
	if c.Found == nil {
		w.text(c.Text)
		return
	}
	for _, p := range c.Parts() {
		if p.Found {
			w.write("<mark>")
			w.text(p.Text)
			w.write("</mark>")
		} else {
			w.text(p.Text)
		}
	}
}

func (w *tableWriter) cell(col *survey.ViewColumn, c *survey.ViewCell) {
	if marked(c) {
		w.mark(col, c)
		return
	}
	w.open(col, c)
	switch {
	case c.Titles != nil:
		w.titles(c)
	case folds(c):
		w.folded(c)
	default:
		w.linked(c)
		w.source(c, true)
	}
	w.write("</td>")
}

// open writes the beginning of an answer's cell.
func (w *tableWriter) open(col *survey.ViewColumn, c *survey.ViewCell) {
	w.write("<td")
	class := string(c.Tone)
	if col.Figures {
		class = strings.TrimSpace(class + " n")
	}
	if class != "" {
		w.write(` class="`, class, `"`)
	}
	if c.Lang != "" {
		w.write(` lang="`)
		w.text(c.Lang)
		w.write(`"`)
	}
	w.write(">")
}

// titles lists the rows of a list below how many they are.
func (w *tableWriter) titles(c *survey.ViewCell) {
	w.details(w.words.T("roster.rows", "N", len(c.Titles)))
	w.write("<ul>")
	for _, title := range c.Titles {
		w.write("<li>")
		w.text(title)
		w.write("</li>")
	}
	w.write("</ul></details>")
}

// folded writes a long text below its beginning, which unfolds it; or whole.
func (w *tableWriter) folded(c *survey.ViewCell) {
	if w.unfold {
		w.paragraphs(c.Text)
		w.source(c, false)
		return
	}
	w.details(beginning(c.Text, longText))
	w.paragraphs(c.Text)
	w.source(c, false)
	w.write("</details>")
}

func (w *tableWriter) details(summary string) {
	w.write("<details><summary>")
	w.text(summary)
	w.write("</summary>")
}

func (w *tableWriter) paragraphs(text string) {
	for line := range strings.SplitSeq(text, "\n") {
		w.write("<p>")
		w.text(line)
		w.write("</p>")
	}
}

// source writes what an answer rests on, folded below a short one.
func (w *tableWriter) source(c *survey.ViewCell, folded bool) {
	switch {
	case c.Source == "":
	case folded:
		w.write(`<details class="srcfold"><summary>`)
		w.text(w.words.T("comparison.source"))
		w.write(`</summary><p class="src">`)
		w.text(c.Source)
		w.write("</p></details>")
	default:
		w.write(`<p class="src">`)
		w.text(c.Source)
		w.write("</p>")
	}
}

// mark writes a cell without an answer: each mark looks its own way.
func (w *tableWriter) mark(col *survey.ViewColumn, c *survey.ViewCell) {
	w.write(`<td class="mark m-`, string(c.Mark))
	if col.Silent {
		w.write(" silent")
	}
	if col.Figures {
		w.write(" n")
	}
	w.write(`">`)
	switch c.Mark {
	case reports.NoData, reports.NotApplicable, reports.Hidden:
		w.write(markFace(c.Mark), `<span class="hidden">`)
		w.text(c.Text)
		w.write("</span>")
	default:
		w.text(c.Text)
	}
	w.write("</td>")
}

// markFace is the sign of a mark that has one.
func markFace(m reports.Mark) string {
	switch m {
	case reports.NotApplicable:
		return `<span aria-hidden="true">—</span>`
	case reports.Hidden:
		return `<span aria-hidden="true">·</span>`
	}
	return ""
}

func (w *tableWriter) write(parts ...string) {
	for _, p := range parts {
		w.out.WriteString(p)
	}
}

func (w *tableWriter) text(s string) {
	if strings.ContainsAny(s, "<>&'\"\x00") {
		s = template.HTMLEscapeString(s)
	}
	w.out.WriteString(s)
}

// beginning cuts a text at the end of a word.
func beginning(text string, most int) string {
	end := 0
	for range most {
		_, size := utf8.DecodeRuneInString(text[end:])
		end += size
	}
	cut := text[:end]
	if i := strings.LastIndexAny(cut, " \n"); i > most/2 {
		cut = cut[:i]
	}
	return strings.TrimRight(cut, " \n,;:.") + " …"
}
