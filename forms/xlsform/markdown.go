package xlsform

import (
	"strings"
	"unicode/utf8"

	"cotejo/forms"
)

// openMarkdown reads tables as pyxform writes them: a line "| survey |" starts
// a sheet and the rows below it begin with an empty cell. "\|" is a bar inside
// a cell and "<br>" a line break. Lines outside tables are ignored.
func openMarkdown(data []byte) (*book, []Problem) {
	if !utf8.Valid(data) {
		return nil, refuse("file.encoding")
	}
	text := strings.TrimPrefix(strings.ReplaceAll(string(data), "\r\n", "\n"), "\ufeff")
	b := &book{}
	var current *sheet
	var problems []Problem
	number := 0
	for line := range strings.SplitSeq(text, "\n") {
		cells, ok := splitRow(line)
		if !ok || isRule(cells) {
			continue
		}
		if cells[0] != "" {
			current = &sheet{name: cells[0]}
			b.sheets = append(b.sheets, current)
			number = 0
			continue
		}
		if current == nil || len(cells) < 2 {
			continue
		}
		number++
		if limit := current.add(number, cells[1:]); limit != "" {
			problems = append(problems, Problem{Sheet: current.name, Row: number, Severity: forms.Error, Code: limit})
			return nil, problems
		}
	}
	if len(b.sheets) == 0 {
		return nil, refuse("file.no-tables")
	}
	return b, problems
}

// splitRow returns the cells of a table line, trimmed and without escapes.
func splitRow(line string) (cells []string, ok bool) {
	line = strings.TrimSpace(line)
	if !strings.HasPrefix(line, "|") {
		return nil, false
	}
	var cell strings.Builder
	for i := 1; i < len(line); i++ {
		switch {
		case line[i] == '\\' && i+1 < len(line) && line[i+1] == '|':
			cell.WriteByte('|')
			i++
		case line[i] == '|':
			cells = append(cells, cellText(cell.String()))
			cell.Reset()
		default:
			cell.WriteByte(line[i])
		}
	}
	if rest := cellText(cell.String()); rest != "" {
		cells = append(cells, rest)
	}
	return cells, len(cells) > 0
}

// lineBreaks are the ways of writing a line break inside a cell.
var lineBreaks = strings.NewReplacer("<br>", "\n", "<br/>", "\n", "<br />", "\n")

func cellText(s string) string {
	s = strings.TrimSpace(s)
	if !strings.Contains(s, "<br") {
		return s
	}
	return lineBreaks.Replace(s)
}

// isRule says whether the row is the line of dashes under a table's head.
func isRule(cells []string) bool {
	dashes := false
	for _, c := range cells {
		if strings.Trim(c, "-: ") != "" {
			return false
		}
		dashes = dashes || strings.Contains(c, "--")
	}
	return dashes
}
