package brief

import (
	"slices"
	"strings"

	"cotejo/forms"
	"cotejo/reports"
)

// notebook numbers sources in the order in which they are first cited, and
// remembers every answer they back.
type notebook struct {
	notes   []Note
	numbers map[string]int // by citation and address
}

// cite returns the numbers, in order, of an answer's sources: the citation given with it
// and, where the question itself asks for sources from a roster, the rows it
// names. The answer is named by the row's code, or by its question.
func (r *reader) cite(v voice, e reports.Entry, code string) []int {
	if e.Mark != reports.Answered {
		return nil
	}
	var numbers []int
	for _, source := range r.sources(v, e) {
		numbers = appendNew(numbers, r.note(source, v, e, code))
	}
	slices.Sort(numbers)
	return numbers
}

func (r *reader) note(source Note, v voice, e reports.Entry, code string) int {
	b := &r.notes
	if b.numbers == nil {
		b.numbers = map[string]int{}
	}
	n := b.numbers[source.Citation+source.Address]
	if n == 0 {
		b.notes = append(b.notes, source)
		n = len(b.notes)
		b.numbers[source.Citation+source.Address] = n
	}
	r.back(&b.notes[n-1], v, e, code)
	return n
}

// back adds an answer to those a note backs, once and beside those of its
// group.
func (r *reader) back(n *Note, v voice, e reports.Entry, code string) {
	p := NotePlace{Group: v.name, Text: code, Href: r.address(v, e)}
	switch {
	case code == "":
		p.Text = r.questionOf(e)
	case numeral(code):
		p.List = r.named(e.Question.Roster.Base())
	}
	if r.regional {
		p.Group = v.Country.ISO3 + ", " + v.name
	}
	at := len(n.Places)
	for i, have := range n.Places {
		if have == p {
			return
		}
		if have.Group == p.Group {
			at = i + 1
		}
	}
	n.Places = slices.Insert(n.Places, at, p)
}

func (r *reader) questionOf(e reports.Entry) string {
	if e.Question == nil {
		return r.named(e.Roster.Base())
	}
	return r.named(e.Question.Base())
}

// address is where an answer can be read, or "".
func (r *reader) address(v voice, e reports.Entry) string {
	if r.options.Address == nil {
		return ""
	}
	p := Place{Country: v.Country.ISO3, Party: v.party().Slug, Key: e.Key()}
	if e.Question != nil && e.Question.Section != nil {
		p.Section = e.Question.Section.Name
	}
	return r.options.Address(p)
}

func (r *reader) sources(v voice, e reports.Entry) []Note {
	var sources []Note
	if s := strings.TrimSpace(e.Origin().Source); s != "" {
		sources = append(sources, Note{Citation: s})
	}
	if q := e.Question; q != nil && q.Expected && q.From != nil {
		for id := range strings.FieldsSeq(e.Answer.Value) {
			sources = append(sources, r.citation(v, q.From, forms.RowID(id)))
		}
	}
	return sources
}

// citation describes a row of a roster of sources: its title, then what else
// is written or counted of it, and where it can be read.
func (r *reader) citation(v voice, from *forms.Roster, id forms.RowID) Note {
	for _, it := range r.listed(v, from.Name) {
		if it.row.Row.ID != id {
			continue
		}
		words, address := []string{it.title()}, ""
		for _, e := range it.row.Entries {
			written := e.Question.Type == forms.TextType || e.Question.Type == forms.Integer
			switch {
			case !written || e.Question == from.Title || e.Mark != reports.Answered:
			case webAddress(e.Answer.Value):
				address = e.Answer.Value
			default:
				words = append(words, e.Text(r.lang))
			}
		}
		return Note{Citation: strings.Join(words, ", "), Address: address}
	}
	return Note{Citation: v.Diagnostic.State.RowTitle(from, id, r.lang)}
}

// webAddress says whether a text is an address on the web, and nothing else.
func webAddress(text string) bool {
	secure, plain := strings.HasPrefix(text, "https://"), strings.HasPrefix(text, "http://")
	return (secure || plain) && !strings.ContainsAny(text, " \t\r\n")
}

// citeRow returns the numbers of all the sources of a row.
func (i item) citeRow() []int {
	var numbers []int
	for _, e := range i.row.Entries {
		for _, n := range i.cite(i.voice, e, i.row.Code) {
			numbers = appendNew(numbers, n)
		}
	}
	slices.Sort(numbers)
	return numbers
}

func appendNew(numbers []int, n int) []int {
	if slices.Contains(numbers, n) {
		return numbers
	}
	return append(numbers, n)
}
