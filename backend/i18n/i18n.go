// Package i18n holds what readers see: the messages of the platform in every
// language, and how dates, times, zones and numbers are written in them.
package i18n

import (
	"embed"
	"encoding/json"
	"fmt"
	"path"
	"strings"

	"github.com/nicksnyder/go-i18n/v2/i18n"
	"golang.org/x/text/language"
)

//go:embed messages/*.json
var files embed.FS

// Languages are the languages of the platform, the first one by default.
var Languages = []string{"es", "en"}

// Catalogue holds the messages of every language.
// It is safe for concurrent use.
type Catalogue struct {
	printers map[string]*Printer
}

// Printer writes in one language. It is safe for concurrent use.
type Printer struct {
	lang  string
	plain map[string]string // messages without arguments, ready to show
	rich  *i18n.Localizer
	names calendar
}

// Load reads the embedded catalogues.
// It returns an error when one of them cannot be read.
func Load() (*Catalogue, error) {
	c := &Catalogue{printers: map[string]*Printer{}}
	for _, lang := range Languages {
		p, err := newPrinter(lang)
		if err != nil {
			return nil, fmt.Errorf("read messages in %q: %w", lang, err)
		}
		c.printers[lang] = p
	}
	return c, nil
}

// In returns the printer of a language, or the default one's.
func (c *Catalogue) In(lang string) *Printer {
	if p := c.printers[lang]; p != nil {
		return p
	}
	return c.printers[Languages[0]]
}

func newPrinter(lang string) (*Printer, error) {
	tag, err := language.Parse(lang)
	if err != nil {
		return nil, err
	}
	bundle := i18n.NewBundle(tag)
	bundle.RegisterUnmarshalFunc("json", json.Unmarshal)
	file, err := bundle.LoadMessageFileFS(files, path.Join("messages", lang+".json"))
	if err != nil {
		return nil, err
	}
	p := &Printer{
		lang:  lang,
		plain: map[string]string{},
		rich:  i18n.NewLocalizer(bundle, lang),
		names: calendars[lang],
	}
	for _, m := range file.Messages {
		if m.One == "" && !strings.Contains(m.Other, "{{") {
			p.plain[m.ID] = m.Other
		}
	}
	return p, nil
}

// Lang returns the printer's language.
func (p *Printer) Lang() string { return p.lang }

// T returns the message of a key. The arguments are pairs of a name and a
// value; the value of "N" chooses between singular and plural. A key that no
// catalogue holds comes back as it is, so that it is seen.
func (p *Printer) T(key string, args ...any) string {
	if s, ok := p.plain[key]; ok {
		return s
	}
	config := &i18n.LocalizeConfig{MessageID: key}
	if len(args) > 0 {
		config.TemplateData = p.pairs(args, config)
	}
	s, err := p.rich.Localize(config)
	if err != nil && config.PluralCount != nil { // a message without a plural of its own
		config.PluralCount = nil
		s, err = p.rich.Localize(config)
	}
	if err != nil {
		return key
	}
	return s
}

// pairs turns the arguments into the data of a message. Whole numbers are
// written the way of the language.
func (p *Printer) pairs(args []any, config *i18n.LocalizeConfig) map[string]any {
	data := make(map[string]any, len(args)/2)
	for i := 0; i+1 < len(args); i += 2 {
		name, _ := args[i].(string)
		data[name] = args[i+1]
		if n, ok := args[i+1].(int); ok {
			data[name] = p.Number(n)
			if name == "N" {
				config.PluralCount = n
			}
		}
	}
	return data
}
