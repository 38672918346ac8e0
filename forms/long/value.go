package long

import (
	"regexp"
	"strings"

	"cotejo/forms"
)

// Reader reads the values of a file.
type Reader struct {
	DecimalComma bool // a single comma in a number separates decimals
}

// decimalComma is a number with a comma that may be one of decimals.
var decimalComma = regexp.MustCompile(`^[-−+]?\d+,\d+$`)

// Read turns a text into the value that is kept as the answer to a question
// which does not choose rows: choices may be named by their labels. The fault
// says what would be understood.
func (r Reader) Read(q *forms.Question, text string) (string, Fault) {
	if q.List != nil {
		var fault Fault
		if text, fault = choices(q, text); !fault.OK() {
			return "", fault
		}
	}
	if r.DecimalComma && q.Type == forms.Decimal && decimalComma.MatchString(strings.TrimSpace(text)) {
		text = strings.Replace(text, ",", ".", 1)
	}
	value, problem := q.Canonical([]string{text})
	if problem != nil {
		return "", Wrong(problem.Code, problem.Args...)
	}
	return value, Fault{}
}

// choices gives choices their names: the text is one or more names or labels,
// separated by semicolons, bars or lines; names alone also by spaces.
func choices(q *forms.Question, text string) (string, Fault) {
	text = strings.TrimSpace(text)
	if text == "" || allNames(q.List, text) {
		return text, Fault{}
	}
	parts := []string{text}
	if len(called(q.List, text)) == 0 {
		parts = Parts(text)
	}
	var names []string
	for _, part := range parts {
		found := called(q.List, part)
		if len(found) == 0 && q.Type == forms.Rank {
			found = called(q.List, place.ReplaceAllString(part, ""))
		}
		switch len(found) {
		case 0:
			return "", Wrong("long.choice-unknown", part, nearestChoice(q, part))
		case 1:
			names = append(names, found[0])
		default:
			return "", Wrong("long.choice-several", part, strings.Join(found, ", "))
		}
	}
	return strings.Join(names, " "), Fault{}
}

// place is what stands before a choice in a ranking.
var place = regexp.MustCompile(`^\d+\.\s+`)

// Parts splits a list at semicolons, bars and line breaks.
func Parts(text string) []string {
	var parts []string
	for _, p := range strings.FieldsFunc(text, func(r rune) bool { return r == ';' || r == '|' || r == '\n' || r == '\r' }) {
		if p = strings.TrimSpace(p); p != "" {
			parts = append(parts, p)
		}
	}
	return parts
}

func allNames(l *forms.List, text string) bool {
	for _, word := range strings.Fields(text) {
		if l.Choice(word) == nil {
			return false
		}
	}
	return true
}

// called finds the choices of a name, or else of a label.
func called(l *forms.List, text string) (names []string) {
	if l.Choice(text) != nil {
		return []string{text}
	}
	word := plain(text)
	for _, c := range l.Choices {
		for _, label := range c.Label {
			if plain(label) == word {
				names = append(names, c.Name)
				break
			}
		}
	}
	return names
}

// nearestChoice suggests a name or a label.
func nearestChoice(q *forms.Question, word string) string {
	var words []string
	for _, c := range q.List.Choices {
		words = append(words, c.Name)
	}
	for _, c := range q.List.Choices {
		for _, lang := range []string{"es", "en"} {
			if label := c.Label[lang]; label != "" {
				words = append(words, label)
			}
		}
	}
	return forms.Nearest(word, words)
}
