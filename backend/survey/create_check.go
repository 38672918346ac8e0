package survey

import (
	"context"
	"errors"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"cotejo/backend/store"
	"cotejo/forms/library"
)

// roundCode is what a round may be called in addresses and file names.
var roundCode = regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9-]{0,31}$`)

// reserved are the codes that would hide a page of the rounds' own.
var reserved = []string{"nueva"}

// Years that a round may be about.
const firstYear, lastYear = 1900, 2200

// checkRound returns *Invalid with every field at fault, those given first
// among them, or nil.
func (s *Service) checkRound(ctx context.Context, n NewRound, fields []FieldError) error {
	add := func(field, key string, args ...string) {
		fields = append(fields, FieldError{Field: field, Key: key, Args: args})
	}
	switch taken, err := s.codeTaken(ctx, n.Code); {
	case err != nil:
		return err
	case !roundCode.MatchString(n.Code):
		add("code", "round.code_missing")
	case taken:
		add("code", "round.code_taken", "Code", n.Code)
	}
	for _, lang := range []string{"es", "en"} {
		if title := n.Title[lang]; utf8.RuneCountInString(title) > longestName || !printable(title) {
			add("title_"+lang, "round.title_long")
		}
	}
	switch {
	case n.Questionnaire == "":
		add("questionnaire", "round.questionnaire_missing")
	case !slices.Contains(library.Names(), n.Questionnaire):
		add("questionnaire", "round.questionnaire_unknown", "Name", n.Questionnaire, "Names", strings.Join(library.Names(), ", "))
	}
	if n.Year != 0 && (n.Year < firstYear || n.Year > lastYear) {
		add("year", "round.year_wrong")
	}
	if len(fields) > 0 {
		return &Invalid{Fields: fields}
	}
	return nil
}

func (s *Service) codeTaken(ctx context.Context, code string) (bool, error) {
	if !roundCode.MatchString(code) {
		return false, nil
	}
	if slices.Contains(reserved, strings.ToLower(code)) {
		return true, nil
	}
	_, err := s.store.Round(ctx, code)
	if errors.Is(err, store.ErrNotFound) {
		return false, nil
	}
	return err == nil, err
}

func codeTaken(code string) *Invalid {
	return &Invalid{Fields: []FieldError{{Field: "code", Key: "round.code_taken", Args: []string{"Code", code}}}}
}

// countries finds those that are to take part, each once, in the order named.
func (n NewRound) countries(known []store.Country) (chosen []store.Country, faults []FieldError) {
	add := func(list ...store.Country) {
		for _, c := range list {
			if !slices.ContainsFunc(chosen, func(k store.Country) bool { return k.Number == c.Number }) {
				chosen = append(chosen, c)
			}
		}
	}
	g := gazetteerOf(slices.Concat(atlas(), known))
	for _, word := range n.Countries {
		switch c, ok := g.find(word); {
		case strings.EqualFold(word, "all"):
			add(everywhere()...)
		case strings.EqualFold(word, "CRM"):
			add(atlas()[:len(region)]...)
		case ok:
			add(c)
		default:
			faults = append(faults, unknownCountry(g, word))
		}
	}
	if len(chosen) == 0 && len(faults) == 0 {
		faults = append(faults, FieldError{Field: "countries", Key: "round.countries_missing"})
	}
	return chosen, faults
}

func unknownCountry(g *gazetteer, word string) FieldError {
	if near := g.nearest(word); near != "" {
		return FieldError{Field: "countries", Key: "round.country_near", Args: []string{"Name", word, "Near", near}}
	}
	return FieldError{Field: "countries", Key: "round.country_unknown", Args: []string{"Name", word}}
}

// unknownOf are the countries of a list that are not among those known.
func unknownOf(list, known []store.Country) (unknown []store.Country) {
	for _, c := range list {
		if !slices.ContainsFunc(known, func(k store.Country) bool { return k.Number == c.Number }) {
			unknown = append(unknown, c)
		}
	}
	return unknown
}
