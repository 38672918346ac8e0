package export

import (
	"encoding/json"
	"regexp"
	"strings"
	"time"

	"cotejo/forms"
	"cotejo/reports"
)

// description writes datapackage.json, a Frictionless Data Package (version 1).
func (p *archive) description() error {
	w, err := p.create("datapackage.json")
	if err != nil {
		return err
	}
	out := json.NewEncoder(w)
	out.SetEscapeHTML(false)
	out.SetIndent("", "  ")
	return out.Encode(p.describe())
}

// The types below are the JSON that is written.
type (
	packageDoc struct {
		Profile     string        `json:"profile"`
		Name        string        `json:"name"`
		Title       string        `json:"title"`
		Description string        `json:"description"`
		Version     string        `json:"version,omitempty"`
		Created     string        `json:"created"`
		Languages   []string      `json:"languages"`
		Licenses    []licenceDoc  `json:"licenses,omitempty"`
		Sources     []sourceDoc   `json:"sources"`
		Resources   []resourceDoc `json:"resources"`
	}
	licenceDoc struct {
		Name  string `json:"name"`
		Path  string `json:"path"`
		Title string `json:"title"`
	}
	sourceDoc struct {
		Title string `json:"title"`
	}
	resourceDoc struct {
		Profile     string     `json:"profile"`
		Name        string     `json:"name"`
		Path        string     `json:"path"`
		Title       string     `json:"title"`
		Description string     `json:"description"`
		Format      string     `json:"format"`
		MediaType   string     `json:"mediatype"`
		Encoding    string     `json:"encoding"`
		Bytes       int64      `json:"bytes"`
		Hash        string     `json:"hash"`
		Dialect     dialectDoc `json:"dialect"`
		Schema      schemaDoc  `json:"schema"`
	}
	dialectDoc struct {
		Delimiter      string `json:"delimiter"`
		LineTerminator string `json:"lineTerminator"`
		QuoteChar      string `json:"quoteChar"`
		DoubleQuote    bool   `json:"doubleQuote"`
		Header         bool   `json:"header"`
	}
	schemaDoc struct {
		Fields        []fieldDoc `json:"fields"`
		MissingValues []string   `json:"missingValues"`
		PrimaryKey    []string   `json:"primaryKey,omitempty"`
	}
	fieldDoc struct {
		Name        string          `json:"name"`
		Type        string          `json:"type"`
		Title       string          `json:"title,omitempty"`
		Description string          `json:"description,omitempty"`
		Constraints *constraintsDoc `json:"constraints,omitempty"`
	}
	constraintsDoc struct {
		Enum []string `json:"enum"`
	}
)

func (p *archive) describe() packageDoc {
	note := p.in(p.Round.Note)
	doc := packageDoc{
		Profile: "tabular-data-package", Name: slug("cotejo-" + p.Round.Code), Title: p.title(),
		Description: strings.TrimSpace(p.about() + "\n\n" + note),
		Created:     p.Taken.UTC().Format(time.RFC3339), Languages: []string{p.lang},
		Licenses: licences(note), Sources: p.sources(note), Resources: []resourceDoc{},
	}
	if p.Number > 0 {
		doc.Version = p.stamp
	}
	for _, f := range p.files {
		doc.Resources = append(doc.Resources, f.describe(p.cut))
	}
	return doc
}

func (c *cut) title() string { return c.word("package.title", c.Round.Code, c.in(c.Round.Title)) }

// about says what the package is and of which snapshot, and what must be said
// with it: a draft is a draft, and an exercise an exercise.
func (c *cut) about() string {
	parts := []string{c.word("package.about"), c.snapshotWords()}
	if c.Draft {
		parts = append(parts, c.word("flag.draft")+". "+c.word("flag.draft.why"))
	}
	if c.Round.Fictitious {
		parts = append(parts, c.word("flag.fictitious")+". "+c.word("flag.fictitious.why"))
	}
	return strings.Join(parts, " ")
}

func (c *cut) snapshotWords() string {
	at := c.Taken.UTC().Format("2006-01-02 15:04:05")
	if c.Number > 0 {
		return c.word("package.frozen", c.stamp, at)
	}
	return c.word("package.live", at)
}

// sources are the lines of the round's note or, without one, the parties.
func (c *cut) sources(note string) []sourceDoc {
	var all []sourceDoc
	for line := range strings.Lines(note) {
		if line = strings.TrimSpace(line); line != "" {
			all = append(all, sourceDoc{line})
		}
	}
	if all == nil {
		all = []sourceDoc{{c.word("package.unsourced")}}
	}
	return all
}

// creativeCommons finds the licences that a note names.
var creativeCommons = regexp.MustCompile(`(?i)\bCC[ -](BY(?:-(?:NC|SA|ND))*)[ -](\d\.\d)( IGO)?`)

func licences(note string) []licenceDoc {
	var all []licenceDoc
	seen := map[string]bool{}
	for _, m := range creativeCommons.FindAllStringSubmatch(note, -1) {
		kind, version, igo := strings.ToUpper(m[1]), m[2], strings.ToUpper(strings.TrimSpace(m[3]))
		l := licenceDoc{
			Name:  strings.Trim("CC-"+kind+"-"+version+"-"+igo, "-"),
			Path:  strings.TrimSuffix("https://creativecommons.org/licenses/"+strings.ToLower(kind+"/"+version+"/"+igo), "/") + "/",
			Title: strings.TrimSpace("Creative Commons " + kind + " " + version + " " + igo),
		}
		if !seen[l.Name] {
			seen[l.Name], all = true, append(all, l)
		}
	}
	return all
}

func (f resource) describe(c *cut) resourceDoc {
	t := f.table
	doc := resourceDoc{
		Profile: "tabular-data-resource", Name: slug(t.name), Path: t.name + ".csv", Title: t.title, Description: t.about,
		Format: "csv", MediaType: "text/csv", Encoding: "utf-8", Bytes: f.bytes, Hash: "sha256:" + f.hash,
		Dialect: dialectDoc{Delimiter: ",", LineTerminator: "\n", QuoteChar: `"`, DoubleQuote: true, Header: true},
		Schema:  schemaDoc{MissingValues: []string{""}, PrimaryKey: t.key},
	}
	for _, v := range t.variables {
		doc.Schema.Fields = append(doc.Schema.Fields, v.describe(c))
	}
	return doc
}

func (v *variable) describe(c *cut) fieldDoc {
	f := fieldDoc{Name: v.name, Type: "string", Title: oneSpace(c.in(v.label))}
	switch v.kind {
	case whole:
		f.Type = "integer"
	case fraction:
		f.Type = "number"
	case day:
		f.Type = "date"
	case computed:
		f.Type = "any"
	case flag:
		f.Type, f.Constraints = "integer", &constraintsDoc{[]string{"0", "1"}}
	case marked:
		f.Constraints = &constraintsDoc{stateCodes()}
	case coded:
		f.Description = c.choicesInWords(v.list)
	}
	if v.state != "" && v.part != option {
		f.Description = strings.TrimSpace(f.Description + " " + c.word("field.state", v.state))
	}
	return f
}

func stateCodes() []string {
	var codes []string
	for _, m := range reports.Marks() {
		codes = append(codes, string(m))
	}
	return codes
}

// choicesInWords lists codes with their labels.
func (c *cut) choicesInWords(l *forms.List) string {
	var words []string
	for _, choice := range l.Choices {
		words = append(words, choice.Name+" = "+oneSpace(c.in(choice.Label)))
	}
	return strings.Join(words, "; ") + "."
}

// oneSpace puts a wording in one line.
func oneSpace(s string) string { return strings.Join(strings.Fields(s), " ") }

var unslug = regexp.MustCompile(`[^a-z0-9._-]+`)

// slug is a name as data packages want it.
func slug(name string) string { return unslug.ReplaceAllString(strings.ToLower(name), "-") }
