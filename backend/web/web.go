// Package web shows Cotejo in a browser: routes, pages, forms. Every handler
// reads the request, asks survey, and renders a page or redirects; it holds no
// rules and no queries. Everything works without JavaScript.
package web

import (
	"fmt"
	"html/template"
	"log/slog"
	"net/http"
	"net/url"
	"time"

	"github.com/alexedwards/scs/v2"
	"github.com/gin-gonic/gin"

	"cotejo/backend/i18n"
	"cotejo/backend/survey"
)

// Config is what the site needs.
type Config struct {
	Service *survey.Service
	// BaseURL is the address people use, without a final slash; it stands in
	// the links that are copied. Empty: the address of each request.
	BaseURL string
	// Demo offers a way in for each role on the front page.
	Demo bool
	// Secure says that people reach the site over TLS.
	Secure bool
	Log    *slog.Logger
}

// site is the running site. It is safe for concurrent use.
type site struct {
	Config
	base     *url.URL // of BaseURL, nil without one
	words    *i18n.Catalogue
	pages    map[string]map[string]*template.Template // by language and page
	assets   *assets
	sessions *scs.SessionManager
	origins  *http.CrossOriginProtection
	tries    *limiter
}

// New returns the site's handler. It returns an error for a base address that
// is none, or when an embedded file cannot be read.
func New(cfg Config) (http.Handler, error) {
	s := &site{
		Config:  cfg,
		origins: http.NewCrossOriginProtection(),
		tries:   newLimiter(signInTries, signInWindow, time.Now),
	}
	if err := s.readBase(); err != nil {
		return nil, err
	}
	var err error
	if s.words, err = i18n.Load(); err != nil {
		return nil, err
	}
	if s.assets, err = loadAssets(); err != nil {
		return nil, err
	}
	if s.pages, err = s.parsePages(); err != nil {
		return nil, err
	}
	s.sessions = s.newSessions()
	return s.handler(), nil
}

func (s *site) readBase() error {
	if s.BaseURL == "" {
		return nil
	}
	u, err := url.Parse(s.BaseURL)
	if err != nil || u.Host == "" || (u.Scheme != "http" && u.Scheme != "https") {
		return fmt.Errorf("base address %q: want http://host or https://host", s.BaseURL)
	}
	s.base = u
	return s.origins.AddTrustedOrigin(u.Scheme + "://" + u.Host)
}

// handler puts health and static files, which need no session, beside the pages.
func (s *site) handler() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /livez", s.livez)
	mux.HandleFunc("GET /readyz", s.readyz)
	mux.Handle("GET /static/", s.assets)
	mux.Handle("/", compress(s.sessions.LoadAndSave(headAsGet(s.engine()))))
	return secure(mux, s.Secure)
}

func (s *site) engine() *gin.Engine {
	gin.SetMode(gin.ReleaseMode)
	e := gin.New()
	e.HandleMethodNotAllowed = true
	e.RedirectTrailingSlash = false
	e.UseRawPath, e.UnescapePathValues = true, true // a hidden slash stays within its part
	e.ContextWithFallback = true
	e.Use(s.meet, s.log, s.rescue, s.guard)
	e.NoRoute(s.page(func(*gin.Context) error { return survey.ErrNotFound }))
	e.NoMethod(s.page(func(*gin.Context) error { return errMethod }))
	if err := e.SetTrustedProxies(nil); err != nil {
		s.Log.Error("trust no proxies", "err", err)
	}
	s.routes(e)
	return e
}

func (s *site) routes(e *gin.Engine) {
	e.GET("/", s.page(s.showFront))
	e.GET("/entrar/:token", s.page(s.showSignIn))
	e.POST("/entrar/:token", s.page(s.signIn))
	e.POST("/demostracion/:role", s.page(s.enterDemo))
	e.POST("/salir", s.page(s.signOut))
	e.POST("/idioma", s.page(s.chooseLanguage))
	e.POST("/sesion", s.signed(s.keepSession))

	e.GET("/inicio", s.signed(s.showHome))
	e.GET("/personas", s.signed(s.showPeople))
	e.POST("/personas", s.signed(s.addPerson))
	e.POST("/personas/:id/enlace", s.signed(s.newLink))
	e.GET("/guia", s.signed(s.showGuide))

	e.GET(newRoundPath, s.signed(s.showNewRound))
	e.POST(newRoundPath, s.signed(s.addRound))
	e.GET("/rondas/:code", s.signed(s.showRound))
	e.GET("/rondas/:code/cobertura", s.signed(s.showCoverage))
	e.GET("/rondas/:code/comparacion", s.signed(s.showComparison))
	e.GET("/rondas/:code/vistas", s.signed(s.showLooks))
	e.GET("/rondas/:code/vistas/:view", s.signed(s.showLook))
	e.GET("/rondas/:code/comparativo.xlsx", s.signed(s.downloadComparative))
	e.GET("/rondas/:code/descargas", s.signed(s.showDownloads))
	e.POST("/rondas/:code/descargas", s.signed(s.askDownload))
	e.GET("/rondas/:code/indices", s.signed(s.showIndices))
	e.POST("/rondas/:code/indices", s.signed(s.uploadIndex))
	e.GET("/rondas/:code/indices/:name", s.signed(s.showIndex))
	e.GET("/rondas/:code/indices/:name/:sheet", s.signed(s.downloadIndexSheet))
	e.POST("/rondas/:code/indices/:name/retirar", s.signed(s.withdrawIndex))
	e.GET("/rondas/:code/plantilla-de-indice.xlsx", s.signed(s.downloadIndexWorkbook))
	e.GET("/rondas/:code/plantilla-de-indice.md", s.signed(s.downloadIndexMarkdown))
	e.GET("/rondas/:code/definir-indice", s.signed(s.showIndexForm))
	e.POST("/rondas/:code/definir-indice", s.signed(s.defineIndex))
	e.GET("/rondas/:code/perfiles/:iso3", s.signed(s.showProfile))
	e.GET("/rondas/:code/resumen", s.signed(s.showSummary))
	e.GET("/rondas/:code/resumen.docx", s.signed(s.downloadSummary("docx")))
	e.GET("/rondas/:code/resumen.html", s.signed(s.downloadSummary("html")))
	e.GET("/rondas/:code/documentos", s.signed(s.showSelections))
	e.GET("/rondas/:code/documentos/:id", s.signed(s.showSelection))
	e.POST("/rondas/:code/documentos/:id", s.signed(s.saveSelection))
	e.POST("/rondas/:code/documentos/:id/quitar", s.signed(s.removeSelection))
	e.POST("/rondas/:code/cortes", s.signed(s.takeCut))
	e.GET("/rondas/:code/cortes/:n/diferencias", s.signed(s.showDifferences))

	e.GET("/descargas/:id", s.signed(s.showJob))
	e.GET("/descargas/:id/estado", s.signed(s.followJob))
	e.GET("/descargas/:id/archivo", s.signed(s.downloadJob))
	e.POST("/descargas/:id/cancelar", s.signed(s.cancelJob))
	e.POST("/descargas/:id/repetir", s.signed(s.repeatJob))

	d := e.Group("/rondas/:code/:iso3/:party")
	d.GET("", s.signed(s.showTasks))
	d.GET("/secciones/:section", s.signed(s.showSection))
	d.POST("/secciones/:section", s.signed(s.saveSection))
	d.GET("/revisar", s.signed(s.showCheck))
	d.GET(gapsEnd, s.signed(s.showGaps))
	d.POST(gapsEnd, s.signed(s.saveReplies))
	d.GET("/enviar", s.signed(s.showSubmit))
	d.POST("/enviar", s.signed(s.submit))
}

// page adapts a handler that returns an error; fail alone decides what the
// reader sees and what only the log sees.
func (s *site) page(h func(*gin.Context) error) gin.HandlerFunc {
	return func(c *gin.Context) {
		if err := h(c); err != nil {
			s.fail(c, err)
		}
	}
}

// signed adapts a handler for signed-in people only.
func (s *site) signed(h func(*gin.Context, survey.Principal) error) gin.HandlerFunc {
	return s.page(func(c *gin.Context) error {
		v := visitOf(c)
		if !v.signedIn {
			return errSignedOut
		}
		return h(c, v.person)
	})
}
