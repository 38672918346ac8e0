package workbook

import (
	"context"
	"io"
	"testing"
)

// TestProgress holds that whoever waits is told of nothing at first, then of
// ever more rows, and at last of all of them.
func TestProgress(t *testing.T) {
	var done, total []int
	err := Write(context.Background(), io.Discard, synthetic(20, 100), Options{Progress: func(d, of int) {
		done, total = append(done, d), append(total, of)
	}})
	if err != nil {
		t.Fatal(err)
	}
	if len(done) < 5 {
		t.Fatalf("told %d times, want now and then", len(done))
	}
	for i := range done {
		if i > 0 && done[i] < done[i-1] {
			t.Errorf("told of %d rows after %d", done[i], done[i-1])
		}
		if total[i] != total[0] {
			t.Errorf("the total went from %d to %d", total[0], total[i])
		}
	}
	if first, last := done[0], done[len(done)-1]; first != 0 || last != total[0] || last == 0 {
		t.Errorf("told of %d rows first and %d last, want 0 and %d", first, last, total[0])
	}
}
