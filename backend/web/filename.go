package web

import (
	"path"
	"strconv"
	"strings"

	"cotejo/backend/survey"
)

// mostNamed is how many countries the name of a file spells out.
const mostNamed = 5

// fileName names an export by what it is: kind, round, snapshot, what of it,
// language, draft. The words are in the language of the pages.
func fileName(v *visit, j survey.Job) string {
	e := j.Export
	parts := []string{v.T(exportWords(e).file), fileSafe(e.Round)}
	if e.Number > 0 {
		parts = append(parts, v.T("cut.file")+"-"+strconv.Itoa(e.Number))
	}
	if e.Roster != "" {
		parts = append(parts, fileSafe(path.Base(e.Roster)))
	}
	if e.Country != "" {
		parts = append(parts, e.Country)
	}
	if n := len(e.Only.Countries); n > mostNamed {
		parts = append(parts, strconv.Itoa(n))
	} else {
		parts = append(parts, e.Only.Countries...)
	}
	for _, voice := range e.Only.Voices {
		parts = append(parts, string(voice))
	}
	parts = append(parts, e.Lang)
	if e.Beside != "" {
		parts = append(parts, e.Beside)
	}
	if j.Draft {
		parts = append(parts, v.T("workbook.draft"))
	}
	return strings.Join(parts, "-") + e.Extension()
}

// fileSafe keeps what every file system takes.
func fileSafe(code string) string {
	out := []rune(code)
	for i, r := range out {
		if !(r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || r == '-' || r == '_') {
			out[i] = '_'
		}
	}
	return string(out)
}
