package web

import (
	"net/url"
	"slices"

	"cotejo/forms"
)

// problems words what is wrong with a cell. What is only missing is said when
// the reader asked to see it.
func (b *builder) problems(f *Field, cell *forms.Cell) {
	for _, p := range cell.Problems {
		switch {
		case p.Severity == forms.Warning:
			if b.missing {
				f.Advice = append(f.Advice, problemWords(p, b.lang))
			}
		case b.missing || !isMissing(p):
			f.Problems = append(f.Problems, problemWords(p, b.lang))
		}
	}
}

// isMissing tells what has not been answered yet from what is wrong.
func isMissing(p forms.Problem) bool { return p.Code == "required" || p.Code == "roster.empty" }

// problemWords says what is wrong: in the questionnaire's words where it has
// some of its own, else in ours.
func problemWords(p forms.Problem, lang string) string {
	if !p.Text.Empty() && p.Code != "choice.filtered" {
		return p.Text.In(lang)
	}
	args := slices.Clone(p.Args)
	if p.Code == "choice.filtered" && !p.Text.Empty() && len(args) > 0 {
		args[0] = p.Text.In(lang)
	}
	return forms.Message(lang, p.Code, args...)
}

// problemLists splits a section's errors into what is wrong and what is missing.
func (b *builder) problemLists(sec *forms.Section) (wrong, missing []problemLink) {
	for _, p := range b.state.Problems() {
		if p.Section != sec || p.Severity != forms.Error {
			continue
		}
		l := problemLink{Href: "#" + anchor(p.Key), Label: b.labelOf(p.Key), Text: problemWords(p, b.lang)}
		if p.Code == "roster.empty" {
			l.Href = "#lista." + string(p.Key.Question)
		}
		if isMissing(p) && p.Key.Row != "" {
			l.Href = "?fila=" + url.QueryEscape(string(p.Key.Row)) + l.Href
		}
		if isMissing(p) {
			missing = append(missing, l)
		} else {
			wrong = append(wrong, l)
		}
	}
	return wrong, missing
}
