package survey_test

import (
	"fmt"
	"io"
	"strings"

	"testing"
	"time"

	"cotejo/backend/store/storetest"
	"cotejo/backend/survey"
)

// generated writes a file as it is read: for each of the countries, rows of
// five questions.
func generated(countries []string, rows int) func() (io.ReadCloser, error) {
	return func() (io.ReadCloser, error) {
		r, w := io.Pipe()
		words := map[string]string{"f_name": " programas", "f_desc": strings.Repeat(" palabras", 20), "f_res_ind": " indicadores", "f_res_val": " en número"}
		go func() {
			fmt.Fprintln(w, "country,party,question,row,value,source")
			for _, c := range countries {
				for i := range rows {
					for _, q := range []string{"f_name", "f_desc", "f_res_ind", "f_res_val", "f_people"} {
						fmt.Fprintf(w, "%s,gov,%s,r%d,%d%s,\"Ley %d, art. 2\"\n", c, q, i, i, words[q], i)
					}
				}
			}
			w.Close()
		}()
		return r, nil
	}
}

// BenchmarkImport brings 160,000 answers of 200 countries into a round.
func BenchmarkImport(b *testing.B) {
	s := survey.New(storetest.Open(b), time.Now)
	must(b, s.Prepare(b.Context()))
	n := 0
	for b.Loop() {
		n++
		code := fmt.Sprintf("R%d", n)
		made, err := s.MakeRound(b.Context(), survey.NewRound{Code: code, Questionnaire: "diagnostico", Countries: []string{"all"}})
		must(b, err)
		var countries []string
		for _, c := range made.Countries[:200] {
			countries = append(countries, c.ISO3)
		}
		report, err := s.ImportFile(b.Context(), survey.AnswerFile{Round: code, Source: generated(countries, 160)})
		must(b, err)
		if report.New != 160_000 {
			b.Fatalf("got %d new answers, %+v", report.New, report.Problems[:min(3, len(report.Problems))])
		}
	}
	b.ReportMetric(160_000*float64(b.N)/b.Elapsed().Seconds(), "answers/s")
}
