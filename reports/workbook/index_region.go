package workbook

import (
	"fmt"
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"

	"cotejo/reports"
)

// regionTable lays out the region's rows: by voice, how many of those with a
// value reach the level.
func (x *indexSheets) regionTable(v *valueTable) *table {
	name, title := x.called("indices.region.sdg", "indices.region.name", "indices.region.title")
	t := x.newTable(name, title, x.word("indices.region.aid"), x.word("indices.region.aid2"))
	t.bare = true
	for _, c := range []struct {
		code  string
		width float64
	}{{"head.voice", 20}, {"indices.domain", 46}, {"indices.share", 13}, {"indices.met", 13}, {"indices.below", 13}, {"indices.with", 13}, {"indices.without", 16}} {
		t.column(x.word(c.code), c.width)
	}
	meets := t.next() + len(x.of.Region) + 1
	for _, r := range x.of.Region {
		x.regionRow(t, v, &r, meets)
	}
	t.heading(x.word("indices.rules"))
	t.add(words(label, x.word("indices.meets")), words(body, x.in(x.of.Index.Levels[x.of.Index.Meets-1].Name)), figure(weight, float64(x.of.Index.Meets)))
	t.sources = append(t.sources, x.word("indices.source", x.of.Index.Source))
	x.regionCharts(t)
	return t
}

func (x *indexSheets) regionRow(t *table, v *valueTable, r *reports.IndexRegion, meets int) {
	i := 0
	for x.parts[i] != r.Part {
		i++
	}
	column := func(c int) string {
		return fmt.Sprintf("'%s'!$%s$%d:$%s$%d", v.name, letter(c), v.first, letter(c), v.last)
	}
	at := t.next()
	iso, voice, values, levels := column(1), column(2), column(v.value+i), column(v.level+i)
	spoken := fmt.Sprintf(`(%s=$A%d)*ISNUMBER(%s)`, voice, at, values)
	n := fmt.Sprintf(`SUMPRODUCT(%s)`, spoken)
	met := fmt.Sprintf(`COUNTIFS(%s,$A%d,%s,">="&$C$%d)`, voice, at, levels, meets)
	// Each country counts once, however many parties speak in this voice.
	without := fmt.Sprintf(`%d-ROUND(SUMPRODUCT(%s/(COUNTIFS(%s,%s,%s,$A%d,%s,">=-1E+300")+1-%s)),0)`,
		len(x.snapshot.Countries), spoken, iso, iso, voice, at, values, spoken)
	share, known := r.Share(x.of.Index)
	t.add(words(label, x.say(r.Voice.Words)), words(body, x.in(r.Part.Label)),
		formula(value, fmt.Sprintf(`IF(F%[1]d=0,"",ROUND(100*D%[1]d/F%[1]d,1))`, at), share, known),
		formula(small, met, float64(r.Met), true),
		formula(small, fmt.Sprintf("F%[1]d-D%[1]d", at), float64(r.N-r.Met), true), formula(small, n, float64(r.N), true),
		formula(small, strings.TrimSpace(without), float64(r.Without), true))
}

// regionCharts draws, for each voice, how many parties reach the level, how
// many do not, and how many countries have no value.
func (x *indexSheets) regionCharts(t *table) {
	first, n, unit := t.headLine()+1, len(x.parts), 0.0
	if len(x.snapshot.Countries) <= 20 {
		unit = 1 // no halves of countries
	}
	for i, v := range x.snapshot.Voices() {
		if !x.hasValue(i * n) {
			continue // a chart of nothing
		}
		from, to := first+i*n, first+(i+1)*n-1
		span := func(column int) string { return run(column, from, to) }
		head := func(column int) string { return one(column, t.headLine()) }
		t.chart(chart{
			kind: excelize.BarStacked, many: n, across: x.word("indices.domain"), up: x.word("chart.parties.countries"),
			title: x.word("indices.chart", v.Words), alt: x.word("indices.chart.alt", v.Words, x.worded(x.of.Index.Title)),
			labels: span(1), heads: []string{head(3), head(4), head(6)}, data: []string{span(3), span(4), span(6)},
			colours: []string{ramp()[3], ramp()[1], hatch}, unit: unit,
		})
	}
}

// hasValue says whether any party has a value in the region's rows of one
// voice, which begin there.
func (x *indexSheets) hasValue(from int) bool {
	return slices.ContainsFunc(x.of.Region[from:from+len(x.parts)], func(r reports.IndexRegion) bool { return r.N > 0 })
}
