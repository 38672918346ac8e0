package survey

import (
	"encoding/csv"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"testing"
	"time"

	"cotejo/backend/store"
)

func TestTheAtlasIsWhole(t *testing.T) {
	list := atlas()
	if len(list) != 249 || len(everywhere()) != 248 {
		t.Errorf("got %d countries and areas of ISO 3166-1, %d of M49; want 249 and 248", len(list), len(everywhere()))
	}
	seen := map[string]string{}
	number := map[int]string{}
	for i, c := range list {
		if len(c.ISO3) != 3 || len(c.ISO2) != 2 || c.Number <= 0 || c.Number >= 900 || c.NameES == "" || c.NameEN == "" || c.Fictitious {
			t.Errorf("incomplete: %+v", c)
		}
		if _, err := time.LoadLocation(c.Zone); err != nil || c.Zone == "" {
			t.Errorf("%s: zone %q: %v", c.ISO3, c.Zone, err)
		}
		if number[c.Number] != "" || seen[c.ISO3] != "" {
			t.Errorf("%s stands twice", c.ISO3)
		}
		number[c.Number], seen[c.ISO3] = c.ISO3, c.ISO3
		if i > 0 && c.Position <= list[i-1].Position {
			t.Errorf("%s: position %d after %d", c.ISO3, c.Position, list[i-1].Position)
		}
	}
	if first := list[len(region)]; first.ISO3 != "AFG" || list[len(list)-1].ISO3 != "ZWE" {
		t.Errorf("beyond the region: from %s to %s, want from Afganistán to Zimbabue", first.ISO3, list[len(list)-1].ISO3)
	}
}

// Nothing that countries are called may mean two of them.
func TestNoNameMeansTwoCountries(t *testing.T) {
	means := map[string]string{}
	for _, c := range atlas() {
		words := append(slices.Clone(alsoCalled()[c.ISO3]), c.NameES, c.NameEN, c.ISO3, c.ISO2, strconv.Itoa(c.Number))
		for _, w := range words {
			if other := means[fold(w)]; other != "" && other != c.ISO3 {
				t.Errorf("%q means %s and %s", w, other, c.ISO3)
			}
			means[fold(w)] = c.ISO3
		}
	}
	for iso3 := range alsoCalled() {
		if means[fold(iso3)] == "" {
			t.Errorf("%s has names and is no country", iso3)
		}
	}
}

func TestCountriesAreFoundByWhatTheyAreCalled(t *testing.T) {
	g := gazetteerOf(atlas())
	for word, want := range map[string]string{
		"MEX": "MEX", "mex": "MEX", "MX": "MEX", "484": "MEX", "México": "MEX", " mexico ": "MEX", "Estados Unidos de América": "USA",
		"084": "BLZ", "84": "BLZ", "Côte d’Ivoire": "CIV", "COTE D'IVOIRE": "CIV", "Swaziland": "SWZ", "Curaçao": "CUW",
		"Bolivia (Estado Plurinacional de)": "BOL", "Taiwán": "TWN", "Atlantis": "", "": "", "1": "",
	} {
		if got, _ := g.find(word); got.ISO3 != want {
			t.Errorf("%q: got %q, want %q", word, got.ISO3, want)
		}
	}
	for word, want := range map[string]string{"Hondurass": "Honduras", "MXE": "MEX", "Guatemla": "Guatemala", "qqqqqqqq": ""} {
		if got := g.nearest(word); got != want {
			t.Errorf("nearest to %q: got %q, want %q", word, got, want)
		}
	}
}

// domainData finds a file of published data, where there is any.
func domainData(t *testing.T, name string) string {
	t.Helper()
	folder := os.Getenv("COTEJO_DOMAIN_DATA")
	path := filepath.Join(folder, name)
	if _, err := os.Stat(path); folder == "" || err != nil {
		t.Skip("COTEJO_DOMAIN_DATA names no folder with " + name)
	}
	return path
}

func TestTheRegionIsAsPublished(t *testing.T) {
	f, err := os.Open(domainData(t, "crm_countries.csv"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	lines, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var want []store.Country
	for _, l := range lines[1:] {
		number, err := strconv.Atoi(l[2])
		if err != nil {
			t.Fatal(err)
		}
		want = append(want, store.Country{ISO2: l[0], ISO3: l[1], Number: number, NameES: l[3], NameEN: l[4]})
	}
	same := func(a, b store.Country) bool {
		a.Zone, b.Zone, a.Position, b.Position = "", "", 0, 0
		return a == b
	}
	if !slices.EqualFunc(atlas()[:len(region)], want, same) {
		t.Errorf("got %+v, want %+v", atlas()[:len(region)], want)
	}
}

func TestLikelyLanguages(t *testing.T) {
	for iso3, want := range map[string]string{"BLZ": "en", "CAN": "en", "USA": "en", "MEX": "es", "BRA": "es", "XAA": "es", "": "es"} {
		if got := LikelyLang(iso3); got != want {
			t.Errorf("%q: got %s, want %s", iso3, got, want)
		}
	}
}
