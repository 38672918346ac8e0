package workbook

import "cotejo/reports"

// country names a country, in a cell that leads to its sheet.
func (b *book) country(c *reports.Country) cell {
	return leading(land, b.in(c.Name), b.countries[c.ISO3])
}
