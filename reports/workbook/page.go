package workbook

import (
	"math"
	"strings"
	"unicode/utf8"
)

// What a page of A4 or of Letter leaves for rows, in points: some less than
// either, since heights are estimates.
const (
	lyingWide, lyingHigh     = 740, 440
	uprightWide, uprightHigh = 520, 640
	pointsPerWidth           = 5.6
)

// pageHeight is how many points of rows fit on a printed page, which is as
// wide as the sheet.
func (s *sheet) pageHeight() float64 {
	wide, high := float64(lyingWide), float64(lyingHigh)
	if s.orientation() == "portrait" {
		wide, high = uprightWide, uprightHigh
	}
	return high * max(1, s.printed()*pointsPerWidth/float64(s.pages())/wide)
}

// A sheet that is a little higher than a page is made to fit on it, rather
// than leave its last lines alone on another.
const (
	alittle    = 1.25
	mostShrunk = 120 // rows
)

// high is how many pages one below the other the sheet prints on, 0 for as
// many as it needs.
func (s *sheet) high() int {
	if s.open || s.isSampled() || !s.sized || s.count > mostShrunk || s.page > 0 {
		return 0
	}
	room, sum := s.pageHeight()*alittle, 0.0
	for row := range s.rows {
		if sum += s.height(row); sum > room {
			return 0
		}
	}
	return 1
}

// The widest that a column gets for a word of its head, and what a cell keeps
// free at its sides.
const (
	widestForHead = 22
	sides         = 1.5
)

// roomForHeads widens columns so that no word of a head is broken.
func (s *sheet) roomForHeads() {
	for i := range s.columns {
		for word := range strings.FieldsSeq(s.columns[i].head) {
			need := float64(utf8.RuneCountInString(word))*head.spread()/perUnit + sides
			s.columns[i].width = max(s.columns[i].width, min(math.Ceil(need), widestForHead))
		}
	}
}
