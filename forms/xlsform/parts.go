package xlsform

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"path"
	"slices"
	"strconv"
	"strings"
)

// deepest is how deep elements of a part may nest.
const deepest = 100

// wellFormed reads a part to its end as strict XML. It returns the code of
// what is wrong and the line, or "".
func wellFormed(data []byte) (code, line string) {
	d := xml.NewDecoder(bytes.NewReader(data))
	depth, elements := 0, 0
	for {
		token, err := d.Token()
		at, _ := d.InputPos()
		switch {
		case errors.Is(err, io.EOF) && elements > 0:
			return "", ""
		case err != nil:
			return "part.broken", strconv.Itoa(at)
		}
		switch token.(type) {
		case xml.Directive:
			return "part.doctype", strconv.Itoa(at)
		case xml.StartElement:
			depth++
			elements++
		case xml.EndElement:
			depth--
		}
		if depth > deepest {
			return "part.deep", strconv.Itoa(at)
		}
	}
}

// each calls visit for every element of a part that is known to be well
// formed; text gives the element's own characters, once it has ended.
func each(data []byte, start func(xml.StartElement), text func(element, value string)) {
	d := xml.NewDecoder(bytes.NewReader(data))
	var open []string
	var value strings.Builder
	for {
		token, err := d.Token()
		if err != nil {
			return
		}
		switch token := token.(type) {
		case xml.StartElement:
			open = append(open, token.Name.Local)
			value.Reset()
			start(token)
		case xml.CharData:
			value.Write(token)
		case xml.EndElement:
			if text != nil {
				text(open[len(open)-1], value.String())
			}
			value.Reset()
			open = open[:len(open)-1]
		}
	}
}

func attr(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// outline reads the workbook's list of sheets, its dates and shared strings.
func (c *container) outline() (code, arg string) {
	targets, kinds := map[string]string{}, map[string]string{}
	each(c.parts["xl/_rels/workbook.xml.rels"], func(e xml.StartElement) {
		target := attr(e, "Target")
		if !strings.HasPrefix(target, "/") {
			target = path.Join("xl", target)
		}
		targets[attr(e, "Id")] = strings.TrimPrefix(target, "/")
		kinds[attr(e, "Id")] = path.Base(attr(e, "Type"))
	}, nil)
	var names []string
	each(c.parts["xl/workbook.xml"], func(e xml.StartElement) {
		switch e.Name.Local {
		case "workbookPr":
			c.from1904 = attr(e, "date1904") == "1" || attr(e, "date1904") == "true"
		case "sheet":
			id := relation(e)
			if kinds[id] != "worksheet" && kinds[id] != "" {
				return // a chart sheet
			}
			c.sheets = append(c.sheets, &sheetPart{name: attr(e, "name"), part: targets[id]})
		}
	}, nil)
	for _, s := range c.sheets {
		if _, ok := c.parts[s.part]; !ok {
			return "part.missing", s.name
		}
		if slices.Contains(names, strings.ToLower(s.name)) {
			return "zip.duplicate", s.name
		}
		names = append(names, strings.ToLower(s.name))
	}
	c.readStyles(c.parts["xl/styles.xml"])
	c.readShared(c.parts["xl/sharedStrings.xml"])
	if len(c.sheets) == 0 {
		return "file.not-workbook", ""
	}
	return "", ""
}

// relation is the r:id of a sheet.
func relation(e xml.StartElement) string {
	for _, a := range e.Attr {
		if a.Name.Local == "id" && strings.Contains(a.Name.Space, "relationships") {
			return a.Value
		}
	}
	return ""
}

// readStyles finds the cell styles that show dates.
func (c *container) readStyles(data []byte) {
	c.dates = map[int]bool{}
	custom := map[string]bool{}
	inCells, style := false, 0
	each(data, func(e xml.StartElement) {
		switch e.Name.Local {
		case "numFmt":
			custom[attr(e, "numFmtId")] = isDateFormat(attr(e, "formatCode"))
		case "cellXfs":
			inCells = true
		case "cellStyles", "dxfs":
			inCells = false
		case "xf":
			if inCells {
				id := attr(e, "numFmtId")
				c.dates[style] = custom[id] || builtInDate(id)
				style++
			}
		}
	}, nil)
}

// builtInDate says whether one of the formats every workbook has shows dates.
func builtInDate(id string) bool {
	n, err := strconv.Atoi(id)
	return err == nil && (n >= 14 && n <= 22 || n >= 27 && n <= 36 || n >= 45 && n <= 47 || n >= 50 && n <= 58)
}

// isDateFormat says whether a number format has a part of a date outside
// quotes and brackets.
func isDateFormat(code string) bool {
	quoted, bracket := false, false
	for i := 0; i < len(code); i++ {
		switch c := code[i]; {
		case c == '"':
			quoted = !quoted
		case quoted:
		case c == '\\' || c == '_' || c == '*':
			i++
		case c == '[':
			bracket = true
		case c == ']':
			bracket = false
		case bracket:
		case strings.IndexByte("dDmMyYhHsS", c) >= 0:
			return true
		}
	}
	return false
}

// readShared measures the shared strings.
func (c *container) readShared(data []byte) {
	size := 0
	each(data, func(e xml.StartElement) {
		if e.Name.Local == "si" {
			size = 0
		}
	}, func(element, value string) {
		switch element {
		case "t":
			size += len(value)
		case "si":
			c.shared = append(c.shared, size)
		}
	})
}
