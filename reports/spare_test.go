package reports

import (
	"bytes"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"cotejo/forms"
)

// personal is the small questionnaire with personal data: a name that nothing
// rests on but what is itself personal, one that hides a question, and one in
// the rows of a list.
func personal(t *testing.T, private bool) *forms.Questionnaire {
	t.Helper()
	q := form(t)
	who, mail, lead := question("who", forms.TextType, 1), question("mail", forms.TextType, 2), question("lead", forms.TextType, 2)
	who.Private, mail.Private, lead.Private = private, private, private
	dear := question("dear", forms.Calculate, 0)
	dear.Calculation = parsed(t, "concat('Estimada ', ${who})")
	reached := question("reached", forms.TextType, 1)
	reached.Relevant = parsed(t, "${mail} != ''")
	q.Sections = append(q.Sections, section("z", who, mail, dear, reached))
	str, _ := q.ByName("str")[0].(*forms.Roster)
	str.Elements = append(str.Elements, lead)
	return resealed(t, q)
}

func confided(q *forms.Questionnaire) *Snapshot {
	d := diagnostic(q, "XAA", Government, map[string][]forms.RowID{"str": {"s1"}}, answers{
		"policy": "yes", "who": "Ana Ñuñoa", "mail": "ana@ejemplo.example", "reached": "por correo", "d_name@s1": "Retorno", "lead@s1": "Eva Ñuñoa",
	})
	key := cellNamed(q, "who")
	from := d.Origin[key]
	from.Source = "tarjeta de Ana"
	d.Origin[key] = from
	return &Snapshot{Questionnaire: q, Countries: []Country{{ISO3: "XAA"}}, Diagnostics: []Diagnostic{d}, Taken: now}
}

// TestPersonalDataIsNotFrozen: a snapshot is there for ever, and does without
// what no output shows. The twin has the same answers to questions that are
// not private, and finds them all.
func TestPersonalDataIsNotFrozen(t *testing.T) {
	secrets := []string{"Ana Ñuñoa", "Eva Ñuñoa", "tarjeta de Ana"}
	for _, private := range []bool{true, false} {
		s := confided(personal(t, private))
		data, back, err := afresh(s)
		if err != nil {
			t.Fatal(err)
		}
		for _, secret := range secrets {
			if got := bytes.Contains(data, []byte(secret)); got == private {
				t.Errorf("private %v: %q is frozen: %v", private, secret, got)
			}
		}
		if diff := cmp.Diff(said(s), said(back)); diff != "" {
			t.Errorf("private %v: what it says (-before +after):\n%s", private, diff)
		}
		if !strings.Contains(said(back), "por correo") || back.Diagnostics[0].Total != s.Diagnostics[0].Total {
			t.Errorf("private %v: a question that rests on what is private is lost, or the counts are", private)
		}
		if changes := Compared(s, back).Changes; len(changes) > 0 {
			t.Errorf("private %v: changed by freezing: %+v", private, changes)
		}
		if again, err := Encode(back); err != nil || !bytes.Equal(data, again) {
			t.Errorf("private %v: frozen again (%v):\n%s\nwant\n%s", private, err, again, data)
		}
	}
}

// TestSpecialAnswersAboutPersonsAreFrozen: that it is not known says nothing of
// anybody.
func TestSpecialAnswersAboutPersonsAreFrozen(t *testing.T) {
	q := personal(t, true)
	d := diagnostic(q, "XAA", Government, nil, answers{"who": "?dk", "mail": "ana@ejemplo.example"})
	data, _, err := afresh(&Snapshot{Questionnaire: q, Countries: []Country{{ISO3: "XAA"}}, Diagnostics: []Diagnostic{d}, Taken: now})
	if err != nil || !bytes.Contains(data, []byte(`"question":"z/who","answer":{"state":"dk"}`)) {
		t.Errorf("%v: frozen as\n%s", err, data)
	}
	if !bytes.Contains(data, []byte("ana@ejemplo.example")) || bytes.Contains(data, []byte(`"ana@ejemplo.example","lang":"es"},"origin"`)) {
		t.Errorf("what a question rests on is gone, or says where it is from:\n%s", data)
	}
}
