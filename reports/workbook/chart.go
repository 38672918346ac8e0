package workbook

import (
	"fmt"

	"github.com/xuri/excelize/v2"
)

// chartRows is how many empty rows a chart is given.
const chartRows = 17

// bars is a chart of stacked bars over numbers that are always there: a cell
// that may be empty would be drawn as a zero.
type bars struct {
	title, alt  string
	labels      string // the cells that name the bars
	heads, data []string
	colours     []string
	unit        float64 // between lines; 0 leaves it to the program
}

// chart leaves room for a chart at the end of the table and draws it there.
func (t *table) chart(c bars) {
	at := fmt.Sprintf("A%d", t.next()+1)
	for range chartRows {
		t.add()
	}
	before := t.draw
	t.draw = func(sheet string) error {
		if before != nil {
			if err := before(sheet); err != nil {
				return err
			}
		}
		if err := t.file.InsertPageBreak(sheet, at); err != nil { // no page cuts it in two
			return err
		}
		return t.file.AddChart(sheet, at, c.drawn(sheet))
	}
}

func (c bars) drawn(sheet string) *excelize.Chart {
	text := excelize.Font{Family: family, Size: 9, Color: ink}
	drawn := &excelize.Chart{
		Type: excelize.BarStacked, Overlap: pointer(100), GapWidth: pointer(uint(45)),
		Title:     excelize.ChartTitle{Paragraph: []excelize.RichTextRun{{Text: c.title, Font: &excelize.Font{Family: family, Size: 11, Color: accent, Bold: true}}}},
		Legend:    excelize.ChartLegend{Position: "bottom", Font: &text},
		XAxis:     excelize.ChartAxis{ReverseOrder: true, Font: text},
		YAxis:     excelize.ChartAxis{MajorGridLines: true, Font: text, MajorUnit: c.unit},
		Dimension: excelize.ChartDimension{Width: 820, Height: 370},
		Format:    excelize.GraphicOptions{AltText: c.alt, Positioning: "oneCell"},
	}
	for i := range c.data {
		drawn.Series = append(drawn.Series, excelize.ChartSeries{
			Name: in(sheet, c.heads[i]), Categories: in(sheet, c.labels), Values: in(sheet, c.data[i]),
			Fill: solid(c.colours[i]),
		})
	}
	return drawn
}

// in names cells of a sheet as a chart does.
func in(sheet, cells string) string { return fmt.Sprintf("'%s'!%s", sheet, cells) }
