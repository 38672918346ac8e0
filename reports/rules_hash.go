package reports

import "encoding/json"

// Hash tells an index apart from others of its name: the SHA-256 of its
// definition, in hexadecimal. It is "" for one that has no written form, such
// as one with a weight that is no number; those that were read have one.
func (ix *Index) Hash() string {
	data, err := EncodeIndex(ix)
	if err != nil {
		return ""
	}
	return Digest(data)
}

// Hash tells rules apart from others of their name, as that of an index does.
func (g *GapRules) Hash() string {
	data, err := json.Marshal(g)
	if err != nil {
		return ""
	}
	return Digest(data)
}
