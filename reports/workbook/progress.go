package workbook

// progress counts the rows that have been written, of all sheets together, and
// tells whoever waits for them.
type progress struct {
	tell        func(done, total int) // nil: nobody waits
	done, total int
}

// begin is called once the rows of all sheets are counted.
func (p *progress) begin(sheets []*sheet) {
	for _, s := range sheets {
		p.total += s.lastLine()
	}
	p.add(0)
}

func (p *progress) add(rows int) {
	p.done += rows
	if p.tell != nil {
		p.tell(p.done, p.total)
	}
}
