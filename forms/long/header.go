package long

import (
	"slices"
	"strings"

	"cotejo/forms"
)

// headings are what each column may be called, the surest name first. Case,
// accents and what joins words do not matter.
func headings() [columns][]string {
	return [columns][]string{
		Country:  {"country", "pais", "iso3", "iso", "m49", "country name", "nombre del pais"},
		Party:    {"party", "parte", "voice", "voz"},
		Question: {"question", "pregunta", "path", "ruta", "name", "nombre"},
		Row:      {"row", "fila", "row id", "clave de fila"},
		Parent:   {"parent", "fila superior", "parent row", "padre"},
		Value:    {"value", "valor", "answer", "respuesta"},
		State:    {"state", "estado", "special", "respuesta especial"},
		Lang:     {"lang", "idioma", "language", "lengua"},
		Source:   {"source", "fuente"},
	}
}

var required = []Column{Country, Question, Value}

// header says where each column stands in a file.
type header struct {
	at      [columns]int    // -1 where there is none
	names   [columns]string // as the file calls them
	width   int
	ignored []string
}

// readHeader finds the columns in the first line of a file. Of several that
// could be the same column, the surest counts.
func readHeader(cells []string) (header, []Problem) {
	h := header{width: len(cells)}
	known := headings()
	rank := make([]int, columns)
	var problems []Problem
	for c := range h.at {
		h.at[c] = -1
	}
	for i, cell := range cells {
		c, r := columnNamed(known, cell)
		switch {
		case c == columns:
			if strings.TrimSpace(cell) != "" {
				h.ignored = append(h.ignored, strings.TrimSpace(cell))
			}
		case h.at[c] >= 0 && r == rank[c]:
			problems = append(problems, Problem{Line: 1, Column: cell, Code: "long.column-twice", Args: []string{h.names[c]}})
		case h.at[c] < 0 || r < rank[c]:
			h.at[c], h.names[c], rank[c] = i, strings.TrimSpace(cell), r
		}
	}
	for _, c := range required {
		if h.at[c] < 0 {
			near := forms.Nearest(known[c][0], h.ignored)
			if near == "" {
				near = forms.Nearest(known[c][1], h.ignored)
			}
			problems = append(problems, Problem{Line: 1, Code: "long.column-missing", Args: []string{known[c][1] + " (" + known[c][0] + ")", near}})
		}
	}
	return h, problems
}

// columnNamed finds a column and how sure its name is; columns where the name
// is of none.
func columnNamed(known [columns][]string, name string) (Column, int) {
	name = plain(name)
	for c, names := range known {
		if r := slices.Index(names, name); r >= 0 {
			return Column(c), r
		}
	}
	return columns, 0
}

// score says how many columns a first line names.
func score(cells []string) int {
	n, known := 0, headings()
	for _, cell := range cells {
		if c, _ := columnNamed(known, cell); c != columns {
			n++
		}
	}
	return n
}

// name is what the file calls a column, or what we call it.
func (h *header) name(c Column) string {
	if h.names[c] != "" {
		return h.names[c]
	}
	return headings()[c][0]
}

// plain is a text in small letters without accents, its words joined by single
// spaces, to compare words and labels by.
func plain(s string) string {
	s = accents.Replace(strings.ToLower(s))
	return strings.Join(strings.FieldsFunc(s, func(r rune) bool {
		return r == ' ' || r == '_' || r == '-' || r == '.' || r == '\t' || r == '\u00a0' || r == '\n' || r == '\r'
	}), " ")
}

// accents drops the accents of Spanish.
var accents = strings.NewReplacer(
	"á", "a", "é", "e", "í", "i", "ó", "o", "ú", "u", "ü", "u", "ñ", "n",
	"a\u0301", "a", "e\u0301", "e", "i\u0301", "i", "o\u0301", "o", "u\u0301", "u", "u\u0308", "u", "n\u0303", "n",
)
