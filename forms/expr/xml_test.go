package expr

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"time"
)

// xmlNode is a node of an XML document, for tests.
type xmlNode struct {
	kind       NodeKind
	name       string
	space      string
	prefix     string
	text       string
	parent     *xmlNode
	children   []Node
	attributes []Node
	namespaces []Node
	scope      map[string]string // of prefixes
	ids        map[string]*xmlNode
}

func (n *xmlNode) Name() string       { return n.name }
func (n *xmlNode) Kind() NodeKind     { return n.kind }
func (n *xmlNode) Space() string      { return n.space }
func (n *xmlNode) Prefix() string     { return n.prefix }
func (n *xmlNode) Children() []Node   { return n.children }
func (n *xmlNode) Attributes() []Node { return n.attributes }
func (n *xmlNode) Namespaces() []Node { return n.namespaces }

func (n *xmlNode) Parent() Node {
	if n.parent == nil {
		return nil
	}
	return n.parent
}

func (n *xmlNode) ByID(id string) Node {
	if e := n.ids[id]; e != nil {
		return e
	}
	return nil
}

func (n *xmlNode) Text() string {
	if n.kind != Element && n.kind != Root {
		return n.text
	}
	var b strings.Builder
	for _, c := range n.children {
		if k := c.(*xmlNode).kind; k == Element || k == TextNode {
			b.WriteString(c.Text())
		}
	}
	return b.String()
}

// readXML builds the tree of a document.
func readXML(source string) (*xmlNode, error) {
	root := &xmlNode{kind: Root, scope: map[string]string{"xml": xmlSpace}, ids: map[string]*xmlNode{}}
	d := xml.NewDecoder(strings.NewReader(source))
	d.Strict = false
	d.Entity = xml.HTMLEntity
	for at := root; ; {
		token, err := d.RawToken()
		if errors.Is(err, io.EOF) {
			return root, nil
		}
		if err != nil {
			return nil, fmt.Errorf("read document: %w", err)
		}
		switch t := token.(type) {
		case xml.StartElement:
			at = at.element(t, root.ids)
		case xml.EndElement:
			at = at.parent
		case xml.CharData:
			at.addText(string(t))
		case xml.Comment:
			at.add(&xmlNode{kind: Comment, text: string(t)})
		case xml.ProcInst:
			if t.Target != "xml" {
				at.add(&xmlNode{kind: Instruction, name: t.Target, text: string(t.Inst)})
			}
		}
	}
}

func (n *xmlNode) add(c *xmlNode) {
	c.parent = n
	n.children = append(n.children, c)
}

func (n *xmlNode) addText(text string) {
	if n.kind == Root || text == "" {
		return
	}
	if len(n.children) > 0 {
		if last := n.children[len(n.children)-1].(*xmlNode); last.kind == TextNode {
			last.text += text
			return
		}
	}
	n.add(&xmlNode{kind: TextNode, text: text})
}

func (n *xmlNode) element(t xml.StartElement, ids map[string]*xmlNode) *xmlNode {
	e := &xmlNode{kind: Element, name: t.Name.Local, prefix: t.Name.Space, scope: map[string]string{}}
	for p, uri := range n.scope {
		e.scope[p] = uri
	}
	for _, a := range t.Attr {
		if a.Name.Space == "xmlns" {
			e.scope[a.Name.Local] = a.Value
		} else if a.Name.Space == "" && a.Name.Local == "xmlns" {
			e.scope[""] = a.Value
		}
	}
	e.space = e.scope[e.prefix]
	for _, a := range t.Attr {
		if a.Name.Space == "xmlns" || a.Name.Local == "xmlns" {
			continue
		}
		attr := &xmlNode{kind: Attribute, name: a.Name.Local, prefix: a.Name.Space, text: a.Value, parent: e}
		if a.Name.Space != "" {
			attr.space = e.scope[a.Name.Space]
		}
		e.attributes = append(e.attributes, attr)
		if a.Name.Local == "id" && ids[a.Value] == nil {
			ids[a.Value] = e
		}
	}
	e.addNamespaces()
	n.add(e)
	return e
}

func (n *xmlNode) addNamespaces() {
	var prefixes []string
	for p, uri := range n.scope {
		if uri != "" && p != "xml" {
			prefixes = append(prefixes, p)
		}
	}
	slices.Sort(prefixes)
	for _, p := range prefixes {
		n.namespaces = append(n.namespaces, &xmlNode{kind: Namespace, name: p, text: n.scope[p], parent: n})
	}
}

// at finds a node by a path of node()[n] steps and perhaps an attribute.
func (n *xmlNode) at(path string) (*xmlNode, error) {
	if path == "/" {
		return n, nil
	}
	for step := range strings.SplitSeq(strings.TrimPrefix(path, "/"), "/") {
		if name, ok := strings.CutPrefix(step, "@"); ok {
			i := slices.IndexFunc(n.attributes, func(a Node) bool {
				q := a.(*xmlNode)
				return q.name == name || q.prefix+":"+q.name == name
			})
			if i < 0 {
				return nil, fmt.Errorf("no attribute %q", name)
			}
			n = n.attributes[i].(*xmlNode)
			continue
		}
		i, err := strconv.Atoi(strings.TrimSuffix(strings.TrimPrefix(step, "node()["), "]"))
		if err != nil || i < 1 || i > len(n.children) {
			return nil, fmt.Errorf("no node at %q of %q", step, path)
		}
		n = n.children[i-1].(*xmlNode)
	}
	return n, nil
}

// xmlHost answers from an XForm in XML.
type xmlHost struct {
	bare
	root       *xmlNode // where absolute paths start
	doc        *xmlNode
	namespaces map[string]string
	language   string
}

func (h *xmlHost) Now() time.Time   { return h.bare.Now().UTC() }
func (h *xmlHost) Root(Node) Node   { return h.root }
func (h *xmlHost) Language() string { return h.language }

func (h *xmlHost) Namespace(prefix string) (string, bool) {
	uri, known := h.namespaces[prefix]
	return uri, known
}

func (h *xmlHost) Instance(id string) Node {
	found := h.find(h.doc, func(n *xmlNode) bool { return n.name == "instance" && n.attribute("id") == id })
	if found == nil {
		return nil
	}
	return found
}

// Itext finds a translation in the language, or in the default one.
func (h *xmlHost) Itext(id string) (string, bool) {
	translation := h.find(h.doc, func(n *xmlNode) bool {
		return n.name == "translation" && n.attribute("lang") == h.language
	})
	if translation == nil {
		return "", false
	}
	text := h.find(translation, func(n *xmlNode) bool { return n.name == "text" && n.attribute("id") == id })
	if text == nil {
		return "", false
	}
	value := h.find(text, func(n *xmlNode) bool { return n.name == "value" && n.attribute("form") == "" })
	if value == nil {
		return "", true
	}
	return value.Text(), true
}

func (h *xmlHost) find(n *xmlNode, is func(*xmlNode) bool) *xmlNode {
	if n.kind == Element && is(n) {
		return n
	}
	for _, c := range n.children {
		if found := h.find(c.(*xmlNode), is); found != nil {
			return found
		}
	}
	return nil
}

func (n *xmlNode) attribute(name string) string {
	for _, a := range n.attributes {
		if a.Name() == name {
			return a.Text()
		}
	}
	return ""
}
