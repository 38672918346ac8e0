package survey

import (
	"context"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/google/uuid"

	"cotejo/backend/store"
	"cotejo/forms"
	"cotejo/reports"
)

// GapsView is what cannot be seen in a diagnostic's answers, with what its
// party replies.
type GapsView struct {
	Head  Head
	State *forms.State
	// Rules say what is looked for; nil when nothing is in this questionnaire.
	Rules    *reports.GapRules
	Findings []reports.Finding // by check, without those the party itself declares
	// Bases are what a form must send back with a reply, by the finding's key.
	Bases map[string]Base
	// Replies says that this person may reply now: while the round is open,
	// also after the diagnostic has been handed in.
	Replies bool
}

// ReplyEdit is what a form says in reply to one finding.
type ReplyEdit struct {
	Finding string // its key
	Text    string
	Base    int    // the revision the form showed
	OpID    string // client-made UUID; made here when empty
}

// longestReply is how many characters a reply may have: it stands in a table
// beside its gap.
const longestReply = 4000

// Gaps returns what cannot be seen in a diagnostic's answers, as they stand.
func (s *Service) Gaps(ctx context.Context, p Principal, ref Ref) (GapsView, error) {
	o, err := s.open(ctx, p, ref)
	if err != nil {
		return GapsView{}, err
	}
	view := GapsView{
		Head: o.head, State: o.state, Rules: reports.GapRulesFor(o.state.Questionnaire), Bases: map[string]Base{},
		Replies: p.answersFor(o.stored.Party) && o.takesReplies(),
	}
	for _, f := range reports.GapsOf(o.report()) {
		if f.Check != nil {
			view.Findings = append(view.Findings, f)
		}
	}
	for _, h := range o.contents.Replies {
		if h.Lang == "" {
			base := Base{Seq: h.Seq, At: h.At, Open: h.Alternatives}
			if p.belongsTo(o.stored.Party) {
				base.By = h.Author
			}
			view.Bases[findingOf(h.Key)] = base
		}
	}
	return view, nil
}

// SaveReplies stores what a form changed among the replies to findings; an
// empty text withdraws one. A reply is kept also when its finding has gone
// meanwhile, so that nothing typed is lost. A stale one is kept beside the
// current one and named in Saved.Conflicts. It returns ErrForbidden, ErrClosed
// once the round is over, ErrNotFound for what no finding can be about, or
// *Invalid, by the finding's key, for what cannot be kept; nothing is stored then.
func (s *Service) SaveReplies(ctx context.Context, p Principal, ref Ref, edits []ReplyEdit) (Saved, error) {
	o, err := s.repliesOf(ctx, p, ref)
	if err != nil {
		return Saved{}, err
	}
	var ops []store.Op
	for _, e := range edits {
		key, ok := o.replyKey(e.Finding)
		if !ok {
			return Saved{}, ErrNotFound
		}
		if err := e.tidy(); err != nil {
			return Saved{}, err
		}
		changed, err := s.repliesAnew(ctx, o, key, e)
		if err != nil {
			return Saved{}, err
		}
		if changed {
			answer := forms.Answer{Value: e.Text}
			ops = append(ops, store.Op{ID: orNew(e.OpID), Key: key, Answer: answer, Base: e.Base, Kind: editKind(answer), ClientTime: s.now()})
		}
	}
	return s.commit(ctx, p, o, ops)
}

// repliesOf opens a diagnostic to reply in.
func (s *Service) repliesOf(ctx context.Context, p Principal, ref Ref) (*opened, error) {
	return s.openTaking(ctx, p, ref, (*opened).takesReplies)
}

// looked says whether gaps are looked for in the answers at all.
func (o *opened) looked() bool { return reports.GapRulesFor(o.state.Questionnaire) != nil }

// takesReplies says whether replies are taken: a reply is no answer, so that
// handing in the answers does not end it.
func (o *opened) takesReplies() bool { return o.round.State == "open" }

// replyKey is the cell of a reply, if a finding can be about such a subject: a
// row that is or was there, or a choice.
func (o *opened) replyKey(finding string) (forms.Key, bool) {
	kind, subject, _ := strings.Cut(finding, "/")
	rules := reports.GapRulesFor(o.state.Questionnaire)
	if rules == nil {
		return forms.Key{}, false
	}
	rows, choices := rules.Subjects(o.state.Questionnaire, kind)
	known := rows != nil && o.stands(rows, forms.RowID(subject)) || choices != nil && choices.Choice(subject) != nil
	return store.ReplyKey(kind, subject), known
}

// findingOf is the key of the finding that a reply is to.
func findingOf(k forms.Key) string {
	kind, subject, _ := store.ReplyTo(k)
	if subject == "" {
		return kind
	}
	return kind + "/" + subject
}

// tidy makes the text one that can be kept, as any text that is typed.
func (e *ReplyEdit) tidy() error {
	e.Text, _ = (&forms.Question{Type: forms.TextType}).Canonical([]string{e.Text})
	switch {
	case utf8.RuneCountInString(e.Text) > longestReply:
		return wrong(e.Finding, "reply.too_long")
	case !utf8.ValidString(e.Text), e.Base < 0, e.OpID != "" && uuid.Validate(e.OpID) != nil:
		return wrong(e.Finding, "answer.unreadable")
	}
	return nil
}

// repliesAnew says whether a form changed a reply: one that still holds what
// it was shown changes nothing, even when a colleague has replied since.
func (s *Service) repliesAnew(ctx context.Context, o *opened, key forms.Key, e ReplyEdit) (bool, error) {
	var head store.Head
	i := slices.IndexFunc(o.contents.Replies, func(h store.Head) bool { return h.Key == key && h.Lang == "" })
	if i >= 0 {
		head = o.contents.Replies[i]
	}
	if e.Text == head.Answer.Value {
		return false, nil
	}
	if e.Base == head.Seq {
		return true, nil
	}
	shown, err := s.shown(ctx, o, Edit{Key: key, Base: e.Base})
	return e.Text != shown.Value, err
}

// report is the diagnostic as reports read it.
func (o *opened) report() *reports.Diagnostic {
	return &reports.Diagnostic{
		Country: o.head.Country.ISO3, Party: o.head.Party, Status: o.head.Status, Lang: o.stored.Lang,
		State: o.state, Origin: origins(o.contents.Heads), Replies: replies(o.contents),
	}
}

// replies are what the party says to findings; one that was withdrawn says
// nothing.
func replies(c store.Contents) map[string]reports.Reply {
	var out map[string]reports.Reply
	traces := origins(c.Replies)
	for _, h := range c.Replies {
		if h.Lang != "" || h.Answer.Value == "" {
			continue
		}
		if out == nil {
			out = map[string]reports.Reply{}
		}
		out[findingOf(h.Key)] = reports.Reply{Text: h.Answer.Value, Origin: traces[h.Key]}
	}
	return out
}
