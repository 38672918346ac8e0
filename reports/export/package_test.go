package export

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"io"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"cotejo/reports"
)

func packed(t testing.TB, s *reports.Snapshot, lang string) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := Package(&b, s, lang); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func unpacked(t testing.TB, s *reports.Snapshot, lang string) map[string][]byte {
	t.Helper()
	file := packed(t, s, lang)
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
		if parts[f.Name], err = io.ReadAll(r); err != nil {
			t.Fatal(err)
		}
		r.Close()
	}
	return parts
}

func TestPackageHasItsParts(t *testing.T) {
	parts := unpacked(t, specimen(t), "es")
	var names []string
	for name := range parts {
		names = append(names, name)
	}
	slices.Sort(names)
	want := []string{
		"LEEME.md", "README.md", "codebook.csv", "datapackage.json", "roster-measure.csv", "roster-str.csv", "spss.sps",
		"spss/roster-measure.csv", "spss/roster-str.csv", "spss/tidy.csv", "spss/wide.csv", "stata.do", "tidy.csv", "wide.csv",
	}
	if diff := cmp.Diff(want, names); diff != "" {
		t.Errorf("parts (-want +got):\n%s", diff)
	}
	for name, words := range map[string][]string{
		"LEEME.md":  {"# Respuestas de la ronda MUESTRA-2026: Ronda de muestra", "Corte n.º 7", "`roster-str.csv`: Lista: Estrategias.", "CC BY 4.0"},
		"README.md": {"# Answers of round MUESTRA-2026: Specimen round", "Snapshot no. 7", "`roster-str.csv`: List: Estrategias (en).", "| `nodata` | no data |", "CC BY 4.0"},
	} {
		text := string(parts[name])
		for _, w := range words {
			if !strings.Contains(text, w) {
				t.Errorf("%s: no %q in\n%s", name, w, text)
			}
		}
		if strings.ContainsAny(text, "{}") {
			t.Errorf("%s has a gap that was not filled:\n%s", name, text)
		}
	}
}

func TestTheSameSnapshotGivesTheSameBytes(t *testing.T) {
	s := specimen(t)
	if !bytes.Equal(packed(t, s, "es"), packed(t, specimen(t), "es")) {
		t.Error("two packages of one snapshot differ")
	}
	if bytes.Equal(packed(t, s, "es"), packed(t, s, "en")) {
		t.Error("the package is the same in both languages")
	}
}

func TestDataPackageDescribesItsTables(t *testing.T) {
	parts := unpacked(t, specimen(t), "en")
	var doc packageDoc
	decoder := json.NewDecoder(bytes.NewReader(parts["datapackage.json"]))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(&doc); err != nil {
		t.Fatal(err)
	}
	if doc.Profile != "tabular-data-package" || doc.Name != "cotejo-muestra-2026" || doc.Version != "7" || doc.Created != "2026-11-24T15:30:00Z" {
		t.Errorf("head: %+v", doc)
	}
	wantLicences := []licenceDoc{
		{"CC-BY-4.0", "https://creativecommons.org/licenses/by/4.0/", "Creative Commons BY 4.0"},
		{"CC-BY-NC-SA-3.0-IGO", "https://creativecommons.org/licenses/by-nc-sa/3.0/igo/", "Creative Commons BY-NC-SA 3.0 IGO"},
	}
	if diff := cmp.Diff(wantLicences, doc.Licenses); diff != "" || len(doc.Sources) != 2 {
		t.Errorf("licences (-want +got):\n%s\nsources: %v", diff, doc.Sources)
	}
	if len(doc.Resources) != 5 {
		t.Fatalf("got %d resources, want 5", len(doc.Resources))
	}
	for _, r := range doc.Resources {
		if keyed := strings.HasPrefix(r.Name, "roster-"); keyed != (len(r.Schema.PrimaryKey) == 3) {
			t.Errorf("%s has the key %v", r.Name, r.Schema.PrimaryKey)
		}
		text := parts[r.Path]
		sum := sha256.Sum256(text)
		if int64(len(text)) != r.Bytes || r.Hash != "sha256:"+hex.EncodeToString(sum[:]) {
			t.Errorf("%s: %d bytes, hash %s: not those of the file", r.Path, r.Bytes, r.Hash)
		}
		valid(t, r, text)
	}
}

// valid holds each cell of a table against its field.
func valid(t *testing.T, r resourceDoc, text []byte) {
	t.Helper()
	head, _, _ := strings.Cut(string(text), "\n")
	var names []string
	for _, f := range r.Schema.Fields {
		names = append(names, f.Name)
	}
	if head != strings.Join(names, ",") {
		t.Errorf("%s: header %q, fields %q", r.Path, head, names)
	}
	for i, record := range records(t, text, ',') {
		for _, f := range r.Schema.Fields {
			v := record[f.Name]
			ok := v == "" || !slices.Contains([]string{"integer", "number"}, f.Type) || canonical.MatchString(v) && (f.Type == "number" || !strings.Contains(v, "."))
			if f.Constraints != nil && v != "" {
				ok = ok && slices.Contains(f.Constraints.Enum, v)
			}
			if !ok {
				t.Errorf("%s, row %d: %s = %q is no %s of %v", r.Path, i+1, f.Name, v, f.Type, f.Constraints)
			}
		}
		for _, key := range r.Schema.PrimaryKey {
			if record[key] == "" {
				t.Errorf("%s, row %d: no %s, part of its key", r.Path, i+1, key)
			}
		}
	}
}

func TestCodebookExplainsEveryColumn(t *testing.T) {
	parts := unpacked(t, specimen(t), "es")
	book := records(t, parts["codebook.csv"], ',')
	known := map[string]bool{}
	for _, r := range book {
		known[r["file"]+"/"+r["variable"]] = true
		if r["label_es"] == "" || r["label_en"] == "" {
			t.Errorf("no wording in both languages: %v", r)
		}
	}
	for _, file := range []string{"wide.csv", "tidy.csv", "roster-str.csv", "roster-measure.csv"} {
		head, _, _ := strings.Cut(string(parts[file]), "\n")
		for name := range strings.SplitSeq(head, ",") {
			if !known[file+"/"+name] {
				t.Errorf("%s of %s is not explained", name, file)
			}
		}
	}
	for _, want := range []string{
		"wide.csv|means__plan_b|option|a/means|flag||plan-b|¿Con qué medios? – Plan B", "wide.csv|policy|value|a/policy|select_one|yes_no||¿Hay política?",
		"wide.csv|leads|value|b/leads|select_one|b/str||¿Cuál encabeza?", "||choice|||yes_no|8|No lo sabemos",
	} {
		find(t, book, "file variable part question type list code label_es", want)
	}
}
