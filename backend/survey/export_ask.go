package survey

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"cotejo/reports"
	"cotejo/reports/brief"
)

// ExportKind is what an export is.
type ExportKind string

// The kinds of an export.
const (
	ComparativeExport ExportKind = "comparative" // the workbook
	AnswersExported   ExportKind = "answers"     // in one of the shapes
	ProfileExport     ExportKind = "profile"     // of a country
	SummaryExport     ExportKind = "summary"     // of the region
)

// BriefFormat is how a profile or summary is written.
type BriefFormat string

// The formats.
const (
	WordFormat BriefFormat = "docx"
	HTMLFormat BriefFormat = "html" // a page to print
)

// Export is a file that can be asked for. What its kind does not need is left
// out of account.
type Export struct {
	Cut
	Kind    ExportKind
	Lang    string       // es (when empty) or en
	Beside  string       // of a workbook: a language beside the first, or ""
	Paper   string       // of a workbook, profile or summary: a4 (when empty) or letter
	Shape   Shape        // of answers
	Roster  string       // of WideShape: a list whose rows are wanted, by name or path; ""
	CSV     CSV          // of TidyShape and WideShape, but for its language
	Country string       // of a profile: ISO 3166-1 alpha-3
	Format  BriefFormat  // of a profile or summary; Word when empty
	Brief   BriefOptions // of a profile or summary, but for its paper
}

// Extension is that of the file's name, with its point.
func (e Export) Extension() string {
	switch {
	case e.Kind == ComparativeExport:
		return ".xlsx"
	case e.Kind == ProfileExport || e.Kind == SummaryExport:
		return "." + string(e.Format)
	}
	switch e.Shape {
	case JSONShape:
		return ".json"
	case PackageShape:
		return ".zip"
	case StataShape:
		return ".do"
	case SPSSShape:
		return ".sps"
	}
	return ".csv"
}

// needed keeps of an export what its kind needs, so that equal files are asked
// for in equal words.
func (e Export) needed() Export {
	out := Export{Cut: e.Cut, Kind: e.Kind, Lang: e.Lang}
	if out.Lang == "" {
		out.Lang = reports.Languages()[0]
	}
	switch e.Kind {
	case ComparativeExport:
		out.Beside, out.Paper = e.Beside, e.Paper
	case AnswersExported:
		out.Shape = e.Shape
		if e.Shape == WideShape {
			out.Roster = e.Roster
		}
		if e.Shape == WideShape || e.Shape == TidyShape {
			out.CSV = e.CSV
			out.CSV.Lang, out.CSV.Separator = out.Lang, cmp.Or(e.CSV.Separator, ',')
			out.CSV.PerOption = e.CSV.PerOption && e.Shape == TidyShape
		}
	case ProfileExport, SummaryExport:
		out.Format, out.Brief, out.Paper = e.Format, e.Brief, e.Paper
		out.Brief.Paper = ""
		if e.Format == "" {
			out.Format = WordFormat
		}
		if e.Kind == ProfileExport {
			out.Country, out.Only.Countries = strings.ToUpper(e.Country), nil
		}
	}
	if out.Paper == string(brief.A4) {
		out.Paper = ""
	}
	return out
}

// settled checks that an export makes sense in its round, and returns what is
// needed of it.
func (s *Service) settled(ctx context.Context, e Export, from source) (Export, error) {
	e = e.needed()
	if field := e.senseless(); field != "" {
		return e, wrong(field, "export.unknown")
	}
	reg, err := s.countries(ctx)
	if err != nil {
		return e, err
	}
	if _, in := reg.number(from.round, e.Country); e.Kind == ProfileExport && !in {
		return e, ErrNotInRound
	}
	if e.Only, err = chosen(e.Only, roundInfo(from.round, reg).Countries); err != nil || e.Roster == "" {
		return e, err
	}
	q, err := s.questionnaire(ctx, from.version)
	if err != nil {
		return e, err
	}
	r := rosterNamed(q, e.Roster)
	if r == nil {
		return e, &UnknownRoster{e.Roster, rosterNames(q)}
	}
	e.Roster = string(r.ID)
	return e, nil
}

// senseless names what is not among the choices that there are, or "".
func (e Export) senseless() string {
	knows := func(lang string) bool { return slices.Contains(reports.Languages(), lang) }
	switch {
	case !slices.Contains([]ExportKind{ComparativeExport, AnswersExported, ProfileExport, SummaryExport}, e.Kind),
		e.Kind == AnswersExported && !slices.Contains(shapes(), e.Shape):
		return "export"
	case !knows(e.Lang), e.Beside != "" && (!knows(e.Beside) || e.Beside == e.Lang):
		return "lang"
	case e.CSV.Separator != 0 && !strings.ContainsRune(",;\t", e.CSV.Separator):
		return "separator"
	case e.Format != "" && e.Format != WordFormat && e.Format != HTMLFormat:
		return "format"
	case e.Paper != "" && e.Paper != string(brief.Letter):
		return "paper"
	}
	return ""
}

// chosen puts a selection in order, each once, and refuses what is not there.
func chosen(only reports.Selection, countries []reports.Country) (out reports.Selection, err error) {
	for _, c := range countries {
		if slices.Contains(only.Countries, c.ISO3) {
			out.Countries = append(out.Countries, c.ISO3)
		}
	}
	for _, v := range []reports.Voice{reports.Government, reports.CivilSociety, reports.Institution, reports.Compiled} {
		if slices.Contains(only.Voices, v) {
			out.Voices = append(out.Voices, v)
		}
	}
	if slices.ContainsFunc(only.Countries, func(c string) bool { return !slices.Contains(out.Countries, c) }) {
		return out, ErrNotInRound
	}
	if slices.ContainsFunc(only.Voices, func(v reports.Voice) bool { return !slices.Contains(out.Voices, v) }) {
		return out, wrong("voice", "export.unknown")
	}
	return out, nil
}

// encode writes an export so that decodeExport reads it again.
func (e Export) encode() (string, error) {
	text, err := json.Marshal(e)
	if err != nil {
		return "", fmt.Errorf("write what is asked for: %w", err)
	}
	return string(text), nil
}

func decodeExport(text string) (e Export, err error) {
	if err := json.Unmarshal([]byte(text), &e); err != nil {
		return e, fmt.Errorf("read what was asked for: %w", err)
	}
	return e, nil
}

// hashOf is one hash of several texts.
func hashOf(texts ...string) string {
	h := sha256.New()
	for _, text := range texts {
		fmt.Fprintf(h, "%d:%s", len(text), text)
	}
	return hex.EncodeToString(h.Sum(nil))
}
