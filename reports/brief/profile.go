package brief

import "cotejo/reports"

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
