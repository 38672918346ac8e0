package brief

import (
	"fmt"
	"strings"

	"cotejo/reports/draw"
)

// dump writes a document as text, for goldens to be read by people.
func dump(doc *Document) string {
	var b strings.Builder
	fmt.Fprintf(&b, "# %s\n%s\n[%s]\n", doc.Title, doc.Subtitle, doc.Header)
	for _, w := range doc.Warnings {
		fmt.Fprintf(&b, "! %s\n", w)
	}
	for _, s := range doc.Parts {
		fmt.Fprintf(&b, "\n## %s (%s)\n", s.Title, s.Part)
		for _, block := range s.Blocks {
			dumpBlock(&b, doc, block)
		}
	}
	return b.String()
}

func dumpBlock(b *strings.Builder, doc *Document, block Block) {
	switch x := block.(type) {
	case Paragraph:
		fmt.Fprintf(b, "%s%s\n", strings.TrimSpace("("+string(x.Kind)+") "), dumpLine(x.Text))
	case List:
		for _, item := range x.Items {
			fmt.Fprintf(b, "- %s\n", dumpLine(item))
		}
	case Table:
		dumpTable(b, x)
	case Figure:
		fmt.Fprintf(b, "figure: %s\n  alt: %s\n  foot: %s\n", x.Title, x.Alt, x.Foot)
	case Sources:
		for i, n := range doc.Notes {
			fmt.Fprintf(b, "%d. %s\n", i+1, dumpLine(n.Line(doc.Lang)))
		}
	}
}

func dumpTable(b *strings.Builder, t Table) {
	fmt.Fprintf(b, "table: %s%s\n  | %s |\n", t.Title, t.Label, strings.ReplaceAll(strings.Join(t.Head, " | "), "\n", " "))
	for _, row := range t.Rows {
		if row.Band != "" {
			fmt.Fprintf(b, "  = %s\n", row.Band)
			continue
		}
		fmt.Fprint(b, "  |")
		for _, c := range row.Cells {
			fmt.Fprintf(b, " %s |", dumpCell(c))
		}
		fmt.Fprintln(b)
	}
}

func dumpCell(c Cell) string {
	var lines []string
	for _, l := range c.Lines {
		lines = append(lines, dumpLine(l))
	}
	text := strings.Join(lines, " / ")
	if c.Tree != nil {
		text += dumpTree(c.Tree)
	}
	if c.Tone != draw.Plain {
		text += " {" + string(c.Tone) + "}"
	}
	return text
}

func dumpTree(branches []Branch) string {
	var out []string
	for _, br := range branches {
		text := dumpLine(br.Text)
		if br.Children != nil {
			text += " " + dumpTree(br.Children)
		}
		out = append(out, text)
	}
	return "(" + strings.Join(out, "; ") + ")"
}

func dumpLine(l Line) string {
	var b strings.Builder
	for _, s := range l {
		b.WriteString(s.Text)
		if s.Href != "" {
			fmt.Fprintf(&b, "<%s>", s.Href)
		}
		if s.Notes != nil {
			fmt.Fprintf(&b, "%v", s.Notes)
		}
	}
	return b.String()
}
