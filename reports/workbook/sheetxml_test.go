package workbook

import (
	"encoding/xml"
	"fmt"
	"strings"
	"testing"
)

// sheetXML is as much of a sheet's part as the tests look at, read without
// the library that wrote it.
type sheetXML struct {
	Dimension struct {
		Ref string `xml:"ref,attr"`
	} `xml:"dimension"`
	Rows []struct {
		R     int     `xml:"r,attr"`
		Ht    float64 `xml:"ht,attr"`
		Cells []struct {
			R string `xml:"r,attr"`
			S int    `xml:"s,attr"`
			T string `xml:"t,attr"`
			V string `xml:"v"`
			I string `xml:"is>t"`
			F string `xml:"f"`
		} `xml:"c"`
	} `xml:"sheetData>row"`
	AutoFilter struct {
		Ref string `xml:"ref,attr"`
	} `xml:"autoFilter"`
	Page struct {
		Orientation string `xml:"orientation,attr"`
		Paper       string `xml:"paperSize,attr"`
		Wide        string `xml:"fitToWidth,attr"`
		High        string `xml:"fitToHeight,attr"`
	} `xml:"pageSetup"`
	Pane struct {
		X string `xml:"xSplit,attr"`
		Y string `xml:"ySplit,attr"`
	} `xml:"sheetViews>sheetView>pane"`
	Links []struct {
		Ref string `xml:"ref,attr"`
		To  string `xml:"location,attr"`
	} `xml:"hyperlinks>hyperlink"`
	Header string `xml:"headerFooter>oddHeader"`
	Footer string `xml:"headerFooter>oddFooter"`
}

type workbookXML struct {
	Sheets []struct {
		Name string `xml:"name,attr"`
	} `xml:"sheets>sheet"`
	Names []struct {
		Name  string `xml:"name,attr"`
		Sheet int    `xml:"localSheetId,attr"`
		Ref   string `xml:",chardata"`
	} `xml:"definedNames>definedName"`
}

func readSheets(t *testing.T, parts map[string][]byte) (workbookXML, []sheetXML) {
	t.Helper()
	var book workbookXML
	if err := xml.Unmarshal(parts["xl/workbook.xml"], &book); err != nil {
		t.Fatalf("read the workbook's part: %v", err)
	}
	sheets := make([]sheetXML, len(book.Sheets))
	for i := range sheets {
		part := fmt.Sprintf("xl/worksheets/sheet%d.xml", i+1)
		if err := xml.Unmarshal(parts[part], &sheets[i]); err != nil {
			t.Fatalf("read %s: %v", part, err)
		}
	}
	return book, sheets
}

// dump writes a workbook as text: what each sheet is called, how it is set up,
// and its cells.
func dump(t *testing.T, parts map[string][]byte) string {
	t.Helper()
	book, sheets := readSheets(t, parts)
	var b strings.Builder
	for i, s := range sheets {
		fmt.Fprintf(&b, "=== %s\n", book.Sheets[i].Name)
		fmt.Fprintf(&b, "%s; filter %s; frozen %s,%s; paper %s %s, %s page(s) wide\n", s.Dimension.Ref, s.AutoFilter.Ref, s.Pane.X, s.Pane.Y, s.Page.Paper, s.Page.Orientation, s.Page.Wide)
		fmt.Fprintf(&b, "head %s\nfoot %s\n", s.Header, s.Footer)
		if l := listOf(t, parts, i); l != nil {
			fmt.Fprintf(&b, "table %s over %s, %d columns\n", l.Name, l.Ref, len(l.Columns.Each))
		}
		for _, n := range book.Names {
			if n.Sheet == i {
				fmt.Fprintf(&b, "%s = %s\n", n.Name, n.Ref)
			}
		}
		for _, row := range s.Rows {
			var cells []string
			for _, c := range row.Cells {
				switch {
				case c.T == "inlineStr":
					cells = append(cells, c.R+" "+fmt.Sprintf("%q", c.I))
				case c.V != "":
					cells = append(cells, c.R+" "+c.V)
				}
			}
			fmt.Fprintf(&b, "%g| %s\n", row.Ht, strings.Join(cells, " | "))
		}
	}
	return b.String()
}
