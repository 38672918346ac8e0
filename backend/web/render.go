package web

import (
	"bytes"
	"embed"
	"fmt"
	"html/template"
	"net/http"
	"strings"
	"sync"
	"time"

	"github.com/gin-gonic/gin"

	"cotejo/backend/i18n"
	"cotejo/forms"
	"cotejo/reports"
)

//go:embed templates
var templateFiles embed.FS

const htmlType = "text/html; charset=utf-8"

// parsePages reads every page once per language, so that a template finds its
// words without being told the language.
func (s *site) parsePages() (map[string]map[string]*template.Template, error) {
	entries, err := templateFiles.ReadDir("templates")
	if err != nil {
		return nil, fmt.Errorf("read templates: %w", err)
	}
	all := map[string]map[string]*template.Template{}
	for _, lang := range i18n.Languages {
		shared, err := template.New("layout").Funcs(functions(s.words.In(lang))).
			ParseFS(templateFiles, "templates/parts/*.html")
		if err != nil {
			return nil, fmt.Errorf("parse shared templates: %w", err)
		}
		all[lang] = map[string]*template.Template{}
		for _, e := range entries {
			if e.IsDir() {
				continue
			}
			page, err := template.Must(shared.Clone()).ParseFS(templateFiles, "templates/"+e.Name())
			if err != nil {
				return nil, fmt.Errorf("parse template %q: %w", e.Name(), err)
			}
			all[lang][strings.TrimSuffix(e.Name(), ".html")] = page
		}
	}
	return all, nil
}

// functions are what templates may call: words, dates and numbers in the
// language of the page.
func functions(p *i18n.Printer) template.FuncMap {
	return template.FuncMap{
		"t":      p.T,
		"say":    func(m message) string { return p.T(m.Key, m.Args...) },
		"num":    p.Number,
		"day":    p.Day,
		"text":   func(t forms.Text) string { return t.In(p.Lang()) },
		"voice":  func(v reports.Voice) string { return reports.Word(p.Lang(), "voice."+string(v)) },
		"party":  func(x reports.Party) string { return partyWords(p.Lang(), x) },
		"status": func(st reports.Status) string { return p.T(statusKey(st)) },
		"moment": func(t time.Time, zone *time.Location) string {
			return moment(p, t, zone)
		},
		"lines":    func(s string) []string { return strings.Split(s, "\n") },
		"inc":      func(i int) int { return i + 1 },
		"grouped":  grouped,
		"pair":     func(answered, asked int) forms.Tally { return forms.Tally{Answered: answered, Asked: asked} },
		"levels":   func(c forms.Count) []forms.Tally { return c.ByLevel[1:] },
		"markword": func(m reports.Mark) string { return m.Words(p.Lang()) },
		"isTyped":  func(name string) bool { return strings.HasPrefix(name, "v.") },
	}
}

// partyWords names a party by its voice and, unless that says it all, its name.
func partyWords(lang string, p reports.Party) string {
	voice, name := reports.Word(lang, "voice."+string(p.Voice)), p.Name.In(lang)
	if name == "" || strings.HasPrefix(name, voice) {
		return voice
	}
	return voice + " · " + name
}

// message is a message whose words the template fetches.
type message struct {
	Key  string
	Args []any
}

// moment writes when something happened, in a country's time: "24 de
// noviembre de 2026, 14:32 (hora de Tegucigalpa)".
func moment(p *i18n.Printer, t time.Time, zone *time.Location) string {
	if t.IsZero() {
		return ""
	}
	if zone == nil || zone == time.UTC {
		return p.T("time.utc", "Date", p.Date(t.UTC()), "Clock", p.Clock(t.UTC()))
	}
	t = t.In(zone)
	return p.T("time.moment", "Date", p.Date(t), "Clock", p.Clock(t), "City", p.City(zone))
}

func statusKey(s reports.Status) string {
	switch s {
	case reports.Open:
		return "status.open"
	case reports.Submitted:
		return "status.submitted"
	case reports.Returned:
		return "status.returned"
	case reports.Approved:
		return "status.approved"
	case reports.Unpublished:
		return "status.unpublished"
	}
	return "status.none"
}

// buffer is a rendered page, to be freed after it has been sent.
type buffer struct{ bytes.Buffer }

var buffers = sync.Pool{New: func() any { return new(buffer) }}

func (b *buffer) free() {
	if b.Cap() > 4<<20 {
		return // a rare giant is not worth keeping
	}
	b.Reset()
	buffers.Put(b)
}

// render writes a page into a buffer: nothing is sent unless all of it is good.
func (s *site) render(lang, name string, page any) (*buffer, error) {
	t := s.pages[lang][name]
	if t == nil {
		return nil, fmt.Errorf("no template %q", name)
	}
	b := buffers.Get().(*buffer)
	if err := t.ExecuteTemplate(b, "layout", page); err != nil {
		b.free()
		return nil, fmt.Errorf("render %q: %w", name, err)
	}
	return b, nil
}

// show sends a page with status 200.
func (s *site) show(c *gin.Context, name string, page any) error {
	return s.showWith(c, http.StatusOK, name, page)
}

// showWith sends a page with a status.
func (s *site) showWith(c *gin.Context, status int, name string, page any) error {
	body, err := s.render(visitOf(c).lang, name, page)
	if err != nil {
		return err
	}
	defer body.free()
	c.Header("Cache-Control", "no-store")
	c.Data(status, htmlType, body.Bytes())
	return nil
}

// send sends an error page; where even that cannot be made, a bare line.
func (s *site) send(c *gin.Context, status int, name string, page any) {
	if err := s.showWith(c, status, name, page); err != nil {
		s.Log.Error("error page", "id", visitOf(c).id, "err", err)
		c.String(status, http.StatusText(status))
	}
}
