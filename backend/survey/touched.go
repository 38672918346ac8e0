package survey

import (
	"context"
	"fmt"
	"strings"

	"cotejo/reports"
	"cotejo/reports/brief"
	"cotejo/reports/workbook"
)

// touched returns the parts of the reports of a round that say something else
// after some changes: profiles of the countries that changed, then the summary,
// then the sheets of the workbook.
func touched(ctx context.Context, then, now *reports.Snapshot, lang string) ([]reports.Touch, error) {
	var all []reports.Touch
	changed := changedCountries(then, now)
	then = then.AsOf(now)
	for _, c := range changed {
		before, after := brief.Profile(then, c.ISO3, lang, BriefOptions{}), brief.Profile(now, c.ISO3, lang, BriefOptions{})
		if before == nil || after == nil {
			continue // in one of the two only: the coverage says so
		}
		for _, p := range brief.Touched(before, after) {
			all = append(all, reports.Touch{Country: c, Report: "profile", Part: p.Title(lang)})
		}
		if err := ctx.Err(); err != nil {
			return nil, err
		}
	}
	for _, p := range brief.Touched(brief.Summary(then, lang, BriefOptions{}), brief.Summary(now, lang, BriefOptions{})) {
		all = append(all, reports.Touch{Report: "summary", Part: p.Title(lang)})
	}
	sheets, err := workbook.Touched(ctx, then, now, lang)
	if err != nil {
		return nil, err
	}
	for _, name := range sheets {
		all = append(all, reports.Touch{Report: "workbook", Part: name})
	}
	return all, nil
}

// changedCountries are those of which a party has handed in, answered or
// replied since, in list order: only their profiles can say something else.
func changedCountries(then, now *reports.Snapshot) []*reports.Country {
	var all []*reports.Country
	for i := range now.Countries {
		c := &now.Countries[i]
		if stamp(then, c.ISO3) != stamp(now, c.ISO3) {
			all = append(all, c)
		}
	}
	return all
}

// stamp tells two states of a country's answers apart.
func stamp(s *reports.Snapshot, iso3 string) string {
	var b strings.Builder
	for i := range s.Diagnostics {
		if d := &s.Diagnostics[i]; d.Country == iso3 {
			fmt.Fprintln(&b, d.Party.Slug, d.Status, d.Comparable(), d.Changed.UnixNano(), d.Submitted.UnixNano(), d.Replies)
		}
	}
	return b.String()
}
