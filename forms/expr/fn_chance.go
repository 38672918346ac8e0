package expr

import (
	"crypto/md5"
	"crypto/sha1"
	"crypto/sha256"
	"crypto/sha512"
	"encoding/base64"
	"encoding/hex"
	"math"
	"math/rand/v2"
	"strings"
)

// chance returns a number from 0 up to but not including 1.
func (m *machine) chance() float64 {
	if h, ok := m.host.(Randomizer); ok {
		return h.Random()
	}
	return rand.Float64()
}

func fnRandom(m *machine, _ *Call, _ scope) Value { return Number(m.chance()) }

// fnUUID makes a random UUID (version 4), or as many random letters and digits
// as asked for.
func fnUUID(m *machine, c *Call, s scope) Value {
	if len(c.Args) == 1 {
		return String(m.letters(c.number(m, 0, s)))
	}
	var b [16]byte
	for i := range b {
		b[i] = byte(m.chance() * 256)
	}
	b[6], b[8] = b[6]&0x0f|0x40, b[8]&0x3f|0x80
	h := hex.EncodeToString(b[:])
	return String(h[:8] + "-" + h[8:12] + "-" + h[12:16] + "-" + h[16:20] + "-" + h[20:])
}

func (m *machine) letters(n float64) string {
	const set = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
	var b strings.Builder
	for i := 0.0; i < math.Min(n, 1000) && m.step(1); i++ {
		b.WriteByte(set[int(m.chance()*float64(len(set)))])
	}
	return b.String()
}

// digests are the algorithms of digest().
func digests(algorithm string) func([]byte) []byte {
	switch strings.ToUpper(algorithm) {
	case "MD5":
		return func(b []byte) []byte { d := md5.Sum(b); return d[:] }
	case "SHA-1":
		return func(b []byte) []byte { d := sha1.Sum(b); return d[:] }
	case "SHA-256":
		return func(b []byte) []byte { d := sha256.Sum256(b); return d[:] }
	case "SHA-384":
		return func(b []byte) []byte { d := sha512.Sum384(b); return d[:] }
	case "SHA-512":
		return func(b []byte) []byte { d := sha512.Sum512(b); return d[:] }
	}
	return nil
}

// encodings are the encodings of digest().
func encodings(name string) func([]byte) string {
	switch strings.ToLower(name) {
	case "hex":
		return hex.EncodeToString
	case "base64", "":
		return base64.StdEncoding.EncodeToString
	}
	return nil
}

// checkDigest refuses a constant algorithm or encoding that is not known.
func checkDigest(c *Call) *Error {
	if l, ok := c.Args[1].(*Literal); ok && digests(l.Value) == nil {
		return fail(l.Col(), "expr.digest", l.Value)
	}
	if len(c.Args) == 3 {
		if l, ok := c.Args[2].(*Literal); ok && encodings(l.Value) == nil {
			return fail(l.Col(), "expr.digest", l.Value)
		}
	}
	return nil
}

// fnDigest returns digest(text, algorithm, encoding); base64 unless said.
func fnDigest(m *machine, c *Call, s scope) Value {
	text, algorithm, encoding := c.text(m, 0, s), c.text(m, 1, s), ""
	if len(c.Args) == 3 {
		encoding = c.text(m, 2, s)
	}
	sum, encode := digests(algorithm), encodings(encoding)
	if sum == nil {
		m.fail(c.Col(), "expr.digest", algorithm)
		return Value{}
	}
	if encode == nil {
		m.fail(c.Col(), "expr.digest", encoding)
		return Value{}
	}
	m.step(len(text) / 16)
	return String(encode(sum([]byte(text))))
}

// fnBase64Decode returns the text that base64 hides, "" if it is not base64.
func fnBase64Decode(m *machine, c *Call, s scope) Value {
	text := strings.TrimRight(strings.Join(strings.FieldsFunc(c.text(m, 0, s), spaceRune), ""), "=")
	b, err := base64.RawStdEncoding.DecodeString(text)
	if err != nil {
		return String("")
	}
	return String(m.made(strings.ToValidUTF8(string(b), "\uFFFD")))
}
