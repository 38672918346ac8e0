package main

import (
	"strings"
	"testing"
)

func TestRoundCreateSaysWhatItMade(t *testing.T) {
	at := terminal{folder: t.TempDir()}
	for _, tt := range []struct {
		code, countries string
		n               int
	}{
		{"CRM-27", "CRM", 11}, {"M49", "all", 248}, {"TRES", "FRA, MEX,alemania", 3},
	} {
		printed := at.must(t, "round", "create", "--code", tt.code, "--questionnaire", "ods-10-7-2", "--countries", tt.countries, "--year", "2027")
		want := spoken(t, "es").T("cli.round_made", "Code", tt.code, "Questionnaire", "ods-10-7-2", "Year", "2027", "N", tt.n)
		if strings.TrimSpace(printed) != want {
			t.Errorf("got %q, want %q", printed, want)
		}
	}
	if list := at.must(t, "round", "list"); !strings.Contains(list, "FRA,MEX,DEU") || !strings.Contains(list, "BLZ,CAN,CRI,") {
		t.Errorf("rounds: got %q", list)
	}
}

func TestRoundCreateOpensGovernments(t *testing.T) {
	at := terminal{folder: t.TempDir()}
	at.must(t, "round", "create", "--code", "A", "--questionnaire", "sondeo-interes", "--countries", "CRM", "--open")
	st, service, err := (&program{config: config{data: at.folder}, say: words(at.getenv)}).open(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer st.Close()
	rounds, err := service.AllRounds(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	cut, err := st.Snapshot(t.Context(), rounds[0].Code, false)
	if err != nil {
		t.Fatal(err)
	}
	if len(cut.Diagnostics) != 11 || cut.Diagnostics[0].Lang != "en" || cut.Diagnostics[2].Lang != "es" {
		t.Errorf("got %+v, want eleven, Belize's in English", cut.Diagnostics)
	}
}

func TestRoundCreateRefuses(t *testing.T) {
	at := terminal{folder: t.TempDir()}
	good := map[string]string{"--code": "A", "--questionnaire": "sondeo-interes", "--countries": "CRM"}
	typed := func(name, value string) []string {
		args := []string{"round", "create"}
		for k, v := range good {
			if k == name {
				v = value
			}
			args = append(args, k, v)
		}
		return args
	}
	at.must(t, typed("", "")...)
	for _, tt := range []struct {
		name, value, code, key string
		args                   []any
	}{
		{"--code", "A", "A", "round.code_taken", []any{"Code", "A"}},
		{"--code", "a b", "a b", "round.code_missing", nil},
		{"--questionnaire", "diagnostic", "A", "round.code_taken", []any{"Code", "A"}},
		{"--countries", "Hondurass", "A", "round.country_near", []any{"Name", "Hondurass", "Near", "Honduras"}},
	} {
		want := map[string]string{}
		for lang := range in(t, "cli.error") {
			say := spoken(t, lang)
			want[lang] = say.T("cli.round_invalid", "Code", tt.code, "Why", say.T(tt.key, tt.args...))
		}
		at.refuses(t, want, typed(tt.name, tt.value)...)
	}
	_, failure := at.run(t, typed("--questionnaire", "diagnostic")...)
	if !strings.Contains(failure, "diagnostico, ") {
		t.Errorf("an unknown questionnaire: %q does not list those that ship", failure)
	}
}
