package xlsform

import (
	"strings"

	"cotejo/forms"
)

// readSettings reads the one row of the settings sheet.
func (r *reader) readSettings() {
	s := r.book.find("settings")
	if s == nil || len(s.rows) == 0 {
		return
	}
	d := settingsDialect()
	t := r.header(s, d)
	for i, c := range t.columns {
		if strings.HasPrefix(c.key, "attribute::") {
			t.columns[i].key = "name" // passed through to an XForm only
		}
	}
	r.unknown(t, d)
	if len(s.rows) < 2 {
		return
	}
	w := s.rows[1]
	if len(s.rows) > 2 {
		r.warnAt(s, s.rows[2].number, 0, "settings.more")
	}
	r.defaultLang = r.language(t.get(w, "default_language"))
	r.form.Title = r.text(t, w, "form_title")
	r.form.Version = t.get(w, "version")
	r.duplicates = constant(t.get(w, "allow_choice_duplicates")) == "yes"
	if id := t.get(w, "form_id"); id != "" {
		r.form.Name = id
	}
	if name := t.get(w, "name"); name != "" && !isName(name) {
		r.errorAt(s, w.number, t.col("name"), "name.invalid", name)
	}
}

func (r *reader) language(name string) string {
	if name == "" || strings.EqualFold(name, "default") {
		return ""
	}
	code, _ := languageCode(name)
	return code
}

// text collects the wordings of a row under a key; one without a language is
// in the form's default language.
func (r *reader) text(t *table, w row, key string) forms.Text {
	var text forms.Text
	for _, c := range t.columns {
		words := w.at(c.col)
		if c.key != key || words == "" {
			continue
		}
		if text == nil {
			text = forms.Text{}
		}
		lang := c.lang
		if lang == "" {
			lang = r.defaultLang
		}
		if c.lang != "" || text[lang] == "" {
			text[lang] = words
		}
	}
	return text
}
