package store

import (
	"bytes"
	"fmt"

	"cotejo/forms"
)

// storedOp is an operation stored before, with what was answered then.
type storedOp struct {
	diagnostic DiagnosticID
	key        cellKey
	kind       string
	salt, hash []byte // no salt: the text has been erased
	result     Result
}

// replay answers an operation that has been stored: as then, if it is the
// same one. Once its text is erased, the same cell and kind must do.
func (s storedOp) replay(d DiagnosticID, key cellKey, o Op) Result {
	same := s.diagnostic == d && s.key == key && s.kind == o.Kind
	if len(s.salt) > 0 {
		same = same && bytes.Equal(s.hash, o.sealed(s.salt, d, key))
	}
	if !same {
		return Result{OpID: o.ID, Err: fmt.Errorf("%w: this id has been used for something else", ErrConflict)}
	}
	r := s.result
	r.Replayed = true
	return r
}

// said is an answer as it is given out: a value with its language.
func said(value string, state forms.Special, lang, original string) forms.Answer {
	a := forms.Answer{Value: value, State: state}
	switch {
	case value == "":
	case lang != "":
		a.Lang = lang
	default:
		a.Lang = original
	}
	return a
}
