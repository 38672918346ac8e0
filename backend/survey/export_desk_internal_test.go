package survey

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"go.uber.org/goleak"

	"cotejo/backend/store"
	"cotejo/backend/store/storetest"
)

// office is a service whose exports a test writes itself.
type office struct {
	*Service
	dir   string
	admin Principal
}

// eachOffice runs a test in an office on both databases.
func eachOffice(t *testing.T, test func(*testing.T, *office)) {
	t.Helper()
	storetest.Each(t, func(t *testing.T, st *store.Store) {
		o := &office{Service: New(st, time.Now), dir: t.TempDir()}
		ok(t, o.Prepare(t.Context()))
		_, token, err := o.FirstAdministrator(t.Context())
		ok(t, err)
		o.admin, err = o.SignIn(t.Context(), token)
		ok(t, err)
		ok(t, o.CreateRound(t.Context(), NewRound{Code: "R", Questionnaire: "sondeo-interes", Countries: []string{"HND", "GTM"}}))
		o.open(t)
		test(t, o)
	})
}

// open begins to make exports, as a server does that starts.
func (o *office) open(t *testing.T) {
	t.Helper()
	o.Service = New(o.store, time.Now)
	ok(t, o.OpenExports(t.Context(), ExportConfig{Dir: o.dir, MaxBytes: 1 << 20, MaxAge: time.Hour, Log: slog.New(slog.DiscardHandler)}))
	t.Cleanup(o.CloseExports)
}

// another is somebody else who may see rounds.
func (o *office) another(t *testing.T) Principal {
	t.Helper()
	id, err := o.store.AddPerson(t.Context(), store.Person{Email: "otra@example.org", Name: "Otra", Lang: "es", Grants: []store.Grant{{Role: store.Analyst}}})
	ok(t, err)
	p, err := o.Principal(t.Context(), int64(id))
	ok(t, err)
	return p
}

func (o *office) ask(t *testing.T, who Principal, lang string) Job {
	t.Helper()
	j, err := o.RequestExport(t.Context(), who, Export{Cut: Cut{Round: "R"}, Kind: ComparativeExport, Lang: lang})
	ok(t, err)
	return j
}

// ends waits for a job and wants a state.
func (o *office) ends(t *testing.T, who Principal, id int64, want JobState) Job {
	t.Helper()
	j, err := o.WaitExport(t.Context(), who, id, 20*time.Second)
	ok(t, err)
	if j.State != want {
		t.Fatalf("the job ended %s (%s), want %s", j.State, j.Problem, want)
	}
	return j
}

func (o *office) files(t *testing.T) (names []string) {
	t.Helper()
	entries, err := os.ReadDir(o.dir)
	ok(t, err)
	for _, e := range entries {
		if e.Name() != serverFile {
			names = append(names, e.Name())
		}
	}
	return names
}

func ok(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// writing is how a test writes a file: half of it, and the rest when it may.
type writing struct{ begun, goOn chan struct{} }

func newWriting() writing { return writing{make(chan struct{}, 9), make(chan struct{}, 9)} }

func (w writing) write(ctx context.Context, _ Export, path string, tell func(done, total int)) (int64, error) {
	return 8, writeWhole(path, func(out *bufio.Writer) error { return w.rest(ctx, out, tell) })
}

func (w writing) rest(ctx context.Context, out *bufio.Writer, tell func(done, total int)) error {
	_, err := io.WriteString(out, "half")
	if err := errors.Join(err, out.Flush()); err != nil {
		return err
	}
	tell(1, 2)
	w.begun <- struct{}{}
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-w.goOn:
	}
	_, err = io.WriteString(out, "full")
	return err
}

// inPlace is the planted fault: it writes where readers look.
func (w writing) inPlace(ctx context.Context, _ Export, path string, tell func(done, total int)) (int64, error) {
	f, err := os.Create(path)
	if err != nil {
		return 0, err
	}
	out := bufio.NewWriter(f)
	err = w.rest(ctx, out, tell)
	return 8, errors.Join(err, out.Flush(), f.Close())
}

func TestCancellingStopsTheWriting(t *testing.T) {
	eachOffice(t, func(t *testing.T, o *office) {
		for _, tt := range []struct {
			name string
			way  func(writing) func(context.Context, Export, string, func(int, int)) (int64, error)
			left int
		}{
			{"whole or not at all", func(w writing) func(context.Context, Export, string, func(int, int)) (int64, error) { return w.write }, 0},
			{"planted: in place", func(w writing) func(context.Context, Export, string, func(int, int)) (int64, error) { return w.inPlace }, 1},
		} {
			w := newWriting()
			o.desk.write = tt.way(w)
			j := o.ask(t, o.admin, "es")
			<-w.begun
			if len(o.files(t)) == 0 {
				t.Fatal("nothing is being written")
			}
			ended := o.desk.ended(j.digest)
			ok(t, o.CancelExport(t.Context(), o.admin, j.ID))
			<-ended
			o.ends(t, o.admin, j.ID, JobCancelled)
			if left := o.files(t); len(left) != tt.left {
				t.Errorf("%s: %q is left", tt.name, left)
			}
			if _, _, err := o.ExportFile(t.Context(), o.admin, j.ID); !errors.Is(err, ErrNotFound) {
				t.Errorf("%s: its file: %v", tt.name, err)
			}
		}
	})
}

func TestWhoElseWaitsGetsTheFile(t *testing.T) {
	eachOffice(t, func(t *testing.T, o *office) {
		w, other := newWriting(), o.another(t)
		o.desk.write = w.write
		first, second := o.ask(t, o.admin, "es"), o.ask(t, other, "es")
		<-w.begun
		ok(t, o.CancelExport(t.Context(), o.admin, first.ID))
		w.goOn <- struct{}{}
		o.ends(t, o.admin, first.ID, JobCancelled)
		o.ends(t, other, second.ID, JobReady)
		if len(w.begun) != 0 {
			t.Error("it was written twice")
		}
	})
}

func TestCancellingElsewhereStopsTheWritingHere(t *testing.T) {
	eachOffice(t, func(t *testing.T, o *office) {
		w := newWriting()
		o.desk.write = w.write
		j := o.ask(t, o.admin, "es")
		<-w.begun
		ended := o.desk.ended(j.digest)
		ok(t, o.store.CancelExport(t.Context(), store.ExportID(j.ID)))
		select {
		case <-ended:
		case <-time.After(20 * time.Second):
			t.Fatal("it is still being written")
		}
	})
}

func TestProgressIsTold(t *testing.T) {
	eachOffice(t, func(t *testing.T, o *office) {
		w := newWriting()
		o.desk.write = w.write
		j := o.ask(t, o.admin, "es")
		<-w.begun
		for start := time.Now(); ; time.Sleep(50 * time.Millisecond) {
			got, err := o.ExportJob(t.Context(), o.admin, j.ID)
			ok(t, err)
			if got.State == JobRunning && got.Percent() == 50 {
				break
			}
			if time.Since(start) > 20*time.Second {
				t.Fatalf("got %+v, want half of it done", got)
			}
		}
		w.goOn <- struct{}{}
		o.ends(t, o.admin, j.ID, JobReady)
	})
}

func TestTwoAreWrittenAtOnce(t *testing.T) {
	eachOffice(t, func(t *testing.T, o *office) {
		w := newWriting()
		var now, most atomic.Int64
		o.desk.write = func(ctx context.Context, e Export, path string, tell func(int, int)) (int64, error) {
			if n := now.Add(1); n > most.Load() {
				most.Store(n)
			}
			defer now.Add(-1)
			return w.write(ctx, e, path, tell)
		}
		var ids []int64
		for _, beside := range []string{"", "en"} {
			for _, paper := range []string{"", "letter"} {
				j, err := o.RequestExport(t.Context(), o.admin, Export{Cut: Cut{Round: "R"}, Kind: ComparativeExport, Beside: beside, Paper: paper})
				ok(t, err)
				ids = append(ids, j.ID)
			}
		}
		<-w.begun
		<-w.begun
		if j, err := o.ExportJob(t.Context(), o.admin, ids[3]); err != nil || j.State != JobWaiting {
			t.Errorf("the fourth is %s, %v; want it to wait", j.State, err)
		}
		for range ids {
			w.goOn <- struct{}{}
		}
		for _, id := range ids {
			o.ends(t, o.admin, id, JobReady)
		}
		if most.Load() != atOnce {
			t.Errorf("%d were written at once, want %d", most.Load(), atOnce)
		}
	})
}

func TestWhyAnExportFailed(t *testing.T) {
	eachOffice(t, func(t *testing.T, o *office) {
		for _, tt := range []struct {
			err  error
			want JobProblem
		}{
			{&os.PathError{Op: "write", Path: "x", Err: syscall.ENOSPC}, NoSpace}, {fmt.Errorf("snapshot 3: %w", store.ErrNotFound), Gone},
			{ErrNotInRound, Gone}, {io.ErrUnexpectedEOF, Unforeseen}, {nil, Unforeseen}, // nil: it panics
		} {
			o.desk.write = func(context.Context, Export, string, func(int, int)) (int64, error) {
				if tt.err == nil {
					panic("planted")
				}
				return 0, tt.err
			}
			if j := o.ends(t, o.admin, o.ask(t, o.admin, "es").ID, JobFailed); j.Problem != tt.want {
				t.Errorf("%v: got %s, want %s", tt.err, j.Problem, tt.want)
			}
		}
	})
}

// TestAStopInTheMiddle stops a server while it writes and starts it again.
func TestAStopInTheMiddle(t *testing.T) {
	eachOffice(t, func(t *testing.T, o *office) {
		before := goleak.IgnoreCurrent()
		o.open(t)
		w := newWriting()
		o.desk.write = w.write
		j := o.ask(t, o.admin, "es")
		waits := o.ask(t, o.admin, "en")
		<-w.begun
		<-w.begun
		o.CloseExports()
		goleak.VerifyNone(t, before)
		if left := o.files(t); len(left) != 0 {
			t.Errorf("%q is left", left)
		}
		row, err := o.store.Export(t.Context(), store.ExportID(j.ID))
		if err != nil || row.State != store.ExportRunning {
			t.Errorf("the row says %s, %v; want it to be taken up", row.State, err)
		}
		o.open(t)
		for _, id := range []int64{j.ID, waits.ID} {
			o.ends(t, o.admin, id, JobReady)
		}
		if files := o.files(t); len(files) != 2 || strings.HasPrefix(files[0], ".") {
			t.Errorf("the folder holds %q", files)
		}
		o.CloseExports()
		goleak.VerifyNone(t, before)
	})
}

// The twin: a desk that is not closed is seen.
func TestAStopInTheMiddleSeesALeak(t *testing.T) {
	eachOffice(t, func(t *testing.T, o *office) {
		before := goleak.IgnoreCurrent()
		w := newWriting()
		o.desk.write = w.write
		o.ask(t, o.admin, "es")
		<-w.begun
		if goleak.Find(before, goleak.IgnoreTopFunction("none")) == nil {
			t.Error("a writer at work was not seen")
		}
		w.goOn <- struct{}{}
	})
}

// TestASilentServersJobsAreTakenUp has a server that died while it wrote, and
// somebody who looks at their job on another one.
func TestASilentServersJobsAreTakenUp(t *testing.T) {
	eachOffice(t, func(t *testing.T, o *office) {
		words, err := Export{Cut: Cut{Round: "R"}, Kind: ComparativeExport, Lang: "es"}.encode()
		ok(t, err)
		row, err := o.store.AskExport(t.Context(), store.Export{
			Person: store.PersonID(o.admin.ID), Round: mustRound(t, o), Digest: "d", State: store.ExportWaiting, Server: "dead", Ask: words,
		})
		ok(t, err)
		if j, err := o.ExportJob(t.Context(), o.admin, int64(row.ID)); err != nil || j.State != JobWaiting || o.desk.ended("d") != nil {
			t.Errorf("taken from a living server: %+v, %v", j, err)
		}
		o.desk.silence = 0
		o.ends(t, o.admin, int64(row.ID), JobReady)
	})
}

func mustRound(t *testing.T, o *office) store.RoundID {
	t.Helper()
	r, err := o.store.Round(t.Context(), "R")
	ok(t, err)
	return r.ID
}

func TestTheFolderStaysWithinBounds(t *testing.T) {
	f := exportFolder{dir: t.TempDir(), most: 250, longest: time.Hour}
	now := time.Now()
	for name, age := range map[string]time.Duration{"newest": 0, "newer": time.Minute, "older": 2 * time.Minute, "oldest": 3 * time.Minute, "ancient": 2 * time.Hour} {
		ok(t, os.WriteFile(f.path(name), make([]byte, 100), 0o600))
		ok(t, os.Chtimes(f.path(name), now.Add(-age), now.Add(-age)))
	}
	ok(t, os.WriteFile(f.path(serverFile), nil, 0o600))
	ok(t, os.WriteFile(f.path(".cotejo-half"), make([]byte, 999), 0o600))
	if _, there := f.has("older"); !there {
		t.Fatal("what is there is not found")
	} // and counts as asked for
	ok(t, f.sweep(now.Add(time.Second)))
	var left []string
	files, err := f.files()
	ok(t, err)
	for _, file := range files {
		left = append(left, file.Name())
	}
	if fmt.Sprint(left) != "[older newest]" && fmt.Sprint(left) != "[newest older]" {
		t.Errorf("left are %q", left)
	}
	f.most = 10
	ok(t, f.sweep(now.Add(time.Second)))
	if files, err = f.files(); err != nil || len(files) != 1 {
		t.Errorf("of a file that is larger than everything %d are left, %v", len(files), err)
	}
	ok(t, f.clear())
	if half, err := filepath.Glob(f.path(".cotejo-*")); err != nil || len(half) > 0 {
		t.Errorf("half a file is left: %q, %v", half, err)
	}
}
