package brief

import (
	"slices"
	"strconv"
	"strings"

	"cotejo/reports"
)

// inBrief tells the main numbers in words, by topic and voice, each with its n.
func (m *summariser) inBrief() []Block {
	s := m.Summary()
	coverage := m.t("brief.coverage", strconv.Itoa(s.WithSubmitted), strconv.Itoa(s.Countries), strconv.Itoa(s.Submitted), strconv.Itoa(s.Diagnostics))
	if missing := m.missing(); missing != "" {
		coverage += " " + m.t("brief.missing", missing)
	}
	items := []Line{topic(m.t("part.coverage"), coverage)}
	add := func(title string, words []string) {
		if words != nil {
			items = append(items, topic(title, strings.Join(words, "; ")+"."))
		}
	}
	add(m.t("brief.strategies"), m.mostNamed("d_area"))
	for _, ix := range reports.IndicesOf(m.Snapshot) {
		add(m.in(ix.Title), m.indexWords(ix))
	}
	add(m.t("gaps.declared"), m.gapWords())
	add(m.t("brief.impacts"), m.impactWords())
	add(m.t("brief.priorities"), m.priorityWords())
	return []Block{List{items}, Paragraph{Text: said(m.t("brief.aid")), Kind: Aid}}
}

func topic(title, text string) Line {
	return Line{{Text: title + ". ", Strong: true}, {Text: text}}
}

// fewest is how many parties of a voice must be known before anything is said
// of most of them.
const fewest = 2

// mostNamed says, for each voice, which choices most parties name: it orders
// choices, never countries.
func (m *summariser) mostNamed(question string) []string {
	c, err := reports.Crossed(m.Snapshot, question)
	if err != nil {
		return nil
	}
	var words []string
	for _, kind := range m.Snapshot.Voices() {
		counts, n := naming(c, kind)
		leaders := m.leaders(counts, func(i int) string {
			return lowered(m.choiceName(c.Choices[i])) + " (" + m.of(counts[i], n) + ")"
		})
		if n >= fewest && leaders != "" {
			words = append(words, kind.Words(m.lang)+": "+leaders)
		}
	}
	return words
}

// naming counts the parties of a voice that name each choice, and those of
// which all is known.
func naming(c *reports.Cross, kind reports.Voice) (counts []int, n int) {
	counts = make([]int, len(c.Choices))
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
	return counts, n
}

// leaders names what has the highest counts: three, or as many as are not tied
// with one left out.
func (m *summariser) leaders(counts []int, name func(int) string) string {
	order := make([]int, len(counts))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return counts[b] - counts[a] })
	const shown = 3
	var names []string
	for place, i := range order {
		tied := len(order) > shown && counts[order[shown-1]] == counts[order[shown]] && counts[i] == counts[order[shown]]
		if place == shown || counts[i] == 0 || tied && place > 0 {
			break
		}
		names = append(names, name(i))
	}
	return m.enumerate(names)
}

// indexWords give the regional share of an index, by voice.
func (m *summariser) indexWords(ix *reports.Index) []string {
	t, err := ix.Compute(m.Snapshot)
	if err != nil {
		return nil
	}
	var words []string
	for _, row := range t.Region {
		share, ok := row.Share(ix)
		if row.Part == &ix.Overall && ok {
			words = append(words, m.t("brief.index", row.Voice.Words(m.lang), decimal(share),
				lowered(m.in(ix.Levels[ix.Meets-1].Name)), strconv.Itoa(row.N), strconv.Itoa(row.Without)))
		}
	}
	return words
}

func (m *summariser) gapWords() []string {
	if m.gapTable == nil {
		return nil
	}
	var words []string
	for _, c := range m.gapTable.Counts(m.Snapshot) {
		if c.Check == nil && c.N > 0 {
			words = append(words, m.t("brief.gaps", c.Voice.Words(m.lang), strconv.Itoa(c.Gaps), m.of(c.Parties, c.N)))
		}
	}
	return words
}

func (m *summariser) impactWords() []string {
	list, err := reports.Distributions(m.Snapshot, "j_i_dir")
	if err != nil {
		return nil
	}
	var words []string
	for _, d := range list {
		var counts []string
		for i, c := range d.Choices {
			if d.Counts[i] > 0 {
				counts = append(counts, lowered(m.choiceName(c))+" "+strconv.Itoa(d.Counts[i]))
			}
		}
		if counts != nil {
			words = append(words, m.t("brief.of", d.Voice.Words(m.lang), strings.Join(counts, ", "), strconv.Itoa(d.Tally.N())))
		}
	}
	return words
}

func (m *summariser) priorityWords() []string {
	list, err := m.ranked()
	if err != nil {
		return nil
	}
	var words []string
	for _, p := range list {
		points := make([]int, len(p.Choices))
		for i := range p.Choices {
			points[i] = p.Choices[i].Points
		}
		leaders := m.leaders(points, func(i int) string {
			return lowered(m.choiceName(p.Choices[i].Choice)) + " (" + strconv.Itoa(points[i]) + ")"
		})
		if p.N >= fewest && leaders != "" {
			words = append(words, m.t("brief.of", p.Voice.Words(m.lang), leaders, strconv.Itoa(p.N)))
		}
	}
	return words
}

// ranked adds up the priorities that the parties put first, second and third.
func (m *summariser) ranked() ([]reports.Priorities, error) {
	return reports.PrioritiesOf(m.Snapshot, priorities, []int{3, 2, 1})
}
