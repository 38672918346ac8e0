package survey_test

import (
	"context"
	"errors"
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"cotejo/backend/store"
	"cotejo/backend/survey"
	"cotejo/reports"
)

// openExports lets a service make exports until the end of the test.
func (w *world) openExports(t testing.TB, s *survey.Service, dir string) {
	t.Helper()
	must(t, s.OpenExports(t.Context(), survey.ExportConfig{
		Dir: dir, MaxBytes: 1 << 30, MaxAge: time.Hour, Build: "test", Log: slog.New(slog.NewTextHandler(t.Output(), nil)),
	}))
	t.Cleanup(s.CloseExports)
}

func workbookOf(cut survey.Cut, lang string) survey.Export {
	return survey.Export{Cut: cut, Kind: survey.ComparativeExport, Lang: lang}
}

// export asks for a file, waits for it and returns its path.
func (w *world) export(t testing.TB, who survey.Principal, ask survey.Export) (path string, err error) {
	t.Helper()
	j, err := w.RequestExport(t.Context(), who, ask)
	if err != nil {
		return "", err
	}
	if j, err = w.WaitExport(t.Context(), who, j.ID, time.Minute); err != nil || j.State != survey.JobReady {
		t.Fatalf("the export ended %+v, %v", j, err)
	}
	f, _, err := w.ExportFile(t.Context(), who, j.ID)
	if err != nil {
		return "", err
	}
	return f.Name(), f.Close()
}

// folder lists the files of an exports folder, but for the server's own.
func folder(t testing.TB, dir string) (names []string) {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil && !os.IsNotExist(err) {
		t.Fatal(err)
	}
	for _, e := range entries {
		if e.Name() != "server" {
			names = append(names, e.Name())
		}
	}
	return names
}

func TestExportsOfEveryKind(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		w.save(t, "a", edit("a/a_name", "Ana", 0), edit("a/a_yes", "yes", 0))
		must(t, w.Submit(t.Context(), w.focal, mex))
		for _, tt := range []struct {
			name, begins, extension string
			ask                     survey.Export
		}{
			{"workbook", "PK", ".xlsx", survey.Export{Kind: survey.ComparativeExport}},
			{"tidy", "\ufeffround;", ".csv", survey.Export{Kind: survey.AnswersExported, Shape: survey.TidyShape, CSV: survey.CSV{Separator: ';', BOM: true}}},
			{"wide", "round,", ".csv", survey.Export{Kind: survey.AnswersExported, Shape: survey.WideShape}},
			{"list", "round,", ".csv", survey.Export{Kind: survey.AnswersExported, Shape: survey.WideShape, Roster: "str"}},
			{"JSON", "{", ".json", survey.Export{Kind: survey.AnswersExported, Shape: survey.JSONShape}},
			{"package", "PK", ".zip", survey.Export{Kind: survey.AnswersExported, Shape: survey.PackageShape}},
			{"Stata", "* ", ".do", survey.Export{Kind: survey.AnswersExported, Shape: survey.StataShape}},
			{"SPSS", "* Encoding", ".sps", survey.Export{Kind: survey.AnswersExported, Shape: survey.SPSSShape}},
			{"profile", "PK", ".docx", survey.Export{Kind: survey.ProfileExport, Country: "MEX"}},
			{"summary", "<!", ".html", survey.Export{Kind: survey.SummaryExport, Format: survey.HTMLFormat}},
		} {
			tt.ask.Cut = live
			path, err := w.export(t, w.analyst, tt.ask)
			must(t, err)
			text, err := os.ReadFile(path)
			must(t, err)
			if !strings.HasPrefix(strings.ToLower(string(text)), strings.ToLower(tt.begins)) {
				t.Errorf("%s begins with %.40q", tt.name, text)
			}
			list, err := w.Exports(t.Context(), w.analyst, "R")
			must(t, err)
			if got := list[0]; got.State != survey.JobReady || got.Percent() != 100 || got.Size != int64(len(text)) || got.Export.Extension() != tt.extension {
				t.Errorf("%s is listed as %+v, %s", tt.name, got, got.Export.Extension())
			}
		}
	})
}

func TestExportsThatMakeNoSense(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		for _, tt := range []struct {
			name string
			ask  survey.Export
			want func(error) bool
		}{
			{"no kind", survey.Export{}, func(err error) bool { return fields(err)["export"] == "export.unknown" }},
			{"no shape", survey.Export{Kind: survey.AnswersExported, Shape: "xml"}, func(err error) bool { return fields(err)["export"] != "" }},
			{"no language", survey.Export{Kind: survey.ComparativeExport, Lang: "fr"}, func(err error) bool { return fields(err)["lang"] != "" }},
			{"an odd separator", survey.Export{Kind: survey.AnswersExported, Shape: survey.WideShape, CSV: survey.CSV{Separator: '|'}}, func(err error) bool { return fields(err)["separator"] != "" }},
			{"no paper", survey.Export{Kind: survey.ComparativeExport, Paper: "a3"}, func(err error) bool { return fields(err)["paper"] != "" }},
			{"the same language twice", survey.Export{Kind: survey.ComparativeExport, Lang: "en", Beside: "en"}, func(err error) bool { return fields(err)["lang"] != "" }},
			{"only a country elsewhere", survey.Export{Kind: survey.ComparativeExport, Cut: survey.Cut{Only: reports.Selection{Countries: []string{"MEX", "BLZ"}}}}, func(err error) bool { return errors.Is(err, survey.ErrNotInRound) }},
			{"only a voice that there is not", survey.Export{Kind: survey.ComparativeExport, Cut: survey.Cut{Only: reports.Selection{Voices: []reports.Voice{"x"}}}}, func(err error) bool { return fields(err)["voice"] != "" }},
			{"a country elsewhere", survey.Export{Kind: survey.ProfileExport, Country: "BLZ"}, func(err error) bool { return errors.Is(err, survey.ErrNotInRound) }},
			{"no such list", survey.Export{Kind: survey.AnswersExported, Shape: survey.WideShape, Roster: "xyz"}, func(err error) bool {
				var u *survey.UnknownRoster
				return errors.As(err, &u) && len(u.Known) == 3
			}},
		} {
			tt.ask.Round = "R"
			if _, err := w.RequestExport(t.Context(), w.analyst, tt.ask); !tt.want(err) {
				t.Errorf("%s: got %v", tt.name, err)
			}
		}
	})
}

func TestEqualExportsAreMadeOnce(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		ctx := t.Context()
		first, err := w.export(t, w.analyst, workbookOf(live, "es"))
		must(t, err)
		same := func(what string, who survey.Principal, ask survey.Export, equal bool) string {
			t.Helper()
			path, err := w.export(t, who, ask)
			must(t, err)
			if (path == first) != equal {
				t.Errorf("%s: the same file %v, want %v", what, path == first, equal)
			}
			return path
		}
		same("again", w.analyst, workbookOf(live, "es"), true)
		same("somebody else", w.organiser, workbookOf(live, "es"), true)
		first = same("only Mexico and Costa Rica", w.analyst, workbookOf(survey.Cut{Round: "R", Only: reports.Selection{Countries: []string{"MEX", "CRI"}}}, "es"), false)
		first = same("in another order", w.analyst, workbookOf(survey.Cut{Round: "R", Only: reports.Selection{Countries: []string{"CRI", "MEX", "MEX"}}}, "es"), true)
		same("in English", w.analyst, workbookOf(live, "en"), false)
		w.save(t, "a", edit("a/a_name", "Ana", 0))
		first = same("after an answer", w.analyst, workbookOf(live, "es"), false)
		must(t, w.Submit(ctx, w.focal, mex))
		first = same("after a submission", w.analyst, workbookOf(live, "es"), false)
		must(t, w.st.PutParties(ctx, []store.Party{{Key: mexCso, Voice: "cso", NameES: "Otra red", NameEN: "Network", Position: 2}}))
		first = same("after a party's new name", w.analyst, workbookOf(live, "es"), false)
		w.keepIndex(t, yesIndex("own", 1))
		first = same("after an index of its own", w.analyst, workbookOf(live, "es"), false)
		w.clock.pass(24 * time.Hour)
		same("the day after", w.analyst, workbookOf(live, "es"), false)

		one, err := w.Freeze(ctx, w.organiser, "R", false)
		must(t, err)
		frozen := workbookOf(survey.Cut{Round: "R", Number: one.Number}, "es")
		first = same("frozen", w.analyst, frozen, false)
		w.clock.pass(24 * time.Hour)
		same("frozen, the day after", w.analyst, frozen, true)
	})
}

func TestAReplyChangesAnExport(t *testing.T) {
	eachGapped(t, func(t *testing.T, w *world) {
		ask := workbookOf(survey.Cut{Round: "G"}, "es")
		before, err := w.export(t, w.analyst, ask)
		must(t, err)
		w.replied(t, reply("p1", "Se evaluará", 0))
		after, err := w.export(t, w.analyst, ask)
		must(t, err)
		again, err := w.export(t, w.analyst, ask)
		if err != nil || after == before || again != after {
			t.Errorf("a new file %v, kept %v, %v", after != before, again == after, err)
		}
	})
}

// TestEqualAsksRunOneJob has 20 people's worth of asks at once.
func TestEqualAsksRunOneJob(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		who := []survey.Principal{w.analyst, w.reviewer, w.organiser, w.administrator}
		ids := make([]int64, 20)
		var asks sync.WaitGroup
		for i := range ids {
			asks.Go(func() {
				j, err := w.RequestExport(t.Context(), who[i%len(who)], workbookOf(live, "es"))
				if err == nil {
					j, err = w.WaitExport(t.Context(), who[i%len(who)], j.ID, time.Minute)
				}
				if err != nil || j.State != survey.JobReady {
					t.Errorf("ask %d ended %s, %v", i, j.State, err)
				}
				ids[i] = j.ID
			})
		}
		asks.Wait()
		begun := 0
		for _, p := range who {
			list, err := w.st.Exports(t.Context(), store.PersonID(p.ID), w.round.ID, 99)
			must(t, err)
			for _, e := range list {
				begun = max(begun, e.Attempts)
			}
		}
		if begun != 1 {
			t.Errorf("the work was begun %d times, want once", begun)
		}
	})
}

func TestExportsBelongToWhoAsked(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		ctx := t.Context()
		other := w.person(t, "other analyst", store.Grant{Role: store.Analyst})
		j, err := w.RequestExport(ctx, w.analyst, workbookOf(live, "es"))
		must(t, err)
		for _, who := range []survey.Principal{other, w.organiser, w.focal, w.nobody, {}} {
			_, err = w.ExportJob(ctx, who, j.ID)
			want(t, who.Name+" looks", err, survey.ErrNotFound)
			want(t, who.Name+" cancels", w.CancelExport(ctx, who, j.ID), survey.ErrNotFound)
			_, _, err = w.ExportFile(ctx, who, j.ID)
			want(t, who.Name+" downloads", err, survey.ErrNotFound)
		}
		draft, err := w.RequestExport(ctx, w.both, workbookOf(survey.Cut{Round: "R", Draft: true}, "es"))
		must(t, err)
		demoted, err := w.Principal(ctx, w.analyst.ID) // the roles of an analyst …
		must(t, err)
		demoted.ID = w.both.ID // … for who was an organiser
		_, err = w.ExportJob(ctx, demoted, draft.ID)
		want(t, "a draft, for who organises no more", err, survey.ErrNotFound)
		if list, err := w.Exports(ctx, demoted, "R"); err != nil || len(list) != 0 {
			t.Errorf("and it is listed: %v, %v", list, err)
		}
	})
}

func TestManyUnfinishedExportsAreEnough(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		for i := range 10 {
			_, err := w.st.AskExport(t.Context(), store.Export{
				Person: store.PersonID(w.analyst.ID), Round: w.round.ID, Digest: string(rune('a' + i)), State: store.ExportWaiting, Server: "elsewhere", Ask: "{}",
			})
			must(t, err)
		}
		_, err := w.RequestExport(t.Context(), w.analyst, workbookOf(live, "es"))
		want(t, "the eleventh", err, survey.ErrTooMany)
		_, err = w.RequestExport(t.Context(), w.reviewer, workbookOf(live, "es"))
		must(t, err)
	})
}

// again is the same platform after a restart, over the same store and folder.
func (w *world) again(t testing.TB, dir string) *survey.Service {
	t.Helper()
	s := survey.New(w.st, w.clock.now)
	w.openExports(t, s, dir)
	return s
}

// stalled is a row as a server leaves it that stops in the middle.
func (w *world) stalled(t testing.TB, dir string, attempts int) store.Export {
	t.Helper()
	j, err := w.RequestExport(t.Context(), w.analyst, workbookOf(live, "es"))
	must(t, err)
	_, err = w.WaitExport(t.Context(), w.analyst, j.ID, time.Minute)
	must(t, err)
	row, err := w.st.Export(t.Context(), store.ExportID(j.ID))
	must(t, err)
	w.CloseExports()
	must(t, os.Remove(filepath.Join(dir, row.Digest)))
	must(t, os.WriteFile(filepath.Join(dir, ".cotejo-half"), []byte("PK half"), 0o600))
	row.State = store.ExportWaiting
	row, err = w.st.AskExport(t.Context(), row)
	must(t, err)
	for range attempts {
		_, _, err = w.st.BeginExports(t.Context(), store.Work{Digest: row.Digest, Server: row.Server})
		must(t, err)
	}
	return row
}

func TestARestartFinishesWhatWasBegun(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		dir := t.TempDir()
		w.Service = w.again(t, dir)
		row := w.stalled(t, dir, 1)
		if row, err := w.st.Export(t.Context(), row.ID); err != nil || row.State != store.ExportRunning {
			t.Fatalf("before: %+v, %v", row, err)
		}
		w.Service = w.again(t, dir)
		j, err := w.WaitExport(t.Context(), w.analyst, int64(row.ID), time.Minute)
		must(t, err)
		f, _, err := w.ExportFile(t.Context(), w.analyst, j.ID)
		must(t, err)
		defer f.Close()
		if text, err := io.ReadAll(f); err != nil || int64(len(text)) != j.Size || !strings.HasPrefix(string(text), "PK\x03\x04") {
			t.Errorf("the file has %d bytes of %d, %v", len(text), j.Size, err)
		}
		if names := folder(t, dir); len(names) != 1 || names[0] != row.Digest {
			t.Errorf("the folder holds %q, want the file and no half of one", names)
		}
	})
}

func TestWhatStopsTheServerIsNotBegunForEver(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		dir := t.TempDir()
		w.Service = w.again(t, dir)
		row := w.stalled(t, dir, 3)
		w.Service = w.again(t, dir)
		j, err := w.WaitExport(t.Context(), w.analyst, int64(row.ID), time.Minute)
		if err != nil || j.State != survey.JobFailed || j.Problem != survey.Interrupted {
			t.Errorf("ended %+v, %v", j, err)
		}
		_, _, err = w.ExportFile(t.Context(), w.analyst, j.ID)
		want(t, "its file", err, survey.ErrNotFound)
		if names := folder(t, dir); len(names) != 0 {
			t.Errorf("the folder holds %q", names)
		}
	})
}

// TestASilentServersWorkIsTakenUp has two servers on one database, one of which
// has died.
func TestASilentServersWorkIsTakenUp(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		j, err := w.RequestExport(t.Context(), w.analyst, workbookOf(live, "es"))
		must(t, err)
		_, err = w.WaitExport(t.Context(), w.analyst, j.ID, time.Minute)
		must(t, err)
		here := w.again(t, t.TempDir())
		_, renewed, err := here.ExportFile(t.Context(), w.analyst, j.ID)
		want(t, "the file of another server", err, survey.ErrNotReady)
		j, err = here.WaitExport(t.Context(), w.analyst, renewed.ID, time.Minute)
		if err != nil || j.State != survey.JobReady {
			t.Fatalf("made here as well: %+v, %v", j, err)
		}
		f, _, err := here.ExportFile(t.Context(), w.analyst, j.ID)
		must(t, err)
		must(t, f.Close())

		list, err := w.st.AdoptExports(t.Context(), "a third one", time.Now(), time.Now().Add(time.Hour))
		if err != nil || len(list) != 0 {
			t.Errorf("finished ones are taken up: %v, %v", list, err)
		}
	})
}

func TestAnExportThatFailsLeavesNoFile(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		dir := filepath.Join(t.TempDir(), "exports")
		must(t, os.WriteFile(dir, []byte("a file where the folder should be"), 0o600))
		s := survey.New(w.st, w.clock.now)
		err := s.OpenExports(t.Context(), survey.ExportConfig{Dir: dir, MaxBytes: 1, MaxAge: time.Hour, Log: slog.New(slog.DiscardHandler)})
		if err == nil {
			t.Error("a folder that is none is taken")
		}
		must(t, os.Remove(dir))
		must(t, s.OpenExports(t.Context(), survey.ExportConfig{Dir: dir, MaxBytes: 1, MaxAge: time.Hour, Log: slog.New(slog.DiscardHandler)}))
		t.Cleanup(s.CloseExports)
		must(t, os.WriteFile(dir, nil, 0o600))
		j, err := s.RequestExport(context.WithoutCancel(t.Context()), w.analyst, workbookOf(live, "es"))
		must(t, err)
		j, err = s.WaitExport(t.Context(), w.analyst, j.ID, time.Minute)
		if err != nil || j.State != survey.JobFailed || j.Problem != survey.Unforeseen {
			t.Errorf("ended %+v, %v", j, err)
		}
		must(t, os.Remove(dir))
		again, err := s.RequestExport(t.Context(), w.analyst, workbookOf(live, "es"))
		must(t, err)
		if again.ID == j.ID {
			t.Error("what failed is asked for again under the same job")
		}
		if again, err = s.WaitExport(t.Context(), w.analyst, again.ID, time.Minute); err != nil || again.State != survey.JobReady {
			t.Errorf("and then: %+v, %v", again, err)
		}
	})
}
