package survey

import (
	"maps"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"cotejo/backend/store"
	"cotejo/forms"
)

// gazetteer finds countries by what people call them: ISO 3166-1 codes, the
// M49 number, or the name in Spanish or English, however they are accented.
type gazetteer struct {
	byWord map[string]store.Country
	words  []string // to suggest one: names and alpha-3 codes
}

// gazetteerOf knows the countries given.
func gazetteerOf(countries []store.Country) *gazetteer {
	g := &gazetteer{byWord: map[string]store.Country{}}
	for _, c := range countries {
		for _, word := range []string{c.ISO3, c.NameES, c.NameEN} {
			g.byWord[fold(word)] = c
			g.words = append(g.words, word)
		}
		number := strconv.Itoa(c.Number)
		for _, word := range append(alsoCalled()[c.ISO3], c.ISO2, number, strings.Repeat("0", max(0, 3-len(number)))+number) {
			if word != "" {
				g.byWord[fold(word)] = c
			}
		}
	}
	return g
}

// find returns the country of a word.
func (g *gazetteer) find(word string) (store.Country, bool) {
	c, ok := g.byWord[fold(word)]
	return c, ok
}

// nearest suggests a country's name or code, or "".
func (g *gazetteer) nearest(word string) string {
	folded := map[string]string{}
	for _, w := range g.words {
		folded[fold(w)] = w
	}
	return folded[forms.Nearest(fold(word), slices.Sorted(maps.Keys(folded)))]
}

// fold is a text without case, accents, marks and superfluous spaces, to
// compare names by.
func fold(s string) string {
	var b strings.Builder
	space := false
	for _, r := range norm.NFKD.String(strings.ToLower(s)) {
		switch {
		case unicode.IsLetter(r), unicode.IsDigit(r):
			if space && b.Len() > 0 {
				b.WriteByte(' ')
			}
			space = false
			b.WriteRune(r)
		case !unicode.Is(unicode.Mn, r):
			space = true
		}
	}
	return b.String()
}

// alsoCalled are further names in use: the long ones of the United Nations,
// and those of before.
func alsoCalled() map[string][]string {
	return map[string][]string{
		"BOL": {"Bolivia (Estado Plurinacional de)", "Bolivia (Plurinational State of)"},
		"BRN": {"Brunei Darussalam"},
		"CIV": {"Costa de Marfil", "Ivory Coast"},
		"COD": {"Congo (República Democrática del)", "Democratic Republic of the Congo", "Congo, Democratic Republic of the"},
		"COG": {"Congo", "República del Congo", "Republic of the Congo"},
		"CPV": {"Cabo Verde", "Cape Verde"},
		"CZE": {"República Checa", "Czech Republic"},
		"DOM": {"Rep. Dominicana", "Dominican Rep."},
		"FLK": {"Islas Malvinas (Falkland)", "Falkland Islands (Malvinas)"},
		"FSM": {"Micronesia (Estados Federados de)", "Micronesia (Federated States of)"},
		"GBR": {"Reino Unido de Gran Bretaña e Irlanda del Norte", "United Kingdom of Great Britain and Northern Ireland"},
		"IRN": {"Irán (República Islámica del)", "Iran (Islamic Republic of)"},
		"KOR": {"República de Corea", "Republic of Korea"},
		"LAO": {"República Democrática Popular Lao", "Lao People's Democratic Republic"},
		"MDA": {"República de Moldova", "Republic of Moldova"},
		"MKD": {"Macedonia"},
		"NLD": {"Países Bajos (Reino de los)", "Netherlands (Kingdom of the)"},
		"PRK": {"República Popular Democrática de Corea", "Democratic People's Republic of Korea"},
		"PSE": {"Estado de Palestina", "State of Palestine", "Palestina", "Palestine"},
		"RUS": {"Federación de Rusia", "Russian Federation"},
		"SWZ": {"Suazilandia", "Swazilandia", "Swaziland"},
		"SYR": {"República Árabe Siria", "Syrian Arab Republic"},
		"TUR": {"Türkiye", "Turkey"},
		"TZA": {"República Unida de Tanzanía", "United Republic of Tanzania"},
		"USA": {"Estados Unidos de América", "United States of America"},
		"VEN": {"Venezuela (República Bolivariana de)", "Venezuela (Bolivarian Republic of)"},
		"VNM": {"Viet Nam"},
	}
}
