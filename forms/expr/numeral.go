package expr

import (
	"math"
	"strconv"
	"time"
)

// FormatNumber prints a number as XPath does: no exponent, no point in whole
// numbers, no negative zero.
func FormatNumber(f float64) string {
	switch {
	case f == 0:
		return "0"
	case math.IsInf(f, 1):
		return "Infinity"
	case math.IsInf(f, -1):
		return "-Infinity"
	case f == math.Trunc(f) && math.Abs(f) < 1e15:
		return strconv.FormatInt(int64(f), 10)
	}
	return strconv.FormatFloat(f, 'f', -1, 64)
}

// toNumber reads a number, or else a date or time in a zone.
func toNumber(s string, zone *time.Location) float64 {
	if n, ok := parseNumber(trim(s)); ok {
		return n
	}
	if len(s) >= len("2006-01-02") {
		if t, ok := parseTime(s, zone); ok {
			return t.days()
		}
	}
	return math.NaN()
}

// parseNumber reads a decimal number, perhaps with a sign and an exponent, or
// a signed Infinity.
func parseNumber(s string) (float64, bool) {
	rest, neg := s, false
	if rest != "" && (rest[0] == '-' || rest[0] == '+') {
		rest, neg = rest[1:], rest[0] == '-'
	}
	n, ok := parseUnsigned(rest)
	if neg {
		n = -n
	}
	return n, ok
}

func parseUnsigned(s string) (float64, bool) {
	if whole, ok := parseWhole(s); ok {
		return whole, true
	}
	if s == "Infinity" {
		return math.Inf(1), true
	}
	if !isDecimal(s) {
		return 0, false
	}
	f, err := strconv.ParseFloat(s, 64)
	return f, err == nil || math.IsInf(f, 0) // too large a number is infinite
}

// parseWhole reads a whole number that floats hold exactly.
func parseWhole(s string) (float64, bool) {
	if s == "" || len(s) > 15 {
		return 0, false
	}
	n := 0
	for i := range len(s) {
		if !isDigit(s[i]) {
			return 0, false
		}
		n = n*10 + int(s[i]-'0')
	}
	return float64(n), true
}

// isDecimal says whether s is digits with at most one point, perhaps with an
// exponent.
func isDecimal(s string) bool {
	i, found := countDigits(s)
	if i < len(s) && s[i] == '.' {
		n, more := countDigits(s[i+1:])
		i, found = i+1+n, found || more
	}
	if found && i < len(s) && (s[i] == 'e' || s[i] == 'E') {
		i++
		if i < len(s) && (s[i] == '-' || s[i] == '+') {
			i++
		}
		n, more := countDigits(s[i:])
		i, found = i+n, more
	}
	return found && i == len(s)
}

func countDigits(s string) (n int, some bool) {
	for n < len(s) && isDigit(s[n]) {
		n++
	}
	return n, n > 0
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

// trim cuts white space as XML understands it from both ends.
func trim(s string) string {
	for s != "" && isSpace(s[0]) {
		s = s[1:]
	}
	for s != "" && isSpace(s[len(s)-1]) {
		s = s[:len(s)-1]
	}
	return s
}

func isSpace(c byte) bool { return c == ' ' || c == '\t' || c == '\n' || c == '\r' }
