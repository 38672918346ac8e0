package web

import (
	"io"
	"net/http"
	"strings"

	"github.com/gin-gonic/gin"

	"cotejo/backend/survey"
	"cotejo/forms"
	"cotejo/reports"
)

// IndicesPage lists the indices of a round and lets organisers bring another.
type IndicesPage struct {
	layout
	Round        survey.RoundInfo
	Back         string
	Lines        []indexLine
	Withdrawn    []survey.OwnIndex
	Upload, Form string // where one is brought or defined, for those who may
	Template     string // without extension
	File         string // the sheet that will not do
	Problems     []sheetProblem
	Flash        *flash
}

// indexLine is an index in the list.
type indexLine struct {
	Href     string
	Index    *reports.Index
	Version  *survey.IndexVersion // of a round's own, where it is in force still
	Answered string               // how many have a value
}

// sheetProblem is a problem at a cell of a sheet.
type sheetProblem struct {
	Cell, Text string
	Wrong      bool
}

func (s *site) showIndices(c *gin.Context, p survey.Principal) error {
	cut, err := cutOf(c)
	if err != nil {
		return err
	}
	page, err := s.indicesPage(c, p, cut)
	if err != nil {
		return err
	}
	page.Flash = s.recall(c)
	return s.show(c, "indices", page)
}

func (s *site) indicesPage(c *gin.Context, p survey.Principal, cut survey.Cut) (IndicesPage, error) {
	view, err := s.Service.Indices(c.Request.Context(), p, cut)
	if err != nil {
		return IndicesPage{}, err
	}
	v, code := visitOf(c), view.Round.Code
	page := IndicesPage{
		layout: s.roundFrame(c, v.T("indices.title"), view.Round), Round: view.Round, Back: cutPath(cut, ""),
		Template: roundPath(code) + "/plantilla-de-indice",
	}
	page.ofCut(c, cut, view.Snapshot)
	if p.Organises() {
		page.Upload, page.Form = indicesPath(code), indexFormPath(code)
	}
	for _, t := range view.Tables {
		known := 0
		for i := range t.Lines {
			if t.Lines[i].Overall.Known {
				known++
			}
		}
		page.Lines = append(page.Lines, indexLine{
			Href: withCut(indexPath(code, t.Index.Name), cut), Index: t.Index, Version: versionOf(view.Own, t.Index),
			Answered: v.T("indices.known", "N", known, "All", len(t.Lines)),
		})
	}
	for _, own := range view.Own {
		if !own.InForce() {
			page.Withdrawn = append(page.Withdrawn, own)
		}
	}
	return page, nil
}

// versionOf tells who kept a version of an index, and when; nil for one that
// ships.
func versionOf(own []survey.OwnIndex, ix *reports.Index) *survey.IndexVersion {
	for _, o := range own {
		for i := range o.Versions {
			if o.Name == ix.Name && ix.Version > 0 && o.Versions[i].Number == ix.Version {
				return &o.Versions[i]
			}
		}
	}
	return nil
}

// mostSheet is how large a sheet that defines an index may be.
const mostSheet = 4 << 20

// uploadIndex keeps the index of a sheet, or says at which cells it will not
// do.
func (s *site) uploadIndex(c *gin.Context, p survey.Principal) error {
	code := c.Param("code")
	name, data, err := sheetOf(c.Request)
	if err != nil {
		return err
	}
	ix, problems, err := s.Service.UploadIndex(c.Request.Context(), p, code, name, data)
	if err != nil {
		return err
	}
	if ix != nil && len(problems) == 0 {
		s.remember(c, flash{Key: "indices.kept"})
		return redirect(c, indexPath(code, ix.Name))
	}
	page, err := s.indicesPage(c, p, survey.Cut{Round: code})
	if err != nil {
		return err
	}
	page.File, page.Problems = name, sheetProblems(problems, visitOf(c).lang)
	if ix != nil { // it has been kept, with doubts
		page.Flash = &flash{Key: "indices.kept_doubts"}
		return s.show(c, "indices", page)
	}
	page.Wrong = true
	return s.showWith(c, http.StatusUnprocessableEntity, "indices", page)
}

// sheetOf reads the file of a form; no file is an empty one.
func sheetOf(r *http.Request) (name string, data []byte, err error) {
	file, header, err := r.FormFile("hoja")
	if err != nil {
		return "", nil, nil
	}
	defer file.Close() // nothing was written: no error to heed
	data, err = io.ReadAll(io.LimitReader(file, mostSheet))
	return header.Filename, data, err
}

func sheetProblems(problems []survey.IndexProblem, lang string) []sheetProblem {
	var list []sheetProblem
	for _, p := range problems {
		list = append(list, sheetProblem{p.Cell(), p.Message(lang), p.Severity == forms.Error})
	}
	return list
}

func (s *site) withdrawIndex(c *gin.Context, p survey.Principal) error {
	code := c.Param("code")
	if err := s.Service.WithdrawIndex(c.Request.Context(), p, code, c.Param("name")); err != nil {
		return err
	}
	s.remember(c, flash{Key: "indices.gone"})
	return redirect(c, indicesPath(code))
}

// downloadIndexSheet sends an index as a sheet to start from: hoja.xlsx or
// hoja.md.
func (s *site) downloadIndexSheet(c *gin.Context, p survey.Principal) error {
	name, ext, _ := strings.Cut(c.Param("sheet"), ".")
	if name != "hoja" {
		return survey.ErrNotFound
	}
	return s.sendSheet(c, p, c.Param("name"), ext)
}

func (s *site) downloadIndexWorkbook(c *gin.Context, p survey.Principal) error {
	return s.sendSheet(c, p, "", "xlsx")
}

func (s *site) downloadIndexMarkdown(c *gin.Context, p survey.Principal) error {
	return s.sendSheet(c, p, "", "md")
}

func (s *site) sendSheet(c *gin.Context, p survey.Principal, name, ext string) error {
	cut, err := cutOf(c)
	if err != nil {
		return err
	}
	kinds := map[string]string{"xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "md": "text/markdown; charset=utf-8"}
	if kinds[ext] == "" {
		return survey.ErrNotFound
	}
	v := visitOf(c)
	data, err := s.Service.IndexSheet(c.Request.Context(), p, cut, name, survey.Format(ext), v.lang)
	if err != nil {
		return err
	}
	if name == "" {
		name = v.T("indices.template_name")
	}
	c.Header("Content-Disposition", `attachment; filename="`+fileSafe(name)+`.`+ext+`"`)
	c.Header("Cache-Control", "no-store")
	c.Data(http.StatusOK, kinds[ext], data)
	return nil
}
