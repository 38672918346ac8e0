package workbook

import (
	"encoding/xml"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"

	"cotejo/forms/library"
)

// drawingXML is as much of a drawing's part as the tests look at.
type drawingXML struct {
	Anchors []struct {
		Row    int `xml:"from>row"`
		Offset int `xml:"from>rowOff"`
		Size   struct {
			Wide int `xml:"cx,attr"`
			High int `xml:"cy,attr"`
		} `xml:"ext"`
		Frame struct {
			Title string `xml:"title,attr"`
			Descr string `xml:"descr,attr"`
		} `xml:"graphicFrame>nvGraphicFramePr>cNvPr"`
	} `xml:"oneCellAnchor"`
}

// chartFaults tells what is wrong with the charts of a workbook: one that
// nobody can hear, one that lies over cells, one with an axis that has no
// title or text too pale to read.
func chartFaults(t *testing.T, parts map[string][]byte) (charts int, faults []string) {
	t.Helper()
	book, sheets := readSheets(t, parts)
	relation := regexp.MustCompile(`drawings/(drawing\d+\.xml)`)
	for i, s := range sheets {
		m := relation.FindSubmatch(parts[fmt.Sprintf("xl/worksheets/_rels/sheet%d.xml.rels", i+1)])
		if m == nil {
			continue
		}
		var d drawingXML
		if err := xml.Unmarshal(parts["xl/drawings/"+string(m[1])], &d); err != nil {
			t.Fatal(err)
		}
		for _, a := range d.Anchors {
			charts++
			where := fmt.Sprintf("%s: the chart at row %d", book.Sheets[i].Name, a.Row+1)
			if a.Frame.Title == "" || a.Frame.Descr == "" {
				faults = append(faults, where+" is not described")
			}
			for _, line := range covered(s, a.Row, a.Offset+a.Size.High) {
				faults = append(faults, fmt.Sprintf("%s covers row %d", where, line))
			}
		}
	}
	return charts, append(faults, paleAxes(parts)...)
}

// covered are the rows with contents that a drawing lies over, so high from
// the top of a row.
func covered(s sheetXML, row, high int) []int {
	const perPoint = 12700
	var lines []int
	left := float64(high) / perPoint
	for _, r := range s.Rows {
		if r.R <= row || left <= 0 {
			continue
		}
		left -= max(r.Ht, 15)
		if slices.ContainsFunc(r.Cells, func(c struct {
			R string `xml:"r,attr"`
			S int    `xml:"s,attr"`
			T string `xml:"t,attr"`
			V string `xml:"v"`
			I string `xml:"is>t"`
			F string `xml:"f"`
		}) bool {
			return c.I != "" || c.V != ""
		}) {
			lines = append(lines, r.R)
		}
	}
	return lines
}

// paleAxes are the charts with an axis without a title, or with the pale text
// that is the library's own.
func paleAxes(parts map[string][]byte) []string {
	var faults []string
	axis := regexp.MustCompile(`(?s)<(catAx|valAx)>.*?</(?:catAx|valAx)>`)
	text := regexp.MustCompile(`(?s)<txPr>.*?</txPr>`)
	for _, name := range slices.Sorted(maps.Keys(parts)) {
		if !strings.HasPrefix(name, "xl/charts/chart") {
			continue
		}
		for _, a := range axis.FindAllString(string(parts[name]), -1) {
			if !strings.Contains(a, "<title>") {
				faults = append(faults, name+": an axis has no title")
			}
			for _, words := range text.FindAllString(a, -1) {
				if strings.Contains(words, "<a:defRPr") && !strings.Contains(words, `val="`+ink+`"`) {
					faults = append(faults, name+": the text of an axis is pale")
				}
			}
		}
	}
	return faults
}

func TestChartsCanBeReadAndHeard(t *testing.T) {
	for name, want := range map[string]int{"diagnostico": 2, "ods-10-7-2": 2, "ods-10-7-2-niveles": 2, "asilo-latinoamerica": 0, "sondeo-interes": 2} {
		for _, lang := range []string{"es", "en"} {
			_, parts := written(t, shipped(t, name), lang)
			charts, faults := chartFaults(t, parts)
			for _, f := range faults {
				t.Errorf("%s in %s: %s", name, lang, f)
			}
			if charts < want || want == 0 && charts > 0 {
				t.Errorf("%s in %s: %d charts, want %d at least", name, lang, charts, want)
			}
		}
	}
}

// TestFaultsOfChartsAreFound is the twin: each fault is planted, and found.
func TestFaultsOfChartsAreFound(t *testing.T) {
	for _, tt := range []struct{ name, part, was, is, want string }{
		{"no description", "xl/drawings/drawing1.xml", `descr="`, `other="`, "is not described"},
		{"no title", "xl/drawings/drawing1.xml", ` title="`, ` other="`, "is not described"},
		{"over cells", "xl/drawings/drawing1.xml", `<xdr:row>`, `<xdr:row>1`, "covers row"},
		{"too high", "xl/drawings/drawing1.xml", `cy="`, `cy="9`, "covers row"},
		{"an axis without title", "xl/charts/chart1.xml", `<title>`, `<titel>`, "no title"},
		{"pale text", "xl/charts/chart1.xml", `<a:srgbClr val="` + ink + `">`, `<a:schemeClr val="tx1">`, "pale"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			_, parts := written(t, shipped(t, "ods-10-7-2"), "es")
			part := strings.ReplaceAll(string(parts[tt.part]), tt.was, tt.is)
			if tt.want == "no title" {
				part = strings.ReplaceAll(part, "</title>", "</titel>")
			}
			if tt.name == "over cells" {
				part = regexp.MustCompile(`<xdr:row>\d+`).ReplaceAllString(part, "<xdr:row>2")
			}
			if part == string(parts[tt.part]) {
				t.Fatal("nothing was planted")
			}
			parts[tt.part] = []byte(part)
			if _, faults := chartFaults(t, parts); !strings.Contains(strings.Join(faults, "\n"), tt.want) {
				t.Errorf("faults %q, want one that %s", faults, tt.want)
			}
		})
	}
}

// TestNothingIsDrawnOfNothing holds that rounds without answers have no chart
// of them.
func TestNothingIsDrawnOfNothing(t *testing.T) {
	for _, name := range library.Names() {
		s := shipped(t, name)
		s.Diagnostics = nil
		_, parts := written(t, s, "es")
		for part, text := range parts {
			if strings.HasPrefix(part, "xl/charts/chart") && strings.Contains(string(text), "T19") || strings.HasPrefix(part, "xl/charts/chart") && strings.Contains(string(text), "T23") {
				t.Errorf("%s: %s draws what nobody said", name, part)
			}
		}
	}
}
