// Package xlsform reads questionnaires written as XLSForms, in a workbook or
// in Markdown tables, and says what is wrong with them at the cell where it is
// wrong.
package xlsform

import (
	"bytes"
	"path"
	"strings"

	"cotejo/forms"
)

// Read reads a questionnaire. The name is the file's: it decides between
// Markdown and workbook where the content does not, and names the form when
// the form does not. All problems are listed in the order of the sheets; the
// questionnaire is nil if any of them is an error. It never panics, whatever
// the data.
func Read(name string, data []byte) (*forms.Questionnaire, []Problem) {
	b, problems := open(name, data)
	if b == nil {
		return nil, problems
	}
	r := newReader(b, formName(name))
	r.problems = append(r.problems, problems...)
	q := r.read()
	for _, p := range r.problems {
		if p.Severity == forms.Error {
			return nil, r.sorted()
		}
	}
	return q, r.sorted()
}

// open reads the sheets, whatever the format.
func open(name string, data []byte) (*book, []Problem) {
	switch {
	case len(bytes.TrimSpace(data)) == 0:
		return nil, refuse("file.empty")
	case bytes.HasPrefix(data, []byte("PK\x03\x04")) || bytes.HasPrefix(data, []byte("PK\x05\x06")):
		return openWorkbook(data)
	case bytes.HasPrefix(data, []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")):
		return nil, refuse(compoundCode(data))
	case looksMarkdown(name, data):
		return openMarkdown(data)
	}
	return nil, refuse("file.unknown")
}

// compoundCode tells an encrypted workbook from an old one: both are OLE
// compound files.
func compoundCode(data []byte) string {
	utf16 := func(s string) []byte {
		var b []byte
		for _, c := range []byte(s) {
			b = append(b, c, 0)
		}
		return b
	}
	if bytes.Contains(data, utf16("EncryptedPackage")) {
		return "file.encrypted"
	}
	return "file.xls"
}

func looksMarkdown(name string, data []byte) bool {
	if bytes.IndexByte(data, 0) >= 0 {
		return false
	}
	ext := strings.ToLower(path.Ext(name))
	return ext == ".md" || ext == ".markdown" || bytes.HasPrefix(bytes.TrimSpace(data), []byte("|"))
}

// formName is the file's name without folder and extension.
func formName(name string) string {
	base := path.Base(strings.ReplaceAll(name, `\`, "/"))
	return strings.TrimSuffix(base, path.Ext(base))
}

func refuse(code string, args ...string) []Problem {
	return []Problem{{Severity: forms.Error, Code: code, Args: args}}
}
