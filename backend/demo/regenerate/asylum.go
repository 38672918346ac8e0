package main

import (
	"fmt"
	"strings"

	"cotejo/backend/demo"
)

// apla cites the data on asylum policies.
const apla = "Hammoud-Gallego 2022, APLA, doi:10.1177/01979183211026202, CC BY 4.0"

// asylum makes the answers of the round that holds the asylum data of 2020.
// Items that were not coded yield no answer.
func asylum(dir string) ([]demo.Record, error) {
	rows, err := asylumRows(dir)
	if err != nil {
		return nil, err
	}
	path, err := paths("asilo-latinoamerica")
	if err != nil {
		return nil, err
	}
	var records []demo.Record
	for _, r := range rows {
		answers, err := item(r, path)
		if err != nil {
			return nil, fmt.Errorf("%s %s: %w", r["iso3"], r["question_id"], err)
		}
		records = append(records, answers...)
	}
	return records, nil
}

// asylumRows are the coded items of 2020, by country in list order.
func asylumRows(dir string) ([]row, error) {
	all, err := table(dir, "apla", "apla_crm_long.csv")
	if err != nil {
		return nil, err
	}
	var rows []row
	for _, r := range inListOrder(all) {
		if r["year"] == "2020" && r["presence"] != "" {
			rows = append(rows, r)
		}
	}
	return rows, nil
}

// item makes the answers about one item: the answer, its direction, its source
// and the coder's comment.
func item(r row, path map[string]string) ([]demo.Record, error) {
	presence, ok := map[string]string{"Yes": "yes", "No": "no"}[r["presence"]]
	if !ok {
		return nil, fmt.Errorf("unknown presence %q", r["presence"])
	}
	name := strings.ToLower(r["question_id"])
	var records []demo.Record
	for _, a := range []struct{ question, value, lang string }{
		{name, presence, ""},
		{name + "_dir", r["restrictive"], ""},
		{name + "_src", repair(r["source"]), "en"},
		{name + "_com", repair(r["comment"]), "en"},
	} {
		if path[a.question] == "" {
			return nil, fmt.Errorf("no question %q", a.question)
		}
		if a.value == "" {
			continue
		}
		records = append(records, demo.Record{
			Round: "ASILO-2020", Country: r["iso3"], Party: "comp",
			Question: path[a.question], Value: a.value, Lang: a.lang, Source: apla,
		})
	}
	return records, nil
}
