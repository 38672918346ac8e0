package web

import (
	"net/http"
	"path"
	"slices"
	"strings"

	"github.com/gin-gonic/gin"

	"cotejo/backend/i18n"
)

const (
	languageCookie = "cotejo-idioma"
	year           = 365 * 24 * 60 * 60
)

// language decides in which language a page is written: the one just asked
// for, the one chosen before, the person's, the browser's.
func (s *site) language(c *gin.Context, v *visit) string {
	asked := c.Query("lang")
	if i18n.Known(asked) {
		if !isFile(c.Request.URL.Path) {
			s.setCookie(c, s.cookieName(languageCookie), asked, year)
		}
		return asked
	}
	if chosen, err := c.Cookie(s.cookieName(languageCookie)); err == nil && i18n.Known(chosen) {
		return chosen
	}
	if v.signedIn && i18n.Known(v.person.Lang) {
		return v.person.Lang
	}
	return i18n.Choose(c.GetHeader("Accept-Language"))
}

// isFile says whether an address is that of a file: its language is no wish for
// the pages'.
func isFile(address string) bool {
	return slices.Contains([]string{".xlsx", ".docx", ".html", ".csv", ".svg"}, path.Ext(address))
}

// chooseLanguage keeps the language chosen and returns to where one was.
func (s *site) chooseLanguage(c *gin.Context) error {
	if lang := c.Request.PostForm.Get("lang"); i18n.Known(lang) {
		s.setCookie(c, s.cookieName(languageCookie), lang, year)
	}
	return redirect(c, onSite(c.Request.PostForm.Get("volver")))
}

// onSite returns an address of this site as it is, and "/" for any other.
func onSite(address string) string {
	if !strings.HasPrefix(address, "/") || strings.HasPrefix(address, "//") || strings.ContainsAny(address, "\\\r\n\t") {
		return "/"
	}
	return address
}

// chooseBare picks the language where nothing is known but the request.
func chooseBare(r *http.Request) string { return i18n.Choose(r.Header.Get("Accept-Language")) }
