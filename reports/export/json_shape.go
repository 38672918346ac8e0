package export

import "cotejo/forms"

// The types below are the JSON that is written.
type (
	jsonRound struct {
		Code       string     `json:"code"`
		Title      forms.Text `json:"title"`
		Note       forms.Text `json:"note"`
		Year       int        `json:"year"`
		Fictitious bool       `json:"fictitious"`
	}
	jsonSnapshot struct {
		Number *int   `json:"number"`
		Taken  string `json:"taken"`
		Draft  bool   `json:"draft"`
	}
	jsonForm struct {
		Name      string     `json:"name"`
		Title     forms.Text `json:"title"`
		Version   string     `json:"version"`
		Languages []string   `json:"languages"`
	}
	jsonQuestion struct {
		Path    string     `json:"path"`
		Name    string     `json:"name"`
		Kind    string     `json:"kind"`
		Section string     `json:"section"`
		Roster  string     `json:"roster,omitempty"`
		Type    string     `json:"type,omitempty"`
		Level   int        `json:"level,omitempty"`
		List    string     `json:"list,omitempty"`
		Label   forms.Text `json:"label"`
	}
	jsonChoice struct {
		Code  string     `json:"code"`
		Label forms.Text `json:"label"`
		Means string     `json:"means,omitempty"`
	}
	jsonCountry struct {
		ISO3 string     `json:"iso3"`
		M49  int        `json:"m49"`
		Name forms.Text `json:"name"`
	}
	jsonDiagnostic struct {
		Country   string     `json:"country"`
		Party     string     `json:"party"`
		PartyName forms.Text `json:"party_name"`
		Voice     string     `json:"voice"`
		Status    string     `json:"status"`
		Submitted *string    `json:"submitted"`
		Shown     bool       `json:"shown"`
	}
	jsonAnswer struct {
		Country  string   `json:"country"`
		Party    *string  `json:"party"` // null: no diagnostic
		Voice    *string  `json:"voice"`
		Question string   `json:"question"`
		Row      string   `json:"row,omitempty"`
		Order    int      `json:"row_order,omitempty"`
		Title    string   `json:"row_title,omitempty"`
		Parent   string   `json:"parent_row,omitempty"`
		Value    *string  `json:"value"`
		Chosen   []string `json:"chosen,omitempty"`
		State    string   `json:"state"`
		Lang     string   `json:"lang,omitempty"`
		Revision int      `json:"revision,omitempty"`
		Time     string   `json:"time,omitempty"`
		Author   string   `json:"author,omitempty"`
		Source   *string  `json:"source"`
		Sourced  string   `json:"source_state"`
	}
)
