package store

import (
	"crypto/rand"
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"cotejo/forms"
)

// Op is one thing someone did to a cell.
type Op struct {
	ID     string // a UUID made by whoever did it; the same one again is harmless
	Key    forms.Key
	Answer forms.Answer // Lang "" or the diagnostic's for the original, else a translation
	Base   int          // the sequence of the head it was typed over; 0 for an empty cell
	Kind   string       // edit, clear, import, carry, restore or resolve
	// Closes are the open alternatives, by sequence, that a resolve decides.
	Closes     []int
	Source     string    // what the answer cites
	ClientTime time.Time // for display only; zero when not known
}

// The kinds of operation that Save takes.
const (
	Edit    = "edit"
	Clear   = "clear"
	Import  = "import"
	Carry   = "carry"
	Restore = "restore"
	Resolve = "resolve"
)

// longestAnswer is how many characters a cell, or a source, may hold.
const longestAnswer = 65536

var (
	opKinds  = []string{Edit, Clear, Import, Carry, Restore, Resolve}
	specials = []forms.Special{forms.Answered, forms.DontKnow, forms.NotApplicable, forms.NoInformation}
	language = regexp.MustCompile(`^([A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*)?$`)
)

// check refuses an operation that cannot be kept, and says why. What it
// answers is of no concern here: a wrong answer is kept like a right one.
func (o Op) check() error {
	because := func(format string, args ...any) error {
		return fmt.Errorf("%w: %s", ErrInvalid, fmt.Sprintf(format, args...))
	}
	switch {
	case o.ID == "" || len(o.ID) > 64 || !text(o.ID):
		return because("its id is not of 1 to 64 characters")
	case o.Key.Question == "" || len(o.Key.Question) > 1000 || len(o.Key.Row) > 200 || !text(string(o.Key.Question), string(o.Key.Row)):
		return because("its key names no cell")
	case !slices.Contains(opKinds, o.Kind):
		return because("unknown kind %q", o.Kind)
	case !slices.Contains(specials, o.Answer.State) || o.Answer.State != forms.Answered && o.Answer.Value != "":
		return because("a special answer stands instead of a value")
	case o.Kind == Clear && !o.Answer.Blank():
		return because("clearing leaves no value")
	case isReply(o.Key.Question) && (o.Answer.State != forms.Answered || o.Source != ""):
		return because("a reply is a text")
	case !language.MatchString(o.Answer.Lang):
		return because("unknown language")
	case !text(o.Answer.Value, o.Source):
		return because("the text is not valid UTF-8, or holds a zero byte")
	case utf8.RuneCountInString(o.Answer.Value) > longestAnswer || utf8.RuneCountInString(o.Source) > longestAnswer:
		return because("over %d characters", longestAnswer)
	case (o.Kind == Resolve) != (len(o.Closes) > 0):
		return because("a resolve, and nothing else, names the alternatives it closes")
	case o.Base < 0:
		return because("its base is negative")
	}
	return nil
}

// text says whether both databases can keep some texts.
func text(all ...string) bool {
	for _, s := range all {
		if !utf8.ValidString(s) || strings.ContainsRune(s, 0) {
			return false
		}
	}
	return true
}

// sealed is an operation's hash under a salt: enough to recognise the
// operation while the salt is kept, and nothing once it has been erased.
func (o Op) sealed(salt []byte, d DiagnosticID, key cellKey) []byte {
	h := sha256.New()
	write := func(s string) {
		var n [8]byte
		binary.BigEndian.PutUint64(n[:], uint64(len(s)))
		h.Write(n[:]) // a hash takes every byte
		h.Write([]byte(s))
	}
	var id [8]byte
	binary.BigEndian.PutUint64(id[:], uint64(d))
	for _, s := range []string{
		string(salt), string(id[:]), string(key.Question), string(key.Row), key.Lang,
		o.Kind, string(o.Answer.State), o.Answer.Value, o.Source, listed(o.Closes),
	} {
		write(s)
	}
	return h.Sum(nil)
}

func newSalt() []byte {
	salt := make([]byte, 16)
	_, _ = rand.Read(salt) // it never fails
	return salt
}
