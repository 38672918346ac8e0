package main

import (
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// repair undoes texts that were UTF-8, read as Windows-1252 and saved as UTF-8
// again, however many times. Texts that were not stay as they are.
func repair(s string) string {
	for {
		b, ok := asWindows1252(s)
		if !ok || !utf8.Valid(b) || string(b) == s {
			return s
		}
		s = string(b)
	}
}

// asWindows1252 returns the bytes that reading as Windows-1252 would turn into
// s. The five codes that code page leaves free are read as control characters.
func asWindows1252(s string) ([]byte, bool) {
	var b []byte
	for _, r := range s {
		c, ok := charmap.Windows1252.EncodeRune(r)
		switch {
		case ok:
		case r >= 0x80 && r <= 0x9f:
			c = byte(r)
		default:
			return nil, false
		}
		b = append(b, c)
	}
	return b, true
}
