package web

import (
	"context"
	"errors"
	"net/http"

	"github.com/gin-gonic/gin"

	"cotejo/backend/survey"
)

// Errors of the web itself.
var (
	errSignedOut = errors.New("no session")
	errToken     = errors.New("form token missing or wrong")
	errOrigin    = errors.New("request from another origin")
	errHost      = errors.New("request for another host")
	errMethod    = errors.New("method not allowed")
	errTries     = errors.New("too many tries")
	errTooLarge  = errors.New("body too large")
	errForm      = errors.New("form unreadable")
	errPanic     = errors.New("panic")
)

// failure is what a reader sees of an error.
type failure struct {
	err         error
	status      int
	title, text string // message keys
}

// failures is the one table from errors to answers. Any error that is not in
// it is ours: the reader learns its number, the log the rest.
var failures = []failure{
	{survey.ErrNotFound, http.StatusNotFound, "error.absent.title", "error.absent.text"},
	{survey.ErrForbidden, http.StatusForbidden, "error.forbidden.title", "error.forbidden.text"},
	{survey.ErrClosed, http.StatusConflict, "error.closed.title", "error.closed.text"},
	{survey.ErrSignIn, http.StatusGone, "error.link.title", "error.link.text"},
	{errSignedOut, http.StatusUnauthorized, "error.session.title", "error.session.text"},
	{errToken, http.StatusForbidden, "error.token.title", "error.token.text"},
	{errOrigin, http.StatusForbidden, "error.origin.title", "error.origin.text"},
	{errHost, http.StatusMisdirectedRequest, "error.host.title", "error.host.text"},
	{errMethod, http.StatusMethodNotAllowed, "error.method.title", "error.method.text"},
	{errTries, http.StatusTooManyRequests, "error.tries.title", "error.tries.text"},
	{survey.ErrTooMany, http.StatusTooManyRequests, "error.exports.title", "error.exports.text"},
	{errTooLarge, http.StatusRequestEntityTooLarge, "error.large.title", "error.large.text"},
	{errForm, http.StatusBadRequest, "error.form.title", "error.form.text"},
}

var unforeseen = failure{nil, http.StatusInternalServerError, "error.unforeseen.title", "error.unforeseen.text"}

func failureOf(err error) failure {
	for _, f := range failures {
		if errors.Is(err, f.err) {
			return f
		}
	}
	return unforeseen
}

// badForm tells a body that is too large from one that makes no sense.
func badForm(err error) error {
	var large *http.MaxBytesError
	if errors.As(err, &large) {
		return errTooLarge
	}
	return errForm
}

// ErrorPage is what a reader sees when something could not be done.
type ErrorPage struct {
	layout
	Text    string
	Request string // number to quote, for errors of ours
}

// fail answers a request with what its error means. A visitor without a
// session is sent to the front page, unless that would lose what they typed.
func (s *site) fail(c *gin.Context, err error) {
	if errors.Is(err, context.Canceled) {
		c.Abort()
		return
	}
	v := visitOf(c)
	f := failureOf(err)
	if f.err == nil && !errors.Is(err, errPanic) {
		s.Log.Error("request failed", "id", v.id, "route", c.FullPath(), "err", err)
	}
	if errors.Is(err, errSignedOut) && c.Request.Method != http.MethodPost {
		_ = redirect(c, "/")
		return
	}
	if s.offerAgain(c, f) {
		return
	}
	page := ErrorPage{layout: s.plainLayout(v, f.title), Text: v.T(f.text)}
	if f.err == nil {
		page.Request = v.id
	}
	s.send(c, f.status, "error", page)
}

// bareError answers where not even a visit is known.
func (s *site) bareError(w http.ResponseWriter, r *http.Request, status int) {
	v := &visit{}
	v.lang = chooseBare(r)
	v.Printer = s.words.In(v.lang)
	body, err := s.render(v.lang, "error", ErrorPage{layout: s.plainLayout(v, "error.unavailable.title"), Text: v.T("error.unavailable.text")})
	if err != nil {
		plain(w, status, "unavailable")
		return
	}
	defer body.free()
	w.Header().Set("Content-Type", htmlType)
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	_, _ = w.Write(body.Bytes())
}
