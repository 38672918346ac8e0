package workbook

import (
	"slices"
	"testing"
)

// sheetOf is a sheet of so many rows and columns of a width.
func sheetOf(rows, columns int, width float64) *sheet {
	s := &sheet{keys: 1, sized: true, count: rows, rows: slices.Values(make([][]cell, rows))}
	for range columns {
		s.columns = append(s.columns, column{"", width})
	}
	return s
}

func TestSheetsSuitTheirPage(t *testing.T) {
	for _, tt := range []struct {
		name        string
		sheet       *sheet
		orientation string
		high        int
	}{
		{"a narrow table stands upright, on one page", sheetOf(30, 4, 30), "portrait", 1},
		{"a wide one lies", sheetOf(20, 8, 30), "landscape", 1},
		{"a long one takes the pages it needs", sheetOf(110, 4, 30), "portrait", 0},
		{"one with charts breaks where they say", func() *sheet { s := sheetOf(30, 4, 30); s.page = 9; return s }(), "portrait", 0},
	} {
		if got := tt.sheet.orientation(); got != tt.orientation {
			t.Errorf("%s: %s, want %s", tt.name, got, tt.orientation)
		}
		if got := tt.sheet.high(); got != tt.high {
			t.Errorf("%s: %d pages high, want %d", tt.name, got, tt.high)
		}
	}
}

func TestOnlyLongSheetsForProgramsAreSampled(t *testing.T) {
	short, long := sheetOf(sampleRows, 3, 20), sheetOf(sampleRows+1, 3, 20)
	short.forPrograms, long.forPrograms = true, true
	if short.isSampled() || !long.isSampled() || sheetOf(900, 3, 20).isSampled() {
		t.Error("other sheets are sampled than long ones made for programs")
	}
}

func TestNoWordOfAHeadIsBroken(t *testing.T) {
	s := &sheet{columns: []column{{"n", 5}, {"Enfoque pangubernamental", 13}, {"País", 27}}}
	s.roomForHeads()
	if s.columns[0].width != 5 || s.columns[2].width != 27 {
		t.Errorf("columns wide enough became %v", s.columns)
	}
	if lines := linesOf("pangubernamental", s.columns[1].width/head.spread()); lines != 1 {
		t.Errorf("the word takes %d lines of a column %v wide", lines, s.columns[1].width)
	}
}

func TestAFirstChartStaysWhereThePageHasRoom(t *testing.T) {
	for _, tt := range []struct {
		name string
		rows int
		want bool
	}{{"a few rows leave room", 8, false}, {"many do not", 80, true}} {
		on := &table{sheet: sheetOf(0, 4, 30), cells: make([][]cell, tt.rows+20)}
		if got := on.filled() > on.pageHeight(); got != tt.want {
			t.Errorf("%s: turns the page %v, want %v", tt.name, got, tt.want)
		}
	}
}
