package web

import (
	"slices"
	"strings"
	"time"

	"cotejo/forms"
)

// control chooses how a question is answered.
func (b *builder) control(f *Field, q *forms.Question, value string, k forms.Key) {
	f.Value = value
	switch {
	case len(q.Refs) > 0:
		b.references(f, q, value, k)
	case q.Type == forms.SelectOne:
		b.selectOne(f, q, value, k)
	case q.Type == forms.SelectMultiple:
		f.Kind = "boxes"
		f.Options = b.options(q, value, k)
		f.Columns = len(f.Options) > 8
		b.source(f, q)
	case q.Type == forms.Rank:
		f.Kind = "rank"
		f.Ranks = ranks(b.options(q, value, k), value)
	case q.Type == forms.File:
		f.Kind = "file"
	default:
		typed(f, q, value)
	}
}

// typed draws what is written rather than chosen. A date that makes no sense
// stays in a plain field: a date field would not show it.
func typed(f *Field, q *forms.Question, value string) {
	f.Kind, f.Type = "line", "text"
	switch q.Type {
	case forms.Integer:
		f.Mode, f.Narrow, f.Value = "numeric", true, numberToType(q, value)
	case forms.Decimal:
		f.Mode, f.Narrow, f.Value = "decimal", true, numberToType(q, value)
	case forms.Date:
		f.Narrow = true
		if parses(time.DateOnly, value) && !partialDate(q) {
			f.Type = "date"
		}
	case forms.Time:
		f.Narrow = true
		if parses("15:04", value) {
			f.Type = "time"
		}
	case forms.DateTime:
		f.Narrow = true
	default:
		typedText(f, q, value)
	}
}

func partialDate(q *forms.Question) bool {
	return hasAppearance(q, "year") || hasAppearance(q, "month-year")
}

func parses(layout, value string) bool {
	_, err := time.Parse(layout, value)
	return err == nil || value == ""
}

// typedText gives a long text room, and opens the right keyboard for a link.
func typedText(f *Field, q *forms.Question, value string) {
	long := hasAppearance(q, "multiline") || len(value) > 160 || strings.Contains(value, "\n")
	switch {
	case long:
		f.Kind = "area"
		f.Lines = min(max(4, strings.Count(value, "\n")+2+len(value)/70), 16)
		if f.Compact {
			f.Lines = min(max(2, f.Lines-1), 8)
		}
	case hasAppearance(q, "url"):
		f.Mode = "url"
	case hasAppearance(q, "numbers"):
		f.Mode = "numeric"
	}
}

// numberToType shows a number so that, posted again, it is read as the same
// number: 1.234 could also be the thousands of someone else, 1.2340 could not.
func numberToType(q *forms.Question, value string) string {
	for _, shown := range []string{value, value + "0"} {
		if back, problem := q.Canonical([]string{shown}); problem == nil && back == value {
			return shown
		}
	}
	return value
}

func hasAppearance(q *forms.Question, word string) bool {
	return slices.Contains(strings.Fields(q.Appearance), word)
}

// Radio buttons up to so many choices; a list above.
const (
	mostRadios       = 8
	mostRadiosInRows = 3
)

func (b *builder) selectOne(f *Field, q *forms.Question, value string, k forms.Key) {
	f.Options = b.options(q, value, k)
	most := mostRadios
	if f.Compact {
		most = mostRadiosInRows
	}
	long := q.From != nil || len(f.Options) > most || b.inTable
	if long || hasAppearance(q, "minimal") || hasAppearance(q, "autocomplete") {
		f.Kind = "select"
	} else {
		f.Kind = "radio"
		f.Inline = hasAppearance(q, "likert") || hasAppearance(q, "horizontal") || hasAppearance(q, "columns") || f.Compact
	}
	b.source(f, q)
}

// options lists what may be chosen. What is chosen and may not be any more
// stays in the list, so that saving the page does not drop it unseen.
func (b *builder) options(q *forms.Question, value string, k forms.Key) []option {
	chosen := strings.Fields(value)
	var options []option
	for _, o := range b.state.Options(k, b.lang) {
		options = append(options, option{o.Value, o.Label, slices.Contains(chosen, o.Value)})
	}
	return append(options, b.stray(q, chosen, options)...)
}

func (b *builder) stray(q *forms.Question, chosen []string, options []option) []option {
	var stray []option
	for _, name := range chosen {
		if slices.ContainsFunc(options, func(o option) bool { return o.Value == name }) {
			continue
		}
		label := b.state.Display(q, forms.Answer{Value: name}, b.lang)
		stray = append(stray, option{name, b.words.T("field.stray", "Label", label), true})
	}
	return stray
}

// source links to where the rows to choose from are added, while there are none.
func (b *builder) source(f *Field, q *forms.Question) {
	if q.From != nil && len(f.Options) == 0 {
		f.Kind, f.Goto = "empty", b.toRoster(q.From)
	}
}

func (b *builder) toRoster(r *forms.Roster) *link {
	return &link{
		Href: sectionPath(b.ref, r.Section) + "#lista." + string(r.ID),
		Text: r.Label.In(b.lang, b.fallback...),
	}
}

// references draws a text that refers to rows of one of several rosters: a
// list in groups, or boxes where several rows are named already.
func (b *builder) references(f *Field, q *forms.Question, value string, k forms.Key) {
	chosen := strings.Fields(value)
	for _, o := range b.state.Options(k, b.lang) {
		picked := option{o.Value, o.Label, slices.Contains(chosen, o.Value)}
		last := len(f.Groups) - 1
		if last < 0 || f.Groups[last].Label != o.Group {
			f.Groups = append(f.Groups, optionGroup{Label: o.Group})
			last++
		}
		f.Groups[last].Options = append(f.Groups[last].Options, picked)
		f.Options = append(f.Options, picked)
	}
	if stray := b.stray(q, chosen, f.Options); len(stray) > 0 {
		f.Groups = append(f.Groups, optionGroup{Label: b.words.T("field.stray_group"), Options: stray})
	}
	switch {
	case len(f.Groups) == 0:
		f.Kind, f.Goto = "empty", b.toRoster(q.Refs[0])
	case len(chosen) > 1:
		f.Kind = "groupboxes"
	default:
		f.Kind = "select"
	}
	f.Options = nil
}

// ranks makes one list of choices for each place.
func ranks(options []option, value string) [][]option {
	order := strings.Fields(value)
	places := make([][]option, len(options))
	for i := range places {
		places[i] = slices.Clone(options)
		for j := range places[i] {
			places[i][j].Chosen = i < len(order) && order[i] == options[j].Value
		}
	}
	return places
}
