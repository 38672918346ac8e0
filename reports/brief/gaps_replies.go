package brief

import (
	"strings"

	"cotejo/reports"
)

// replyLine is what a party says to a gap, signed with its voice and the day.
func (r *reader) replyLine(subject string, f reports.Finding) Line {
	text := strings.Join(strings.Fields(f.Reply().Text), " ") // paragraphs would break the table's lines
	return Line{{Text: subject + ": ", Strong: true}, {Text: r.t("quoted", text)}, {Text: " (" + f.Signed(r.lang) + ")", Soft: true}}
}

// mostReplies is how many replies of each party a summary shows, so that none
// takes the room of another.
const mostReplies = 2

// gapReplies shows what countries reply to the gaps found, some of each party
// and no two of them to the same check; in a large round it only counts them.
func (m *summariser) gapReplies() []Block {
	t := Table{Title: m.t("gaps.replies"), Head: []string{m.t("gaps.replies.who"), m.t("gaps.replies.said")}, Shares: []int{26, 74}}
	left, all := 0, 0
	for _, v := range m.voices {
		shown, n := m.someReplies(v)
		all, left = all+n, left+n-len(shown)
		if len(shown) > 0 {
			who := m.in(v.Country.Name) + " · " + v.name
			t.Rows = append(t.Rows, TableRow{Cells: []Cell{headCell(who), {Lines: shown}}})
		}
	}
	switch {
	case all == 0:
		return nil
	case len(t.Rows) > widest:
		return []Block{Paragraph{Text: said(counted(m.lang, "gaps.replies.many", all)), Kind: Aid}}
	}
	aid := m.t("gaps.replies.aid")
	if left > 0 {
		aid += " " + m.t("gaps.replies.room") + " " + counted(m.lang, "list.more", left)
	}
	return []Block{t, Paragraph{Text: said(aid), Kind: Aid}}
}

// someReplies are the replies of a party that there is room for, each with its
// gap, and how many it has.
func (m *summariser) someReplies(v voice) (shown []Line, n int) {
	var last *reports.GapCheck
	for _, f := range m.replied(v) {
		n++
		if f.Check != last && len(shown) < mostReplies {
			shown = append(shown, m.replyLine(m.in(f.Check.Label)+": "+m.subject(v, f), f))
		}
		last = f.Check
	}
	return shown, n
}

// replied are the findings in a voice's answers to which it replies.
func (r *reader) replied(v voice) (list []reports.Finding) {
	for _, f := range r.findings(v) {
		if f.Check != nil && f.Reply().Text != "" {
			list = append(list, f)
		}
	}
	return list
}
