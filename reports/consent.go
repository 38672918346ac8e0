package reports

import "cotejo/forms"

// consentName names the question by which a party says whether its answers may
// be published. It says there what publishing is: to stand in the comparative
// tables and in the country's profile. So nothing made from a snapshot shows
// them without it, drafts included; whoever runs the round reads them in the
// diagnostic itself.
const consentName = "a_consent"

// Withhold leaves out of a snapshot the contents of those who do not let their
// answers be published. Each is still counted, as [Unpublished] when it has
// been submitted. It is called where a snapshot is made and where a frozen one
// is read, so that no report has to think of it.
func (s *Snapshot) Withhold() {
	q := consentQuestion(s.Questionnaire)
	if q == nil {
		return
	}
	for i := range s.Diagnostics {
		if d := &s.Diagnostics[i]; d.refuses(q) {
			d.State, d.Origin, d.Replies = nil, nil, nil
			if d.Status.Sent() {
				d.Status = Unpublished
			}
		}
	}
}

// consentQuestion returns the question of consent, or nil where nobody is asked.
func consentQuestion(q *forms.Questionnaire) *forms.Question {
	for _, e := range q.ByName(consentName) {
		if asked, ok := e.(*forms.Question); ok && asked.Base().Roster == nil {
			return asked
		}
	}
	return nil
}

// refuses says whether the party was asked and did not say yes: to say no, and
// to say that it does not know, are both no consent. Silence is neither: a
// diagnostic is not submitted without an answer, and what was compiled from
// public sources is public.
func (d *Diagnostic) refuses(q *forms.Question) bool {
	if !d.Comparable() {
		return false
	}
	cell, _ := cellOf(d, forms.Key{Question: q.ID})
	return cell != nil && !cell.Answer.Blank() && cell.Answer.Value != consented
}

// consented is the answer that lets answers be published.
const consented = "yes"
