package main

import (
	"context"
	"errors"
	"maps"
	"testing"
	"time"

	"cotejo/backend/demo"
	"cotejo/backend/store/storetest"
	"cotejo/backend/survey"
)

// rounds says which rounds there are, and whether each takes answers.
func rounds(t *testing.T, service *survey.Service) map[string]string {
	t.Helper()
	list, err := service.AllRounds(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	states := map[string]string{}
	for _, r := range list {
		states[r.Code] = r.State()
	}
	return states
}

// coverage counts the diagnostics of every round by their state.
func coverage(t *testing.T, service *survey.Service) map[string]int {
	t.Helper()
	analyst, err := service.Demo(t.Context(), survey.Analyst)
	if err != nil {
		t.Fatal(err)
	}
	counts := map[string]int{}
	for code := range rounds(t, service) {
		view, err := service.Coverage(t.Context(), analyst, survey.Cut{Round: code})
		if err != nil {
			t.Fatal(err)
		}
		for _, line := range view.Lines {
			counts[code+" "+string(line.Status)]++
			counts[code+" answers"] += line.Count.Answered
		}
	}
	return counts
}

func TestDemonstrationClosesWhatHasBeenPublished(t *testing.T) {
	service := survey.New(storetest.Open(t), time.Now)
	if err := service.Prepare(t.Context()); err != nil {
		t.Fatal(err)
	}
	if err := loadDemo(t.Context(), service, func(string) {}); err != nil {
		t.Fatal(err)
	}
	want := map[string]string{
		"ODS-2019": "closed", "ODS-2021": "closed", "ASILO-2020": "closed",
		"DIAG-2026": "open", "EJERCICIO-2026": "open", "SONDEO-2026": "open",
	}
	if got := rounds(t, service); !maps.Equal(got, want) {
		t.Errorf("rounds: got %v, want %v", got, want)
	}
}

func TestDemonstrationGoesOnWhereItWasInterrupted(t *testing.T) {
	whole := survey.New(storetest.Open(t), time.Now)
	if err := whole.Prepare(t.Context()); err != nil {
		t.Fatal(err)
	}
	if err := loadDemo(t.Context(), whole, func(string) {}); err != nil {
		t.Fatal(err)
	}
	seed, err := demo.Load()
	if err != nil {
		t.Fatal(err)
	}
	broken := survey.New(storetest.Open(t), time.Now)
	if err := broken.Prepare(t.Context()); err != nil {
		t.Fatal(err)
	}
	for _, round := range seed.Rounds { // interrupted at the beginning of each
		ctx, interrupt := context.WithCancel(t.Context())
		err := loadDemo(ctx, broken, func(code string) {
			if code == round.Code {
				interrupt()
			}
		})
		interrupt()
		if !errors.Is(err, context.Canceled) {
			t.Fatalf("interrupted at %s: got %v", round.Code, err)
		}
	}
	if err := loadDemo(t.Context(), broken, func(string) {}); err != nil {
		t.Fatal(err)
	}
	if got, want := rounds(t, broken), rounds(t, whole); !maps.Equal(got, want) {
		t.Errorf("rounds: got %v, want %v", got, want)
	}
	if got, want := coverage(t, broken), coverage(t, whole); !maps.Equal(got, want) {
		t.Errorf("coverage: got %v, want %v", got, want)
	}
	if err := loadDemo(t.Context(), broken, func(code string) { t.Errorf("%s is loaded a second time", code) }); err != nil {
		t.Fatal(err)
	}
}
