package brief

import (
	"strings"
	"testing"
	"time"

	"cotejo/reports"
)

// replying has every party say something to all that is found in its answers.
func replying(s *reports.Snapshot, text string) *reports.Snapshot {
	at := time.Date(2026, 11, 23, 2, 0, 0, 0, time.UTC)
	for i := range s.Diagnostics {
		d := &s.Diagnostics[i]
		d.Replies = map[string]reports.Reply{}
		for _, f := range reports.GapsOf(d) {
			if f.Check != nil && f.Gap() {
				d.Replies[f.Key()] = reports.Reply{Text: text, Origin: reports.Origin{At: at}}
			}
		}
	}
	return s
}

func TestRepliesStandBesideTheirGaps(t *testing.T) {
	const reply = "Se atiende\n\ncon <presupuesto> ordinario."
	s := replying(round(t), reply)
	for name, doc := range map[string]*Document{"profile": Profile(s, "XAA", "es", Options{}), "summary": Summary(s, "es", Options{})} {
		got := dump(doc)
		for _, want := range []string{"«Se atiende con <presupuesto> ordinario.»", "Gobierno, 23/11/2026"} {
			if !strings.Contains(got, want) {
				t.Errorf("%s: no %q in\n%s", name, want, got)
			}
		}
	}
	if got := dump(Profile(s, "XAA", "en", Options{})); !strings.Contains(got, "“Se atiende con") || !strings.Contains(got, "Government, 23 Nov 2026") {
		t.Errorf("in English:\n%s", got)
	}
	without := round(t)
	for name, doc := range map[string]*Document{"profile": Profile(without, "XAA", "es", Options{}), "summary": Summary(without, "es", Options{})} {
		if got := dump(doc); strings.Contains(got, "aclara") {
			t.Errorf("%s without replies speaks of them:\n%s", name, got)
		}
	}
}

// TestRepliesKeepTheirRoom: a summary shows two of each party, and says how
// many there are besides.
func TestRepliesKeepTheirRoom(t *testing.T) {
	s := replying(round(t), "Nota.")
	all := 0
	for _, d := range s.Diagnostics {
		all += len(d.Replies)
	}
	got := dump(Summary(s, "es", Options{}))
	shown := strings.Count(got, "«Nota.»")
	parties := strings.Count(got, "Alfa · ") + strings.Count(got, "Delta · ")
	if shown == 0 || shown > 2*len(s.Diagnostics) || all <= shown || parties == 0 {
		t.Errorf("%d of %d replies are shown", shown, all)
	}
	if want := counted("es", "list.more", all-shown); !strings.Contains(got, want) {
		t.Errorf("no %q in\n%s", want, got)
	}
}
