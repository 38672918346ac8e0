package forms

import (
	"slices"

	"cotejo/forms/expr"
)

// An item is a node of a secondary instance: a choice list as expressions see
// it, instance('list')/root/item[name='x']/label.
type item struct {
	name, text string
	parent     *item
	children   []expr.Node
}

// Name implements expr.Node.
func (i *item) Name() string { return i.name }

// Text implements expr.Node.
func (i *item) Text() string {
	if len(i.children) == 0 {
		return i.text
	}
	text := ""
	for _, c := range i.children {
		text += c.Text()
	}
	return text
}

// Parent implements expr.Node.
func (i *item) Parent() expr.Node {
	if i.parent == nil {
		return nil
	}
	return i.parent
}

// Children implements expr.Node.
func (i *item) Children() []expr.Node { return i.children }

func (i *item) add(name, text string) *item {
	child := &item{name: name, text: text, parent: i}
	i.children = append(i.children, child)
	return child
}

// instancesOf makes the secondary instances of all lists. Labels are in the
// questionnaire's default language: rules must not depend on the reader's.
func instancesOf(lists map[string]*List, languages []string) map[string]*item {
	all := make(map[string]*item, len(lists))
	for name, l := range lists {
		holder := &item{name: "instance"}
		root := holder.add("root", "")
		for _, c := range l.Choices {
			fillItem(root.add("item", ""), c, languages)
		}
		all[name] = holder
	}
	return all
}

func fillItem(it *item, c *Choice, languages []string) {
	it.add("name", c.Name)
	label := ""
	if len(languages) > 0 {
		label = c.Label.In(languages[0])
	} else {
		label = c.Label.In("")
	}
	it.add("label", label)
	columns := make([]string, 0, len(c.Extra))
	for column := range c.Extra {
		columns = append(columns, column)
	}
	slices.Sort(columns)
	for _, column := range columns {
		it.add(column, c.Extra[column])
	}
}
