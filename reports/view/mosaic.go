package view

import (
	"strconv"
	"strings"

	"cotejo/forms"
	"cotejo/reports"
	"cotejo/reports/draw"
)

func hasTiles(s *reports.Snapshot) bool {
	return len(s.Countries) > 0 && (hasLevels(s) || len(outside(choosable(s.Questionnaire, false))) > 0)
}

func hasLevels(s *reports.Snapshot) bool {
	for _, ix := range reports.IndicesOf(s) {
		if len(ix.Levels) > 0 {
			return true
		}
	}
	return false
}

// mosaic shows the countries as equal tiles, by the level of an index or by
// the answer to a question. Voices of a country stand side by side in its tile.
func mosaic(s *reports.Snapshot, ask Ask) (*View, error) {
	m := maker{s, ask}
	var subjects []tiled
	var options []Option
	for _, ix := range reports.IndicesOf(s) {
		for place, o := range m.partOptions(ix) {
			subjects, options = append(subjects, tiled{index: ix, part: place - 1}), append(options, o)
		}
	}
	questions := outside(choosable(s.Questionnaire, false))
	for _, q := range questions {
		subjects = append(subjects, tiled{question: q})
	}
	options = append(options, m.questionOptions(questions, "pregunta/")...)
	control, chosen := m.choose("mostrar", m.t("mosaic.choose"), options)
	v := &View{Controls: []Control{control}, Title: options[chosen].Label, Lead: []string{m.t("mosaic.lead")}}
	if group := options[chosen].Group; subjects[chosen].index != nil && group != v.Title {
		v.Title = group + ": " + v.Title
	}
	var tiles draw.Tiles
	var err error
	if subject := subjects[chosen]; subject.index != nil {
		tiles, err = m.indexTiles(subject, v)
	} else {
		tiles, err = m.choiceTiles(subject.question, v)
	}
	if err != nil {
		return nil, err
	}
	v.Picture = &draw.Picture{Title: v.Title, Alt: m.t("mosaic.alt"), Chart: tiles}
	return v, nil
}

// tiled is what tiles can show: a part of an index, or a question.
type tiled struct {
	index    *reports.Index
	part     int // the domain, or -1 for the whole
	question *forms.Question
}

// partOptions offers the whole of an index and its domains; nothing of an
// index without levels.
func (m maker) partOptions(ix *reports.Index) []Option {
	if len(ix.Levels) == 0 {
		return nil
	}
	group := m.in(ix.Title)
	options := []Option{{Value: ix.Name, Label: m.in(ix.Overall.Label), Group: group}}
	for _, d := range ix.Domains {
		options = append(options, Option{Value: ix.Name + "/" + d.Name, Label: m.in(d.Label), Group: group})
	}
	return options
}

func (m maker) indexTiles(of tiled, v *View) (draw.Tiles, error) {
	table, err := of.index.Compute(m.Snapshot)
	if err != nil {
		return draw.Tiles{}, err
	}
	h := heater{m, table}
	part := &of.index.Overall
	if of.part >= 0 {
		part = &of.index.Domains[of.part]
	}
	t := Table{Name: "niveles", Title: m.t("mosaic.table"), Keys: 4, Columns: append(m.speakers(), Column{Head: m.in(part.Label)}, Column{Head: "n", Figures: true})}
	var tiles draw.Tiles
	known := 0
	for _, l := range table.Lines {
		f := l.Overall
		if of.part >= 0 {
			f = l.Domains[of.part]
		}
		t.Rows = append(t.Rows, Row{Cells: append(m.speaker(l.Column), h.value(f), count(f.Answered))})
		piece := draw.TilePiece{Tone: draw.NoData}
		if f.Known {
			known++
			piece = draw.TilePiece{Tone: draw.Step(f.Level), Text: strconv.Itoa(f.Level)}
		}
		tiles.Tiles = m.tile(tiles.Tiles, l.Column, piece)
	}
	tiles.Legend = h.grid().Legend
	v.Lead = append(v.Lead, m.t("heat.n", strconv.Itoa(known), strconv.Itoa(len(table.Lines))))
	v.Tables, v.Foot = []Table{t}, h.foot()
	return tiles, nil
}

// choiceTiles shows which country gives which answer.
func (m maker) choiceTiles(q *forms.Question, v *View) (draw.Tiles, error) {
	cross, err := reports.Crossed(m.Snapshot, string(q.ID))
	if err != nil {
		return draw.Tiles{}, err
	}
	var tiles draw.Tiles
	for j, c := range cross.Columns {
		tiles.Tiles = m.tile(tiles.Tiles, c, choicePiece(cross, j))
	}
	tiles.Legend = m.choiceKeys(q.List, cross.Choices)
	v.Lead = append(v.Lead, m.t("heat.n", strconv.Itoa(cross.Known()), strconv.Itoa(len(cross.Columns))))
	if t, ok := m.answersTo(q); ok {
		v.Tables = []Table{t}
	}
	return tiles, nil
}

func choicePiece(cross *reports.Cross, column int) draw.TilePiece {
	for i := range cross.Choices {
		if cross.Cells[i][column].N > 0 {
			return draw.TilePiece{Tone: toneOfPlace(cross.Question.List, cross.Choices, i), Text: tagOf(cross.Question.List, cross.Choices, i)}
		}
	}
	if cross.Marks[column].Special() {
		return draw.TilePiece{Tone: draw.Special, Text: "—"}
	}
	return draw.TilePiece{Tone: draw.NoData}
}

// tile adds what a voice says to the tile of its country.
func (m maker) tile(tiles []draw.Tile, c reports.Column, p draw.TilePiece) []draw.Tile {
	if c.Diagnostic != nil {
		p.Small = initials(c.Diagnostic.Party.Voice.Words(m.Lang))
	}
	if n := len(tiles); n > 0 && tiles[n-1].Label == c.Country.ISO3 {
		tiles[n-1].Pieces = append(tiles[n-1].Pieces, p)
		return tiles
	}
	return append(tiles, draw.Tile{Label: c.Country.ISO3, Pieces: []draw.TilePiece{p}})
}

// initials shorten a voice to what fits in a piece of a tile.
func initials(voice string) string {
	words := strings.Fields(voice)
	if len(words) > 1 {
		return strings.ToUpper(string([]rune(words[0])[:1]) + string([]rune(words[1])[:1]))
	}
	return string([]rune(voice)[:min(3, len([]rune(voice)))]) + "."
}
