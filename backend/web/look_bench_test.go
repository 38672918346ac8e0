package web

import (
	"context"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"cotejo/backend/store"
	"cotejo/backend/store/storetest"
	"cotejo/backend/survey"
)

// A region as large as there can be: the members of the United Nations, each
// with a government that answers four hundred questions.
const (
	manyCountries = 193
	manyQuestions = 400
)

// manyAsked is a questionnaire of four hundred questions in one section: a
// third of them numbers, the rest texts, some long.
func manyAsked() string {
	var b strings.Builder
	b.WriteString("| survey |\n| | type | name | label::Español (es) | label::English (en) |\n| | begin_group | s | Sección | Section |\n")
	for i := range manyQuestions {
		kind := "text"
		if i%3 == 0 {
			kind = "integer"
		}
		fmt.Fprintf(&b, "| | %s | q%d | Pregunta %d | Question %d |\n", kind, i, i, i)
	}
	b.WriteString("| | end_group | | | |\n| settings |\n| | form_title | form_id | version | default_language |\n| | Muchas | muchas | 1 | es |\n")
	return b.String()
}

func manyAnswers(countries []string) func() (io.ReadCloser, error) {
	return func() (io.ReadCloser, error) {
		r, w := io.Pipe()
		go func() {
			fmt.Fprintln(w, "country,party,question,value,source")
			for _, c := range countries {
				for i := range manyQuestions {
					value := fmt.Sprint(i)
					if i%3 != 0 {
						value = fmt.Sprintf("Respuesta %d de %s", i, c) + strings.Repeat(" con palabras que la alargan", 12*(i%3-1))
					}
					fmt.Fprintf(w, "%s,gov,q%d,%s,\"Ley %d, art. 2\"\n", c, i, value, i)
				}
			}
			w.Close()
		}()
		return r, nil
	}
}

// manyStand is a site with the large round, and a frozen snapshot of it.
func manyStand(b *testing.B) *stand {
	ctx := context.Background()
	db := storetest.Open(b)
	service := survey.New(db, time.Now)
	must(b, service.Prepare(ctx))
	_, token, err := service.FirstAdministrator(ctx)
	must(b, err)
	admin, err := service.SignIn(ctx, token)
	must(b, err)
	made, err := service.MakeRound(ctx, survey.NewRound{Code: "TODOS", Questionnaire: "diagnostico", Countries: []string{"all"}})
	must(b, err)
	version, err := db.Publish(ctx, store.Version{Name: "muchas", Version: "1", Format: "md", Source: []byte(manyAsked()), Hash: "1"})
	must(b, err)
	round := store.Round{Code: "M-1", TitleES: "Muchas", TitleEN: "Many", Version: version, Year: 2026}
	var codes []string
	for _, c := range made.Countries[:manyCountries] {
		round.Countries, codes = append(round.Countries, c.Number), append(codes, c.ISO3)
	}
	_, err = db.CreateRound(ctx, round)
	must(b, err)
	report, err := service.ImportFile(ctx, survey.AnswerFile{Round: "M-1", Source: manyAnswers(codes), Submit: true})
	must(b, err)
	if report.New != manyCountries*manyQuestions {
		b.Fatalf("%d answers, %+v", report.New, report.Problems[:min(3, len(report.Problems))])
	}
	_, err = service.Freeze(ctx, admin, "M-1", false)
	must(b, err)
	s := &stand{service: service, admin: admin, log: &strings.Builder{}}
	handler, err := New(Config{Service: service, Log: slog.New(slog.NewTextHandler(s.log, nil))})
	must(b, err)
	s.server = httptest.NewServer(handler)
	b.Cleanup(s.server.Close)
	return s
}

// BenchmarkMatrix asks for the comparison of 193 countries and 400 questions,
// and measures when the first
// byte arrives, and the last; of the second reader and those after.
func BenchmarkMatrix(b *testing.B) {
	s := manyStand(b)
	v := s.signed(b, survey.Administrator, "", "")
	for _, bb := range []struct{ name, path string }{
		{"as it stands", "/rondas/M-1/comparacion"}, {"frozen", "/rondas/M-1/comparacion?corte=1"},
		{"narrowed", "/rondas/M-1/comparacion?corte=1&pais=HND&pais=GTM"},
	} {
		b.Run(bb.name, func(b *testing.B) {
			var first, last time.Duration
			size := 0
			v.get(bb.path) // the first reader waits for the snapshot to be read
			for b.Loop() {
				begin := time.Now()
				req, err := http.NewRequest(http.MethodGet, v.base+bb.path, nil)
				must(b, err)
				res, err := v.client.Do(req)
				must(b, err)
				_, err = res.Body.Read(make([]byte, 1))
				must(b, err)
				first += time.Since(begin)
				n, err := io.Copy(io.Discard, res.Body)
				must(b, err)
				must(b, res.Body.Close())
				if last += time.Since(begin); res.StatusCode != http.StatusOK {
					b.Fatalf("status %d", res.StatusCode)
				}
				size = int(n)
			}
			b.ReportMetric(float64(first.Milliseconds())/float64(b.N), "first-ms")
			b.ReportMetric(float64(last.Milliseconds())/float64(b.N), "last-ms")
			b.ReportMetric(float64(size), "B/page")
		})
	}
}
