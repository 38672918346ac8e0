package survey

import (
	_ "embed"
	"slices"
	"strings"
	"sync"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"

	"cotejo/backend/store"
)

// zonesFile lists the countries and areas of ISO 3166-1 with their time zones.
//
//go:embed zones.tab
var zonesFile string

// fromAtlas is where the countries of the atlas begin in the list, after those
// of the region and the invented ones.
const fromAtlas = 1000

// unlisted are the entries of ISO 3166-1 that the M49 of the United Nations
// does not list: a round may name them, "all" does not.
var unlisted = []string{"TWN"}

// atlas is every country and area of ISO 3166-1: the region in its own order,
// then the others by their Spanish names. Codes and names come from Unicode
// CLDR. Callers must not change it.
var atlas = sync.OnceValue(func() []store.Country {
	countries := slices.Clone(region)
	for i := range countries {
		countries[i].Position = i + 1
	}
	others := elsewhere()
	slices.SortFunc(others, func(a, b store.Country) int {
		return strings.Compare(fold(a.NameES), fold(b.NameES))
	})
	for i := range others {
		others[i].Position = fromAtlas + i + 1
	}
	return append(countries, others...)
})

// elsewhere are the countries outside the region, in no order of meaning.
func elsewhere() (countries []store.Country) {
	spanish, english := display.Spanish.Regions(), display.English.Regions()
	for line := range strings.Lines(zonesFile) {
		iso2, zone, ok := strings.Cut(strings.TrimSpace(line), " ")
		if !ok || len(iso2) != 2 || slices.ContainsFunc(region, func(c store.Country) bool { return c.ISO2 == iso2 }) {
			continue
		}
		r, err := language.ParseRegion(iso2)
		if err != nil {
			continue // a test holds that there is none
		}
		c := store.Country{
			Number: r.M49(), ISO3: r.ISO3(), ISO2: iso2, Zone: zone,
			NameES: spanish.Name(r), NameEN: english.Name(r),
		}
		if n, ok := renamed()[c.ISO3]; ok {
			c.NameES, c.NameEN = n.es, n.en
		}
		countries = append(countries, c)
	}
	return countries
}

// naming is a country's name in both languages.
type naming struct{ es, en string }

// renamed are the countries that changed their name after the names in CLDR's
// version here.
func renamed() map[string]naming {
	return map[string]naming{
		"MKD": {"Macedonia del Norte", "North Macedonia"},
		"SWZ": {"Esuatini", "Eswatini"},
		"TUR": {"Turquía", "Türkiye"},
	}
}

// everywhere are the countries and areas of M49, in the order of the atlas.
func everywhere() (countries []store.Country) {
	for _, c := range atlas() {
		if !slices.Contains(unlisted, c.ISO3) {
			countries = append(countries, c)
		}
	}
	return countries
}

// LikelyLang is the language in which a country, by its ISO 3166-1 alpha-3
// code, is expected to answer: English where that is what most people there
// speak, else Spanish.
func LikelyLang(iso3 string) string {
	r, err := language.ParseRegion(iso3)
	if err != nil || !r.IsCountry() {
		return "es"
	}
	tag, err := language.Compose(r)
	if base, _ := tag.Base(); err == nil && base.String() == "en" {
		return "en"
	}
	return "es"
}
