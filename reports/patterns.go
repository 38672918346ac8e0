package reports

// Similarity says how alike two columns are in what they name: the Jaccard
// index, the number of choices both name over the number either names
// (P. Jaccard, Bulletin de la Société vaudoise des sciences naturelles 37,
// 1901). It is 1 for the same choices and 0 for none in common, and it
// describes; it says nothing of which is better.
type Similarity struct {
	Value float64
	// Known is whether there is a value: not where something of either column
	// is unknown, nor where neither names anything.
	Known  bool
	Shared int // choices that both name
	Either int // choices that one or both name: the n of the value
}

// Similarities compares the columns with each other, in their order. The
// matrix is symmetric.
func (c *Cross) Similarities() [][]Similarity {
	m := make([][]Similarity, len(c.Columns))
	for i := range m {
		m[i] = make([]Similarity, len(c.Columns))
		for j := range m[i] {
			m[i][j] = c.similarity(i, j)
		}
	}
	return m
}

func (c *Cross) similarity(a, b int) Similarity {
	var s Similarity
	if !c.whole(a) || !c.whole(b) {
		return s
	}
	inA, inB := c.has(a), c.has(b)
	for i := range c.Choices {
		if inA[i] || inB[i] {
			s.Either++
		}
		if inA[i] && inB[i] {
			s.Shared++
		}
	}
	if s.Either > 0 {
		s.Value, s.Known = float64(s.Shared)/float64(s.Either), true
	}
	return s
}
