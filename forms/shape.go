package forms

import (
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
