package workbook

import (
	"fmt"
	"strconv"

	"cotejo/reports"
)

// valueTable is the sheet with the values of an index, and where on it they
// stand.
type valueTable struct {
	*table
	first, last int // lines
	// columns of the first value, level and n; level is 0 without levels
	value, level, n int
	weights, needs  int // lines
	levels          [2]int
}

// valueTable lays out the values and levels, country and voice in rows.
func (x *indexSheets) valueTable() *valueTable {
	name, title := x.called("indices.values.sdg", "indices.values.name", "indices.values.title")
	v := &valueTable{table: x.newTable(name, title, x.word("indices.values.aid"), x.word("indices.values.aid2"))}
	v.bare = true
	v.speakers()
	v.value = len(v.columns)
	for _, p := range x.parts {
		v.column(x.in(p.Label), 13)
	}
	if len(x.of.Index.Levels) > 0 {
		v.level = len(v.columns)
		for _, p := range x.parts {
			v.column(x.word("indices.level", x.worded(p.Label)), 13)
		}
	}
	v.n = len(v.columns)
	for _, p := range x.parts {
		v.column(x.word("indices.n", x.worded(p.Label)), 10)
	}
	v.place(len(x.of.Lines), len(x.of.Index.Levels))
	for i := range x.of.Lines {
		x.valueRow(v, i)
	}
	x.rules(v)
	v.sources = append(v.sources, x.in(x.of.Index.Note), x.word("indices.source", x.of.Index.Source))
	v.shaded = true
	v.draw = func(sheet string) error { return x.shadeValues(v, sheet) }
	return v
}

// place settles on which lines things will stand.
func (v *valueTable) place(lines, levels int) {
	v.first = v.next()
	v.last = v.first + lines - 1
	v.weights = v.last + 2 // after a heading
	v.needs = v.weights + 1
	v.levels = [2]int{v.needs + 2, v.needs + 1 + levels}
}

func (x *indexSheets) valueRow(v *valueTable, line int) {
	l := &x.of.Lines[line]
	at := v.next()
	row := x.speaker(&l.Column)
	for i, p := range x.parts {
		f := x.figure(l, p)
		row = append(row, formula(value, x.valueOf(v, p, i, line, at), f.Value, f.Known))
	}
	if v.level > 0 {
		for i, p := range x.parts {
			f := x.figure(l, p)
			row = append(row, formula(worth, x.levelOf(v, letter(v.value+i)+strconv.Itoa(at)), float64(f.Level), f.Known))
		}
	}
	for i, p := range x.parts {
		row = append(row, formula(small, x.answeredOf(v, p, i, line, at), float64(x.figure(l, p).Answered), true))
	}
	v.add(row...)
}

// worths and weightsOf are the cells, on the sheet of items, of what one
// line's answers to a part are worth, and of the weights of its items.
func (x *indexSheets) worths(p *reports.Part, line int) string {
	column, s := letter(firstAnswer+2*line+1), x.spans[p]
	return fmt.Sprintf("'%s'!%s%d:%s%d", x.items.name, column, s[0], column, s[1])
}

func (x *indexSheets) weightsOf(p *reports.Part) string {
	s := x.spans[p]
	return fmt.Sprintf("'%s'!$D$%d:$D$%d", x.items.name, s[0], s[1])
}

// valueOf is the formula of a part's value: empty where too little is known.
func (x *indexSheets) valueOf(v *valueTable, p *reports.Part, i, line, at int) string {
	scale := "1"
	if x.of.Index.Unit == reports.Percent {
		scale = "100"
	}
	n := letter(v.n+i) + strconv.Itoa(at)
	need := fmt.Sprintf("%s$%d", letter(v.value+i), v.needs)
	worths, weights := x.worths(p, line), x.weightsOf(p)
	if len(p.Items) == 0 { // the mean of the domains
		from, to := letter(v.value+1), letter(v.value+len(x.parts)-1)
		worths = fmt.Sprintf("%s%d:%s%d", from, at, to, at)
		weights = fmt.Sprintf("$%s$%d:$%s$%d", from, v.weights, to, v.weights)
		n, scale = fmt.Sprintf("COUNT(%s)", worths), "1"
	}
	sum := fmt.Sprintf("SUMPRODUCT(%s,%s)", weights, worths)
	switch p.Aggregate {
	case reports.Mean:
		sum = fmt.Sprintf("%s*%s/SUMPRODUCT(%s,--ISNUMBER(%s))", scale, sum, weights, worths)
	case reports.Share:
		sum = fmt.Sprintf("%s*%s/SUM(%s)", scale, sum, weights)
	}
	return fmt.Sprintf(`IF(OR(%s=0,%s<%s),"",IFERROR(%s,""))`, n, n, need, sum)
}

// levelOf is the formula of the level of a value: how many levels begin at or
// below it.
func (x *indexSheets) levelOf(v *valueTable, at string) string {
	c := letter(v.value)
	return fmt.Sprintf(`IF(%s="","",SUMPRODUCT(--($%s$%d:$%s$%d<=%s+0.000000001)))`, at, c, v.levels[0], c, v.levels[1], at)
}

// answeredOf is the formula of how many items have a value.
func (x *indexSheets) answeredOf(v *valueTable, p *reports.Part, i, line, at int) string {
	if len(p.Items) > 0 {
		return fmt.Sprintf("COUNT(%s)", x.worths(p, line))
	}
	return fmt.Sprintf("SUM(%s%d:%s%d)", letter(v.n+1), at, letter(v.n+len(x.parts)-1), at)
}

// rules writes what an analyst may change: weights, how many answers are
// needed, and where levels begin.
func (x *indexSheets) rules(v *valueTable) {
	v.heading(x.word("indices.rules"))
	blank := func(code string) []cell {
		return append([]cell{words(label, x.word(code))}, make([]cell, v.value-1)...)
	}
	weights, needs := blank("indices.weight"), blank("indices.need")
	for i, p := range x.parts {
		if i == 0 {
			weights = append(weights, cell{look: body})
		} else {
			weights = append(weights, figure(weight, p.Weight))
		}
		needs = append(needs, figure(weight, float64(p.Least)))
	}
	v.add(weights...)
	v.add(needs...)
	if v.level == 0 {
		return
	}
	v.heading(x.word("indices.levels"))
	for i, l := range x.of.Index.Levels {
		row := append([]cell{words(label, x.word("indices.level.n", strconv.Itoa(i+1)))}, make([]cell, v.value-1)...)
		v.add(append(row, figure(weight, l.From), words(body, x.in(l.Name)))...)
	}
}
