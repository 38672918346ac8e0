package survey

import (
	"regexp"
	"slices"

	"cotejo/backend/store"
	"cotejo/forms"
	"cotejo/forms/long"
	"cotejo/reports"
)

// lookup finds what the words of a file mean in a round. What has been looked
// up is kept: a file says the same words again and again.
type lookup struct {
	q         *forms.Questionnaire
	round     store.Round
	countries *gazetteer
	known     map[store.PartyKey]store.Party
	number    map[forms.QuestionID]int32 // of each element
	landOf    map[string]found[store.Country]
	partyOf   map[partyWord]found[store.Party]
	elementOf map[string]found[forms.Element]
}

type partyWord struct {
	country int
	word    string
}

// found is what a word means, or what is wrong with it.
type found[T any] struct {
	what  T
	fault long.Fault
}

func newLookup(q *forms.Questionnaire, round store.Round, countries []store.Country, parties []store.Party) *lookup {
	l := &lookup{
		q: q, round: round, countries: gazetteerOf(slices.Concat(atlas(), countries)),
		known: map[store.PartyKey]store.Party{}, number: map[forms.QuestionID]int32{},
		landOf: map[string]found[store.Country]{}, partyOf: map[partyWord]found[store.Party]{}, elementOf: map[string]found[forms.Element]{},
	}
	for _, p := range parties {
		l.known[p.Key] = p
	}
	for _, question := range q.Questions() {
		l.number[question.ID] = int32(len(l.number))
	}
	for _, roster := range q.Rosters() {
		l.number[roster.ID] = int32(len(l.number))
	}
	return l
}

func (l *lookup) country(word string) (store.Country, long.Fault) {
	f, ok := l.landOf[word]
	if !ok {
		f.what, f.fault = l.findCountry(word)
		l.landOf[word] = f
	}
	return f.what, f.fault
}

func (l *lookup) findCountry(word string) (store.Country, long.Fault) {
	c, ok := l.countries.find(word)
	switch {
	case word == "":
		return c, long.Wrong(long.CountryMissing)
	case !ok:
		return c, long.Wrong(long.CountryUnknown, word, l.countries.nearest(word))
	case !slices.Contains(l.round.Countries, c.Number):
		return c, long.Wrong(long.CountryOutside, word, l.round.Code)
	}
	return c, long.Fault{}
}

// party finds who answers: a party that is known, or one that is called by its
// voice. Nobody named means the secretariat, which compiles.
func (l *lookup) party(country int, word string) (store.Party, long.Fault) {
	w := partyWord{country, word}
	f, ok := l.partyOf[w]
	if !ok {
		f.what, f.fault = l.findParty(country, word)
		l.partyOf[w] = f
	}
	return f.what, f.fault
}

// slugOfVoice is a party named by its voice, with a number where there are
// several.
var slugOfVoice = regexp.MustCompile(`^(gov|cso|inst|comp)\d{0,3}$`)

func (l *lookup) findParty(country int, word string) (store.Party, long.Fault) {
	slug := word
	if word == "" {
		slug = string(reports.Compiled)
	}
	for _, v := range []reports.Voice{reports.Government, reports.CivilSociety, reports.Institution, reports.Compiled} {
		for _, lang := range []string{"es", "en"} {
			if fold(word) == fold(reports.Word(lang, "voice."+string(v))) {
				slug = string(v)
			}
		}
	}
	key := store.PartyKey{Country: country, Party: slug}
	if p, ok := l.known[key]; ok {
		return p, long.Fault{}
	}
	m := slugOfVoice.FindStringSubmatch(slug)
	if m == nil {
		return store.Party{}, long.Wrong(long.PartyWrong, word)
	}
	voice := reports.Voice(m[1])
	return storeParty(key, NewParty{Slug: slug, Voice: voice, Name: forms.Text{
		"es": reports.Word("es", "voice."+m[1]), "en": reports.Word("en", "voice."+m[1]),
	}}), long.Fault{}
}

func (l *lookup) element(word string) (forms.Element, long.Fault) {
	f, ok := l.elementOf[word]
	if !ok {
		f.what, f.fault = long.Find(l.q, word)
		l.elementOf[word] = f
	}
	return f.what, f.fault
}
