package workbook

import (
	"fmt"
	"math"

	"github.com/xuri/excelize/v2"
)

// chart is a picture of numbers that stand on the same sheet and are always
// there: a cell that may be empty would be drawn as a zero.
type chart struct {
	kind        excelize.ChartType
	title, alt  string
	across, up  string // what the axes of categories and of values show
	labels      string // the cells that name the categories
	heads, data []string
	colours     []string
	unit        float64 // between lines; 0 leaves it to the program
	most        float64 // the longest bar, where known
	many        int     // categories, where each bar needs its room
	width       int     // in pixels, once it is placed
}

// mostBars is how many bars a chart holds that can still be read on a page.
const mostBars = 60

// chart leaves room for a chart at the end of the table and draws it there,
// where no page cuts it in two.
func (t *table) chart(c chart) {
	c.width = max(chartWidth, min(widestChart, int(t.across()*pixelsPerWidth)))
	at := fmt.Sprintf("A%d", t.next())
	first := len(t.cells)
	for range c.rows() {
		t.add()
	}
	turn := t.filled() > t.pageHeight()
	if turn {
		t.page = first
	}
	before := t.draw
	t.draw = func(sheet string) error {
		if before != nil {
			if err := before(sheet); err != nil {
				return err
			}
		}
		if turn {
			if err := t.file.InsertPageBreak(sheet, at); err != nil {
				return err
			}
		}
		return t.file.AddChart(sheet, at, c.drawn(sheet))
	}
}

// The size of a chart, in pixels, and the height of an empty row.
const (
	widestChart = 1240
	chartWidth  = 820
	chartHeight = 370
	barHeight   = 22
	rowPixels   = 22.9
	// pixelsPerWidth is how wide a column is for each character of its width.
	pixelsPerWidth = 7.1
)

// across is how wide the columns are together, in characters.
func (s *sheet) across() float64 {
	width := 0.0
	for _, c := range s.columns {
		width += c.width
	}
	return width
}

// filled is how much of the page is taken by the rows since it began; the
// first begins with what stands on top of the table.
func (t *table) filled() float64 {
	used := t.tall(t.page, len(t.cells))
	if t.page == 0 {
		for _, row := range t.sheet.top() {
			used += row.height
		}
	}
	return used
}

// tall is how high some rows of the table are.
func (t *table) tall(from, to int) float64 {
	sum := 0.0
	for _, row := range t.cells[from:to] {
		sum += t.height(row)
	}
	return sum
}

func (c chart) height() int {
	if c.kind == excelize.BarStacked {
		return max(chartHeight, 150+barHeight*c.many)
	}
	return chartHeight
}

// rows is how many empty rows the chart lies over, with one around it.
func (c chart) rows() int { return int(math.Ceil(float64(c.height())/rowPixels)) + 2 }

func (c chart) drawn(sheet string) *excelize.Chart {
	text := excelize.Font{Family: family, Size: 9, Color: ink}
	drawn := &excelize.Chart{
		Type: c.kind, GapWidth: pointer(uint(45)),
		Title:     excelize.ChartTitle{Paragraph: lettered(c.title, 11, accent)},
		Legend:    excelize.ChartLegend{Position: "bottom", Font: &text},
		XAxis:     excelize.ChartAxis{Font: text, Title: axisTitle(c.across)},
		YAxis:     excelize.ChartAxis{MajorGridLines: true, Font: text, MajorUnit: c.unit, Title: axisTitle(c.up)},
		PlotArea:  excelize.ChartPlotArea{ShowVal: true, NumFmt: excelize.ChartNumFmt{CustomNumFmt: c.labelled()}},
		Dimension: excelize.ChartDimension{Width: uint(c.width), Height: uint(c.height())},
		Format:    excelize.GraphicOptions{Name: c.title, AltText: c.alt, Positioning: "oneCell", OffsetX: 2, OffsetY: 8},
	}
	switch c.kind {
	case excelize.BarStacked:
		drawn.Overlap, drawn.XAxis.ReverseOrder = pointer(100), true
	case excelize.ColStacked:
		drawn.Overlap = pointer(100)
	case excelize.Line:
		drawn.XAxis.TickLabelPosition = excelize.ChartTickLabelLow // below what is negative
	}
	if len(c.data) == 1 {
		drawn.Legend = excelize.ChartLegend{Position: "none"} // the title names it
	}
	for i := range c.data {
		drawn.Series = append(drawn.Series, c.series(sheet, i))
	}
	return drawn
}

// labelled is the format of the numbers on bars: none on a bar too short to
// hold its own.
func (c chart) labelled() string {
	switch {
	case c.kind == excelize.Line:
		return "0.##"
	case c.most > 60:
		return fmt.Sprintf(`[<%d]"";0`, int(c.most/30)+1)
	}
	return `0.##;-0.##;;`
}

func (c chart) series(sheet string, i int) excelize.ChartSeries {
	font := excelize.Font{Family: family, Size: 9, Color: ink}
	if dark(c.colours[i]) && c.kind != excelize.Line {
		font.Color = "FFFFFF"
	}
	s := excelize.ChartSeries{
		Name: in(sheet, c.heads[i]), Categories: in(sheet, c.labels), Values: in(sheet, c.data[i]),
		Fill: solid(c.colours[i]), DataLabel: excelize.ChartDataLabel{Font: font},
	}
	if c.kind == excelize.Line {
		s.Line = excelize.LineOptions{Width: 2.25}
		s.Marker = excelize.ChartMarker{Symbol: "circle", Size: 6, Fill: solid(c.colours[i])}
		s.DataLabelPosition = excelize.ChartDataLabelsPositionAbove
	}
	return s
}

func axisTitle(text string) excelize.ChartTitle {
	return excelize.ChartTitle{Paragraph: lettered(text, 9, ink)}
}

func lettered(text string, size float64, colour string) []excelize.RichTextRun {
	return []excelize.RichTextRun{{Text: text, Font: &excelize.Font{Family: family, Size: size, Color: colour, Bold: size > 10}}}
}

// dark says whether text on a colour of the charts must be white.
func dark(colour string) bool { return colour == ramp()[3] || colour == ramp()[4] }

// in names cells of a sheet as a chart does.
func in(sheet, cells string) string { return fmt.Sprintf("'%s'!%s", sheet, cells) }

// run names the cells of a column between two lines.
func run(column, first, last int) string {
	c := letter(column)
	return fmt.Sprintf("$%s$%d:$%s$%d", c, first, c, last)
}

// one names one cell.
func one(column, line int) string { return fmt.Sprintf("$%s$%d", letter(column), line) }
