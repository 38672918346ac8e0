package reports

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strconv"

	"cotejo/forms"
)

// Definition is an index as somebody wrote it down, before it is checked:
// [ReadIndex] describes its JSON. Index checks it and makes the index;
// [Index.Definition] writes one down again.
type Definition struct {
	Name           string            `json:"name"`
	Title          forms.Text        `json:"title"`
	Note           forms.Text        `json:"note,omitempty"`
	Source         string            `json:"source"`
	Questionnaires []string          `json:"questionnaires,omitempty"`
	Unit           Unit              `json:"unit"`
	Score          *Scoring          `json:"score,omitempty"`
	Overall        PartDefinition    `json:"overall"`
	Domains        []PartDefinition  `json:"domains,omitempty"`
	Levels         []LevelDefinition `json:"levels,omitempty"`
	Meets          int               `json:"meets,omitempty"`
}

// PartDefinition is the whole of a definition or one of its domains.
type PartDefinition struct {
	Name      string           `json:"name,omitempty"`
	Label     forms.Text       `json:"label,omitempty"`
	Score     *Scoring         `json:"score,omitempty"`
	Items     []ItemDefinition `json:"items,omitempty"`
	Aggregate Aggregate        `json:"aggregate,omitempty"`
	Need      Need             `json:"need,omitzero"`
	Weight    *float64         `json:"weight,omitempty"`
}

// ItemDefinition is a question that counts. Without a score it has that of its
// part or of the index, and without a weight 1.
type ItemDefinition struct {
	Question string   `json:"question"`
	Weight   *float64 `json:"weight,omitempty"`
	Score    *Scoring `json:"score,omitempty"`
}

// LevelDefinition is a level.
type LevelDefinition struct {
	From float64    `json:"from"`
	Name forms.Text `json:"name"`
}

// UnmarshalJSON accepts the bare name of a question too.
func (i *ItemDefinition) UnmarshalJSON(data []byte) error {
	if len(data) > 0 && data[0] == '"' {
		return json.Unmarshal(data, &i.Question)
	}
	type plain ItemDefinition // without this method
	return strictly(data, (*plain)(i))
}

// Need is how many parts must have a value; 0 stands for all of them.
type Need int

// UnmarshalJSON accepts "all" and whole numbers from 1.
func (n *Need) UnmarshalJSON(data []byte) error {
	if string(data) == `"all"` {
		*n = 0
		return nil
	}
	x, err := strconv.Atoi(string(data))
	if err != nil || x < 1 {
		return &IndexError{Code: "index.need", Args: []string{string(data)}}
	}
	*n = Need(x)
	return nil
}

func (n Need) of(all int) int {
	if n == 0 {
		return all
	}
	return int(n)
}

// needOf is the need of which a part is left with so many.
func needOf(least, all int) Need {
	if least == all {
		return 0
	}
	return Need(least)
}

// Definition writes the index down: a definition that makes the same index.
func (ix *Index) Definition() *Definition {
	d := &Definition{
		Name: ix.Name, Title: ix.Title, Note: ix.Note, Source: ix.Source,
		Questionnaires: ix.Questionnaires, Unit: ix.Unit, Meets: ix.Meets,
	}
	d.Overall = PartDefinition{
		Label: ix.Overall.Label, Aggregate: ix.Overall.Aggregate, Need: needOf(ix.Overall.Least, len(ix.Domains)),
	}
	if len(ix.Overall.Items) > 0 {
		d.Overall = ix.Overall.definition()
		d.Overall.Name = ""
	}
	for i := range ix.Domains {
		d.Domains = append(d.Domains, ix.Domains[i].definition())
	}
	for _, l := range ix.Levels {
		d.Levels = append(d.Levels, LevelDefinition(l))
	}
	return d
}

func (p *Part) definition() PartDefinition {
	d := PartDefinition{
		Name: p.Name, Label: p.Label, Aggregate: p.Aggregate,
		Need: needOf(p.Least, len(p.Items)), Weight: unlessOne(p.Weight),
	}
	for _, item := range p.Items {
		score := item.Score
		d.Items = append(d.Items, ItemDefinition{item.Question, unlessOne(item.Weight), &score})
	}
	return d
}

func unlessOne(weight float64) *float64 {
	if weight == 1 {
		return nil
	}
	return &weight
}

// EncodeIndex writes the definition of an index as JSON that ReadIndex reads:
// the same index gives the same bytes.
func EncodeIndex(ix *Index) ([]byte, error) {
	var out bytes.Buffer
	e := json.NewEncoder(&out)
	e.SetEscapeHTML(false)
	if err := e.Encode(ix.Definition()); err != nil {
		return nil, fmt.Errorf("write the index %s: %w", ix.Name, err)
	}
	return bytes.TrimSuffix(out.Bytes(), []byte("\n")), nil
}
