package brief

import (
	"fmt"
	"strconv"
	"strings"

	"cotejo/reports"
	"cotejo/reports/draw"
)

// domains shows what each index that the questionnaire has the questions of
// amounts to: a strip of levels, or the values where it has no levels.
func (r *reader) domains(voices []voice, byCountry bool) []Block {
	var blocks []Block
	for _, ix := range reports.IndicesOf(r.Snapshot) {
		t, err := ix.Compute(r.Snapshot)
		if err != nil {
			continue // IndicesOf has said that it fits
		}
		v := levelView{reader: r, table: t, voices: voices, byCountry: byCountry}
		if v.known() == 0 {
			blocks = append(blocks, Paragraph{Text: said(r.t("domains.nothing", r.in(ix.Title)))})
			continue
		}
		blocks = append(blocks, v.block())
	}
	return blocks
}

// levelView shows an index for some voices.
type levelView struct {
	*reader
	table     *reports.IndexTable
	voices    []voice
	byCountry bool // several countries: rows are named by country
}

// line returns a voice's figures: the domains, then the whole.
func (v levelView) line(of voice) []reports.Figure {
	l := v.table.Lines[of.column]
	return append(append([]reports.Figure{}, l.Domains...), l.Overall)
}

// known counts the figures that there are.
func (v levelView) known() int {
	n := 0
	for _, of := range v.voices {
		for _, f := range v.line(of) {
			if f.Known {
				n++
			}
		}
	}
	return n
}

func (v levelView) block() Block {
	if len(v.table.Index.Levels) == 0 {
		return v.values()
	}
	return v.strip()
}

// heads names the columns: the domains, then the whole.
func (v levelView) heads() []string {
	var heads []string
	for i := range v.table.Index.Domains {
		heads = append(heads, v.in(v.table.Index.Domains[i].Label))
	}
	return append(heads, v.in(v.table.Index.Overall.Label))
}

func (v levelView) rowName(of voice) (label, small string) {
	if v.byCountry {
		return v.in(of.Country.Name), of.name
	}
	return of.name, ""
}

func (v levelView) strip() Figure {
	g := draw.Grid{Columns: v.heads(), Legend: v.legend()}
	for _, of := range v.voices {
		label, small := v.rowName(of)
		row := draw.GridRow{Label: label, Soft: small}
		for _, f := range v.line(of) {
			row.Cells = append(row.Cells, v.gridCell(f))
		}
		g.Rows = append(g.Rows, row)
	}
	return Figure{draw.Picture{Title: v.in(v.table.Index.Title), Alt: v.alt(), Chart: g}, v.foot()}
}

func (v levelView) gridCell(f reports.Figure) draw.GridCell {
	if !f.Known {
		return draw.GridCell{Tone: draw.NoData}
	}
	c := draw.GridCell{Tone: draw.Step(f.Level), Text: strconv.Itoa(f.Level)}
	if v.table.Index.Unit != reports.LevelUnit {
		c.Small = decimal(f.Value)
	}
	return c
}

// decimal writes a value with one decimal at most, as a canonical number.
func decimal(x float64) string {
	return strings.TrimSuffix(strconv.FormatFloat(x, 'f', 1, 64), ".0")
}

func (v levelView) legend() []draw.Key {
	var keys []draw.Key
	for i, l := range v.table.Index.Levels {
		keys = append(keys, draw.Key{Tone: draw.Step(i + 1), Text: fmt.Sprintf("%d %s", i+1, v.in(l.Name))})
	}
	return append(keys, draw.Key{Tone: draw.NoData, Text: reports.NoData.Words(v.lang)})
}

// alt says in words what the strip shows.
func (v levelView) alt() string {
	heads := v.heads()
	var lines []string
	for _, of := range v.voices {
		var said []string
		for i, f := range v.line(of) {
			said = append(said, heads[i]+": "+v.level(f))
		}
		label, small := v.rowName(of)
		if small != "" {
			label += ", " + small
		}
		lines = append(lines, label+". "+strings.Join(said, "; ")+".")
	}
	return strings.Join(lines, " ")
}

func (v levelView) level(f reports.Figure) string {
	if !f.Known {
		return reports.NoData.Words(v.lang)
	}
	name := ""
	if f.Level > 0 {
		name = strconv.Itoa(f.Level) + " (" + v.in(v.table.Index.Levels[f.Level-1].Name) + ")"
	}
	if v.table.Index.Unit == reports.LevelUnit {
		return name
	}
	return strings.TrimSpace(decimal(f.Value) + " " + name)
}

// foot gives n, how to read the figure, and where its rule comes from.
func (v levelView) foot() string {
	ix := v.table.Index
	with := 0
	for _, of := range v.voices {
		if line := v.line(of); line[len(line)-1].Known {
			with++
		}
	}
	foot := v.t("domains.n", strconv.Itoa(with), strconv.Itoa(len(v.voices)))
	if note := v.in(ix.Note); note != "" {
		foot += " " + note
	}
	return foot
}

// values shows an index without levels as a table.
func (v levelView) values() Table {
	t := Table{Title: v.in(v.table.Index.Title)}
	heads := v.heads()
	t.Head, t.Shares = append([]string{v.t("head.voice")}, heads...), []int{30}
	for range heads {
		t.Shares = append(t.Shares, max(8, 60/len(heads)))
	}
	for _, of := range v.voices {
		label, small := v.rowName(of)
		if small != "" {
			label += ", " + small
		}
		cells := []Cell{headCell(label)}
		for _, f := range v.line(of) {
			cells = append(cells, v.valueCell(f))
		}
		t.Rows = append(t.Rows, TableRow{Cells: cells})
	}
	return t
}

func (v levelView) valueCell(f reports.Figure) Cell {
	if !f.Known {
		return Cell{Lines: []Line{said(reports.NoData.Words(v.lang))}, Tone: draw.NoData}
	}
	text := strconv.FormatFloat(f.Value, 'f', 2, 64)
	return Cell{Lines: []Line{{{Text: text}, {Text: " (" + v.of(f.Answered, f.Items) + ")", Soft: true}}}, Right: true}
}
