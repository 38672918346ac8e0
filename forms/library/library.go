// Package library holds the questionnaires that ship with Cotejo, as XLSForms
// in Markdown tables.
package library

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"cotejo/forms"
	"cotejo/forms/xlsform"
)

//go:embed *.md
var files embed.FS

// ErrUnknown says that no questionnaire of that name ships.
var ErrUnknown = errors.New("no such questionnaire")

// Names returns the names of the questionnaires, sorted.
func Names() []string {
	entries, err := fs.Glob(files, "*.md")
	if err != nil {
		return nil // cannot be: the pattern is well formed
	}
	names := make([]string, len(entries))
	for i, e := range entries {
		names[i] = strings.TrimSuffix(e, ".md")
	}
	slices.Sort(names)
	return names
}

// Source returns a questionnaire as it is written. The error is ErrUnknown
// when there is none of that name.
func Source(name string) ([]byte, error) {
	data, err := files.ReadFile(name + ".md")
	if err != nil {
		return nil, fmt.Errorf("questionnaire %q: %w", name, ErrUnknown)
	}
	return data, nil
}

// Read returns a questionnaire ready for use. An error in it names the cell.
func Read(name string) (*forms.Questionnaire, error) {
	data, err := Source(name)
	if err != nil {
		return nil, err
	}
	q, problems := xlsform.Read(name+".md", data)
	for _, p := range problems {
		if p.Severity == forms.Error {
			return nil, fmt.Errorf("questionnaire %q: %s", name, p)
		}
	}
	return q, nil
}
