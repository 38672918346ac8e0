package reports

import (
	"testing"

	"cotejo/forms"
)

func TestASelectionKeepsOrderAndSilentCountries(t *testing.T) {
	s := &Snapshot{
		Questionnaire: &forms.Questionnaire{},
		Countries:     []Country{{ISO3: "BLZ"}, {ISO3: "CAN"}, {ISO3: "CRI"}},
		Diagnostics: []Diagnostic{
			{Country: "BLZ", Party: Party{Voice: Government}}, {Country: "CAN", Party: Party{Voice: CivilSociety}},
			{Country: "CRI", Party: Party{Voice: Government}}, {Country: "CRI", Party: Party{Voice: CivilSociety}},
		},
	}
	for _, tt := range []struct {
		name string
		sel  Selection
		want string
	}{
		{"everything", Selection{}, "BLZ CAN CRI | BLZ gov CAN cso CRI gov CRI cso"},
		{"two countries, asked for in another order", Selection{Countries: []string{"CRI", "BLZ"}}, "BLZ CRI | BLZ gov CRI gov CRI cso"},
		{"one voice: the country without it stays", Selection{Voices: []Voice{Government}}, "BLZ CAN CRI | BLZ gov CRI gov"},
		{"both", Selection{Countries: []string{"CAN"}, Voices: []Voice{Government}}, "CAN |"},
		{"a country that is not in the round", Selection{Countries: []string{"MEX"}}, "|"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			part, got := s.Only(tt.sel), ""
			for _, c := range part.Countries {
				got += c.ISO3 + " "
			}
			got += "|"
			for _, d := range part.Diagnostics {
				got += " " + d.Country + " " + string(d.Party.Voice)
			}
			if got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
			if len(s.Countries) != 3 || len(s.Diagnostics) != 4 {
				t.Error("the snapshot itself changed")
			}
		})
	}
}
