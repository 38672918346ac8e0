package export

import (
	"io"
	"slices"
	"strconv"
	"strings"
	"time"

	"cotejo/forms"
	"cotejo/reports"
)

// Tidy writes one row for each cell of each party as CSV: answers, special
// answers and silences, each with the state that tells them apart, its voice,
// and its source or that there is none. With PerOption a multiple choice has a
// row for each of its options, chosen or not. It returns the writer's error,
// or that of an option that makes no sense.
func Tidy(w io.Writer, s *reports.Snapshot, o Options) error {
	_, err := newCut(s, o.Lang).tidy(o.PerOption).write(w, o, nil)
	return err
}

// tidyColumns names the columns of the long form and says what each holds.
func tidyColumns(perOption bool) []variable {
	columns := []struct {
		name string
		kind kind
	}{
		{"round", textual}, {"snapshot", textual}, {"country", textual}, {"m49", whole}, {"country_name", textual},
		{"party", textual}, {"voice", textual}, {"section", textual}, {"roster", textual},
		{"row", textual}, {"row_order", whole}, {"row_title", textual}, {"parent_row", textual},
		{"question", textual}, {"name", textual}, {"label", textual}, {"value", textual}, {"value_label", textual}, {"state", marked},
		{"lang", textual}, {"revision", whole}, {"time", textual}, {"author", textual}, {"source", textual}, {"source_state", textual},
		{"option", textual}, {"option_label", textual}, {"chosen", flag},
	}
	if !perOption {
		columns = columns[:len(columns)-3]
	}
	var out []variable
	for _, c := range columns {
		out = append(out, identified(c.name, c.kind))
	}
	return out
}

// identified is a column of ours, explained by the catalogue.
func identified(name string, k kind) variable {
	return variable{name: name, kind: k, part: identity, label: everyLanguage("column." + name)}
}

func (c *cut) tidy(perOption bool) *table {
	return &table{
		name: "tidy", title: c.word("tidy.title"), about: c.word("tidy.about"), variables: tidyColumns(perOption),
		rows: func(yield func([]cell) bool) {
			row := make([]cell, 0, 28)
			for e := range c.entries(c.Questionnaire.Sections) {
				row = c.tidyRow(row[:0], e)
				if !perOption && !yield(row) || perOption && !c.eachOption(e, row, yield) {
					return
				}
			}
		},
	}
}

// eachOption yields the row of a cell once for each of its options; once and
// without an option when it has none.
func (c *cut) eachOption(e *entry, row []cell, yield func([]cell) bool) bool {
	options := c.optionsOf(e)
	if len(options) == 0 {
		return yield(append(row, cell{}, cell{}, cell{}))
	}
	for _, o := range options {
		if !yield(append(row, cell{text: o.Value}, cell{text: o.Label}, cell{e.chosen(o.Value), fixed})) {
			return false
		}
	}
	return true
}

// optionsOf returns the options of a multiple choice that has an answer: what
// could be chosen, and what was chosen and no longer can be.
func (c *cut) optionsOf(e *entry) []forms.Option {
	if e.Question == nil || e.Question.Type != forms.SelectMultiple || e.Mark != reports.Answered {
		return nil
	}
	options := e.column.Diagnostic.State.Options(e.Key(), c.lang)
	for _, code := range strings.Fields(e.Code()) {
		if !slices.ContainsFunc(options, func(o forms.Option) bool { return o.Value == code }) {
			label := e.column.Diagnostic.State.Display(e.Question, forms.Answer{Value: code}, c.lang)
			options = append(options, forms.Option{Value: code, Label: label})
		}
	}
	return options
}

func (c *cut) tidyRow(row []cell, e *entry) []cell {
	b, origin := e.base(), e.Origin()
	row = c.who(row, e.column)
	roster := ""
	if b.Roster != nil {
		roster = string(b.Roster.ID)
	}
	row = append(row,
		cell{text: e.Section.Name}, cell{text: roster}, cell{text: string(e.Row)}, positive(e.order), cell{text: e.RowTitle}, cell{text: string(e.parent)},
		cell{text: e.Path()}, cell{text: b.Name}, cell{text: c.in(b.Label)},
		e.value(), cell{text: c.labelOf(e)}, cell{string(e.Mark), fixed}, cell{text: e.Answer.Lang})
	if origin.Seq > 0 {
		row = append(row, positive(origin.Seq), cell{origin.At.UTC().Format(time.RFC3339), fixed}, cell{text: origin.Author})
	} else {
		row = append(row, cell{}, cell{}, cell{})
	}
	return append(row, cell{text: origin.Source}, cell{e.sourcing(), fixed})
}

// who begins every row: the round, the snapshot, the country and the party
// with its voice.
func (c *cut) who(row []cell, col *reports.Column) []cell {
	party, voice := "", reports.Voice("")
	if col.Diagnostic != nil {
		party, voice = col.Diagnostic.Party.Slug, col.Diagnostic.Party.Voice
	}
	return append(row,
		cell{text: c.Round.Code}, cell{c.stamp, fixed},
		cell{text: col.Country.ISO3}, positive(col.Country.Number), cell{text: c.in(col.Country.Name)},
		cell{text: party}, cell{text: string(voice)})
}

// positive is a number of ours; nothing when there is none.
func positive(n int) cell {
	if n <= 0 {
		return cell{}
	}
	return cell{strconv.Itoa(n), fixed}
}

// labelOf words an answer that is kept as a code; a text or a number is its
// own wording.
func (c *cut) labelOf(e *entry) string {
	if q := e.Question; q != nil && (q.List != nil || q.From != nil || len(q.Refs) > 0) {
		return e.Label(c.lang)
	}
	return ""
}
