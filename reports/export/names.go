package export

import (
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// longestName is how many characters Stata gives a variable's name.
const longestName = 32

// The columns beside an answer bear its name and one of these.
const (
	stateSuffix  = "__state"
	sourceSuffix = "__source"
)

// reserved are words that Stata or SPSS keep for themselves.
const reserved = " all and by eq ge gt le lt ne not or to with" +
	" byte double float if in int long strl using alias" +
	" _all _b _coef _cons _n _pi _pred _rc _skip _merge "

// namer gives out names that Stata, SPSS and any other program take for a
// column: ASCII letters, digits and underscores, beginning with a letter. No
// two are alike, whatever the case of their letters.
type namer map[string]bool

// take returns a free name of at most so many characters, as close to the
// wanted one as can be.
func (n namer) take(wanted string, most int) string {
	return n.family(wanted, most, "")
}

// family returns a free name of which name+suffix is free too, for each of the
// suffixes ("" for the name itself), and takes them all.
func (n namer) family(wanted string, most int, suffixes ...string) string {
	wanted = plainName(wanted)
	name := wanted[:min(len(wanted), most)]
	for i := 2; !n.free(name, suffixes); i++ {
		number := "_" + strconv.Itoa(i)
		name = wanted[:min(len(wanted), most-len(number))] + number
	}
	for _, s := range suffixes {
		n[strings.ToLower(name+s)] = true
	}
	return name
}

func (n namer) free(name string, suffixes []string) bool {
	for _, s := range suffixes {
		if whole := strings.ToLower(name + s); n[whole] || keptBack(whole) {
			return false
		}
	}
	return true
}

// keptBack says whether a program keeps a lower-case name for itself: a word
// of its language, or in Stata a type such as str20.
func keptBack(name string) bool {
	digits, isString := strings.CutPrefix(name, "str")
	return isString && digits != "" && strings.Trim(digits, "0123456789") == "" || strings.Contains(reserved, " "+name+" ")
}

// plainName reduces a name to what every program takes, without losing more
// than accents and signs.
func plainName(name string) string {
	var b strings.Builder
	for _, r := range norm.NFD.String(name) {
		switch {
		case unicode.Is(unicode.Mn, r):
			continue // the accent of the letter before
		case r < unicode.MaxASCII && (unicode.IsLetter(r) || unicode.IsDigit(r)):
			b.WriteRune(r)
		default:
			b.WriteByte('_')
		}
	}
	plain := b.String()
	if plain == "" || !unicode.IsLetter(rune(plain[0])) {
		plain = "x" + plain
	}
	return plain
}
