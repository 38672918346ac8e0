package brief

import (
	"strconv"
	"strings"

	"cotejo/reports"
)

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
