package forms

// Text is a wording in one or more languages, by ISO 639-1 code. The code ""
// holds a wording without a language.
type Text map[string]string

// In returns the wording in the language asked for, or else in the default
// one (the first of fallback that has it), or else in any: an untranslated
// questionnaire still shows its words.
func (t Text) In(lang string, fallback ...string) string {
	if s := t[lang]; s != "" {
		return s
	}
	for _, l := range append(fallback, "", "es", "en") {
		if s := t[l]; s != "" {
			return s
		}
	}
	return ""
}

// Empty says whether there is no wording at all.
func (t Text) Empty() bool {
	for _, s := range t {
		if s != "" {
			return false
		}
	}
	return true
}
