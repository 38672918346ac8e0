package store

import (
	"strings"

	"cotejo/forms"
)

// replyPrefix begins the reserved questions that hold replies.
const replyPrefix = "@gap."

// ReplyKey is the cell of what a party replies to a finding in its answers: a
// reserved question for each kind of finding, its row the finding's subject. A
// reply is kept like anything typed, and is no answer: [Contents] holds it
// apart, and it is taken until the round closes, whatever has been handed in.
func ReplyKey(kind, subject string) forms.Key {
	return forms.Key{Question: replyPrefix + forms.QuestionID(kind), Row: forms.RowID(subject)}
}

// ReplyTo reads a key made by [ReplyKey]; ok is false for any other.
func ReplyTo(k forms.Key) (kind, subject string, ok bool) {
	kind, ok = strings.CutPrefix(string(k.Question), replyPrefix)
	return kind, string(k.Row), ok
}

func isReply(id forms.QuestionID) bool { return strings.HasPrefix(string(id), replyPrefix) }

// put adds a head to the answers or to the replies.
func (c *Contents) put(h Head) {
	if isReply(h.Key.Question) {
		c.Replies = append(c.Replies, h)
	} else {
		c.Heads = append(c.Heads, h)
	}
}
