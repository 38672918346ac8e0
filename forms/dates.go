package forms

import (
	"strconv"
	"strings"
	"time"
)

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
