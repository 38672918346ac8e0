package reports

import "cotejo/forms"

// Reason is one place where a finding was looked for, and what stands there.
type Reason struct {
	// Question would name the subject, or is asked of the subject itself.
	Question *forms.Question
	// Answer is the subject's own; where other rows would name the subject, it
	// is that of their roster, which is set in it.
	Answer Entry
}

// Own says whether the subject itself is asked.
func (r Reason) Own() bool { return r.Answer.Roster == nil }

// Reasons say where a check has looked without finding its subject served, in
// the order of its proofs; none for a declared gap.
func (f Finding) Reasons() []Reason {
	if f.Check == nil {
		return nil
	}
	c, err := f.Check.bound(f.diagnostic.State.Questionnaire)
	if err != nil {
		return nil // the check has found something in it
	}
	if c.choices != nil {
		return []Reason{f.elsewhere(c.choices)}
	}
	var out []Reason
	for _, p := range c.proofs {
		switch {
		case p.named != nil:
			out = append(out, f.elsewhere(p.named))
		case f.Row != "":
			out = append(out, Reason{p.own, entryOf(f.diagnostic, p.own, f.Row)})
		}
	}
	return out
}

// elsewhere is a question that the rows of another roster answer.
func (f Finding) elsewhere(q *forms.Question) Reason {
	return Reason{q, entryOfRoster(f.diagnostic, q.Roster, "")}
}
