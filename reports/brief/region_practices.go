package brief

import (
	"strconv"
	"strings"

	"cotejo/reports"
	"cotejo/reports/draw"
)

// practices tells the priorities by voice, then the key elements and good
// practices of each country.
func (m *summariser) practices() []Block {
	var blocks []Block
	blocks = append(blocks, m.priorities()...)
	for _, name := range []string{"j_keys", "j_good"} {
		blocks = append(blocks, m.texts(name)...)
	}
	return blocks
}

// priorities adds up the first, second and third priorities, by voice.
func (m *summariser) priorities() []Block {
	list, err := m.ranked()
	if err != nil || len(list) == 0 {
		return nil
	}
	t := Table{Title: m.t("priorities.table"), Head: []string{m.t("gaps.area")}, Shares: []int{40}}
	for _, p := range list {
		t.Head, t.Shares = append(t.Head, m.t("priorities.head", p.Voice.Words(m.lang), strconv.Itoa(p.N))), append(t.Shares, 60/len(list))
	}
	for i := range list[0].Choices {
		cells, some := []Cell{headCell(m.choiceName(list[0].Choices[i].Choice))}, false
		for _, p := range list {
			some = some || p.Choices[i].Points > 0
			cells = append(cells, points(p, i))
		}
		if some {
			t.Rows = append(t.Rows, TableRow{Cells: cells})
		}
	}
	if t.Rows == nil {
		return nil
	}
	return []Block{t, Paragraph{Text: said(m.t("priorities.aid")), Kind: Aid}}
}

// points shows the points of a choice and how often it is named in each place;
// no data where nobody of that voice names any.
func points(of reports.Priorities, choice int) Cell {
	p := of.Choices[choice]
	switch {
	case of.N == 0:
		return Cell{Lines: []Line{said("—")}, Tone: draw.NoData, Right: true}
	case p.Points == 0:
		return Cell{Lines: []Line{said("0")}, Right: true}
	}
	var named []string
	for _, n := range p.Named {
		named = append(named, strconv.Itoa(n))
	}
	return Cell{Lines: []Line{{{Text: strconv.Itoa(p.Points), Strong: true}, {Text: " (" + strings.Join(named, "+") + ")", Soft: true}}}, Right: true}
}

// texts gives each voice's answer to a question in its own words.
func (m *summariser) texts(name string) []Block {
	q := m.question(name)
	if q == nil {
		return nil
	}
	t := Table{Title: m.named(q.Base()), Head: []string{m.t("head.country"), m.t("head.voice"), m.t("texts.text")}, Shares: []int{27, 13, 60}}
	for _, v := range m.voices {
		e, _ := m.entry(v, name)
		if e.Mark != reports.Answered {
			continue
		}
		t.Rows = append(t.Rows, TableRow{Cells: []Cell{headCell(m.in(v.Country.Name)), textCell(v.name), m.cell(v, e, shortened(e.Text(m.lang)))}})
	}
	if t.Rows == nil {
		return nil
	}
	foot := m.t("texts.n", strconv.Itoa(len(t.Rows)), strconv.Itoa(len(m.voices)))
	return []Block{t, Paragraph{Text: said(foot), Kind: Aid}}
}

// longest is how many characters of a text a summary shows.
const longest = 400

// shortened ends a long text at a word and says so.
func shortened(text string) string {
	runes := []rune(text)
	if len(runes) <= longest {
		return text
	}
	cut := string(runes[:longest])
	if i := strings.LastIndexAny(cut, " \n"); i > 0 {
		cut = cut[:i]
	}
	return strings.TrimRight(cut, " \n,;:.") + " …"
}
