package xlsform

import (
	"maps"
	"regexp"
	"slices"
	"strings"

	"cotejo/forms"
	"cotejo/forms/expr"
)

// parameters reads "key=value key=value", separated by spaces, commas or
// semicolons.
func (b *builder) parameters(w row) map[string]string {
	text := b.survey.get(w, "parameters")
	if text == "" {
		return nil
	}
	text = regexp.MustCompile(`\s*=\s*`).ReplaceAllString(text, "=")
	found := map[string]string{}
	for _, part := range strings.FieldsFunc(text, func(c rune) bool { return c == ' ' || c == ',' || c == ';' || c == '\n' }) {
		key, value, ok := strings.Cut(part, "=")
		if !ok || key == "" {
			b.errorAt(b.survey.sheet, w.number, b.survey.col("parameters"), "parameters.pair", part)
			continue
		}
		found[strings.ToLower(key)] = value
	}
	return found
}

// parametersOf are the parameters that some types know; the others take any.
var parametersOf = map[forms.Type][]string{
	forms.TextType:       {"rows"},
	forms.SelectOne:      {"randomize", "seed", "value", "label"},
	forms.SelectMultiple: {"randomize", "seed", "value", "label"},
	forms.Rank:           {"randomize", "seed", "value", "label"},
}

func (b *builder) checkParameters(w row, q *forms.Question) {
	col := b.survey.col("parameters")
	allowed, ok := parametersOf[q.Type]
	if !ok {
		return
	}
	for _, key := range slices.Sorted(maps.Keys(q.Parameters)) {
		if !slices.Contains(allowed, key) {
			b.errorAt(b.survey.sheet, w.number, col, "parameters.unknown", key, strings.Join(allowed, ", "))
		}
	}
	if rows, ok := q.Parameters["rows"]; ok && strings.Trim(rows, "0123456789") != "" {
		b.errorAt(b.survey.sheet, w.number, col, "number.range", rows, "1", "100")
	}
	if q.Parameters["seed"] != "" && q.Parameters["randomize"] != "true" {
		b.errorAt(b.survey.sheet, w.number, col, "parameters.seed")
	}
}

// rangeOf turns the bounds of a range into its constraint.
func (b *builder) rangeOf(w row, q *forms.Question) {
	least, most, step := "1", "10", "1"
	for key, into := range map[string]*string{"start": &least, "end": &most, "step": &step} {
		if v, ok := q.Parameters[key]; ok {
			*into = v
		}
	}
	q.Type = forms.Integer
	for _, v := range []string{least, most, step} {
		if _, problem := (&forms.Question{Type: forms.Integer}).Canonical([]string{v}); problem != nil {
			q.Type = forms.Decimal
		}
		if _, problem := (&forms.Question{Type: forms.Decimal}).Canonical([]string{v}); problem != nil {
			b.errorAt(b.survey.sheet, w.number, b.survey.col("parameters"), "type.decimal", v)
			return
		}
	}
	bounds, err := expr.Parse(". >= " + least + " and . <= " + most)
	if err == nil && q.Constraint == nil {
		q.Constraint = bounds
	}
}
