package survey_test

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"cotejo/backend/store"
	"cotejo/backend/survey"
	"cotejo/forms"
	"cotejo/reports"
)

// answerFile is a file for the round of the world.
func answerFile(content string) survey.AnswerFile {
	return survey.AnswerFile{Round: "R", Source: func() (io.ReadCloser, error) {
		return io.NopCloser(strings.NewReader(content)), nil
	}}
}

// bring imports a file, and wants no problem with it.
func (w *world) bring(t testing.TB, f survey.AnswerFile) store.Receipt {
	t.Helper()
	report, err := w.ImportFile(t.Context(), f)
	must(t, err)
	for _, p := range report.Problems {
		t.Fatalf("line %d, %s: %s", p.Line, p.Column, p.Message("en"))
	}
	return report.Receipt
}

// held is what a party's diagnostic holds: "question[row]" to value or state.
func (w *world) held(t testing.TB, country int, party string) map[string]string {
	t.Helper()
	key := store.PartyKey{Country: country, Party: party}
	d, err := w.of(key).Diagnostic(t.Context(), w.round.ID, key)
	if errors.Is(err, store.ErrNotFound) {
		return nil
	}
	must(t, err)
	c, err := w.of(key).Contents(t.Context(), d.ID)
	must(t, err)
	cells := map[string]string{}
	for _, h := range c.Heads {
		name := string(h.Key.Question)
		if h.Key.Row != "" {
			name += "[" + string(h.Key.Row) + "]"
		}
		if h.Lang != "" {
			name += " " + h.Lang
		}
		cells[name] = h.Answer.Value + string(h.Answer.State)
	}
	for _, r := range c.Rows {
		cells["row "+string(r.Row.ID)] = fmt.Sprint(r.Roster, " ", r.Row.Parent, " ", r.Order)
	}
	return cells
}

const ids = "00000000-0000-4000-8000-00000000000"

// mixed has one of everything, in the words of two languages.
const mixed = `País;Parte;Pregunta;Fila;Fila superior;Valor;Estado;Idioma;Fuente
CAN;;a_name;;;Ana;;en;Law, art. 1
124;comp;a/a_n;;;1.250;;;
Canadá;Compilado;a_yes;;;Sí;;;
CA;;a_why;;;;sin información;;
CAN;;str/s_name;;;x;;;
`

func TestAFileIsStored(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		content := strings.Replace(mixed, "CAN;;str/s_name;;;x;;;\n", "", 1) +
			"CAN;;s_name;" + ids + "1;;uno;;;\nCAN;;o_name;" + ids + "2;" + ids + "1;dos;;;\nCAN;;b/oth;;;no hay;;;\n" +
			"MEX;gov;a_name;;;Eva;;;\nCAN;;a_name;;;Ann;;fr;\nCAN;;a_country;;;CAN;;;\nCAN;;s_name;" + ids + "3;;;;;\n"
		got := w.bring(t, answerFile(content))
		if diff := cmp.Diff(store.Receipt{New: 9, Rows: 3, Opened: 1}, got); diff != "" {
			t.Errorf("receipt (-want +got):\n%s", diff)
		}
		want := map[string]string{
			"a/a_name": "Ana", "a/a_name fr": "Ann", "a/a_n": "1250", "a/a_yes": "yes", "a/a_why": "noinfo", "b/oth": "none",
			"b/str/s_name[" + ids + "1]": "uno", "b/str/obj/o_name[" + ids + "2]": "dos",
			"row " + ids + "1": "b/str  1", "row " + ids + "2": "b/str/obj " + ids + "1 1", "row " + ids + "3": "b/str  2",
		}
		if diff := cmp.Diff(want, w.held(t, 124, "comp")); diff != "" {
			t.Errorf("Canada (-want +got):\n%s", diff)
		}
		if got := w.held(t, 484, "gov"); got["a/a_name"] != "Eva" {
			t.Errorf("Mexico: got %v", got)
		}
		d, err := w.of(store.PartyKey{Country: 124, Party: "comp"}).Diagnostic(t.Context(), w.round.ID, store.PartyKey{Country: 124, Party: "comp"})
		must(t, err)
		if d.Lang != "en" || d.State != "open" {
			t.Errorf("diagnostic: got %+v, want it open and in English", d)
		}
		revisions, err := w.of(mexGov).Revisions(t.Context(), w.diag.ID, forms.Key{Question: "a/a_name"})
		must(t, err)
		if r := revisions[0]; len(revisions) != 1 || r.Kind != store.Import || r.AuthorRole != "organiser" || r.Session != "import" {
			t.Errorf("provenance: got %+v", revisions)
		}
	})
}

func TestTheSameFileTwiceChangesNothing(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		content := "country,party,question,row,value,source\nCAN,,s_name,uno,a,Ley\nCAN,,s_name,dos,b,\nMEX,gov,a_name,,ñ,\n"
		w.bring(t, answerFile(content))
		before := []map[string]string{w.held(t, 124, "comp"), w.held(t, 484, "gov")}
		w.save(t, "a", edit("a/a_name", "a mano", 1))
		for name, again := range map[string]string{
			"as it was":          content,
			"in Windows-1252":    strings.Replace(content, "ñ", "\xf1", 1),
			"with semicolons":    strings.ReplaceAll(content, ",", ";"),
			"with a mark before": "\ufeff" + content,
		} {
			if diff := cmp.Diff(store.Receipt{Before: 3}, w.bring(t, answerFile(again))); diff != "" {
				t.Errorf("%s (-want +got):\n%s", name, diff)
			}
		}
		before[1]["a/a_name"] = "a mano"
		if diff := cmp.Diff(before, []map[string]string{w.held(t, 124, "comp"), w.held(t, 484, "gov")}); diff != "" {
			t.Errorf("(-before +after):\n%s", diff)
		}
		other := content + "CRI,gov,a_name,,x,\n"
		if diff := cmp.Diff(store.Receipt{Same: 2, Beside: 1, New: 1}, w.bring(t, answerFile(other))); diff != "" {
			t.Errorf("another file (-want +got):\n%s", diff)
		}
		if h := w.contents(t).Heads[0]; h.Answer.Value != "a mano" || h.Alternatives != 1 {
			t.Errorf("what someone typed: got %+v, want it untouched, with an alternative", h)
		}
		corrected := strings.Replace(content, ",a,Ley", ",A,Ley", 1)
		if diff := cmp.Diff(store.Receipt{Same: 1, Beside: 1, Corrected: 1}, w.bring(t, answerFile(corrected))); diff != "" {
			t.Errorf("a corrected file (-want +got):\n%s", diff)
		}
	})
}

func TestAnImportIsHandedInOnce(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		f := answerFile("country,question,value\nCAN,a_name,Ana\nMEX,a_name,Eva\n")
		f.Submit, f.Trial = true, true
		want := store.Receipt{New: 2, Opened: 2, Submitted: 2}
		if diff := cmp.Diff(want, w.bring(t, f)); diff != "" || w.held(t, 124, "comp") != nil {
			t.Errorf("a trial (-want +got):\n%s", diff)
		}
		f.Trial = false
		if diff := cmp.Diff(want, w.bring(t, f)); diff != "" {
			t.Errorf("the import (-want +got):\n%s", diff)
		}
		if diff := cmp.Diff(store.Receipt{Before: 2}, w.bring(t, f)); diff != "" {
			t.Errorf("the same again (-want +got):\n%s", diff)
		}
		snap, err := w.Comparison(t.Context(), w.analyst, live)
		must(t, err)
		if n := len(slices.DeleteFunc(slices.Clone(snap.Snapshot.Diagnostics), func(d reports.Diagnostic) bool { return !d.Comparable() })); n != 2 {
			t.Errorf("%d diagnostics can be compared, want 2", n)
		}
		report, err := w.ImportFile(t.Context(), answerFile("country,question,value\nCRI,a_name,x\nCAN,a_name,Eva\nCAN,a_n,2\n"))
		must(t, err)
		if len(report.Problems) != 1 || report.Problems[0].Line != 3 || report.Problems[0].Code != "long.submitted" || w.held(t, 188, "comp") != nil {
			t.Errorf("into what is submitted: got %+v, want line 3 refused and nothing stored", report)
		}
		must(t, w.CloseRound(t.Context(), w.organiser, "R"))
		report, err = w.ImportFile(t.Context(), answerFile("country,party,question,value\nCRI,comp,a_name,x\nMEX,gov,a_name,x\n"))
		must(t, err)
		if len(report.Problems) != 1 || report.Problems[0].Line != 2 || report.Problems[0].Code != "long.closed" {
			t.Errorf("into a closed round: got %+v", report.Problems)
		}
	})
}

func TestWhoSignsAnImport(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		f := answerFile("country,party,question,value\nMEX,gov,a_name,Eva\n")
		for _, email := range []string{"analyst@example.org", "focal@example.org", "nobody-at-all@example.org"} {
			f.By = email
			_, err := w.ImportFile(t.Context(), f)
			want(t, email, err, survey.ErrForbidden)
		}
		f.By = "organiser@example.org"
		w.bring(t, f)
		if h := w.contents(t).Heads[0]; int64(h.AuthorID) != w.organiser.ID {
			t.Errorf("got %+v, want it signed by the organiser", h)
		}
		f.Round = "X"
		_, err := w.ImportFile(t.Context(), f)
		want(t, "no such round", err, survey.ErrNotFound)
	})
}
