package reports

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"unicode/utf8"

	"cotejo/forms"
)

// Limits on what a definition may hold: far above any index there is, and
// small enough that a table of it can be shown.
const (
	mostIndexItems   = 2000
	mostIndexDomains = 60
	mostIndexLevels  = 20
	mostIndexTitle   = 200 // letters of a title or label
	mostIndexNote    = 2000
)

var indexName = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)

// wholeName names the whole beside the domains.
const wholeName = "all"

// Index checks a definition and makes the index of it; nil when anything is
// wrong. The problems stand in the order of the JSON's fields, at most one to
// a place.
func (d *Definition) Index() (*Index, []*IndexError) {
	c := &check{Definition: d}
	ix := &Index{
		Name: d.Name, Title: d.Title, Note: d.Note, Source: d.Source,
		Questionnaires: d.Questionnaires, Unit: d.Unit, Meets: d.Meets,
	}
	c.heading()
	ix.Overall = c.whole()
	for i := range d.Domains {
		ix.Domains = append(ix.Domains, c.domain(i))
	}
	if len(ix.Items()) > mostIndexItems {
		c.wrong("", "index.many", strconv.Itoa(mostIndexItems))
	}
	ix.Levels = c.levels()
	if len(c.found) > 0 {
		return nil, c.found
	}
	return ix, nil
}

// check is a definition being checked.
type check struct {
	*Definition
	found []*IndexError
}

func (c *check) wrong(place, code string, args ...string) {
	c.found = append(c.found, wrong(place, code, args...))
}

func wrong(place, code string, args ...string) *IndexError {
	return &IndexError{Place: place, Code: code, Args: args}
}

// wording checks a title, label or name.
func (c *check) wording(place string, t forms.Text) {
	if t.Empty() {
		c.wrong(place, "index.wanted")
	}
	c.lengths(place, t, mostIndexTitle)
}

func (c *check) lengths(place string, t forms.Text, most int) {
	longest := ""
	for _, words := range t {
		if len(words) > len(longest) {
			longest = words
		}
	}
	c.length(place, longest, most)
}

func (c *check) length(place, words string, most int) {
	if utf8.RuneCountInString(words) > most {
		c.wrong(place, "index.long", strconv.Itoa(most))
	}
}

func (c *check) heading() {
	if !indexName.MatchString(c.Name) {
		c.wrong("name", "index.name", c.Name)
	}
	c.wording("title", c.Title)
	if c.Source == "" {
		c.wrong("source", "index.wanted")
	}
	c.length("source", c.Source, mostIndexNote)
	c.lengths("note", c.Note, mostIndexNote)
	if u := c.Unit; u != Percent && u != Fraction && u != LevelUnit && u != Points {
		c.wrong("unit", "index.one", string(u), "percent, ratio, level, points")
	}
	if len(c.Domains) > mostIndexDomains {
		c.wrong("domains", "index.many", strconv.Itoa(mostIndexDomains))
	}
}

// whole makes the overall part.
func (c *check) whole() Part {
	o := &c.Overall
	if len(o.Items) > 0 {
		p := *o
		p.Name = wholeName
		return c.part(&p, "overall")
	}
	if len(c.Domains) == 0 {
		c.wrong("overall.items", "index.wanted")
		return Part{}
	}
	c.wording("overall.label", o.Label)
	if o.Aggregate != "" && o.Aggregate != Mean {
		c.wrong("overall.aggregate", "index.one", string(o.Aggregate), "mean")
	}
	if int(o.Need) > len(c.Domains) {
		c.wrong("overall.need", "index.over", strconv.Itoa(int(o.Need)), strconv.Itoa(len(c.Domains)))
	}
	return Part{Name: wholeName, Label: o.Label, Aggregate: Mean, Least: o.Need.of(len(c.Domains)), Weight: 1}
}

func (c *check) domain(i int) Part {
	place := "domains[" + strconv.Itoa(i) + "]"
	p := &c.Domains[i]
	if slices.ContainsFunc(c.Domains[:i], func(other PartDefinition) bool { return other.Name == p.Name }) {
		c.wrong(place+".name", "index.twice", p.Name)
	}
	return c.part(p, place)
}

func (c *check) part(p *PartDefinition, place string) Part {
	part := Part{Name: p.Name, Label: p.Label, Aggregate: p.Aggregate, Least: p.Need.of(len(p.Items))}
	if !indexName.MatchString(p.Name) {
		c.wrong(place+".name", "index.name", p.Name)
	}
	c.wording(place+".label", p.Label)
	if a := p.Aggregate; a != Mean && a != Share && a != Sum {
		c.wrong(place+".aggregate", "index.one", string(a), "mean, share, sum")
	}
	if len(p.Items) == 0 {
		c.wrong(place+".items", "index.wanted")
	} else if part.Least > len(p.Items) {
		c.wrong(place+".need", "index.over", strconv.Itoa(part.Least), strconv.Itoa(len(p.Items)))
	}
	part.Weight = c.weight(p.Weight, place)
	part.Items = c.items(p, place)
	return part
}

func (c *check) items(p *PartDefinition, place string) []Item {
	if len(p.Items) > mostIndexItems {
		return make([]Item, len(p.Items)) // their number is what is wrong
	}
	items := make([]Item, len(p.Items))
	seen := map[string]bool{}
	for i := range p.Items {
		at := fmt.Sprintf("%s.items[%d]", place, i)
		in := &p.Items[i]
		switch {
		case in.Question == "":
			c.wrong(at+".question", "index.wanted")
		case seen[in.Question]:
			c.wrong(at, "index.twice", in.Question)
		}
		seen[in.Question] = true
		items[i] = Item{Question: in.Question, Weight: c.weight(in.Weight, at), Score: c.scoring(at, in.Score, p.Score, c.Score)}
	}
	return items
}

func (c *check) weight(given *float64, place string) float64 {
	switch {
	case given == nil:
		return 1
	case *given <= 0 || *given-*given != 0:
		c.wrong(place+".weight", "index.weight")
	}
	return *given
}

// scoring takes the nearest of the rules given.
func (c *check) scoring(place string, given ...*Scoring) Scoring {
	for _, g := range given {
		switch {
		case g == nil:
			continue
		case g.rules() == 1:
			return *g
		}
		break
	}
	c.wrong(place+".score", "index.score")
	return Scoring{}
}

// rules counts the rules that are set.
func (s *Scoring) rules() (n int) {
	for _, set := range []bool{s.Column != "", len(s.Values) > 0, s.Contains != "", s.Number} {
		if set {
			n++
		}
	}
	return n
}

func (c *check) levels() []Level {
	if len(c.Levels) > mostIndexLevels {
		c.wrong("levels", "index.many", strconv.Itoa(mostIndexLevels))
		return nil
	}
	var levels []Level
	for i, l := range c.Levels {
		place := fmt.Sprintf("levels[%d]", i)
		if i > 0 && l.From <= levels[i-1].From {
			c.wrong(place+".from", "index.rising")
		}
		c.wording(place+".name", l.Name)
		levels = append(levels, Level(l))
	}
	if c.Meets < 0 || c.Meets > len(levels) || c.Meets == 0 && len(levels) > 0 {
		c.wrong("meets", "index.meets", strconv.Itoa(c.Meets), strconv.Itoa(len(levels)))
	}
	return levels
}
