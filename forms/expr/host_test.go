package expr

import "time"

// bare is a host that knows nothing but the time.
type bare struct{}

func (bare) Ref(Node, string) []Node                { return nil }
func (bare) Instance(string) Node                   { return nil }
func (bare) ChoiceName(Node, string, string) string { return "" }
func (bare) Now() time.Time {
	return time.Date(2026, 3, 1, 18, 30, 0, 0, time.FixedZone("", -6*3600))
}

// leaf is a node alone in its tree, with its text.
type leaf struct{ text string }

func (leaf) Name() string     { return "" }
func (l leaf) Text() string   { return l.text }
func (leaf) Parent() Node     { return nil }
func (leaf) Children() []Node { return nil }
