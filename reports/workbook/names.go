package workbook

import (
	"strconv"
	"strings"
)

// longestName is how many UTF-16 units a sheet's name may have.
const longestName = 31

// names gives each sheet a name that Excel accepts and no other sheet has,
// whatever the case of its letters.
type names map[string]bool

// take returns a free name as close to the wanted one as can be.
func (n names) take(wanted string) string {
	wanted = allowed(wanted)
	name := shorten(wanted, longestName)
	for i := 2; n[strings.ToLower(name)]; i++ {
		suffix := " (" + strconv.Itoa(i) + ")"
		name = shorten(wanted, longestName-len(suffix)) + suffix
	}
	n[strings.ToLower(name)] = true
	return name
}

// allowed replaces what a sheet's name may not hold. It may not be empty, nor
// be "History", which Excel keeps for itself.
func allowed(name string) string {
	name = strings.Map(func(r rune) rune {
		switch {
		case strings.ContainsRune(`:\/?*[]`, r):
			return '-'
		case r == '\'':
			return '’' // a plain one would have to be doubled wherever the name is quoted
		case r < ' ' || r == 0x7F || r == '\uFFFD':
			return ' '
		}
		return r
	}, name)
	name = strings.Trim(strings.Join(strings.Fields(name), " "), " ")
	switch {
	case name == "":
		return "-"
	case strings.EqualFold(name, "history"):
		return name + " -"
	}
	return name
}

// shorten cuts a name to at most so many UTF-16 units, at the end of a word
// where one is near, and shows that it did.
func shorten(name string, most int) string {
	if units(name) <= most {
		return name
	}
	cut := name[:cutAt(name, most-1)]
	if i := strings.LastIndex(strings.TrimRight(cut, " "), " "); i > len(cut)/2 && !strings.HasSuffix(cut, " ") {
		cut = cut[:i]
	}
	return strings.TrimRight(cut, " ,.;-–'") + "…"
}
