package xlsform

import (
	"slices"
	"strings"

	"cotejo/forms"
)

// The extension columns: other tools ignore them.
const (
	colLevel    = "bind::cotejo:level"
	colExpected = "bind::cotejo:expected"
	colRef      = "bind::cotejo:ref"
	colFill     = "bind::cotejo:fill"
	colMinutes  = "bind::cotejo:minutes"
	colCode     = "bind::cotejo:code"
	colPrivate  = "bind::cotejo:private"
)

var cotejoColumns = []string{colLevel, colExpected, colRef, colFill, colMinutes, colCode, colPrivate}

func set(names string) map[string]bool {
	m := map[string]bool{}
	for _, n := range strings.Fields(names) {
		m[n] = true
	}
	return m
}

// nearestOf is forms.Nearest over names in no order.
func nearestOf(word string, names []string) string {
	slices.Sort(names)
	return forms.Nearest(word, names)
}

// surveyDialect are the columns of the survey sheet.
func surveyDialect() dialect {
	d := dialect{
		aliases: map[string]string{
			"caption": "label", "relevance": "relevant", "command": "type", "tag": "name",
			"constraining_message": "constraint_message", "constraint_msg": "constraint_message",
			"readonly": "read_only", "calculate": "calculation",
			"count": "repeat_count", "jr:count": "repeat_count", "jr::count": "repeat_count",
			"bind::relevant": "relevant", "bind::constraint": "constraint",
			"bind::calculate": "calculation", "bind::required": "required", "bind::readonly": "read_only",
			"bind::jr:constraintmsg": "constraint_message", "bind::jr:requiredmsg": "required_message",
			"body::appearance": "appearance", "control::appearance": "appearance",
			"body::jr:count": "repeat_count", "control::jr:count": "repeat_count",
			"noapperrorstring": "no_app_error_string",
		},
		known: set(`type name label hint guidance_hint required required_message relevant constraint
			constraint_message calculation default read_only choice_filter repeat_count appearance
			parameters trigger disabled image audio video big_image`),
		translatable: set("label hint guidance_hint required_message constraint_message image audio video big_image"),
		ignored:      set("autoplay save_to compact_tag no_app_error_string intent query"),
	}
	for _, c := range cotejoColumns {
		d.known[c] = true
	}
	return d
}

// choicesDialect are the columns of the choices sheet; any other is kept, for
// filters and calculations.
func choicesDialect() dialect {
	return dialect{
		aliases:      map[string]string{"caption": "label", "list": "list_name", "listname": "list_name"},
		known:        set("list_name name label image audio video big_image missing"),
		translatable: set("label image audio video big_image"),
	}
}

// settingsDialect are the columns of the settings sheet.
func settingsDialect() dialect {
	return dialect{
		aliases: map[string]string{"title": "form_title", "set_form_title": "form_title",
			"id_string": "form_id", "set_form_id": "form_id"},
		known: set(`form_title form_id version default_language allow_choice_duplicates
			clean_text_values instance_name style name namespaces`),
		translatable: set("form_title"),
		ignored: set(`public_key submission_url auto_send auto_delete sms_keyword sms_separator
			instance_xmlns client_editable`),
	}
}
