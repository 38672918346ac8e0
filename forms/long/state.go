package long

import (
	"slices"

	"cotejo/forms"
)

// Said is what the state of a line says.
type Said int

// What a state can say.
const (
	Nothing Said = iota // an answer, if the line has one
	Special             // a special answer
	NoRows              // a list is empty on purpose
	Silence             // no answer: the line says only that there is none
)

// ReadState reads the state of a line: a code, or its words in Spanish or
// English. Besides the special answers it knows the states that an export
// writes.
func ReadState(text string) (said Said, special forms.Special, fault Fault) {
	if text == "" {
		return Nothing, forms.Answered, Fault{}
	}
	word := plain(text)
	for _, s := range []forms.Special{forms.DontKnow, forms.NotApplicable, forms.NoInformation} {
		for _, lang := range []string{"es", "en"} {
			if word == plain(forms.Message(lang, "special."+string(s))) {
				return Special, s, Fault{}
			}
		}
		if word == string(s) {
			return Special, s, Fault{}
		}
	}
	switch {
	case word == "answered" || word == "respondida":
		return Nothing, forms.Answered, Fault{}
	case slices.Contains(noRows, word):
		return NoRows, forms.Answered, Fault{}
	case slices.Contains([]string{"dont know", "don't know", "ns"}, word):
		return Special, forms.DontKnow, Fault{}
	case slices.Contains([]string{"nodata", "no data", "sin datos", "hidden", "withheld"}, word):
		return Silence, forms.Answered, Fault{}
	}
	return Nothing, forms.Answered, Wrong("long.state-unknown", text)
}

// noRows are the words that declare a list empty.
var noRows = []string{forms.NoRows, "no hay", "ninguna", "ninguno", "there are none", "there is none"}

// DeclaresNone says whether a value of a list's own line declares it empty.
func DeclaresNone(value string) bool { return slices.Contains(noRows, plain(value)) }
