package reports

// AsOf returns a snapshot that gives itself out as taken when another was, so
// that reports of both differ only in what the answers say.
func (s *Snapshot) AsOf(when *Snapshot) *Snapshot {
	like := *s
	like.Number, like.Taken, like.Hash, like.Draft = when.Number, when.Taken, when.Hash, when.Draft
	if when.QuestionnaireHash == "" { // of a live cut
		like.QuestionnaireHash = ""
	}
	return &like
}

// Touch is a part of a report that a change of answers reaches.
type Touch struct {
	Country *Country // of a profile; nil for what is about the region
	Report  string   // "profile", "summary" or "workbook"
	Part    string   // its title, or the name of the sheet
}
