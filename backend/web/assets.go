package web

import (
	"bytes"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"fmt"
	"mime"
	"net/http"
	"path"
	"strings"

	"github.com/klauspost/compress/gzip"

	"cotejo/backend/survey"
)

//go:embed static
var staticFiles embed.FS

// assets are the static files, each under an address that names its content:
// browsers keep it for ever, and a new release has new addresses.
type assets struct {
	address map[string]string // by file name
	files   map[string]asset  // by address
}

type asset struct {
	kind         string
	plain, small []byte // as it is, and gzipped
}

func loadAssets() (*assets, error) {
	entries, err := staticFiles.ReadDir("static")
	if err != nil {
		return nil, fmt.Errorf("read static files: %w", err)
	}
	a := &assets{address: map[string]string{}, files: map[string]asset{}}
	for _, e := range entries {
		content, err := staticFiles.ReadFile("static/" + e.Name())
		if err == nil {
			err = a.add(e.Name(), content)
		}
		if err != nil {
			return nil, fmt.Errorf("read static file %q: %w", e.Name(), err)
		}
	}
	return a, a.add(documentSheet, []byte(survey.DocumentStyle()))
}

// documentSheet is the style sheet of reports shown on a page.
const documentSheet = "documento.css"

func (a *assets) add(name string, content []byte) error {
	sum := sha256.Sum256(content)
	ext := path.Ext(name)
	address := "/static/" + strings.TrimSuffix(name, ext) + "." + hex.EncodeToString(sum[:6]) + ext
	var small bytes.Buffer
	zip, err := gzip.NewWriterLevel(&small, gzip.BestCompression)
	if err != nil {
		return err
	}
	if _, err := zip.Write(content); err != nil {
		return err
	}
	if err := zip.Close(); err != nil {
		return err
	}
	a.address[name] = address
	a.files[address] = asset{kind: mime.TypeByExtension(ext), plain: content, small: small.Bytes()}
	return nil
}

// ServeHTTP implements http.Handler.
func (a *assets) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	f, ok := a.files[r.URL.Path]
	if !ok {
		plain(w, http.StatusNotFound, "not-found")
		return
	}
	h := w.Header()
	h.Set("Content-Type", f.kind)
	h.Set("Cache-Control", "public, max-age=31536000, immutable")
	h.Set("Vary", "Accept-Encoding")
	body := f.plain
	if strings.Contains(r.Header.Get("Accept-Encoding"), "gzip") {
		h.Set("Content-Encoding", "gzip")
		body = f.small
	}
	_, _ = w.Write(body)
}
