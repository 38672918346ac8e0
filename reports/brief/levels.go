package brief

import (
	"strconv"
	"strings"

	"cotejo/reports"
	"cotejo/reports/draw"
)

// levels shows the indices over all countries: a heat map, and how many of
// each voice are at each level.
func (m *summariser) levels() []Block {
	var blocks []Block
	for _, ix := range reports.IndicesOf(m.Snapshot) {
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
		s := draw.Shares{Legend: levelView{reader: m.reader, table: t}.legend()}
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
		blocks = append(blocks, Figure{draw.Picture{
			Title: m.t("shares.title", m.in(t.Index.Title), voice.Words(m.lang)),
			Alt:   strings.Join(words, " "), Chart: s,
		}, m.t("shares.foot")})
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
func (m *summariser) levelBar(t *reports.IndexTable, row reports.IndexRegion) (draw.Bar, string) {
	counts := make([]int, len(t.Index.Levels)+1) // by level; 0 for no value
	for _, v := range m.partiesOf(row.Voice) {
		counts[figureOf(t, v.column, row.Part).Level]++
	}
	bar := draw.Bar{Label: m.in(row.Part.Label), Foot: m.t("shares.n", strconv.Itoa(row.N))}
	var words []string
	for level := 1; level < len(counts); level++ {
		bar.Pieces = append(bar.Pieces, draw.Piece{Tone: draw.Step(level), Count: counts[level]})
		words = append(words, m.in(t.Index.Levels[level-1].Name)+" "+strconv.Itoa(counts[level]))
	}
	bar.Pieces = append(bar.Pieces, draw.Piece{Tone: draw.NoData, Count: counts[0]})
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
