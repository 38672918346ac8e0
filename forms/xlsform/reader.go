package xlsform

import (
	"strconv"
	"strings"

	"cotejo/forms"
	"cotejo/forms/expr"
)

// A reader turns the sheets of one form into a questionnaire.
type reader struct {
	book     *book
	form     *forms.Questionnaire
	problems []Problem

	survey, choices *table
	defaultLang     string
	duplicates      bool // choice names may repeat
	lists           map[string]*listing
	origins         map[*forms.Base]row // where each element stands
	later           []func()            // what can only be resolved at the end
	files           map[string]bool     // secondary instances whose file is not here
}

func newReader(b *book, name string) *reader {
	return &reader{
		book:    b,
		form:    &forms.Questionnaire{Name: name, Lists: map[string]*forms.List{}},
		lists:   map[string]*listing{},
		origins: map[*forms.Base]row{},
		files:   map[string]bool{},
	}
}

func (r *reader) errorAt(s *sheet, row, col int, code string, args ...string) {
	r.problems = append(r.problems, Problem{Sheet: s.name, Row: row, Col: col, Severity: forms.Error, Code: code, Args: args})
}

func (r *reader) warnAt(s *sheet, row, col int, code string, args ...string) {
	r.problems = append(r.problems, Problem{Sheet: s.name, Row: row, Col: col, Severity: forms.Warning, Code: code, Args: args})
}

// read reads all sheets. The questionnaire it returns is only to be used when
// no problem is an error.
func (r *reader) read() *forms.Questionnaire {
	survey := r.book.find("survey")
	if survey == nil {
		r.problems = append(r.problems, refuse("sheet.missing", "survey", r.book.similar("survey"))...)
		return nil
	}
	if len(survey.rows) == 0 {
		r.errorAt(survey, 0, 0, "sheet.empty", survey.name)
		return nil
	}
	for _, s := range r.book.sheets {
		r.clip(s)
	}
	r.readSettings()
	r.readChoices()
	r.otherSheets()
	r.readSurvey(survey)
	for _, resolve := range r.later {
		resolve()
	}
	r.settleLanguages()
	r.unusedLists()
	for _, f := range r.form.Seal() {
		r.fault(f)
	}
	return r.form
}

// clip ends a sheet where many blank rows begin, and says so.
func (r *reader) clip(s *sheet) {
	for i := 1; i < len(s.rows); i++ {
		if s.rows[i].number-s.rows[i-1].number > mostBlank {
			r.warnAt(s, s.rows[i].number, 0, "sheet.after-blank", strconv.Itoa(mostBlank))
			s.rows = s.rows[:i]
			return
		}
	}
}

// otherSheets warns of sheets that have no effect here, and of misspelt ones.
func (r *reader) otherSheets() {
	for _, s := range r.book.sheets {
		switch strings.ToLower(s.name) {
		case "external_choices", "entities", "osm":
			r.warnAt(s, 0, 0, "sheet.ignored", s.name)
		}
	}
	for _, name := range []string{"settings", "choices"} {
		if r.book.find(name) == nil {
			if like := r.book.similar(name); like != "" {
				r.warnAt(&sheet{name: like}, 0, 0, "sheet.similar", like, name)
			}
		}
	}
}

// fault turns what sealing found into a problem at its cell.
func (r *reader) fault(f forms.Fault) {
	at := r.origins[f.Element.Base()]
	col := r.survey.col(f.Column)
	if col == 0 {
		col = r.survey.col("type")
	}
	r.problems = append(r.problems, Problem{Sheet: r.survey.sheet.name, Row: at.number, Col: col,
		Severity: f.Severity, Code: f.Code, Args: f.Args})
}

// formula parses the expression in a cell; nil when there is none or it is
// wrong.
func (r *reader) formula(w row, key string) *expr.Expr {
	text := plain(r.survey.get(w, key))
	if text == "" {
		return nil
	}
	return r.parse(r.survey.sheet, w, r.survey.col(key), text)
}

func (r *reader) parse(s *sheet, w row, col int, text string) *expr.Expr {
	e, err := expr.Parse(text)
	if err == nil {
		r.warnings(s, w, col, e)
		return e
	}
	p := expressionProblem(s, w, col, err)
	if p.Code == "expr.last-saved" {
		p.Severity = forms.Warning // nothing was saved before: left out
	}
	r.problems = append(r.problems, p)
	return nil
}

// warnings reports what an expression hardly means. In a choice filter a bare
// name is a column of the list.
func (r *reader) warnings(s *sheet, w row, col int, e *expr.Expr) {
	for _, found := range e.Warnings() {
		if found.Code == "expr.bare-name" && col == r.survey.col("choice_filter") {
			continue
		}
		p := expressionProblem(s, w, col, found)
		p.Severity = forms.Warning
		r.problems = append(r.problems, p)
	}
}

// plain makes typographic quotes plain: spreadsheets put them in by
// themselves. Other typographic signs stay and are reported.
func plain(text string) string { return plainQuotes.Replace(text) }

var plainQuotes = strings.NewReplacer("‘", "'", "’", "'", "“", `"`, "”", `"`, "\u00a0", " ")
