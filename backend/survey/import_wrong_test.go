package survey_test

import (
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"cotejo/backend/store"
	"cotejo/backend/survey"
	"cotejo/forms"
)

func cellOf(question forms.QuestionID, row forms.RowID) forms.Key {
	return forms.Key{Question: question, Row: row}
}

// submitted hands in the diagnostic of a country's government as it stands.
func (w *world) submitted(t testing.TB, country int) {
	t.Helper()
	key := store.PartyKey{Country: country, Party: "gov"}
	d, err := w.of(key).Diagnostic(t.Context(), w.round.ID, key)
	must(t, err)
	c, err := w.of(key).Contents(t.Context(), d.ID)
	must(t, err)
	must(t, w.of(key).Submit(t.Context(), d.ID, w.author(), w.clock.now(), c.Mark()))
}

// saidOf lists problems in short, and holds that each has words in both
// languages.
func saidOf(t testing.TB, report survey.ImportReport) []string {
	t.Helper()
	var list []string
	for _, p := range report.Problems {
		es, en := p.Message("es"), p.Message("en")
		if es == en || es == p.Code || strings.Contains(es+en, "{1}") {
			t.Errorf("%s: words %q, %q", p.Code, es, en)
		}
		list = append(list, strings.TrimSpace(strings.Join(append([]string{fmt.Sprint(p.Line), p.Column, strings.TrimPrefix(p.Code, "long.")}, p.Args...), " ")))
	}
	return list
}

func TestWhatIsWrongIsToldByLine(t *testing.T) {
	const head = "country,party,question,row,parent,value,state,lang,source\n"
	each(t, func(t *testing.T, w *world) {
		row := store.Op{ID: "r", Key: cellOf(store.RowQuestion, "old"), Kind: store.Edit, Answer: store.RowChange{Roster: "b/str", Order: 1, Removed: true}.Answer()}
		none := store.Op{ID: "n", Key: cellOf("b/oth", ""), Kind: store.Edit}
		none.Answer.Value = "none"
		_, err := w.of(mexGov).Save(t.Context(), w.diag.ID, w.author(), []store.Op{row, none})
		must(t, err)
		for _, tt := range []struct {
			name, lines string
			want        []string
		}{
			{"countries", ",gov,a_name,,,x,,,\nMexco,gov,a_name,,,x,,,\nFRA,gov,a_name,,,x,,,\nQQQQQQQ,gov,a_name,,,x,,,\n", []string{
				"2 country country-missing", "3 country country-unknown Mexco Mexico", "4 country country-outside FRA R", "5 country country-unknown QQQQQQQ"}},
			{"parties", "MEX,ministerio,a_name,,,x,,,\nMEX,cso9999,a_name,,,x,,,\n", []string{"2 party party-wrong ministerio", "3 party party-wrong cso9999"}},
			{"questions", "MEX,gov,,,,x,,,\nMEX,gov,a_nam,,,x,,,\nMEX,gov,a,,,x,,,\n", []string{
				"2 question question-missing", "3 question question-unknown a_nam a_name", "4 question question-group a"}},
			{"values", "MEX,gov,a_n,,,doce,,,\nMEX,gov,a_yes,,,quizás,,,\nMEX,gov,a_yes,,,Yess,,,\n", []string{
				"2 value type.integer doce", "3 value choice-unknown quizás", "4 value choice-unknown Yess yes"}},
			{"states", "MEX,gov,a_n,,,,tal vez,,\nMEX,gov,a_name,,,x,dk,,\nMEX,gov,a_name,,,,no hay,,\n", []string{
				"2 state state-unknown tal vez", "3 state state-value x", "4 state state-unknown no hay"}},
			{"languages", "MEX,gov,a_name,,,x,,Spanish!,\n", []string{"2 lang lang-unknown Spanish!"}},
			{"rows", "MEX,gov,s_name,,,x,,,\nMEX,gov,a_name,r,,x,,,\nMEX,gov,s_name,old,,x,,,\nMEX,gov,s_name," + strings.Repeat("r", 201) + ",,x,,,\n", []string{
				"2 row row-missing b/str", "3 row row-none a/a_name", "4 row row-removed old", "5 row row-long"}},
			{"rows within rows", "MEX,gov,o_name,o1,,x,,,\nMEX,gov,o_name,o1,none,x,,,\nMEX,gov,s_name,s1,s2,x,,,\n" +
				"MEX,gov,s_name,s1,,x,,,\nMEX,gov,s_name,s2,,x,,,\nMEX,gov,o_name,o1,s1,x,,,\nMEX,gov,o_name,o1,s2,x,,,\n", []string{
				"2 parent parent-missing b/str/obj", "3 parent parent-unknown none b/str", "4 parent parent-none b/str", "8 parent parent-other o1 s1"}},
			{"lists", "MEX,gov,str,,,muchas,,,\nMEX,gov,str,x,,none,,,\nMEX,gov,obj,,,none,,,\nMEX,gov,obj,zz,,none,,,\n", []string{
				"2 value list-value muchas", "3 row row-none b/str", "4 row row-missing b/str", "5 row parent-unknown zz b/str"}},
			{"empty lists with rows", "MEX,gov,t_name,t1,,x,,,\nCRI,gov,oth,,,no hay,,,\nCRI,gov,t_name,t1,,x,,,\n", []string{
				"2 row list-declared b/oth", "3 value list-has-rows b/oth"}},
			{"answers that contradict each other", "MEX,gov,a_name,,,x,,,\nMEX,gov,a/a_name,,,x,,,\nMEX,gov,a_name,,,y,,,\nMEX,gov,a_name,,,,dk,,\n", []string{
				"4 value twice 2", "5 value twice 2"}},
			{"a broken end", "MEX,gov,a_name,,,x,,,\nMEX,gov,a_n,,,1,,,\"\"\"\n", []string{"3  quotes"}},
		} {
			report, err := w.ImportFile(t.Context(), answerFile(head+tt.lines))
			must(t, err)
			if diff := cmp.Diff(tt.want, saidOf(t, report)); diff != "" {
				t.Errorf("%s (-want +got):\n%s", tt.name, diff)
			}
		}
		if c := w.contents(t); len(c.Heads) != 1 || len(c.Rows) != 1 {
			t.Errorf("something was stored: %+v", c)
		}
	})
}

// A file that is wrong in its last line only leaves nothing, however long.
func TestTheLastLineUndoesTheFile(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		var b strings.Builder
		b.WriteString("country,party,question,row,value\n")
		for i := range 3000 {
			fmt.Fprintf(&b, "%s,comp,s_name,r%d,x\n", []string{"MEX", "CRI", "CAN"}[i%3], i)
		}
		report, err := w.ImportFile(t.Context(), answerFile(b.String()+"MEX,comp,a_n,,x\n"))
		must(t, err)
		if got := saidOf(t, report); len(got) != 1 || got[0] != "3002 value type.integer x" {
			t.Errorf("got %q, want line 3002", got)
		}
		w.submitted(t, 188)
		report, err = w.ImportFile(t.Context(), answerFile(b.String()+"CRI,gov,a_name,,otro\n"))
		must(t, err)
		if got := saidOf(t, report); len(got) != 1 || got[0] != "3002  submitted" {
			t.Errorf("refused by the store: got %q, want line 3002", got)
		}
		for _, country := range []int{484, 188, 124} {
			if held := w.held(t, country, "comp"); held != nil {
				t.Errorf("%d holds %d cells", country, len(held))
			}
		}
	})
}

// A file that changes between the two readings is not stored by halves.
func TestAFileThatChangesWhileItIsRead(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		f, reads := answerFile(""), 0
		f.Source = func() (io.ReadCloser, error) {
			reads++
			return answerFile("country,question,value\nMEX,a_name," + strings.Repeat("x", reads) + "\n").Source()
		}
		if _, err := w.ImportFile(t.Context(), f); err == nil || w.held(t, 484, "comp") != nil {
			t.Errorf("got %v, want an error and nothing stored", err)
		}
	})
}

func TestManyProblemsAreCounted(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		report, err := w.ImportFile(t.Context(), answerFile("country,question,value\n"+strings.Repeat("MEX,nada,x\n", 700)))
		must(t, err)
		if len(report.Problems) != 500 || report.More != 200 || report.Lines != 700 {
			t.Errorf("got %d problems and %d more of %d lines", len(report.Problems), report.More, report.Lines)
		}
	})
}
