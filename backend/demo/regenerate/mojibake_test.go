package main

import "testing"

func TestRepair(t *testing.T) {
	for _, tt := range []struct{ name, in, want string }{
		{name: "plain text stays", in: "Law 655 of 2008, Art. 4", want: "Law 655 of 2008, Art. 4"},
		{name: "accents that are right stay", in: "Constitución, N° 4", want: "Constitución, N° 4"},
		{name: "quotes that are right stay", in: "‘Tribunal’", want: "‘Tribunal’"},
		{name: "encoded twice", in: "â€œkept in custodyâ€\u009d", want: "“kept in custody”"},
		{name: "encoded three times", in: "Ã¢â‚¬ËœTribunalÃ¢â‚¬â„¢", want: "‘Tribunal’"},
		{name: "nothing", in: "", want: ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := repair(tt.in); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}
