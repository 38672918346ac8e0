package xlsform

import (
	"errors"
	"strconv"
	"strings"

	"cotejo/forms"
	"cotejo/forms/expr"
)

// expressionProblem puts a mistake in an expression at its cell. Its last
// argument is the character within the cell, from 1.
func expressionProblem(s *sheet, w row, col int, err error) Problem {
	p := Problem{Sheet: s.name, Row: w.number, Col: col, Severity: forms.Error, Code: "expr.wrong", Args: []string{err.Error()}}
	var e *expr.Error
	if errors.As(err, &e) {
		p.Code, p.Args = e.Code, append(append([]string{}, e.Args...), strconv.Itoa(e.Col))
	}
	return p
}

// condition reads a cell that holds yes, no or an expression; no is nil.
func (r *reader) condition(w row, key string) *expr.Expr {
	text := plain(r.survey.get(w, key))
	switch constant(text) {
	case "no":
		return nil
	case "yes":
		text = "true()"
	}
	if text == "" {
		return nil
	}
	return r.parse(r.survey.sheet, w, r.survey.col(key), text)
}

// constant returns "yes" or "no" for the ways of writing them, "" otherwise.
func constant(text string) string {
	switch strings.ToLower(strings.ReplaceAll(text, " ", "")) {
	case "yes", "true", "true()", "sí", "si", "1":
		return "yes"
	case "no", "false", "false()", "0":
		return "no"
	}
	return ""
}

// dynamic says whether a default is an expression: it mentions a question or
// calls a function. Anything else is plain text.
func dynamic(text string) bool {
	if strings.Contains(text, "${") {
		return true
	}
	name, rest, ok := strings.Cut(text, "(")
	return ok && strings.Contains(rest, ")") && isFunctionName(name)
}

func isFunctionName(name string) bool {
	return name != "" && strings.Trim(name, "abcdefghijklmnopqrstuvwxyz0123456789-:") == "" && name[0] >= 'a'
}
