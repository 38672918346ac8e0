package expr

import "strings"

// fnLang says whether the node is in a language, or in a variety of it, by the
// nearest xml:lang around it.
func fnLang(m *machine, c *Call, s scope) Value {
	wanted := strings.ToLower(c.text(m, 0, s))
	for n := s.node; n != nil && m.step(1); n = n.Parent() {
		a, ok := n.(Attributed)
		if !ok {
			continue
		}
		for _, attr := range a.Attributes() {
			if attr.Name() == "lang" && spaceOf(attr) == xmlSpace {
				is := strings.ToLower(attr.Text())
				return Bool(is == wanted || strings.HasPrefix(is, wanted+"-"))
			}
		}
	}
	return Bool(false)
}

const xmlSpace = "http://www.w3.org/XML/1998/namespace"
