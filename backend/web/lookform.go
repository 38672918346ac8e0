package web

import (
	"slices"
	"strconv"

	"cotejo/backend/survey"
)

// lookControl is a choice of a view's own, its options under their headings.
type lookControl struct {
	survey.ViewControl
	Groups []optionGroup
}

// pair is a name with a value.
type pair struct{ Name, Value string }

// offer lists the kinds of view, and what may be chosen of this one.
func (page *LookPage) offer(v *visit) {
	at, lang := page.address, v.lang
	page.Kinds = lookLinks(page.Looking.Kinds, at, lang)
	only := at.cut.Only
	for _, c := range page.Whole.Countries {
		page.Countries = append(page.Countries, option{c.ISO3, c.Name.In(lang), slices.Contains(only.Countries, c.ISO3)})
	}
	for _, v := range page.Whole.Voices() {
		page.Voices = append(page.Voices, option{string(v), v.Words(lang), slices.Contains(only.Voices, v)})
	}
	page.Narrow, page.All = !only.Everything(), at.all()
	if page.View != nil {
		page.offerControls()
	}
}

// lookLinks lead to kinds of view, with what was chosen kept.
func lookLinks(kinds []survey.ViewKind, at look, lang string) []lookLink {
	links := make([]lookLink, len(kinds))
	for i, k := range kinds {
		links[i] = lookLink{link{Href: at.page(k.Name), Text: k.Title(lang), Current: k.Name == at.kind}, k.Aid(lang)}
	}
	return links
}

// offerControls lists the view's own choices, and what else the address holds.
func (page *LookPage) offerControls() {
	offered := map[string]bool{}
	for _, c := range page.View.Controls {
		offered[c.Name] = true
		page.Controls = append(page.Controls, lookControl{c, optionGroups(c.Options)})
	}
	if n := page.address.cut.Number; n > 0 {
		page.Kept = append(page.Kept, pair{snapshotPar, strconv.Itoa(n)})
	}
	for _, name := range sortedNames(page.address.chosen) {
		if !offered[name] {
			page.Kept = append(page.Kept, pair{name, page.address.chosen.Get(name)})
		}
	}
}

// optionGroups puts options under their headings; those without one first.
func optionGroups(options []survey.ViewOption) []optionGroup {
	var groups []optionGroup
	for _, o := range options {
		if n := len(groups); n == 0 || groups[n-1].Label != o.Group {
			groups = append(groups, optionGroup{Label: o.Group})
		}
		last := &groups[len(groups)-1]
		last.Options = append(last.Options, option{o.Value, o.Label, o.Chosen})
	}
	return groups
}
