package brief

import (
	"strconv"
	"strings"

	"cotejo/reports"
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
		return Cell{Lines: []Line{said("—")}, Tone: NoData, Right: true}
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

// countries says a few lines about each country, in list order.
func (m *summariser) countries() []Block {
	var blocks []Block
	for i := range m.Snapshot.Countries {
		c := &m.Snapshot.Countries[i]
		line := Line{{Text: m.in(c.Name) + ". ", Strong: true}}
		said := m.voicesOf(c.ISO3)
		if len(said) == 0 {
			line = append(line, Span{Text: m.t("countries.nobody")})
		}
		for _, v := range said {
			line = append(line, Span{Text: m.voiceLine(v) + " "})
		}
		blocks = append(blocks, Paragraph{Text: line})
	}
	return blocks
}

func (m *summariser) voicesOf(iso3 string) []voice {
	var out []voice
	for _, v := range m.all {
		if v.Country.ISO3 == iso3 {
			out = append(out, v)
		}
	}
	return out
}

// voiceLine says what a voice's policy is, what it lists, what gaps there are
// and what it would put first; of a diagnostic not submitted, only how far it
// is.
func (m *summariser) voiceLine(v voice) string {
	total := v.Diagnostic.Total
	if !v.Diagnostic.Comparable() {
		return m.t("countries.open", v.name, v.Diagnostic.Status.Words(m.lang), m.of(total.Answered, total.Asked))
	}
	var parts []string
	for _, name := range []string{"b_explicit", "b_approach_main", "b_stage"} {
		if e, ok := m.entry(v, name); ok && e.Mark == reports.Answered {
			parts = append(parts, m.t("countries."+name, lowered(e.Text(m.lang))))
		}
	}
	if counts := m.main(v); counts != "" {
		parts = append(parts, counts)
	}
	parts = append(parts, m.gapsOf(v)...)
	if e, ok := m.entry(v, "j_prio1"); ok && e.Mark == reports.Answered {
		parts = append(parts, m.t("countries.priority", lowered(e.Text(m.lang))))
	}
	if parts == nil {
		parts = []string{m.t("countries.answered", m.of(total.Answered, total.Asked))}
	}
	return v.name + ": " + strings.Join(parts, "; ") + "."
}

// declared counts what a voice lists, in words: "estrategias: 5; objetivos: 6".
func (m *summariser) declared(v voice) string {
	var counts []string
	for i := range m.Inventories {
		inv := &m.Inventories[i]
		if inv.Roster.Roster != nil || inv.Roster.Title == nil {
			continue
		}
		if n := len(m.listed(v, inv.Roster.Name)); n > 0 {
			counts = append(counts, m.t("facts.count", strings.ToLower(m.named(inv.Roster.Base())), strconv.Itoa(n)))
		}
	}
	return strings.Join(counts, "; ")
}

// main counts what hangs from a voice's strategies; in another questionnaire,
// all that it lists.
func (m *summariser) main(v voice) string {
	var counts []string
	for _, name := range []string{strategies, objectives, programmes, actions} {
		mark := m.listMark(v, name)
		if inv := m.lists[name]; inv != nil && (mark == reports.Answered || mark == reports.None) {
			counts = append(counts, m.t("facts.count", lowered(m.named(inv.Roster.Base())), strconv.Itoa(len(m.listed(v, name)))))
		}
	}
	if counts == nil && m.lists[strategies] == nil {
		return m.declared(v)
	}
	return strings.Join(counts, ", ")
}

// gapsOf counts a voice's declared gaps and those that were found, and says of
// how many it cannot be told.
func (m *summariser) gapsOf(v voice) []string {
	if m.gapTable == nil {
		return nil
	}
	declared, found, unknown := 0, 0, 0
	said := ""
	for _, f := range m.findings(v) {
		switch {
		case f.Declared != nil && f.Gap():
			declared++
		case f.Declared != nil:
			said = f.Mark.Words(m.lang)
		case f.Gap():
			found++
		default:
			unknown++
		}
	}
	if said == "" {
		said = strconv.Itoa(declared)
	}
	words := m.t("countries.gaps", said, strconv.Itoa(found))
	if unknown > 0 {
		words += " " + m.t("countries.unknown", strconv.Itoa(unknown))
	}
	return []string{words}
}
