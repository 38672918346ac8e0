package reports

import "slices"

// Selection narrows a snapshot to some countries and voices. Its zero value
// takes everything.
type Selection struct {
	Countries []string // ISO3; all when empty
	Voices    []Voice  // all when empty
}

// Everything says whether nothing is left out.
func (sel Selection) Everything() bool { return len(sel.Countries) == 0 && len(sel.Voices) == 0 }

// Only returns the part of a snapshot that a selection takes, in the same
// order. A country that is taken stays when none of its voices is: then it is
// seen to say nothing there. The snapshot itself does not change.
func (s *Snapshot) Only(sel Selection) *Snapshot {
	if sel.Everything() {
		return s
	}
	part := *s
	part.Countries, part.Diagnostics = nil, nil
	for _, c := range s.Countries {
		if sel.country(c.ISO3) {
			part.Countries = append(part.Countries, c)
		}
	}
	for _, d := range s.Diagnostics {
		if sel.country(d.Country) && sel.voice(d.Party.Voice) {
			part.Diagnostics = append(part.Diagnostics, d)
		}
	}
	return &part
}

func (sel Selection) country(iso3 string) bool {
	return len(sel.Countries) == 0 || slices.Contains(sel.Countries, iso3)
}

func (sel Selection) voice(v Voice) bool {
	return len(sel.Voices) == 0 || slices.Contains(sel.Voices, v)
}
