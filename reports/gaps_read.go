package reports

import (
	"embed"
	"fmt"
	"path"
	"sync"

	"cotejo/forms"
)

//go:embed gaps/*.json
var gapFiles embed.FS

// GapRulesFor returns the rules that ship and fit a questionnaire, by what it
// asks and not by its name; nil when none do.
func GapRulesFor(q *forms.Questionnaire) *GapRules {
	for _, g := range shippedGapRules() {
		if _, err := g.finder(q); err == nil {
			return g
		}
	}
	return nil
}

// shippedGapRules reads the embedded rules once. A test holds that all read.
var shippedGapRules = sync.OnceValue(func() []*GapRules {
	files, err := gapFiles.ReadDir("gaps")
	if err != nil {
		return nil
	}
	var all []*GapRules
	for _, f := range files {
		data, err := gapFiles.ReadFile(path.Join("gaps", f.Name()))
		if err != nil {
			continue
		}
		if g, err := ReadGapRules(data); err == nil {
			all = append(all, g)
		}
	}
	return all
})

// ReadGapRules reads rules from JSON: an object with the fields of GapRules,
// in lower case. It returns an error for other fields, and for a check that
// looks at nothing or proves nothing.
func ReadGapRules(data []byte) (*GapRules, error) {
	g := &GapRules{}
	if err := strictly(data, g); err != nil {
		return nil, fmt.Errorf("read gap rules: %w", err)
	}
	for i := range g.Checks {
		c := &g.Checks[i]
		byRow, byChoice := c.Rows != "" && len(c.Any) > 0, c.Choices != "" && len(c.Any) == 0
		if c.Kind == "" || c.Label.Empty() || (c.Rows != "") == (c.Choices != "") || !byRow && !byChoice {
			return nil, fmt.Errorf("read gap rules: check %d (%s) needs a kind, a label, and rows with proofs or choices", i, c.Kind)
		}
		for _, p := range c.Any {
			if (p.Own != "") == (p.Named != "") {
				return nil, fmt.Errorf("read gap rules: a proof of check %s needs own or named", c.Kind)
			}
		}
	}
	return g, nil
}

// gapFinder holds rules with the questions they name.
type gapFinder struct {
	roster                                     *forms.Roster
	text, area, kind, severity, groups, remedy *forms.Question
	checks                                     []boundCheck
}

type boundCheck struct {
	*GapCheck
	rows    *forms.Roster
	proofs  []boundProof
	choices *forms.Question
}

type boundProof struct {
	Proof
	own, named *forms.Question
	without    *forms.Roster
}

// finder finds what the rules name in a questionnaire.
func (g *GapRules) finder(q *forms.Questionnaire) (*gapFinder, error) {
	f := &gapFinder{}
	if err := f.declaring(g.Declared, q); err != nil {
		return nil, err
	}
	for i := range g.Checks {
		c, err := g.Checks[i].bound(q)
		if err != nil {
			return nil, fmt.Errorf("check %s: %w", g.Checks[i].Kind, err)
		}
		f.checks = append(f.checks, c)
	}
	return f, nil
}

func (f *gapFinder) declaring(rule *DeclaredRule, q *forms.Questionnaire) (err error) {
	if rule == nil {
		return nil
	}
	if f.roster, err = rosterNamed(q, rule.Roster); err != nil {
		return err
	}
	for _, want := range []wanted{
		{rule.Text, &f.text}, {rule.Area, &f.area}, {rule.Kind, &f.kind},
		{rule.Severity, &f.severity}, {rule.Groups, &f.groups}, {rule.Remedy, &f.remedy},
	} {
		if want.name == "" {
			continue
		}
		if *want.into, err = questionNamed(q, want.name); err != nil {
			return err
		}
	}
	return nil
}

func (c *GapCheck) bound(q *forms.Questionnaire) (b boundCheck, err error) {
	b.GapCheck = c
	if c.Choices != "" {
		if b.choices, err = questionNamed(q, c.Choices); err == nil && (b.choices.List == nil || b.choices.Roster == nil) {
			err = fmt.Errorf("%s is not a question with choices in a roster", c.Choices)
		}
		return b, err
	}
	if b.rows, err = rosterNamed(q, c.Rows); err != nil {
		return b, err
	}
	for _, p := range c.Any {
		bound := boundProof{Proof: p}
		if p.Own != "" {
			bound.own, err = questionNamed(q, p.Own)
		} else {
			bound.named, err = questionNamed(q, p.Named)
		}
		if err == nil && p.Without != "" {
			bound.without, err = rosterNamed(q, p.Without)
		}
		switch {
		case err != nil:
			return b, err
		case bound.own != nil && bound.own.Roster != b.rows:
			return b, fmt.Errorf("%s is not a question of %s", p.Own, c.Rows)
		case bound.named != nil && (bound.named.Roster == nil || bound.named.From == nil && len(bound.named.Refs) == 0):
			return b, fmt.Errorf("%s does not name rows", p.Named)
		}
		b.proofs = append(b.proofs, bound)
	}
	return b, nil
}

// rosterNamed finds a roster by its path, or by its name when only one bears it.
func rosterNamed(q *forms.Questionnaire, name string) (*forms.Roster, error) {
	if r := q.Roster(forms.QuestionID(name)); r != nil {
		return r, nil
	}
	var found *forms.Roster
	for _, e := range q.ByName(name) {
		if r, ok := e.(*forms.Roster); ok {
			if found != nil {
				return nil, wrong(name, "index.ambiguous", q.Name)
			}
			found = r
		}
	}
	if found == nil {
		return nil, wrong(name, "index.missing", q.Name)
	}
	return found, nil
}
