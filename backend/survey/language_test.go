package survey_test

import (
	"testing"
	"time"

	"cotejo/backend/store/storetest"
	"cotejo/backend/survey"
	"cotejo/forms"
	"cotejo/reports"
)

// TestTextsOfAnotherLanguageAreAnswers holds that an answer is the answer
// whatever language it is written in: it is no translation of one that nobody
// gave.
func TestTextsOfAnotherLanguageAreAnswers(t *testing.T) {
	ctx := t.Context()
	s := survey.New(storetest.Open(t), time.Now)
	if err := s.Prepare(ctx); err != nil {
		t.Fatal(err)
	}
	organiser, err := s.DemoPerson(ctx, survey.Organiser, "Organizadora", "", "")
	if err != nil {
		t.Fatal(err)
	}
	err = s.CreateRound(ctx, survey.NewRound{
		Code: "R", Questionnaire: "asilo-latinoamerica", Title: forms.Text{"es": "Ronda"}, Countries: []string{"BLZ"},
	})
	if err != nil {
		t.Fatal(err)
	}
	question, imported := forms.QuestionID("marco/g_q5/q5_com"), forms.QuestionID("marco/g_q5/q5_src")
	err = s.Import(ctx, organiser, survey.Import{
		Round: "R", Country: "BLZ", Lang: "es",
		Party:   survey.NewParty{Slug: "gov", Voice: reports.Government, Name: forms.Text{"es": "Gobierno"}},
		Answers: []survey.ImportedAnswer{{Question: string(imported), Value: "Refugees Act, Art. 2"}},
	})
	if err != nil {
		t.Fatal(err)
	}
	writer, err := s.DemoPerson(ctx, survey.FocalPoint, "Focal point", "BLZ", "gov")
	if err != nil {
		t.Fatal(err)
	}
	writer.Lang = "en"
	ref := survey.Ref{Round: "R", Country: "BLZ", Party: "gov"}
	if _, err := s.Save(ctx, writer, ref, "marco", []survey.Edit{{Key: forms.Key{Question: question}, Raw: []string{"In force"}}}); err != nil {
		t.Fatal(err)
	}
	view, err := s.Section(ctx, writer, ref, "marco")
	if err != nil {
		t.Fatal(err)
	}
	for q, want := range map[forms.QuestionID]string{question: "In force", imported: "Refugees Act, Art. 2"} {
		if got := view.State.Answers.Cells[forms.Key{Question: q}].Value; got != want {
			t.Errorf("%s: got %q, want %q", q, got, want)
		}
	}
}
