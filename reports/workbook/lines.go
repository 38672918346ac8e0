package workbook

import (
	"strings"
	"unicode/utf8"
)

// height returns how high a row must be for its texts, in points: many
// programs do not find that out for themselves.
func (s *sheet) height(row []cell) float64 {
	lines := 1
	for i := range row {
		text := row[i].text
		if row[i].live {
			text = row[i].given
		}
		if i < len(s.columns) && len(text) > 0 && row[i].look.wraps() {
			lines = max(lines, linesOf(text, s.columns[i].width/row[i].look.spread()))
		}
	}
	return min(float64(lines)*lineHeight+4, tallest)
}

const (
	lineHeight = 13.2
	tallest    = 409 // points: Excel makes no row higher
)

// perUnit is how many characters of a text fit where Excel counts one: the
// text is smaller than the font that widths are counted in, and mostly
// narrower than a digit.
const perUnit = 1.15

// spread is how much wider than others a look's letters are.
func (l look) spread() float64 {
	if l == head || l == label || l == land || l == band {
		return 1.1 // bold
	}
	return 1
}

// wraps says whether a text of that look stays within its column.
func (l look) wraps() bool { return l != note && l != opening && l != back && l != sources }

// linesOf estimates how many lines a text takes in a column.
func linesOf(text string, width float64) int {
	if len(text) <= int(width) {
		return 1 + strings.Count(text, "\n")
	}
	lines, room := 0, int(width*perUnit)
	for paragraph := range strings.SplitSeq(text, "\n") {
		lines += wrapped(paragraph, max(room, 1))
	}
	return lines
}

// wrapped counts the lines of a paragraph as a program wraps it: after a
// space or a mark within an address, and within a word only where it is longer
// than a line.
func wrapped(paragraph string, room int) int {
	lines, used, word := 1, 0, 0
	place := func() {
		if used > 0 && used+word > room {
			lines, used = lines+1, 0
		}
		used += word
		for used > room {
			lines, used = lines+1, used-room
		}
		word = 0
	}
	for _, r := range paragraph {
		word++
		if r == ' ' {
			word-- // a space at the end of a line takes no room
			place()
			used++
		} else if r == '/' || r == '-' || r == '?' {
			place()
		}
	}
	place()
	return lines
}

// The longest and the shortest line of a note, in characters, and how many of
// its small letters fit where Excel counts one.
const (
	longestNote  = 170
	shortestNote = 60
	perNoteUnit  = 1.2
)

// noteLine is how many characters of a note fit across the sheet's page.
func (s *sheet) noteLine() int {
	width := s.printed() / float64(s.pages())
	return max(shortestNote, min(longestNote, int(width*perNoteUnit)))
}

// folded spreads a note over lines of so many characters; it lies over the
// cells beside it, and so does not wrap.
func folded(text string, room int) []string {
	var lines []string
	for paragraph := range strings.SplitSeq(text, "\n") {
		line := ""
		for _, word := range strings.Fields(paragraph) {
			if line != "" && utf8.RuneCountInString(line)+1+utf8.RuneCountInString(word) > room {
				lines = append(lines, line)
				line = ""
			}
			if line != "" {
				line += " "
			}
			line += word
		}
		lines = append(lines, line)
	}
	return lines
}
