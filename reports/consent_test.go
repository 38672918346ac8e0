package reports

import (
	"testing"

	"cotejo/forms"
)

// asking is the small questionnaire with the question of consent.
func asking(t *testing.T) *forms.Questionnaire {
	t.Helper()
	q := form(t)
	consent := question(consentName, forms.SelectOne, 1)
	consent.List = q.Lists["yn"]
	q.Sections = append(q.Sections, section("z", consent))
	return resealed(t, q)
}

func TestOnlyAnOutrightYesLetsAnswersBePublished(t *testing.T) {
	q := asking(t)
	for _, tt := range []struct {
		name, consent string
		status        Status
		shown         bool
		want          Status
	}{
		{"yes", "yes", Submitted, true, Submitted},
		{"no", "no", Submitted, false, Unpublished},
		{"no, approved", "no", Approved, false, Unpublished},
		{"no, in a draft", "no", Open, false, Open},
		{"don't know", "?dk", Submitted, false, Unpublished},
		{"a choice that means don't know", "8", Submitted, false, Unpublished},
		{"not applicable", "?na", Returned, false, Returned},
		{"nothing said", "", Submitted, true, Submitted},
	} {
		t.Run(tt.name, func(t *testing.T) {
			given := answers{"policy": "yes"}
			if tt.consent != "" {
				given[consentName] = tt.consent
			}
			d := diagnostic(q, "XAA", Government, nil, given)
			d.Status, d.Replies = tt.status, map[string]Reply{"f": {Text: "réplica"}}
			s := &Snapshot{Questionnaire: q, Countries: []Country{{ISO3: "XAA"}}, Diagnostics: []Diagnostic{d}, Draft: tt.status == Open}
			frozen, err := Encode(s) // as it was before anybody asked
			if err != nil {
				t.Fatal(err)
			}
			thawed, err := Decode(frozen, q)
			if err != nil {
				t.Fatal(err)
			}
			s.Withhold()
			for _, s := range []*Snapshot{s, thawed} {
				got := s.Diagnostics[0]
				if got.Comparable() != tt.shown || (got.Origin != nil) != tt.shown || (got.Replies != nil) != tt.shown || got.Status != tt.want || got.Total.Answered == 0 {
					t.Errorf("shown %v as %s, answered %d; want %v as %s", got.Comparable(), got.Status, got.Total.Answered, tt.shown, tt.want)
				}
			}
			c := Compare(s)
			if got := peopleTally(c).Withheld == 0; got != tt.shown {
				t.Errorf("counted as shown: %v", got)
			}
			if got := c.Summary().Submitted == 1; got != tt.status.Sent() {
				t.Errorf("counted as submitted: %v", got)
			}
		})
	}
}

// TestWithoutTheQuestionNothingIsWithheld: where nobody is asked for consent,
// what is submitted is published.
func TestWithoutTheQuestionNothingIsWithheld(t *testing.T) {
	s := round(t)
	s.Withhold()
	if !s.Diagnostics[0].Comparable() || s.Diagnostics[0].Status != Submitted {
		t.Errorf("shown %v as %s", s.Diagnostics[0].Comparable(), s.Diagnostics[0].Status)
	}
}
