package reports

import (
	"embed"
	"path"
	"slices"
	"strings"
	"sync"
)

//go:embed indices/*.json
var indexFiles embed.FS

// Indices returns the indices that ship, by name.
func Indices() []*Index { return shippedIndices() }

// IndexNamed returns the index of that name that ships, or nil.
func IndexNamed(name string) *Index {
	for _, ix := range Indices() {
		if ix.Name == name {
			return ix
		}
	}
	return nil
}

// IndicesOf returns the indices that a snapshot can be read by: those that ship
// and its round's own, each by name, as far as its questionnaire has all their
// questions.
func IndicesOf(s *Snapshot) []*Index {
	var fit []*Index
	for _, ix := range slices.Concat(Indices(), s.Indices) {
		if ix.Fits(s.Questionnaire) == nil {
			fit = append(fit, ix)
		}
	}
	return fit
}

// shippedIndices reads the embedded definitions once. A test holds that every
// one reads.
var shippedIndices = sync.OnceValue(func() []*Index {
	files, err := indexFiles.ReadDir("indices")
	if err != nil {
		return nil
	}
	var all []*Index
	for _, f := range files {
		data, err := indexFiles.ReadFile(path.Join("indices", f.Name()))
		if err != nil {
			continue
		}
		if ix, err := ReadIndex(data); err == nil {
			all = append(all, ix)
		}
	}
	slices.SortFunc(all, func(a, b *Index) int { return strings.Compare(a.Name, b.Name) })
	return all
})
