package main

import (
	"fmt"
	"strings"

	"cotejo/backend/demo"
)

// levels makes the answers of the round that holds the published levels of
// indicator 10.7.2 for a year. What was not published yields no answer.
func levels(dir, year string) ([]demo.Record, error) {
	rows, err := table(dir, "sdg_10_7_2_crm_tidy.csv")
	if err != nil {
		return nil, err
	}
	path, err := paths("ods-10-7-2-niveles")
	if err != nil {
		return nil, err
	}
	var records []demo.Record
	for _, r := range inListOrder(rows) {
		if r["year"] != year || r["status"] == "no_data" {
			continue
		}
		answers, err := level(r, path)
		if err != nil {
			return nil, err
		}
		records = append(records, answers...)
	}
	return records, nil
}

// level makes the answers about one published level.
func level(r row, path map[string]string) ([]demo.Record, error) {
	name := "n_all"
	if d, ok := strings.CutPrefix(r["domain"], "domain"); ok {
		name = "n_d" + d
	}
	var records []demo.Record
	for _, a := range []struct{ question, value, lang string }{
		{name, r["level"], ""},
		{name + "_year", r["year"], ""},
		{name + "_status", r["status"], ""},
		{name + "_src", r["source"], "en"},
	} {
		if path[a.question] == "" {
			return nil, fmt.Errorf("domain %q: no question %q", r["domain"], a.question)
		}
		records = append(records, demo.Record{
			Round: "ODS-" + r["year"], Country: r["iso3"], Party: "comp",
			Question: path[a.question], Value: a.value, Lang: a.lang,
			Source: "UN Statistics Division, SG_CPA_MIGRS " + r["year"] + ", CC BY 4.0; " + r["source"],
		})
	}
	return records, nil
}
