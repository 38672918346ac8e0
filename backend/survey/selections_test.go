package survey_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"cotejo/backend/survey"
	"cotejo/forms"
)

func wholeProfile(name string) survey.Selection {
	return survey.Selection{Kind: survey.ProfileDocument, Name: name, Parts: survey.ProfileDocument.Parts(), Paper: "a4"}
}

func TestASelectionShapesTheDocument(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		ctx := t.Context()
		w.save(t, "a", edit("a/a_name", "entregado", 0))
		must(t, w.Submit(ctx, w.focal, mex))
		sel, err := w.SaveSelection(ctx, w.organiser, "R", survey.Selection{
			Kind: survey.ProfileDocument, Name: "  Sesión   2 ", Parts: []survey.DocumentPart{"sources", "facts"}, Paper: "letter",
			Extra: map[survey.DocumentPart]forms.Text{"facts": {"es": "Párrafo de la organización.", "en": "  "}, "none": {"es": "se deja"}},
		})
		must(t, err)
		list, err := w.Selections(ctx, w.analyst, "R")
		must(t, err)
		if len(list) != 1 || list[0].Name != "Sesión 2" || !slices.Equal(list[0].Parts, []survey.DocumentPart{"facts", "sources"}) || len(list[0].Extra) != 1 || list[0].Edition != 1 || list[0].By != w.organiser.Name {
			t.Fatalf("kept %+v", list)
		}
		doc, _, err := w.Document(ctx, w.analyst, live, survey.DocumentAsk{Kind: survey.ProfileDocument, Country: "MEX", Lang: "es", Selection: sel.ID})
		must(t, err)
		var page strings.Builder
		must(t, survey.WriteArticle(&page, doc))
		if !strings.Contains(page.String(), "Párrafo de la organización.") || len(doc.Parts) > 2 || doc.Paper != "letter" {
			t.Errorf("%d parts on %s:\n%s", len(doc.Parts), doc.Paper, page.String())
		}
		_, _, err = w.Document(ctx, w.analyst, live, survey.DocumentAsk{Kind: survey.SummaryDocument, Lang: "es", Selection: sel.ID})
		want(t, "a selection for profiles in a summary", err, survey.ErrNotFound)
		must(t, w.RemoveSelection(ctx, w.organiser, "R", sel.ID))
		want(t, "a selection that is removed", w.RemoveSelection(ctx, w.organiser, "R", sel.ID), survey.ErrNotFound)
	})
}

// TestASelectionIsNotSavedOverAnotherUnseen lets two organisers save what both
// have read: the second is told, and nothing is lost.
func TestASelectionIsNotSavedOverAnotherUnseen(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		ctx := t.Context()
		one, err := w.SaveSelection(ctx, w.organiser, "R", wholeProfile("Uno"))
		must(t, err)
		first, second := one, one
		first.Parts = []survey.DocumentPart{"facts"}
		_, err = w.SaveSelection(ctx, w.organiser, "R", first)
		must(t, err)
		_, err = w.SaveSelection(ctx, w.organiser, "R", second)
		refused(t, err, "edition", "document.stale")
		list, err := w.Selections(ctx, w.organiser, "R")
		must(t, err)
		if len(list) != 1 || len(list[0].Parts) != 1 || list[0].Edition != 2 {
			t.Errorf("kept %+v, want what the first saved", list)
		}
		second.Edition = list[0].Edition
		_, err = w.SaveSelection(ctx, w.organiser, "R", second)
		must(t, err)
	})
}

func TestASelectionMakesSense(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		ctx := t.Context()
		_, err := w.SaveSelection(ctx, w.organiser, "R", wholeProfile("Uno"))
		must(t, err)
		for _, tt := range []struct {
			name       string
			change     func(*survey.Selection)
			field, key string
		}{
			{"without a name", func(s *survey.Selection) { s.Name = " " }, "name", "document.unnamed"},
			{"with a long name", func(s *survey.Selection) { s.Name = strings.Repeat("a", 81) }, "name", "document.long_name"},
			{"with a name that is taken", func(s *survey.Selection) { s.Name = "Uno" }, "name", "document.taken"},
			{"without parts", func(s *survey.Selection) { s.Parts = []survey.DocumentPart{"patterns"} }, "parts", "document.no_parts"},
			{"on other paper", func(s *survey.Selection) { s.Paper = "a5" }, "paper", "document.paper"},
			{"with a long paragraph", func(s *survey.Selection) {
				s.Extra = map[survey.DocumentPart]forms.Text{"facts": {"es": strings.Repeat("ñ", 20_001)}}
			}, "extra-facts", "document.long_extra"},
		} {
			sel := wholeProfile("Otro")
			tt.change(&sel)
			_, err := w.SaveSelection(ctx, w.organiser, "R", sel)
			if !refusedWith(err, tt.field, tt.key) {
				t.Errorf("%s: got %v, want %s at %s", tt.name, err, tt.key, tt.field)
			}
		}
	})
}

func refused(t *testing.T, err error, field, key string) {
	t.Helper()
	if !refusedWith(err, field, key) {
		t.Errorf("got %v, want %s at %s", err, key, field)
	}
}

func refusedWith(err error, field, key string) bool {
	var invalid *survey.Invalid
	return errors.As(err, &invalid) && slices.ContainsFunc(invalid.Fields, func(f survey.FieldError) bool { return f.Field == field && f.Key == key })
}
