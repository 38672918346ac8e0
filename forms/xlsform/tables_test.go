package xlsform_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"cotejo/forms/xlsform"
)

func TestTablesAreReadBack(t *testing.T) {
	tables := []xlsform.Table{
		{Sheet: "índice", Rows: []xlsform.TableRow{
			{Number: 1, Cells: []string{"nombre", "título::es", "peso"}},
			{Number: 2, Cells: []string{"a-b", "Con | barra,\ndos líneas", "0.25"}},
			{Number: 3, Cells: []string{"", "=1+1 <br & «ñ»", "-12"}},
		}},
		{Sheet: "niveles", Rows: []xlsform.TableRow{
			{Number: 1, Cells: []string{"desde"}}, {Number: 2, Cells: []string{"007"}}, {Number: 3, Cells: []string{"1e3"}},
		}},
		{Sheet: "valores", Rows: []xlsform.TableRow{{Number: 1, Cells: []string{"lista"}}}},
	}
	packed, err := xlsform.WriteWorkbook(tables)
	check(t, err)
	for name, data := range map[string][]byte{"x.md": xlsform.WriteMarkdown(tables), "x.xlsx": packed} {
		got, problems := xlsform.ReadTables(name, data)
		if diff := cmp.Diff(tables, got); diff != "" || problems != nil {
			t.Errorf("%s: %v (-want +got):\n%s", name, found(problems), diff)
		}
	}
}

func TestReadTablesRefuses(t *testing.T) {
	good := plainWorkbook(t)
	for _, tt := range []struct {
		name, file, want string
		data             []byte
	}{
		{"nothing", "x.md", "file.empty", nil},
		{"words without tables", "x.md", "file.no-tables", []byte("Hola")},
		{"a text of another kind", "x.csv", "file.unknown", []byte("a,b\n")},
		{"an old workbook", "x.xls", "file.xls", []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 rest")},
		{"half a workbook", "x.xlsx", "file.broken", good[:len(good)/2]},
	} {
		got, problems := xlsform.ReadTables(tt.file, tt.data)
		if got != nil || len(problems) != 1 || problems[0].Code != tt.want {
			t.Errorf("%s: got %v, want only %s", tt.name, found(problems), tt.want)
		}
	}
}
