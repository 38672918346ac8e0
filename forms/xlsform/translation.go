package xlsform

import (
	"slices"
	"strings"

	"cotejo/forms"
	"cotejo/forms/expr"
)

// languages returns the codes of the languages a table's texts are in, in the
// order of their columns.
func (r *reader) languages(t *table) []string {
	var langs []string
	if t == nil {
		return nil
	}
	for _, c := range t.columns {
		if c.lang != "" && !slices.Contains(langs, c.lang) {
			langs = append(langs, c.lang)
		}
	}
	return langs
}

// settleLanguages lists the form's languages, the default one first.
func (r *reader) settleLanguages() {
	var all []string
	if r.defaultLang != "" {
		all = append(all, r.defaultLang)
	}
	for _, lang := range append(r.languages(r.survey), r.languages(r.choices)...) {
		if !slices.Contains(all, lang) {
			all = append(all, lang)
		}
	}
	r.form.Languages = all
}

// translations warns of texts that exist in one language and not in another:
// at the header when the column is missing, else at the cell.
func (r *reader) translations(t *table, rows []row) {
	langs := r.languages(t)
	if len(langs) == 0 {
		return
	}
	if r.defaultLang != "" && !slices.Contains(langs, r.defaultLang) {
		langs = append([]string{r.defaultLang}, langs...)
	}
	for _, key := range []string{"label", "hint", "guidance_hint", "required_message", "constraint_message"} {
		if !t.has(key) {
			continue
		}
		for _, lang := range langs {
			r.translated(t, rows, key, lang)
		}
	}
}

func (r *reader) translated(t *table, rows []row, key, lang string) {
	col := 0
	for _, c := range t.columns {
		if c.key == key && (c.lang == lang || c.lang == "" && lang == r.defaultLang) {
			col = c.col
		}
	}
	if col == 0 {
		r.warnAt(t.sheet, t.sheet.rows[0].number, t.col(key), "translation.column", key, lang)
		return
	}
	for _, w := range rows {
		text := r.text(t, w, key)
		if !text.Empty() && text[lang] == "" {
			r.warnAt(t.sheet, w.number, col, "translation.missing", key, lang)
		}
	}
}

// checkLabelRefs checks the ${name} in the wordings of a row.
func (r *reader) checkLabelRefs(t *table, w row, keys ...string) {
	for _, c := range t.columns {
		text := w.at(c.col)
		if !slices.Contains(keys, c.key) || !strings.Contains(text, "${") {
			continue
		}
		r.later = append(r.later, func() {
			for _, name := range namesIn(text) {
				r.knownName(t, w, c.col, name)
			}
		})
	}
}

// namesIn returns the names in the ${…} of a wording.
func namesIn(text string) []string {
	var names []string
	for {
		_, rest, ok := strings.Cut(text, "${")
		if !ok {
			return names
		}
		name, after, ok := strings.Cut(rest, "}")
		if !ok {
			return names
		}
		names = append(names, strings.TrimSpace(name))
		text = after
	}
}

func (r *reader) knownName(t *table, w row, col int, name string) {
	if _, err := expr.Parse("${" + name + "}"); err != nil {
		r.problems = append(r.problems, expressionProblem(t.sheet, w, col, err))
		return
	}
	var names []string
	for base := range r.origins {
		if base.Name == name {
			return
		}
		names = append(names, base.Name)
	}
	r.errorAt(t.sheet, w.number, col, "ref.unknown", name, "", nearestOf(name, names))
}

// bothLanguages gives a wording from forms' own catalogue in the form's
// languages.
func bothLanguages(code string, langs []string) forms.Text {
	text := forms.Text{}
	for _, lang := range langs {
		text[lang] = forms.Message(lang, code)
	}
	if len(langs) == 0 {
		text[""] = forms.Message("en", code)
	}
	return text
}
