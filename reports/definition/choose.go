package definition

import (
	"slices"
	"strings"
)

// option is one of the values a cell may have: as definitions write it, as
// Spanish sheets do, and what else is taken for it.
type option struct {
	key, es string
	also    []string
}

var (
	units = []option{
		{"percent", "porcentaje", []string{"%", "por ciento"}}, {"ratio", "proporción", []string{"razon", "fraction"}},
		{"level", "nivel", nil}, {"points", "puntos", nil},
	}
	aggregates = []option{
		{"mean", "promedio", []string{"media", "average"}}, {"share", "parte", []string{"proporcion", "parte del total"}}, {"sum", "suma", nil},
	}
	allWords = []option{{"all", "todas", []string{"todos", "todo"}}}
	yesWords = []option{{"yes", "sí", []string{"x", "true", "1", "verdadero"}}}
	noWords  = []option{{"no", "no", []string{"0", "false", "falso"}}}
)

// one returns the option that a text names, or "".
func one(options []option, text string) string {
	name := plain(text)
	for _, o := range options {
		if name == o.key || name == plain(o.es) || slices.Contains(o.also, name) {
			return o.key
		}
	}
	return ""
}

// word is an option in a language.
func word(options []option, key, lang string) string {
	for _, o := range options {
		if o.key == key && lang == "es" {
			return o.es
		}
	}
	return key
}

func listed(options []option) string {
	var all []string
	for _, o := range options {
		all = append(all, o.es+" ("+o.key+")")
	}
	return strings.Join(all, ", ")
}

// option reads a cell that holds one of some words: its key, or the text as it
// is where it is none, which is then said; "" for a blank one.
func (r *reader) option(s *sheet, row Row, key string, options []option) string {
	text := s.cell(row, key)
	if text == "" {
		return ""
	}
	found := one(options, text)
	if found == "" {
		r.wrong(s.place(row, key), "index.one", text, listed(options))
		return text
	}
	return found
}
