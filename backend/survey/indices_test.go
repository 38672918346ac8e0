package survey_test

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/uuid"

	"cotejo/backend/survey"
	"cotejo/forms"
	"cotejo/reports"
)

// indexMethods has the methods about the indices of a round.
func indexMethods() map[string]method {
	cut := func(a attempt) survey.Cut { return survey.Cut{Round: a.ref.Round} }
	return map[string]method{
		"Indices":    {func(a attempt) error { _, err := a.Indices(a.ctx, a.who, cut(a)); return err }, compares, round},
		"IndexSheet": {func(a attempt) error { _, err := a.IndexSheet(a.ctx, a.who, cut(a), "", "md", "es"); return err }, compares, round},
		"IndexForm":  {func(a attempt) error { _, _, err := a.IndexForm(a.ctx, a.who, a.ref.Round); return err }, runs, round},
		"KeepIndex": {func(a attempt) error {
			_, wrong, err := a.KeepIndex(a.ctx, a.who, a.ref.Round, yesIndex("own-"+uuid.NewString()[:8], 1))
			if len(wrong) > 0 && wrong[0].Code != "index.own.many" {
				err = errors.Join(err, wrong[0])
			}
			return err
		}, runs, round},
		"UploadIndex": {func(a attempt) error {
			_, _, err := a.UploadIndex(a.ctx, a.who, a.ref.Round, "x.md", []byte("nothing"))
			return err
		}, runs, round},
		"WithdrawIndex": {func(a attempt) error {
			if _, _, err := a.KeepIndex(a.ctx, a.organiser, "R", yesIndex("there", 1)); err != nil {
				return err
			}
			return a.WithdrawIndex(a.ctx, a.who, a.ref.Round, "there")
		}, runs, round},
	}
}

// yesIndex counts whether there is any, by what a yes is worth.
func yesIndex(name string, yes float64) *reports.Definition {
	return &reports.Definition{
		Name: name, Title: forms.Text{"es": "Hay", "en": "There is"}, Source: "Nosotros", Unit: reports.Points,
		Overall: reports.PartDefinition{
			Label: forms.Text{"es": "Todo"}, Aggregate: reports.Sum,
			Items: []reports.ItemDefinition{{Question: "a_yes", Score: &reports.Scoring{Values: map[string]float64{"yes": yes, "no": 0}}}},
		},
	}
}

func (w *world) keepIndex(t *testing.T, d *reports.Definition) {
	t.Helper()
	_, wrong, err := w.KeepIndex(t.Context(), w.organiser, "R", d)
	must(t, err)
	if len(wrong) > 0 {
		t.Fatal(wrong[0])
	}
}

// figures are the values of Mexico's government by the round's own indices.
func (w *world) figures(t *testing.T, cut survey.Cut) map[string]string {
	t.Helper()
	view, err := w.Indices(t.Context(), w.organiser, cut)
	must(t, err)
	out := map[string]string{}
	for _, table := range view.Tables {
		for _, line := range table.Lines {
			if line.Country.ISO3 == "MEX" && line.Diagnostic != nil && line.Diagnostic.Party.Slug == "gov" {
				out[table.Index.Name] = fmt.Sprintf("v%d %v %v", table.Index.Version, line.Overall.Known, line.Overall.Value)
			}
		}
	}
	return out
}

func TestASnapshotKeepsTheIndicesOfItsDay(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		ctx := t.Context()
		w.save(t, "a", edit("a/a_name", "x", 0), edit("a/a_yes", "yes", 0))
		must(t, w.Submit(ctx, w.focal, mex))
		w.keepIndex(t, yesIndex("hay", 1))
		w.keepIndex(t, yesIndex("antes", 5))
		_, err := w.Freeze(ctx, w.organiser, "R", false)
		must(t, err)
		w.clock.pass(3600e9)
		w.keepIndex(t, yesIndex("hay", 2.5))
		must(t, w.WithdrawIndex(ctx, w.organiser, "R", "antes"))
		if diff := cmp.Diff(map[string]string{"hay": "v1 true 1", "antes": "v1 true 5"}, w.figures(t, survey.Cut{Round: "R", Number: 1})); diff != "" {
			t.Errorf("the snapshot (-want +got):\n%s", diff)
		}
		if diff := cmp.Diff(map[string]string{"hay": "v2 true 2.5"}, w.figures(t, live)); diff != "" {
			t.Errorf("the answers as they stand (-want +got):\n%s", diff)
		}
		view, err := w.Indices(ctx, w.analyst, live)
		must(t, err)
		if len(view.Own) != 2 || view.Own[0].Name != "antes" || view.Own[0].InForce() || !view.Own[1].InForce() || view.Own[0].Title["es"] != "Hay" {
			t.Fatalf("got %+v", view.Own)
		}
		newest := view.Own[1].Versions[0]
		if newest.Number != 2 || newest.By != w.organiser.Name || !newest.Kept.Equal(w.clock.now()) || len(newest.Hash) != 64 {
			t.Errorf("got %+v", newest)
		}
		table, err := w.NamedIndexTable(ctx, survey.Cut{Round: "R", Number: 1}, "antes")
		if err != nil || table.Index.Version != 1 {
			t.Errorf("by name: %v, %v", table, err)
		}
		var unknown *survey.UnknownIndex
		if _, err := w.NamedIndexTable(ctx, live, "antes"); !errors.As(err, &unknown) || strings.Join(unknown.Known, " ") != "complejidad-regulatoria liberalizacion ods-10-7-2 ods-10-7-2-niveles hay" {
			t.Errorf("withdrawn, by name: got %v", err)
		}
	})
}

func TestAnIndexThatWillNotDoIsNotKept(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		for _, tt := range []struct {
			name, want string
			spoil      func(*reports.Definition)
		}{
			{"without a title", "title index.wanted", func(d *reports.Definition) { d.Title = nil }},
			{"of a question there is not", "overall.items[0].question index.missing.near", func(d *reports.Definition) { d.Overall.Items[0].Question = "a_yess" }},
			{"of personal data", "overall.items[0].question index.missing", func(d *reports.Definition) { d.Overall.Items[0].Question = "a/a_who" }},
			{"of a question in a list", "overall.items[0].question index.unsuited", func(d *reports.Definition) { d.Overall.Items[0].Question = "s_name" }},
			{"by the name of one that ships", "name index.shipped", func(d *reports.Definition) { d.Name = "liberalizacion" }},
		} {
			d := yesIndex("x", 1)
			tt.spoil(d)
			ix, wrong, err := w.KeepIndex(t.Context(), w.organiser, "R", d)
			if ix != nil || err != nil || len(wrong) == 0 || !strings.HasPrefix(wrong[0].Place+" "+wrong[0].Code, tt.want) {
				t.Errorf("%s: got %v, %v, %v; want %s", tt.name, ix, wrong, err, tt.want)
			}
		}
		for i := range 20 {
			w.keepIndex(t, yesIndex(fmt.Sprintf("n%d", i), 1))
		}
		if _, wrong, err := w.KeepIndex(t.Context(), w.organiser, "R", yesIndex("one-more", 1)); err != nil || len(wrong) != 1 || wrong[0].Code != "index.own.many" {
			t.Errorf("one too many: got %v, %v", wrong, err)
		}
		w.keepIndex(t, yesIndex("n3", 2)) // replacing is always possible
		view, err := w.Indices(t.Context(), w.organiser, live)
		must(t, err)
		if len(view.Own) != 20 {
			t.Errorf("%d are kept, want 20", len(view.Own))
		}
	})
}

// TestASheetIsBroughtAndTakenBack holds that an index taken as a sheet, in
// either format and language, can be brought again and is the same version.
func TestASheetIsBroughtAndTakenBack(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		ctx := t.Context()
		w.keepIndex(t, yesIndex("hay", 0.25))
		for _, format := range []survey.Format{survey.WorkbookFormat, survey.MarkdownFormat} {
			for _, lang := range []string{"es", "en"} {
				data, err := w.IndexSheet(ctx, w.analyst, live, "hay", format, lang)
				must(t, err)
				ix, problems, err := w.UploadIndex(ctx, w.organiser, "R", "x."+string(format), data)
				if err != nil || len(problems) > 0 || ix.Version != 1 {
					t.Errorf("%s, %s: got %+v, %v, %v", format, lang, ix, problems, err)
				}
			}
		}
		empty, err := w.IndexSheet(ctx, w.analyst, live, "", survey.WorkbookFormat, "es")
		must(t, err)
		ix, problems, err := w.UploadIndex(ctx, w.organiser, "R", "x.xlsx", empty)
		if ix != nil || err != nil || len(problems) != 1 || problems[0].Cell() != "índice" || problems[0].Code != "index.rows.none" {
			t.Errorf("an empty sheet: got %v, %v, %v", ix, problems, err)
		}
		if _, err := w.IndexSheet(ctx, w.analyst, live, "nope", survey.MarkdownFormat, "es"); !errors.Is(err, survey.ErrNotFound) {
			t.Errorf("an unknown index: got %v", err)
		}
		bad := strings.Replace(string(mustSheet(t, w)), "| a_yes |", "| a_yess |", 1)
		ix, problems, err = w.UploadIndex(ctx, w.organiser, "R", "x.md", []byte(bad))
		if ix != nil || err != nil || len(problems) != 1 || problems[0].Cell() != "preguntas!A2" || !strings.Contains(problems[0].Message("es"), "a_yes") {
			t.Errorf("a misspelt question: got %v, %v, %v", ix, problems, err)
		}
	})
}

func mustSheet(t *testing.T, w *world) []byte {
	t.Helper()
	data, err := w.IndexSheet(t.Context(), w.analyst, live, "hay", survey.MarkdownFormat, "es")
	must(t, err)
	return data
}

// TestIndicesThatShipAreReadFromFiles holds that those that ship survive files
// of both formats.
func TestIndicesThatShipAreReadFromFiles(t *testing.T) {
	for _, ix := range reports.Indices() {
		data, err := os.ReadFile(filepath.Join("..", "..", "reports", "indices", ix.Name+".json"))
		must(t, err)
		if got, problems := survey.ReadIndexFile(ix.Name+".json", data); got == nil {
			t.Errorf("%s as JSON: %v", ix.Name, problems)
		}
		for _, format := range []survey.Format{survey.WorkbookFormat, survey.MarkdownFormat} {
			for _, lang := range []string{"es", "en"} {
				data, err := survey.IndexFile(ix, format, lang)
				must(t, err)
				got, problems := survey.ReadIndexFile("x."+string(format), data)
				if diff := cmp.Diff(ix, got); diff != "" {
					t.Errorf("%s, %s, %s: %v (-want +got):\n%s", ix.Name, format, lang, problems, diff)
				}
			}
		}
	}
}

// TestAnotherIndexIsAnotherExport holds that a file made before an index was
// kept, replaced or withdrawn is not handed out after it.
func TestAnotherIndexIsAnotherExport(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		seen := map[string]string{}
		look := func(after string) {
			t.Helper()
			content, err := survey.LiveContent(t.Context(), w.Service, "R")
			must(t, err)
			if before, twice := seen[content]; twice {
				t.Errorf("after %s the content is what it was after %s", after, before)
			}
			seen[content] = after
		}
		look("nothing")
		w.keepIndex(t, yesIndex("hay", 1))
		look("an index was kept")
		w.keepIndex(t, yesIndex("hay", 2))
		look("it was replaced")
		must(t, w.WithdrawIndex(t.Context(), w.organiser, "R", "hay"))
		look("it was withdrawn")
	})
}
