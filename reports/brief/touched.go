package brief

import (
	"bytes"
	"encoding/json"
)

// Touched returns the parts of a document that say something else than they
// did in an earlier one, in order; those that are new or gone among them. That
// notes are numbered otherwise touches none.
func Touched(then, now *Document) []Part {
	before := map[Part][]byte{}
	for _, sec := range then.Parts {
		before[sec.Part] = then.says(sec)
	}
	var touched []Part
	for _, sec := range now.Parts {
		if !bytes.Equal(before[sec.Part], now.says(sec)) {
			touched = append(touched, sec.Part)
		}
		delete(before, sec.Part)
	}
	for _, sec := range then.Parts {
		if _, gone := before[sec.Part]; gone {
			touched = append(touched, sec.Part)
		}
	}
	return touched
}

// says is what a section says, as bytes to compare. The sources say what their
// notes do.
func (d *Document) says(s Section) []byte {
	said := []any{s.Title, s.Blocks}
	if s.Part == PartSources {
		said = append(said, d.Notes)
	}
	text, _ := json.Marshal(said) // plain data
	return text
}
