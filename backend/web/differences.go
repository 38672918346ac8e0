package web

import (
	"slices"
	"strconv"

	"github.com/gin-gonic/gin"

	"cotejo/backend/survey"
	"cotejo/reports"
)

// DifferencesPage says what changed from a snapshot to another, or to the
// answers as they stand, by country and party.
type DifferencesPage struct {
	layout
	Round   survey.RoundInfo
	Back    string
	Span    string // from what to what
	Others  []link // what else it may be compared with
	Parties []partyChanges
	N, Same int
}

// partyChanges are the changes of one party.
type partyChanges struct {
	Anchor  string
	Country *reports.Country
	Party   reports.Party
	Changes []changeLine
}

// changeLine is one cell that no longer says the same.
type changeLine struct {
	Label, Row, Kind string
	Old, New         changeSide
}

// changeSide is what a cell said, or says.
type changeSide struct {
	Mark reports.Mark
	Text string
}

func (s *site) showDifferences(c *gin.Context, p survey.Principal) error {
	ctx, code := c.Request.Context(), c.Param("code")
	round, err := s.Service.Round(ctx, p, code)
	if err != nil {
		return err
	}
	list, err := s.Service.Snapshots(ctx, p, code)
	if err != nil {
		return err
	}
	then, now, err := span(c, list)
	if err != nil {
		return err
	}
	d, err := s.Service.Difference(ctx, p, then, now)
	if err != nil {
		return err
	}
	v := visitOf(c)
	page := DifferencesPage{
		layout: s.roundFrame(c, v.T("difference.title"), round), Round: round, Back: roundPath(code), N: len(d.Changes) + len(d.Replies), Same: d.Same,
		Span: v.T("difference.since", "Then", then.Number), Others: others(v, list, then, now), Parties: changesByParty(d, v.lang),
	}
	if now.Number > 0 {
		page.Span = v.T("difference.between", "Then", then.Number, "Now", now.Number)
		page.Here += "?con=" + strconv.Itoa(now.Number)
	}
	page.Wide = true
	if d.Then.Draft || d.Now.Draft {
		page.Cut = v.T("cut.open_too")
	}
	return s.show(c, "differences", page)
}

// span reads which cuts an address compares, the older first: the snapshot of
// its number with the one asked for, else with the answers as they stand, open
// diagnostics among them when the snapshot has them.
func span(c *gin.Context, list []survey.SnapshotInfo) (then, now survey.Cut, err error) {
	then.Round, now.Round = c.Param("code"), c.Param("code")
	known := map[string]survey.SnapshotInfo{}
	for _, one := range list {
		known[strconv.Itoa(one.Number)] = one
	}
	one, ok := known[c.Param("n")]
	if !ok {
		return then, now, survey.ErrNotFound
	}
	then.Number, now.Draft = one.Number, one.Draft
	if con := c.Query("con"); con != "" {
		other, ok := known[con]
		if !ok {
			return then, now, survey.ErrNotFound
		}
		then.Number, now.Number = min(one.Number, other.Number), max(one.Number, other.Number)
	}
	return then, now, nil
}

// others leads to what came after a snapshot.
func others(v *visit, list []survey.SnapshotInfo, then, now survey.Cut) []link {
	base := changesPath(then)
	links := []link{{Href: base, Text: v.T("difference.now"), Current: now.Number == 0}}
	for _, one := range list {
		if one.Number > then.Number {
			links = append(links, link{
				Href: base + "?con=" + strconv.Itoa(one.Number), Text: v.T("cut.number", "N", one.Number), Current: one.Number == now.Number,
			})
		}
	}
	return links
}

// changesByParty gathers the changes of each party, its replies after its
// answers; countries in the order of the round.
func changesByParty(d *reports.Difference, lang string) (parties []partyChanges) {
	of := func(c *reports.Country, party *reports.Party) *partyChanges {
		anchor := c.ISO3 + "." + party.Slug
		i := slices.IndexFunc(parties, func(p partyChanges) bool { return p.Anchor == anchor })
		if i < 0 {
			i = len(parties)
			parties = append(parties, partyChanges{Anchor: anchor, Country: c, Party: *party})
		}
		return &parties[i]
	}
	for _, ch := range d.Changes {
		p := of(ch.Country, ch.Party)
		p.Changes = append(p.Changes, changed(ch, d.Now, lang))
	}
	for _, ch := range d.Replies {
		p := of(ch.Country, ch.Party)
		p.Changes = append(p.Changes, changeLine{
			Label: ch.Label(lang), Row: ch.Finding.Title(lang), Kind: ch.Kind.Words(lang),
			Old: changeSide{reports.Answered, ch.Old.Text}, New: changeSide{reports.Answered, ch.New.Text},
		})
	}
	place := func(p partyChanges) int {
		i := slices.IndexFunc(d.Now.Countries, func(c reports.Country) bool { return c.ISO3 == p.Country.ISO3 })
		if i < 0 {
			return len(d.Now.Countries) // it has left the round
		}
		return i
	}
	slices.SortStableFunc(parties, func(a, b partyChanges) int { return place(a) - place(b) })
	return parties
}

func changed(ch reports.Change, now *reports.Snapshot, lang string) changeLine {
	line := changeLine{
		Row: ch.Title[lang], Kind: ch.Kind.Words(lang),
		Old: changeSide{ch.Old.Mark, ch.Old.Text(lang)}, New: changeSide{ch.New.Mark, ch.New.Text(lang)},
	}
	if ch.Roster != nil {
		line.Label = ch.Roster.Label.In(lang, now.Questionnaire.Languages...)
	} else if ch.Question != nil {
		line.Label = ch.Question.Label.In(lang, now.Questionnaire.Languages...)
	}
	return line
}
