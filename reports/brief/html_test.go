package brief

import (
	"bytes"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"cotejo/reports/draw"
)

func TestPageIsSoundHTML(t *testing.T) {
	s := round(t)
	for name, doc := range map[string]*Document{"profile": Profile(s, "XAA", "es", Options{}), "summary": Summary(s, "en", Options{})} {
		t.Run(name, func(t *testing.T) {
			page := pageText(t, doc)
			if strings.Contains(page, "ZgotmplZ") {
				t.Error("something was written where it could not be made safe")
			}
			root := parse(t, page)
			counts := map[string]int{}
			ids := map[string]bool{}
			var targets []string
			visit(root, func(n *html.Node) {
				counts[n.Data]++
				for _, a := range n.Attr {
					switch {
					case a.Key == "style" || strings.HasPrefix(a.Key, "on"):
						t.Errorf("<%s> has %s: the page must need no permission for it", n.Data, a.Key)
					case a.Key == "id" && ids[a.Val]:
						t.Errorf("two elements have the id %q", a.Val)
					case a.Key == "id":
						ids[a.Val] = true
					case a.Key == "href" && strings.HasPrefix(a.Val, "#"):
						targets = append(targets, a.Val[1:])
					}
				}
			})
			for _, target := range targets {
				if !ids[target] {
					t.Errorf("a link leads to #%s, which is not there", target)
				}
			}
			if counts["h1"] != 1 || counts["script"] != 0 || counts["svg"] == 0 {
				t.Errorf("h1 %d, script %d, svg %d; want 1, 0, some", counts["h1"], counts["script"], counts["svg"])
			}
		})
	}
}

func TestFragmentStandsInAnotherPage(t *testing.T) {
	var b bytes.Buffer
	if err := WriteFragment(&b, Profile(round(t), "XAA", "es", Options{})); err != nil {
		t.Fatal(err)
	}
	got := b.String()
	if !strings.HasPrefix(got, `<article class="brief" lang="es">`) {
		t.Errorf("begins with %.60q", got)
	}
	for _, no := range []string{"<html", "<style", "<script", "ZgotmplZ"} {
		if strings.Contains(got, no) {
			t.Errorf("the fragment holds %q", no)
		}
	}
}

func TestWhatPeopleWroteStaysText(t *testing.T) {
	doc := &Document{Lang: "es", Title: `a"; } </style><script>1</script>`, Header: `\"}`, Parts: []Section{{Title: "<b>", Blocks: []Block{
		Table{Title: "<i>", Head: []string{"<u>"}, Rows: []TableRow{{Cells: []Cell{{Lines: []Line{said("<s>")}}}}}},
		Figure{Picture: draw.Picture{Title: "<em>", Alt: `"<q>`, Chart: draw.Grid{Columns: []string{"<a>"}, Rows: []draw.GridRow{{Label: "<p>", Cells: []draw.GridCell{{Text: "<b>"}}}}}}},
		Paragraph{Text: Line{{Text: "x", Href: "javascript:alert(1)"}}},
	}}}}
	got := pageText(t, doc)
	for _, no := range []string{"<script", "<b>", "<i>", "<u>", "<s>", "<em>", "<q>", "<a>", `href="javascript`} {
		if strings.Contains(got, no) {
			t.Errorf("%q reaches the page as markup", no)
		}
	}
	if n := strings.Count(got, "</style>"); n != 1 {
		t.Errorf("%d ends of style, want 1", n)
	}
}

// pageText writes a page for a test to look at.
func pageText(t *testing.T, doc *Document) string {
	t.Helper()
	var b bytes.Buffer
	if err := WriteHTML(&b, doc); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func parse(t *testing.T, page string) *html.Node {
	t.Helper()
	root, err := html.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	return root
}

func visit(n *html.Node, see func(*html.Node)) {
	if n.Type == html.ElementNode {
		see(n)
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		visit(c, see)
	}
}
