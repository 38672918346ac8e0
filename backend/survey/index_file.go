package survey

import (
	"bytes"
	"context"
	"errors"
	"path"
	"slices"
	"strings"

	"cotejo/forms"
	"cotejo/forms/library"
	"cotejo/forms/xlsform"
	"cotejo/reports"
	"cotejo/reports/definition"
)

// IndexProblem is something wrong with a sheet that defines an index, at its
// cell.
type IndexProblem = definition.Problem

// indexCheck says what of an index will not do where it is to be used, and
// what is likely a slip.
type indexCheck = definition.Check

// Format is a kind of file that tables are written as.
type Format string

// The formats of a sheet.
const (
	WorkbookFormat Format = "xlsx"
	MarkdownFormat Format = "md"
)

// ReadIndexFile reads an index from a sheet (.xlsx or .md) or from JSON, and
// holds it against the questionnaires of the library that it says it is for.
// The index is nil if any problem is an error.
func ReadIndexFile(file string, data []byte) (*reports.Index, []IndexProblem) {
	return readIndex(file, data, againstLibrary)
}

// UploadIndex is KeepIndex for a sheet or JSON file that an organiser brings,
// with what is wrong at its cell. Warnings do not keep it from being kept.
func (s *Service) UploadIndex(ctx context.Context, p Principal, code, file string, data []byte) (*reports.Index, []IndexProblem, error) {
	round, err := s.organisedRound(ctx, p, code)
	if err != nil {
		return nil, nil, err
	}
	check, err := s.indexCheck(ctx, round)
	if err != nil {
		return nil, nil, err
	}
	ix, problems := readIndex(file, data, check)
	if ix == nil {
		return nil, problems, nil
	}
	ix, err = s.keep(ctx, p, round, ix)
	return ix, problems, err
}

// IndexSheet writes an index of a cut as a sheet to start another from, and
// beside it the questions there are; "" is an empty one. It returns the errors
// of Comparison, and ErrNotFound for an index the cut is not read by.
func (s *Service) IndexSheet(ctx context.Context, p Principal, cut Cut, name string, format Format, lang string) ([]byte, error) {
	snap, err := s.cutFor(ctx, p, cut)
	if err != nil {
		return nil, err
	}
	var ix *reports.Index
	if name != "" {
		all := reports.IndicesOf(snap)
		i := slices.IndexFunc(all, func(ix *reports.Index) bool { return ix.Name == name })
		if i < 0 {
			return nil, ErrNotFound
		}
		ix = all[i]
	}
	return written(append(definition.Write(ix, lang), definition.Questions(snap.Questionnaire, lang)), format)
}

// IndexFile writes an index as a sheet that ReadIndexFile reads.
func IndexFile(ix *reports.Index, format Format, lang string) ([]byte, error) {
	return written(definition.Write(ix, lang), format)
}

func written(sheet []definition.Table, format Format) ([]byte, error) {
	var tables []xlsform.Table
	for _, t := range sheet {
		out := xlsform.Table{Sheet: t.Sheet}
		for _, row := range t.Rows {
			out.Rows = append(out.Rows, xlsform.TableRow(row))
		}
		tables = append(tables, out)
	}
	if format == MarkdownFormat {
		return xlsform.WriteMarkdown(tables), nil
	}
	return xlsform.WriteWorkbook(tables)
}

// readIndex reads an index from a file of any of the kinds.
func readIndex(file string, data []byte, check indexCheck) (*reports.Index, []IndexProblem) {
	if strings.EqualFold(path.Ext(file), ".json") || bytes.HasPrefix(bytes.TrimSpace(data), []byte("{")) {
		return readIndexJSON(data, check)
	}
	tables, wrong := xlsform.ReadTables(file, data)
	if tables == nil {
		var problems []IndexProblem
		for _, p := range wrong {
			problems = append(problems, IndexProblem(p))
		}
		return nil, problems
	}
	sheet := make([]definition.Table, len(tables))
	for i, t := range tables {
		sheet[i].Sheet = t.Sheet
		for _, row := range t.Rows {
			sheet[i].Rows = append(sheet[i].Rows, definition.Row(row))
		}
	}
	return definition.Read(sheet, check)
}

// readIndexJSON reads an index from JSON; its problems stand where the place
// in the JSON says.
func readIndexJSON(data []byte, check indexCheck) (*reports.Index, []IndexProblem) {
	ix, err := reports.ReadIndex(data)
	var fault *reports.IndexError
	if errors.As(err, &fault) {
		return nil, placed([]*reports.IndexError{fault}, forms.Error)
	}
	wrong, doubtful := check(ix)
	problems := append(placed(wrong, forms.Error), placed(doubtful, forms.Warning)...)
	if len(wrong) > 0 {
		return nil, problems
	}
	return ix, problems
}

func placed(list []*reports.IndexError, severity forms.Severity) (problems []IndexProblem) {
	for _, e := range list {
		problems = append(problems, IndexProblem{Sheet: e.Place, Severity: severity, Code: e.Code, Args: e.Args})
	}
	return problems
}

// againstLibrary holds an index against the questionnaires of the library that
// it is for; one that the library does not have may be a round's.
func againstLibrary(ix *reports.Index) (wrong, doubtful []*reports.IndexError) {
	for _, name := range ix.Questionnaires {
		q, err := library.Read(name)
		if err != nil {
			continue
		}
		wrong, doubtful = append(wrong, ix.Unfit(q)...), append(doubtful, ix.Doubts(q)...)
	}
	return wrong, doubtful
}
