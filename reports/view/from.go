package view

import (
	"slices"
	"strconv"
	"strings"

	"cotejo/forms"
	"cotejo/reports"
)

// from says which round and snapshot a view was made of.
func (m maker) from() string {
	taken := m.Taken.UTC()
	at := forms.Day(taken, m.Lang) + taken.Format(" 15:04")
	cut := m.t("cut.live", at)
	if m.Number > 0 {
		cut = m.t("cut.frozen", strconv.Itoa(m.Number), at)
	}
	said := []string{m.t("view.from", m.Round.Code, m.in(m.Round.Title)), cut}
	if m.Draft {
		said = append(said, m.t("flag.draft"))
	}
	if m.Round.Fictitious {
		said = append(said, m.t("flag.fictitious"))
	}
	return strings.Join(said, " · ")
}

// part says what a view is narrowed to.
func (m maker) part() string {
	if m.Whole == nil {
		return ""
	}
	var said []string
	if few, all := len(m.Countries), len(m.Whole.Countries); few < all {
		said = append(said, m.t("view.countries", strconv.Itoa(few), strconv.Itoa(all), m.countries()))
	}
	if few, all := voicesOf(m.Snapshot, m.Lang), voicesOf(m.Whole, m.Lang); !slices.Equal(few, all) {
		said = append(said, m.t("view.voices", strconv.Itoa(len(few)), strconv.Itoa(len(all)), strings.Join(few, ", ")))
	}
	if len(said) == 0 {
		return ""
	}
	return strings.Join(said, " ")
}

// someCountries is how many countries are named one by one.
const someCountries = 12

// countries names the countries, by their codes where they are many.
func (m maker) countries() string {
	names := make([]string, len(m.Countries))
	for i, c := range m.Countries {
		if names[i] = m.in(c.Name); len(m.Countries) > someCountries {
			names[i] = c.ISO3
		}
	}
	return strings.Join(names, ", ")
}

func voicesOf(s *reports.Snapshot, lang string) []string {
	var names []string
	for _, v := range s.Voices() {
		names = append(names, v.Words(lang))
	}
	return names
}
