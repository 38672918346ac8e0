package expr

import "time"

// Host answers what an expression asks of the outside.
type Host interface {
	// Ref returns the nodes that ${name} means seen from at, in document order.
	// They are not changed, so a host may keep and share the slice.
	// In a predicate over a questionnaire's own nodes at is the node tested;
	// over a secondary instance it is the node the expression stands at.
	Ref(at Node, name string) []Node
	// Instance returns the element that holds a secondary instance, whose
	// children are …/root/item/…, or nil if there is none of that id.
	Instance(id string) Node
	// ChoiceName returns the label of a value among the choices of the question
	// that ref, as written in the call ('${q}'), means seen from at.
	ChoiceName(at Node, ref, value string) string
	// Now returns the present in the diagnostic's time zone.
	Now() time.Time
}

// A Namespacer is a Host that knows the namespaces of prefixes. With any other
// Host names are compared without their namespaces. The prefix "" asks for the
// namespace of names without a prefix.
type Namespacer interface {
	Namespace(prefix string) (uri string, known bool)
}

// A Rooter is a Host that decides where absolute paths start; otherwise they
// start at the root of the node's tree.
type Rooter interface{ Root(at Node) Node }

// A Texter is a Host with translated texts, for jr:itext.
type Texter interface {
	Itext(id string) (text string, known bool)
}

// A Speaker is a Host that names months and days in a language ("es", "en").
type Speaker interface{ Language() string }

// A Randomizer is a Host with its own source of chance, for random() and
// uuid(): numbers from 0 up to but not including 1.
type Randomizer interface{ Random() float64 }
