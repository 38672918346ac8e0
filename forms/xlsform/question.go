package xlsform

import (
	"path"
	"regexp"
	"strings"

	"cotejo/forms"
)

// question reads a row that asks, tells or computes something.
func (b *builder) question(w row, k kind) {
	typ, ok := types[k.name]
	col := b.survey.col("type")
	switch {
	case ok:
	case k.name == "csv external" || k.name == "xml external":
		b.external(w)
		return
	case reduced[k.name] != "":
		typ = reduced[k.name]
		b.warnAt(b.survey.sheet, w.number, col, "type.as-"+string(typ), k.written)
		b.checkFile(w, k)
	default:
		b.errorAt(b.survey.sheet, w.number, col, "type.unknown", k.written, nearestOf(k.name, kindNames()))
		return
	}
	q := &forms.Question{Common: b.base(w, k.name), Type: typ, Fill: filled[k.name]}
	b.rules(w, q)
	if ok {
		b.checkParameters(w, q)
	}
	b.extensions(w, q)
	b.choose(w, q, k)
	b.special(w, q, k)
	b.mustShow(w, q)
	b.place(w, q)
	if k.orOther {
		b.other(w, q)
	}
}

// rules reads what holds for the answer.
func (b *builder) rules(w row, q *forms.Question) {
	t := b.survey
	q.Required = b.condition(w, "required")
	q.RequiredMsg = b.text(t, w, "required_message")
	q.Constraint = b.formula(w, "constraint")
	q.Message = b.text(t, w, "constraint_message")
	q.Calculation = b.formula(w, "calculation")
	q.Filter = b.formula(w, "choice_filter")
	q.ReadOnly = b.condition(w, "read_only") != nil
	q.Parameters = b.parameters(w)
	if text := t.get(w, "read_only"); text != "" && constant(text) == "" {
		b.warnAt(t.sheet, w.number, t.col("read_only"), "column.constant", "read_only")
	}
	b.defaults(w, q)
	b.trigger(w, q)
}

func (b *builder) defaults(w row, q *forms.Question) {
	text := b.survey.get(w, "default")
	if dynamic(text) {
		q.Default = b.formula(w, "default")
		return
	}
	q.Initial = text
	if text == "" || q.Type == forms.Hidden || q.Type == forms.Calculate {
		return
	}
	value, problem := q.Canonical([]string{text})
	switch {
	case problem == nil:
		q.Initial = value
	case strings.ContainsAny(text, "+*") || strings.Contains(text, " div ") || strings.Contains(text, " - "):
		q.Initial = ""
		q.Default = b.formula(w, "default")
	default:
		b.warnAt(b.survey.sheet, w.number, b.survey.col("default"), problem.Code, problem.Args...)
	}
}

// trigger checks the questions that set off a calculation. Calculations are
// always computed again when something they mention changes, so that a
// trigger adds nothing but a moment.
func (b *builder) trigger(w row, q *forms.Question) {
	text := b.survey.get(w, "trigger")
	if text == "" {
		return
	}
	col := b.survey.col("trigger")
	for part := range strings.SplitSeq(text, ",") {
		part = strings.TrimSpace(part)
		m := reference.FindStringSubmatch(part)
		if part == "" {
			continue
		}
		if m == nil {
			b.errorAt(b.survey.sheet, w.number, col, "trigger.reference", part)
			continue
		}
		b.later = append(b.later, func() { b.knownName(b.survey, w, col, m[1]) })
	}
	b.warnAt(b.survey.sheet, w.number, col, "trigger.ignored")
}

// reference is ${name} and nothing else.
var reference = regexp.MustCompile(`^\$\{\s*([^{}\s]+)\s*\}$`)

// extensions reads the bind::cotejo columns.
func (b *builder) extensions(w row, q *forms.Question) {
	t := b.survey
	q.Level = b.whole(w, colLevel, 1, 3)
	q.Expected = b.yes(w, colExpected)
	q.Private = b.yes(w, colPrivate)
	q.Code = t.get(w, colCode)
	switch f := forms.Fill(strings.ToLower(t.get(w, colFill))); f {
	case forms.NoFill:
	case forms.FillCountry, forms.FillVoice, forms.FillYear, forms.FillToday:
		q.Fill = f
	default:
		b.errorAt(t.sheet, w.number, t.col(colFill), "fill.unknown", string(f))
	}
	if names := strings.Fields(t.get(w, colRef)); len(names) > 0 {
		b.refs(w, q, names)
	}
}

// yes reads a column that says yes or no, and nothing for no.
func (b *builder) yes(w row, key string) bool {
	text := b.survey.get(w, key)
	if text != "" && constant(text) == "" {
		b.errorAt(b.survey.sheet, w.number, b.survey.col(key), "column.yes-no", text)
	}
	return constant(text) == "yes"
}

// refs resolves the rosters that a text may refer to, once all are read.
func (b *builder) refs(w row, q *forms.Question, names []string) {
	col := b.survey.col(colRef)
	if q.Type != forms.TextType {
		b.errorAt(b.survey.sheet, w.number, col, "ref.not-text")
		return
	}
	b.later = append(b.later, func() {
		for _, name := range names {
			if ro := b.roster(name); ro != nil {
				q.Refs = append(q.Refs, ro)
				continue
			}
			b.errorAt(b.survey.sheet, w.number, col, "roster.unknown", name, nearestOf(name, b.rosterNames()))
		}
	})
}

// mustShow demands that what people see says something.
func (b *builder) mustShow(w row, q *forms.Question) {
	silent := q.Type == forms.Calculate || q.Type == forms.Hidden
	if q.Type == forms.Calculate && q.Calculation == nil && b.survey.get(w, "calculation") == "" &&
		q.Default == nil && q.Fill == forms.NoFill {
		b.errorAt(b.survey.sheet, w.number, b.survey.col("calculation"), "calculation.missing", q.Name)
	}
	if silent || !q.Label.Empty() || !q.Hint.Empty() || b.media(b.survey, w) != "" || q.Computed() {
		return
	}
	b.errorAt(b.survey.sheet, w.number, b.survey.col("label"), "question.no-label", q.Name)
}

// external declares a secondary instance in a file of its own.
func (b *builder) external(w row) {
	name := b.name(w, "external")
	b.files[name] = true
	b.warnAt(b.survey.sheet, w.number, b.survey.col("type"), "file.absent", name)
}

// checkFile checks the file that a select takes its choices from.
func (b *builder) checkFile(w row, k kind) {
	if !strings.HasSuffix(k.name, "_from_file") {
		return
	}
	switch path.Ext(k.list) {
	case ".csv", ".xml", ".geojson":
	default:
		b.errorAt(b.survey.sheet, w.number, b.survey.col("type"), "file.extension", k.list)
	}
	params := b.parameters(w)
	for _, key := range []string{"value", "label"} {
		if v, ok := params[key]; ok && !isName(v) {
			b.errorAt(b.survey.sheet, w.number, b.survey.col("parameters"), "name.invalid", v)
		}
	}
}

// special finishes the kinds that are more than their type.
func (b *builder) special(w row, q *forms.Question, k kind) {
	switch k.name {
	case "acknowledge":
		q.List = &forms.List{Name: "acknowledge", Choices: []*forms.Choice{
			{Name: "OK", Label: bothLanguages("choice.acknowledge", b.languages(b.survey))},
		}}
	case "image", "audio", "video":
		if q.Parameters == nil {
			q.Parameters = map[string]string{}
		}
		q.Parameters["accept"] = k.name + "/*"
	case "range":
		b.rangeOf(w, q)
	}
}
