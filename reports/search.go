package reports

import (
	"slices"

	"cotejo/forms"
)

// Found is what a search finds.
type Found struct {
	Hits    []Hit // in the order of the comparison, up to the most asked for
	N       int   // all there are
	Among   int   // answers that were looked through
	Parties int   // that say something found
}

// Hit is an answer in which what was looked for stands.
type Hit struct {
	LongRow
	Column Column
	Text   string // the answer in words
	In     []Span // where in it
	// Source is the citation given with the answer, InSource where in it.
	Source   string
	InSource []Span
}

// Span is a part of a text, in bytes.
type Span struct{ From, To int }

// Search looks a query up in all answers that a snapshot shows: their words,
// labels and sources. Every term must be found, at least one of them in the
// answer or its source; the others may stand in what the answer belongs to:
// country, question, row of a list. Special answers and silences say nothing
// that could be found.
func Search(s *Snapshot, q Query, lang string, most int) *Found {
	r := &searcher{
		query: q, lang: lang, most: most, languages: s.Questionnaire.Languages, found: &Found{},
		plain: newFolder(false), strict: newFolder(true),
	}
	if q.Empty() {
		return r.found
	}
	for _, col := range columns(s) {
		r.column(s.Questionnaire, col)
	}
	return r.found
}

// searcher looks through a snapshot.
type searcher struct {
	query         Query
	lang          string
	most          int
	languages     []string
	found         *Found
	plain, strict *folder
	col           Column
	source        string // the last one, and which terms it holds
	sourced       uint
}

func (r *searcher) column(q *forms.Questionnaire, col Column) {
	r.col = col
	before := r.found.N
	for _, sec := range q.Sections {
		l := long{column: &col, section: sec, lang: r.lang, yield: r.look}
		l.group(&sec.Group, "", "")
	}
	if r.found.N > before {
		r.found.Parties++
	}
}

// look looks through one cell.
func (r *searcher) look(row LongRow) bool {
	if row.Mark != Answered || row.Roster != nil || !compared(row.Question) {
		return true
	}
	r.found.Among++
	source := r.col.Diagnostic.Origin[row.Key()].Source
	got := r.answer(row) | r.citation(source)
	if got == 0 || got|r.around(row) != r.all() {
		return true
	}
	r.found.N++
	if len(r.found.Hits) < r.most {
		text := row.Text(r.lang)
		r.found.Hits = append(r.found.Hits, Hit{LongRow: row, Column: r.col, Text: text, In: r.spans(text), Source: source, InSource: r.spans(source)})
	}
	return true
}

// all is the set of all terms: a bit for each.
func (r *searcher) all() uint { return 1<<len(r.query.terms) - 1 }

// answer says which terms an answer holds. What is chosen from a list comes
// back, and is folded once.
func (r *searcher) answer(row LongRow) uint {
	if row.Question.List != nil {
		return r.holds(row.Text(r.lang), (*folder).again)
	}
	return r.holds(row.Text(r.lang), (*folder).fold)
}

// citation says which terms a source holds; often it is the one before.
func (r *searcher) citation(source string) uint {
	if source != r.source {
		r.source, r.sourced = source, r.holds(source, (*folder).fold)
	}
	return r.sourced
}

// around says which terms what an answer belongs to holds.
func (r *searcher) around(row LongRow) uint {
	return r.holds(row.Country.Name.In(r.lang), (*folder).again) |
		r.holds(row.Question.Label.In(r.lang, r.languages...), (*folder).again) |
		r.holds(row.RowTitle, (*folder).fold)
}

// holds says which terms a text holds.
func (r *searcher) holds(text string, fold func(*folder, string) []byte) uint {
	if text == "" {
		return 0
	}
	var got uint
	for _, f := range []*folder{r.plain, r.strict} {
		var folded []byte
		for i, t := range r.query.terms {
			if t.keeps != f.keeps {
				continue
			}
			if folded == nil {
				folded = fold(f, text)
			}
			if t.index(folded, 0) >= 0 {
				got |= 1 << i
			}
		}
	}
	return got
}

// spans returns where the terms stand in a text, in order and joined where
// they touch.
func (r *searcher) spans(text string) []Span { return r.query.in(text, r.plain, r.strict) }

// In returns where a query's terms stand in a text, in order and joined where
// they touch.
func (q Query) In(text string) []Span { return q.in(text, newFolder(false), newFolder(true)) }

func (q Query) in(text string, folders ...*folder) []Span {
	var all []Span
	for _, f := range folders {
		folded, at := f.mapped(text)
		for _, t := range q.terms {
			if t.keeps != f.keeps {
				continue
			}
			for i := t.index(folded, 0); i >= 0; i = t.index(folded, i+len(t.text)) {
				all = append(all, Span{at[i], after(at, i+len(t.text))})
			}
		}
	}
	return joined(all)
}

// after is where in the text the part that ends before a folded byte ends: a
// letter that becomes two is taken whole.
func after(at []int, end int) int {
	for end < len(at)-1 && at[end] == at[end-1] {
		end++
	}
	return at[end]
}

func joined(spans []Span) []Span {
	slices.SortFunc(spans, func(a, b Span) int { return a.From - b.From })
	var out []Span
	for _, s := range spans {
		if n := len(out); n > 0 && s.From <= out[n-1].To {
			out[n-1].To = max(out[n-1].To, s.To)
			continue
		}
		out = append(out, s)
	}
	return out
}

// Finds says whether every term stands in one text or another.
func (q Query) Finds(texts []string) bool {
	r := &searcher{query: q, plain: newFolder(false), strict: newFolder(true)}
	var got uint
	for _, text := range texts {
		got |= r.holds(text, (*folder).fold)
	}
	return got == r.all()
}
