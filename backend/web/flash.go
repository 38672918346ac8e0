package web

import (
	"encoding/json"

	"github.com/gin-gonic/gin"
)

// flash is what the page after an action says about it.
type flash struct {
	Changed   int
	Conflicts []string // questions with two texts now, in words
	Both      []string // questions with a text and a special answer, in words
	Removed   string   // the row just removed, in words
	Undo      string   // the action that brings it back
	Key       string   // another message
	Moved     bool     // rows changed: say nothing when no answer did
}

// remember keeps a flash for the next page.
func (s *site) remember(c *gin.Context, f flash) {
	text, err := json.Marshal(f)
	if err != nil {
		s.Log.Error("keep a message for the next page", "err", err)
		return
	}
	s.sessions.Put(c.Request.Context(), sessionFlash, string(text))
}

// recall returns the flash kept for this page, once.
func (s *site) recall(c *gin.Context) *flash {
	text := s.sessions.PopString(c.Request.Context(), sessionFlash)
	if text == "" {
		return nil
	}
	var f flash
	if json.Unmarshal([]byte(text), &f) != nil {
		return nil
	}
	return &f
}
