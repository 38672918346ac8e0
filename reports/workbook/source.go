package workbook

import (
	"context"
	"fmt"
	"strings"

	"cotejo/forms"
	"cotejo/reports"
)

// source is where formulas find what was answered: the long form, each line of
// which bears the name of its cell, so that sorting it changes no figure.
type source struct {
	sheet       string
	first, last int
	used        bool // some formula looks into it
}

// lookInto lets formulas look into the long form, and count the rows of
// rosters, where that is not too much.
func (b *book) lookInto(ctx context.Context, data *sheet) error {
	if !b.asksCounted() {
		return nil
	}
	for range data.expand(b.lang) {
		if data.count++; data.count%4096 == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
	}
	b.answers = b.sourceOf(data)
	b.ledger = b.rosterRows()
	data.count = 0 // it is measured with the other sheets
	return nil
}

// asksCounted says whether the questionnaire asks anything that a table has
// formulas for.
func (b *book) asksCounted() bool {
	for _, name := range append(append(countedQuestions(), priorities()...), "j_patterns", reports.DiagnosticTimeline().Year) {
		if len(b.snapshot.Questionnaire.ByName(name)) > 0 {
			return true
		}
	}
	return len(b.computed) > 0
}

// mostLooked is how many lines of the long form formulas look into. A
// spreadsheet finds a name among 100,000 in well under a second and computes
// everything again at every change: beyond that it would keep its reader
// waiting, and the tables give figures alone.
const mostLooked = 100_000

// sourceOf returns the long form as a source; nil where it is too long, or
// where two questions would be one to a spreadsheet, which takes no notice of
// the case of letters.
func (b *book) sourceOf(data *sheet) *source {
	seen := map[string]bool{}
	for _, q := range b.snapshot.Questionnaire.Questions() {
		id := strings.ToLower(string(q.ID))
		if seen[id] || len(id) > longestID {
			return nil
		}
		seen[id] = true
	}
	if data.count == 0 || data.count > mostLooked {
		return nil
	}
	return &source{sheet: data.name, first: data.headLine() + 1, last: data.lastLine()}
}

// longestID keeps the names of cells under the 255 characters that a
// spreadsheet looks for.
const longestID = 120

// The columns of the long form that formulas read.
const (
	dataVoice    = 2
	dataQuestion = 6
	dataCode     = 7
	dataLabel    = 8
	dataState    = 9
	dataKey      = 14
)

// cellName is what a cell of the long form is called.
func cellName(country string, p *reports.Party, key forms.Key) string {
	slug := ""
	if p != nil {
		slug = p.Slug
	}
	name := country + "|" + slug + "|" + string(key.Question)
	if key.Row != "" {
		name += "|" + string(key.Row)
	}
	return name
}

// nameIn is the name of a question's cell in a column.
func nameIn(c *reports.Column, key forms.Key) string {
	if c.Diagnostic == nil {
		return cellName(c.Country.ISO3, nil, key)
	}
	return cellName(c.Country.ISO3, &c.Diagnostic.Party, key)
}

// column names all cells of a column of the long form.
func (s *source) column(i int) string {
	s.used = true
	c := letter(i)
	return fmt.Sprintf("'%s'!$%s$%d:$%s$%d", s.sheet, c, s.first, c, s.last)
}

// at is the formula of what stands in a column of the long form on the line
// of the cell that a formula names.
func (s *source) at(column int, name string) string {
	return fmt.Sprintf("INDEX(%s,MATCH(%s,%s,0))", s.column(column), name, s.column(dataKey))
}

// tokens is the formula of the codes answered in a cell, each between marks, so
// that one code is never found within another.
func (s *source) tokens(name string) string {
	return fmt.Sprintf(`";"&SUBSTITUTE(%s," ",";")&";"`, s.at(dataCode, name))
}

// tokensOf is what that formula gives for an answer.
func tokensOf(code string) string { return ";" + strings.ReplaceAll(code, " ", ";") + ";" }

// answeredTokens matches a cell of tokens with any code in it.
const answeredTokens = `"???*"`

// namingCode matches the tokens of an answer that names a code.
func namingCode(code string) string {
	return quoted("*;" + literal(code) + ";*")
}

// alone matches the tokens of an answer that is nothing but a code.
func alone(code string) string {
	return quoted(";" + literal(code) + ";")
}

// exactly matches a code that is a whole answer.
func exactly(code string) string { return quoted("=" + literal(code)) }

// literal keeps a code from being read as a pattern.
func literal(code string) string {
	return strings.NewReplacer("~", "~~", "*", "~*", "?", "~?").Replace(code)
}

// silences are the codes of a list that stand for a special answer.
func silences(l *forms.List) []string {
	var codes []string
	for _, c := range l.Choices {
		if c.Missing != forms.Answered {
			codes = append(codes, c.Name)
		}
	}
	return codes
}

// countable says whether formulas can tell the choices of a list apart.
func countable(l *forms.List) bool {
	seen := map[string]bool{}
	for _, c := range l.Choices {
		name := strings.ToLower(c.Name)
		if seen[name] || len(name) > 200 {
			return false
		}
		seen[name] = true
	}
	return true
}
