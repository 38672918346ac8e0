package xlsform

import (
	"strconv"
	"strings"

	"cotejo/forms"
)

// An opening is a group or roster whose end has not been read yet.
type opening struct {
	element forms.Element
	group   *forms.Group
	roster  bool
	row     row
}

// readSurvey reads the survey sheet from top to bottom.
func (r *reader) readSurvey(s *sheet) {
	d := surveyDialect()
	r.survey = r.header(s, d)
	r.unknown(r.survey, d)
	if !r.survey.has("type") {
		r.errorAt(s, s.rows[0].number, 0, "header.missing", "type")
		return
	}
	if !r.survey.has("name") {
		if i, ok := r.survey.index["value\x00"]; ok {
			r.survey.columns[i].key = "name"
			r.survey.index["name\x00"] = i
		}
	}
	b := &builder{reader: r}
	for _, w := range s.rows[1:] {
		if constant(r.survey.get(w, "disabled")) != "yes" {
			b.row(w)
		}
	}
	for _, o := range b.open {
		r.errorAt(s, o.row.number, r.survey.col("type"), "group.open", o.element.Base().Name)
	}
	r.translations(r.survey, s.rows[1:])
}

// A builder puts elements where they belong.
type builder struct {
	*reader
	open     []opening
	implicit *forms.Section // collects what stands outside groups, or nil
	count    int            // implicit sections so far
}

func (b *builder) row(w row) {
	k := parseKind(b.survey.get(w, "type"))
	switch {
	case k.name == "" && b.survey.get(w, "name") == "" && b.text(b.survey, w, "label").Empty():
		b.warnAt(b.survey.sheet, w.number, 0, "row.comment")
	case k.name == "":
		b.errorAt(b.survey.sheet, w.number, b.survey.col("type"), "type.missing")
	case k.name == "begin group" || k.name == "begin repeat" || k.name == "begin loop":
		b.begin(w, k)
	case strings.HasPrefix(k.name, "end "):
		b.end(w, k)
	default:
		b.question(w, k)
	}
}

// base reads what every element has.
func (b *builder) base(w row, kind string) forms.Base {
	t := b.survey
	base := forms.Base{
		Name:       b.name(w, kind),
		Label:      b.text(t, w, "label"),
		Hint:       b.text(t, w, "hint"),
		Guidance:   b.text(t, w, "guidance_hint"),
		Relevant:   b.formula(w, "relevant"),
		Appearance: t.get(w, "appearance"),
		Minutes:    b.whole(w, colMinutes, 0, 1000),
	}
	b.checkLabelRefs(t, w, "label", "hint", "guidance_hint", "required_message", "constraint_message")
	return base
}

// name reads an element's name, or makes one where a note or group has none.
func (b *builder) name(w row, kind string) string {
	name := b.survey.get(w, "name")
	col := b.survey.col("name")
	switch {
	case name == "" && (kind == "note" || kind == "begin group" || kind == "begin loop"):
		return strings.ReplaceAll(kind, " ", "_") + "_" + strconv.Itoa(w.number)
	case name == "":
		b.errorAt(b.survey.sheet, w.number, col, "name.missing")
	case strings.EqualFold(name, "meta"):
		b.errorAt(b.survey.sheet, w.number, col, "name.reserved", name)
	case !isName(name):
		b.errorAt(b.survey.sheet, w.number, col, "name.invalid", name)
	}
	return name
}

func (b *builder) begin(w row, k kind) {
	group := forms.Group{Common: b.base(w, k.name)}
	o := opening{row: w}
	if k.name == "begin repeat" {
		ro := &forms.Roster{Group: group, Level: b.whole(w, colLevel, 1, 3)}
		ro.Count = b.formula(w, "repeat_count")
		o.element, o.group, o.roster = ro, &ro.Group, true
		b.groupLabel(w, &ro.Group)
		b.place(w, ro)
	} else {
		if k.name == "begin loop" {
			b.warnAt(b.survey.sheet, w.number, b.survey.col("type"), "type.loop")
		}
		if len(b.open) == 0 {
			sec := &forms.Section{Group: group}
			b.groupLabel(w, &sec.Group)
			b.implicit = nil
			b.form.Sections = append(b.form.Sections, sec)
			b.origins[sec.Base()] = w
			o.element, o.group = &sec.Group, &sec.Group
		} else {
			g := &group
			o.element, o.group = g, g
			b.place(w, g)
		}
	}
	b.open = append(b.open, o)
}

// groupLabel makes sure that a section or roster has a name to show.
func (b *builder) groupLabel(w row, g *forms.Group) {
	if g.Label.Empty() {
		b.warnAt(b.survey.sheet, w.number, b.survey.col("label"), "group.no-label", g.Name)
		g.Label = forms.Text{b.defaultLang: g.Name}
	}
}

func (b *builder) end(w row, k kind) {
	col := b.survey.col("type")
	if len(b.open) == 0 {
		b.errorAt(b.survey.sheet, w.number, col, "group.stray-end")
		return
	}
	o := b.open[len(b.open)-1]
	if (k.name == "end repeat") != o.roster {
		b.errorAt(b.survey.sheet, w.number, col, "group.crossed", o.element.Base().Name, strconv.Itoa(o.row.number))
		return
	}
	if name := b.survey.get(w, "name"); name != "" && name != o.element.Base().Name {
		b.warnAt(b.survey.sheet, w.number, b.survey.col("name"), "group.end-name", name, o.element.Base().Name)
	}
	b.open = b.open[:len(b.open)-1]
	if len(o.group.Elements) == 0 {
		b.warnAt(b.survey.sheet, o.row.number, col, "group.empty", o.element.Base().Name)
	}
}

// place adds an element to what is open, or to an implicit section.
func (b *builder) place(w row, e forms.Element) {
	b.origins[e.Base()] = w
	if len(b.open) > 0 {
		into := b.open[len(b.open)-1].group
		b.sameName(w, into.Elements, e.Base().Name)
		into.Elements = append(into.Elements, e)
		return
	}
	if b.implicit == nil {
		b.count++
		b.implicit = &forms.Section{Implicit: true}
		b.implicit.Name = "_" + strconv.Itoa(b.count)
		b.implicit.Label = b.implicitLabel()
		b.form.Sections = append(b.form.Sections, b.implicit)
		b.origins[b.implicit.Base()] = w
	}
	b.sameName(w, b.implicit.Elements, e.Base().Name)
	b.implicit.Elements = append(b.implicit.Elements, e)
}

// implicitLabel names a section that the form does not: by the form's title
// if it is the first.
func (b *builder) implicitLabel() forms.Text {
	if b.count == 1 && !b.form.Title.Empty() {
		return b.form.Title
	}
	return bothLanguages("section.questions", b.languages(b.survey))
}

// sameName warns of names that differ in case only.
func (b *builder) sameName(w row, siblings []forms.Element, name string) {
	for _, e := range siblings {
		if other := e.Base().Name; other != name && strings.EqualFold(other, name) {
			b.warnAt(b.survey.sheet, w.number, b.survey.col("name"), "name.case", name, other)
		}
	}
}
