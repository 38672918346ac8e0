package survey_test

import (
	"strings"
	"testing"
	"time"

	"cotejo/backend/survey"
	"cotejo/forms"
)

func TestLaterAnswersDoNotChangeASnapshot(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		ctx := t.Context()
		cri := survey.Ref{Round: "R", Country: "CRI", Party: "gov"}
		_, err := w.Save(ctx, w.cri, cri, "a", []survey.Edit{edit("a/a_name", "entregado", 0)})
		must(t, err)
		must(t, w.Submit(ctx, w.cri, cri))
		w.save(t, "a", edit("a/a_name", "aún abierto", 0))
		one, err := w.Freeze(ctx, w.organiser, "R", false)
		must(t, err)
		draft, err := w.Freeze(ctx, w.organiser, "R", true)
		must(t, err)
		if one.Number != 1 || one.By != w.organiser.Name || len(one.Hash) != 64 || draft.Number != 2 || !draft.Draft || draft.Hash == one.Hash {
			t.Errorf("got %+v and %+v", one, draft)
		}
		before := w.frozenText(t, w.analyst, 1)
		w.save(t, "a", edit("a/a_name", "después del corte", 1), edit("a/a_yes", "yes", 0))
		must(t, w.Submit(ctx, w.focal, mex))
		if after := w.frozenText(t, w.analyst, 1); after != before {
			t.Error("later answers changed what a snapshot says")
		}
		if !strings.Contains(before, "entregado") || strings.Contains(before, "aún abierto") {
			t.Error("the snapshot lacks what was submitted, or has what was not")
		}
		if all := w.frozenText(t, w.organiser, 2); !strings.Contains(all, "aún abierto") || strings.Contains(all, "después del corte") {
			t.Error("the draft lacks what was open, or has what came later")
		}
		d, err := w.Difference(ctx, w.organiser, survey.Cut{Round: "R", Number: 2}, live)
		must(t, err)
		var changed []forms.QuestionID
		for _, c := range d.Changes {
			if c.Country.ISO3 != "MEX" || c.Party.Slug != "gov" {
				t.Errorf("changed in %s, %s", c.Country.ISO3, c.Party.Slug)
			}
			changed = append(changed, c.Key.Question)
		}
		if !strings.Contains(d.Changes[0].Old.Text("es")+d.Changes[0].New.Text("es"), "aún abiertodespués del corte") {
			t.Errorf("changed %v: %q, %q", changed, d.Changes[0].Old.Text("es"), d.Changes[0].New.Text("es"))
		}
	})
}

// frozenText is everything that reports of a snapshot say.
func (w *world) frozenText(t *testing.T, who survey.Principal, number int) string {
	t.Helper()
	cut := survey.Cut{Round: "R", Number: number}
	c, err := w.Comparison(t.Context(), who, cut)
	must(t, err)
	if c.Snapshot.Number != number || c.Snapshot.Hash == "" || c.Snapshot.QuestionnaireHash == "" {
		t.Errorf("snapshot %d has number %d, hash %q, questionnaire %q", number, c.Snapshot.Number, c.Snapshot.Hash, c.Snapshot.QuestionnaireHash)
	}
	path, err := w.export(t, who, workbookOf(cut, "es"))
	must(t, err)
	return comparisonText(c) + w.documentText(t, who, cut, "es") + plainText(t, path)
}

func TestDraftSnapshotsAreForOrganisers(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		ctx := t.Context()
		_, err := w.Freeze(ctx, w.organiser, "R", true)
		must(t, err)
		_, err = w.Freeze(ctx, w.organiser, "R", false)
		must(t, err)
		for _, tt := range []struct {
			who   survey.Principal
			want  error
			shown int
		}{{w.analyst, survey.ErrNotFound, 1}, {w.reviewer, survey.ErrNotFound, 1}, {w.organiser, nil, 2}} {
			list, err := w.Snapshots(ctx, tt.who, "R")
			must(t, err)
			if len(list) != tt.shown || list[0].Number != 2 || list[0].Taken.IsZero() || time.Since(list[0].Taken) > time.Hour {
				t.Errorf("%s is shown %+v", tt.who.Name, list)
			}
			draft := survey.Cut{Round: "R", Number: 1}
			_, err = w.Comparison(ctx, tt.who, draft)
			want(t, tt.who.Name+" compares", err, tt.want)
			_, _, err = w.Document(ctx, tt.who, draft, survey.DocumentAsk{Kind: survey.SummaryDocument, Lang: "es"})
			want(t, tt.who.Name+" reads a summary", err, tt.want)
			_, err = w.Difference(ctx, tt.who, draft, live)
			want(t, tt.who.Name+" asks what changed", err, tt.want)
			_, err = w.export(t, tt.who, workbookOf(draft, "es"))
			want(t, tt.who.Name+" downloads", err, tt.want)
		}
		for _, number := range []int{3, -1} {
			_, err = w.Comparison(ctx, w.organiser, survey.Cut{Round: "R", Number: number})
			want(t, "a number that there is not", err, survey.ErrNotFound)
		}
	})
}
