package brief

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"image/png"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

func docxOf(t *testing.T, doc *Document) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := WriteDocx(&b, doc); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// partsOf unpacks a Word document.
func partsOf(t *testing.T, file []byte) map[string][]byte {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		t.Fatal(err)
	}
	parts := map[string][]byte{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		data, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		parts[f.Name] = data
	}
	return parts
}

func TestEveryPartIsWellFormed(t *testing.T) {
	s := round(t)
	for name, doc := range map[string]*Document{"profile": Profile(s, "XAA", "es", Options{}), "summary": Summary(s, "en", Options{Paper: Letter})} {
		t.Run(name, func(t *testing.T) {
			parts := partsOf(t, docxOf(t, doc))
			for part, data := range parts {
				if strings.HasSuffix(part, ".png") {
					if _, err := png.Decode(bytes.NewReader(data)); err != nil {
						t.Errorf("%s: %v", part, err)
					}
					continue
				}
				if err := wellFormed(data); err != nil {
					t.Errorf("%s: %v", part, err)
				}
			}
			related(t, parts)
		})
	}
}

func wellFormed(data []byte) error {
	d := xml.NewDecoder(bytes.NewReader(data))
	for {
		if _, err := d.Token(); err == io.EOF {
			return nil
		} else if err != nil {
			return err
		}
	}
}

// related checks that everything the document refers to is there: pictures,
// links, notes.
func related(t *testing.T, parts map[string][]byte) {
	t.Helper()
	body, relations := string(parts["word/document.xml"]), string(parts["word/_rels/document.xml.rels"])
	for _, m := range regexp.MustCompile(`r:(?:id|embed)="([^"]+)"`).FindAllStringSubmatch(body, -1) {
		if !strings.Contains(relations, `Id="`+m[1]+`"`) {
			t.Errorf("relation %s is missing", m[1])
		}
	}
	for _, m := range regexp.MustCompile(`w:anchor="([^"]+)"`).FindAllStringSubmatch(body, -1) {
		if !strings.Contains(body, `w:name="`+m[1]+`"`) {
			t.Errorf("bookmark %s is missing", m[1])
		}
	}
	for _, m := range regexp.MustCompile(`Target="(media/[^"]+)"`).FindAllStringSubmatch(relations, -1) {
		if parts["word/"+m[1]] == nil {
			t.Errorf("picture %s is missing", m[1])
		}
	}
}

func TestDocxIsAccessible(t *testing.T) {
	doc := Profile(round(t), "XAA", "en", Options{})
	parts := partsOf(t, docxOf(t, doc))
	body := string(parts["word/document.xml"])
	for _, want := range []struct{ what, part, text string }{
		{"a title among the properties", "docProps/core.xml", "<dc:title>Country profile: Alpha</dc:title>"},
		{"its language among the properties", "docProps/core.xml", "<dc:language>en-GB</dc:language>"},
		{"the language of its text", "word/styles.xml", `<w:lang w:val="en-GB"`},
		{"what stands on every page", "word/header1.xml", "Fictitious · R-1 · Snapshot no. 7, 24 Nov 2026 15:30 UTC"},
		{"the number of the page", "word/footer1.xml", "PAGE"},
		{"the count of pages", "word/footer1.xml", "NUMPAGES"},
		{"heads that are repeated", "word/document.xml", "<w:tblHeader/>"},
		{"a picture in words", "word/document.xml", `descr="Government. 1. Migrant rights: 4 (Fully meets)`},
		{"special characters as they are", "word/document.xml", "Con consultas &amp; &lt;talleres&gt;, en «dos» años."},
	} {
		if !strings.Contains(string(parts[want.part]), want.text) {
			t.Errorf("the document lacks %s: %q in %s", want.what, want.text, want.part)
		}
	}
	if heads, tables := strings.Count(body, "<w:tblHeader/>"), strings.Count(body, "<w:tbl>"); heads != tables {
		t.Errorf("%d of %d tables have a head", heads, tables)
	}
}

func TestSameSnapshotSameBytes(t *testing.T) {
	s := round(t)
	for name, write := range map[string]func(io.Writer, *Document) error{"docx": WriteDocx, "html": WriteHTML} {
		var a, b bytes.Buffer
		if err := write(&a, Summary(s, "es", Options{})); err != nil {
			t.Fatal(err)
		}
		if err := write(&b, Summary(s, "es", Options{})); err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(a.Bytes(), b.Bytes()) {
			t.Errorf("%s: two of the same snapshot differ", name)
		}
	}
}

func TestPandocReadsTheDocument(t *testing.T) {
	pandoc := program(t, "pandoc")
	file := filepath.Join(t.TempDir(), "profile.docx")
	if err := os.WriteFile(file, docxOf(t, Profile(round(t), "XAA", "es", Options{})), 0o600); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command(pandoc, "--from=docx", "--to=plain", "--standalone", "--wrap=none", file).CombinedOutput()
	if err != nil {
		t.Fatalf("pandoc: %v\n%s", err, out)
	}
	for _, want := range []string{"Perfil de país: Alfa", "Retorno digno", "Familias separadas", "Gaceta 7"} {
		if !strings.Contains(string(out), want) {
			t.Errorf("pandoc finds no %q in:\n%s", want, out)
		}
	}
}

func TestLibreOfficeOpensTheDocument(t *testing.T) {
	office := program(t, "soffice")
	dir := t.TempDir()
	file := filepath.Join(dir, "summary.docx")
	if err := os.WriteFile(file, docxOf(t, Summary(round(t), "es", Options{})), 0o600); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(office, "-env:UserInstallation=file://"+filepath.Join(dir, "office"), "--headless", "--convert-to", "pdf", "--outdir", dir, file)
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("soffice: %v\n%s", err, out)
	}
	pdf, err := os.ReadFile(filepath.Join(dir, "summary.pdf"))
	if err != nil {
		t.Fatal(err)
	}
	if n := pages(pdf); n < 2 || n > 10 {
		t.Errorf("%d pages, want 2 to 10", n)
	}
}

// program finds a program that the machine may have.
func program(t *testing.T, name string) string {
	t.Helper()
	if testing.Short() {
		t.Skip("long")
	}
	path, err := exec.LookPath(name)
	if err != nil {
		t.Skipf("%s is not installed", name)
	}
	return path
}

// pages reads the number of pages from a PDF's tree of pages.
func pages(pdf []byte) int {
	most := 0
	for _, m := range regexp.MustCompile(`/Type\s*/Pages[^>]*?/Count\s+(\d+)`).FindAllSubmatch(pdf, -1) {
		n, _ := strconv.Atoi(string(m[1]))
		most = max(most, n)
	}
	for _, m := range regexp.MustCompile(`/Count\s+(\d+)[^>]*?/Type\s*/Pages`).FindAllSubmatch(pdf, -1) {
		n, _ := strconv.Atoi(string(m[1]))
		most = max(most, n)
	}
	return most
}
