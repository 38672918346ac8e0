package definition

import (
	"strings"

	"cotejo/forms"
	"cotejo/reports"
)

// Questions lists the questions of a questionnaire that an index can count, as
// a table to look them up in; Read does not read it.
func Questions(q *forms.Questionnaire, lang string) Table {
	t := Table{Sheet: reports.Word(lang, "index.questions.sheet"), Rows: []Row{{1, []string{
		reports.Word(lang, "index.questions.question"), reports.Word(lang, "index.questions.section"),
		reports.Word(lang, "index.questions.label"), reports.Word(lang, "index.questions.kind"),
	}}}}
	for _, question := range reports.Eligible(q) {
		section := ""
		if question.Section != nil {
			section = question.Section.Label.In(lang, q.Languages...)
		}
		t.Rows = append(t.Rows, Row{len(t.Rows) + 1, []string{
			reports.ItemName(q, question), section, question.Label.In(lang, q.Languages...), answered(question, q, lang),
		}})
	}
	return t
}

// answered says what one answers to a question: one of its choices, by their
// names, a number or a text.
func answered(question *forms.Question, q *forms.Questionnaire, lang string) string {
	switch {
	case question.List != nil:
		var all []string
		for _, c := range question.List.Choices {
			all = append(all, c.Name+" ("+c.Label.In(lang, q.Languages...)+")")
		}
		return strings.Join(all, "; ")
	case question.Type == forms.TextType:
		return reports.Word(lang, "index.questions.text")
	}
	return reports.Word(lang, "index.questions.number")
}
