package view

import "cotejo/reports/draw"

// Table returns the table of a name, the first for "", or nil.
func (v *View) Table(name string) *Table {
	for i := range v.Tables {
		if name == "" || v.Tables[i].Name == name {
			return &v.Tables[i]
		}
	}
	return nil
}

// Poster is the figure standing alone: with its title above, and below what it
// is of, what it leaves out and where it comes from.
func (v *View) Poster() *draw.Picture {
	p := *v.Picture
	feet := append([]string{v.Part, v.From}, v.Foot...)
	p.Chart = draw.Poster{Title: v.Title, Feet: feet, Chart: p.Chart}
	if v.Title != p.Title {
		p.Chart = draw.Poster{Title: v.Title + ": " + p.Title, Feet: feet, Chart: v.Picture.Chart}
	}
	p.Alt += " " + v.From
	return &p
}
