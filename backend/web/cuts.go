package web

import (
	"net/url"
	"strconv"
	"strings"

	"github.com/gin-gonic/gin"

	"cotejo/backend/survey"
	"cotejo/reports"
)

// cutLine is a frozen snapshot in the list of a round.
type cutLine struct {
	survey.SnapshotInfo
	Short                                string // the beginning of its hash
	Compare, Workbook, Profiles, Changes string // addresses
}

// shortHash is how much of a hash is read out to tell two snapshots apart.
const shortHash = 8

func cutLines(code string, list []survey.SnapshotInfo) []cutLine {
	lines := make([]cutLine, len(list))
	for i, one := range list {
		cut := survey.Cut{Round: code, Number: one.Number}
		lines[i] = cutLine{
			SnapshotInfo: one, Short: one.Hash[:min(shortHash, len(one.Hash))],
			Compare: cutPath(cut, "/comparacion"), Workbook: cutPath(cut, "/comparativo.xlsx"),
			Profiles: cutPath(cut, "") + "#paises", Changes: changesPath(cut),
		}
	}
	return lines
}

// cutOf reads which answers an address asks for: those of a frozen snapshot,
// or those as they stand. It returns survey.ErrNotFound for what is no number.
func cutOf(c *gin.Context) (survey.Cut, error) {
	cut := survey.Cut{Round: c.Param("code")}
	if number := c.Query("corte"); number != "" {
		n, err := strconv.Atoi(number)
		if err != nil || n < 1 {
			return cut, survey.ErrNotFound
		}
		cut.Number = n
	}
	cut.Only = onlyOf(c.Request.URL.Query())
	return cut, nil
}

// onlyOf reads which countries and voices an address asks for.
func onlyOf(q url.Values) reports.Selection {
	var sel reports.Selection
	sel.Countries = append(sel.Countries, q["pais"]...)
	for _, v := range q["voz"] {
		sel.Voices = append(sel.Voices, reports.Voice(v))
	}
	return sel
}

// cutPath is a page of a round, of the same answers.
func cutPath(cut survey.Cut, page string) string { return withCut(roundPath(cut.Round)+page, cut) }

// withCut keeps the answers that an address is about.
func withCut(address string, cut survey.Cut) string {
	query := cutQuery(cut).Encode()
	switch {
	case query == "":
		return address
	case strings.Contains(address, "?"):
		return address + "&" + query
	}
	return address + "?" + query
}

// cutQuery is a cut as cutOf reads it.
func cutQuery(cut survey.Cut) url.Values {
	q := url.Values{}
	if cut.Number > 0 {
		q.Set("corte", strconv.Itoa(cut.Number))
	} else if cut.Draft {
		q.Set("borrador", "1")
	}
	for _, c := range cut.Only.Countries {
		q.Add("pais", c)
	}
	for _, v := range cut.Only.Voices {
		q.Add("voz", string(v))
	}
	return q
}

func changesPath(cut survey.Cut) string {
	return roundPath(cut.Round) + "/cortes/" + strconv.Itoa(cut.Number) + "/diferencias"
}

// ofCut says on a page which answers it shows, and stays with them in another
// language.
func (l *layout) ofCut(c *gin.Context, cut survey.Cut, snap *reports.Snapshot) {
	l.Here = withCut(l.Here, cut)
	l.CutNumber, l.CutDraft = snap.Number, snap.Draft
	if snap.Number > 0 {
		v := visitOf(c)
		l.Cut = v.T("cut.head", "N", snap.Number, "Day", v.Day(snap.Taken.UTC()))
		if snap.Draft {
			l.Cut += " · " + v.T("cut.open_too")
		}
	}
}

// takeCut freezes a round and shows it in the round's list.
func (s *site) takeCut(c *gin.Context, p survey.Principal) error {
	code := c.Param("code")
	if _, err := s.Service.Freeze(c.Request.Context(), p, code, c.Request.PostForm.Get("borrador") == "1"); err != nil {
		return err
	}
	return redirect(c, roundPath(code)+"#cortes")
}
