package workbook

import (
	"context"
	"strconv"
)

// mostRows is how many rows of a table go on one sheet: a little less than
// Excel's 1,048,576, to leave room for what stands on top.
const mostRows = 1_048_500

// divide measures the sheets, and spreads a table over several where one does
// not hold it; each then says which part of how many it is.
func (b *book) divide(ctx context.Context, sheets []*sheet) ([]*sheet, error) {
	var out []*sheet
	for _, s := range sheets {
		if s.rows == nil {
			out = append(out, s) // not written yet
			continue
		}
		s.roomForHeads()
		if err := b.measure(ctx, s); err != nil {
			return nil, err
		}
		out = append(out, b.parts(s, mostRows)...)
	}
	return out, nil
}

// parts returns the sheets that hold a table, at most so many rows on each.
func (b *book) parts(s *sheet, most int) []*sheet {
	if s.count <= most {
		return []*sheet{s}
	}
	var out []*sheet
	of := (s.count + most - 1) / most
	for n := range of {
		part := *s
		part.from, part.to = n*most, min((n+1)*most, s.count)
		part.count = part.to - part.from
		if n > 0 {
			part.name = b.names.take(s.name)
			if s.list != "" {
				part.list = b.listNames.take(s.list)
			}
		}
		part.aids = append([]string{b.word("sheet.part", strconv.Itoa(n+1), strconv.Itoa(of))}, s.aids...)
		out = append(out, &part)
	}
	return out
}
