package forms

import "strings"

// canonicalNumber reads a number as people write it: 1 234 567,89 or
// 1,234,567.89 or 1'234'567; ok is false when it is none. whole says that no
// decimals are expected, so that a single separator before three digits can
// only group them; otherwise a comma there could be either, and code says so.
func canonicalNumber(s string, whole bool) (number, code string) {
	wrong := "type.decimal"
	if whole {
		wrong = "type.integer"
	}
	s, negative := sign(strings.Map(digitsOnly, s))
	decimal, code := decimalMark(s, whole)
	if code != "" {
		return "", code
	}
	before, after, point := s, "", false
	if decimal != 0 {
		at := strings.LastIndexByte(s, decimal)
		before, after, point = s[:at], s[at+1:], true
	}
	before, ok := ungroup(before)
	if !ok || point && after == "" || strings.Trim(after, "0123456789") != "" {
		return "", wrong
	}
	if whole && strings.Trim(after, "0") != "" {
		return "", wrong
	}
	return join(negative, before, after, whole), ""
}

// digitsOnly drops the spaces that group digits and unifies minus signs.
func digitsOnly(r rune) rune {
	switch r {
	case ' ', '\u00a0', '\u2007', '\u2009', '\u202f', '\'', '’':
		return -1
	case '−', '‐', '‑', '–':
		return '-'
	}
	return r
}

func sign(s string) (rest string, negative bool) {
	if rest, ok := strings.CutPrefix(s, "-"); ok {
		return rest, true
	}
	return strings.TrimPrefix(s, "+"), false
}

// decimalMark finds which of comma and point separates the decimals; 0 when
// none does.
func decimalMark(s string, whole bool) (mark byte, code string) {
	points, commas := strings.Count(s, "."), strings.Count(s, ",")
	switch {
	case points > 0 && commas > 0:
		if strings.LastIndexByte(s, '.') > strings.LastIndexByte(s, ',') {
			return '.', ""
		}
		return ',', ""
	case points+commas != 1:
		return 0, ""
	}
	mark = '.'
	if commas == 1 {
		mark = ','
	}
	at := strings.IndexByte(s, mark)
	groups := len(s)-at-1 == 3 && at >= 1 && at <= 3 && s[0] != '0'
	switch {
	case groups && whole:
		return 0, ""
	case groups && mark == ',':
		return 0, "number.ambiguous"
	}
	return mark, ""
}

// ungroup removes separators between groups of three digits.
func ungroup(s string) (digits string, ok bool) {
	separator := ","
	if strings.Contains(s, ".") {
		separator = "."
	}
	parts := strings.Split(s, separator)
	for i, part := range parts {
		if strings.Trim(part, "0123456789") != "" || i > 0 && len(part) != 3 || i == 0 && len(parts) > 1 && len(part) > 3 {
			return "", false
		}
	}
	digits = strings.Join(parts, "")
	return digits, digits != "" && parts[0] != ""
}

func join(negative bool, before, after string, whole bool) string {
	number := strings.TrimLeft(before, "0")
	if number == "" {
		number = "0"
	}
	if after != "" && !whole {
		number += "." + after
	}
	if negative && strings.Trim(number, "0.") != "" {
		number = "-" + number
	}
	return number
}
