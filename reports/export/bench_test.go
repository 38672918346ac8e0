package export

import (
	"fmt"
	"io"
	"runtime"
	"testing"
	"time"

	"cotejo/forms"
	"cotejo/reports"
)

// large is a round of so many countries with the same thousand answers each,
// all of them with a source; the answers are held once.
func large(countries int) *reports.Snapshot {
	q := &forms.Questionnaire{Name: "large", Version: "1", Languages: []string{"es"}, Title: both("Grande", "Large")}
	list := &forms.List{Name: "level"}
	for i := range 5 {
		list.Choices = append(list.Choices, &forms.Choice{Name: fmt.Sprint(i), Label: both(fmt.Sprintf("Nivel %d", i), fmt.Sprintf("Level %d", i))})
	}
	for i := range 10 {
		var elements []forms.Element
		for j := range 100 {
			x := ask(fmt.Sprintf("q%d_%d", i, j), fmt.Sprintf("¿Existe la medida %d?", j), []forms.Type{forms.TextType, forms.Integer, forms.Date, forms.SelectOne}[j%4], nil)
			if x.Type == forms.SelectOne {
				x.List = list
			}
			elements = append(elements, x)
		}
		q.Sections = append(q.Sections, sectionOf(fmt.Sprintf("s%d", i), elements...))
	}
	q.Seal()
	a, origin := forms.NewAnswers(), map[forms.Key]reports.Origin{}
	for i, x := range q.Questions() {
		value := map[forms.Type]string{forms.TextType: fmt.Sprintf("Respuesta %d, con «comillas» y coordinación interinstitucional.", i),
			forms.Integer: fmt.Sprint(i), forms.Date: "2026-03-05", forms.SelectOne: fmt.Sprint(i % 5)}[x.Type]
		key := forms.Key{Question: x.ID}
		a.Cells[key] = forms.Answer{Value: value, Lang: "es"}
		origin[key] = reports.Origin{Seq: 1, At: taken, Author: "focal", Kind: "edit", Source: "Gaceta 7, artículo 3"}
	}
	state := q.State(a, forms.Setting{Voice: "gov", Year: 2026, Now: taken})
	s := &reports.Snapshot{Questionnaire: q, Taken: taken, Number: 1, Round: reports.Round{Code: "G-1", Title: both("G", "G")}}
	for i := range countries {
		iso := fmt.Sprintf("%c%c%c", 'A'+i/676%26, 'A'+i/26%26, 'A'+i%26)
		s.Countries = append(s.Countries, reports.Country{ISO3: iso, Number: 1 + i, Name: both(iso, iso)})
		s.Diagnostics = append(s.Diagnostics, reports.Diagnostic{
			Country: iso, Party: reports.Party{Slug: "gov", Voice: reports.Government, Name: both("Gobierno", "Government")},
			Status: reports.Submitted, Lang: "es", Submitted: taken, State: state, Origin: origin,
		})
	}
	return s
}

// meter counts bytes, and now and then the memory in use.
type meter struct {
	bytes, next int64
	peak        uint64
}

func (m *meter) Write(p []byte) (int, error) {
	if m.bytes += int64(len(p)); m.bytes > m.next {
		m.next += 4 << 20
		var now runtime.MemStats
		runtime.ReadMemStats(&now)
		m.peak = max(m.peak, now.HeapAlloc)
	}
	return len(p), nil
}

// growth is how much more memory than before is in use while something is
// written, in MiB, garbage not yet collected included.
func growth(t testing.TB, write func(io.Writer) error) (mib float64, bytes int64) {
	t.Helper()
	runtime.GC()
	var before runtime.MemStats
	runtime.ReadMemStats(&before)
	m := &meter{}
	if err := write(m); err != nil {
		t.Fatal(err)
	}
	return float64(max(m.peak, before.HeapAlloc)-before.HeapAlloc) / (1 << 20), m.bytes
}

// TestMemoryDoesNotGrow writes ten times the countries with the same memory.
func TestMemoryDoesNotGrow(t *testing.T) {
	if testing.Short() {
		t.Skip("writes 300,000 answers")
	}
	for name, write := range map[string]func(io.Writer, *reports.Snapshot) error{
		"tidy": func(w io.Writer, s *reports.Snapshot) error { return Tidy(w, s, Options{}) },
		"wide": func(w io.Writer, s *reports.Snapshot) error { return Wide(w, s, Options{}) },
		"json": JSON,
	} {
		s := large(200)
		if mib, bytes := growth(t, func(w io.Writer) error { return write(w, s) }); mib > 16 || bytes < 5<<20 {
			t.Errorf("%s: %.1f MiB more for %d bytes, want at most 16", name, mib, bytes)
		}
	}
}

// BenchmarkTidyMillion writes a million answers as long CSV.
func BenchmarkTidyMillion(b *testing.B) {
	s := large(1000)
	most := 0.0
	for b.Loop() {
		start := time.Now()
		mib, bytes := growth(b, func(w io.Writer) error { return Tidy(w, s, Options{}) })
		most = max(most, mib)
		b.ReportMetric(float64(bytes)/(1<<20), "MiB_written")
		b.ReportMetric(1e6/time.Since(start).Seconds(), "answers/s")
	}
	b.ReportMetric(most, "more_MiB")
	if most > 16 {
		b.Errorf("%.1f MiB more in use, want at most 16", most)
	}
}

// BenchmarkPackage packs 160,000 answers.
func BenchmarkPackage(b *testing.B) {
	s := large(160)
	for b.Loop() {
		mib, bytes := growth(b, func(w io.Writer) error { return Package(w, s, "es") })
		b.ReportMetric(mib, "more_MiB")
		b.ReportMetric(float64(bytes)/(1<<20), "MiB_written")
	}
}
