package brief

import (
	"strconv"
	"strings"

	"cotejo/reports"
)

// levels shows the indices over all countries: a heat map, and how many of
// each voice are at each level.
func (m *summariser) levels() []Block {
	var blocks []Block
	for _, ix := range reports.IndicesOf(m.Snapshot.Questionnaire) {
		t, err := ix.Compute(m.Snapshot)
		if err != nil {
			continue // IndicesOf has said that it fits
		}
		v := levelView{reader: m.reader, table: t, voices: m.voices, byCountry: true}
		if v.known() == 0 {
			blocks = append(blocks, Paragraph{Text: said(m.t("domains.nothing", m.in(ix.Title)))})
			continue
		}
		if len(ix.Levels) == 0 {
			blocks = append(blocks, v.values(), Paragraph{Text: said(v.foot() + m.without()), Kind: Aid})
			continue
		}
		blocks = append(blocks, m.heatMaps(v)...)
		blocks = append(blocks, m.levelShares(t)...)
	}
	return blocks
}

// heatMapRows is how many rows a heat map has at most, so that it fits a page.
const heatMapRows = 24

// heatMaps draws the heat map, in several pieces for a large region.
func (m *summariser) heatMaps(v levelView) []Block {
	var blocks []Block
	whole := v.voices
	for from := 0; from < len(whole); from += heatMapRows {
		v.voices = whole[from:min(len(whole), from+heatMapRows)]
		f := v.strip()
		if from+heatMapRows < len(whole) {
			f.Foot = "" // below the last piece
		} else {
			v.voices = whole
			f.Foot = v.foot()
		}
		blocks = append(blocks, f)
	}
	if missing := m.without(); missing != "" {
		blocks = append(blocks, Paragraph{Text: said(strings.TrimSpace(missing)), Kind: Aid})
	}
	return blocks
}

// without says of which countries nothing may be shown, or nothing.
func (m *summariser) without() string {
	if missing := m.missing(); missing != "" {
		return " " + m.t("levels.missing", missing)
	}
	return ""
}

// missing names the countries of which nothing may be shown, in list order.
func (m *summariser) missing() string {
	with := map[string]bool{}
	for _, v := range m.voices {
		with[v.Country.ISO3] = true
	}
	var names []string
	for i := range m.Snapshot.Countries {
		if c := &m.Snapshot.Countries[i]; !with[c.ISO3] {
			names = append(names, m.in(c.Name))
		}
	}
	return m.enumerate(names)
}

// levelShares draws, for each voice, how many parties are at each level.
func (m *summariser) levelShares(t *reports.IndexTable) []Block {
	var blocks []Block
	for _, voice := range m.Snapshot.Voices() {
		s := Shares{Legend: levelView{reader: m.reader, table: t}.legend()}
		var words []string
		some := false
		for _, row := range t.Region {
			if row.Voice != voice {
				continue
			}
			bar, alt := m.levelBar(t, row)
			s.Bars, words = append(s.Bars, bar), append(words, alt)
			some = some || row.N > 0
			for _, p := range bar.Pieces {
				if row.Part == &t.Index.Overall {
					s.Whole += p.Count
				}
			}
		}
		if !some || len(m.partiesOf(voice)) < 2 {
			continue // of one party the heat map says it all
		}
		blocks = append(blocks, Figure{
			Title: m.t("shares.title", m.in(t.Index.Title), voice.Words(m.lang)),
			Alt:   strings.Join(words, " "), Foot: m.t("shares.foot"), Chart: s,
		})
	}
	return blocks
}

func (m *summariser) partiesOf(kind reports.Voice) []voice {
	var out []voice
	for _, v := range m.voices {
		if v.party().Voice == kind {
			out = append(out, v)
		}
	}
	return out
}

// levelBar counts the levels of one domain among the parties of one voice.
func (m *summariser) levelBar(t *reports.IndexTable, row reports.IndexRegion) (Bar, string) {
	counts := make([]int, len(t.Index.Levels)+1) // by level; 0 for no value
	for _, v := range m.partiesOf(row.Voice) {
		counts[figureOf(t, v.column, row.Part).Level]++
	}
	bar := Bar{Label: m.in(row.Part.Label), Foot: m.t("shares.n", strconv.Itoa(row.N))}
	var words []string
	for level := 1; level < len(counts); level++ {
		bar.Pieces = append(bar.Pieces, Piece{step(level), counts[level]})
		words = append(words, m.in(t.Index.Levels[level-1].Name)+" "+strconv.Itoa(counts[level]))
	}
	bar.Pieces = append(bar.Pieces, Piece{NoData, counts[0]})
	words = append(words, reports.NoData.Words(m.lang)+" "+strconv.Itoa(counts[0]))
	if share, ok := row.Share(t.Index); ok {
		bar.Foot = m.t("shares.meets", decimal(share), strconv.Itoa(row.N))
	}
	return bar, bar.Label + ": " + strings.Join(words, ", ") + "."
}

// figureOf finds a part's figure in a column.
func figureOf(t *reports.IndexTable, column int, part *reports.Part) reports.Figure {
	for _, f := range t.Lines[column].Domains {
		if f.Part == part {
			return f
		}
	}
	return t.Lines[column].Overall
}

// gaps shows the declared gaps by area and kind, and how often each check
// finds one.
func (m *summariser) gaps() []Block {
	if m.gapTable == nil {
		return nil
	}
	var blocks []Block
	if matrix := m.gapTable.Matrix(m.Snapshot.Questionnaire); matrix != nil {
		blocks = append(blocks, m.gapMatrix(matrix)...)
	}
	return append(blocks, m.gapCounts()...)
}

func (m *summariser) gapMatrix(x *reports.GapMatrix) []Block {
	t := Table{Title: m.t("gaps.matrix"), Dense: true, Head: []string{m.t("gaps.area")}, Shares: []int{34}}
	for _, kind := range x.Kinds {
		t.Head, t.Shares = append(t.Head, m.choiceName(kind)), append(t.Shares, 20)
	}
	for i, area := range x.Areas {
		cells := []Cell{headCell(m.choiceName(area))}
		for j := range x.Kinds {
			cells = append(cells, m.gapCell(x.Cells[i][j]))
		}
		t.Rows = append(t.Rows, TableRow{Cells: cells})
	}
	foot := m.t("gaps.matrix.aid", strconv.Itoa(x.N), strconv.Itoa(len(m.voices)))
	if x.Elsewhere > 0 {
		foot += " " + m.t("gaps.elsewhere", strconv.Itoa(x.Elsewhere))
	}
	return []Block{t, Paragraph{Text: said(foot), Kind: Aid}}
}

// gapCell says how many countries declare a gap and how grave the gravest is.
func (m *summariser) gapCell(c reports.GapCell) Cell {
	if c.Gaps == 0 {
		return textCell("")
	}
	cell := textCell(strconv.Itoa(len(c.Countries)))
	if c.Severest != nil {
		cell.Lines = append(cell.Lines, said(lowered(m.choiceName(c.Severest))))
		level, _ := strconv.Atoi(c.Severest.Name)
		cell.Tone = step(level)
	}
	return cell
}

// gapCounts counts, for each check and voice, the parties with such a gap.
func (m *summariser) gapCounts() []Block {
	kinds := m.Snapshot.Voices()
	t := Table{Title: m.t("gaps.found"), Head: []string{m.t("gaps.check")}, Shares: []int{40}}
	for _, k := range kinds {
		t.Head, t.Shares = append(t.Head, k.Words(m.lang)), append(t.Shares, 60/len(kinds))
	}
	rows := map[*reports.GapCheck][]Cell{}
	for _, c := range m.gapTable.Counts(m.Snapshot) {
		if c.Check == nil {
			continue
		}
		if rows[c.Check] == nil {
			rows[c.Check] = []Cell{headCell(m.in(c.Check.Label))}
		}
		rows[c.Check] = append(rows[c.Check], m.counts(c.Parties, c.N))
	}
	for i := range m.gapTable.Rules.Checks {
		t.Rows = append(t.Rows, TableRow{Cells: rows[&m.gapTable.Rules.Checks[i]]})
	}
	return []Block{t, Paragraph{Text: said(m.t("gaps.counts.aid")), Kind: Aid}}
}

// impacts shows impacts by group and dimension, each voice apart.
func (m *summariser) impacts() []Block {
	grids, err := reports.Grids(m.Snapshot, "j_i_group", "j_i_dim", "j_i_dir")
	if err != nil {
		return nil
	}
	var blocks []Block
	for i := range grids {
		if grids[i].Rows > 0 {
			blocks = append(blocks, m.impactGrid(&grids[i])...)
		}
	}
	if blocks == nil {
		return []Block{Paragraph{Text: said(m.t("impacts.nothing"))}}
	}
	return append(blocks, Paragraph{Text: said(m.t("impacts.grid.aid")), Kind: Aid})
}

func (m *summariser) impactGrid(g *reports.Grid) []Block {
	title := m.t("impacts.grid", g.Voice.Words(m.lang), strconv.Itoa(g.Rows), strconv.Itoa(g.Parties))
	t := Table{Title: title, Dense: true, Head: []string{m.named(g.Down.Base())}, Shares: []int{36}}
	for _, c := range g.Acrosses {
		t.Head, t.Shares = append(t.Head, m.choiceName(c)), append(t.Shares, 19)
	}
	for i, group := range g.Downs {
		cells, some := []Cell{headCell(m.choiceName(group))}, false
		for j := range g.Acrosses {
			cells = append(cells, impactCell(g.Cells[i][j]))
			some = some || g.Cells[i][j].N > 0
		}
		if some {
			t.Rows = append(t.Rows, TableRow{Cells: cells})
		}
	}
	return []Block{t}
}

// impactCell gives the net sign and how many impacts and countries are behind
// it; impacts with mixed or unknown sign only count.
func impactCell(c reports.GridCell) Cell {
	if c.N == 0 {
		return textCell("")
	}
	net := "±"
	switch {
	case c.Signed > 0 && c.Net > 0:
		net = "+" + decimal(c.Net)
	case c.Signed > 0 && c.Net < 0:
		net = "−" + decimal(-c.Net)
	case c.Signed > 0:
		net = "0"
	}
	tone := Step1
	if c.Signed > 0 && c.Net < 0 {
		tone = Step3
	}
	return Cell{Lines: []Line{{{Text: net, Strong: true}, {Text: " (" + strconv.Itoa(c.N) + ")"}}}, Tone: tone}
}
