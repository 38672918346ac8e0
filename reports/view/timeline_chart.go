package view

import (
	"strconv"
	"strings"

	"cotejo/reports"
	"cotejo/reports/draw"
)

// chart draws a row for every voice; one whose list is not known is seen to be
// so.
func (y chronicler) chart() draw.Years {
	chart := draw.Years{}
	at := map[reports.Column]int{}
	for i, col := range y.Columns {
		at[col] = i
		row := draw.YearsRow{Label: y.in(col.Country.Name)}
		if col.Diagnostic != nil {
			row.Soft = col.Diagnostic.Party.Voice.Words(y.Lang)
		}
		if mark := y.Marks[i]; mark != reports.Answered {
			row.Silence = mark.Words(y.Lang)
		}
		chart.Rows = append(chart.Rows, row)
	}
	used := map[draw.Sign]bool{}
	for _, e := range y.Events {
		row := &chart.Rows[at[e.Column]]
		sign := y.sign(e)
		row.Marks = append(row.Marks, draw.YearMark{Year: e.Year, Sign: sign, Size: e.Magnitude()})
		row.Foot, used[sign] = "n = "+strconv.Itoa(len(row.Marks)), true
	}
	chart.Legend = y.legend(used)
	return chart
}

// sign is the sign of an event: up where rights are widened, down where they
// are narrowed, as the scale of change has it.
func (y chronicler) sign(e reports.Event) draw.Sign {
	if !y.changes {
		return draw.Level
	}
	switch way, known := e.Direction(); {
	case !known:
		return draw.Unknown
	case way < 0:
		return draw.Up
	case way > 0:
		return draw.Down
	}
	return draw.Level
}

// legend explains the signs that are used, by the words of the choices.
func (y chronicler) legend(used map[draw.Sign]bool) []draw.SignKey {
	if !y.changes {
		return nil
	}
	words := map[draw.Sign][]string{draw.Unknown: {y.t("years.unknown")}}
	for _, c := range y.Changes.List.Choices {
		if way, err := strconv.ParseFloat(c.Extra["value"], 64); err == nil {
			sign := draw.Level
			if way < 0 {
				sign = draw.Up
			} else if way > 0 {
				sign = draw.Down
			}
			words[sign] = append(words[sign], y.in(c.Label))
		}
	}
	var keys []draw.SignKey
	for _, sign := range []draw.Sign{draw.Up, draw.Down, draw.Level, draw.Unknown} {
		if used[sign] {
			keys = append(keys, draw.SignKey{Sign: sign, Text: strings.Join(words[sign], " / ")})
		}
	}
	return keys
}
