package uitest

import (
	"image/color"
	"math"
	"testing"

	uv "github.com/charmbracelet/ultraviolet"
)

func rgb(hex uint32) color.Color {
	return color.RGBA{R: uint8(hex >> 16), G: uint8(hex >> 8), B: uint8(hex), A: 0xff}
}

// TestContrast holds the ratio to values that other tools give.
func TestContrast(t *testing.T) {
	for _, test := range []struct {
		a, b uint32
		want float64
	}{
		{0x000000, 0xffffff, 21}, {0xffffff, 0xffffff, 1}, {0x777777, 0xffffff, 4.48}, {0x767676, 0xffffff, 4.54},
		{0xff0000, 0xffffff, 4.00}, {0x0000ff, 0xffffff, 8.59},
	} {
		for _, got := range []float64{Contrast(rgb(test.a), rgb(test.b)), Contrast(rgb(test.b), rgb(test.a))} {
			if math.Abs(got-test.want) > 0.01 {
				t.Errorf("%06x on %06x: %.3f, want %.2f", test.a, test.b, got, test.want)
			}
		}
	}
}

// TestGreyStaysGrey: no vision gives a colour to what has none.
func TestGreyStaysGrey(t *testing.T) {
	for _, v := range Visions() {
		for _, grey := range []uint32{0x000000, 0x808080, 0xffffff} {
			if d := Normal.Apart(v.See(rgb(grey)), rgb(grey)); d > 0.1 {
				t.Errorf("%v: %06x is seen %.2f away", v, grey, d)
			}
		}
	}
}

// TestConfusions: each blindness brings together what it is known to confuse,
// and leaves apart what another one does.
func TestConfusions(t *testing.T) {
	red, green := rgb(0xb00000), rgb(0x5b6a00) // of one luminance for a deuteranope
	blue, teal := rgb(0x0070c0), rgb(0x008080)
	if d := Deuteranopia.Apart(red, green); d > Normal.Apart(red, green)/3 {
		t.Errorf("red and green are %.1f apart without green cones, %.1f with them", d, Normal.Apart(red, green))
	}
	if d := Tritanopia.Apart(blue, teal); d > Normal.Apart(blue, teal)/2 {
		t.Errorf("blue and teal are %.1f apart without blue cones, %.1f with them", d, Normal.Apart(blue, teal))
	}
	if d := Tritanopia.Apart(red, green); d < 30 {
		t.Errorf("red and green are %.1f apart without blue cones", d)
	}
	if d := Normal.Apart(rgb(0), rgb(0xffffff)); math.Abs(d-100) > 0.1 {
		t.Errorf("black and white are %.2f apart", d)
	}
}

func TestColours(t *testing.T) {
	text, ground, red := rgb(0xd0d0d0), rgb(0x101010), rgb(0xff0000)
	for _, test := range []struct {
		style  uv.Style
		fg, bg color.Color
	}{
		{uv.Style{}, text, ground},
		{uv.Style{Fg: red}, red, ground},
		{uv.Style{Attrs: uv.AttrReverse}, ground, text},
		{uv.Style{Fg: red, Bg: text, Attrs: uv.AttrReverse | uv.AttrBold}, text, red},
	} {
		if fg, bg := Colours(test.style, text, ground); fg != test.fg || bg != test.bg {
			t.Errorf("%+v: %v on %v, want %v on %v", test.style, fg, bg, test.fg, test.bg)
		}
	}
}
