package main

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"testing"
)

// TestShrinkKeepsFrequentColours pictures 200 shades, of which the palette has
// room for 128: common ones stay exact, rare ones go to a neighbour.
func TestShrinkKeepsFrequentColours(t *testing.T) {
	full := image.NewRGBA(image.Rect(0, 0, 200, 200))
	for x := range 200 {
		for y := range 200 {
			c := color.RGBA{R: 255, G: 255, B: 255, A: 255}
			if y < 200-x {
				c = color.RGBA{R: uint8(x), G: uint8(x), B: uint8(x), A: 255}
			}
			full.SetRGBA(x, y, c)
		}
	}
	var in bytes.Buffer
	if err := png.Encode(&in, full); err != nil {
		t.Fatal(err)
	}
	out, err := shrink(in.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	small, err := png.Decode(bytes.NewReader(out))
	if err != nil {
		t.Fatal(err)
	}
	paletted, ok := small.(*image.Paletted)
	if !ok || len(paletted.Palette) != 128 {
		t.Fatalf("got %T, want a picture with a palette of 128", small)
	}
	if got := color.RGBAModel.Convert(small.At(10, 0)); got != (color.RGBA{R: 10, G: 10, B: 10, A: 255}) {
		t.Errorf("got %v for a common shade, want it kept", got)
	}
	if got := color.RGBAModel.Convert(small.At(190, 0)).(color.RGBA); got.R == 190 || got.R < 100 {
		t.Errorf("got %v for a rare shade, want a neighbour", got)
	}
}

func TestShrinkRefusesOtherFiles(t *testing.T) {
	if _, err := shrink([]byte("not a picture")); err == nil {
		t.Error("got no error for bytes that are no picture")
	}
}
