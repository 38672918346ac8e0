package web

import (
	"net/url"
	"slices"

	"github.com/gin-gonic/gin"

	"cotejo/backend/survey"
	"cotejo/reports"
)

// comparisonView is the view that has an address of its own besides.
const comparisonView = "matriz"

// The choices of a page of views that are not the view's own.
const (
	tableParam  = "tabla"
	foldParam   = "textos"
	wholeTexts  = "completos"
	countryPar  = "pais"
	voicePar    = "voz"
	snapshotPar = "corte"
)

// look is the address of a view: which answers, seen how.
type look struct {
	cut    survey.Cut
	kind   string
	chosen url.Values // of a view's own, and of its page
}

func lookOf(c *gin.Context, cut survey.Cut, kind string) look {
	chosen := url.Values{}
	for name, values := range c.Request.URL.Query() {
		if !slices.Contains([]string{snapshotPar, countryPar, voicePar, "lang", tableParam}, name) && len(values) > 0 && values[0] != "" {
			chosen.Set(name, values[0])
		}
	}
	return look{cut, kind, chosen}
}

// ask is what the address asks of the view.
func (l look) ask(lang string) survey.ViewAsk {
	params := map[string]string{}
	for name := range l.chosen {
		params[name] = l.chosen.Get(name)
	}
	return survey.ViewAsk{Lang: lang, Params: params}
}

func (l look) unfolded() bool { return l.chosen.Get(foldParam) == wholeTexts }

// here is this page's address, as whoever came by another name for it came.
func (l look) here(path string) string {
	if len(l.chosen) == 0 {
		return path
	}
	if cutQuery(l.cut).Encode() == "" {
		return path + "?" + l.chosen.Encode()
	}
	return path + "&" + l.chosen.Encode()
}

// page is the address of a kind of view, or of a file of it, with everything
// that was chosen kept.
func (l look) page(kind string) string {
	address := lookPath(l.cut.Round, kind)
	if len(l.chosen) > 0 {
		address += "?" + l.chosen.Encode()
	}
	return withCut(address, l.cut)
}

// with is the address with one choice more.
func (l look) with(name, value string) look {
	chosen := url.Values{}
	for n, v := range l.chosen {
		chosen[n] = v
	}
	if chosen.Del(name); value != "" {
		chosen.Set(name, value)
	}
	l.chosen = chosen
	return l
}

// folding is the address with long texts whole or, where they are, folded.
func (l look) folding() string {
	if l.unfolded() {
		return l.with(foldParam, "").page(l.kind)
	}
	return l.with(foldParam, wholeTexts).page(l.kind)
}

// all is the address with no country and no voice left out.
func (l look) all() string {
	l.cut.Only = reports.Selection{}
	return l.page(l.kind)
}

// table is where a table is downloaded.
func (l look) table(name string) string {
	return l.with(foldParam, "").with(tableParam, name).page(l.kind + "." + string(survey.ViewCSV))
}

// lookFile is a file that a view is downloaded as.
type lookFile struct {
	Href, Words string
}

// files are the files of a view.
func (l look) files(v *survey.ViewMade) []lookFile {
	l = l.with(foldParam, "")
	var files []lookFile
	for _, f := range survey.ViewFormats() {
		if f.Fits(v) {
			files = append(files, lookFile{l.page(l.kind + "." + string(f)), formatKey(f)})
		}
	}
	return files
}

func formatKey(f survey.ViewFormat) string {
	switch f {
	case survey.ViewXLSX:
		return "look.as_xlsx"
	case survey.ViewSVG:
		return "look.as_svg"
	}
	return "look.as_csv"
}

// at is the address of what a cell leads to.
func (l look) at(to survey.ViewPlace) string {
	switch {
	case to.Country != "":
		return withCut(profilePath(l.cut.Round, to.Country), survey.Cut{Round: l.cut.Round, Number: l.cut.Number})
	case to.Kind != "":
		q := url.Values{}
		for i := 0; i+1 < len(to.Params); i += 2 {
			q.Set(to.Params[i], to.Params[i+1])
		}
		cut := l.cut
		if q.Has(countryPar) {
			cut.Only.Countries = nil
		}
		return withCut(lookPath(l.cut.Round, to.Kind)+"?"+q.Encode(), cut)
	}
	return ""
}
