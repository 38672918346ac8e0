package xlsform

import (
	"strings"

	"cotejo/forms"
)

// A column is what a header says.
type column struct {
	key    string // canonical, such as "constraint_message" or "bind::cotejo:level"
	lang   string // ISO 639 code, "" without one
	tag    string // the language as the header writes it
	header string
	col    int // from 1
}

// A table is a sheet whose headers have been understood.
type table struct {
	sheet   *sheet
	columns []column
	index   map[string]int // key + "\x00" + lang → place in columns
}

// A dialect says what headers a sheet knows.
type dialect struct {
	aliases      map[string]string
	known        map[string]bool // understood
	translatable map[string]bool
	ignored      map[string]bool // parsed, with a warning that it has no effect
}

// header understands the headers of a sheet, which is not empty.
func (r *reader) header(s *sheet, d dialect) *table {
	t := &table{sheet: s, index: map[string]int{}}
	first := s.rows[0]
	for i, text := range first.cells {
		if text == "" {
			continue
		}
		c := d.parse(text)
		c.header, c.col = text, i+1
		if c.tag != "" {
			var odd bool
			if c.lang, odd = languageCode(c.tag); odd {
				r.warnAt(s, first.number, c.col, "language.tag", c.tag)
			}
		}
		id := c.key + "\x00" + c.lang
		if _, twice := t.index[id]; twice {
			r.errorAt(s, first.number, c.col, "header.duplicate", text)
			continue
		}
		t.index[id] = len(t.columns)
		t.columns = append(t.columns, c)
	}
	return t
}

// parse splits a header at "::", or else at ":", and gives it its canonical
// key.
func (d dialect) parse(text string) column {
	whole := normal(text)
	if key, ok := d.aliases[whole]; ok {
		return column{key: key}
	}
	parts := strings.Split(text, "::")
	if len(parts) == 1 {
		parts = strings.Split(text, ":")
	}
	for i := range parts {
		parts[i] = strings.TrimSpace(parts[i])
	}
	key, rest := normal(parts[0]), parts[1:]
	switch key {
	case "media":
		if len(rest) > 0 {
			key, rest = normal(rest[0]), rest[1:]
		}
	case "bind", "body", "control", "instance", "attribute":
		return d.passed(key, rest)
	}
	if alias, ok := d.aliases[key]; ok {
		key = alias
	}
	if len(rest) > 0 && d.translatable[key] {
		return column{key: key, tag: strings.Join(rest, "::")}
	}
	if len(rest) > 0 {
		return column{key: whole}
	}
	return column{key: key}
}

// passed handles headers such as bind::cotejo:level and
// bind::jr:constraintMsg::es.
func (d dialect) passed(key string, rest []string) column {
	for n := len(rest); n > 0; n-- {
		full := key + "::" + strings.ToLower(strings.Join(rest[:n], ":"))
		alias, ok := d.aliases[full]
		if !ok && (n < len(rest) || !d.known[full]) {
			continue
		}
		if !ok {
			alias = full
		}
		return column{key: alias, tag: strings.Join(rest[n:], "::")}
	}
	return column{key: key + "::" + strings.ToLower(strings.Join(rest, ":"))}
}

// normal folds case, spaces and hyphens of a header.
func normal(s string) string {
	s = strings.ToLower(strings.Join(strings.Fields(s), "_"))
	return strings.ReplaceAll(s, "-", "_")
}

// unknown warns about the headers that mean nothing here.
func (r *reader) unknown(t *table, d dialect) {
	var names []string
	for name := range d.known {
		if !strings.Contains(name, "::") {
			names = append(names, name)
		}
	}
	for _, c := range t.columns {
		number := t.sheet.rows[0].number
		switch {
		case d.known[c.key]:
		case d.ignored[c.key] || strings.HasPrefix(c.key, "sms_"):
			r.warnAt(t.sheet, number, c.col, "column.ignored", c.header)
		case strings.HasPrefix(c.key, "bind::cotejo:"):
			r.warnAt(t.sheet, number, c.col, "column.unknown", c.header, forms.Nearest(c.key, cotejoColumns))
		case strings.Contains(c.key, "::"):
			r.warnAt(t.sheet, number, c.col, "column.passed", c.header)
		default:
			r.warnAt(t.sheet, number, c.col, "column.unknown", c.header, nearestOf(c.key, names))
		}
	}
}

// get returns the text under a key without a language.
func (t *table) get(r row, key string) string {
	i, ok := t.index[key+"\x00"]
	if !ok {
		return ""
	}
	return r.at(t.columns[i].col)
}

// col returns the column of a key, whatever its language; 0 if there is none.
func (t *table) col(key string) int {
	for _, c := range t.columns {
		if c.key == key {
			return c.col
		}
	}
	return 0
}

// has says whether any header has the key.
func (t *table) has(key string) bool { return t.col(key) != 0 }

// at returns a cell of the row, by its column counted from 1.
func (r row) at(col int) string {
	if col < 1 || col > len(r.cells) {
		return ""
	}
	return r.cells[col-1]
}
