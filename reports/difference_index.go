package reports

// IndexDifference is an index then and now.
type IndexDifference struct {
	Index *Index
	Lines []IndexChange // by country, party and part: the whole, then the domains
}

// IndexChange is one part of an index for one party, then and now.
type IndexChange struct {
	Country   *Country
	Party     *Party
	Part      *Part
	Then, Now Figure // without a value where there is none
	Step      Step
}

// Step says how the level moved. It describes: what moved it may be a change
// of policy, of the answer, or of who answers.
type Step string

// The steps.
const (
	Up      Step = "up"
	Down    Step = "down"
	Steady  Step = "same"    // the level is the same
	Unknown Step = "unknown" // one of the two has no level
)

// Compare lays an index of two snapshots side by side. The error, an
// *IndexError, says that one of the questionnaires lacks a question of it.
func (ix *Index) Compare(then, now *Snapshot) (*IndexDifference, error) {
	before, err := ix.Compute(then)
	if err != nil {
		return nil, err
	}
	after, err := ix.Compute(now)
	if err != nil {
		return nil, err
	}
	d := &IndexDifference{Index: ix}
	for _, m := range meetings(then, now) {
		old, new := before.lineOf(m.then), after.lineOf(m.now)
		d.add(m, &ix.Overall, old.Overall, new.Overall)
		for i := range ix.Domains {
			d.add(m, &ix.Domains[i], old.Domains[i], new.Domains[i])
		}
	}
	return d, nil
}

// lineOf returns the line of a diagnostic, or one without values.
func (t *IndexTable) lineOf(d *Diagnostic) IndexLine {
	for _, l := range t.Lines {
		if d != nil && l.Diagnostic == d {
			return l
		}
	}
	return IndexLine{Domains: make([]Figure, len(t.Index.Domains))}
}

func (d *IndexDifference) add(m meeting, p *Part, then, now Figure) {
	c := IndexChange{Country: m.country, Party: m.party, Part: p, Then: then, Now: now, Step: Unknown}
	switch {
	case then.Level == 0 || now.Level == 0:
	case then.Level < now.Level:
		c.Step = Up
	case then.Level > now.Level:
		c.Step = Down
	default:
		c.Step = Steady
	}
	d.Lines = append(d.Lines, c)
}

// Words names the step in a language.
func (s Step) Words(lang string) string {
	switch s {
	case Up:
		return Word(lang, "step.up")
	case Down:
		return Word(lang, "step.down")
	case Steady:
		return Word(lang, "step.same")
	}
	return Word(lang, "step.unknown")
}
