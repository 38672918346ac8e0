package workbook

import (
	"slices"
	"strconv"
	"strings"

	"cotejo/reports"
)

// notes says what the figures rest on: which round at which moment, by which
// rules, how each answer and silence is written and counted, and every source.
func (b *book) notes(name string, tables []*sheet) *sheet {
	s := &sheet{name: name, title: b.titled(b.word("notes.title")), open: true, sized: true, aids: []string{b.word("notes.aid")}, use: b.word("use.notes")}
	p := &notesPage{table: &table{book: b, sheet: s}}
	for _, v := range b.snapshot.Voices() {
		if b.citations.voices[v] != nil {
			p.voices = append(p.voices, v)
		}
	}
	s.columns = []column{{"", 30}, {"", 78}}
	for range max(len(p.voices), 1) {
		s.columns = append(s.columns, column{"", 13})
	}
	p.about()
	p.rules(tables)
	p.marks()
	p.cited()
	s.rows = slices.Values(append(p.cells, b.footing(s, nil)...))
	return s
}

// notesPage gathers the rows of the notes.
type notesPage struct {
	*table
	voices []reports.Voice
}

// topic opens a part.
func (p *notesPage) topic(code string) {
	p.add()
	p.add(words(subtitle, flat(p.word(code))))
}

func (p *notesPage) fact(code, text string) { p.pair(p.word(code), text) }

func (p *notesPage) pair(what, text string) { p.add(words(label, what), words(body, text)) }

// about says which round this is and of when.
func (p *notesPage) about() {
	s := p.snapshot
	p.topic("notes.about")
	p.fact("cover.round", s.Round.Code+" · "+p.in(s.Round.Title))
	p.fact("notes.cut", p.cut())
	p.fact("notes.hash", p.hash(s.Hash))
	if s.Draft {
		p.fact("flag.draft", p.word("flag.draft.why"))
	}
	if s.Round.Fictitious {
		p.fact("flag.fictitious", p.word("flag.fictitious.why"))
	}
	p.fact("cover.questionnaire", p.word("cover.version", p.worded(s.Questionnaire.Title), s.Questionnaire.Name, s.Questionnaire.Version))
	p.fact("notes.questionnaire.hash", p.hash(s.QuestionnaireHash))
	note := p.in(s.Round.Note)
	if note == "" {
		note = p.word("sources.parties")
	}
	p.fact("notes.licence", strings.TrimSpace(note))
}

// hash writes a hash, or says that there is none.
func (p *notesPage) hash(hash string) string {
	if hash == "" {
		return p.word("notes.nohash")
	}
	return "SHA-256 " + hash
}

// rules names the rules, with what tells them apart from others, and says what
// each table does.
func (p *notesPage) rules(tables []*sheet) {
	p.topic("notes.rules")
	p.fact("notes.reading", p.word("notes.version", strconv.Itoa(reports.RulesVersion)))
	if p.found != nil {
		p.pair(p.word("notes.gaprules"), p.found.Rules.Name+" · "+p.hash(p.found.Rules.Hash()))
	}
	for _, of := range p.computed {
		version := p.word("notes.shipped")
		if of.Index.Version > 0 {
			version = p.word("notes.own", strconv.Itoa(of.Index.Version))
		}
		p.pair(p.word("notes.index", of.Index.Name), p.in(of.Index.Title)+" · "+version+"\n"+p.hash(of.Index.Hash())+"\n"+p.word("indices.source", of.Index.Source))
	}
	p.topic("notes.tables")
	for _, t := range tables {
		p.add(leading(link, t.name, &place{sheet: t.name, line: 1}), words(body, p.word("rule."+ruleOf(t.name))))
	}
}

// ruleOf names the rule of a numbered table; all those of other indices have
// one.
func ruleOf(name string) string {
	number, _, _ := strings.Cut(name, " ")
	if len(number) == 3 && number[0] == 'T' && strings.Trim(number[1:], "0123456789") == "" {
		return strings.ToLower(number)
	}
	return "index"
}

// marks says how each answer and silence is written and counted, and how many
// of each there are in every voice.
func (p *notesPage) marks() {
	p.topic("notes.marks")
	heads := []string{p.word("notes.mark"), p.word("notes.how")}
	for _, v := range p.voices {
		heads = append(heads, p.say(v.Words))
	}
	p.heads(heads...)
	p.tally(words(label, p.word("notes.parties")), p.word("notes.parties.how"), func(v *spoken) int { return v.parties })
	p.tally(words(label, p.word("notes.shown")), p.word("notes.shown.how"), func(v *spoken) int { return v.shown })
	for _, m := range reports.Marks() {
		how := p.say(func(lang string) string {
			return reports.Word(lang, "legend."+string(m)) + " " + reports.Word(lang, "counts."+string(m))
		})
		p.tally(words(lookOf(m), p.book.marks[m]), how, func(v *spoken) int { return v.marks[m] })
	}
	p.tally(words(label, p.word("notes.sourced")), p.word("notes.sourced.how"), func(v *spoken) int { return v.sourced })
	p.tally(words(label, p.word("notes.without")), p.word("notes.without.how"), func(v *spoken) int { return v.without })
}

// tally adds a row with a number for each voice.
func (p *notesPage) tally(what cell, how string, of func(*spoken) int) {
	row := []cell{what, words(body, how)}
	for _, v := range p.voices {
		row = append(row, count(of(p.book.citations.voices[v])))
	}
	p.add(row...)
}

// cited lists the sources, with how many answers of each voice rest on
// them.
func (p *notesPage) cited() {
	p.topic("notes.sources")
	if len(p.book.citations.list) == 0 {
		p.add(words(note, flat(p.word("notes.nosources"))))
		return
	}
	heads := []string{p.word("notes.number"), p.word("tab.source")}
	for _, v := range p.voices {
		heads = append(heads, p.say(v.Words))
	}
	p.heads(heads...)
	for i, c := range p.book.citations.list {
		row := []cell{words(label, numberOf(i+1)), words(body, c.text)}
		for _, v := range p.voices {
			row = append(row, count(c.answers[v]))
		}
		p.add(row...)
	}
}
