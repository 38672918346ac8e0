package web

import (
	"crypto/rand"
	"crypto/subtle"
	"encoding/hex"
	"net"
	"net/http"
	"strings"

	"github.com/gin-gonic/gin"
)

// cleanParams refuses addresses with characters that no address of ours has,
// such as NUL and slashes that were hidden by escapes.
func cleanParams(params gin.Params) bool {
	for _, p := range params {
		if len(p.Value) > 200 || strings.ContainsFunc(p.Value, odd) {
			return false
		}
	}
	return true
}

func odd(r rune) bool { return r <= ' ' || r == '/' || r == '\\' || r == 0x7f || r == '\ufffd' }

// hostKnown says whether a request was sent to the address people use. On
// loopback any loopback name is.
func (s *site) hostKnown(host string) bool {
	if s.base == nil || strings.EqualFold(host, s.base.Host) {
		return true
	}
	return loopback(host) && loopback(s.base.Host)
}

func loopback(host string) bool {
	if name, _, err := net.SplitHostPort(host); err == nil {
		host = name
	}
	ip := net.ParseIP(strings.Trim(host, "[]"))
	return host == "localhost" || (ip != nil && ip.IsLoopback())
}

// The token of forms is a random value that a cookie and every form both
// hold: another site can make a browser send the cookie, but cannot read it to
// fill in the form. It outlives the session, so that a form typed before the
// session ended can still be sent after signing in again.
const tokenField = "ficha"

func (s *site) tokenCookie() string { return s.cookieName("cotejo-ficha") }

// cookieName adds the prefix that ties a cookie to this host over TLS.
func (s *site) cookieName(name string) string {
	if s.Secure {
		return "__Host-" + name
	}
	return name
}

// formToken returns the visitor's form token, making one where there is none.
func (s *site) formToken(c *gin.Context) string {
	if k, err := c.Request.Cookie(s.tokenCookie()); err == nil && len(k.Value) == 32 && isHex(k.Value) {
		return k.Value
	}
	token := newToken()
	s.setCookie(c, s.tokenCookie(), token, 0)
	return token
}

func isHex(s string) bool {
	_, err := hex.DecodeString(s)
	return err == nil
}

// newToken returns 128 random bits in hexadecimal.
func newToken() string {
	b := make([]byte, 16)
	_, _ = rand.Read(b) // never fails: the runtime stops the program instead
	return hex.EncodeToString(b)
}

func (s *site) setCookie(c *gin.Context, name, value string, seconds int) {
	http.SetCookie(c.Writer, &http.Cookie{
		Name: name, Value: value, Path: "/", MaxAge: seconds,
		HttpOnly: true, Secure: s.Secure, SameSite: http.SameSiteLaxMode,
	})
}

// checkToken compares the token of a form with the cookie's. A token that was
// made for this very request is none.
func (s *site) checkToken(c *gin.Context) error {
	k, err := c.Request.Cookie(s.tokenCookie())
	got := c.Request.PostForm.Get(tokenField)
	if err != nil || len(got) != 32 || subtle.ConstantTimeCompare([]byte(got), []byte(k.Value)) != 1 {
		return errToken
	}
	return nil
}
