package survey_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"cotejo/backend/store"
	"cotejo/backend/store/storetest"
	"cotejo/backend/survey"
	"cotejo/reports"
)

// eva is a form of adding a person as it should be.
func eva() survey.NewPerson {
	return survey.NewPerson{Name: "Eva", Email: "eva@example.org", Lang: "es", Role: survey.FocalPoint, Country: "CRI", Party: "gov"}
}

func TestAddingAPersonChecksTheForm(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		for _, tt := range []struct {
			name string
			form func(*survey.NewPerson)
			want map[string]string
		}{
			{"everything missing", func(n *survey.NewPerson) { *n = survey.NewPerson{} }, map[string]string{
				"name": "person.name_missing", "email": "person.email_invalid", "lang": "person.lang_missing", "role": "person.role_missing"}},
			{"only spaces for a name", func(n *survey.NewPerson) { n.Name = " \t" }, map[string]string{"name": "person.name_missing"}},
			{"a name without end", func(n *survey.NewPerson) { n.Name = strings.Repeat("a", 201) }, map[string]string{"name": "person.name_missing"}},
			{"a name of two lines", func(n *survey.NewPerson) { n.Name = "Eva\r\nBcc: all" }, map[string]string{"name": "person.name_missing"}},
			{"no address", func(n *survey.NewPerson) { n.Email = "eva" }, map[string]string{"email": "person.email_invalid"}},
			{"an address with a name", func(n *survey.NewPerson) { n.Email = "Eva <eva@example.org>" }, map[string]string{"email": "person.email_invalid"}},
			{"an address without end", func(n *survey.NewPerson) { n.Email = strings.Repeat("a", 250) + "@example.org" }, map[string]string{"email": "person.email_invalid"}},
			{"another language", func(n *survey.NewPerson) { n.Lang = "fr" }, map[string]string{"lang": "person.lang_missing"}},
			{"a role that is none", func(n *survey.NewPerson) { n.Role = "king" }, map[string]string{"role": "person.role_missing"}},
			{"a role above one's own", func(n *survey.NewPerson) { n.Role = survey.Administrator }, map[string]string{"role": "person.role_missing"}},
			{"no country", func(n *survey.NewPerson) { n.Country = "" }, map[string]string{"country": "person.country_missing"}},
			{"a country that is none", func(n *survey.NewPerson) { n.Country = "ZZZ" }, map[string]string{"country": "person.country_missing"}},
			{"a party that is none", func(n *survey.NewPerson) { n.Party = "nope" }, map[string]string{"party": "person.party_missing"}},
			{"a new party without a voice", func(n *survey.NewPerson) { n.Party, n.PartyName = "", "Red" }, map[string]string{"party": "person.party_missing"}},
			{"a new party with a voice that is none", func(n *survey.NewPerson) { n.Party, n.PartyName, n.Voice = "", "Red", "choir" }, map[string]string{"party": "person.party_missing"}},
		} {
			n := eva()
			tt.form(&n)
			_, err := w.AddPerson(t.Context(), w.organiser, n)
			if diff := cmp.Diff(tt.want, fields(err)); diff != "" {
				t.Errorf("%s: %v (-want +got):\n%s", tt.name, err, diff)
			}
		}
		if people, err := w.People(t.Context(), w.organiser); err != nil || len(people) != 10 {
			t.Errorf("%d people, %v: want the ten from before", len(people), err)
		}
	})
}

func TestAPersonIsAddedWithTheirDiagnostics(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		ctx := t.Context()
		n := eva()
		n.Country, n.Party, n.PartyName, n.Voice = "CAN", "", "Red de organizaciones", reports.CivilSociety
		token, err := w.AddPerson(ctx, w.organiser, n)
		must(t, err)
		p, err := w.SignIn(ctx, token)
		must(t, err)
		home, err := w.Home(ctx, p)
		must(t, err)
		if len(home.Diagnostics) != 1 || home.Diagnostics[0].Ref != (survey.Ref{Round: "R", Country: "CAN", Party: "cso"}) || !home.Diagnostics[0].Writable {
			t.Errorf("home: got %+v, want the diagnostic of the new party", home.Diagnostics)
		}

		n.Email, n.PartyName = "ivo@example.org", "Otra red"
		_, err = w.AddPerson(ctx, w.organiser, n)
		must(t, err)
		parties, err := w.Parties(ctx, w.organiser)
		must(t, err)
		var can []string
		for _, party := range parties {
			if party.Country.ISO3 == "CAN" {
				can = append(can, party.Party.Slug+" "+party.Party.Name["es"])
			}
		}
		if diff := cmp.Diff([]string{"gov Gobierno", "cso Red de organizaciones", "cso2 Otra red"}, can); diff != "" {
			t.Errorf("parties of Canada (-want +got):\n%s", diff)
		}

		again := eva()
		again.Email, again.Role = "EVA@example.org", survey.Analyst
		_, err = w.AddPerson(ctx, w.organiser, again)
		must(t, err)
		p, err = w.Principal(ctx, p.ID)
		must(t, err)
		if !p.Has(survey.Analyst) || !p.Has(survey.FocalPoint) {
			t.Errorf("got %+v, want both roles", p)
		}
		people, err := w.People(ctx, w.organiser)
		must(t, err)
		i := slices.IndexFunc(people, func(x survey.PersonInfo) bool { return x.ID == p.ID })
		if i < 0 || len(people[i].Roles) != 2 || len(people[i].Parties) != 1 || people[i].Parties[0].Party.Slug != "cso" {
			t.Errorf("the list says %+v", people)
		}
	})
}

func TestNobodyRises(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		ctx := t.Context()
		if got := w.organiser.Roles(); slices.Contains(got, survey.Administrator) || len(got) != 5 {
			t.Errorf("an organiser gives %v", got)
		}
		if got := w.administrator.Roles(); !slices.Contains(got, survey.Administrator) {
			t.Errorf("an administrator gives %v", got)
		}
		_, err := w.NewLink(ctx, w.organiser, w.administrator.ID)
		want(t, "a link for an administrator", err, survey.ErrForbidden)
		n := eva()
		n.Email, n.Role = " Administrator@Example.org", survey.Analyst
		_, err = w.AddPerson(ctx, w.organiser, n)
		want(t, "adding an administrator again", err, survey.ErrForbidden)
		p, err := w.Principal(ctx, w.administrator.ID)
		must(t, err)
		if p.Has(survey.Analyst) {
			t.Error("and the role was given all the same")
		}
		_, err = w.NewLink(ctx, w.organiser, 12345)
		want(t, "a link for nobody", err, survey.ErrNotFound)
		for _, who := range []survey.Principal{w.focal, w.contributor, w.analyst, w.reviewer, w.nobody} {
			_, err := w.NewLink(ctx, who, w.organiser.ID)
			want(t, who.Name+" makes a link", err, survey.ErrNotFound)
			_, err = w.AddPerson(ctx, who, eva())
			want(t, who.Name+" adds a person", err, survey.ErrNotFound)
		}
		token, err := w.NewLink(ctx, w.administrator, w.administrator.ID)
		must(t, err)
		if p, err := w.SignIn(ctx, token); err != nil || !p.Has(survey.Administrator) {
			t.Errorf("an administrator's own link: got %+v, %v", p, err)
		}
		if token, err = w.NewLink(ctx, w.organiser, w.focal.ID); err != nil || token == "" {
			t.Errorf("a link for a focal point: got %q, %v", token, err)
		}
	})
}

func TestAnEmptyPlatformMakesItsFirstAdministrator(t *testing.T) {
	storetest.Each(t, func(t *testing.T, st *store.Store) {
		ctx := t.Context()
		s := survey.New(st, time.Now)
		must(t, s.Prepare(ctx))
		must(t, s.Prepare(ctx)) // it changes nothing the second time
		if blank, err := s.Blank(ctx); err != nil || !blank {
			t.Errorf("blank: got %v, %v", blank, err)
		}
		email, token, err := s.FirstAdministrator(ctx)
		must(t, err)
		p, err := s.SignIn(ctx, token)
		must(t, err)
		if !p.Has(survey.Administrator) || !p.Organises() || p.Email != email {
			t.Errorf("got %+v, want the administrator", p)
		}
		parties, err := s.Parties(ctx, p)
		must(t, err)
		if len(parties) != 11 || parties[0].Country.ISO3 != "BLZ" || parties[10].Country.ISO3 != "USA" {
			t.Errorf("parties: got %+v, want the governments of the region in list order", parties)
		}
		if blank, err := s.Blank(ctx); err != nil || blank {
			t.Errorf("blank with an administrator: got %v, %v", blank, err)
		}
	})
}
