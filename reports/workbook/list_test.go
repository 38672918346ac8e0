package workbook

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"maps"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"cotejo/forms/library"
)

// listXML is as much of a table's part as the tests look at.
type listXML struct {
	ID      int    `xml:"id,attr"`
	Name    string `xml:"name,attr"`
	Display string `xml:"displayName,attr"`
	Ref     string `xml:"ref,attr"`
	Filter  struct {
		Ref string `xml:"ref,attr"`
	} `xml:"autoFilter"`
	Columns struct {
		Count int `xml:"count,attr"`
		Each  []struct {
			ID   int    `xml:"id,attr"`
			Name string `xml:"name,attr"`
		} `xml:"tableColumn"`
	} `xml:"tableColumns"`
	Style struct {
		Name string `xml:"name,attr"`
	} `xml:"tableStyleInfo"`
}

// listOf returns the table of a sheet, by its place; nil when it is none.
func listOf(t *testing.T, parts map[string][]byte, sheet int) *listXML {
	t.Helper()
	part := parts[sheetPart(sheet)]
	if !bytes.Contains(part, []byte("<tablePart ")) {
		return nil
	}
	var rels struct {
		Each []struct {
			ID     string `xml:"Id,attr"`
			Target string `xml:"Target,attr"`
		} `xml:"Relationship"`
	}
	if err := xml.Unmarshal(parts[fmt.Sprintf("xl/worksheets/_rels/sheet%d.xml.rels", sheet+1)], &rels); err != nil {
		t.Fatalf("sheet %d: the relations of its part: %v", sheet+1, err)
	}
	for _, r := range rels.Each {
		if bytes.Contains(part, []byte(`<tablePart r:id="`+r.ID+`"`)) {
			var list listXML
			if err := xml.Unmarshal(parts[path.Join("xl/worksheets", r.Target)], &list); err != nil {
				t.Fatalf("sheet %d: %s: %v", sheet+1, r.Target, err)
			}
			if !bytes.Contains(parts[contentTypes], []byte(path.Join("/xl/worksheets", r.Target))) {
				t.Errorf("%s is not among the contents", r.Target)
			}
			return &list
		}
	}
	t.Fatalf("sheet %d: no relation to its table", sheet+1)
	return nil
}

// listFaults says what would have Excel repair the tables of a workbook.
func listFaults(t *testing.T, parts map[string][]byte) (lists int, faults []string) {
	t.Helper()
	fault := func(format string, args ...any) { faults = append(faults, fmt.Sprintf(format, args...)) }
	names := map[string]bool{}
	ids := map[int]bool{}
	book, sheets := readSheets(t, parts)
	for i, s := range sheets {
		list := listOf(t, parts, i)
		if list == nil {
			continue
		}
		lists++
		where := book.Sheets[i].Name
		if !regexp.MustCompile(`^[A-Za-z]+[A-Za-z0-9_]*$`).MatchString(list.Name) || regexp.MustCompile(`^[A-Za-z]{1,3}[0-9]+$`).MatchString(list.Name) || list.Display != list.Name {
			fault("%s: %q is no name for a table", where, list.Name)
		}
		if names[strings.ToLower(list.Name)] || ids[list.ID] || list.ID == 0 {
			fault("%s: table %d %q is there twice", where, list.ID, list.Name)
		}
		names[strings.ToLower(list.Name)], ids[list.ID] = true, true
		if s.AutoFilter.Ref != "" || list.Filter.Ref != list.Ref {
			fault("%s: filters over %q and %q, the table over %q", where, s.AutoFilter.Ref, list.Filter.Ref, list.Ref)
		}
		if !bytes.Contains(parts["xl/styles.xml"], []byte(`<tableStyle name="`+list.Style.Name+`"`)) {
			fault("%s: no style %q", where, list.Style.Name)
		}
		first, last, _ := strings.Cut(list.Ref, ":")
		_, top, err := excelize.CellNameToCoordinates(first)
		right, bottom, err2 := excelize.CellNameToCoordinates(last)
		if err != nil || err2 != nil || bottom <= top || bottom > len(s.Rows) || s.Rows[top-1].R != top {
			fault("%s: table over %q of %d rows", where, list.Ref, len(s.Rows))
			continue
		}
		if len(list.Columns.Each) != right || list.Columns.Count != right || len(s.Rows[top-1].Cells) != right {
			fault("%s: %d columns over %q", where, len(list.Columns.Each), list.Ref)
			continue
		}
		heads := map[string]bool{}
		for j, c := range list.Columns.Each {
			if head := s.Rows[top-1].Cells[j].I; head != c.Name || c.Name == "" || strings.Contains(c.Name, "\n") || units(c.Name) > longestHead {
				fault("%s: column %d is %q, headed %q", where, j+1, c.Name, head)
			}
			if heads[strings.ToLower(c.Name)] || c.ID != j+1 {
				fault("%s: column %d %q is there twice", where, c.ID, c.Name)
			}
			heads[strings.ToLower(c.Name)] = true
		}
		for _, r := range s.Rows[top-1 : bottom] {
			if len(r.Cells) == 0 || r.Cells[0].I == "" && r.Cells[0].V == "" {
				fault("%s: row %d of the table names no country", where, r.R)
			}
		}
		if next := bottom; next < len(s.Rows) && len(s.Rows[next].Cells) > 0 {
			fault("%s: row %d touches the table", where, next+1)
		}
	}
	return lists, faults
}

func TestListsNeedNoRepair(t *testing.T) {
	for _, o := range []Options{{Lang: "en"}, {Lang: "es", Beside: "en"}} {
		for _, name := range library.Names() {
			s := shipped(t, name)
			_, parts := writtenWith(t, s, o)
			lists, faults := listFaults(t, parts)
			for _, f := range faults {
				t.Errorf("%s in %s: %s", name, o.Tongues(), f)
			}
			want := 1 + len(s.Questionnaire.Rosters())
			if name == "diagnostico" {
				want++ // the rows that its tables count
			}
			if lists != want {
				t.Errorf("%s: %d tables, want the data, one for each of the rosters and the rows counted: %d", name, lists, want)
			}
		}
	}
}

// TestFaultsOfListsAreFound is the twin: each fault is planted in a workbook,
// and must be found.
func TestFaultsOfListsAreFound(t *testing.T) {
	_, whole := written(t, specimen(t), "es")
	for name, plant := range map[string]struct{ part, from, to string }{
		"a head that is not its cell":  {"xl/tables/table1.xml", `name="Nombre"`, `name="Nombres"`},
		"a range beyond the rows":      {"xl/tables/table1.xml", `ref="A4:G10"`, `ref="A4:G99"`},
		"a range with a column less":   {"xl/tables/table1.xml", `ref="A4:G10"`, `ref="A4:F10"`},
		"a range that takes the notes": {"xl/tables/table1.xml", `ref="A4:G10"`, `ref="A4:G11"`},
		"a name that is a cell":        {"xl/tables/table1.xml", `isplayName="lista_str"`, `isplayName="T02"`},
		"a name that is taken":         {"xl/tables/table2.xml", `name="lista_obj" displayName="lista_obj"`, `name="LISTA_STR" displayName="LISTA_STR"`},
		"a style that is not there":    {"xl/styles.xml", `<tableStyle name="Cotejo"`, `<tableStyle name="Otro"`},
	} {
		parts := maps.Clone(whole)
		if !bytes.Contains(parts[plant.part], []byte(plant.from)) {
			t.Errorf("%s: no %s in %s:\n%s", name, plant.from, plant.part, parts[plant.part])
			continue
		}
		parts[plant.part] = bytes.ReplaceAll(parts[plant.part], []byte(plant.from), []byte(plant.to))
		if _, faults := listFaults(t, parts); len(faults) == 0 {
			t.Errorf("%s is not found", name)
		}
	}
}

func TestDistinctHeads(t *testing.T) {
	taken := map[string]bool{}
	var got []string
	for _, head := range []string{"Año", "año", "", "", strings.Repeat("x", 300), strings.Repeat("x", 300)} {
		got = append(got, distinct(head, taken))
	}
	want := []string{"Año", "año (2)", "–", "– (2)", strings.Repeat("x", 254) + "…", strings.Repeat("x", 250) + "… (2)"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestNamesOfLists(t *testing.T) {
	taken := listNames{}
	for _, tt := range []struct{ in, want string }{{"lista_str", "lista_str"}, {"Lista_STR", "Lista_STR_2"}, {"lista_a.b-ñ", "lista_a_b__"}} {
		if got := taken.take(tt.in); got != tt.want {
			t.Errorf("%q is named %q, want %q", tt.in, got, tt.want)
		}
	}
}
