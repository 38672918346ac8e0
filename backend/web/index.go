package web

import (
	"slices"
	"strconv"
	"strings"

	"github.com/gin-gonic/gin"

	"cotejo/backend/survey"
	"cotejo/forms"
	"cotejo/reports"
)

// IndexPage is one index: what it is in words, and what the answers of a cut
// amount to by it.
type IndexPage struct {
	layout
	Round    survey.RoundInfo
	Back     string
	Index    *reports.Index
	Unit     string
	Rules    []string // how it is computed, sentence by sentence
	Items    []itemWords
	Open     bool // the items are few: shown unfolded
	Domained bool
	Levels   []levelWords
	Parts    []string // heads of the table: the whole, then the domains
	Lines    []figureRow
	Region   []regionRow
	Versions []survey.IndexVersion
	Sheet    string // without extension
	Query    string // of the cut, for the sheet
	Edit     string // where a new version or a copy is defined, for those who may
	Withdraw string
	Flash    *flash
}

// itemWords is a question that counts, in words.
type itemWords struct{ Label, Name, Domain, Weight, Worth string }

// levelWords is a level in words.
type levelWords struct {
	From, Name string
	Shade      int
	Meets      bool
}

// figureRow is what one party's answers amount to.
type figureRow struct {
	Country string
	Voice   string
	Silent  string // why there is nothing
	Cells   []figureCell
}

// figureCell is the figure of a part.
type figureCell struct {
	Value, Level, N string
	Shade           int
}

// regionRow is the region's row of one voice and part.
type regionRow struct {
	Voice   reports.Voice
	Part    string
	Share   string
	N       int
	Without int
}

func (s *site) showIndex(c *gin.Context, p survey.Principal) error {
	cut, err := cutOf(c)
	if err != nil {
		return err
	}
	view, err := s.Service.Indices(c.Request.Context(), p, cut)
	if err != nil {
		return err
	}
	i := slices.IndexFunc(view.Tables, func(t *reports.IndexTable) bool { return t.Index.Name == c.Param("name") })
	if i < 0 {
		return survey.ErrNotFound
	}
	v, code, t := visitOf(c), view.Round.Code, view.Tables[i]
	ix := t.Index
	page := IndexPage{
		layout: s.roundFrame(c, ix.Title.In(v.lang), view.Round), Round: view.Round, Back: withCut(indicesPath(code), cut),
		Index: ix, Domained: len(ix.Domains) > 0, Sheet: indexPath(code, ix.Name) + "/hoja", Flash: s.recall(c),
	}
	page.Query = strings.TrimPrefix(withCut("", cut), "")
	page.ofCut(c, cut, view.Snapshot)
	page.Wide = page.Domained
	w := indexWords{visit: v, q: view.Snapshot.Questionnaire, ix: ix}
	page.Unit, page.Rules, page.Items, page.Levels = w.unit(), w.rules(), w.items(), w.levels()
	page.Open = len(page.Items) <= 12
	page.lay(t, v)
	for _, own := range view.Own {
		if own.Name == ix.Name && ix.Version > 0 {
			page.Versions = own.Versions
			if p.Organises() && cut.Number == 0 {
				page.Withdraw = indexPath(code, ix.Name) + "/retirar"
			}
		}
	}
	if _, ok := handFormOf(ix, view.Snapshot.Questionnaire); ok && p.Organises() && cut.Number == 0 {
		page.Edit = indexFormPath(code) + "?desde=" + ix.Name
	}
	return s.show(c, "index", page)
}

// lay lays out the table: countries in list order, the region below.
func (page *IndexPage) lay(t *reports.IndexTable, v *visit) {
	ix := t.Index
	page.Parts = append(page.Parts, ix.Overall.Label.In(v.lang))
	for i := range ix.Domains {
		page.Parts = append(page.Parts, ix.Domains[i].Label.In(v.lang))
	}
	for i := range t.Lines {
		line := &t.Lines[i]
		row := figureRow{Country: line.Country.Name.In(v.lang)}
		switch d := line.Diagnostic; {
		case d == nil:
			row.Silent = v.T("status.none")
		default:
			row.Voice = partyWords(v.lang, d.Party)
			if !d.Comparable() {
				row.Silent = v.T(statusKey(d.Status))
			}
		}
		for _, f := range append([]reports.Figure{line.Overall}, line.Domains...) {
			row.Cells = append(row.Cells, figureOf(f, ix, v))
		}
		page.Lines = append(page.Lines, row)
	}
	for _, r := range t.Region {
		row := regionRow{Voice: r.Voice, Part: r.Part.Label.In(v.lang), N: r.N, Without: r.Without}
		if share, ok := r.Share(ix); ok {
			row.Share = v.decimal(share) + " %"
		}
		page.Region = append(page.Region, row)
	}
}

func figureOf(f reports.Figure, ix *reports.Index, v *visit) figureCell {
	cell := figureCell{N: strconv.Itoa(f.Answered) + "/" + strconv.Itoa(f.Items)}
	if !f.Known {
		return cell
	}
	cell.Value = v.decimal(f.Value)
	if f.Level > 0 {
		cell.Level = ix.Levels[f.Level-1].Name.In(v.lang)
		cell.Shade = shadeOf(f.Level, len(ix.Levels))
	}
	return cell
}

// shadeOf is the step of the ramp for a level of so many.
func shadeOf(level, levels int) int {
	if levels <= 1 {
		return 4
	}
	return 1 + (level-1)*3/(levels-1)
}

// decimal writes a number with two decimals at most, as the reader's language
// does.
func (v *visit) decimal(x float64) string {
	text := strings.TrimSuffix(strings.TrimRight(strconv.FormatFloat(x, 'f', 2, 64), "0"), ".")
	if text == "-0" {
		text = "0"
	}
	return text
}

// indexWords says in words what an index is.
type indexWords struct {
	*visit
	q  *forms.Questionnaire
	ix *reports.Index
}

func (w indexWords) unit() string {
	switch w.ix.Unit {
	case reports.Percent:
		return w.T("indices.unit.percent")
	case reports.Fraction:
		return w.T("indices.unit.ratio")
	case reports.LevelUnit:
		return w.T("indices.unit.level")
	}
	return w.T("indices.unit.points")
}

func (w indexWords) rules() []string {
	whole := &w.ix.Overall
	var rules []string
	if len(whole.Items) > 0 {
		rules = append(rules, w.T(aggregateKey(whole.Aggregate), "N", len(whole.Items)), w.need(whole.Least, len(whole.Items)))
	}
	if n := len(w.ix.Domains); n > 0 {
		rules = append(rules, w.T("indices.domains", "N", n))
		d := &w.ix.Domains[0]
		rules = append(rules, w.T(aggregateKey(d.Aggregate), "N", len(d.Items)), w.need(d.Least, len(d.Items)))
		if len(whole.Items) == 0 {
			rules = append(rules, w.T("indices.mean_of_domains"), w.needDomains(whole.Least, n))
		}
	}
	return append(rules, w.T("indices.silence"))
}

func aggregateKey(a reports.Aggregate) string {
	switch a {
	case reports.Share:
		return "indices.share"
	case reports.Sum:
		return "indices.sum"
	}
	return "indices.mean"
}

func (w indexWords) need(least, all int) string {
	if least == all {
		return w.T("indices.need_all")
	}
	return w.T("indices.need", "N", least)
}

func (w indexWords) needDomains(least, all int) string {
	if least == all {
		return w.T("indices.need_domains_all")
	}
	return w.T("indices.need_domains", "N", least)
}

func (w indexWords) items() []itemWords {
	var list []itemWords
	add := func(p *reports.Part, domain string) {
		for i := range p.Items {
			item := &p.Items[i]
			words := itemWords{Name: item.Question, Domain: domain, Weight: w.decimal(item.Weight)}
			if question := item.In(w.q); question != nil {
				words.Label, words.Worth = question.Label.In(w.lang, w.q.Languages...), w.worth(item.Score, question)
			}
			list = append(list, words)
		}
	}
	add(&w.ix.Overall, w.ix.Overall.Label.In(w.lang))
	for i := range w.ix.Domains {
		add(&w.ix.Domains[i], w.ix.Domains[i].Label.In(w.lang))
	}
	return list
}

// worth says what each answer is worth.
func (w indexWords) worth(s reports.Scoring, question *forms.Question) string {
	switch {
	case s.Number:
		return w.T("indices.number")
	case s.Contains != "":
		return w.T("indices.contains", "Text", s.Contains)
	}
	var all []string
	for _, choice := range question.List.Choices {
		if x, ok := s.Worth(choice); ok {
			all = append(all, choice.Label.In(w.lang, w.q.Languages...)+": "+w.decimal(x))
		}
	}
	return strings.Join(all, " · ")
}

func (w indexWords) levels() []levelWords {
	var list []levelWords
	for i, l := range w.ix.Levels {
		list = append(list, levelWords{w.decimal(l.From), l.Name.In(w.lang), shadeOf(i+1, len(w.ix.Levels)), w.ix.Meets == i+1})
	}
	return list
}
