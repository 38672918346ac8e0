package forms

import "strings"

// Wording returns a label or hint as the reader of a cell sees it: in the
// language, with the answers it mentions as ${name} put in.
func (s *State) Wording(k Key, t Text, lang string) string {
	words := t.In(lang, s.Questionnaire.Languages...)
	n := s.node(k)
	if n == nil || !strings.Contains(words, "${") {
		return words
	}
	var out strings.Builder
	for {
		before, rest, ok := strings.Cut(words, "${")
		name, after, closed := strings.Cut(rest, "}")
		if !ok || !closed {
			out.WriteString(words)
			return out.String()
		}
		out.WriteString(before)
		out.WriteString(n.mention(strings.TrimSpace(name), lang))
		words = after
	}
}

// mention shows the answers that a name means seen from the node.
func (n *node) mention(name, lang string) string {
	from := n.frame.scope
	places := n.state.Questionnaire.index.byName[name]
	if near := within(places, from); len(near) > 0 {
		places = near
	}
	if len(places) == 0 || places[0].question == nil {
		return ""
	}
	var shown []string
	for _, found := range way(from, places[0]).follow(n.frame) {
		if m, ok := found.(*node); ok {
			shown = append(shown, n.state.Display(places[0].question, m.cell.Answer, lang))
		}
	}
	return strings.Join(shown, "; ")
}
