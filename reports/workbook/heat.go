package workbook

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"

	"cotejo/reports"
)

// ramp is the scale of the pages and documents, from pale to dark of one hue,
// which the colour-blind and grey print keep in order; one step more stands
// before the darkest.
func ramp() []string { return []string{"E4F1EF", "B3DAD5", "5FA9A2", "2A7F7B", "0F5E5B"} }

// step is a colour for the numbers from a value on.
type step struct {
	from   float64
	colour int // its place in the ramp
}

// shade fills the numbers of an area by steps in rising order; what is no
// number keeps the hatching it is drawn with.
func (b *book) shade(sheet, area, corner string, steps []step) error {
	var formats []excelize.ConditionalFormatOptions
	for i := len(steps) - 1; i >= 0; i-- {
		s := steps[i]
		f := font(10, ink, false)
		if s.colour >= 3 {
			f = font(10, "FFFFFF", false)
		}
		id, err := b.file.NewConditionalStyle(&excelize.Style{Font: f, Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{ramp()[s.colour]}}})
		if err != nil {
			return err
		}
		formats = append(formats, excelize.ConditionalFormatOptions{
			Type: "formula", Criteria: fmt.Sprintf("AND(ISNUMBER(%s),%s>=%g)", corner, corner, s.from), Format: &id, StopIfTrue: true,
		})
	}
	return b.file.SetConditionalFormat(sheet, area, formats)
}

// shadeValues draws the heat map: levels by their number, values alike.
func (x *indexSheets) shadeValues(v *valueTable, sheet string) error {
	wide := len(x.parts) - 1
	area := func(column int) (string, string) {
		corner := fmt.Sprintf("%s%d", letter(column), v.first)
		return fmt.Sprintf("%s:%s%d", corner, letter(column+wide), v.last), corner
	}
	whole, corner := area(v.value)
	if err := x.shade(sheet, whole, corner, x.valueSteps()); err != nil || v.level == 0 {
		return err
	}
	whole, corner = area(v.level)
	return x.shade(sheet, whole, corner, levelSteps(len(x.of.Index.Levels)))
}

// valueSteps are the levels of the index or, without any, fifths of a hundred.
func (x *indexSheets) valueSteps() []step {
	var steps []step
	for i, l := range x.of.Index.Levels {
		steps = append(steps, step{l.From, levelSteps(len(x.of.Index.Levels))[i].colour})
	}
	if len(steps) > 0 {
		return steps
	}
	for i := range ramp() {
		from := float64(i) / 5
		if x.of.Index.Unit == reports.Percent {
			from *= 100
		}
		steps = append(steps, step{from, i})
	}
	return steps
}

func levelSteps(n int) []step {
	steps := make([]step, n)
	for i := range steps {
		steps[i] = step{float64(i + 1), i * (len(ramp()) - 1) / max(n-1, 1)}
	}
	return steps
}

// shadeItems draws what answers are worth.
func (x *indexSheets) shadeItems(sheet string) error {
	steps := []step{{-1e300, 0}, {1e-9, 1}, {1, 2}}
	if x.of.Index.Unit == reports.LevelUnit {
		steps = levelSteps(4)
	}
	first, last := 0, 0
	for _, s := range x.spans {
		if first == 0 || s[0] < first {
			first = s[0]
		}
		last = max(last, s[1])
	}
	for i := range x.of.Lines {
		c := letter(firstAnswer + 2*i + 1)
		corner := fmt.Sprintf("%s%d", c, first)
		if err := x.shade(sheet, fmt.Sprintf("%s:%s%d", corner, c, last), corner, steps); err != nil {
			return err
		}
	}
	return nil
}

// directions colours the changes of a timeline by what their choice is worth:
// what extends rights pale blue, what restricts them amber, as the legends of
// the answers say in words.
func (t *table) directions(sheet string, first, last int) error {
	r := t.inventoryOf("ins")
	if r == nil {
		return nil
	}
	var formats []excelize.ConditionalFormatOptions
	for _, q := range r.Questions {
		if q.Name != "c_ins_change" || q.List == nil {
			continue
		}
		for _, c := range q.List.Choices {
			colour := map[string]string{"-1": better, "1": worse}[c.Extra["value"]]
			if colour == "" {
				continue
			}
			id, err := t.file.NewConditionalStyle(&excelize.Style{Fill: solid(colour)})
			if err != nil {
				return err
			}
			formats = append(formats, excelize.ConditionalFormatOptions{Type: "formula", Criteria: fmt.Sprintf("G%d=%s", first, quoted(t.in(c.Label))), Format: &id})
		}
	}
	if len(formats) == 0 {
		return nil
	}
	return t.file.SetConditionalFormat(sheet, fmt.Sprintf("G%d:G%d", first, last), formats)
}

// The two ways a policy may change or affect, apart for the colour-blind.
const (
	better = "B5D4EE"
	worse  = "F3CF8E"
)

// tint fills the cells of an area by conditions, in the order of their text.
func (b *book) tint(sheet, area string, colours map[string]string) error {
	var formats []excelize.ConditionalFormatOptions
	for _, condition := range slices.Sorted(maps.Keys(colours)) {
		id, err := b.file.NewConditionalStyle(&excelize.Style{Fill: solid(colours[condition])})
		if err != nil {
			return err
		}
		formats = append(formats, excelize.ConditionalFormatOptions{Type: "formula", Criteria: condition, Format: &id})
	}
	return b.file.SetConditionalFormat(sheet, area, formats)
}

// whiten takes the hatching from cells that hold a number: what is computed
// looks like no data only while there is none.
func (t *table) whiten() {
	areas := t.unsure()
	if t.shaded || len(areas) == 0 {
		return
	}
	before := t.draw
	t.draw = func(sheet string) error {
		if before != nil {
			if err := before(sheet); err != nil {
				return err
			}
		}
		id, err := t.file.NewConditionalStyle(&excelize.Style{Fill: solid("FFFFFF")})
		if err != nil {
			return err
		}
		for _, area := range areas {
			corner, _, _ := strings.Cut(area, ":")
			is := excelize.ConditionalFormatOptions{Type: "formula", Criteria: "ISNUMBER(" + corner + ")", Format: &id}
			if err := t.file.SetConditionalFormat(sheet, area, []excelize.ConditionalFormatOptions{is}); err != nil {
				return err
			}
		}
		return nil
	}
}

// unsure returns the runs of cells, column by column, that may hold a number
// or none.
func (t *table) unsure() []string {
	var areas []string
	for c := range t.columns {
		from := -1
		for i := 0; i <= len(t.cells); i++ {
			hatched := i < len(t.cells) && c < len(t.cells[i]) && t.cells[i][c].live && t.cells[i][c].look >= worth && t.cells[i][c].look <= ratio
			switch {
			case hatched && from < 0:
				from = i
			case !hatched && from >= 0:
				line := t.headLine() + 1
				areas = append(areas, fmt.Sprintf("%s%d:%s%d", letter(c), line+from, letter(c), line+i-1))
				from = -1
			}
		}
	}
	return areas
}
