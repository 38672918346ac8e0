package main

import (
	"path/filepath"
	"strings"
	"testing"
)

func TestSnapshotsAreTakenListedAndCompared(t *testing.T) {
	x := terminal{folder: demoFolder(t)}.with("LANG", "es")
	round := []string{"--round", exercise}
	of := func(args ...string) string {
		return x.must(t, append([]string{"snapshot"}, append(args, round...)...)...)
	}
	one := strings.Fields(of("take"))
	two := strings.Fields(of("take", "--draft"))
	if len(one) != 2 || one[0] != "1" || len(one[1]) != 64 || len(two) != 3 || two[0] != "2" || two[2] != "Borrador" || two[1] == one[1] {
		t.Fatalf("took %q and %q, want 1 and a hash, then 2, another and that it is a draft", one, two)
	}
	lines := strings.Split(strings.TrimSpace(of("list")), "\n")
	if len(lines) != 2 || !strings.Contains(lines[0], two[1]) || !strings.HasSuffix(lines[0], "Borrador") || !strings.Contains(lines[1], one[1]) {
		t.Errorf("listed %q, want both, the newest first", lines)
	}
	if got := of("diff", "1", "1"); got != spoken(t, "es").T("difference.none")+"\n" {
		t.Errorf("from 1 to itself: %q", got)
	}
	if got := of("diff", "1"); got != spoken(t, "es").T("difference.none")+"\n" {
		t.Errorf("from 1 to the answers as they stand: %q", got)
	}
	if got := of("diff", "2"); !strings.HasSuffix(got, spoken(t, "es").T("difference.none")+"\n") || !strings.HasPrefix(got, spoken(t, "es").T("cut.open_too")) {
		t.Errorf("from a draft to the answers as they stand: %q, want open ones among them", got)
	}
	x.refuses(t, in(t, "cli.no_round", "Round", "NADA"), "snapshot", "take", "--round", "NADA")
	x.refuses(t, in(t, "cli.no_round", "Round", "NADA"), "snapshot", "list", "--round", "NADA")
	x.refuses(t, in(t, "cli.no_snapshot", "Round", exercise, "N", 3), append([]string{"snapshot", "diff", "1", "3"}, round...)...)
}

// TestSnapshotDiffTellsEveryChange imports an answer after a snapshot.
func TestSnapshotDiffTellsEveryChange(t *testing.T) {
	x := terminal{folder: demoFolder(t)}.with("LANG", "en")
	x.must(t, "round", "create", "--code", "CAMBIA", "--questionnaire", "ods-10-7-2-niveles", "--countries", "CRI,MEX")
	answers := "country,party,question,value,source\nCRI,comp,n_all,3,Informe\n"
	x.must(t, "import", "answers", "--round", "CAMBIA", "--submit", file(t, "one.csv", []byte(answers)))
	x.must(t, "snapshot", "take", "--round", "CAMBIA")
	answers = "country,party,question,value,source\nMEX,comp,n_all,2,Informe\n"
	x.must(t, "import", "answers", "--round", "CAMBIA", "--submit", file(t, "two.csv", []byte(answers)))
	x.must(t, "snapshot", "take", "--round", "CAMBIA")
	got := x.must(t, "snapshot", "diff", "1", "2", "--round", "CAMBIA")
	if !strings.Contains(got, "MEX  comp") || strings.Contains(got, "CRI") || !strings.Contains(got, "new: no data → Partially meets") {
		t.Errorf("got %q, want what Mexico's compilation adds", got)
	}
	if reverse := x.must(t, "snapshot", "diff", "2", "1", "--round", "CAMBIA"); !strings.Contains(reverse, "no longer there: Partially meets") {
		t.Errorf("the other way round: %q", reverse)
	}
}

func TestADraftOfASnapshotIsRefused(t *testing.T) {
	x := terminal{folder: demoFolder(t)}
	x.must(t, "snapshot", "take", "--round", exercise)
	out := filepath.Join(t.TempDir(), "out.docx")
	for _, command := range [][]string{
		{"report", "comparative"}, {"report", "profile", "--country", "XAA"}, {"report", "summary"}, {"export", "answers", "--format", "csv"},
	} {
		x.refuses(t, in(t, "cli.draft_of_snapshot", "N", 1), append(command, "--round", exercise, "--snapshot", "1", "--draft", "--out", out)...)
		x.must(t, append(command, "--round", exercise, "--snapshot", "1", "--out", out)...)
	}
}
