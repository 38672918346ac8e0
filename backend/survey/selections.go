package survey

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"cotejo/backend/store"
	"cotejo/forms"
	"cotejo/reports/brief"
)

// Selection is how organisers want a short report of a round, kept by a name.
type Selection struct {
	ID    int64 // 0 for a new one
	Kind  DocumentKind
	Name  string
	Parts []DocumentPart // those that it has
	// Extra are the organisers' own paragraphs, at the end of a part.
	Extra   map[DocumentPart]forms.Text
	Paper   Paper
	Edition int // the one that was read; 0 for a new one
	Saved   time.Time
	By      string
}

// kept is the part of a selection that is stored as it is.
type kept struct {
	Parts []DocumentPart              `json:"parts"`
	Extra map[DocumentPart]forms.Text `json:"extra,omitempty"`
	Paper Paper                       `json:"paper,omitempty"`
}

// Selections lists what has been kept for a round, by kind and name. It
// returns ErrNotFound for who may not see the round.
func (s *Service) Selections(ctx context.Context, p Principal, code string) ([]Selection, error) {
	round, err := s.roundFor(ctx, p, code)
	if err != nil {
		return nil, err
	}
	documents, err := s.store.Documents(ctx, round.ID)
	if err != nil {
		return nil, err
	}
	list := make([]Selection, len(documents))
	for i, d := range documents {
		var k kept
		if err := json.Unmarshal([]byte(d.Choice), &k); err != nil {
			return nil, fmt.Errorf("read document %d: %w", d.ID, err)
		}
		list[i] = Selection{
			ID: int64(d.ID), Kind: DocumentKind(d.Kind), Name: d.Name, Parts: k.Parts, Extra: k.Extra, Paper: k.Paper,
			Edition: d.Edition, Saved: d.Saved, By: d.By,
		}
	}
	return list, nil
}

// selection returns one of them, or ErrNotFound.
func (s *Service) selection(ctx context.Context, p Principal, code string, id int64) (Selection, error) {
	list, err := s.Selections(ctx, p, code)
	if err != nil {
		return Selection{}, err
	}
	i := slices.IndexFunc(list, func(one Selection) bool { return one.ID == id })
	if i < 0 {
		return Selection{}, ErrNotFound
	}
	return list[i], nil
}

// SaveSelection keeps how a report is wanted. It returns *Invalid for a choice
// without name or parts, with a name that is taken, or that somebody else
// saved meanwhile; ErrForbidden for who may see rounds and not run them,
// ErrNotFound for others and for what there is not.
func (s *Service) SaveSelection(ctx context.Context, p Principal, code string, sel Selection) (Selection, error) {
	round, err := s.roundFor(ctx, p, code)
	if err != nil {
		return sel, err
	}
	if !p.Organises() {
		return sel, ErrForbidden
	}
	sel.tidy()
	if err := sel.check(); err != nil {
		return sel, err
	}
	if sel.ID != 0 {
		if _, err := s.selection(ctx, p, code, sel.ID); err != nil {
			return sel, err
		}
	}
	choice, err := json.Marshal(kept{sel.Parts, sel.Extra, sel.Paper})
	if err != nil {
		return sel, err
	}
	saved, err := s.store.SaveDocument(ctx, store.Document{
		ID: store.DocumentID(sel.ID), Round: round.ID, Kind: string(sel.Kind), Name: sel.Name, Choice: string(choice),
		Edition: sel.Edition, Saved: s.now(), SavedBy: store.PersonID(p.ID),
	})
	if errors.Is(err, store.ErrConflict) {
		return sel, s.clash(ctx, p, code, sel)
	}
	if err != nil {
		return sel, err
	}
	sel.ID, sel.Edition, sel.Saved, sel.By = int64(saved.ID), saved.Edition, saved.Saved, p.Name
	return sel, nil
}

// clash says why a selection could not be saved: its name is taken, or
// somebody else saved it meanwhile.
func (s *Service) clash(ctx context.Context, p Principal, code string, sel Selection) error {
	list, err := s.Selections(ctx, p, code)
	if err != nil {
		return err
	}
	for _, other := range list {
		if other.ID == sel.ID && other.Edition != sel.Edition {
			return &Invalid{Fields: []FieldError{{Field: "edition", Key: "document.stale", Args: []string{"Name", other.By, "Edition", strconv.Itoa(other.Edition)}}}}
		}
	}
	return wrong("name", "document.taken")
}

// tidy leaves the parts in the report's order, and out what is empty or is no
// part of it.
func (sel *Selection) tidy() {
	sel.Name = strings.Join(strings.Fields(sel.Name), " ")
	var parts []DocumentPart
	extra := map[DocumentPart]forms.Text{}
	for _, part := range sel.Kind.Parts() {
		if slices.Contains(sel.Parts, part) {
			parts = append(parts, part)
		}
		words := forms.Text{}
		for lang, text := range sel.Extra[part] {
			if text = strings.TrimSpace(text); text != "" {
				words[lang] = text
			}
		}
		if len(words) > 0 {
			extra[part] = words
		}
	}
	sel.Parts, sel.Extra = parts, extra
}

// The most that a selection may hold, in characters.
const (
	longestSelection = 80
	longestExtra     = 20_000
)

func (sel *Selection) check() error {
	var fields []FieldError
	add := func(field, key string, args ...string) { fields = append(fields, FieldError{field, key, args}) }
	switch {
	case sel.Name == "":
		add("name", "document.unnamed")
	case utf8.RuneCountInString(sel.Name) > longestSelection:
		add("name", "document.long_name", "Most", strconv.Itoa(longestSelection))
	}
	if len(sel.Parts) == 0 {
		add("parts", "document.no_parts")
	}
	if sel.Paper != brief.A4 && sel.Paper != brief.Letter {
		add("paper", "document.paper")
	}
	for part, words := range sel.Extra {
		for _, text := range words {
			if utf8.RuneCountInString(text) > longestExtra {
				add("extra-"+string(part), "document.long_extra", "Most", strconv.Itoa(longestExtra))
			}
		}
	}
	if len(fields) == 0 {
		return nil
	}
	return &Invalid{Fields: fields}
}

// RemoveSelection forgets how a report was wanted. It returns the errors of
// SaveSelection.
func (s *Service) RemoveSelection(ctx context.Context, p Principal, code string, id int64) error {
	round, err := s.roundFor(ctx, p, code)
	if err != nil {
		return err
	}
	if !p.Organises() {
		return ErrForbidden
	}
	return kind(s.store.RemoveDocument(ctx, round.ID, store.DocumentID(id)))
}
