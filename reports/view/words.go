package view

import (
	"embed"

	"cotejo/reports"
)

//go:embed words/*.json
var wordFiles embed.FS

// vocabulary holds the words of this package.
var vocabulary = reports.OwnWords(wordFiles)

// word returns the wording of a code, with {1}, {2} … replaced by the
// arguments.
func word(lang, code string, args ...string) string { return vocabulary.Say(lang, code, args...) }
