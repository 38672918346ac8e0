// Package brief makes the short reports of a round: the profile of a country
// (two to four pages) and the summary of a region (six to ten), as Word
// documents and as HTML to print. What a report says is computed once, by pure
// functions, as a Document; the writers only lay it out. The same snapshot
// and options give the same bytes.
package brief

import (
	"slices"

	"cotejo/forms"
)

// Part is a part of a report that can be chosen or left out.
type Part string

// The parts of a country profile, in its order.
const (
	PartFacts      Part = "facts"      // who answers, and how much
	PartFramework  Part = "framework"  // the essential answers, by section
	PartTree       Part = "tree"       // strategies, and what hangs from them
	PartProgrammes Part = "programmes" //
	PartActors     Part = "actors"     // with their roles
	PartDomains    Part = "domains"    // levels of SDG indicator 10.7.2
	PartGaps       Part = "gaps"       // declared and found, with replies
	PartImpacts    Part = "impacts"    // on people and families
	PartPractices  Part = "practices"  // good practices, key elements, priorities
	PartLists      Part = "lists"      // lists that no other part shows
	PartUnknown    Part = "unknown"    // what is not known
	PartSources    Part = "sources"    // numbered notes
)

// The further parts of a regional summary.
const (
	PartCoverage   Part = "coverage"
	PartReading    Part = "reading"
	PartFindings   Part = "findings"   // the numbers in words
	PartStrategies Part = "strategies" // strategies by area and country
	PartFrameworks Part = "frameworks" // approaches, stages, participation
	PartPatterns   Part = "patterns"
	PartCountries  Part = "countries" // a paragraph for each
)

// ProfileParts returns the parts of a country profile in order.
func ProfileParts() []Part {
	return []Part{PartFacts, PartFramework, PartTree, PartProgrammes, PartActors, PartDomains, PartGaps,
		PartImpacts, PartPractices, PartLists, PartUnknown, PartSources}
}

// SummaryParts returns the parts of a regional summary in order.
func SummaryParts() []Part {
	return []Part{PartFindings, PartCoverage, PartReading, PartStrategies, PartFrameworks, PartDomains, PartGaps,
		PartImpacts, PartPatterns, PartPractices, PartCountries, PartSources}
}

// Title names a part in a language.
func (p Part) Title(lang string) string { return word(lang, "part."+string(p)) }

// Options are what an organiser may choose about a report.
type Options struct {
	Parts []Part // nil: all of them; the order is always the report's own
	// Extra holds the organisers' own paragraphs, which close the part they
	// are filed under; a blank line separates paragraphs.
	Extra map[Part]forms.Text
	Paper Paper // "": A4
	// Address gives the address of an answer, for the notes to lead to; nil
	// or "": the note names the answer only.
	Address func(Place) string `json:"-"`
}

// Place is where an answer stands.
type Place struct {
	Country string // ISO 3166-1 alpha-3
	Party   string
	Section string // its name
	Key     forms.Key
}

// shows says whether a part was chosen.
func (o Options) shows(p Part) bool { return o.Parts == nil || slices.Contains(o.Parts, p) }
