package brief

import (
	"slices"
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
	list, err := reports.PrioritiesOf(m.Snapshot, []string{"j_prio1", "j_prio2", "j_prio3"}, []int{3, 2, 1})
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
			points := p.Choices[i].Points
			some = some || points > 0
			cells = append(cells, m.points(p.Choices[i]))
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

func (m *summariser) points(p reports.Priority) Cell {
	if p.Points == 0 {
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
	t := Table{Title: m.named(q.Base()), Head: []string{m.t("head.country"), m.t("head.voice"), m.t("texts.text")}, Shares: []int{22, 16, 62}}
	country, silent := "", 0
	for _, v := range m.voices {
		e, _ := m.entry(v, name)
		if e.Mark != reports.Answered {
			silent++
			continue
		}
		where := m.in(v.Country.Name)
		if v.Country.ISO3 == country {
			where = ""
		}
		country = v.Country.ISO3
		t.Rows = append(t.Rows, TableRow{Cells: []Cell{headCell(where), textCell(v.name), m.cell(v, e, shortened(e.Text(m.lang)))}})
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

// voiceLine says what a voice declares, what gaps are found and what it would
// put first; of a diagnostic not submitted, only how far it is.
func (m *summariser) voiceLine(v voice) string {
	total := v.Diagnostic.Total
	if !v.Diagnostic.Comparable() {
		return m.t("countries.open", v.name, v.Diagnostic.Status.Words(m.lang), m.of(total.Answered, total.Asked))
	}
	parts := []string{m.t("countries.answered", m.of(total.Answered, total.Asked))}
	if counts := m.reader.declared(v); counts != "—" {
		parts = append(parts, counts)
	}
	found := 0
	for _, f := range m.findings(v) {
		if f.Gap() && f.Declared == nil {
			found++
		}
	}
	if m.gapTable != nil {
		parts = append(parts, m.t("countries.found", strconv.Itoa(found)))
	}
	if e, ok := m.entry(v, "j_prio1"); ok && e.Mark == reports.Answered {
		parts = append(parts, m.t("countries.priority", lowered(e.Text(m.lang))))
	}
	return v.name + ": " + strings.Join(parts, "; ") + "."
}

// inBrief tells the main numbers in words, each with its n.
func (m *summariser) inBrief() []Block {
	s := m.Summary()
	items := []Line{said(m.t("brief.coverage", strconv.Itoa(s.WithSubmitted), strconv.Itoa(s.Countries), strconv.Itoa(s.Submitted), strconv.Itoa(s.Diagnostics)))}
	if missing := m.missing(); missing != "" {
		items = append(items, said(m.t("brief.missing", missing)))
	}
	items = append(items, m.mostNamed("d_area", "brief.strategies")...)
	items = append(items, m.indexLines()...)
	items = append(items, m.gapLine()...)
	items = append(items, m.impactLine()...)
	items = append(items, m.priorityLines()...)
	return []Block{List{items}}
}

// mostNamed says, for each voice, which choices are named by most parties: of
// areas, not of countries.
func (m *summariser) mostNamed(question, code string) []Line {
	c, err := reports.Crossed(m.Snapshot, question)
	if err != nil {
		return nil
	}
	var lines []Line
	for _, kind := range m.Snapshot.Voices() {
		counts, n := make([]int, len(c.Choices)), 0
		for j := range c.Columns {
			d := c.Columns[j].Diagnostic
			if d == nil || d.Party.Voice != kind || c.Marks[j] != reports.Answered && c.Marks[j] != reports.None {
				continue
			}
			n++
			for i := range c.Choices {
				if c.Cells[i][j].N > 0 {
					counts[i]++
				}
			}
		}
		if names := m.leading(c, counts, n); names != "" {
			lines = append(lines, said(m.t(code, kind.Words(m.lang), names)))
		}
	}
	return lines
}

// leading names the three choices named most, with their counts out of n.
func (m *summariser) leading(c *reports.Cross, counts []int, n int) string {
	order := make([]int, len(counts))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return counts[b] - counts[a] })
	var names []string
	for _, i := range order[:min(3, len(order))] {
		if counts[i] > 0 {
			names = append(names, lowered(m.choiceName(c.Choices[i]))+" ("+m.of(counts[i], n)+")")
		}
	}
	return m.enumerate(names)
}

// indexLines give the regional share of each index, by voice.
func (m *summariser) indexLines() []Line {
	var lines []Line
	for _, ix := range reports.IndicesOf(m.Snapshot.Questionnaire) {
		t, err := ix.Compute(m.Snapshot)
		if err != nil {
			continue
		}
		for _, row := range t.Region {
			share, ok := row.Share(ix)
			if row.Part != &ix.Overall || !ok {
				continue
			}
			lines = append(lines, said(m.t("brief.index", m.in(ix.Title), row.Voice.Words(m.lang), decimal(share),
				lowered(m.in(ix.Levels[ix.Meets-1].Name)), strconv.Itoa(row.N), strconv.Itoa(row.Without))))
		}
	}
	return lines
}

func (m *summariser) gapLine() []Line {
	if m.gapTable == nil {
		return nil
	}
	var lines []Line
	for _, c := range m.gapTable.Counts(m.Snapshot) {
		if c.Check == nil && c.N > 0 {
			lines = append(lines, said(m.t("brief.gaps", c.Voice.Words(m.lang), strconv.Itoa(c.Gaps), m.of(c.Parties, c.N))))
		}
	}
	return lines
}

func (m *summariser) impactLine() []Line {
	list, err := reports.Distributions(m.Snapshot, "j_i_dir")
	if err != nil {
		return nil
	}
	var lines []Line
	for _, d := range list {
		var words []string
		for i, c := range d.Choices {
			if d.Counts[i] > 0 {
				words = append(words, lowered(m.choiceName(c))+" "+strconv.Itoa(d.Counts[i]))
			}
		}
		if words != nil {
			lines = append(lines, said(m.t("brief.impacts", d.Voice.Words(m.lang), strconv.Itoa(d.Tally.N()), strings.Join(words, ", "))))
		}
	}
	return lines
}

func (m *summariser) priorityLines() []Line {
	list, err := reports.PrioritiesOf(m.Snapshot, []string{"j_prio1", "j_prio2", "j_prio3"}, []int{3, 2, 1})
	if err != nil {
		return nil
	}
	var lines []Line
	for _, p := range list {
		order := slices.Clone(p.Choices)
		slices.SortStableFunc(order, func(a, b reports.Priority) int { return b.Points - a.Points })
		var names []string
		for _, c := range order[:min(3, len(order))] {
			if c.Points > 0 {
				names = append(names, lowered(m.choiceName(c.Choice))+" ("+strconv.Itoa(c.Points)+")")
			}
		}
		if names != nil {
			lines = append(lines, said(m.t("brief.priorities", p.Voice.Words(m.lang), m.enumerate(names), strconv.Itoa(p.N))))
		}
	}
	return lines
}
