package xlsform

import (
	"strings"

	"cotejo/forms"
)

// A listing is a choice list and where it stands.
type listing struct {
	*forms.List
	first row // its first choice
	used  bool
}

// readChoices reads all choice lists.
func (r *reader) readChoices() {
	s := r.book.find("choices")
	if s == nil || len(s.rows) == 0 {
		return
	}
	d := choicesDialect()
	t := r.header(s, d)
	r.valueForName(t)
	for _, c := range t.columns {
		if !d.known[c.key] {
			d.known[c.key] = true // any further column may be asked for by a filter
		}
	}
	r.unknown(t, d)
	r.choices = t
	for _, key := range []string{"list_name", "name"} {
		if !t.has(key) {
			r.errorAt(s, s.rows[0].number, 0, "header.missing", key)
		}
	}
	for _, w := range s.rows[1:] {
		r.readChoice(t, w)
	}
	r.translations(t, s.rows[1:])
}

// valueForName lets a column "value" name the choices when no other does.
func (r *reader) valueForName(t *table) {
	if t.has("name") {
		return
	}
	if i, ok := t.index["value\x00"]; ok {
		t.columns[i].key = "name"
		t.index["name\x00"] = i
	}
}

func (r *reader) readChoice(t *table, w row) {
	list, name := t.get(w, "list_name"), t.get(w, "name")
	if list == "" {
		if name != "" || len(r.text(t, w, "label")) > 0 {
			r.warnAt(t.sheet, w.number, t.col("list_name"), "choice.no-list")
		}
		return
	}
	if name == "" {
		r.errorAt(t.sheet, w.number, t.col("name"), "choice.no-name", list)
		return
	}
	l := r.lists[list]
	if l == nil {
		l = &listing{List: &forms.List{Name: list}, first: w}
		r.lists[list] = l
		r.form.Lists[list] = l.List
	}
	if l.Choice(name) != nil && !r.duplicates {
		r.errorAt(t.sheet, w.number, t.col("name"), "choice.duplicate", name, list)
		return
	}
	c := &forms.Choice{Name: name, Label: r.text(t, w, "label"), Extra: r.extra(t, w)}
	c.Missing = r.missing(t, w)
	if c.Label.Empty() && r.media(t, w) == "" {
		r.warnAt(t.sheet, w.number, t.col("label"), "choice.no-label", name)
	}
	r.checkLabelRefs(t, w, "label")
	l.Choices = append(l.Choices, c)
}

// extra collects the further columns under their own headers.
func (r *reader) extra(t *table, w row) map[string]string {
	var extra map[string]string
	known := choicesDialect().known
	for _, c := range t.columns {
		if known[c.key] || w.at(c.col) == "" {
			continue
		}
		if extra == nil {
			extra = map[string]string{}
		}
		extra[c.header] = w.at(c.col)
	}
	return extra
}

// missing reads which special answer the choice itself means.
func (r *reader) missing(t *table, w row) forms.Special {
	switch m := forms.Special(strings.ToLower(t.get(w, "missing"))); m {
	case forms.Answered, forms.DontKnow, forms.NotApplicable, forms.NoInformation:
		return m
	default:
		r.errorAt(t.sheet, w.number, t.col("missing"), "choice.missing", string(m))
		return forms.Answered
	}
}

// list returns the list of that name, marking it as used.
func (r *reader) list(w row, name string) *forms.List {
	if l := r.lists[name]; l != nil {
		l.used = true
		return l.List
	}
	if r.choices == nil {
		r.errorAt(r.survey.sheet, w.number, r.survey.col("type"), "choices.missing", name, r.book.similar("choices"))
		return nil
	}
	var names []string
	for n := range r.lists {
		names = append(names, n)
	}
	r.errorAt(r.survey.sheet, w.number, r.survey.col("type"), "list.unknown", name, nearestOf(name, names))
	return nil
}

// unusedLists warns of lists that no question and no expression mentions.
func (r *reader) unusedLists() {
	var all strings.Builder
	for _, w := range r.survey.sheet.rows {
		for _, c := range w.cells {
			if strings.Contains(c, "instance(") {
				all.WriteString(c)
			}
		}
	}
	for name, l := range r.lists {
		quoted := strings.Contains(all.String(), "'"+name+"'") || strings.Contains(all.String(), `"`+name+`"`)
		if !l.used && !quoted {
			r.warnAt(r.choices.sheet, l.first.number, r.choices.col("list_name"), "list.unused", name)
		}
	}
}

// media returns the first picture, sound or film of a row.
func (r *reader) media(t *table, w row) string {
	for _, c := range t.columns {
		switch c.key {
		case "image", "audio", "video", "big_image":
			if file := w.at(c.col); file != "" {
				return file
			}
		}
	}
	return ""
}
