package workbook

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"cotejo/forms"
	"cotejo/reports"
)

// In returns the options with the languages asked for: one, or two joined by
// a plus sign, the first of which leads. It returns an error for any other.
func (o Options) In(asked string) (Options, error) {
	lang, beside, two := strings.Cut(asked, "+")
	known := func(lang string) bool { return slices.Contains(reports.Languages(), lang) }
	if !known(lang) || two && (!known(beside) || beside == lang) {
		return o, fmt.Errorf("no workbook in %q", asked)
	}
	o.Lang, o.Beside = lang, beside
	return o, nil
}

// Tongues names the languages, as a file is named by them: "es", "es-en".
func (o Options) Tongues() string { return strings.Join(o.tongues(), "-") }

// tongues returns the languages of a workbook: the leading one and, where two
// are asked for, the one beside it.
func (o Options) tongues() []string {
	lang := o.Lang
	if !slices.Contains(reports.Languages(), lang) {
		lang = reports.Languages()[0]
	}
	if o.Beside == lang || !slices.Contains(reports.Languages(), o.Beside) {
		return []string{lang}
	}
	return []string{lang, o.Beside}
}

// say returns a wording in the workbook's languages; once where it is the same
// in both, as what a person typed is.
func (b *book) say(in func(lang string) string) string {
	first := in(b.lang)
	for _, lang := range b.beside {
		if second := in(lang); second != "" && second != first {
			return beside(first, second)
		}
	}
	return first
}

// between stands between the two languages of a short wording; long ones stand
// one below the other.
const between = " / "

func beside(first, second string) string {
	if strings.Contains(first, "\n") || utf8.RuneCountInString(first)+utf8.RuneCountInString(second) > 70 {
		return first + "\n" + second
	}
	return first + between + second
}

// flat writes a wording on one line, for what lies over the cells beside it.
func flat(text string) string { return strings.ReplaceAll(text, "\n", between) }

// word returns the wording of a code. An argument is a text, or a function
// that gives one in a language.
func (b *book) word(code string, args ...any) string {
	return b.say(func(lang string) string {
		texts := make([]string, len(args))
		for i, arg := range args {
			switch arg := arg.(type) {
			case func(string) string:
				texts[i] = arg(lang)
			default:
				texts[i] = fmt.Sprint(arg)
			}
		}
		return reports.Word(lang, code, texts...)
	})
}

// sheetName returns the wording of a code in the leading language alone: a sheet's
// name has no room for two.
func (b *book) sheetName(code string, args ...string) string {
	return reports.Word(b.lang, code, args...)
}

// worded is a wording of the questionnaire, as an argument of others.
func (b *book) worded(t forms.Text) func(lang string) string {
	return func(lang string) string { return t.In(lang, b.snapshot.Questionnaire.Languages...) }
}

// in returns a wording of the questionnaire or the round.
func (b *book) in(t forms.Text) string { return b.say(b.worded(t)) }

// naming is an element's label, or its name when it has none.
func (b *book) naming(e *forms.Base) func(lang string) string {
	return func(lang string) string {
		if label := b.worded(e.Label)(lang); label != "" {
			return label
		}
		return e.Name
	}
}

// named returns an element's label, or its name when it has none.
func (b *book) named(e *forms.Base) string { return b.say(b.naming(e)) }
