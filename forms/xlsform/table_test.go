package xlsform_test

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"cotejo/forms/xlsform"
)

func TestReadTable(t *testing.T) {
	first := [][]any{{"Notas"}, {"pais", "valor"}, {"x", "y"}}
	data := [][]any{{"Datos"}, {"country", "value"}, nil, {"MEX", 12.5}, {484, time.Date(2026, 3, 5, 0, 0, 0, 0, time.UTC)}, {" CRI ", true}}
	for _, tt := range []struct {
		name   string
		sheets [][][]any
		want   *xlsform.Table
	}{
		{"the sheet named", [][][]any{first, data}, &xlsform.Table{Sheet: "Datos", Rows: []xlsform.TableRow{
			{Number: 1, Cells: []string{"country", "value"}}, {Number: 3, Cells: []string{"MEX", "12.5"}},
			{Number: 4, Cells: []string{"484", "2026-03-05"}}, {Number: 5, Cells: []string{"CRI", "TRUE"}},
		}}},
		{"the first where none is", [][][]any{first}, &xlsform.Table{Sheet: "Notas", Rows: []xlsform.TableRow{
			{Number: 1, Cells: []string{"pais", "valor"}}, {Number: 2, Cells: []string{"x", "y"}},
		}}},
	} {
		got, problems := xlsform.ReadTable(workbook(t, nil, tt.sheets...), "data", "datos")
		if diff := cmp.Diff(tt.want, got); diff != "" || problems != nil {
			t.Errorf("%s: %v (-want +got):\n%s", tt.name, found(problems), diff)
		}
	}
}

func TestReadTableRefuses(t *testing.T) {
	good := plainWorkbook(t)
	for _, tt := range []struct {
		name, want string
		data       []byte
	}{
		{"an empty sheet", "sheet.empty", workbook(t, nil, [][]any{{"Datos"}})},
		{"an old workbook", "file.xls", []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 rest")},
		{"no workbook", "file.broken", []byte("a,b\n")},
		{"half a workbook", "file.broken", good[:len(good)/2]},
		{"a sheet cut off", "part.broken", edited(t, good, sheet1, func(s string) string { return s[:len(s)/2] })},
		{"too many rows", "sheet.rows", workbook(t, func(f *excelize.File) { check(t, f.SetCellStr("Datos", "A5001", "x")) }, [][]any{{"Datos"}, {"x"}})},
	} {
		got, problems := xlsform.ReadTable(tt.data, "datos")
		if got != nil || len(problems) != 1 || problems[0].Code != tt.want {
			t.Errorf("%s: got %v, want only %s", tt.name, found(problems), tt.want)
		}
		if xlsform.IsWorkbook(tt.data) == strings.HasPrefix(tt.name, "no ") {
			t.Errorf("%s: told wrong from other files", tt.name)
		}
	}
}

// A sheet that breaks off anywhere is an error by name, never a part of it.
func TestReadTableNeverReadsHalf(t *testing.T) {
	good := workbook(t, nil, [][]any{{"Datos"}, {"country", "value"}, {"MEX", 12.5}, {"CRI", "x"}})
	var whole string
	edited(t, good, sheet1, func(s string) string { whole = s; return s })
	for at := 0; at < len(whole); at += 5 {
		got, problems := xlsform.ReadTable(edited(t, good, sheet1, func(s string) string { return s[:at] }), "datos")
		if got != nil || len(problems) != 1 || !strings.HasPrefix(problems[0].Code, "part.") {
			t.Fatalf("cut at byte %d: got %v, %v", at, got, found(problems))
		}
	}
}
