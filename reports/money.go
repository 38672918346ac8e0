package reports

import (
	"cmp"
	"slices"
	"strings"

	"cotejo/forms"
)

// MoneyRules name the questions of a roster that say how much each row has,
// in which currency and year, and from which sources.
type MoneyRules struct {
	Amount, Currency, Year, Sources string
}

// DiagnosticMoney are the questions of the diagnostic that ships.
func DiagnosticMoney() MoneyRules {
	return MoneyRules{Amount: "f_budget", Currency: "f_curr", Year: "f_budget_year", Sources: "f_source"}
}

// MoneyLine is the money of one column.
type MoneyLine struct {
	Column
	Mark    Mark    // Answered, None, or why the list is not known
	Sums    []Money // by currency, year and sources
	Unknown int     // rows whose amount, currency, year or sources are not known, and so in no sum
	Rows    int     // rows in all
}

// Money is a sum. Currencies and years are never mixed, and an amount with
// several sources stays with all of them, since nobody says how it is divided.
type Money struct {
	Currency *forms.Choice
	Year     int
	Sources  []*forms.Choice // in the order of the list
	Amount   float64
	N        int // rows added up
}

// Budgets adds up the money of each column. The error, an *IndexError, names
// a question that is not there or does not suit.
func (r MoneyRules) Budgets(s *Snapshot) ([]MoneyLine, error) {
	m, err := r.bound(s.Questionnaire)
	if err != nil {
		return nil, err
	}
	var lines []MoneyLine
	for _, col := range columns(s) {
		lines = append(lines, m.line(col))
	}
	return lines, nil
}

// purse holds the questions of the rules.
type purse struct {
	amount, currency, year, sources *forms.Question
}

func (r MoneyRules) bound(q *forms.Questionnaire) (m purse, err error) {
	if m.amount, err = counting(q, r.Amount); err != nil {
		return m, err
	}
	if m.year, err = counting(q, r.Year); err != nil {
		return m, err
	}
	if m.currency, err = choosing(q, r.Currency); err != nil {
		return m, err
	}
	if m.sources, err = choosing(q, r.Sources); err != nil {
		return m, err
	}
	for _, other := range []*forms.Question{m.year, m.currency, m.sources} {
		if m.amount.Roster == nil || other.Roster != m.amount.Roster {
			return m, wrong(other.Name, "table.together", r.Amount)
		}
	}
	return m, nil
}

func (m purse) line(col Column) MoneyLine {
	l := MoneyLine{Column: col, Mark: Answered}
	rows := liveRows(col.Diagnostic, m.amount.Roster)
	if rows == nil {
		l.Mark = absence(col.Diagnostic, m.amount.Roster)
	}
	for _, row := range rows {
		l.Rows++
		if one, ok := m.of(col.Diagnostic, row.ID); ok {
			l.add(one)
		} else {
			l.Unknown++
		}
	}
	slices.SortStableFunc(l.Sums, func(a, b Money) int {
		return cmp.Or(
			cmp.Compare(m.place(m.currency, a.Currency), m.place(m.currency, b.Currency)),
			cmp.Compare(a.Year, b.Year),
			slices.CompareFunc(a.Sources, b.Sources, func(x, y *forms.Choice) int {
				return cmp.Compare(m.place(m.sources, x), m.place(m.sources, y))
			}),
		)
	})
	return l
}

func (m purse) place(q *forms.Question, c *forms.Choice) int { return slices.Index(q.List.Choices, c) }

// of reads one row; false when a part of it is not known.
func (m purse) of(d *Diagnostic, row forms.RowID) (Money, bool) {
	one := Money{N: 1}
	sum, known := amount(d, m.amount, row)
	year, dated := amount(d, m.year, row)
	currency, sources := entryOf(d, m.currency, row), entryOf(d, m.sources, row)
	if !known || !dated || currency.Mark != Answered || sources.Mark != Answered {
		return one, false
	}
	one.Amount, one.Year, one.Currency = sum, int(year), m.currency.List.Choice(currency.Answer.Value)
	named := strings.Fields(sources.Answer.Value)
	for _, c := range m.sources.List.Choices {
		if slices.Contains(named, c.Name) {
			one.Sources = append(one.Sources, c)
		}
	}
	return one, one.Currency != nil && len(one.Sources) > 0
}

func (l *MoneyLine) add(one Money) {
	for i := range l.Sums {
		have := &l.Sums[i]
		if have.Currency == one.Currency && have.Year == one.Year && slices.Equal(have.Sources, one.Sources) {
			have.Amount += one.Amount
			have.N++
			return
		}
	}
	l.Sums = append(l.Sums, one)
}
