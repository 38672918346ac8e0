package forms

import (
	"strconv"
	"strings"
	"time"
)

// malformed returns the code of what is wrong with a value of the type, or "".
func (t Type) malformed(value string) string {
	switch t {
	case Integer:
		if !isInteger(value) {
			return "type.integer"
		}
	case Decimal:
		if !isDecimal(value) {
			return "type.decimal"
		}
	case Date:
		if !parses(value, time.DateOnly) {
			return "type.date"
		}
	case Time:
		if !parses(value, "15:04", time.TimeOnly, "15:04:05.000Z07:00", "15:04Z07:00") {
			return "type.time"
		}
	case DateTime:
		if !parses(value, "2006-01-02T15:04", "2006-01-02T15:04:05", time.RFC3339) {
			return "type.dateTime"
		}
	}
	return ""
}

func parses(value string, layouts ...string) bool {
	for _, layout := range layouts {
		if _, err := time.Parse(layout, value); err == nil {
			return true
		}
	}
	return false
}

// isInteger says whether the text is a canonical whole number.
func isInteger(s string) bool {
	s = strings.TrimPrefix(s, "-")
	return s != "" && strings.Trim(s, "0123456789") == ""
}

// isDecimal says whether the text is a canonical number.
func isDecimal(s string) bool {
	whole, fraction, point := strings.Cut(s, ".")
	return isInteger(whole) && (!point || fraction != "" && strings.Trim(fraction, "0123456789") == "")
}

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

// canonicalDate reads 31/12/2025, 31-12-2025, 31.12.2025, 2025/12/31 and
// 2025-12-31; with month or year alone allowed by the question's appearance
// also 12/2025 and 2025.
func canonicalDate(s, appearance string) (date string, ok bool) {
	parts := strings.FieldsFunc(s, func(r rune) bool {
		return r == '/' || r == '-' || r == '.' || r == ' ' || r == '−'
	})
	for _, part := range parts {
		if strings.Trim(part, "0123456789") != "" || len(part) > 4 {
			return "", false
		}
	}
	words := strings.Fields(appearance)
	for _, w := range words {
		switch {
		case w == "month-year" && len(parts) == 2 && len(parts[0]) == 4:
			parts = append(parts, "1")
		case w == "month-year" && len(parts) == 2:
			parts = append([]string{"1"}, parts...)
		case w == "year" && len(parts) == 1:
			parts = []string{"1", "1", parts[0]}
		}
	}
	if len(parts) != 3 {
		return "", false
	}
	if len(parts[0]) == 4 {
		parts[0], parts[2] = parts[2], parts[0]
	}
	return calendar(parts[2], parts[1], parts[0])
}

func calendar(year, month, day string) (string, bool) {
	if len(year) != 4 || len(month) > 2 || len(day) > 2 {
		return "", false
	}
	date := year + "-" + twoDigits(month) + "-" + twoDigits(day)
	return date, parses(date, time.DateOnly)
}

func twoDigits(s string) string {
	if len(s) == 1 {
		return "0" + s
	}
	return s
}

// canonicalTime reads 8:30, 08.30 and 08:30:15 as a time of day.
func canonicalTime(s string) (string, bool) {
	parts := strings.FieldsFunc(s, func(r rune) bool { return r == ':' || r == '.' || r == 'h' })
	if len(parts) < 2 || len(parts) > 3 {
		return "", false
	}
	most := [...]int{23, 59, 59}
	for i, part := range parts {
		n, err := strconv.Atoi(part)
		if err != nil || n < 0 || n > most[i] || len(part) > 2 {
			return "", false
		}
		parts[i] = twoDigits(part)
	}
	return strings.Join(parts, ":"), true
}
