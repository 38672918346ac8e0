package brief

import (
	"strconv"

	"cotejo/forms"
	"cotejo/reports"
	"cotejo/reports/draw"
)

// Summary computes the summary of a round over all its countries. It does not
// change the snapshot. Nothing in it ranks countries: they stand in the
// region's list order, and voices are counted apart.
func Summary(s *reports.Snapshot, lang string, o Options) *Document {
	r := newReader(s, lang, o)
	r.regional = true
	m := &summariser{reader: r, all: r.voices("")}
	m.voices = comparable(m.all)
	m.columns = m.shownColumns()
	doc := r.document(r.t("summary.title"), r.t("summary.subject", s.Round.Code))
	r.assemble(doc, SummaryParts(), m.part)
	return doc
}

// summariser computes the parts of a summary.
type summariser struct {
	*reader
	all     []voice  // every party of the round
	voices  []voice  // those whose contents may be shown
	columns []column // of the matrices
}

// column is a column of a matrix: a voice, or a country of which nothing may
// be shown, so that it is seen to be missing.
type column struct {
	index int
	head  string
	voice *voice
}

// shownColumns are the voices whose contents may be shown and the countries
// without any, in list order.
func (m *summariser) shownColumns() []column {
	shown := map[int]*voice{}
	some := map[string]bool{}
	for i := range m.voices {
		shown[m.voices[i].column] = &m.voices[i]
		some[m.voices[i].Country.ISO3] = true
	}
	var out []column
	for i := range m.Columns {
		iso := m.Columns[i].Country.ISO3
		switch v := shown[i]; {
		case v != nil:
			out = append(out, column{i, iso + "\n" + m.t("voice.short."+string(v.party().Voice)), v})
		case !some[iso]:
			some[iso] = true // once, however many diagnostics are still open
			out = append(out, column{i, iso + "\n–", nil})
		}
	}
	return out
}

// widest is how many columns a matrix may have on a page; a larger round is
// counted by voice.
const widest = 22

// part computes one part; nothing when it has nothing to say.
func (m *summariser) part(part Part) []Block {
	switch part {
	case PartFindings:
		return m.inBrief()
	case PartCoverage:
		return m.coverage()
	case PartReading:
		return m.howToRead()
	case PartCountries:
		return m.countries()
	case PartSources:
		return m.sourcesPart()
	}
	if len(m.voices) == 0 {
		return nil
	}
	switch part {
	case PartStrategies:
		return m.strategies()
	case PartFrameworks:
		return m.frameworks()
	case PartDomains:
		return m.levels()
	case PartGaps:
		return m.gaps()
	case PartImpacts:
		return m.impacts()
	case PartPatterns:
		return m.patterns()
	case PartPractices:
		return m.practices()
	}
	return nil
}

// coverage says how far each party has come.
func (m *summariser) coverage() []Block {
	t := Table{Label: m.t("coverage.table"), Shares: []int{34, 20, 18, 17, 14, 13, 15}}
	for _, code := range []string{"head.country", "head.voice", "head.status", "summary.answered", "summary.essential", "summary.sourced", "summary.sent"} {
		t.Head = append(t.Head, m.t(code))
	}
	for _, line := range m.Coverage {
		t.Rows = append(t.Rows, m.coverageRow(m.in(line.Country.Name)+" ("+line.Country.ISO3+")", line))
	}
	return []Block{t, Paragraph{Text: said(m.t("summary.coverage.aid")), Kind: Aid}}
}

func (m *summariser) coverageRow(name string, line reports.CoverageLine) TableRow {
	if line.Party == nil {
		none := Cell{Lines: []Line{said(line.Status.Words(m.lang))}, Tone: draw.NoData}
		return TableRow{Cells: []Cell{headCell(name), textCell("—"), none, {}, {}, {}, {}}}
	}
	c := line.Count
	sent := "—"
	if !line.Submitted.IsZero() {
		sent = forms.Day(line.Submitted.UTC(), m.lang)
	}
	return TableRow{Cells: []Cell{
		headCell(name), textCell(line.Party.Voice.Words(m.lang)), textCell(line.Status.Words(m.lang)),
		m.ofCell(c.Answered, c.Asked), m.ofCell(c.ByLevel[1].Answered, c.ByLevel[1].Asked), m.ofCell(c.Sourced, c.Expected),
		{Lines: []Line{said(sent)}, Right: true},
	}}
}

// ofCell is a count out of another; a dash when there is nothing to count.
func (m *summariser) ofCell(n, all int) Cell {
	text := "—"
	if all > 0 {
		text = strconv.Itoa(n) + "/" + strconv.Itoa(all)
	}
	return Cell{Lines: []Line{said(text)}, Right: true}
}

// howToRead says what a reader must know of order, voices, n and silences.
func (m *summariser) howToRead() []Block {
	var items []Line
	for _, code := range []string{"order", "voices", "n"} {
		items = append(items, Line{{Text: m.t("reading."+code) + ". ", Strong: true}, {Text: m.t("reading." + code + ".how")}})
	}
	for _, mark := range []reports.Mark{reports.NoData, reports.NoInformation, reports.DontKnow, reports.NotApplicable, reports.Withheld} {
		items = append(items, Line{{Text: mark.Words(m.lang) + ". ", Strong: true}, {Text: m.t("legend." + string(mark))}})
	}
	return []Block{List{items}}
}

// choiceName is a choice's label.
func (r *reader) choiceName(c *forms.Choice) string {
	if label := r.in(c.Label); label != "" {
		return label
	}
	return c.Name
}
