package export

import (
	"fmt"
	"io"
	"strings"

	"cotejo/reports"
)

// readings writes the reading aid in each language.
func (p *archive) readings() error {
	for _, r := range []struct{ lang, file string }{{"es", "LEEME.md"}, {"en", "README.md"}} {
		w, err := p.create(r.file)
		if err != nil {
			return err
		}
		c := *p.cut
		c.lang = r.lang
		if err := c.reading(w, p.codeTables(&c)); err != nil {
			return err
		}
	}
	return nil
}

// codeTables are the package's tables as they are called in another language.
func (p *archive) codeTables(c *cut) []*table {
	tables := c.dataTables()
	return append(tables, c.codebook(tables))
}

// reading fills in the page that says what is in the package and how to read
// it. Its text stands in words/readme.LANG.md.
func (c *cut) reading(w io.Writer, tables []*table) error {
	page, err := wordFiles.ReadFile("words/readme." + c.lang + ".md")
	if err != nil {
		return fmt.Errorf("read the words of the reading aid: %w", err)
	}
	var files, states, sources strings.Builder
	for _, t := range tables {
		fmt.Fprintf(&files, "- `%s.csv`: %s. %s\n", t.name, oneSpace(t.title), t.about)
	}
	for _, m := range reports.Marks() {
		fmt.Fprintf(&states, "| `%s` | %s | %s |\n", m, m.Words(c.lang), c.word("legend."+string(m)))
	}
	for _, s := range c.sources(c.in(c.Round.Note)) {
		fmt.Fprintf(&sources, "- %s\n", s.Title)
	}
	_, err = strings.NewReplacer(
		"{title}", c.title(), "{about}", c.about(), "{files}\n", files.String(), "{states}\n", states.String(), "{sources}\n", sources.String(),
		"{questionnaire}", fmt.Sprintf("%s (%s, %s)", c.in(c.Questionnaire.Title), c.Questionnaire.Name, c.Questionnaire.Version),
	).WriteString(w, string(page))
	if err != nil {
		return fmt.Errorf("write the reading aid: %w", err)
	}
	return nil
}
