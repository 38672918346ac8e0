package forms

import (
	"strings"

	"cotejo/forms/expr"
)

// A frame holds the nodes of one scope: everything outside rosters, or one
// row. Its own node is the row, or the root of the tree.
type frame struct {
	scope *scope
	row   RowID
	outer *frame
	nodes []node // by slot
	self  node   // the row as expressions see it
	index int    // of the row, from 1
}

// A node is one element in one row: what expressions walk, and what is known
// of it so far. A row, too, is a node; the node of a roster itself only holds
// its rows and is not seen by expressions.
type node struct {
	state    *State
	place    *place // nil for the root and the document above it
	frame    *frame // whose names it sees
	name     string
	parent   *node
	order    int
	rows     []*frame // of a roster
	below    []*node  // in document order, rows among them
	children []expr.Node

	seen    stage
	settled stage
	text    string // what expressions read
	cell    Cell
}

// A stage says how far something has been computed.
type stage uint8

const (
	untouched stage = iota
	underway
	known
)

// Name implements expr.Node.
func (n *node) Name() string { return n.name }

// Parent implements expr.Node.
func (n *node) Parent() expr.Node {
	if n.parent == nil {
		return nil
	}
	return n.parent
}

// Position implements expr.Positioner: rows are numbered from 1.
func (n *node) Position() int {
	if n.isRow() {
		return n.frame.index
	}
	return 1
}

// Order implements expr.Ordered.
func (n *node) Order() int { return n.order }

func (n *node) isRow() bool { return n == &n.frame.self && n.frame.outer != nil }

// Text implements expr.Node: the value of a question, all texts of a group.
func (n *node) Text() string {
	if n.place != nil && n.place.question != nil {
		n.settle()
		return n.text
	}
	var text strings.Builder
	for _, c := range n.Children() {
		text.WriteString(c.Text())
	}
	return text.String()
}

// Children implements expr.Node. A hidden roster has no rows.
func (n *node) Children() []expr.Node {
	if n.children != nil || n.place != nil && n.place.question != nil {
		return n.children
	}
	children := make([]expr.Node, 0, len(n.below))
	for _, c := range n.below {
		if !c.isRow() || c.rosterNode().visible() {
			children = append(children, c)
		}
	}
	n.children = children
	return children
}

// rosterNode is the node of the roster that a row belongs to.
func (n *node) rosterNode() *node {
	return &n.frame.outer.nodes[n.place.slot]
}
