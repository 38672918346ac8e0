package expr

// field is a node of a small questionnaire, for tests.
type field struct {
	name, text string
	parent     *field
	children   []Node
}

func (f *field) Name() string     { return f.name }
func (f *field) Children() []Node { return f.children }
func (f *field) Parent() Node {
	if f.parent == nil {
		return nil
	}
	return f.parent
}
func (f *field) Text() string {
	if len(f.children) == 0 {
		return f.text
	}
	text := ""
	for _, c := range f.children {
		text += c.Text()
	}
	return text
}

func newField(name, text string, children ...*field) *field {
	f := &field{name: name, text: text}
	for _, c := range children {
		c.parent = f
		f.children = append(f.children, c)
	}
	return f
}

// formHost answers from a form: a name means every field of that name, or the
// one of the row at hand.
type formHost struct {
	bare
	byName map[string][]Node
	lists  map[string]*field
}

func newFormHost(root *field, lists map[string]*field) *formHost {
	h := &formHost{byName: map[string][]Node{}, lists: lists}
	h.index(root)
	return h
}

func (h *formHost) index(f *field) {
	h.byName[f.name] = append(h.byName[f.name], f)
	for _, c := range f.children {
		h.index(c.(*field))
	}
}

func (h *formHost) Ref(at Node, name string) []Node {
	for p := at; p != nil; p = p.Parent() {
		if p.Name() != "row" {
			continue
		}
		for _, c := range p.Children() {
			if c.Name() == name {
				return []Node{c}
			}
		}
	}
	return h.byName[name]
}

func (h *formHost) Instance(id string) Node {
	if l := h.lists[id]; l != nil {
		return l
	}
	return nil
}

func (h *formHost) ChoiceName(_ Node, ref, value string) string { return ref + "=" + value }

func sampleForm() (*formHost, *field) {
	row := func(name, kind, year string) *field {
		return newField("row", "", newField("s_name", name), newField("s_kind", kind), newField("s_year", year))
	}
	data := newField("data", "",
		newField("a", "x"), newField("b", "y"), newField("n", "3"), newField("blank", ""),
		newField("many", "law plan budget"), newField("q", "b"), newField("d", "2026-02-28"),
		row("Plan A", "plan", "2019"), row("Law B", "law", "2021"), row("Plan C", "plan", ""))
	items := newField("root", "")
	for _, n := range []string{"a", "b", "c", "d", "e"} {
		item := newField("item", "", newField("name", n), newField("value", n+n))
		item.parent = items
		items.children = append(items.children, item)
	}
	root := newField("", "", data)
	return newFormHost(root, map[string]*field{"s3": newField("instance", "", items)}), data
}
