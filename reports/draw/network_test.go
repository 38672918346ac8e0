package draw

import (
	"strconv"
	"testing"

	"pgregory.net/rapid"
)

// TestNamesCoverNeitherDotsNorNames places networks of any shape: every dot
// stays on its panel, no two touch, and no name covers a dot or another name.
func TestNamesCoverNeitherDotsNorNames(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := Panel{Title: "País"}
		n := rapid.IntRange(1, 40).Draw(t, "dots")
		for i := range n {
			d := Dot{Name: rapid.SampledFrom([]string{"Cancillería", "Instituto Nacional de Migración", "Comisión Interinstitucional para la Atención de Personas Migrantes, Refugiadas y Retornadas"}).Draw(t, "name"), Code: "AC" + strconv.Itoa(i), Letter: "A"}
			if rapid.Bool().Draw(t, "box") {
				d.Letter = ""
			}
			p.Dots = append(p.Dots, d)
		}
		for range rapid.IntRange(0, 2*n).Draw(t, "bonds") {
			b := Bond{From: rapid.IntRange(0, n-1).Draw(t, "from"), To: rapid.IntRange(0, n-1).Draw(t, "to")}
			if b.From != b.To {
				p.Bonds = append(p.Bonds, b)
				p.Dots[b.From].Degree++
				p.Dots[b.To].Degree++
			}
		}
		plan := planOf(p, panelNarrow)
		for i, at := range plan.at {
			if at.x < 0 || at.y < 0 || at.x > plan.width || at.y > plan.field {
				t.Fatalf("dot %d stands at %v, outside %.0f × %.0f", i, at, plan.width, plan.field)
			}
			for j := range i {
				if o := plan.at[j]; at.x == o.x && at.y == o.y {
					t.Fatalf("dots %d and %d stand in one place", i, j)
				}
			}
		}
		for i, l := range plan.labels {
			if len(l.lines) > 0 {
				plan.labels[i] = label{}
				if !plan.free(i, l) {
					t.Fatalf("the name of dot %d, %q, covers something", i, l.lines)
				}
				plan.labels[i] = l
			}
		}
	})
}

// TestEveryDotIsNamedOrExplained holds that a dot bears its name or, where
// that is too long or finds no place, is explained by its code.
func TestEveryDotIsNamedOrExplained(t *testing.T) {
	p := Panel{Dots: []Dot{
		{Name: "Cancillería", Code: "AC1", Letter: "B"}, {Name: "Programa de retorno", Code: "P1"},
		{Name: "Comisión Interinstitucional para la Atención de Personas Migrantes y Refugiadas", Code: "AC2", Letter: "A"},
	}, Bonds: []Bond{{From: 0, To: 1}, {From: 0, To: 2, Stroke: Dashed}}}
	plan := planOf(p, panelNarrow)
	var codes []string
	for _, e := range plan.explained {
		codes = append(codes, e.code)
	}
	if len(codes) != 2 || codes[0] != "P1" || codes[1] != "AC2" {
		t.Errorf("explained %v, want the programme and the long name", codes)
	}
	if got := plan.labels[0].lines; len(got) != 1 || got[0] != "Cancillería" {
		t.Errorf("the first dot is named %q", got)
	}
	if got := plan.labels[2].lines; len(got) != 1 || got[0] != "AC2" {
		t.Errorf("the long name stands as %q, want its code", got)
	}
}

// TestStrokesAreToldApartWithoutColour counts what is drawn of each.
func TestStrokesAreToldApartWithoutColour(t *testing.T) {
	seen := map[string]Stroke{}
	for s := Solid; s <= Crossed; s++ {
		c := &lines{}
		s.draw(c, point{0, 0}, point{100, 0})
		key := strconv.Itoa(c.n) + " " + strconv.FormatFloat(c.thick, 'f', 1, 64)
		if other, ok := seen[key]; ok {
			t.Errorf("strokes %d and %d are both %s", s, other, key)
		}
		seen[key] = s
	}
}

// lines counts lines, and notes how thick the first is.
type lines struct {
	widths
	n     int
	thick float64
}

func (l *lines) Line(_, _, _, _, thick float64, _ string) {
	if l.n == 0 {
		l.thick = thick
	}
	l.n++
}

func TestEventsThatTouchStandInLanes(t *testing.T) {
	p := yearsPlan{from: 1990, to: 2000, scale: 20}
	marks := []YearMark{{Year: 1995}, {Year: 1990}, {Year: 1995}, {Year: 1995}, {Year: 1996}}
	want := []int{0, 0, 1, 2, 0}
	for i, lane := range p.lanes(marks) {
		if lane != want[i] {
			t.Errorf("event %d stands in lane %d, want %d", i, lane, want[i])
		}
	}
	p.scale = 5 // years so close that neighbours touch
	if got := p.lanes(marks)[4]; got == 0 {
		t.Error("an event of the next year stands on the one before it")
	}
}

// TestPiecesLoseNothing cuts long charts for paper: every row and panel is in
// one piece, none is longer than a page unless it is one alone.
func TestPiecesLoseNothing(t *testing.T) {
	years := Years{}
	var panels []Panel
	for i := range 60 {
		name := "País " + strconv.Itoa(i)
		years.Rows = append(years.Rows, YearsRow{Label: name, Marks: []YearMark{{Year: 1960 + i}}})
		panel := Panel{Title: name, Dots: []Dot{{Name: "Uno", Letter: "A"}, {Name: "Dos", Letter: "B"}}, Bonds: []Bond{{From: 0, To: 1}}}
		if i%7 == 0 {
			panel = Panel{Title: name, Silence: "sin dato"}
		}
		panels = append(panels, panel)
	}
	for name, chart := range map[string]Chart{"years": years, "network": NewNetwork(panels, nil, nil)} {
		whole, parts := &texts{seen: map[string]int{}}, &texts{seen: map[string]int{}}
		chart.Draw(whole)
		pieces := Picture{Title: "t", Alt: "a", Chart: chart}.Pieces()
		for i, p := range pieces {
			p.Chart.Draw(parts)
			if _, height := p.Chart.Size(); height > pageHeight+yearsHead+panelGap {
				t.Errorf("%s: piece %d is %.0f high, want a page", name, i, height)
			}
			if p.Title == "" || p.Alt == "" {
				t.Errorf("%s: piece %d has no words", name, i)
			}
		}
		if len(pieces) < 3 {
			t.Errorf("%s: %d pieces, want several", name, len(pieces))
		}
		for i := range 60 {
			if name := "País " + strconv.Itoa(i); whole.seen[name] != 1 || parts.seen[name] != 1 {
				t.Errorf("%s stands %d times in the whole and %d in the pieces, want once", name, whole.seen[name], parts.seen[name])
			}
		}
	}
	if short := (Picture{Title: "t", Chart: Years{Rows: years.Rows[:3]}}).Pieces(); len(short) != 1 || short[0].Title != "t" {
		t.Errorf("a short chart is cut in %d", len(short))
	}
}

// texts counts what is written.
type texts struct {
	widths
	seen map[string]int
}

func (s *texts) Text(_, _ float64, text string, _ Lettering) { s.seen[text]++ }
