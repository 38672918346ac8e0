package workbook

import (
	"fmt"

	"cotejo/reports"
)

// liveAnswer draws an answer as a formula that reads it from the long form, so
// that changing it there changes the index; where that cannot be, the answer
// itself.
func (x *indexSheets) liveAnswer(item *reports.Item, e reports.Entry, c *reports.Column) cell {
	shown := x.answerTo(item, e)
	name := quoted(nameIn(c, e.Key()))
	if x.answers == nil || e.Question.Private || units(name) > longestQuoted {
		return shown
	}
	code, state := x.answers.at(dataCode, name), x.answers.at(dataState, name)
	switch key, _ := scaleOf(&item.Score, e.Question.List); {
	case item.Score.Number:
		if !shown.isNum && e.Mark == reports.Answered {
			return shown // a number that a spreadsheet would round
		}
		return fetched(shown, fmt.Sprintf("IF(ISNUMBER(%[1]s),%[1]s,%[2]s)", code, state))
	case item.Score.Contains != "":
		if len(e.Answer.Value) > mostUnits {
			return shown
		}
		label := x.answers.at(dataLabel, name)
		return fetched(shown, fmt.Sprintf(`IF(%[1]s="",%[2]s,%[1]s)`, label, state))
	case x.scale[key] != nil && len(x.scale[key].choices) > 0 && countable(e.Question.List):
		s := x.scale[key]
		if e.Mark == reports.Answered && !s.has(e.Answer.Value) {
			shown.text = x.book.marks[reports.Answered] // what has no worth is not told from the rest
		}
		return fetched(shown, fmt.Sprintf(`IFERROR(INDEX($C$%[1]d:$C$%[2]d,MATCH(%[3]s&"",$B$%[1]d:$B$%[2]d,0)),%[4]s)`, s.lines[0], s.lines[1], code, state))
	}
	return shown
}

// longestQuoted is how long a text within a formula may be.
const longestQuoted = 255

// fetched is a formula that gives what a cell shows now.
func fetched(now cell, text string) cell {
	if now.isNum {
		return formula(now.look, text, now.number, true)
	}
	return reading(now.look, text, now.text)
}

// has says whether a scale gives a choice a worth.
func (s *scale) has(code string) bool {
	for _, c := range s.choices {
		if c.Name == code {
			return true
		}
	}
	return false
}
