package export

import (
	"encoding/csv"
	"fmt"
	"io"
	"strconv"
	"strings"

	"cotejo/reports/view"
)

// View writes a table of a view as CSV: every column, those for programs too,
// and the sources of answers beside them. A heading stands in a column before
// the rows below it. What people wrote is neutralised, as Neutralise says.
func View(w io.Writer, table *view.Table, lang string) error {
	t := table.Sourced(lang)
	out := csv.NewWriter(w)
	heads, headed := viewHeads(t, lang)
	out.Write(heads) // its error stays with the writer, until Error
	heading := ""
	for i := range t.Rows {
		r := &t.Rows[i]
		if r.Heading != "" {
			heading = r.Heading
			continue
		}
		record := make([]string, 0, len(heads))
		if headed {
			record = append(record, Neutralise(heading))
		}
		for j := range r.Cells {
			record = append(record, viewField(&r.Cells[j]))
		}
		out.Write(record)
	}
	out.Flush()
	if err := out.Error(); err != nil {
		return fmt.Errorf("write table %s: %w", t.Name, err)
	}
	return nil
}

// viewHeads are the heads of a file, and whether the first is of headings.
func viewHeads(t *view.Table, lang string) (heads []string, headed bool) {
	for i := range t.Rows {
		if t.Rows[i].Heading != "" {
			heads, headed = []string{word(lang, "view.part")}, true
			break
		}
	}
	for _, c := range t.Columns {
		heads = append(heads, Neutralise(c.Name()))
	}
	return heads, headed
}

// viewField is the text of a cell: a figure as it is, unless its text says
// more; the rows of a list below how many they are.
func viewField(c *view.Cell) string {
	switch {
	case c.Titles != nil:
		return Neutralise(c.Text + "\n– " + strings.Join(c.Titles, "\n– "))
	case c.Bare():
		return strconv.FormatFloat(*c.Number, 'f', -1, 64)
	}
	return Neutralise(c.Text)
}
