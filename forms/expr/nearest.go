package expr

// Nearest returns the word of words most like the given one, or "" when none
// is near: for "did you mean …?". The earlier of equals wins.
func Nearest(word string, words []string) string {
	best, bestAt := "", len(word)+1
	for _, w := range words {
		limit := min(bestAt, max(len(word), len(w))/3+1)
		if d := distance(fold(word), fold(w), limit); d < limit && w != word {
			best, bestAt = w, d
		}
	}
	return best
}

func fold(s string) []rune {
	runes := []rune(s)
	for i, r := range runes {
		switch {
		case r >= 'A' && r <= 'Z':
			runes[i] = r + 'a' - 'A'
		case r == ' ' || r == '-' || r == '.':
			runes[i] = '_'
		}
	}
	return runes
}

// distance counts the letters to insert, remove, replace or swap with their
// neighbour to turn a into b; it stops counting at limit.
func distance(a, b []rune, limit int) int {
	if len(a)-len(b) >= limit || len(b)-len(a) >= limit {
		return limit
	}
	before, last, next := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range last {
		last[j] = j
	}
	for i := 1; i <= len(a); i++ {
		next[0] = i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			next[j] = min(last[j]+1, next[j-1]+1, last[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				next[j] = min(next[j], before[j-2]+1)
			}
		}
		before, last, next = last, next, before
	}
	return last[len(b)]
}
