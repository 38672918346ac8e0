package workbook

import (
	"bytes"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// An Excel table is a part of its own that names a range, its columns and its
// style. The library makes one only of cells that it holds; ours are streamed.

// tableStyle is the name of the style of tables: a pale band, no more.
const tableStyle = "Cotejo"

// listed makes a sheet an Excel table of that name, as far as it has rows. Its
// heads become single lines, each different from the others, as Excel wants
// them.
func (b *book) listed(s *sheet, name string) {
	s.list = b.listNames.take(name)
	taken := map[string]bool{}
	for i := range s.columns {
		s.columns[i].head = distinct(strings.Join(strings.Fields(flat(s.columns[i].head)), " "), taken)
	}
}

// longestHead is how many UTF-16 units the head of a table's column may have.
const longestHead = 255

// distinct returns a head that no column has yet, whatever the case of its
// letters.
func distinct(wanted string, taken map[string]bool) string {
	if wanted == "" {
		wanted = "–"
	}
	head := shorten(wanted, longestHead)
	for i := 2; taken[strings.ToLower(head)]; i++ {
		suffix := " (" + strconv.Itoa(i) + ")"
		head = shorten(wanted, longestHead-len(suffix)) + suffix
	}
	taken[strings.ToLower(head)] = true
	return head
}

// listNames gives each table of a workbook a name of plain letters, which no other
// has and which cannot be taken for a cell.
type listNames map[string]bool

func (n listNames) take(wanted string) string {
	wanted = strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' {
			return r
		}
		return '_'
	}, wanted)
	if len(wanted) > 200 { // of 255
		wanted = wanted[:200]
	}
	name := wanted
	for i := 2; n[strings.ToLower(name)]; i++ {
		name = wanted + "_" + strconv.Itoa(i)
	}
	n[strings.ToLower(name)] = true
	return name
}

// isList says whether the sheet is an Excel table: one without rows is none.
func (s *sheet) isList() bool { return s.list != "" && s.count > s.foot }

// area is the range of the table: its head and rows, without what stands below.
func (s *sheet) area() string {
	return fmt.Sprintf("A%d:%s%d", s.headLine(), letter(len(s.columns)-1), s.lastLine()-s.foot)
}

// listPart is the part of the sheet's table.
func (s *sheet) listPart(id int) []byte {
	p := fmt.Appendf(nil, `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<table xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" id="%d" name="%s" displayName="%s" ref="%s" totalsRowShown="0"><autoFilter ref="%[4]s"/><tableColumns count="%d">`,
		id, s.list, s.list, s.area(), len(s.columns))
	for i, c := range s.columns {
		p = fmt.Appendf(p, `<tableColumn id="%d" name="`, i+1)
		p = append(appendAttribute(p, c.head), `"/>`...)
	}
	p = append(p, `</tableColumns><tableStyleInfo name="`+tableStyle+`" showFirstColumn="0" showLastColumn="0" showRowStripes="1" showColumnStripes="0"/>`...)
	p = append(p, `<extLst><ext uri="{504A1905-F514-4f6f-8877-14C23A59335A}" xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"><x14:table altText="`...)
	p = appendAttribute(p, s.title)
	return append(p, `"/></ext></extLst></table>`...)
}

// tableRelation is how a sheet's part refers to that of its table; the library
// numbers its own.
const tableRelation = "rIdTable"

// addLists adds the tables of the sheets to the parts of the workbook, with
// what tells where they are.
func (a *archive) addLists() {
	const schema = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	n := 0
	for i, w := range a.sheets {
		if !w.isList() {
			continue
		}
		n++
		name := fmt.Sprintf("tables/table%d.xml", n)
		a.parts["xl/"+name] = bytes.NewBuffer(w.listPart(n))
		rels := fmt.Sprintf("xl/worksheets/_rels/sheet%d.xml.rels", i+1)
		if a.parts[rels] == nil {
			a.parts[rels] = bytes.NewBufferString(`<?xml version="1.0" encoding="UTF-8"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>`)
		}
		a.insert(rels, "</Relationships>", fmt.Sprintf(`<Relationship Id="%s" Target="../%s" Type="%s/table"/>`, tableRelation, name, schema))
		a.insert(contentTypes, "</Types>", fmt.Sprintf(`<Override PartName="/xl/%s" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.table+xml"/>`, name))
		a.insert(sheetPart(i), lastElements(a.parts[sheetPart(i)]), fmt.Sprintf(`<tableParts count="1"><tablePart r:id="%s"/></tableParts>`, tableRelation))
	}
	if n == 0 {
		return
	}
	a.insert("xl/styles.xml", "</tableStyles>", fmt.Sprintf(`<tableStyle name="%s" pivot="0" count="1"><tableStyleElement type="secondRowStripe" dxfId="%d"/></tableStyle>`, tableStyle, a.stripe))
	styles := a.parts["xl/styles.xml"]
	a.parts["xl/styles.xml"] = bytes.NewBuffer(bytes.Replace(styles.Bytes(), []byte(`<tableStyles count="0"`), []byte(`<tableStyles count="1"`), 1))
}

// lastElements is where the element of the tables goes: at the end, but before
// extensions.
func lastElements(part *bytes.Buffer) string {
	if part != nil && bytes.Contains(part.Bytes(), []byte("<extLst>")) {
		return "<extLst>"
	}
	return "</worksheet>"
}

// insert puts a text before the last place where a mark stands in a part.
func (a *archive) insert(part, mark, text string) {
	p := a.parts[part]
	if p == nil {
		return
	}
	if i := bytes.LastIndex(p.Bytes(), []byte(mark)); i >= 0 {
		a.parts[part] = bytes.NewBuffer(slices.Concat(p.Bytes()[:i], []byte(text), p.Bytes()[i:]))
	}
}
