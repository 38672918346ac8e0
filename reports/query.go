package reports

import (
	"bytes"
	"iter"
	"strings"
	"unicode"
	"unicode/utf8"
)

// The limits of what may be looked for at once.
const (
	longestQuery = 200 // letters
	mostTerms    = 12
)

// Query is what a reader looks for: terms, all of which must be found.
type Query struct {
	terms []term
}

// term is a word, of which a part is enough, or what stands between quotes,
// which must be there as whole words.
type term struct {
	text  []byte // folded
	whole bool
	keeps bool // it has an ñ, and means it
}

// ParseQuery reads what a reader typed. Any text is a query: what has no
// letter and no digit looks for nothing, a quote that is not closed holds to
// the end.
func ParseQuery(text string) Query {
	if runes := []rune(text); len(runes) > longestQuery {
		text = string(runes[:longestQuery])
	}
	var q Query
	for part := range quoted(text) {
		if part.quoted {
			q.add(part.text, true)
			continue
		}
		for word := range strings.FieldsSeq(part.text) {
			q.add(word, false)
		}
	}
	return q
}

// Empty says whether the query looks for nothing.
func (q Query) Empty() bool { return len(q.terms) == 0 }

func (q *Query) add(text string, whole bool) {
	keeps := strings.ContainsRune(string(newFolder(true).fold(text)), 'ñ')
	folded := bytes.TrimSpace(newFolder(keeps).fold(text))
	spoken := func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
	if len(q.terms) == mostTerms || !bytes.ContainsFunc(folded, spoken) {
		return
	}
	q.terms = append(q.terms, term{text: bytes.Clone(folded), whole: whole, keeps: keeps})
}

// quotation is a part of a text, between quotes or not.
type quotation struct {
	text   string
	quoted bool
}

// quoted yields the parts of a text, cut at quotes of any of the usual kinds.
func quoted(text string) iter.Seq[quotation] {
	return func(yield func(quotation) bool) {
		inside := false
		for {
			i := strings.IndexAny(text, `"“”«»`)
			if i < 0 {
				yield(quotation{text, inside})
				return
			}
			if !yield(quotation{text[:i], inside}) {
				return
			}
			_, n := utf8.DecodeRuneInString(text[i:])
			text, inside = text[i+n:], !inside
		}
	}
}

// index returns where a term first stands in a folded text from a place on, or
// -1.
func (t term) index(text []byte, from int) int {
	for {
		i := bytes.Index(text[from:], t.text)
		if i < 0 {
			return -1
		}
		if i += from; !t.whole || apart(text, i, i+len(t.text)) {
			return i
		}
		_, n := utf8.DecodeRune(text[i:])
		from = i + n
	}
}

// apart says whether no word goes on before or after a part of a text.
func apart(text []byte, from, to int) bool {
	before, _ := utf8.DecodeLastRune(text[:from])
	after, _ := utf8.DecodeRune(text[to:])
	return !wordly(before) && !wordly(after)
}

func wordly(r rune) bool { return r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsDigit(r)) }
