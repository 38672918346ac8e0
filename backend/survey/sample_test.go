package survey_test

import (
	"errors"
	"strings"
	"sync"
	"testing"
	"time"

	"cotejo/backend/store"
	"cotejo/backend/store/storetest"
	"cotejo/backend/survey"
	"cotejo/forms"
)

// small is a questionnaire with one of everything saving must tell apart.
const small = `
| survey |
| | type | name | label::Español (es) | label::English (en) | required | relevant | constraint | calculation | default | bind::cotejo:private | bind::cotejo:fill |
| | begin_group | a | Parte A | Part A | | | | | | | |
| | select_one country | a_country | País | Country | | | | | | | country |
| | text | a_who | Persona | Person | | | | | | yes | |
| | calculate | a_dear | Saludo | Greeting | | | | concat('Hola, ', ${a_who}) | | | |
| | text | a_name | Nombre | Name | yes | | | | | | |
| | integer | a_n | Número | Number | | | . > 0 | | | | |
| | select_one yn | a_yes | ¿Hay? | Is there any? | | | | | | | |
| | text | a_why | ¿Por qué? | Why? | | ${a_yes} = 'yes' | | | | | |
| | text | a_def | Con propuesta | With a suggestion | | | | | Propuesta | | |
| | end_group | | | | | | | | | | |
| | begin_group | b | Parte B | Part B | | | | | | | |
| | begin_repeat | str | Estrategias | Strategies | | | | | | | |
| | text | s_who | Persona | Person | | | | | | yes | |
| | text | s_name | Estrategia | Strategy | | | | | | | |
| | begin_repeat | obj | Objetivos | Objectives | | | | | | | |
| | text | o_name | Objetivo | Objective | | | | | | | |
| | end_repeat | | | | | | | | | | |
| | end_repeat | | | | | | | | | | |
| | begin_repeat | oth | Otras | Others | | | | | | | |
| | text | t_name | Otra | Other | | | | | | | |
| | end_repeat | | | | | | | | | | |
| | end_group | | | | | | | | | | |
| | begin_group | c | Parte C | Part C | | ${a_yes} = 'yes' | | | | | |
| | text | c_more | Más | More | | | | | | | |
| | end_group | | | | | | | | | | |

| choices |
| | list_name | name | label::Español (es) | label::English (en) |
| | yn | yes | Sí | Yes |
| | yn | no | No | No |
| | country | MEX | México | Mexico |
| | country | CRI | Costa Rica | Costa Rica |
| | country | BLZ | Belice | Belize |

| settings |
| | form_title | form_id | version | default_language |
| | Pequeño | pequeno | 1 | Español (es) |
`

// The parties of the tests, and the diagnostic most of them are about.
var (
	mexGov = store.PartyKey{Country: 484, Party: "gov"}
	mexCso = store.PartyKey{Country: 484, Party: "cso"}
	criGov = store.PartyKey{Country: 188, Party: "gov"}
	mex    = survey.Ref{Round: "R", Country: "MEX", Party: "gov"}
)

// clock is the time of a test, which moves when the test says so.
type clock struct {
	mu    sync.Mutex
	at    time.Time
	asked func() // what happens just when the service looks at the clock
}

func (c *clock) now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.asked != nil {
		c.asked()
	}
	return c.at
}

func (c *clock) pass(d time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.at = c.at.Add(d)
}

// world is a region with a round, in which Mexico's government and civil
// society and Costa Rica's government have a diagnostic each.
type world struct {
	*survey.Service
	st    *store.Store
	clock *clock
	round store.Round
	diag  store.Diagnostic // of mex

	focal, contributor, cso, cri                              survey.Principal
	reviewer, analyst, organiser, administrator, both, nobody survey.Principal
}

// each runs a test in a fresh world on both databases.
func each(t *testing.T, test func(*testing.T, *world)) {
	t.Helper()
	storetest.Each(t, func(t *testing.T, st *store.Store) { test(t, settle(t, st)) })
}

func settle(t testing.TB, st *store.Store) *world {
	t.Helper()
	w := &world{st: st, clock: &clock{at: time.Date(2026, 3, 5, 12, 0, 0, 0, time.UTC)}}
	w.Service = survey.New(st, w.clock.now)
	must(t, w.Prepare(t.Context()))
	w.openExports(t, w.Service, t.TempDir())
	must(t, st.PutParties(t.Context(), []store.Party{{Key: mexCso, Voice: "cso", NameES: "Red", NameEN: "Network", Position: 2}}))
	w.round = w.newRound(t, "R", 124, 484, 188) // not by name, nor by code
	w.diag = w.openFor(t, mexGov)
	w.openFor(t, mexCso)
	w.openFor(t, criGov)
	w.focal = w.person(t, "focal", store.Grant{Role: store.Focal, Party: mexGov})
	w.contributor = w.person(t, "contributor", store.Grant{Role: store.Contributor, Party: mexGov})
	w.cso = w.person(t, "cso", store.Grant{Role: store.Focal, Party: mexCso})
	w.cri = w.person(t, "cri", store.Grant{Role: store.Focal, Party: criGov})
	w.reviewer = w.person(t, "reviewer", store.Grant{Role: store.Reviewer})
	w.analyst = w.person(t, "analyst", store.Grant{Role: store.Analyst})
	w.organiser = w.person(t, "organiser", store.Grant{Role: store.Organiser})
	w.administrator = w.person(t, "administrator", store.Grant{Role: store.Administrator})
	w.both = w.person(t, "both", store.Grant{Role: store.Organiser}, store.Grant{Role: store.Focal, Party: criGov})
	w.nobody = w.person(t, "nobody")
	return w
}

func (w *world) newRound(t testing.TB, code string, countries ...int) store.Round {
	t.Helper()
	version, err := w.st.Publish(t.Context(), store.Version{Name: "pequeno", Version: "1", Format: "md", Source: []byte(small), Hash: "h"})
	must(t, err)
	_, err = w.st.CreateRound(t.Context(), store.Round{Code: code, TitleES: "Ronda", TitleEN: "Round", Version: version, Year: 2026, Countries: countries})
	must(t, err)
	r, err := w.st.Round(t.Context(), code)
	must(t, err)
	return r
}

func (w *world) openFor(t testing.TB, party store.PartyKey) store.Diagnostic {
	t.Helper()
	d, err := w.of(party).OpenDiagnostic(t.Context(), w.round.ID, party, "es")
	must(t, err)
	return d
}

func (w *world) of(party store.PartyKey) *store.Scoped {
	return w.st.For(store.Scope{Parties: []store.PartyKey{party}})
}

func (w *world) person(t testing.TB, name string, grants ...store.Grant) survey.Principal {
	t.Helper()
	id, err := w.st.AddPerson(t.Context(), store.Person{Email: name + "@example.org", Name: name, Lang: "es", Grants: grants})
	must(t, err)
	p, err := w.Principal(t.Context(), int64(id))
	must(t, err)
	p.Session = "session of " + name
	return p
}

// contents are what the store holds for the diagnostic of mex.
func (w *world) contents(t testing.TB) store.Contents {
	t.Helper()
	c, err := w.of(mexGov).Contents(t.Context(), w.diag.ID)
	must(t, err)
	return c
}

// edit says what a form posts for one cell outside rosters.
func edit(question, text string, base int) survey.Edit {
	return survey.Edit{Key: forms.Key{Question: forms.QuestionID(question)}, Raw: []string{text}, Base: base}
}

// save saves as the focal point of mex, and wants it saved.
func (w *world) save(t testing.TB, section string, edits ...survey.Edit) survey.Saved {
	t.Helper()
	saved, err := w.Save(t.Context(), w.focal, mex, section, edits)
	must(t, err)
	return saved
}

// section is a section's page as the focal point of mex sees it.
func (w *world) section(t testing.TB, name string) survey.SectionView {
	t.Helper()
	view, err := w.Section(t.Context(), w.focal, mex, name)
	must(t, err)
	return view
}

// says is what a cell outside rosters says on its page.
func (w *world) says(t testing.TB, question string) forms.Answer {
	t.Helper()
	section, _, _ := strings.Cut(question, "/")
	return w.section(t, section).State.Cell(forms.Key{Question: forms.QuestionID(question)}).Answer
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// want says that a call ended as it should.
func want(t testing.TB, what string, got, want error) {
	t.Helper()
	if !errors.Is(got, want) || want == nil && got != nil {
		t.Errorf("%s: got %v, want %v", what, got, want)
	}
}

// fields are the fields at fault, each with its message key.
func fields(err error) map[string]string {
	var invalid *survey.Invalid
	if !errors.As(err, &invalid) {
		return nil
	}
	found := map[string]string{}
	for _, f := range invalid.Fields {
		found[f.Field] = f.Key
	}
	return found
}

// author is who the store is told has done what the service has no way to.
func (w *world) author() store.Author { return store.Author{Role: store.Reviewer} }
