package main

import "slices"

// members are the conference's countries in its list order.
var members = []string{
	"BLZ", "CAN", "CRI", "DOM", "SLV", "GTM", "HND", "MEX", "NIC", "PAN", "USA",
}

// inListOrder returns the rows by country in list order, otherwise as they were.
func inListOrder(rows []row) []row {
	sorted := slices.Clone(rows)
	slices.SortStableFunc(sorted, func(a, b row) int {
		return slices.Index(members, a["iso3"]) - slices.Index(members, b["iso3"])
	})
	return sorted
}
