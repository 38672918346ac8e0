package demo

import (
	"bytes"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

const head = "round,country,party,roster,row,question,value,state,lang,source\n"

func TestReadRecordsRefusesWhatCannotBeUsed(t *testing.T) {
	for _, tt := range []struct{ name, in, want string }{
		{name: "another header", in: "round,country\n", want: "header"},
		{name: "a missing column", in: head + "R,CRI,comp\n", want: "line 2"},
		{name: "no question", in: head + "R,CRI,comp,,,,1,,,\n", want: "line 2"},
		{name: "a row without its roster", in: head + "R,CRI,comp,,a,q,1,,,\n", want: "go together"},
		{name: "neither value nor state", in: head + "R,CRI,comp,,,q,,,,\n", want: "either"},
		{name: "a value and a state", in: head + "R,CRI,comp,,,q,1,dk,,\n", want: "either"},
		{name: "an unknown state", in: head + "R,CRI,comp,,,q,,no,,\n", want: `state "no"`},
	} {
		t.Run(tt.name, func(t *testing.T) {
			_, err := ReadRecords(strings.NewReader(tt.in))
			if err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("got error %v, want one with %q", err, tt.want)
			}
		})
	}
}

func TestWrittenRecordsAreReadBack(t *testing.T) {
	want := []Record{
		{Round: "R", Country: "CRI", Party: "comp", Question: "a/q", Value: "uno, \"dos\"\ntres", Lang: "es", Source: "ley; art. 1"},
		{Round: "R", Country: "CRI", Party: "comp", Roster: "c/ins", Row: "8764", Question: "c/ins/n", State: "noinfo"},
	}
	var b bytes.Buffer
	if err := WriteRecords(&b, want); err != nil {
		t.Fatal(err)
	}
	got, err := ReadRecords(&b)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("records (-want +got):\n%s", diff)
	}
}

func FuzzReadRecords(f *testing.F) {
	f.Add(head + "R,CRI,comp,,,q,1,,,\n")
	f.Add(head + "R,CRI,comp,a,b,q,\"x\ny\",,es,z\n")
	f.Fuzz(func(t *testing.T, in string) {
		records, err := ReadRecords(strings.NewReader(in))
		if err != nil {
			return
		}
		if err := WriteRecords(&bytes.Buffer{}, records); err != nil {
			t.Errorf("records that were read cannot be written: %v", err)
		}
	})
}
