package main

import "testing"

func TestParseCitation(t *testing.T) {
	for _, tt := range []struct {
		in   string
		want citation
	}{
		{"Decree 79 of 2005", citation{kind: "Decree", number: "79", year: "2005"}},
		{"Decree Decree 79 of 2005", citation{kind: "Decree", number: "79", year: "2005"}},
		{"36831-G of 2011", citation{kind: "Decree", number: "36831-G", year: "2011"}},
		{"Rules 36831-G of 2011", citation{kind: "Decree", number: "36831-G", year: "2011"}},
		{"Rule of Decree 208 of 2003", citation{kind: "Rule of Decree", number: "208", year: "2003"}},
		{"Resolution N.461 of 1984", citation{kind: "Resolution", number: "461", year: "1984"}},
		{"Refugee Law of 2011", citation{name: "Refugee Law", year: "2011"}},
		{"Constitution of Costa Rica of 1949", citation{name: "Constitution of Costa Rica", year: "1949"}},
		{"Law No. 8764, General Migration and Immigration Law", citation{kind: "Law", number: "8764", name: "General Migration and Immigration Law"}},
		{"Decree Law No. 106-2013", citation{kind: "Decree Law", number: "106-2013", year: "2013"}},
		{"Ley No. 285-04, Ley General de Migración", citation{kind: "Ley", number: "285-04", name: "Ley General de Migración"}},
		{"Manual de Organización del Instituto de los Mexicanos en el Exterior", citation{name: "Manual de Organización del Instituto de los Mexicanos en el Exterior"}},
	} {
		t.Run(tt.in, func(t *testing.T) {
			if got := parseCitation(tt.in); got != tt.want {
				t.Errorf("got %+v, want %+v", got, tt.want)
			}
		})
	}
}
