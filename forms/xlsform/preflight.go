package xlsform

import (
	"archive/zip"
	"bytes"
	"cmp"
	"io"
	"path"
	"slices"
	"strings"

	"cotejo/forms"
)

// Limits on a workbook as a file.
const (
	mostPacked   = 20 << 20 // bytes of the file
	mostUnpacked = 64 << 20 // bytes of all its parts
	mostParts    = 2_000
	mostShared   = 32 << 20 // bytes of text that cells refer to
	mostMerges   = 5_000
)

// A container is what preflight learns of a workbook.
type container struct {
	parts    map[string][]byte
	sheets   []*sheetPart // in the workbook's order
	from1904 bool
	dates    map[int]bool // styles that show dates
	shared   []int        // length of each shared string
	used     int          // bytes of shared strings referred to
}

// preflight refuses files that are not what they say, or would cost too much
// to read.
func preflight(data []byte) (*container, []Problem) {
	if len(data) > mostPacked {
		return nil, refuse("file.large", "20")
	}
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, refuse("file.broken")
	}
	if code, arg := directory(z); code != "" {
		return nil, refuse(code, arg)
	}
	c := &container{parts: map[string][]byte{}}
	if code, arg := c.unpack(z); code != "" {
		return nil, refuse(code, arg)
	}
	if code := c.format(); code != "" {
		return nil, refuse(code)
	}
	return c.check()
}

// directory checks the list of entries before anything is unpacked.
func directory(z *zip.Reader) (code, arg string) {
	if len(z.File) > mostParts {
		return "zip.parts", ""
	}
	seen := map[string]bool{}
	var declared uint64
	for _, f := range z.File {
		name := strings.ToLower(f.Name)
		declared += min(f.UncompressedSize64, mostUnpacked+1)
		switch {
		case f.Flags&1 != 0:
			return "file.encrypted", ""
		case f.Method != zip.Store && f.Method != zip.Deflate:
			return "zip.method", f.Name
		case unsafePath(f.Name):
			return "zip.path", f.Name
		case seen[name]:
			return "zip.duplicate", f.Name
		case declared > mostUnpacked:
			return "zip.unpacked", "64"
		}
		seen[name] = true
	}
	if overlapping(z) {
		return "zip.overlap", ""
	}
	return "", ""
}

func unsafePath(name string) bool {
	return name == "" || strings.ContainsAny(name, "\\:\x00") || strings.HasPrefix(name, "/") ||
		slices.Contains(strings.Split(name, "/"), "..")
}

// overlapping says whether two entries share bytes of the file: how a small
// file claims to hold a large one many times.
func overlapping(z *zip.Reader) bool {
	type span struct{ from, to int64 }
	var spans []span
	for _, f := range z.File {
		from, err := f.DataOffset()
		if err != nil {
			return true
		}
		spans = append(spans, span{from, from + int64(f.CompressedSize64)})
	}
	slices.SortFunc(spans, func(a, b span) int { return cmp.Compare(a.from, b.from) })
	for i := 1; i < len(spans); i++ {
		if spans[i].from < spans[i-1].to {
			return true
		}
	}
	return false
}

// unpack reads every part, never more than the limit whatever was declared.
func (c *container) unpack(z *zip.Reader) (code, arg string) {
	left := int64(mostUnpacked)
	for _, f := range z.File {
		if strings.HasSuffix(f.Name, "/") {
			continue
		}
		r, err := f.Open()
		if err != nil {
			return "part.broken", f.Name
		}
		data, err := io.ReadAll(io.LimitReader(r, left+1))
		_ = r.Close() // the checksum was verified by reading to the end
		left -= int64(len(data))
		switch {
		case left < 0:
			return "zip.unpacked", "64"
		case err != nil:
			return "part.broken", f.Name
		}
		c.parts[f.Name] = data
	}
	return "", ""
}

// format tells a workbook from the other documents that are zip files.
func (c *container) format() string {
	_, types := c.parts["[Content_Types].xml"]
	_, workbook := c.parts["xl/workbook.xml"]
	switch {
	case bytes.Contains(c.parts["mimetype"], []byte("opendocument")):
		return "file.ods"
	case c.parts["xl/workbook.bin"] != nil:
		return "file.xlsb"
	case c.parts["EncryptedPackage"] != nil:
		return "file.encrypted"
	case !types || !workbook:
		return "file.not-workbook"
	}
	return ""
}

// check reads every part as strict XML, and what is needed to read the sheets.
func (c *container) check() (*container, []Problem) {
	names := make([]string, 0, len(c.parts))
	for name := range c.parts {
		ext := strings.ToLower(path.Ext(name))
		if ext == ".xml" || ext == ".rels" {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	for _, name := range names {
		if code, line := wellFormed(c.parts[name]); code != "" {
			return nil, refuse(code, name, line)
		}
	}
	if code, arg := c.outline(); code != "" {
		return nil, refuse(code, arg)
	}
	for _, s := range c.sheets {
		if code, arg := c.scan(s); code != "" {
			return nil, []Problem{{Sheet: s.name, Severity: forms.Error, Code: code, Args: []string{arg}}}
		}
	}
	return c, nil
}
