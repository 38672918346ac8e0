package workbook

import (
	"fmt"
	"slices"
	"strconv"

	"cotejo/forms"
	"cotejo/reports"
)

// rosterRows is the sheet on which the rows of rosters stand with the codes
// that tables count, one row to a line, each fetched from the long form. What
// is counted together must stand together, which in the long form it does not.
type rosterRows struct {
	*sheet
	*source
	places map[string]int // of the questions' columns, by name
	lines  [][]cell
}

// countedQuestions are the questions of rosters whose answers tables count.
func countedQuestions() []string {
	return []string{
		"d_area", "e_prog", "f_tool", "f_area", "f_target", "f_people", "f_need", "h_type",
		"j_g_area", "j_g_kind", "j_i_group", "j_i_dim", "j_i_dir", "j_c_level", "j_c_cycle",
	}
}

// The first columns of the sheet.
const (
	rowsCountry = iota
	rowsParty
	rowsVoice
	rowsRoster
	rowsRow
	rowsFirst // of the questions
)

// rosterRows lays the sheet out; nil when there is nothing to count, or too
// much.
func (b *book) rosterRows() *rosterRows {
	if b.answers == nil {
		return nil
	}
	r := &rosterRows{source: b.answers, places: map[string]int{}}
	questions, rosters := b.countedIn()
	for i, q := range questions {
		r.places[q.Name] = rowsFirst + i
	}
	r.sheet = &sheet{keys: rowsFirst, columns: b.rosterColumns(questions), aids: []string{b.word("rows.aid"), b.word("rows.aid2") + " " + b.word("print.little", strconv.Itoa(sampleRows))}, use: b.word("use.rows"), forPrograms: true}
	for _, inv := range rosters {
		for i := range inv.Rows {
			if row := &inv.Rows[i]; row.Mark == reports.Answered {
				r.lines = append(r.lines, r.line(b, inv, row, questions))
			}
		}
	}
	if len(r.lines) == 0 || len(r.lines) > mostCounted {
		return nil
	}
	r.sheet.rows = slices.Values(r.lines)
	r.sheet.name, r.sheet.title = b.names.take(b.sheetName("rows.name")), b.titled(b.word("rows.title"))
	b.listed(r.sheet, b.sheetName("rows.name"))
	return r
}

// mostCounted is how many rows of rosters formulas count among. A region of
// eleven has some hundreds; a table counts them once for each of its cells.
const mostCounted = 5_000

// countedIn returns the questions that can be counted, and the inventories
// they belong to.
func (b *book) countedIn() ([]*forms.Question, []*reports.Inventory) {
	var questions []*forms.Question
	var rosters []*reports.Inventory
	for _, name := range countedQuestions() {
		found := b.snapshot.Questionnaire.ByName(name)
		if len(found) != 1 {
			continue
		}
		q, ok := found[0].(*forms.Question)
		if !ok || q.Roster == nil || q.Private || q.List != nil && !countable(q.List) {
			continue
		}
		inv := b.inventoryOf(q.Roster.Name)
		if inv == nil || inv.Roster != q.Roster {
			continue
		}
		questions = append(questions, q)
		if !slices.Contains(rosters, inv) {
			rosters = append(rosters, inv)
		}
	}
	return questions, rosters
}

func (b *book) rosterColumns(questions []*forms.Question) []column {
	columns := []column{
		{b.word("data.country"), 9}, {b.word("data.party"), 12}, {b.word("data.voice"), 7}, {b.word("rows.roster"), 12}, {b.word("data.row"), 14},
	}
	for _, q := range questions {
		columns = append(columns, column{string(q.ID), 18})
	}
	return columns
}

// line is one row of a roster: what names it, and a formula for each question
// of its roster.
func (r *rosterRows) line(b *book, inv *reports.Inventory, row *reports.InventoryRow, questions []*forms.Question) []cell {
	d := row.Column.Diagnostic
	out := make([]cell, rowsFirst+len(questions))
	for i, text := range []string{row.Column.Country.ISO3, d.Party.Slug, string(d.Party.Voice), inv.Roster.Name, string(row.Row.ID)} {
		out[i] = words(plain, text)
	}
	at := r.sheet.headLine() + 1 + len(r.lines)
	for i, q := range questions {
		if q.Roster != inv.Roster {
			continue
		}
		c := letter(rowsFirst + i)
		name := fmt.Sprintf(`$A%[1]d&"|"&$B%[1]d&"|"&%[2]s$%[3]d&"|"&$E%[1]d`, at, c, r.sheet.headLine())
		e := b.entry(inv, row, q)
		if q.List != nil {
			out[rowsFirst+i] = reading(plain, r.tokens(name), tokensOf(e.Answer.Value))
			continue
		}
		out[rowsFirst+i] = r.number(name, e)
	}
	return out
}

// entry is what a row of an inventory says to a question.
func (b *book) entry(inv *reports.Inventory, row *reports.InventoryRow, q *forms.Question) reports.Entry {
	if i := slices.Index(inv.Questions, q); i >= 0 {
		return row.Entries[i]
	}
	return reports.Entry{}
}

// number is the formula of a number answered; nothing where there is none.
func (r *rosterRows) number(name string, e reports.Entry) cell {
	x, ok := e.Number()
	if y, err := strconv.ParseFloat(e.Answer.Value, 64); !ok && err == nil && y-y == 0 {
		return figure(plain, y) // the long form keeps it as a text, so as not to round it
	}
	at := r.at(dataCode, name)
	return formula(plain, fmt.Sprintf(`IF(ISNUMBER(%[1]s),%[1]s,"")`, at), x, ok)
}

// has says whether a question has a column.
func (r *rosterRows) has(names ...string) bool {
	if r == nil {
		return false
	}
	for _, name := range names {
		if r.places[name] == 0 {
			return false
		}
	}
	return true
}

// of names all cells of a question's column.
func (r *rosterRows) of(name string) string { return r.cells(r.places[name]) }

func (r *rosterRows) cells(i int) string {
	c := letter(i)
	return fmt.Sprintf("'%s'!$%s$%d:$%s$%d", r.sheet.name, c, r.sheet.headLine()+1, c, r.sheet.headLine()+len(r.lines))
}

// saidBy is the condition that a row is one party's.
func (r *rosterRows) saidBy(c *reports.Column) string {
	if r == nil || c.Diagnostic == nil {
		return ""
	}
	return fmt.Sprintf("%s,%s,%s,%s", r.cells(rowsCountry), quoted(c.Country.ISO3), r.cells(rowsParty), quoted(c.Diagnostic.Party.Slug))
}

// spokenBy is the condition that a row is of one voice.
func (r *rosterRows) spokenBy(v reports.Voice) string {
	if r == nil {
		return ""
	}
	return fmt.Sprintf("%s,%s", r.cells(rowsVoice), quoted(string(v)))
}

// names is the condition that a row's answer names a choice.
func (r *rosterRows) names(question string, c *forms.Choice) string {
	return r.of(question) + "," + namingCode(c.Name)
}

// unknown is the formula of how many rows of a party leave a question open:
// all of its roster less those with a code that is no silence.
func (r *rosterRows) unknown(c *reports.Column, q *forms.Question) string {
	by := r.saidBy(c)
	text := fmt.Sprintf("COUNTIFS(%s,%s,%s)-COUNTIFS(%s,%s,%s)", by, r.cells(rowsRoster), quoted(q.Roster.Name), by, r.of(q.Name), answeredTokens)
	for _, code := range silences(q.List) {
		text += fmt.Sprintf("+COUNTIFS(%s,%s,%s)", by, r.of(q.Name), alone(code))
	}
	return text
}

// lists says whether any row of a party's roster stands on the sheet.
func (r *rosterRows) lists(c *reports.Column, roster *forms.Roster) bool {
	if c.Diagnostic == nil {
		return false
	}
	for _, line := range r.lines {
		if line[rowsCountry].text == c.Country.ISO3 && line[rowsParty].text == c.Diagnostic.Party.Slug && line[rowsRoster].text == roster.Name {
			return true
		}
	}
	return false
}
