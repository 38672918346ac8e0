package workbook

import (
	"unicode/utf8"

	"cotejo/reports"
)

// nameCountries gives each country a sheet of its own, named by its code, so
// that others can lead there.
func (b *book) nameCountries() {
	for i := range b.snapshot.Countries {
		c := &b.snapshot.Countries[i]
		b.countries[c.ISO3] = &place{sheet: b.names.take(c.ISO3 + " " + c.Name.In(b.lang, b.snapshot.Questionnaire.Languages...)), line: 1}
	}
}

// country names a country, in a cell that leads to its sheet.
func (b *book) country(c *reports.Country) cell {
	return leading(land, b.in(c.Name), b.countries[c.ISO3])
}

// nearby is in how many of the first columns a row may name its country.
const nearby = 6

// stand notes where the countries of a row stand, the first time they do on
// that sheet.
func (b *book) stand(s *sheet, line int, row []cell) {
	for i := range row[:min(len(row), nearby)] {
		if row[i].look == land && row[i].to != nil {
			b.standAt(row[i].to, place{sheet: s.name, line: line, column: i})
		}
	}
}

func (b *book) standAt(country *place, at place) {
	known := b.standing[country]
	if n := len(known); n > 0 && known[n-1].sheet == at.sheet {
		return
	}
	b.standing[country] = append(known, at)
}

// waysTo is the row above the heads of a comparison's columns, of which the first
// stands at a place: above each the way to the country's sheet.
func (b *book) waysTo(first int) []cell {
	row := make([]cell, first+len(b.comparison.Columns))
	for i := range b.comparison.Columns {
		iso := b.comparison.Columns[i].Country.ISO3
		row[first+i] = leading(link, "→ "+iso, b.countries[iso])
	}
	return row
}

// countryWidth is how wide a column must be for the names of countries: some
// programs do not wrap what leads somewhere.
func (b *book) countryWidth() float64 {
	width := 16
	for i := range b.snapshot.Countries {
		width = max(width, 2+utf8.RuneCountInString(b.in(b.snapshot.Countries[i].Name)))
	}
	return float64(min(width, 36))
}
