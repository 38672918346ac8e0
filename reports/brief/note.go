package brief

import "strings"

// Note is a source, and the answers it backs.
type Note struct {
	Citation string
	Address  string      // where the source can be read, or ""
	Places   []NotePlace // those of a group together
}

// NotePlace names an answer in words and, where there is one, by its address.
type NotePlace struct {
	Group string // whose it is
	List  string // the roster it stands in, where Text is but a number
	Text  string
	Href  string
}

// Line is the note in one line: the source, then the answers it backs.
func (n Note) Line(lang string) Line {
	line := Line{{Text: n.Citation}}
	if n.Address != "" {
		line = append(line, Span{Text: ", "}, Span{Text: strings.TrimPrefix(n.Address, "https://"), Href: n.Address})
	}
	var before NotePlace
	for i, p := range n.Places[:min(len(n.Places), mostPlaces)] {
		lead := ", "
		switch {
		case i == 0:
			lead = " → " + p.Group + ": " + p.lead()
		case p.Group != before.Group:
			lead = "; " + p.Group + ": " + p.lead()
		case p.List != before.List:
			lead += p.lead()
		}
		before = p
		line = append(line, Span{Text: lead, Soft: true}, Span{Text: p.Text, Soft: true, Href: p.Href})
	}
	if left := len(n.Places) - mostPlaces; left > 0 {
		line = append(line, Span{Text: " " + counted(lang, "sources.more", left), Soft: true})
	}
	return line
}

// mostPlaces is how many answers a note names; those beyond are counted.
const mostPlaces = 16

// lead names the roster of a place that is but a number.
func (p NotePlace) lead() string {
	if p.List == "" {
		return ""
	}
	return p.List + " "
}
