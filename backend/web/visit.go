package web

import (
	"errors"
	"log/slog"
	"net/http"
	"runtime/debug"
	"strings"
	"time"

	"github.com/gin-gonic/gin"
	"github.com/google/uuid"

	"cotejo/backend/i18n"
	"cotejo/backend/survey"
)

// visit is what is known about a request before its handler runs.
type visit struct {
	id       string // of the request, in logs and on error pages
	lang     string
	token    string // guards forms
	person   survey.Principal
	signedIn bool
	*i18n.Printer
}

const visitKey = "visit"

// visitOf returns the visit that meet has put in the context.
func visitOf(c *gin.Context) *visit { return c.MustGet(visitKey).(*visit) }

// meet finds out who visits and in which language.
func (s *site) meet(c *gin.Context) {
	v := &visit{id: uuid.NewString()}
	c.Set(visitKey, v)
	c.Header("X-Request-Id", v.id)
	err := s.recognise(c, v)
	v.lang = s.language(c, v)
	v.Printer = s.words.In(v.lang)
	v.token = s.formToken(c)
	if err != nil {
		s.fail(c, err)
		c.Abort()
		return
	}
	c.Next()
}

// recognise loads the person of the session. Someone who has been removed is
// signed out.
func (s *site) recognise(c *gin.Context, v *visit) error {
	ctx := c.Request.Context()
	id := s.sessions.GetInt64(ctx, sessionPerson)
	if id == 0 {
		return nil
	}
	p, err := s.Service.Principal(ctx, id)
	if errors.Is(err, survey.ErrNotFound) {
		return s.sessions.Destroy(ctx)
	}
	if err != nil {
		return err
	}
	p.Session = s.sessions.GetString(ctx, sessionName)
	v.person, v.signedIn = p, true
	return nil
}

// log writes one line a request: never its address, which may hold a token,
// but the route; never a body or a query.
func (s *site) log(c *gin.Context) {
	start := time.Now()
	c.Next()
	v := visitOf(c)
	s.Log.LogAttrs(c, slog.LevelInfo, "request",
		slog.String("id", v.id), slog.String("method", c.Request.Method), slog.String("route", c.FullPath()),
		slog.Int("status", c.Writer.Status()), slog.Duration("took", time.Since(start)),
		slog.Int64("person", v.person.ID), slog.String("lang", v.lang))
}

// rescue turns a panic into the error page.
func (s *site) rescue(c *gin.Context) {
	defer func() {
		if r := recover(); r != nil {
			s.Log.Error("panic", "id", visitOf(c).id, "route", c.FullPath(), "what", r, "stack", string(debug.Stack()))
			s.fail(c, errPanic)
			c.Abort()
		}
	}()
	c.Next()
}

// Body limits: a cell takes 65,536 characters, and a section has many.
const (
	smallBody   = 64 << 10
	sectionBody = 8 << 20
)

// guard refuses what comes from elsewhere, and bodies that are too large. The
// forms of the signed-in carry a token as well: a browser too old to say where
// a request comes from is not trusted.
func (s *site) guard(c *gin.Context) {
	if err := s.check(c); err != nil {
		s.fail(c, err)
		c.Abort()
		return
	}
	c.Next()
}

func (s *site) check(c *gin.Context) error {
	if !s.hostKnown(c.Request.Host) {
		return errHost
	}
	if !cleanParams(c.Params) {
		return survey.ErrNotFound
	}
	if c.Request.Method == http.MethodGet || c.Request.Method == http.MethodHead {
		return nil
	}
	if s.origins.Check(c.Request) != nil {
		return errOrigin
	}
	c.Request.Body = http.MaxBytesReader(c.Writer, c.Request.Body, bodyLimit(c))
	if err := parseForm(c.Request); err != nil {
		return badForm(err)
	}
	return s.checkToken(c)
}

// parseForm reads a form, with its files where it has any.
func parseForm(r *http.Request) error {
	if strings.HasPrefix(r.Header.Get("Content-Type"), "multipart/form-data") {
		return r.ParseMultipartForm(smallBody) // files beyond that wait on disk
	}
	return r.ParseForm()
}

// bodyLimit is how large a form may be: one of a section has many cells, one
// that defines an index many rows, and one with a sheet has that.
func bodyLimit(c *gin.Context) int64 {
	switch {
	case c.Param("section") != "", c.FullPath() == "/rondas/:code/indices", c.FullPath() == "/rondas/:code/definir-indice":
		return sectionBody
	}
	return smallBody
}
