package reports

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
)

// Limits on what a definition may hold: far above any index there is, and
// small enough that a table of it can be shown.
const (
	mostIndexItems   = 2000
	mostIndexDomains = 60
	mostIndexLevels  = 20
)

var indexName = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)

// index checks the file and makes the index of it.
func (f *indexFile) index() (*Index, error) {
	ix := &Index{
		Name: f.Name, Title: f.Title, Note: f.Note, Source: f.Source,
		Questionnaires: f.Questionnaires, Unit: f.Unit, Meets: f.Meets,
	}
	if err := f.heading(); err != nil {
		return nil, err
	}
	for i := range f.Domains {
		place := "domains[" + strconv.Itoa(i) + "]"
		part, err := f.part(&f.Domains[i], place)
		if err != nil {
			return nil, err
		}
		if slices.ContainsFunc(ix.Domains, func(p Part) bool { return p.Name == part.Name }) {
			return nil, wrong(place+".name", "index.twice", part.Name)
		}
		ix.Domains = append(ix.Domains, part)
	}
	var err error
	if ix.Overall, err = f.whole(); err != nil {
		return nil, err
	}
	if len(ix.Items()) > mostIndexItems {
		return nil, wrong("", "index.many", strconv.Itoa(mostIndexItems))
	}
	if ix.Levels, err = f.levels(); err != nil {
		return nil, err
	}
	return ix, nil
}

func wrong(place, code string, args ...string) *IndexError {
	return &IndexError{Place: place, Code: code, Args: args}
}

func (f *indexFile) heading() error {
	switch {
	case !indexName.MatchString(f.Name):
		return wrong("name", "index.name", f.Name)
	case f.Title.Empty():
		return wrong("title", "index.wanted")
	case f.Source == "":
		return wrong("source", "index.wanted")
	case f.Unit != Percent && f.Unit != Fraction && f.Unit != LevelUnit && f.Unit != Points:
		return wrong("unit", "index.one", string(f.Unit), "percent, ratio, level, points")
	case len(f.Domains) > mostIndexDomains:
		return wrong("domains", "index.many", strconv.Itoa(mostIndexDomains))
	}
	return nil
}

// whole makes the overall part.
func (f *indexFile) whole() (Part, error) {
	if len(f.Overall.Items) > 0 {
		f.Overall.Name = wholeName
		return f.part(&f.Overall, "overall")
	}
	o := &f.Overall
	switch {
	case len(f.Domains) == 0:
		return Part{}, wrong("overall.items", "index.wanted")
	case o.Label.Empty():
		return Part{}, wrong("overall.label", "index.wanted")
	case o.Aggregate != "" && o.Aggregate != Mean:
		return Part{}, wrong("overall.aggregate", "index.one", string(o.Aggregate), "mean")
	case int(o.Need) > len(f.Domains):
		return Part{}, wrong("overall.need", "index.over", strconv.Itoa(int(o.Need)), strconv.Itoa(len(f.Domains)))
	}
	return Part{Name: wholeName, Label: o.Label, Aggregate: Mean, Least: o.Need.of(len(f.Domains)), Weight: 1}, nil
}

// wholeName names the whole beside the domains.
const wholeName = "all"

func (n need) of(all int) int {
	if n == 0 {
		return all
	}
	return int(n)
}

func (f *indexFile) part(p *partFile, place string) (Part, error) {
	part := Part{Name: p.Name, Label: p.Label, Aggregate: p.Aggregate, Least: p.Need.of(len(p.Items))}
	switch {
	case !indexName.MatchString(p.Name):
		return part, wrong(place+".name", "index.name", p.Name)
	case p.Label.Empty():
		return part, wrong(place+".label", "index.wanted")
	case len(p.Items) == 0:
		return part, wrong(place+".items", "index.wanted")
	case p.Aggregate != Mean && p.Aggregate != Share && p.Aggregate != Sum:
		return part, wrong(place+".aggregate", "index.one", string(p.Aggregate), "mean, share, sum")
	case part.Least > len(p.Items):
		return part, wrong(place+".need", "index.over", strconv.Itoa(part.Least), strconv.Itoa(len(p.Items)))
	}
	var err error
	if part.Weight, err = weight(p.Weight, place); err != nil {
		return part, err
	}
	part.Items, err = f.items(p, place)
	return part, err
}

func (f *indexFile) items(p *partFile, place string) ([]Item, error) {
	items := make([]Item, len(p.Items))
	for i := range p.Items {
		at := fmt.Sprintf("%s.items[%d]", place, i)
		in := &p.Items[i]
		item := Item{Question: in.Question}
		if in.Question == "" {
			return nil, wrong(at+".question", "index.wanted")
		}
		if slices.ContainsFunc(items[:i], func(other Item) bool { return other.Question == item.Question }) {
			return nil, wrong(at, "index.twice", item.Question)
		}
		var err error
		if item.Weight, err = weight(in.Weight, at); err != nil {
			return nil, err
		}
		if item.Score, err = scoring(at, in.Score, p.Score, f.Score); err != nil {
			return nil, err
		}
		items[i] = item
	}
	return items, nil
}

func weight(given *float64, place string) (float64, error) {
	switch {
	case given == nil:
		return 1, nil
	case *given <= 0:
		return 0, wrong(place+".weight", "index.weight")
	}
	return *given, nil
}

// scoring takes the nearest of the rules given.
func scoring(place string, given ...*scoreFile) (Scoring, error) {
	for _, g := range given {
		if g == nil {
			continue
		}
		rules := 0
		for _, set := range []bool{g.Column != "", len(g.Values) > 0, g.Contains != "", g.Number} {
			if set {
				rules++
			}
		}
		if rules != 1 {
			return Scoring{}, wrong(place+".score", "index.score")
		}
		return Scoring(*g), nil
	}
	return Scoring{}, wrong(place+".score", "index.score")
}

func (f *indexFile) levels() ([]Level, error) {
	if len(f.Levels) > mostIndexLevels {
		return nil, wrong("levels", "index.many", strconv.Itoa(mostIndexLevels))
	}
	var levels []Level
	for i, l := range f.Levels {
		place := fmt.Sprintf("levels[%d]", i)
		if i > 0 && l.From <= levels[i-1].From {
			return nil, wrong(place+".from", "index.rising")
		}
		if l.Name.Empty() {
			return nil, wrong(place+".name", "index.wanted")
		}
		levels = append(levels, Level(l))
	}
	if f.Meets < 0 || f.Meets > len(levels) || f.Meets == 0 && len(levels) > 0 {
		return nil, wrong("meets", "index.meets", strconv.Itoa(f.Meets), strconv.Itoa(len(levels)))
	}
	return levels, nil
}
