package xlsform

import (
	"strings"

	"cotejo/forms"
)

// A kind is what a cell of the type column says.
type kind struct {
	name    string // canonical: "text", "select_one", "begin group" …
	list    string // the list, file or ${field} to choose from
	orOther bool
	written string // as in the cell
}

// spellings are the other ways of writing a type, spaces and underscores
// being the same.
var spellings = map[string]string{
	"int": "integer", "string": "text", "datetime": "datetime", "date time": "datetime", "dateTime": "datetime",
	"photo": "image", "picture": "image", "add image prompt": "image", "add audio prompt": "audio",
	"add video prompt": "video", "add file prompt": "file", "upload": "file",
	"add text prompt": "text", "add date prompt": "date", "add integer prompt": "integer", "add note prompt": "note",
	"add acknowledge prompt": "acknowledge", "trigger": "acknowledge",
	"q string": "text", "q int": "integer", "q decimal": "decimal", "q date": "date", "q note": "note",
	"q calculate": "calculate", "calculation": "calculate", "calc": "calculate",
	"imei": "deviceid", "device id": "deviceid", "get device id": "deviceid", "phone number": "phonenumber",
	"get phone number": "phonenumber", "sim id": "simserial", "get sim id": "simserial",
	"subscriber id": "subscriberid", "get subscriber id": "subscriberid",
	"start time": "start", "get start time": "start", "end time": "end", "get end time": "end",
	"get today": "today", "gps": "geopoint", "location": "geopoint", "add location prompt": "geopoint",
	"begin lgroup": "begin repeat", "end lgroup": "end repeat", "begin looped group": "begin repeat",
	"end looped group": "end repeat", "begin repeating": "begin repeat",
}

// selects are the ways of writing a select, longest first.
var selects = []struct{ written, name string }{
	{"select multiple from file", "select_multiple_from_file"},
	{"select one from file", "select_one_from_file"},
	{"add select multiple prompt using", "select_multiple"},
	{"add select one prompt using", "select_one"},
	{"select all that apply from", "select_multiple"},
	{"select all that apply", "select_multiple"},
	{"select one external", "select_one_external"},
	{"select multiple using", "select_multiple"},
	{"select multiple from", "select_multiple"},
	{"select one using", "select_one"},
	{"select one from", "select_one"},
	{"cascading select", "cascading_select"},
	{"select multiple", "select_multiple"},
	{"select one", "select_one"},
	{"select1", "select_one"},
	{"rank", "rank"},
}

// parseKind reads a cell of the type column.
func parseKind(cell string) kind {
	k := kind{written: cell}
	words := strings.Fields(cell)
	if len(words) == 0 {
		return k
	}
	spaced := strings.ToLower(strings.Join(words, " "))
	folded := strings.NewReplacer("_", " ", "-", " ").Replace(spaced)
	for _, s := range selects {
		if folded == s.written || strings.HasPrefix(folded, s.written+" ") {
			return k.selecting(s.name, strings.Join(words, " ")[len(s.written):])
		}
	}
	k.name = folded
	if name, ok := spellings[folded]; ok {
		k.name = name
	}
	switch {
	case strings.HasPrefix(folded, "begin loop over "):
		k.name = "begin loop"
	case strings.HasPrefix(folded, "osm "):
		k.name = "osm"
	}
	return k
}

// selecting reads what follows the name of a select.
func (k kind) selecting(name, rest string) kind {
	k.name, k.list = name, strings.TrimSpace(rest)
	for _, suffix := range []string{" or_other", " or specify other", " or other"} {
		if cut, ok := strings.CutSuffix(k.list, suffix); ok {
			k.list, k.orOther = strings.TrimSpace(cut), true
		}
	}
	return k
}

// types are the kinds that are a type as they are.
var types = map[string]forms.Type{
	"text": forms.TextType, "integer": forms.Integer, "decimal": forms.Decimal, "range": forms.Decimal,
	"date": forms.Date, "time": forms.Time, "datetime": forms.DateTime,
	"select_one": forms.SelectOne, "select_multiple": forms.SelectMultiple, "rank": forms.Rank,
	"note": forms.Note, "calculate": forms.Calculate, "hidden": forms.Hidden, "acknowledge": forms.SelectOne,
	"file": forms.File, "image": forms.File, "audio": forms.File, "video": forms.File,
	"start": forms.Hidden, "end": forms.Hidden, "today": forms.Hidden, "username": forms.Hidden, "email": forms.Hidden,
}

// filled are the metadata types that the platform supplies.
var filled = map[string]forms.Fill{
	"start": forms.FillStart, "end": forms.FillEnd, "today": forms.FillToday,
	"username": forms.FillUsername, "email": forms.FillEmail,
}

// reduced are the types that are read as a simpler one, with a warning.
var reduced = map[string]forms.Type{
	"geopoint": forms.TextType, "geotrace": forms.TextType, "geoshape": forms.TextType,
	"barcode": forms.TextType, "osm": forms.TextType,
	"select_one_from_file": forms.TextType, "select_multiple_from_file": forms.TextType,
	"select_one_external": forms.TextType, "cascading_select": forms.TextType,
	"background audio": forms.Hidden, "background geopoint": forms.Hidden, "audit": forms.Hidden, "deviceid": forms.Hidden,
	"phonenumber": forms.Hidden, "simserial": forms.Hidden, "subscriberid": forms.Hidden,
	"uuid": forms.Hidden, "entity": forms.Hidden, "start geopoint": forms.Hidden,
}

// kindNames are all names, for suggestions.
func kindNames() []string {
	var names []string
	for n := range types {
		names = append(names, n)
	}
	for n := range reduced {
		names = append(names, n)
	}
	return append(names, "begin_group", "end_group", "begin_repeat", "end_repeat")
}
