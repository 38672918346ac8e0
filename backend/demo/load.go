package demo

import (
	"cmp"
	"embed"
	"encoding/csv"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"cotejo/forms"

	"github.com/google/uuid"
)

//go:embed fixtures
var fixtures embed.FS

// Load returns the demonstration: the published rounds, and the exercise made
// from its seed. It is the same at every call. It returns an error only when a
// fixture or a questionnaire that ships cannot be read.
func Load() (*Seed, error) {
	lines, err := readTable("rounds.csv")
	if err != nil {
		return nil, err
	}
	w, err := newWorld()
	if err != nil {
		return nil, err
	}
	s := &Seed{}
	for _, n := range w.nations {
		s.Countries = append(s.Countries, n.Country)
	}
	for _, l := range lines {
		r, err := w.round(l)
		if err != nil {
			return nil, fmt.Errorf("round %s: %w", l["code"], err)
		}
		s.Rounds = append(s.Rounds, r)
	}
	return s, nil
}

// round makes the round that a line of the table describes.
func (w *world) round(l map[string]string) (Round, error) {
	year, err := strconv.Atoi(l["year"])
	if err != nil {
		return Round{}, err
	}
	r := Round{
		Code: l["code"], Questionnaire: l["questionnaire"], Year: year,
		TitleES: l["title_es"], TitleEN: l["title_en"],
		Fictitious: l["fictitious"] == "yes", Countries: strings.Fields(l["countries"]),
		Attribution: forms.Text{"es": l["attribution_es"], "en": l["attribution_en"]},
	}
	switch {
	case !r.Fictitious:
		compiled := Party{Slug: "comp", Voice: "comp", NameES: l["party_es"], NameEN: l["party_en"]}
		r.Diagnostics, err = published(r, compiled, l["submitted"] == "yes")
		if l["submitted"] != "yes" {
			r.Diagnostics = toGoOnWith(r, r.Diagnostics)
		}
	case r.Questionnaire == "sondeo-interes":
		r.Diagnostics, err = w.poll(r)
	default:
		r.Diagnostics, err = w.diagnostics(r)
	}
	return r, err
}

// published reads the fixture of a round: a diagnostic for each country that
// has any answer.
func published(r Round, compiled Party, submitted bool) ([]Diagnostic, error) {
	f, err := fixtures.Open("fixtures/" + strings.ToLower(r.Code) + ".csv")
	if err != nil {
		return nil, fmt.Errorf("open fixture: %w", err)
	}
	defer f.Close()
	records, err := ReadRecords(f)
	if err != nil {
		return nil, err
	}
	var list []Diagnostic
	for _, rec := range records {
		if rec.Round != r.Code || rec.Party != compiled.Slug || !slices.Contains(r.Countries, rec.Country) {
			return nil, fmt.Errorf("the record of %s, %s, %s does not belong", rec.Round, rec.Country, rec.Party)
		}
		if len(list) == 0 || list[len(list)-1].Country != rec.Country {
			list = append(list, Diagnostic{Country: rec.Country, Party: compiled, Submitted: submitted})
		}
		d := &list[len(list)-1]
		d.Answers = append(d.Answers, rec.answer())
	}
	for i := range list {
		list[i].Lang = tongue(list[i].Answers)
	}
	return list, nil
}

// tongue is the language that all texts of a diagnostic are in, for its answers
// are kept as being in one; Spanish where there is none, or several.
func tongue(answers []Answer) string {
	lang := ""
	for _, a := range answers {
		if a.Lang != "" && lang != "" && a.Lang != lang {
			return "es"
		}
		lang = cmp.Or(a.Lang, lang)
	}
	return cmp.Or(lang, "es")
}

// toGoOnWith opens the round to the government of every country, with what has
// been compiled about it to start from: its own to confirm, correct or remove.
func toGoOnWith(r Round, compiled []Diagnostic) []Diagnostic {
	government := Party{Slug: "gov", Voice: "gov", NameES: "Gobierno", NameEN: "Government"}
	english := []string{"BLZ", "CAN", "USA"} // the members that answer in English
	list := make([]Diagnostic, len(r.Countries))
	for i, country := range r.Countries {
		list[i] = Diagnostic{Country: country, Party: government, Lang: "es"}
		if slices.Contains(english, country) {
			list[i].Lang = "en"
		}
		for _, c := range compiled {
			if c.Country == country {
				list[i].Answers = c.Answers
			}
		}
	}
	return list
}

// answer is the record with its row's id.
func (r Record) answer() Answer {
	a := Answer{
		Roster: r.Roster, Question: r.Question, Value: r.Value,
		State: r.State, Lang: r.Lang, Source: r.Source,
	}
	if r.Row != "" {
		a.Row = rowID(r.Round, r.Country, r.Party, r.Roster, r.Row)
	}
	return a
}

// rows is the name space of the demonstration's row ids.
var rows = uuid.MustParse("c07e10de-3000-5000-8000-00000000c07e")

// rowID is the id of a row, always the same for the same key.
func rowID(round, country, party, roster, key string) string {
	name := strings.Join([]string{round, country, party, roster, key}, "|")
	return uuid.NewSHA1(rows, []byte(name)).String()
}

// readTable reads an embedded table whose first line names the columns.
func readTable(name string) ([]map[string]string, error) {
	f, err := fixtures.Open("fixtures/" + name)
	if err != nil {
		return nil, fmt.Errorf("open %s: %w", name, err)
	}
	defer f.Close()
	lines, err := csv.NewReader(f).ReadAll()
	if err != nil || len(lines) == 0 {
		return nil, fmt.Errorf("read %s: %d lines: %w", name, len(lines), err)
	}
	var table []map[string]string
	for _, l := range lines[1:] {
		row := map[string]string{}
		for i, column := range lines[0] {
			row[column] = l[i]
		}
		table = append(table, row)
	}
	return table, nil
}
