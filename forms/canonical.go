package forms

import (
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"
)

// Canonical turns what a form posts into the text that is kept: one entry per
// input or ticked box; the day, month and year of a date may come apart; the
// choices of a ranking come in their order. Text that cannot be understood is
// returned as it was typed, with a problem: nothing typed is ever lost.
func (q *Question) Canonical(raw []string) (string, *Problem) {
	value, code, args := q.canonical(raw)
	if code == "" && utf8.RuneCountInString(value) > MostCharacters {
		code, args = "too.long", []string{strconv.Itoa(MostCharacters)}
	}
	if code == "" {
		return value, nil
	}
	p := &Problem{Severity: Error, Code: code, Args: args, Key: Key{Question: q.ID}, Section: q.Section}
	return value, p
}

func (q *Question) canonical(raw []string) (value, code string, args []string) {
	switch {
	case len(q.Refs) > 0 || q.From != nil:
		return strings.Join(words(raw), " "), "", nil
	case q.List != nil:
		return q.canonicalChoices(words(raw))
	}
	typed := tidy(strings.Join(raw, "\n"))
	if q.Type == Date && len(raw) == 3 {
		typed = strings.Trim(strings.Join(raw, "/"), "/ ")
	}
	if typed == "" {
		return "", "", nil
	}
	read, code := q.Type.read(typed, q.Appearance)
	if code != "" {
		return typed, code, []string{typed}
	}
	return read, "", nil
}

// read turns what was typed into a value of the type, or gives the code of
// what is wrong with it.
func (t Type) read(typed, appearance string) (value, code string) {
	var ok bool
	switch t {
	case Integer:
		return canonicalNumber(typed, true)
	case Decimal:
		return canonicalNumber(typed, false)
	case Date:
		value, ok = canonicalDate(typed, appearance)
	case Time:
		value, ok = canonicalTime(typed)
	case DateTime:
		value, ok = canonicalDateTime(typed)
	default:
		return typed, ""
	}
	if !ok {
		return "", "type." + string(t)
	}
	return value, ""
}

func canonicalDateTime(s string) (string, bool) {
	if t, err := time.Parse(time.RFC3339, s); err == nil {
		return t.Format(time.RFC3339), true
	}
	date, clock, ok := strings.Cut(strings.Replace(s, "T", " ", 1), " ")
	if !ok {
		return "", false
	}
	date, okDate := canonicalDate(date, "")
	clock, okTime := canonicalTime(strings.TrimSpace(clock))
	return date + "T" + clock, okDate && okTime
}

// canonicalChoices orders the choices as in their list; unknown ones stay, at
// the end. The order of a ranking is the answer.
func (q *Question) canonicalChoices(chosen []string) (value, code string, args []string) {
	kept := chosen[:0:0]
	for _, name := range chosen {
		if q.List.Choice(name) == nil && code == "" {
			code, args = "choice.unknown", []string{name}
		}
		if !slices.Contains(kept, name) {
			kept = append(kept, name)
		}
	}
	if q.Type != Rank {
		place := func(name string) int {
			i := slices.IndexFunc(q.List.Choices, func(c *Choice) bool { return c.Name == name })
			if i < 0 {
				return len(q.List.Choices)
			}
			return i
		}
		slices.SortStableFunc(kept, func(a, b string) int { return place(a) - place(b) })
	}
	if q.Type == SelectOne && len(kept) > 1 && code == "" {
		code = "choice.several"
	}
	return strings.Join(kept, " "), code, args
}

func words(raw []string) []string {
	var all []string
	for _, r := range raw {
		all = append(all, strings.Fields(strings.ToValidUTF8(r, ""))...)
	}
	return all
}

// tidy trims a text, unifies its line ends and drops what no database keeps.
func tidy(s string) string {
	s = strings.ToValidUTF8(s, "\uFFFD")
	s = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\x00", "").Replace(s)
	return strings.TrimSpace(s)
}
