package reports

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
)

// An IndexError says what is wrong with the definition of an index, where it
// is wrong, and what would be right.
type IndexError struct {
	Place string // "domains[2].items[1].score", or "line 4, column 7"; "" for the whole
	Code  string // of the words: index.unknown …
	Args  []string
}

// Error implements error, in English.
func (e *IndexError) Error() string { return e.Message("en") }

// Message says it in a language, with its place.
func (e *IndexError) Message(lang string) string {
	words := Word(lang, e.Code, e.Args...)
	if e.Place == "" {
		return words
	}
	return e.Place + ": " + words
}

// ReadIndex reads the definition of an index, a JSON object:
//
//	name            a short code of lower-case letters, digits and hyphens
//	title, note     wordings {"es": …, "en": …}; the note may be left out
//	source          where the formula comes from, as it is to be cited
//	questionnaires  names of the questionnaires it was written for
//	unit            "percent", "ratio", "level" or "points"
//	score           what an answer is worth, unless an item says otherwise:
//	                {"column": "value"}, the number in that column of the list;
//	                {"values": {"yes": 1, "no": 0}}; {"contains": "Art"}, 1 or
//	                0; {"number": true}, the number answered
//	overall         the whole: label, and items with aggregate and need, or
//	                only need, and then it is the mean of the domains
//	domains         parts, each with name, label, items, aggregate, need and,
//	                in the whole, weight
//	levels          in rising order, {"from": 40, "name": {"es": …, "en": …}}
//	meets           the lowest level, from 1, that the regional share counts
//
// An item is the name of a question (or its path, where several have the
// name), or {"question": …, "weight": …, "score": …}. The aggregate is "mean",
// "share" or "sum"; see Aggregate. The need is "all" or how many must have a
// value. Weights are above zero, and 1 when not said.
//
// The error, an *IndexError, names the first place at fault.
func ReadIndex(data []byte) (*Index, error) {
	var d Definition
	var whole json.RawMessage
	if err := json.Unmarshal(data, &whole); err != nil { // this reader knows the place
		return nil, placed(data, err)
	}
	if err := strictly(data, &d); err != nil {
		return nil, placed(data, err)
	}
	ix, wrong := d.Index()
	if len(wrong) > 0 {
		return nil, wrong[0]
	}
	return ix, nil
}

// strictly decodes JSON and refuses fields nobody reads.
func strictly(data []byte, into any) error {
	d := json.NewDecoder(bytes.NewReader(data))
	d.DisallowUnknownFields()
	return d.Decode(into)
}

// placed turns an error of the JSON reader into one with a place and words.
func placed(data []byte, err error) error {
	var own *IndexError
	var syntax *json.SyntaxError
	var kind *json.UnmarshalTypeError
	switch {
	case errors.As(err, &own):
		return own
	case errors.As(err, &syntax):
		return &IndexError{Place: position(data, syntax.Offset), Code: "index.syntax"}
	case errors.As(err, &kind):
		return &IndexError{Place: kind.Field, Code: "index.kind", Args: []string{kind.Value}}
	}
	if _, field, ok := strings.Cut(err.Error(), "unknown field "); ok {
		return &IndexError{Code: "index.field", Args: []string{strings.Trim(field, `"`)}}
	}
	return &IndexError{Code: "index.syntax"}
}

// position names the last of the first offset bytes by line and column, from 1.
func position(data []byte, offset int64) string {
	before := data[:min(int(offset), len(data))]
	line := bytes.Count(before, []byte("\n")) + 1
	column := max(1, len(before)-bytes.LastIndexByte(before, '\n')-1)
	return fmt.Sprintf("%d:%d", line, column)
}
