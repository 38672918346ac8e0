package reports

import "cotejo/forms"

// Profile is one country on two pages: who answered, the framework, the tree
// of its strategies, how much it lists, what it did not say, and its sources.
// It is derived from the questionnaire's levels, rosters and references, and
// so works for any.
type Profile struct {
	Snapshot  *Snapshot
	Country   *Country
	Lang      string
	Voices    []CoverageLine // none: the country has no diagnostic
	Framework []ProfileSection
	Trees     []ProfileTree
	Rosters   []ProfileRoster
	Silences  []Silence
	Notes     []string // sources; a note's number is its place, from 1
}

// ProfileSection holds the essential answers of a section.
type ProfileSection struct {
	Section *forms.Section
	Lines   []ProfileLine
}

// ProfileLine is one essential question with what each voice says.
type ProfileLine struct {
	Question *forms.Question
	Cells    []ProfileCell // one per voice that has something to show
}

// ProfileCell is what one voice says.
type ProfileCell struct {
	Party     *Party
	Mark      Mark
	Text      string
	Shortened bool  // the text ends in "…": the whole is in the comparison
	Notes     []int // numbers of its sources
}

// ProfileTree is one voice's tree of rows.
type ProfileTree struct {
	Party *Party
	Tree  []Branch
	Loose []Branch // rows that name nothing to hang from
}

// ProfileRoster counts the rows each voice lists.
type ProfileRoster struct {
	Roster  *forms.Roster
	Entries []Entry // one per voice, as in Voices
}

// Silence lists what one voice answered without a value, or not at all.
type Silence struct {
	Party     *Party
	Mark      Mark
	Essential []*forms.Question // essential questions, in document order
	Others    int               // how many more, essential or not
}

// BuildProfile computes a country's profile in a language; nil when the
// country is not in the round.
func BuildProfile(s *Snapshot, iso3, lang string) *Profile {
	b := profiler{cite: &citations{}}
	for _, col := range columns(s) {
		if col.Country.ISO3 == iso3 {
			b.Country = col.Country
			b.columns = append(b.columns, col)
		}
	}
	if b.Country == nil {
		return nil
	}
	b.Snapshot, b.Lang, b.essential = s, lang, essentials(s.Questionnaire)
	b.voices()
	b.framework()
	b.trees()
	b.counts()
	b.silences()
	b.Notes = b.cite.sources
	return &b.Profile
}

// profiler gathers a profile.
type profiler struct {
	Profile
	columns   []Column
	essential map[*forms.Question]bool
	cite      *citations
}

func (b *profiler) voices() {
	for _, line := range coverage(b.columns) {
		if line.Party != nil {
			b.Voices = append(b.Voices, line)
		}
	}
}

func (b *profiler) framework() {
	for _, sec := range b.Snapshot.Questionnaire.Sections {
		ps := ProfileSection{Section: sec}
		for _, q := range outside(sec) {
			if !b.essential[q] {
				continue
			}
			if line := b.line(q); line.Cells != nil {
				ps.Lines = append(ps.Lines, line)
			}
		}
		if ps.Lines != nil {
			b.Framework = append(b.Framework, ps)
		}
	}
}

// line returns what the voices say; no cells when none says anything, which
// the silences then tell.
func (b *profiler) line(q *forms.Question) ProfileLine {
	line := ProfileLine{Question: q}
	said := false
	var cells []ProfileCell
	for _, col := range b.columns {
		e := entryOf(col.Diagnostic, q, "")
		if col.Diagnostic == nil || e.Mark == Withheld {
			continue
		}
		said = said || e.Mark == Answered
		cell := ProfileCell{Party: &col.Diagnostic.Party, Mark: e.Mark}
		cell.Text, cell.Shortened = excerpt(e.Text(b.Lang))
		cell.Notes = b.cite.add(nil, e, b.Lang)
		cells = append(cells, cell)
	}
	if said {
		line.Cells = cells
	}
	return line
}

func (b *profiler) trees() {
	q := b.Snapshot.Questionnaire
	h := hierarchyOf(q)
	root := h.trunk(q)
	if root == nil {
		return
	}
	for _, col := range b.columns {
		if d := col.Diagnostic; d != nil && d.Comparable() {
			g := grower{hierarchy: h, diagnostic: d, order: q.Rosters(), lang: b.Lang, cite: b.cite}
			tree, loose := g.grow(root)
			if tree != nil || loose != nil {
				b.Trees = append(b.Trees, ProfileTree{&d.Party, tree, loose})
			}
		}
	}
}

func (b *profiler) counts() {
	for _, r := range b.Snapshot.Questionnaire.Rosters() {
		if r.Roster != nil {
			continue
		}
		pr := ProfileRoster{Roster: r}
		for _, col := range b.columns {
			if col.Diagnostic != nil {
				pr.Entries = append(pr.Entries, entryOfRoster(col.Diagnostic, r, ""))
			}
		}
		if pr.Entries != nil {
			b.Rosters = append(b.Rosters, pr)
		}
	}
}

func (b *profiler) silences() {
	for _, col := range b.columns {
		if d := col.Diagnostic; d != nil && d.Comparable() {
			for _, m := range []Mark{DontKnow, NotApplicable, NoInformation, NoData} {
				b.silence(d, m)
			}
		}
	}
}

func (b *profiler) silence(d *Diagnostic, m Mark) {
	s := Silence{Party: &d.Party, Mark: m}
	for _, sec := range b.Snapshot.Questionnaire.Sections {
		for _, q := range outside(sec) {
			switch {
			case !q.Asked() || entryOf(d, q, "").Mark != m:
			case b.essential[q]:
				s.Essential = append(s.Essential, q)
			default:
				s.Others++
			}
		}
	}
	if s.Essential != nil || s.Others > 0 {
		b.Silences = append(b.Silences, s)
	}
}
