package web

import (
	"github.com/gin-gonic/gin"

	"cotejo/backend/survey"
	"cotejo/forms"
	"cotejo/reports"
)

// GuidePage shows every component of the style sheet once.
type GuidePage struct {
	layout
	Fields []Element
	Marks  []markWord
	Ramp   []int
}

func (s *site) showGuide(c *gin.Context, p survey.Principal) error {
	if !p.Has(survey.Administrator) {
		return survey.ErrNotFound
	}
	v := visitOf(c)
	page := GuidePage{layout: s.frame(c, v.T("guide.title")), Ramp: []int{1, 2, 3, 4}}
	for _, m := range reports.Marks() {
		page.Marks = append(page.Marks, markWord{m, m.Words(v.lang)})
	}
	page.Fields = samples(v)
	return s.show(c, "guide", page)
}

// samples are one field of each kind.
func samples(v *visit) []Element {
	b := &builder{words: v.Printer, lang: v.lang}
	choices := []option{{"1", v.T("guide.choice_a"), true}, {"2", v.T("guide.choice_b"), false}}
	field := func(kind, labelKey string) *Field {
		return &Field{
			Kind: kind, Name: "guia/" + kind + ".", Label: v.T(labelKey), Hint: v.T("guide.hint"), Type: "text",
			Level: "level.1", Optional: true, Options: choices, Specials: b.specials(forms.Answered), Lines: 3,
			Ranks: [][]option{choices, choices}, Shown: "2026", ShownKey: "field.computed",
		}
	}
	wrong := field("line", "guide.line")
	wrong.Name, wrong.Value = "guia/error.", "mil"
	wrong.Problems = []string{forms.Message(v.lang, "type.integer", "mil")}
	return []Element{
		{Field: field("line", "guide.line")}, {Field: wrong}, {Field: field("area", "guide.area")},
		{Field: field("radio", "guide.radio")}, {Field: field("boxes", "guide.boxes")},
		{Field: field("select", "guide.select")}, {Field: field("rank", "guide.rank")},
		{Field: field("shown", "guide.shown")},
	}
}
