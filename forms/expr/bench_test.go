package expr

import "testing"

func BenchmarkEval(b *testing.B) {
	h, data := sampleForm()
	row := data.children[8]
	for _, src := range []string{
		`${a}='x' and ${b}!=''`,
		`concat('P', position(..))`,
		`instance('s3')/root/item[name=${q}]/value`,
		`selected(${many}, 'plan') or ${n} > 2`,
		`count(${row}[s_kind = 'plan'])`,
		`if(${blank} = '', 0, ${n}) + 1`,
		`. >= today()`,
		`regex(., '^[A-Z][a-z]+$')`,
		`${s_year}`,
	} {
		e, err := Parse(src)
		if err != nil {
			b.Fatal(err)
		}
		b.Run(src, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := e.Eval(h, row.Children()[0]); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkParse(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Parse(`if(${a}='x' and count(${row}[s_kind = 'plan']) > 2, concat('P', position(..)), '')`); err != nil {
			b.Fatal(err)
		}
	}
}
