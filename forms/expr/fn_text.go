package expr

import (
	"math"
	"strings"
	"unicode/utf8"
)

func fnString(m *machine, c *Call, s scope) Value {
	if len(c.Args) == 0 {
		return String(s.node.Text())
	}
	return textOf(m.eval(c.Args[0], s))
}

// fnConcat joins its arguments; of a set of nodes, all of them.
func fnConcat(m *machine, c *Call, s scope) Value { return m.joined("", c.Args, s) }

// fnJoin joins the arguments after the first with the first between them.
func fnJoin(m *machine, c *Call, s scope) Value {
	return m.joined(c.text(m, 0, s), c.Args[1:], s)
}

func (m *machine) joined(between string, args []Term, s scope) Value {
	var b strings.Builder
	first := true
	add := func(t string) {
		if !first {
			b.WriteString(between)
		}
		first = false
		b.WriteString(m.made(t))
	}
	for _, a := range args {
		v := m.eval(a, s)
		if v.kind != NodesKind {
			add(v.Text())
			continue
		}
		for _, n := range v.nodes {
			if !m.step(1 + len(between)/64) {
				return Value{}
			}
			add(n.Text())
		}
	}
	return String(b.String())
}

func fnContains(m *machine, c *Call, s scope) Value {
	return Bool(strings.Contains(c.text(m, 0, s), c.text(m, 1, s)))
}

func fnStartsWith(m *machine, c *Call, s scope) Value {
	return Bool(strings.HasPrefix(c.text(m, 0, s), c.text(m, 1, s)))
}

func fnEndsWith(m *machine, c *Call, s scope) Value {
	return Bool(strings.HasSuffix(c.text(m, 0, s), c.text(m, 1, s)))
}

func fnSubstringBefore(m *machine, c *Call, s scope) Value {
	before, _, found := strings.Cut(c.text(m, 0, s), c.text(m, 1, s))
	if !found {
		return String("")
	}
	return String(before)
}

func fnSubstringAfter(m *machine, c *Call, s scope) Value {
	_, after, _ := strings.Cut(c.text(m, 0, s), c.text(m, 1, s))
	return String(after)
}

// fnSubstring is XPath's: characters from a place counted from 1, so many.
func fnSubstring(m *machine, c *Call, s scope) Value {
	text, from, until := c.text(m, 0, s), roundHalfUp(c.number(m, 1, s)), math.Inf(1)
	if len(c.Args) == 3 {
		until = from + roundHalfUp(c.number(m, 2, s))
	}
	return String(characters(text, from-1, until-1))
}

// roundHalfUp rounds as XPath's substring does.
func roundHalfUp(n float64) float64 {
	if math.Abs(n) >= 1<<52 {
		return n
	}
	f := math.Floor(n)
	if n-f >= 0.5 {
		return f + 1
	}
	return f
}

// fnSubstr counts from 0, up to but without the third; negative numbers count
// from the end.
func fnSubstr(m *machine, c *Call, s scope) Value {
	text := c.text(m, 0, s)
	from, until := math.Trunc(c.number(m, 1, s)), math.Inf(1)
	if len(c.Args) == 3 {
		until = math.Trunc(c.number(m, 2, s))
	}
	length := float64(utf8.RuneCountInString(text))
	if from < 0 {
		from += length
	}
	if until < 0 {
		until += length
	}
	return String(characters(text, from, until))
}

// characters returns those whose place p, from 0, has from <= p < until.
func characters(s string, from, until float64) string {
	begin, finish, p := len(s), len(s), 0.0
	for i := range s {
		if p >= from && p < until {
			begin = min(begin, i)
		} else if begin < i {
			finish = i
			break
		}
		p++
	}
	return s[begin:finish]
}

func fnTranslate(m *machine, c *Call, s scope) Value {
	text, from, to := c.text(m, 0, s), []rune(c.text(m, 1, s)), []rune(c.text(m, 2, s))
	swap := make(map[rune]rune, len(from))
	for i, r := range from {
		if _, seen := swap[r]; seen {
			continue
		}
		swap[r] = -1
		if i < len(to) {
			swap[r] = to[i]
		}
	}
	return String(m.made(strings.Map(func(r rune) rune {
		if other, ok := swap[r]; ok {
			return other
		}
		return r
	}, text)))
}

func fnStringLength(m *machine, c *Call, s scope) Value {
	return Number(float64(utf8.RuneCountInString(c.textOrSelf(m, s))))
}

func fnNormalizeSpace(m *machine, c *Call, s scope) Value {
	return String(strings.Join(strings.FieldsFunc(c.textOrSelf(m, s), spaceRune), " "))
}
