package i18n

import "golang.org/x/text/language"

var matcher = language.NewMatcher(tags())

func tags() []language.Tag {
	all := make([]language.Tag, len(Languages))
	for i, l := range Languages {
		all[i] = language.Make(l)
	}
	return all
}

// Known says whether the platform speaks a language.
func Known(lang string) bool {
	for _, l := range Languages {
		if l == lang {
			return true
		}
	}
	return false
}

// Choose picks the language for an Accept-Language header.
func Choose(header string) string {
	_, i := language.MatchStrings(matcher, header)
	return Languages[i]
}
