package main

import (
	"archive/zip"
	"bytes"
	"encoding/csv"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// exported runs the command on a round of published data and returns the file.
func exported(t *testing.T, x terminal, args ...string) []byte {
	t.Helper()
	path := filepath.Join(t.TempDir(), "out")
	printed := x.must(t, append([]string{"export", "answers", "--round", "ODS-2019", "--out", path}, args...)...)
	if printed != path+"\n" {
		t.Errorf("it prints %q, want the file's name", printed)
	}
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

// lines reads CSV and returns its header and records.
func lines(t *testing.T, text []byte, separator rune) (header []string, records [][]string) {
	t.Helper()
	r := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(text, []byte("\uFEFF"))))
	r.Comma = separator
	all, err := r.ReadAll()
	if err != nil || len(all) < 2 {
		t.Fatalf("%d lines: %v", len(all), err)
	}
	return all[0], all[1:]
}

func TestExportAnswers(t *testing.T) {
	x := terminal{folder: published(t, "ODS-2019")("COTEJO_DATA")}
	header, tidy := lines(t, exported(t, x, "--format", "csv"), ',')
	at := map[string]int{}
	for i, name := range header {
		at[name] = i
	}
	for _, r := range tidy {
		if r[at["state"]] == "answered" && (r[at["voice"]] == "" || r[at["source_state"]] == "") {
			t.Errorf("an answer without its voice, or without a word about its source: %v", r)
		}
	}
	header, wide := lines(t, exported(t, x, "--format", "csv", "--wide", "--separator", "semicolon", "--bom", "--lang", "en"), ';')
	if header[0] != "round" || len(wide) < 11 {
		t.Errorf("wide: %d rows, columns %v", len(wide), header)
	}
	var doc struct{ Answers []json.RawMessage }
	if err := json.Unmarshal(exported(t, x, "--format", "json"), &doc); err != nil || len(doc.Answers) != len(tidy) {
		t.Errorf("JSON: %d answers, %d in the CSV: %v", len(doc.Answers), len(tidy), err)
	}
	file := exported(t, x, "--format", "zip")
	z, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil || len(z.File) < 10 {
		t.Fatalf("the package: %v", err)
	}
}

func TestExportRefuses(t *testing.T) {
	x := terminal{folder: published(t, "ODS-2019")("COTEJO_DATA")}
	x.must(t, "round", "create", "--code", "DIAG", "--questionnaire", "diagnostico", "--countries", "CRI")
	path := filepath.Join(t.TempDir(), "out.csv")
	for _, tt := range []struct {
		name, args, key string
		words           []any
	}{
		{"an unknown round", "--round NONE --format csv", "cli.no_round", []any{"Round", "NONE"}},
		{"an unknown list", "--round DIAG --format csv --roster nope", "cli.no_list", []any{"Round", "DIAG", "List", "nope", "Names", "ins, acr, rol, tie, evi, str, obj, prg, act, imp, gap, cha"}},
		{"a questionnaire without lists", "--round ODS-2019 --format csv --roster str", "cli.no_lists", []any{"Round", "ODS-2019"}},
		{"a flag of CSV", "--round ODS-2019 --format json --wide", "cli.export_csv", []any{"Format", "json"}},
		{"two shapes at once", "--round ODS-2019 --format csv --wide --per-option", "cli.export_options", nil},
	} {
		t.Run(tt.name, func(t *testing.T) {
			args := append([]string{"export", "answers", "--out", path}, strings.Fields(tt.args)...)
			x.refuses(t, in(t, tt.key, tt.words...), args...)
			if _, err := os.Stat(path); err == nil {
				t.Error("a file was written")
			}
		})
	}
}
