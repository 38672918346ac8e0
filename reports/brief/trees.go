package brief

import (
	"slices"
	"unicode"
	"unicode/utf8"

	"cotejo/reports"
)

// trees shows each voice's strategies and what hangs from them, side by side.
func (p *profiler) trees() []Block {
	if len(p.profile.Trees) == 0 {
		return nil
	}
	t := Table{Label: p.t("tree.table")}
	cells := []Cell{}
	for _, v := range p.voices {
		t.Head, t.Shares = append(t.Head, v.name), append(t.Shares, 1)
		cells = append(cells, p.treeOf(v))
	}
	t.Rows = []TableRow{{Cells: cells}}
	return []Block{t, Paragraph{Text: said(p.t("tree.aid")), Kind: Aid}}
}

func (p *profiler) treeOf(v voice) Cell {
	for _, t := range p.profile.Trees {
		if t.Party != v.party() {
			continue
		}
		folded := rows(t.Tree)+rows(t.Loose) > tallTree
		tree := p.branches(v, t.Tree, folded)
		if loose := p.branches(v, t.Loose, folded); loose != nil {
			tree = append(tree, Branch{Text: Line{{Text: p.t("tree.loose"), Strong: true}}, Children: loose})
		}
		return Cell{Tree: tree}
	}
	return p.absent(v, p.trunk())
}

// tallTree is how many rows a tree may have before its actions are counted
// instead of named, so that a profile keeps to its pages.
const tallTree = 20

// rows counts the rows of a tree.
func rows(branches []reports.Branch) int {
	n := len(branches)
	for _, b := range branches {
		n += rows(b.Children)
	}
	return n
}

// trunk is the roster that the trees grow from.
func (p *profiler) trunk() string {
	for _, t := range p.profile.Trees {
		if len(t.Tree) > 0 {
			return t.Tree[0].Roster.Name
		}
	}
	return strategies
}

func (p *profiler) branches(v voice, branches []reports.Branch, folded bool) []Branch {
	var out []Branch
	for _, b := range branches {
		text := Line{{Text: b.Code + " ", Soft: true}, {Text: b.Title, Notes: p.branchNotes(v, b)}}
		switch {
		case b.Repeated:
			text = append(text, Span{Text: " " + p.t("tree.repeated"), Soft: true})
		default:
			text = append(text, p.orphaned(v, b)...)
		}
		if folded && len(b.Children) > 0 && b.Children[0].Roster.Name == actions {
			text = append(text, Span{Text: " · " + counted(p.lang, "tree.actions", len(b.Children)), Soft: true})
			b.Children = nil
		}
		out = append(out, Branch{Text: text, Children: p.branches(v, b.Children, folded)})
	}
	return out
}

func (p *profiler) branchNotes(v voice, b reports.Branch) []int {
	for _, it := range p.listed(v, b.Roster.Name) {
		if it.row.Row.ID == b.Row {
			return it.citeRow()
		}
	}
	return nil
}

// orphaned marks a row that nothing hangs from although something should, as
// the gaps found tell: a silence is no gap.
func (p *profiler) orphaned(v voice, b reports.Branch) Line {
	var marks Line
	for _, f := range p.findings(v) {
		if f.Gap() && f.Check != nil && f.Roster == b.Roster && f.Row == b.Row && hangs(f.Check) {
			marks = append(marks, Span{Text: " · " + lowered(p.in(f.Check.Label)), Soft: true})
		}
	}
	return marks
}

// hangs says whether a check asks what hangs from a row, or what it hangs
// from; other checks find what a row lacks in itself.
func hangs(c *reports.GapCheck) bool {
	kinds := []string{"strategy-without-objective", "objective-without-programme", "programme-without-objective"}
	return slices.Contains(kinds, c.Kind)
}

// lowered begins a wording in lower case, to stand within a line.
func lowered(text string) string {
	first, size := utf8.DecodeRuneInString(text)
	return string(unicode.ToLower(first)) + text[size:]
}
