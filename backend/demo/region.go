package demo

import (
	"fmt"
	"strconv"
	"strings"
)

// nation is an invented country and who answers for it.
type nation struct {
	Country
	short    map[string]string // everyday name by language
	lang     string            // of its answers
	currency string
	places   []string
	roles    string   // its roles in migration, as the questionnaire names them
	parties  []stance // who answers
}

// stance is a voice and how far its diagnostic has come.
type stance struct {
	voice string
	stage stage
}

// stage is how far a diagnostic of the exercise has come.
type stage byte

const (
	submitted stage = '+'
	begun     stage = '-'
	untouched stage = '0'
)

// region reads the invented countries, in list order.
func region() ([]nation, error) {
	lines, err := readTable("exercise.csv")
	if err != nil {
		return nil, err
	}
	var list []nation
	for _, l := range lines {
		number, err := strconv.Atoi(l["number"])
		if err != nil {
			return nil, fmt.Errorf("country %s: %w", l["iso3"], err)
		}
		n := nation{
			Country: Country{
				ISO3: l["iso3"], ISO2: l["iso2"], Number: number,
				NameES: l["name_es"], NameEN: l["name_en"], Zone: l["zone"], Fictitious: true,
			},
			short: map[string]string{"es": l["short_es"], "en": l["short_en"]},
			lang:  l["lang"], currency: l["currency"],
			places: strings.Split(l["places"], "|"), roles: l["roles"],
		}
		for _, p := range strings.Fields(l["parties"]) {
			n.parties = append(n.parties, stance{p[:len(p)-1], stage(p[len(p)-1])})
		}
		list = append(list, n)
	}
	return list, nil
}
