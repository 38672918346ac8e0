package definition

import (
	"maps"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"cotejo/forms"
	"cotejo/reports"
)

// Write writes an index down as tables, under the names of a language, "es"
// or "en". Read makes the same index of them. A nil index is an empty sheet:
// headings only.
func Write(ix *reports.Index, lang string) []Table {
	w := &writer{lang: lang}
	if ix == nil {
		ix = &reports.Index{}
	} else {
		w.index(ix)
	}
	return w.tables(langsOf(ix))
}

// writer gathers rows, as cells by column.
type writer struct {
	lang  string
	rows  map[string][]map[string]string // by table
	lists []map[string]float64           // of worths, that have been written
}

func (w *writer) add(table string, cells map[string]string) {
	if w.rows == nil {
		w.rows = map[string][]map[string]string{}
	}
	w.rows[table] = append(w.rows[table], cells)
}

func (w *writer) index(ix *reports.Index) {
	d := ix.Definition()
	shared := sharedScore(ix)
	head := map[string]string{
		"name": d.Name, "source": d.Source, "questionnaires": strings.Join(d.Questionnaires, ", "),
		"unit": word(units, string(d.Unit), w.lang), "aggregate": word(aggregates, string(d.Overall.Aggregate), w.lang),
		"need": w.need(d.Overall.Need),
	}
	put(head, "title", d.Title)
	put(head, "note", d.Note)
	put(head, "label", d.Overall.Label)
	w.score(head, shared)
	w.add("index", head)
	for _, p := range d.Domains {
		row := map[string]string{
			"name": p.Name, "aggregate": word(aggregates, string(p.Aggregate), w.lang), "need": w.need(p.Need), "weight": weightText(p.Weight),
		}
		put(row, "label", p.Label)
		w.add("domains", row)
		w.items(p, p.Name, shared)
	}
	w.items(d.Overall, "", shared)
	for i, l := range d.Levels {
		row := map[string]string{"from": numberText(l.From)}
		if d.Meets == i+1 {
			row["meets"] = word(yesWords, "yes", w.lang)
		}
		put(row, "name", l.Name)
		w.add("levels", row)
	}
}

func (w *writer) items(p reports.PartDefinition, domain string, shared *reports.Scoring) {
	for _, item := range p.Items {
		row := map[string]string{"question": item.Question, "domain": domain, "weight": weightText(item.Weight)}
		if shared == nil {
			w.score(row, item.Score)
		}
		w.add("items", row)
	}
}

// sharedScore is the rule that all items have, written once; nil when they
// differ.
func sharedScore(ix *reports.Index) *reports.Scoring {
	var shared *reports.Scoring
	parts := append(slices.Clone(ix.Domains), ix.Overall)
	for _, p := range parts {
		for i := range p.Items {
			score := &p.Items[i].Score
			if shared == nil {
				shared = score
			}
			if !reflect.DeepEqual(shared, score) {
				return nil
			}
		}
	}
	return shared
}

func (w *writer) score(row map[string]string, s *reports.Scoring) {
	switch {
	case s == nil:
	case s.Number:
		row["number"] = word(yesWords, "yes", w.lang)
	case len(s.Values) > 0:
		row["values"] = w.list(s.Values)
	default:
		row["column"], row["contains"] = s.Column, s.Contains
	}
}

// list writes a list of worths once and returns its name.
func (w *writer) list(values map[string]float64) string {
	for i, known := range w.lists {
		if maps.Equal(known, values) {
			return "v" + strconv.Itoa(i+1)
		}
	}
	w.lists = append(w.lists, values)
	name := "v" + strconv.Itoa(len(w.lists))
	for _, choice := range slices.Sorted(maps.Keys(values)) {
		w.add("values", map[string]string{"list": name, "choice": choice, "value": numberText(values[choice])})
	}
	return name
}

func (w *writer) need(n reports.Need) string {
	if n == 0 {
		return word(allWords, "all", w.lang)
	}
	return strconv.Itoa(int(n))
}

func put(row map[string]string, key string, t forms.Text) {
	for lang, words := range t {
		row[key+"::"+lang] = words
	}
}

func weightText(weight *float64) string {
	if weight == nil {
		return ""
	}
	return numberText(*weight)
}

func numberText(x float64) string { return strconv.FormatFloat(x, 'f', -1, 64) }

// langsOf are the languages of an index: Spanish and English, then any other.
func langsOf(ix *reports.Index) []string {
	others := map[string]bool{}
	texts := []forms.Text{ix.Title, ix.Note, ix.Overall.Label}
	for _, d := range ix.Domains {
		texts = append(texts, d.Label)
	}
	for _, l := range ix.Levels {
		texts = append(texts, l.Name)
	}
	for _, t := range texts {
		for lang := range t {
			others[lang] = lang != "es" && lang != "en"
		}
	}
	maps.DeleteFunc(others, func(_ string, other bool) bool { return !other })
	return append([]string{"es", "en"}, slices.Sorted(maps.Keys(others))...)
}

// tables lays the rows out under the headings.
func (w *writer) tables(langs []string) []Table {
	var all []Table
	for _, k := range kinds() {
		t := Table{Sheet: w.called(k.Key, k.ES)}
		var keys, heads []string
		for _, c := range k.columns {
			name := w.called(c.Key, c.ES)
			if !c.Translated {
				keys, heads = append(keys, c.Key), append(heads, name)
				continue
			}
			for _, lang := range langs {
				keys, heads = append(keys, c.Key+"::"+lang), append(heads, name+"::"+lang)
			}
		}
		t.Rows = append(t.Rows, Row{1, heads})
		for _, row := range w.rows[k.Key] {
			cells := make([]string, len(keys))
			for i, key := range keys {
				cells[i] = row[key]
			}
			t.Rows = append(t.Rows, Row{len(t.Rows) + 1, cells})
		}
		all = append(all, t)
	}
	return all
}

func (w *writer) called(key, es string) string {
	if w.lang == "es" {
		return es
	}
	return key
}
