package export

import (
	"bytes"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"cotejo/forms"
	"cotejo/reports"
)

// hard is a specimen whose labels hold what scripts take for their own signs.
func hard(t testing.TB) *reports.Snapshot {
	t.Helper()
	s := specimen(t)
	const label = "Un «título» con \"comillas\", `acento', $macro, /* nota */ // fin\nen dos líneas y una cola tan larga que no cabe en ochenta caracteres. Ñandú."
	policy := s.Questionnaire.Question("a/policy")
	policy.Label = forms.Text{"es": label}
	policy.List.Choices[0].Label = forms.Text{"es": label}
	s.Round.Title = forms.Text{"es": label}
	return s
}

func scripts(t testing.TB, s *reports.Snapshot) map[string]string {
	t.Helper()
	out := map[string]string{}
	for name, write := range map[string]func(io.Writer, *reports.Snapshot, string) error{"do": Stata, "sps": SPSS} {
		for _, lang := range []string{"es", "en"} {
			var b bytes.Buffer
			if err := write(&b, s, lang); err != nil {
				t.Fatal(err)
			}
			out[name+" "+lang] = b.String()
		}
	}
	return out
}

func TestScriptsQuoteLabels(t *testing.T) {
	for name, text := range scripts(t, hard(t)) {
		for _, line := range strings.Split(text, "\n") {
			if strings.Count(line, `"`)%2 != 0 && !strings.Contains(line, "QUALIFIER") {
				t.Errorf("%s: a quote is left open in %s", name, line)
			}
		}
		for _, word := range []string{"título", "acento", "Ñandú."} {
			if !strings.Contains(text, word) {
				t.Errorf("%s: the label has lost %q", name, word)
			}
		}
		if strings.HasPrefix(name, "do") {
			if regexp.MustCompile("/\\*|\\*/|[^\\\\]\\$macro|`acento").MatchString(text) {
				t.Errorf("%s: a sign of Stata's own stands in a label", name)
			}
			for _, m := range regexp.MustCompile(`(?m)^label variable \S+ "(.*)"$`).FindAllStringSubmatch(text, -1) {
				if len([]rune(m[1])) > 82 { // a comment's sign is spaced out, a dollar escaped
					t.Errorf("%s: label of %d characters: %s", name, len([]rune(m[1])), m[1])
				}
			}
		}
	}
}

func TestScriptsUseTheColumnsOfTheirTables(t *testing.T) {
	s := hard(t)
	columns := map[string]bool{}
	for _, table := range newCut(s, "es").dataTables() {
		for _, v := range table.variables {
			columns[v.name] = true
		}
	}
	used := regexp.MustCompile(`(?m)^(?:label variable|why_missing|VARIABLE LABELS|destring|foreach v in|DO REPEAT v =|MISSING VALUES|encode|label values) ([^,"({.\n]+)`)
	for name, text := range scripts(t, s) {
		found := 0
		for _, m := range used.FindAllStringSubmatch(text, -1) {
			words := strings.Fields(m[1])
			if strings.HasPrefix(m[0], "label values") {
				words = words[:1]
			}
			for _, w := range words {
				if found++; !columns[w] && w != "_new" {
					t.Errorf("%s: no column %q, used in %q", name, w, m[0])
				}
			}
		}
		if found < 100 {
			t.Errorf("%s: only %d uses of columns found", name, found)
		}
	}
}

func TestNamesSuitEveryProgram(t *testing.T) {
	valid := regexp.MustCompile(`^[A-Za-z][A-Za-z0-9_]*$`)
	rapid.Check(t, func(t *rapid.T) {
		n := namer{}
		given := rapid.SliceOfN(rapid.OneOf(rapid.SampledFrom([]string{"str20", "double", "x", "X", "año", "ano", "a__state", "", "_n"}), rapid.String()), 1, 40).Draw(t, "names")
		seen := map[string]bool{}
		for _, wanted := range given {
			name := n.family(wanted, 24, "", stateSuffix, sourceSuffix)
			for _, whole := range []string{name, name + stateSuffix, name + sourceSuffix} {
				if !valid.MatchString(whole) || len(whole) > longestName || seen[strings.ToLower(whole)] || keptBack(strings.ToLower(whole)) {
					t.Errorf("%q gets the name %q", wanted, whole)
				}
				seen[strings.ToLower(whole)] = true
			}
		}
	})
}

func TestNamesStayCloseToTheirQuestions(t *testing.T) {
	n := namer{}
	for _, tt := range [][2]string{
		{"d_name", "d_name"}, {"D_NAME", "D_NAME_2"}, {"año-1", "ano_1"}, {"str20", "str20_2"}, {"with", "with_2"}, {"2nd", "x2nd"}, {"", "x"},
		{strings.Repeat("a", 40), strings.Repeat("a", 32)}, {strings.Repeat("a", 40), strings.Repeat("a", 30) + "_2"},
	} {
		if got := n.take(tt[0], longestName); got != tt[1] {
			t.Errorf("%q gets %q, want %q", tt[0], got, tt[1])
		}
	}
}

// TestPSPPReadsThePackage has GNU PSPP, which speaks SPSS's language, run the
// script on the package and tell what it has read.
func TestPSPPReadsThePackage(t *testing.T) {
	pspp, err := exec.LookPath("pspp")
	if err != nil {
		t.Skip("PSPP is not installed")
	}
	dir := t.TempDir()
	for name, text := range unpacked(t, hard(t), "es") {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, text, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	const ask = `GET FILE="wide.sav".
SAVE TRANSLATE /OUTFILE="values.csv" /TYPE=CSV /REPLACE /CELLS=VALUES /FIELDNAMES.
SAVE TRANSLATE /OUTFILE="labels.csv" /TYPE=CSV /REPLACE /CELLS=LABELS /FIELDNAMES.
`
	if err := os.WriteFile(filepath.Join(dir, "ask.sps"), []byte(ask), 0o644); err != nil {
		t.Fatal(err)
	}
	for _, script := range []string{"spss.sps", "ask.sps"} {
		cmd := exec.Command(pspp, script)
		cmd.Dir = dir
		if out, err := cmd.CombinedOutput(); err != nil || strings.Contains(string(out), "error:") || strings.Contains(string(out), "warning:") {
			t.Fatalf("%s: %v\n%s", script, err, out)
		}
	}
	const columns = "year people means__law means__plan_b a_name_longer_than_any_s TEXT_2 if_2 str"
	for file, want := range map[string][]string{
		"values.csv": {"2014|0|1|1|-12.5|línea uno ¶ línea \"dos\"|'=x|2", "-99999995|-99999993|1|0|-99999994|||0"},
		"labels.csv": {"2014|0|sí|sí|-12.5|línea uno ¶ línea \"dos\"|'=x|2", "no se pregunta|sin información|sí|no|sin dato|||0"},
	} {
		text, err := os.ReadFile(filepath.Join(dir, file))
		if err != nil {
			t.Fatal(err)
		}
		all := records(t, text, ',')
		var got []string
		for _, r := range all[:2] {
			got = append(got, strings.ReplaceAll(only(r, columns), "-12.500000", "-12.5"))
		}
		if len(all) != 5 || !slices.Equal(got, want) {
			t.Errorf("%s: %d cases, the first two\n%q, want\n%q", file, len(all), got, want)
		}
	}
}
