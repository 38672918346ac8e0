package reports

import (
	"embed"
	"io/fs"
	"sync"

	"cotejo/forms"
)

// Languages are the languages reports are written in, the default first.
func Languages() []string { return []string{"es", "en"} }

// Word returns the wording of a code in a language, with {1}, {2} … replaced
// by the arguments. A language without catalogue falls back to the default
// one, and a code without wording stands for itself.
func Word(lang, code string, args ...string) string {
	text, _ := catalogue().Say(lang, code, args...)
	return text
}

//go:embed words/*.json
var wordFiles embed.FS

// catalogue reads the embedded words once. A test holds that every language
// reads and is complete.
var catalogue = sync.OnceValue(func() forms.Catalogue { return readWords(wordFiles) })

// Words are the wordings of one package of reports, beside those of all.
type Words struct{ own func() forms.Catalogue }

// OwnWords reads words/es.json and words/en.json of a package, once and when
// they are first asked for. A test of the package holds that both are complete.
func OwnWords(files fs.FS) Words {
	return Words{sync.OnceValue(func() forms.Catalogue { return readWords(files) })}
}

// Own returns the package's own wordings by language and code.
func (w Words) Own() forms.Catalogue { return w.own() }

// Say returns the wording of a code as [Word] does, the package's own where it
// has one.
func (w Words) Say(lang, code string, args ...string) string {
	if text, ok := w.own().Say(lang, code, args...); ok {
		return text
	}
	return Word(lang, code, args...)
}

// readWords reads words/es.json and words/en.json of a package of reports;
// nothing where one of them cannot be read.
func readWords(files fs.FS) forms.Catalogue {
	c, _ := forms.ReadCatalogue(files, Languages(), func(lang string) string { return "words/" + lang + ".json" })
	return c
}
