package survey_test

import (
	"archive/zip"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/uuid"

	"cotejo/backend/store"
	"cotejo/backend/survey"
	"cotejo/forms"
	"cotejo/reports"
)

// plainText is everything a workbook says: its parts unpacked.
func plainText(t testing.TB, path string) string {
	t.Helper()
	z, err := zip.OpenReader(path)
	must(t, err)
	defer z.Close()
	var all strings.Builder
	for _, f := range z.File {
		r, err := f.Open()
		must(t, err)
		_, err = io.Copy(&all, r)
		must(t, err)
		must(t, r.Close())
	}
	return all.String()
}

// live are the answers of the round as they stand.
var live = survey.Cut{Round: "R"}

// published is everything a round's reports say, to whoever may see them.
func (w *world) published(t testing.TB, who survey.Principal, draft bool) string {
	t.Helper()
	var all strings.Builder
	for _, lang := range []string{"es", "en"} {
		path, err := w.export(t, who, workbookOf(survey.Cut{Round: "R", Draft: draft}, lang))
		must(t, err)
		all.WriteString(plainText(t, path))
		all.WriteString(w.documentText(t, who, live, lang))
	}
	c, err := w.Comparison(t.Context(), who, live)
	must(t, err)
	all.WriteString(comparisonText(c))
	return all.String()
}

// comparisonText is everything a page can show of a comparison.
func comparisonText(c *reports.Comparison) string {
	var all strings.Builder
	for _, sec := range c.Sections {
		for _, row := range sec.Rows {
			for _, e := range row.Entries {
				fmt.Fprintln(&all, e.Text("es"), e.Label("en"), e.Titles("es"), e.Answer.Value)
			}
		}
	}
	for i := range c.Inventories {
		inv := &c.Inventories[i]
		for j := range inv.Rows {
			row := &inv.Rows[j]
			fmt.Fprintln(&all, row.Code, row.Title(inv, "es"), row.Parent(inv, "es"))
			for _, e := range row.Entries {
				fmt.Fprintln(&all, e.Text("es"))
			}
		}
	}
	for row := range c.Long("es") {
		fmt.Fprintln(&all, row.Path(), row.Code(), row.Label("es"), row.RowTitle)
	}
	return all.String()
}

// documentText is everything that a country's profile says.
func (w *world) documentText(t testing.TB, who survey.Principal, cut survey.Cut, lang string) string {
	t.Helper()
	doc, _, err := w.Document(t.Context(), who, cut, survey.DocumentAsk{Kind: survey.ProfileDocument, Country: "MEX", Lang: lang})
	must(t, err)
	var page strings.Builder
	must(t, survey.WriteArticle(&page, doc))
	return page.String()
}

func TestReportsShowWhatHasBeenSubmitted(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		ctx := t.Context()
		w.save(t, "a", edit("a/a_name", "canario abierto", 0))
		w.add(t, "b/str", "", "canario en fila")
		_, err := w.Save(ctx, w.cri, survey.Ref{Round: "R", Country: "CRI", Party: "gov"}, "a", []survey.Edit{edit("a/a_name", "entregado", 0)})
		must(t, err)
		must(t, w.Submit(ctx, w.cri, survey.Ref{Round: "R", Country: "CRI", Party: "gov"}))

		for _, who := range []survey.Principal{w.analyst, w.reviewer, w.organiser} {
			all := w.published(t, who, false)
			if strings.Contains(all, "canario") || !strings.Contains(all, "entregado") {
				t.Errorf("%s: canary of the open diagnostic %v, of the submitted one %v", who.Name, strings.Contains(all, "canario"), strings.Contains(all, "entregado"))
			}
		}
		draft := w.published(t, w.organiser, true)
		if !strings.Contains(draft, "canario abierto") || !strings.Contains(draft, "canario en fila") || !strings.Contains(draft, "Borrador") {
			t.Error("a draft shows what is open, and says that it is a draft")
		}
		_, err = w.export(t, w.analyst, workbookOf(survey.Cut{Round: "R", Draft: true}, "es"))
		want(t, "a draft for an analyst", err, survey.ErrForbidden)

		must(t, w.Submit(ctx, w.focal, mex))
		if !strings.Contains(w.published(t, w.analyst, false), "canario abierto") {
			t.Error("submitted, and not shown")
		}
		must(t, w.of(mexGov).Reopen(ctx, w.diag.ID, w.author()))
		if strings.Contains(w.published(t, w.analyst, false), "canario") {
			t.Error("given back, and still shown")
		}
	})
}

func TestOpenDiagnosticsAreCounted(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		w.save(t, "a", edit("a/a_name", "Ana", 0), edit("a/a_n", "x", 0))
		view, err := w.Coverage(t.Context(), w.analyst, live)
		must(t, err)
		var got []string
		for _, line := range view.Lines {
			party := "–"
			if line.Party != nil {
				party = line.Party.Slug
			}
			got = append(got, fmt.Sprint(line.Country.ISO3, " ", party, " ", line.Status, " ", line.Count.Answered))
		}
		// Countries as the round lists them; of a country, its parties in order.
		if diff := cmp.Diff([]string{"CAN –  0", "MEX gov open 3", "MEX cso open 1", "CRI gov open 1"}, got); diff != "" || view.Round.Code != "R" {
			t.Errorf("coverage (-want +got):\n%s", diff)
		}
		c, err := w.Comparison(t.Context(), w.analyst, live)
		must(t, err)
		var columns []string
		for _, col := range c.Columns {
			party := ""
			if col.Diagnostic != nil {
				party = " " + col.Diagnostic.Party.Slug
				if col.Diagnostic.State != nil || col.Diagnostic.Origin != nil {
					t.Errorf("%s %s: its contents are in the snapshot", col.Country.ISO3, party)
				}
			}
			columns = append(columns, col.Country.ISO3+party)
		}
		if diff := cmp.Diff([]string{"CAN", "MEX gov", "MEX cso", "CRI gov"}, columns); diff != "" {
			t.Errorf("columns (-want +got):\n%s", diff)
		}
	})
}

// TestPersonalDataStaysWithin plants a name and looks for it in everything that
// leaves the platform.
func TestPersonalDataStaysWithin(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		const canary = "Xochiquetzal"
		w.save(t, "a", edit("a/a_name", "la institución", 0), edit("a/a_who", canary, 0))
		row := w.add(t, "b/str", "", "una estrategia")
		_, err := w.of(mexGov).Save(t.Context(), w.diag.ID, w.author(), []store.Op{{
			ID: uuid.NewString(), Key: forms.Key{Question: "b/str/s_who", Row: row}, Kind: store.Edit,
			Answer: forms.Answer{Value: canary}, Source: "según " + canary,
		}})
		must(t, err)
		w.add(t, "b/str/obj", string(row), "un objetivo")
		if got := w.says(t, "a/a_dear").Value; got != "Hola, "+canary {
			t.Fatalf("the party's own page says %q", got)
		}
		if draft := w.published(t, w.organiser, true); strings.Contains(draft, canary) || !strings.Contains(draft, "la institución") {
			t.Error("the name is in the draft, or nothing is")
		}
		must(t, w.Submit(t.Context(), w.focal, mex))
		all := w.published(t, w.organiser, false)
		if strings.Contains(all, canary) || !strings.Contains(all, "la institución") || !strings.Contains(all, "una estrategia") {
			t.Error("the name is in what is published, or nothing is")
		}
		for _, says := range []string{"dato personal, no se publica", "personal data, not published"} {
			if !strings.Contains(all, says) {
				t.Errorf("the code book does not say %q", says)
			}
		}
	})
}

// TestShippedPersonalDataStaysWithin does the same with the diagnostic that
// ships: who answers, their post and their address.
func TestShippedPersonalDataStaysWithin(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		ctx := t.Context()
		must(t, w.CreateRound(ctx, survey.NewRound{Code: "DIAG", Questionnaire: "diagnostico", Title: forms.Text{"es": "D"}, Year: 2026, Countries: []string{"MEX"}}))
		must(t, w.Import(ctx, w.organiser, survey.Import{
			Round: "DIAG", Country: "MEX", Lang: "es", Submit: true,
			Party: survey.NewParty{Slug: "gov", Voice: reports.Government, Name: forms.Text{"es": "Gobierno"}},
			Answers: []survey.ImportedAnswer{
				{Question: "a_resp_name", Value: "Xochiquetzal Pérez"}, {Question: "a_resp_position", Value: "Xochiquetzal, titular"},
				{Question: "a_resp_email", Value: "xochiquetzal@example.org"}, {Question: "a_resp_inst", Value: "Unidad de Política Migratoria"},
			},
		}))
		path := filepath.Join(t.TempDir(), "c.xlsx")
		must(t, w.ComparativeFile(ctx, survey.Cut{Round: "DIAG", Draft: true}, survey.WorkbookOptions{}, path))
		c, err := w.Comparison(ctx, w.analyst, survey.Cut{Round: "DIAG"})
		must(t, err)
		all := strings.ToLower(plainText(t, path) + w.documentText(t, w.analyst, survey.Cut{Round: "DIAG"}, "es") + comparisonText(c))
		if strings.Contains(all, "xochiquetzal") || !strings.Contains(all, "unidad de política migratoria") {
			t.Error("the person is in what is published, or the institution is not")
		}
	})
}

func TestAComparativeFileIsWholeOrNotThere(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		dir := t.TempDir()
		path := filepath.Join(dir, "c.xlsx")
		must(t, os.WriteFile(path, []byte("from before"), 0o644))
		want(t, "an unknown round", w.ComparativeFile(t.Context(), survey.Cut{Round: "X"}, survey.WorkbookOptions{}, path), survey.ErrNotFound)
		if text, _ := os.ReadFile(path); string(text) != "from before" {
			t.Errorf("the file from before holds %q", text)
		}
		must(t, w.ComparativeFile(t.Context(), live, survey.WorkbookOptions{}, path))
		if !strings.Contains(plainText(t, path), "Portada") {
			t.Error("not the workbook")
		}
		if err := w.ComparativeFile(t.Context(), live, survey.WorkbookOptions{}, filepath.Join(dir, "nowhere", "c.xlsx")); err == nil {
			t.Error("a folder that is not there: got no error")
		}
		if list, _ := os.ReadDir(dir); len(list) != 1 {
			t.Errorf("left behind: %v", list)
		}
	})
}

// TestQuestionnairesAreReadOnceForAll lets many ask at the same time, on a
// service that has read none yet: for the race detector above all.
func TestQuestionnairesAreReadOnceForAll(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		fresh := survey.New(w.st, time.Now)
		var wg sync.WaitGroup
		for _, who := range []survey.Principal{w.focal, w.cso, w.cri, w.analyst, w.organiser, w.both} {
			wg.Go(func() {
				if _, err := fresh.Home(t.Context(), who); err != nil {
					t.Errorf("%s: %v", who.Name, err)
				}
				if who.Analyses() {
					if _, err := fresh.Comparison(t.Context(), who, live); err != nil {
						t.Errorf("%s compares: %v", who.Name, err)
					}
				}
			})
		}
		wg.Wait()
	})
}
