package main

import (
	"fmt"

	"cotejo/forms"
	"cotejo/forms/library"
)

// paths returns the ids of a questionnaire's elements by name.
func paths(questionnaire string) (map[string]string, error) {
	q, err := library.Read(questionnaire)
	if err != nil {
		return nil, fmt.Errorf("read questionnaire %q: %w", questionnaire, err)
	}
	path := map[string]string{}
	for _, s := range q.Sections {
		addPaths(path, s.Elements)
	}
	return path, nil
}

func addPaths(path map[string]string, elements []forms.Element) {
	for _, e := range elements {
		path[e.Base().Name] = string(e.Base().ID)
		switch e := e.(type) {
		case *forms.Group:
			addPaths(path, e.Elements)
		case *forms.Roster:
			addPaths(path, e.Elements)
		}
	}
}
