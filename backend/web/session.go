package web

import (
	"net/http"
	"time"

	"github.com/alexedwards/scs/v2"
	"github.com/gin-gonic/gin"

	"cotejo/backend/survey"
)

// What a session holds.
const (
	sessionPerson = "person" // id
	sessionName   = "name"   // random, names the session in the audit trail
	sessionFlash  = "flash"  // what the next page says about the last action
	sessionLink   = "link"   // a one-time link, shown once to who made it
	// whose link it is
	sessionLinkFor = "linkfor"
)

// Sessions end after an hour without use (typing counts as use) and after
// twelve hours in any case.
const (
	sessionIdle = time.Hour
	sessionLife = 12 * time.Hour
)

func (s *site) newSessions() *scs.SessionManager {
	m := scs.New()
	m.Store = s.Service.Sessions()
	m.IdleTimeout, m.Lifetime = sessionIdle, sessionLife
	m.HashTokenInStore = true
	m.Cookie.Name = s.cookieName("cotejo")
	m.Cookie.Secure = s.Secure
	m.Cookie.HttpOnly = true
	m.Cookie.SameSite = http.SameSiteLaxMode
	m.ErrorFunc = s.sessionFailed
	return m
}

// welcome opens a fresh session for a person: its token is new, so that one
// planted before signing in is worth nothing.
func (s *site) welcome(c *gin.Context, p survey.Principal) error {
	ctx := c.Request.Context()
	if err := s.sessions.RenewToken(ctx); err != nil {
		return err
	}
	s.sessions.Put(ctx, sessionPerson, p.ID)
	s.sessions.Put(ctx, sessionName, newToken())
	return nil
}

// sessionFailed answers when the session cannot be read or kept.
func (s *site) sessionFailed(w http.ResponseWriter, r *http.Request, err error) {
	s.Log.Error("session", "err", err)
	s.bareError(w, r, http.StatusServiceUnavailable)
}

// keepSession answers the page that someone is typing in: that counts as use.
func (s *site) keepSession(c *gin.Context, _ survey.Principal) error {
	c.Status(http.StatusNoContent)
	return nil
}

// signOut ends the session.
func (s *site) signOut(c *gin.Context) error {
	if err := s.sessions.Destroy(c.Request.Context()); err != nil {
		return err
	}
	return redirect(c, "/")
}

func redirect(c *gin.Context, to string) error {
	c.Redirect(http.StatusSeeOther, to)
	return nil
}
