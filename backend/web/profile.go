package web

import (
	"time"

	"github.com/gin-gonic/gin"

	"cotejo/backend/survey"
	"cotejo/reports"
)

// ProfilePage is a country on two printed pages.
type ProfilePage struct {
	layout
	Round   survey.RoundInfo
	Profile *reports.Profile
	Back    string
	// Several says that more than one voice answered: then each is named.
	Several bool
	Taken   string
}

// zoneOf returns a country's time zone, nil when it is not known here.
func zoneOf(c *reports.Country) *time.Location {
	zone, err := time.LoadLocation(c.Zone)
	if err != nil {
		return nil
	}
	return zone
}

func (s *site) showProfile(c *gin.Context, p survey.Principal) error {
	v := visitOf(c)
	cut, err := cutOf(c)
	if err != nil {
		return err
	}
	round, err := s.Service.Round(c.Request.Context(), p, c.Param("code"))
	if err != nil {
		return err
	}
	profile, err := s.Service.Profile(c.Request.Context(), p, cut, c.Param("iso3"), v.lang)
	if err != nil {
		return err
	}
	title := v.T("profile.title", "Country", profile.Country.Name.In(v.lang))
	page := ProfilePage{
		layout: s.roundFrame(c, title, round), Round: round, Profile: profile,
		Back: cutPath(cut, ""), Several: len(profile.Voices) > 1,
		Taken: moment(v.Printer, profile.Snapshot.Taken, zoneOf(profile.Country)),
	}
	page.ofCut(c, cut, profile.Snapshot)
	return s.show(c, "profile", page)
}
