package workbook

import (
	"context"
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"hash"
	"math"

	"github.com/xuri/excelize/v2"

	"cotejo/reports"
)

// Touched names the sheets of the workbook of now that say something else than
// they did in that of then, in their order. When a snapshot was taken, and its
// number, touch none.
func Touched(ctx context.Context, then, now *reports.Snapshot, lang string) ([]string, error) {
	before, _, err := digests(ctx, then.AsOf(now), lang)
	if err != nil {
		return nil, err
	}
	after, names, err := digests(ctx, now, lang)
	if err != nil {
		return nil, err
	}
	var touched []string
	for _, name := range names {
		if before[name] != after[name] {
			touched = append(touched, name)
		}
	}
	return touched, nil
}

// digests returns a digest of what each sheet says.
func digests(ctx context.Context, s *reports.Snapshot, lang string) (map[string][sha256.Size]byte, []string, error) {
	f := excelize.NewFile()
	defer f.Close()
	b := newBook(f, s, lang)
	sheets, err := b.plan(ctx)
	if err != nil {
		return nil, nil, fmt.Errorf("plan workbook of round %s: %w", s.Round.Code, err)
	}
	all, names := map[string][sha256.Size]byte{}, []string{}
	for _, sheet := range sheets {
		h := sha256.New()
		for row := range sheet.rows {
			for _, c := range row {
				c.digest(h)
			}
			h.Write([]byte{'\n'})
			if err := ctx.Err(); err != nil {
				return nil, nil, err
			}
		}
		all[sheet.name], names = [sha256.Size]byte(h.Sum(nil)), append(names, sheet.name)
	}
	return all, names, nil
}

// digest adds what a cell says. A formula says what it gives: where its
// arguments stand may change without it.
func (c cell) digest(h hash.Hash) {
	kind := byte('t')
	switch {
	case c.live:
		kind, c.text = 'f', ""
	case c.isNum:
		kind = 'n'
	}
	var number [8]byte
	binary.LittleEndian.PutUint64(number[:], math.Float64bits(c.number))
	h.Write([]byte{kind, byte(c.look)})
	h.Write(number[:])
	h.Write([]byte(c.text))
	h.Write([]byte{0})
}
