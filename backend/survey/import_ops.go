package survey

import (
	"cmp"
	"crypto/sha256"
	"encoding/binary"
	"strconv"

	"github.com/google/uuid"

	"cotejo/backend/store"
)

// opID is the id of what a line does: the same for the same file in the same
// round, so that a file which is imported again is recognised. Its last bytes
// are the line.
func (p *pass) opID(line int, what string) string {
	h := sha256.New()
	h.Write(p.stamp[:]) // a hash takes every byte
	h.Write([]byte(strconv.FormatInt(int64(p.round.ID), 10) + what))
	var id uuid.UUID
	copy(id[:], h.Sum(nil))
	id[6] = id[6]&0x0f | 0x80 // version 8: a form of one's own
	id[8] = id[8]&0x3f | 0x80
	binary.BigEndian.PutUint32(id[12:], uint32(line))
	return id.String()
}

// lineOf is the line that an operation comes from.
func lineOf(opID string) int {
	id, err := uuid.Parse(opID)
	if err != nil {
		return 0
	}
	return int(binary.BigEndian.Uint32(id[12:]))
}

// A file is handed to the store in portions that fit into memory.
const (
	opsAtOnce   = 20_000
	bytesAtOnce = 16 << 20
)

// batcher gathers the operations of a pass by party.
type batcher struct {
	*pass
	yield     func(store.Batch, error) bool
	order     []*partyLines
	waiting   map[*partyLines][]store.Op
	ops, size int
}

// add takes the operations of the line in hand. It returns false when the
// reader wants no more.
func (b *batcher) add() bool {
	if len(b.pass.ops) == 0 {
		return true
	}
	if b.waiting == nil {
		b.waiting = map[*partyLines][]store.Op{}
	}
	if len(b.waiting[b.party]) == 0 {
		b.order = append(b.order, b.party)
	}
	b.waiting[b.party] = append(b.waiting[b.party], b.pass.ops...)
	for _, o := range b.pass.ops {
		b.ops++
		b.size += len(o.Answer.Value) + len(o.Source)
	}
	if b.ops < opsAtOnce && b.size < bytesAtOnce {
		return true
	}
	return b.flush()
}

// flush hands over what waits.
func (b *batcher) flush() bool {
	for _, x := range b.order {
		batch := store.Batch{Party: x.party, Lang: cmp.Or(x.lang, "es"), Ops: b.waiting[x]}
		if !b.yield(batch, nil) {
			return false
		}
	}
	b.order, b.waiting, b.ops, b.size = nil, nil, 0, 0
	return true
}
