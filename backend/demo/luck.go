package demo

import (
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
)

// referenceYear is the year the exercise describes.
const referenceYear = 2026

// one picks one of the values.
func one(rng *rand.Rand, values ...string) string { return values[rng.IntN(len(values))] }

// some picks n of the values, in their order, as a select_multiple's value.
func some(rng *rand.Rand, n int, values ...string) string {
	order := rng.Perm(len(values))[:min(n, len(values))]
	slices.Sort(order)
	var picked []string
	for _, i := range order {
		picked = append(picked, values[i])
	}
	return strings.Join(picked, " ")
}

// chance is true in so many cases of a hundred.
func chance(rng *rand.Rand, percent int) bool { return rng.IntN(100) < percent }

// between is a whole number from low to high.
func between(rng *rand.Rand, low, high int) int { return low + rng.IntN(high-low+1) }

// rounded keeps a figure's two leading digits, as estimates do.
func rounded(n int) int {
	unit := 1
	for n/unit >= 100 {
		unit *= 10
	}
	return n / unit * unit
}

func digits(n int) string { return strconv.Itoa(n) }

// day is a date of a year, of the first half when it is the year of reference.
func day(rng *rand.Rand, year int) string {
	month := between(rng, 1, 12)
	if year >= referenceYear {
		month = between(rng, 1, 3)
	}
	return strconv.Itoa(year) + "-" + two(month) + "-" + two(between(rng, 1, 28))
}

func two(n int) string {
	if n < 10 {
		return "0" + strconv.Itoa(n)
	}
	return strconv.Itoa(n)
}
