package reports

import (
	"maps"
	"slices"

	"cotejo/forms"
)

// Reply is what a party says to a finding in its own answers. It is printed
// beside the finding, and changes nothing in it.
type Reply struct {
	Text   string
	Origin Origin
}

// Reply returns what the party says to the finding; the zero Reply when it says
// nothing.
func (f Finding) Reply() Reply { return f.diagnostic.Replies[f.Key()] }

// Signed names whose reply it is and the day it was given, where they are.
func (f Finding) Signed(lang string) string {
	who := f.diagnostic.Party.Voice.Words(lang)
	at := f.Reply().Origin.At
	if at.IsZero() {
		return who
	}
	return who + ", " + forms.Day(at.In(f.diagnostic.State.Setting().Now.Location()), lang)
}

// Subjects says what the findings of a check are about: the rows of a roster,
// or the choices of a list. It returns nothing for a kind that no check has.
func (g *GapRules) Subjects(q *forms.Questionnaire, kind string) (rows *forms.Roster, choices *forms.List) {
	f, err := g.finder(q)
	if err != nil {
		return nil, nil
	}
	for _, c := range f.checks {
		switch {
		case c.Kind != kind:
		case c.rows != nil:
			return c.rows, nil
		default:
			return nil, c.choices.List
		}
	}
	return nil, nil
}

// ReplyChange is a reply that no longer says the same, or no longer stands
// beside a finding.
type ReplyChange struct {
	Country  *Country
	Party    *Party
	Kind     ChangeKind
	Finding  Finding // as it is now or, when there is none any more, as it was
	Old, New Reply
}

// Label says that it is a reply, and to what kind of gap.
func (c ReplyChange) Label(lang string) string {
	label := c.Finding.Check.Label.In(lang, c.Finding.diagnostic.State.Questionnaire.Languages...)
	return Word(lang, "change.reply", label)
}

// replies compares the replies that are printed: those beside a finding.
func (c *comparer) replies() {
	if withheld(c.then) || withheld(c.now) {
		return
	}
	then, now := replied(c.then), replied(c.now)
	for _, f := range sortedFindings(then, now) {
		change := ReplyChange{Country: c.country, Party: c.party, Kind: Changed, Finding: f}
		change.Old, change.New = replyIn(then, f), replyIn(now, f)
		switch {
		case change.Old.Text == change.New.Text:
			continue
		case change.Old.Text == "":
			change.Kind = Added
		case change.New.Text == "":
			change.Kind = Removed
		}
		c.Replies = append(c.Replies, change)
	}
}

// replied are a diagnostic's findings with a reply, by key.
func replied(d *Diagnostic) map[string]Finding {
	found := map[string]Finding{}
	if d == nil || len(d.Replies) == 0 {
		return found // most have none, and finding takes time
	}
	for _, f := range GapsOf(d) {
		if f.Check != nil && f.Reply().Text != "" {
			found[f.Key()] = f
		}
	}
	return found
}

func replyIn(found map[string]Finding, f Finding) Reply {
	if one, ok := found[f.Key()]; ok {
		return one.Reply()
	}
	return Reply{}
}

// sortedFindings joins two sets of findings by key, the second first.
func sortedFindings(then, now map[string]Finding) []Finding {
	all := maps.Clone(then)
	maps.Copy(all, now)
	out := make([]Finding, 0, len(all))
	for _, key := range slices.Sorted(maps.Keys(all)) {
		out = append(out, all[key])
	}
	return out
}
