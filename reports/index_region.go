package reports

import "math"

// IndexRegion is the region's row for one voice, in one domain or the whole.
//
// The rule: voices are never merged, so each has rows of its own; within a
// voice every party with a value counts once. N is how many do. Met is how
// many of them reach the level Index.Meets, and the share is Met of N: those
// without a value stay out of both, and the countries that have none in this
// voice are counted beside it.
type IndexRegion struct {
	Voice   Voice
	Part    *Part
	Met     int // parties with a value at the level or above
	N       int // parties with a value
	Without int // countries of the round without a value in this voice
}

// Share returns the share of parties that meet the level, in per cent and
// rounded to one decimal, half away from zero; false without levels or when
// nobody has a value.
func (r IndexRegion) Share(ix *Index) (float64, bool) {
	if ix.Meets == 0 || r.N == 0 {
		return 0, false
	}
	return math.Round(1000*float64(r.Met)/float64(r.N)) / 10, true
}

// Voices returns the voices that speak in a snapshot, in their order.
func (s *Snapshot) Voices() []Voice {
	var voices []Voice
	for _, v := range []Voice{Government, CivilSociety, Institution, Compiled} {
		for i := range s.Diagnostics {
			if s.Diagnostics[i].Party.Voice == v {
				voices = append(voices, v)
				break
			}
		}
	}
	return voices
}

// region computes the rows by voice: the whole first, then the domains.
func (t *IndexTable) region() []IndexRegion {
	var rows []IndexRegion
	for _, v := range t.Snapshot.Voices() {
		rows = append(rows, t.regional(v, &t.Index.Overall, func(l *IndexLine) Figure { return l.Overall }))
		for i := range t.Index.Domains {
			rows = append(rows, t.regional(v, &t.Index.Domains[i], func(l *IndexLine) Figure { return l.Domains[i] }))
		}
	}
	return rows
}

func (t *IndexTable) regional(v Voice, p *Part, of func(*IndexLine) Figure) IndexRegion {
	r := IndexRegion{Voice: v, Part: p}
	with := map[string]bool{}
	for i := range t.Lines {
		l := &t.Lines[i]
		f := of(l)
		if l.Diagnostic == nil || l.Diagnostic.Party.Voice != v || !f.Known {
			continue
		}
		with[l.Country.ISO3] = true
		r.N++
		if t.Index.Meets > 0 && f.Level >= t.Index.Meets {
			r.Met++
		}
	}
	r.Without = len(t.Snapshot.Countries) - len(with)
	return r
}
