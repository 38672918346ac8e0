package workbook

import (
	"fmt"
	"strconv"

	"cotejo/forms"
	"cotejo/reports"
)

// timeSheet is T19 being laid out.
type timeSheet struct {
	*table
	line         *reports.Timeline
	change, size worths
	first, last  int // lines of the events
}

// worths are what the choices of a list are worth, on lines at the foot.
type worths struct {
	list    *forms.List
	choices []*forms.Choice
	lines   [2]int
}

// The columns of a timeline.
const (
	timeYear = iota
	_
	timeCountry
	timeVoice
	timeParty
	timeTitle
	timeChange
	timeSize
	timeWeighed
	timeSource
)

// timelineTable is T19: when instruments were adopted, and which way each
// decade went.
func (b *book) timelineTable() []*table {
	line, err := reports.DiagnosticTimeline().Chart(b.snapshot)
	if err != nil {
		return nil
	}
	x := &timeSheet{line: line, table: b.newTable(b.sheetName("tab.t19.name"), b.word("tab.t19.title"), b.word("tab.t19.aid"),
		b.word("tab.t19.aid2", strconv.Itoa(len(line.Events)), strconv.Itoa(len(line.Undated)), strconv.Itoa(line.Absent.All())))}
	x.bare = true
	x.column(b.word("tab.year"), 11)
	x.speakers()
	x.keys = 5
	for _, c := range []struct {
		code  string
		width float64
	}{{"tab.instrument", 46}, {"tab.change", 22}, {"tab.size", 18}, {"tab.balance", 12}, {"tab.source", 30}} {
		x.column(b.word(c.code), c.width)
	}
	events := append(append([]reports.Event{}, line.Events...), line.Undated...)
	x.place(len(events))
	for i := range events {
		x.event(&events[i])
	}
	x.decades()
	x.scales()
	x.byDecade()
	if before := x.draw; x.last >= x.first {
		x.draw = func(sheet string) error {
			if err := x.directions(sheet, x.first, x.last); err != nil || before == nil {
				return err
			}
			return before(sheet)
		}
	}
	return []*table{x.table}
}

// place settles on which lines things will stand.
func (x *timeSheet) place(events int) {
	rules := reports.DiagnosticTimeline()
	x.change, x.size = x.worthsOf(rules.Change), x.worthsOf(rules.Size)
	x.first = x.next()
	x.last = x.first + events - 1
	at := x.last + 4 + len(x.line.Decades) // below two headings and a row of heads
	x.change.lines = [2]int{at, at + len(x.change.choices) - 1}
	at = x.change.lines[1] + 1
	x.size.lines = [2]int{at, at + len(x.size.choices) - 1}
}

func (b *book) worthsOf(question string) worths {
	found := b.snapshot.Questionnaire.ByName(question)
	if len(found) != 1 {
		return worths{}
	}
	q, ok := found[0].(*forms.Question)
	if !ok || q.List == nil {
		return worths{}
	}
	w := worths{list: q.List}
	for _, c := range q.List.Choices {
		if c.Missing == forms.Answered {
			w.choices = append(w.choices, c)
		}
	}
	return w
}

func (x *timeSheet) event(e *reports.Event) {
	at := x.next()
	row := append([]cell{x.year(e)}, x.speaker(&e.Column)...)
	source := ""
	if d := e.Diagnostic; d != nil && x.line.Roster.Title != nil {
		source = d.Trace(titleKey(x.line.Roster, e.Row)).Source
	}
	weighed, known := e.Weighed()
	x.add(append(row, words(body, x.say(func(lang string) string { return e.Title(x.line, lang) })), x.chosen(e, e.Change, &x.change), x.chosen(e, e.Size, &x.size),
		formula(worth, x.weighing(at), weighed, known), x.source(source))...)
}

// year is the year of an event, read from the long form.
func (x *timeSheet) year(e *reports.Event) cell {
	shown := x.silence(reports.NoData)
	if e.Year != 0 {
		shown = figure(small, float64(e.Year))
	}
	name := quoted(nameIn(&e.Column, e.Dated.Key()))
	n, ok := e.Dated.Number()
	if x.answers == nil || e.Dated.Question.Private || units(name) > longestQuoted || ok != (e.Year != 0) || ok && n != float64(e.Year) {
		return shown
	}
	code := x.answers.at(dataCode, name)
	return fetched(shown, fmt.Sprintf("IF(ISNUMBER(%[1]s),%[1]s,%[2]s)", code, x.silentWords(reports.NoData)))
}

// chosen is the label of a choice made in a row, read from the long form by
// its code; nothing where nobody asks.
func (x *timeSheet) chosen(on *reports.Event, e reports.Entry, w *worths) cell {
	if e.Question == nil {
		return cell{look: body}
	}
	shown := x.answer(e)
	name := quoted(nameIn(&on.Column, e.Key()))
	if x.answers == nil || e.Question.Private || e.Question.List != w.list || len(w.choices) == 0 || units(name) > longestQuoted || !countable(w.list) {
		return shown
	}
	if e.Mark == reports.Answered {
		c := w.list.Choice(e.Answer.Value)
		if c == nil {
			return shown
		}
		shown.text = x.spoken(w.list, c)
	} else {
		shown.text = x.book.marks[e.Mark]
	}
	return fetched(shown, fmt.Sprintf(`IFERROR(INDEX($B$%[1]d:$B$%[2]d,MATCH(%[3]s&"",$C$%[1]d:$C$%[2]d,0)),%[4]s)`,
		w.lines[0], w.lines[1], x.answers.at(dataCode, name), x.answers.at(dataState, name)))
}

// weighing is the formula of direction times size on a line: nothing where one
// of them is not known, and zero without a change, which has no size.
func (x *timeSheet) weighing(at int) string {
	if len(x.change.choices) == 0 {
		return `""`
	}
	worth := func(w *worths, column int) (known, value string) {
		labels := fmt.Sprintf("--(%s=%s%d)", run(1, w.lines[0], w.lines[1]), letter(column), at)
		values := run(3, w.lines[0], w.lines[1])
		return fmt.Sprintf("SUMPRODUCT(%s,--ISNUMBER(%s))", labels, values), fmt.Sprintf("SUMPRODUCT(%s,%s)", labels, values)
	}
	known, change := worth(&x.change, timeChange)
	if len(x.size.choices) == 0 {
		return fmt.Sprintf(`IF(%s=0,"",IF(%s=0,0,""))`, known, change)
	}
	sized, size := worth(&x.size, timeSize)
	return fmt.Sprintf(`IF(%[1]s=0,"",IF(%[2]s=0,0,IF(%[3]s=0,"",%[2]s*%[4]s)))`, known, change, sized, size)
}

// scales adds what changes and sizes are worth.
func (x *timeSheet) scales() {
	x.heading(x.word("tab.changeworth"))
	for _, w := range []*worths{&x.change, &x.size} {
		for _, c := range w.choices {
			row := []cell{words(label, w.list.Name), words(body, x.spoken(w.list, c)), words(faint, c.Name), {look: weight}}
			if v, ok := worthOfChoice(c); ok {
				row[3] = figure(weight, v)
			}
			x.add(row...)
		}
	}
}

// decades sums up the events of each party by decade, live.
func (x *timeSheet) decades() {
	x.heading(x.word("tab.decades"))
	x.heads(x.word("tab.decade"), x.word("head.country"), "ISO 3166", x.word("head.voice"), x.word("head.party"), x.word("tab.events"), x.word("tab.balance"), x.word("tab.weighed"))
	for _, d := range x.line.Decades {
		at := x.next()
		among := fmt.Sprintf("%s,%s,%s,%s", x.within(at), x.alike(timeCountry, at), x.alike(timeVoice, at), x.alike(timeParty, at))
		row := append([]cell{figure(small, float64(d.From))}, x.speaker(&d.Column)...)
		n := fmt.Sprintf("SUMPRODUCT(%s,--ISNUMBER(%s))", among, x.events(timeWeighed))
		x.add(append(row, formula(small, fmt.Sprintf("SUMPRODUCT(%s)", among), float64(d.Events), true),
			formula(worth, fmt.Sprintf(`IF(H%d=0,"",SUMPRODUCT(%s,%s))`, at, among, x.events(timeWeighed)), d.Changes, d.N > 0),
			formula(small, n, float64(d.N), true))...)
	}
}

// events names the cells of all events in a column.
func (x *timeSheet) events(column int) string {
	return run(column, x.first, x.last)
}

// within is whether an event's year is in the ten years from the one in the
// first column of a line.
func (x *timeSheet) within(at int) string {
	years := x.events(timeYear)
	return fmt.Sprintf("--ISNUMBER(%[1]s),--(%[1]s>=$A%[2]d),--(%[1]s<=$A%[2]d+9)", years, at)
}

// alike is whether an event has in a column what a line has there.
func (x *timeSheet) alike(column, at int) string {
	return fmt.Sprintf("--(%s=$%s%d)", x.events(column), letter(column), at)
}

// worthOfChoice is the number in a choice's column "value".
func worthOfChoice(c *forms.Choice) (float64, bool) {
	v, err := strconv.ParseFloat(c.Extra["value"], 64)
	return v, err == nil && v-v == 0
}
