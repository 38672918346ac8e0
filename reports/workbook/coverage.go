package workbook

import (
	"slices"
	"strconv"

	"cotejo/forms"
	"cotejo/reports"
)

// coverage lays out how far each country and party has come.
func (b *book) coverage(name string) *sheet {
	sum := b.comparison.Summary()
	levels := b.levels()
	s := &sheet{
		name: name, title: b.titled(b.word("coverage.title")), keys: 1, sized: true, use: b.word("use.coverage"),
		aids: []string{
			b.word("coverage.aid"),
			b.word("coverage.n", strconv.Itoa(sum.Countries), strconv.Itoa(sum.WithDiagnostic), strconv.Itoa(sum.WithSubmitted),
				strconv.Itoa(sum.Diagnostics), strconv.Itoa(sum.Submitted)),
		},
		columns: b.coverageColumns(levels),
	}
	s.rows = func(yield func([]cell) bool) {
		for i := range b.comparison.Coverage {
			if !yield(b.coverageRow(&b.comparison.Coverage[i], levels)) {
				return
			}
		}
	}
	return s
}

// levels returns the levels the questionnaire asks at, if any.
func (b *book) levels() []int {
	var levels []int
	for _, q := range b.snapshot.Questionnaire.Questions() {
		if q.Level > 0 && q.Level < 4 && !slices.Contains(levels, q.Level) {
			levels = append(levels, q.Level)
		}
	}
	slices.Sort(levels)
	return levels
}

func (b *book) coverageColumns(levels []int) []column {
	columns := []column{
		{b.word("head.country"), b.countryWidth()}, {"ISO 3166", 7}, {b.word("head.voice"), 15}, {b.word("head.party"), 24}, {b.word("head.status"), 14},
		{b.word("coverage.answered"), 12}, {b.word("coverage.asked"), 7},
	}
	for _, level := range levels {
		l := strconv.Itoa(level)
		columns = append(columns, column{b.word("coverage.level." + l + ".answered"), 12}, column{b.word("coverage.level." + l + ".asked"), 8})
	}
	for _, code := range []string{"coverage.missing", "coverage.special", "coverage.sourced", "coverage.expected"} {
		columns = append(columns, column{b.word(code), 11})
	}
	return append(columns, column{b.word("coverage.changed"), 15}, column{b.word("coverage.submitted"), 15})
}

func (b *book) coverageRow(line *reports.CoverageLine, levels []int) []cell {
	row := []cell{b.country(line.Country), words(body, line.Country.ISO3)}
	if line.Party == nil {
		row = append(row, cell{look: body}, cell{look: body}, words(markNoData, b.say(line.Status.Words)))
		for len(row) < 13+2*len(levels) {
			row = append(row, cell{look: markNoData})
		}
		return row
	}
	row = append(row, words(body, b.say(line.Party.Voice.Words)), words(body, b.party(line.Party)), words(body, b.say(line.Status.Words)))
	row = append(row, counts(line.Count, levels)...)
	return append(row, instant(moment, line.Changed), instant(moment, line.Submitted))
}

func counts(c forms.Count, levels []int) []cell {
	row := []cell{count(c.Answered), count(c.Asked)}
	for _, level := range levels {
		row = append(row, count(c.ByLevel[level].Answered), count(c.ByLevel[level].Asked))
	}
	return append(row, count(c.RequiredMissing), count(c.Special), count(c.Sourced), count(c.Expected))
}
