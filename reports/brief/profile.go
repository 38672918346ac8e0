package brief

import (
	"strconv"
	"strings"
	"time"

	"cotejo/forms"
	"cotejo/reports"
)

// Profile computes a country's profile; nil when the country is not in the
// round. It does not change the snapshot.
func Profile(s *reports.Snapshot, iso3, lang string, o Options) *Document {
	built := reports.BuildProfile(s, iso3, lang)
	if built == nil {
		return nil
	}
	r := newReader(s, lang, o)
	p := &profiler{reader: r, profile: built, all: r.voices(iso3)}
	p.voices = comparable(p.all)
	name := r.in(built.Country.Name)
	doc := r.document(r.t("profile.title", name), r.t("profile.subject", name, s.Round.Code))
	r.assemble(doc, ProfileParts(), p.part)
	return doc
}

// profiler computes the parts of a profile.
type profiler struct {
	*reader
	profile *reports.Profile
	all     []voice // every party of the country
	voices  []voice // those whose contents may be shown
}

// part computes one part; nothing when it has nothing to say.
func (p *profiler) part(part Part) []Block {
	if part == PartFacts {
		return p.facts()
	}
	if part == PartSources {
		return p.sourcesPart()
	}
	if len(p.voices) == 0 {
		return nil
	}
	switch part {
	case PartFramework:
		return p.framework()
	case PartTree:
		return p.trees()
	case PartProgrammes:
		return p.programmes()
	case PartActors:
		return p.actors()
	case PartDomains:
		return p.domains(p.voices, false)
	case PartGaps:
		return p.gaps()
	case PartImpacts:
		return p.impacts()
	case PartPractices:
		return p.practices()
	case PartLists:
		return p.otherLists()
	case PartUnknown:
		return p.unknown()
	}
	return nil
}

// several says whether a row must name its voice.
func (p *profiler) several() bool { return len(p.voices) > 1 }

// side returns a table's head and shares for a first column and one column
// for each voice.
func side(first string, voices []voice) (head []string, shares []int) {
	head, shares = append([]string{first}, names(voices)...), []int{30}
	if len(voices) == 1 {
		shares[0] = 45
	}
	for range voices {
		shares = append(shares, (100-shares[0])/len(voices))
	}
	return head, shares
}

// facts says who answers and how far each has come.
func (p *profiler) facts() []Block {
	if len(p.all) == 0 {
		return []Block{Paragraph{Text: said(p.t("facts.nobody", p.in(p.profile.Country.Name)))}}
	}
	t := Table{Label: p.t("facts.table")}
	t.Head, t.Shares = side(p.t("head.voice"), p.all)
	row := func(label string, say func(voice) string) {
		cells := []Cell{headCell(label)}
		for _, v := range p.all {
			cells = append(cells, textCell(say(v)))
		}
		t.Rows = append(t.Rows, TableRow{Cells: cells})
	}
	row(p.t("head.party"), func(v voice) string { return p.in(v.party().Name) })
	row(p.t("head.status"), p.standing)
	row(p.t("facts.answered"), func(v voice) string { c := v.Diagnostic.Total; return p.of(c.Answered, c.Asked) })
	if c := p.all[0].Diagnostic.Total.ByLevel[1]; c.Asked > 0 {
		row(p.t("facts.essential"), func(v voice) string { c := v.Diagnostic.Total.ByLevel[1]; return p.of(c.Answered, c.Asked) })
	}
	if p.all[0].Diagnostic.Total.Expected > 0 {
		row(p.t("facts.sourced"), p.sourced)
	}
	t.Rows = append(t.Rows, p.factualRows()...)
	blocks := []Block{Paragraph{Text: said(p.introduction())}, t}
	return append(blocks, Paragraph{Text: said(p.t("facts.aid")), Kind: Aid})
}

// sourced says how many answers that ask for a source have one.
func (p *profiler) sourced(v voice) string {
	c := v.Diagnostic.Total
	if c.Expected == 0 {
		return "—"
	}
	return p.of(c.Sourced, c.Expected)
}

// standing says how far a diagnostic has come, and since when.
func (p *profiler) standing(v voice) string {
	status := v.Diagnostic.Status.Words(p.lang)
	if at := v.Diagnostic.Submitted; !at.IsZero() {
		status += ", " + day(at)
	}
	return status
}

func day(t time.Time) string { return t.UTC().Format("02/01/2006") }

// factualRows are the answers that say how the diagnostics were made.
func (p *profiler) factualRows() []TableRow {
	var rows []TableRow
	for _, name := range factual {
		q := p.question(name)
		if q == nil {
			continue
		}
		cells, said := []Cell{headCell(p.named(q.Base()))}, false
		for _, v := range p.all {
			e := p.rows[q].Entries[v.column]
			said = said || e.Mark == reports.Answered
			cells = append(cells, p.cell(v, e, e.Text(p.lang)))
		}
		if said {
			rows = append(rows, TableRow{Cells: cells})
		}
	}
	return rows
}

// introduction says in a paragraph who answers.
func (p *profiler) introduction() string {
	var kinds []string
	for _, v := range p.all {
		kinds = append(kinds, v.name)
	}
	text := p.t("facts.who", p.in(p.profile.Country.Name), p.enumerate(kinds))
	if len(p.voices) < len(p.all) {
		text += " " + p.t("facts.withheld", strconv.Itoa(len(p.all)-len(p.voices)))
	}
	return text
}

// enumerate joins words: "a, b y c".
func (r *reader) enumerate(words []string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	last := len(words) - 1
	and := r.t("and")
	if r.lang == "es" && strings.HasPrefix(strings.ToLower(words[last]), "i") {
		and = "e"
	}
	return strings.Join(words[:last], ", ") + " " + and + " " + words[last]
}

// framework shows the essential answers by section, a column for each voice.
func (p *profiler) framework() []Block {
	t := Table{Label: p.t("framework.table")}
	t.Head, t.Shares = side(p.t("head.question"), p.voices)
	for _, section := range p.profile.Framework {
		var rows []TableRow
		for _, line := range section.Lines {
			if q := line.Question; !contains(factual, q) && !contains(practical, q) && !contains(priorities, q) && !contains(administrative, q) && !q.Computed() {
				rows = append(rows, p.essential(line))
			}
		}
		if rows != nil {
			t.Rows = append(t.Rows, TableRow{Band: p.named(section.Section.Base())})
			t.Rows = append(t.Rows, rows...)
		}
	}
	if t.Rows == nil {
		return nil
	}
	return []Block{t, Paragraph{Text: said(p.t("framework.aid")), Kind: Aid}}
}

func contains(list []string, q *forms.Question) bool {
	for _, name := range list {
		if q.Name == name {
			return true
		}
	}
	return false
}

func (p *profiler) essential(line reports.ProfileLine) TableRow {
	cells := []Cell{headCell(p.named(line.Question.Base()))}
	entries := p.rows[line.Question].Entries
	for _, v := range p.voices {
		text := ""
		for _, c := range line.Cells {
			if c.Party == v.party() {
				text = c.Text
			}
		}
		cells = append(cells, p.cell(v, entries[v.column], text))
	}
	return TableRow{Cells: cells}
}
