package workbook

import (
	"strconv"

	"cotejo/forms"
	"cotejo/reports"
)

// data lays out the long form: one row for each cell of each diagnostic, each
// part of what is known about it in a column of its own.
func (b *book) data(name string) *sheet {
	with, of := b.sent()
	s := &sheet{
		name: name, title: b.titled(b.word("data.title")), keys: 1,
		aids: []string{b.word("data.aid") + " " + b.word("data.unsourced"), b.word("data.n", strconv.Itoa(len(b.comparison.Columns)), with, of) + " " + b.word("print.little", strconv.Itoa(sampleRows))},
		rows: b.dataRows, use: b.word("use.data"), forPrograms: true,
	}
	for _, c := range []struct {
		code  string
		width float64
	}{
		{"data.country", 9}, {"data.party", 12}, {"data.voice", 7}, {"data.section", 12}, {"data.row", 14}, {"data.rowtitle", 24},
		{"data.question", 26}, {"data.code", 16}, {"data.label", 44}, {"data.state", 15}, {"data.lang", 8},
		{"data.revision", 9}, {"data.time", 19}, {"data.source", 32},
	} {
		s.columns = append(s.columns, column{b.word(c.code), c.width})
	}
	b.listed(s, b.sheetName("data.table"))
	return s
}

func (b *book) dataRows(yield func([]cell) bool) {
	row := make([]cell, dataKey, dataKey+1)
	if b.answers != nil && b.answers.used {
		row = append(row, cell{})
	}
	for r := range b.comparison.Long(b.lang) {
		b.dataRow(row, &r)
		if !yield(row) {
			return
		}
	}
}

func (b *book) dataRow(row []cell, r *reports.LongRow) {
	origin := r.Origin()
	clear(row)
	row[0].text = r.Country.ISO3
	if r.Party != nil {
		row[1].text, row[2].text = r.Party.Slug, string(r.Party.Voice)
	}
	row[3].text = r.Section.Name
	row[4].text, row[5].text = string(r.Row), r.RowTitle
	row[6].text = r.Path()
	row[7] = codeCell(r)
	row[8].text = b.say(r.Label)
	row[9].text = b.marks[r.Mark]
	row[10].text = r.Answer.Lang
	if origin.Seq > 0 {
		row[11] = figure(plain, float64(origin.Seq))
		row[12] = instant(plainDate, origin.At)
	}
	row[13].text = origin.Source
	if len(row) > dataKey {
		row[dataKey].text = cellName(r.Country.ISO3, r.Party, r.Key())
	}
}

// nameCells adds the names of cells to the long form, if any formula looks for one.
func (b *book) nameCells(data *sheet) {
	if b.answers != nil && b.answers.used {
		data.columns = append(data.columns, column{b.word("data.cell"), 30})
	}
}

// codeCell keeps numbers as numbers, so that they can be counted with.
func codeCell(r *reports.LongRow) cell {
	if x, ok := r.Number(); ok {
		return figure(plain, x)
	}
	if r.Question != nil && r.Question.Type == forms.TextType && len(r.Question.Refs) == 0 && r.Question.From == nil {
		return cell{} // a free text has no code; it stands under its label
	}
	return words(plain, r.Code())
}
