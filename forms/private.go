package forms

// keepPrivate lets nothing leave by a detour: what is computed from personal
// data is personal data, and no choice is named by it.
func (s *sealer) keepPrivate() {
	for _, p := range s.index.order { // each after what it depends on
		q := p.question
		if q == nil {
			continue
		}
		if q.Calculation != nil || q.Default != nil {
			for _, need := range p.needs {
				q.Private = q.Private || need.question != nil && need.question.Private
			}
		}
	}
	for _, p := range s.index.places {
		if q := p.question; q != nil && q.FromLabel != nil && q.FromLabel.Private {
			q.FromLabel = nil
		}
	}
}
