package survey_test

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"cotejo/backend/survey"
	"cotejo/forms"
	"cotejo/reports"
)

func TestAnAnswersFileIsWholeOrNotThere(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		dir := t.TempDir()
		path := filepath.Join(dir, "answers.csv")
		want(t, "an unknown round", w.AnswersFile(t.Context(), survey.AnswersExport{Cut: survey.Cut{Round: "X"}}, path), survey.ErrNotFound)
		if err := w.AnswersFile(t.Context(), survey.AnswersExport{Cut: survey.Cut{Round: "R"}, CSV: survey.CSV{Separator: '|'}}, path); err == nil {
			t.Error("an odd separator: got no error")
		}
		ctx, cancel := context.WithCancel(t.Context())
		cancel()
		want(t, "nobody waits", w.AnswersFile(ctx, survey.AnswersExport{Cut: survey.Cut{Round: "R"}}, path), context.Canceled)
		if list, _ := os.ReadDir(dir); len(list) != 0 {
			t.Errorf("left behind: %v", list)
		}
	})
}

// TestPersonalDataIsNotExported asks for every shape of a draft: personal data
// is in none of them.
func TestPersonalDataIsNotExported(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		ctx := t.Context()
		must(t, w.CreateRound(ctx, survey.NewRound{Code: "DIAG", Questionnaire: "diagnostico", Title: forms.Text{"es": "D"}, Year: 2026, Countries: []string{"MEX"}}))
		must(t, w.Import(ctx, w.organiser, survey.Import{
			Round: "DIAG", Country: "MEX", Lang: "es",
			Party:   survey.NewParty{Slug: "gov", Voice: reports.Government, Name: forms.Text{"es": "Gobierno"}},
			Answers: []survey.ImportedAnswer{{Question: "a_resp_name", Value: "Xochiquetzal Pérez"}, {Question: "a_resp_inst", Value: "Unidad de Política Migratoria"}},
		}))
		for _, shape := range []survey.Shape{survey.TidyShape, survey.WideShape, survey.JSONShape} {
			path := filepath.Join(t.TempDir(), "answers")
			must(t, w.AnswersFile(ctx, survey.AnswersExport{Cut: survey.Cut{Round: "DIAG", Draft: true}, Shape: shape}, path))
			text, err := os.ReadFile(path)
			must(t, err)
			if strings.Contains(string(text), "Xochiquetzal") || !strings.Contains(string(text), "Unidad de Política Migratoria") {
				t.Errorf("%s: the person is in what is exported, or the institution is not", shape)
			}
			must(t, w.AnswersFile(ctx, survey.AnswersExport{Cut: survey.Cut{Round: "DIAG"}, Shape: shape}, path))
			if text, err = os.ReadFile(path); err != nil || strings.Contains(string(text), "Unidad de Política") {
				t.Errorf("%s: what is not submitted is exported: %v", shape, err)
			}
		}
	})
}
