package workbook

import (
	"fmt"

	"github.com/xuri/excelize/v2"

	"cotejo/reports"
	"cotejo/reports/draw"
)

// A look is how a cell is drawn.
type look uint8

// The looks. Those of the marks differ in words, fill and slant, never in
// colour alone, and stay apart in grey print.
const (
	plain look = iota // no frame: the long form
	plainDate
	title
	subtitle
	aid
	head
	band    // a heading within a table
	opening // the same, its text over the columns beside it
	label
	land // the name of a country, which leads to its sheet
	body
	small // a small number: a level, an n
	number
	grouped  // a whole number with separators for thousands
	decimal  // a number with a decimal, where texts stand
	fraction // a number with as many decimals as it needs, where texts stand
	amount   // a whole number with separators, where texts stand
	date
	moment
	faint
	zero    // a zero that is known, where most are
	sources // numbers of sources, over the columns beside it
	link
	back    // the way back, over the columns beside it
	note    // a line below a table, over the columns beside it
	weight  // a number that the reader may change
	during  // a quarter between two dates
	ongoing // one after which no end is given
	worth   // a computed number, or none
	value   // the same with a decimal
	ratio   // the same with two
	netSign // a number with its sign, or words
	quiet   // a small number whose zero is not said
	markNone
	markDontKnow
	markNotApplicable
	markNoInformation
	markNoData
	markHidden
	markWithheld
	step1 // steps of the ramp
	step2
	step3
	step4
	looks // how many there are
)

// family is the one font of the workbook, which every Excel has.
const family = "Calibri"

// The colours: the accent of the pages, dark ink, thin rules, and two pale
// fills that remain apart for the colour-blind.
const (
	accent  = "0F5257"
	ink     = "1F2A2E"
	muted   = "5A6668"
	rule    = "D5DAD8"
	hatch   = "BCC4C2"
	pale    = "E6EFEE"
	striped = "F5F8F7"
	amber   = "FBF1D5"
	blue    = "E4ECF7"
)

// lookOf returns the look of a mark; answers look like what they hold.
func lookOf(m reports.Mark) look {
	switch m {
	case reports.None:
		return markNone
	case reports.DontKnow:
		return markDontKnow
	case reports.NotApplicable:
		return markNotApplicable
	case reports.NoInformation:
		return markNoInformation
	case reports.NoData:
		return markNoData
	case reports.Hidden:
		return markHidden
	case reports.Withheld:
		return markWithheld
	}
	return body
}

// styles registers every look with a workbook and returns their numbers.
func styles(f *excelize.File) ([looks]int, error) {
	var ids [looks]int
	for l := range looks {
		if l == plain {
			continue
		}
		id, err := f.NewStyle(styleOf(l))
		if err != nil {
			return ids, fmt.Errorf("make style %d: %w", l, err)
		}
		ids[l] = id
	}
	return ids, nil
}

func styleOf(l look) *excelize.Style {
	switch l {
	case plainDate:
		return &excelize.Style{CustomNumFmt: pointer("yyyy\\-mm\\-dd hh:mm:ss")}
	case title:
		return &excelize.Style{Font: font(16, accent, true), Alignment: &excelize.Alignment{Vertical: "center", WrapText: true}}
	case subtitle:
		return &excelize.Style{Font: font(12, accent, true), Alignment: aligned("left")}
	case aid:
		return &excelize.Style{Font: font(10, muted, false), Alignment: aligned("left")}
	case head:
		return &excelize.Style{Font: font(10, "FFFFFF", true), Fill: solid(accent), Alignment: aligned("left"), Border: ruled("FFFFFF")}
	case note:
		return &excelize.Style{Font: font(9, muted, false)}
	case back:
		s := &excelize.Style{Font: font(10, accent, false)}
		s.Font.Underline = "single"
		return s
	case link:
		s := &excelize.Style{Font: font(10, accent, false), Alignment: aligned("left")}
		s.Font.Underline = "single"
		return s
	}
	return inTable(l)
}

// inTable returns the style of a cell within a table's frame.
func inTable(l look) *excelize.Style {
	s := &excelize.Style{Font: font(10, ink, false), Alignment: aligned("left"), Border: ruled(rule)}
	switch l {
	case band:
		s.Font, s.Fill = font(10, accent, true), solid(pale)
	case opening:
		s = &excelize.Style{Font: font(10, accent, true), Fill: solid(pale)}
	case label:
		s.Font = font(10, ink, true)
	case land:
		s.Font = font(10, accent, true)
	case small:
		s.Alignment = aligned("center")
	case number:
		s.Alignment = right()
	case grouped:
		s.Alignment, s.NumFmt = right(), 3 // #,##0
	case decimal:
		s.CustomNumFmt = pointer("0.0")
	case fraction:
		s.CustomNumFmt = pointer("0.####")
	case amount:
		s.NumFmt = 3 // #,##0
	case date:
		s.CustomNumFmt = pointer("dd/mm/yyyy")
	case moment:
		s.CustomNumFmt = pointer("dd/mm/yyyy hh:mm")
	case during, ongoing:
		s.Fill, s.Alignment = solid(ramp()[2]), aligned("center")
		if l == ongoing {
			s.Fill = solid(ramp()[1])
		}
	case netSign:
		s.Alignment, s.CustomNumFmt = aligned("center"), pointer(`+0.##;\-0.##;0;@`)
	case quiet:
		s.Font, s.Alignment, s.CustomNumFmt = font(9, muted, false), aligned("center"), pointer(`0;\-0;;@`)
	case faint:
		s.Font = font(9, muted, false)
	case zero:
		s.Font, s.Alignment = font(9, muted, false), aligned("center")
	case sources:
		s = &excelize.Style{Font: font(9, muted, false), Alignment: &excelize.Alignment{Vertical: "top"}}
	case step1, step2, step3, step4:
		c := draw.Step(1 + int(l-step1)).Colours()
		s.Font, s.Fill, s.Alignment = font(10, c.Ink, false), solid(c.Fill), aligned("center")
	case weight:
		s.Font, s.Fill, s.Alignment = font(10, "1F4E9E", true), solid("FFF6D6"), right()
	case worth, value, ratio:
		s.Font, s.Fill, s.Alignment = font(10, ink, false), hatched(14), aligned("center")
		if l == value {
			s.CustomNumFmt = pointer("0.0")
		}
		if l == ratio {
			s.NumFmt = 2 // 0.00
		}
	default:
		marked(s, l)
	}
	return s
}

// marked adds what tells the marks from answers and from each other.
func marked(s *excelize.Style, l look) {
	slanted := font(10, ink, false)
	slanted.Italic = true
	switch l {
	case markNone:
		s.Font = slanted
	case markDontKnow:
		s.Font, s.Fill = slanted, solid(blue)
	case markNoInformation:
		s.Font, s.Fill = slanted, solid(amber)
	case markNotApplicable:
		s.Font, s.Alignment = slanted, aligned("center")
		s.Font.Color = muted
	case markNoData:
		s.Font, s.Fill = font(10, muted, false), hatched(14)
	case markHidden:
		s.Font = font(9, muted, false)
	case markWithheld:
		s.Font, s.Fill = font(10, muted, false), hatched(18)
	}
}

func font(size float64, colour string, bold bool) *excelize.Font {
	return &excelize.Font{Family: family, Size: size, Color: colour, Bold: bold}
}

func solid(colour string) excelize.Fill {
	return excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{colour}}
}

// hatched fills with one of Excel's patterns, in grey lines on white.
func hatched(pattern int) excelize.Fill {
	return excelize.Fill{Type: "pattern", Pattern: pattern, Color: []string{hatch}}
}

func aligned(side string) *excelize.Alignment {
	return &excelize.Alignment{Horizontal: side, Vertical: "top", WrapText: true}
}

// right keeps a number off the text in the next column.
func right() *excelize.Alignment {
	a := aligned("right")
	a.Indent = 1
	return a
}

func ruled(colour string) []excelize.Border {
	return []excelize.Border{
		{Type: "bottom", Color: colour, Style: 1},
		{Type: "right", Color: colour, Style: 1},
	}
}

func pointer[T any](v T) *T { return &v }
