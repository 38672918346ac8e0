package forms_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"cotejo/forms"
)

func TestReadCatalogueNamesTheFileAtFault(t *testing.T) {
	name := func(lang string) string { return lang + ".json" }
	good := &fstest.MapFile{Data: []byte(`{"hello": "hola ⟨{1}⟩"}`)}
	for _, tt := range []struct {
		name  string
		files fstest.MapFS
		want  string
	}{
		{name: "both there", files: fstest.MapFS{"es.json": good, "en.json": good}},
		{name: "one missing", files: fstest.MapFS{"es.json": good}, want: "en.json"},
		{name: "one broken", files: fstest.MapFS{"es.json": good, "en.json": {Data: []byte("{")}}, want: "en.json"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			c, err := forms.ReadCatalogue(tt.files, []string{"es", "en"}, name)
			if tt.want == "" {
				if err != nil {
					t.Fatal(err)
				}
				if got, ok := c.Say("fr", "hello", "Ana"); got != "hola Ana" || !ok {
					t.Errorf("got %q, %v; want the Spanish words", got, ok)
				}
				if got, ok := c.Say("es", "bye"); got != "bye" || ok {
					t.Errorf("got %q, %v; want the code itself, unknown", got, ok)
				}
				return
			}
			if err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("got %v, want an error that names %s", err, tt.want)
			}
		})
	}
}
