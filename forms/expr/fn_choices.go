package expr

import "strings"

// fnSelected says whether a value is among those chosen; the empty value is
// when nothing is.
func fnSelected(m *machine, c *Call, s scope) Value {
	chosen, value := c.text(m, 0, s), trim(c.text(m, 1, s))
	if value == "" {
		return Bool(trim(chosen) == "")
	}
	for chosen != "" {
		var word string
		word, chosen = nextWord(chosen)
		if word == value {
			return Bool(true)
		}
	}
	return Bool(false)
}

// nextWord cuts the first word off a text.
func nextWord(s string) (word, rest string) {
	i := 0
	for i < len(s) && isSpace(s[i]) {
		i++
	}
	j := i
	for j < len(s) && !isSpace(s[j]) {
		j++
	}
	return s[i:j], s[j:]
}

// fnSelectedAt returns the value chosen at a place counted from 0.
func fnSelectedAt(m *machine, c *Call, s scope) Value {
	words, at := strings.FieldsFunc(c.text(m, 0, s), spaceRune), c.number(m, 1, s)
	if !(at >= 0 && at < float64(len(words))) {
		return String("")
	}
	return String(words[int(at)])
}

func spaceRune(r rune) bool { return r < 0x80 && isSpace(byte(r)) }

func fnCountSelected(m *machine, c *Call, s scope) Value {
	return Number(float64(len(strings.FieldsFunc(c.text(m, 0, s), spaceRune))))
}

// checkChoiceName notes which question a text names.
func checkChoiceName(c *Call) *Error {
	l, ok := c.Args[1].(*Literal)
	if !ok {
		return nil
	}
	name, opened := strings.CutPrefix(trim(l.Value), "${")
	name, closed := strings.CutSuffix(name, "}")
	if name = trim(name); opened && closed && isName(name) {
		l.question = name
	}
	return nil
}

// fnChoiceName returns a choice's label. The question is named in a text, so
// that the call can be read without its answer.
func fnChoiceName(m *machine, c *Call, s scope) Value {
	value, ref := c.text(m, 0, s), ""
	if r, ok := c.Args[1].(*Reference); ok {
		ref = r.String()
	} else {
		ref = c.text(m, 1, s)
	}
	return String(m.host.ChoiceName(s.home, ref, value))
}

func fnItext(m *machine, c *Call, s scope) Value {
	id := c.text(m, 0, s)
	if !m.javarosa() {
		m.fail(c.Col(), "expr.unknown-function", c.Name, "")
		return Value{}
	}
	h, ok := m.host.(Texter)
	if !ok {
		m.fail(c.Col(), "expr.unsupported-function", c.Name)
		return Value{}
	}
	t, ok := h.Itext(id)
	if !ok {
		m.fail(c.Col(), "expr.unknown-text", id)
	}
	return String(t)
}

// javarosa says whether the prefix jr means what questionnaires mean by it.
func (m *machine) javarosa() bool {
	h, ok := m.host.(Namespacer)
	if !ok {
		return true
	}
	uri, known := h.Namespace("jr")
	return !known || uri == "http://openrosa.org/javarosa"
}
