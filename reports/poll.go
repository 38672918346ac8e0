package reports

import (
	"slices"
	"strings"

	"cotejo/forms"
)

// Poll is the result of the interest poll: which countries want the seminar,
// whether there are enough of them, who offers to prepare it and with what.
//
// The rule: a country is interested when any institution of its state says
// yes, be it with conditions; civil society's interest stands beside it and
// does not decide. Countries keep their list order and are not ranked.
type Poll struct {
	Snapshot   *Snapshot
	Countries  []PollCountry
	Interested int // countries: the quorum is Interested of len(Countries)
	Missing    int // countries without an answer from the state

	Commission []Seat // who would lead first, then members; within each in list order
	Hosts      []PollVoice
	Offers     []Offer
	Amounts    []Offered
	Objectives []PollObjectives // by voice

	// By voice: among those who answer.
	Phases, Topics, Months, Modes, Tasks, Contributions []Distribution
}

// Stand is where a country stands.
type Stand string

// The stands, in the order in which one overrules the next.
const (
	Interested Stand = "interested" // somebody of the state says yes, or yes with conditions
	Undecided  Stand = "undecided"  // nobody says yes, and somebody is undecided
	Declined   Stand = "declined"   // all who answer say no
	Unpolled   Stand = "missing"    // nobody of the state has answered
)

// Words names the stand in a language.
func (s Stand) Words(lang string) string {
	switch s {
	case Interested:
		return Word(lang, "poll.interested")
	case Undecided:
		return Word(lang, "poll.undecided")
	case Declined:
		return Word(lang, "poll.declined")
	}
	return Word(lang, "poll.missing")
}

// PollCountry is where one country stands and what each voice says.
type PollCountry struct {
	Country *Country
	Stand   Stand
	Voices  []PollVoice // those who were asked, in list order
}

// PollVoice is what one party says of its interest.
type PollVoice struct {
	Column
	State      bool  // an institution of the state: it counts for the stand
	Interest   Entry // yes, conditional, undecided, no
	Conditions Entry
	Reason     Entry // why not
	Comments   Entry
}

// Seat is an offer to take part in the preparatory commission.
type Seat struct {
	Column
	Lead  bool
	Role  Entry
	Tasks Entry
}

// Offer is a contribution that a party could make.
type Offer struct {
	Column
	Contributions Entry
}

// Offered adds up the amounts offered in one currency, by all voices that
// offer any.
type Offered struct {
	Currency *forms.Choice
	Amount   float64
	N        int // offers with an amount
	Unsized  int // offers of funds without amount or currency; under no currency
}

// PollObjectives counts how the parties of one voice place the objectives.
type PollObjectives struct {
	Voice      Voice
	N          int // parties that order them
	Objectives []Placed
}

// Placed is one objective: how often it stands in each place, and the median
// of its places. Placing is counted as it is, without points.
type Placed struct {
	Choice *forms.Choice
	Places []int // by place, from the first
	Median float64
	N      int // parties that place it
}

// PollOf computes the result. The error, an *IndexError, names a question of
// the poll that the questionnaire does not have.
func PollOf(s *Snapshot) (*Poll, error) {
	b, err := pollster(s.Questionnaire)
	if err != nil {
		return nil, err
	}
	p := &Poll{Snapshot: s}
	for _, col := range columns(s) {
		b.stand(p, col)
		if col.Diagnostic != nil && col.Diagnostic.Comparable() {
			b.commission(p, col)
			b.offers(p, col)
		}
	}
	p.settle()
	for _, v := range s.Voices() {
		p.Objectives = append(p.Objectives, b.placing(s, v))
	}
	for _, want := range []struct {
		name string
		into *[]Distribution
	}{
		{"p_phases", &p.Phases}, {"p_topics", &p.Topics}, {"p_months", &p.Months},
		{"p_mode", &p.Modes}, {"p_comm_area", &p.Tasks}, {"p_funds", &p.Contributions},
	} {
		if *want.into, err = Distributions(s, want.name); err != nil {
			return nil, err
		}
	}
	return p, nil
}

// settle counts the countries and puts those who would lead first.
func (p *Poll) settle() {
	for i := range p.Countries {
		c := &p.Countries[i]
		c.Stand = standOf(c.Voices)
		switch c.Stand {
		case Interested:
			p.Interested++
		case Unpolled:
			p.Missing++
		}
	}
	slices.SortStableFunc(p.Commission, func(a, b Seat) int {
		switch {
		case a.Lead == b.Lead:
			return 0
		case a.Lead:
			return -1
		}
		return 1
	})
}

// standOf applies the rule to the institutions of a state.
func standOf(voices []PollVoice) Stand {
	stand := Unpolled
	for _, v := range voices {
		if !v.State || v.Interest.Mark != Answered {
			continue
		}
		switch v.Interest.Answer.Value {
		case "yes", "conditional":
			return Interested
		case "undecided":
			stand = Undecided
		case "no":
			if stand == Unpolled {
				stand = Declined
			}
		}
	}
	return stand
}

// names says whether an answer names a choice.
func (e Entry) names(choice string) bool {
	return e.Mark == Answered && slices.Contains(strings.Fields(e.Answer.Value), choice)
}
