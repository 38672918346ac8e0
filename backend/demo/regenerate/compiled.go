package main

import (
	"slices"

	"cotejo/backend/demo"
)

// compiled makes what the diagnostics of 2026 start from: the treaties, the
// instruments and the sources, as far as the published data name them.
func compiled(dir string) ([]demo.Record, error) {
	path, err := paths("diagnostico")
	if err != nil {
		return nil, err
	}
	list, err := instruments(dir)
	if err != nil {
		return nil, err
	}
	treaties, err := ratified(dir)
	if err != nil {
		return nil, err
	}
	var records []demo.Record
	for _, country := range members {
		mine := slices.DeleteFunc(slices.Clone(list), func(i *instrument) bool { return i.country != country })
		for _, part := range []func() ([]demo.Record, error){
			func() ([]demo.Record, error) { return instrumentRows(path, country, mine) },
			func() ([]demo.Record, error) { return inRow(path, country, "", "", treaties[country]) },
			func() ([]demo.Record, error) { return sourceRows(path, country, mine) },
		} {
			r, err := part()
			if err != nil {
				return nil, err
			}
			records = append(records, r...)
		}
	}
	return records, nil
}

func instrumentRows(path map[string]string, country string, list []*instrument) ([]demo.Record, error) {
	var records []demo.Record
	for _, i := range list {
		answers, err := i.answers()
		if err != nil {
			return nil, err
		}
		r, err := inRow(path, country, "ins", i.key(), answers)
		if err != nil {
			return nil, err
		}
		records = append(records, r...)
	}
	return records, nil
}

// ratified are the treaties of the diagnostic that the asylum data of 2020
// holds to be ratified, by country.
func ratified(dir string) (map[string][]answer, error) {
	rows, err := asylumRows(dir)
	if err != nil {
		return nil, err
	}
	treaty := map[string]string{"Q5": "c_tr_1951", "Q9": "c_tr_cat", "Q17": "c_tr_crc"}
	answers := map[string][]answer{}
	for _, r := range rows {
		question, ok := treaty[r["question_id"]]
		if !ok || r["presence"] != "Yes" {
			continue
		}
		answers[r["iso3"]] = append(answers[r["iso3"]], answer{
			question: question, value: "rat",
			source: apla + " (2020): " + repair(r["source"]),
		})
	}
	return answers, nil
}

// sourceRows are the sources that cite a country's instruments.
func sourceRows(path map[string]string, country string, list []*instrument) ([]demo.Record, error) {
	var records []demo.Record
	for _, s := range []struct {
		key     string
		cites   func(*instrument) bool
		answers []answer
	}{
		{"apla", func(i *instrument) bool { return len(i.apla) > 0 }, []answer{
			{question: "k_title", value: "Asylum Policies in Latin America (APLA), 1990–2020", lang: "en", source: apla},
			{question: "k_type", value: "academic", source: apla},
			{question: "k_pub", value: "Hammoud-Gallego", lang: "en", source: apla},
			{question: "k_year", value: "2022", source: apla},
			{question: "k_url", value: "https://doi.org/10.1177/01979183211026202", source: apla},
		}},
		{"bdips", func(i *instrument) bool { return len(i.bdips) > 0 }, []answer{
			{question: "k_title", value: "BDIPS: leyes de migración (lista parcial)", lang: "es", source: bdips},
			{question: "k_type", value: "official_doc", source: bdips},
			{question: "k_pub", value: "CEPAL", lang: "es", source: bdips},
			{question: "k_url", value: "https://dds.cepal.org/bdips/en/seg83.php", source: bdips},
		}},
	} {
		if !slices.ContainsFunc(list, s.cites) {
			continue
		}
		r, err := inRow(path, country, "evi", s.key, s.answers)
		if err != nil {
			return nil, err
		}
		records = append(records, r...)
	}
	return records, nil
}
