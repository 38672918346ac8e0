package main

import (
	"bytes"
	"encoding/csv"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"cotejo/backend/demo"
	"cotejo/backend/store"
	"cotejo/backend/survey"
	"cotejo/forms"
	"cotejo/forms/library"
)

// freezeAll takes a snapshot of every demonstration round.
func freezeAll(t *testing.T, folder string) {
	t.Helper()
	st, err := store.Open(t.Context(), config{data: folder}.database())
	if err != nil {
		t.Fatal(err)
	}
	defer st.Close()
	if err := st.Migrate(t.Context()); err != nil {
		t.Fatal(err)
	}
	service := survey.New(st, time.Now)
	organiser, err := service.Demo(t.Context(), survey.Organiser)
	if err != nil {
		t.Fatal(err)
	}
	for _, code := range demoRounds {
		if one, err := service.Freeze(t.Context(), organiser, code, false); err != nil || one.Number != 1 {
			t.Fatalf("freeze %s: number %d, %v", code, one.Number, err)
		}
	}
}

// written runs a command that writes a file and returns what it wrote.
func (x terminal) written(t *testing.T, args ...string) []byte {
	t.Helper()
	return x.writtenTo(t, filepath.Join(t.TempDir(), "out"), args...)
}

// writtenTo is written, to a file whose name says what it is to be.
func (x terminal) writtenTo(t *testing.T, out string, args ...string) []byte {
	t.Helper()
	x.must(t, append(args, "--out", out)...)
	content, err := os.ReadFile(out)
	if err != nil {
		t.Fatal(err)
	}
	return content
}

// answersOf is what an export says but for the name of its snapshot, which is
// its second column.
func answersOf(t *testing.T, export []byte) [][]string {
	t.Helper()
	rows, err := csv.NewReader(bytes.NewReader(export)).ReadAll()
	if err != nil || len(rows) < 2 || rows[0][1] != "snapshot" {
		t.Fatalf("%d rows, %v; want answers with their snapshot", len(rows), err)
	}
	for i := range rows {
		rows[i] = slices.Delete(rows[i], 1, 2)
	}
	return rows
}

// TestFrozenRoundsNameNobody: whoever gets hold of a frozen body finds no name
// or address of those who answered, though the round has them.
func TestFrozenRoundsNameNobody(t *testing.T) {
	folder := demoFolder(t)
	freezeAll(t, folder)
	st, err := store.Open(t.Context(), config{data: folder}.database())
	if err != nil {
		t.Fatal(err)
	}
	defer st.Close()
	seed, err := demo.Load()
	if err != nil {
		t.Fatal(err)
	}
	named := 0
	for _, r := range seed.Rounds {
		round, err := st.Round(t.Context(), r.Code)
		if err != nil {
			t.Fatal(err)
		}
		_, body, err := st.SnapshotBody(t.Context(), round.ID, 1)
		if err != nil {
			t.Fatal(err)
		}
		q, err := library.Read(r.Questionnaire)
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range r.Diagnostics {
			for _, a := range d.Answers {
				if asked := q.Question(forms.QuestionID(a.Question)); asked != nil && asked.Private && a.Value != "" {
					if named++; bytes.Contains(body, []byte(strconv.Quote(a.Value))) {
						t.Errorf("%s: the body holds %q of %s", r.Code, a.Value, a.Question)
					}
				}
			}
		}
	}
	if named < 20 {
		t.Errorf("only %d answers about persons were looked for", named)
	}
}

// TestFrozenRoundsSayWhatTheySaid freezes every round that ships: the answers
// read back from the snapshot are those that went in.
func TestFrozenRoundsSayWhatTheySaid(t *testing.T) {
	folder := demoFolder(t)
	freezeAll(t, folder)
	at := terminal{folder: folder}
	for _, code := range demoRounds {
		export := []string{"export", "answers", "--format", "csv", "--round", code}
		live := answersOf(t, at.written(t, export...))
		if diff := cmp.Diff(live, answersOf(t, at.written(t, append(export, "--snapshot", "1")...))); diff != "" {
			t.Errorf("%s (-as they stand +of the snapshot):\n%s", code, diff)
		}
	}
	if content := at.written(t, "report", "comparative", "--round", "ODS-2019", "--snapshot", "1"); len(content) == 0 {
		t.Error("the workbook is empty")
	}
	index := []string{"report", "index", "--round", "ODS-2019", "--index", "ods-10-7-2-niveles"}
	if live, frozen := at.must(t, index...), at.must(t, append(index, "--snapshot", "1")...); live != frozen {
		t.Errorf("the index of the snapshot is\n%s\nwant\n%s", frozen, live)
	}
	at.refuses(t, in(t, "cli.no_snapshot", "Round", "ODS-2019", "N", 2), append(index, "--snapshot", "2")...)
	out := filepath.Join(t.TempDir(), "out")
	at.refuses(t, in(t, "cli.no_snapshot", "Round", "ODS-2019", "N", 7), "report", "comparative", "--round", "ODS-2019", "--snapshot", "7", "--out", out)
}
