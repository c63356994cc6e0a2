package uitest

import (
	"image/color"
	"math"

	uv "github.com/charmbracelet/ultraviolet"
	"github.com/lucasb-eyer/go-colorful"
)

// Contrast returns the contrast ratio of WCAG 2.2, from 1 to 21. It ignores alpha.
func Contrast(a, b color.Color) float64 {
	x, y := luminance(a), luminance(b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

// The contrast ratios that WCAG 2.2 wants of text of any size.
const (
	AA  = 4.5 // success criterion 1.4.3
	AAA = 7.0 // success criterion 1.4.6
)

func luminance(c color.Color) float64 {
	r, g, b := linear(c)
	return 0.2126*r + 0.7152*g + 0.0722*b
}

// linear returns the linear light of a colour, each part from 0 to 1.
func linear(c color.Color) (r, g, b float64) {
	x, y, z, _ := c.RGBA()
	light := func(v uint32) float64 {
		s := float64(v) / 0xffff
		if s <= 0.04045 {
			return s / 12.92
		}
		return math.Pow((s+0.055)/1.055, 2.4)
	}
	return light(x), light(y), light(z)
}

// A Vision is a way of seeing colours.
type Vision int

// The visions: that of most people, and those without one of the three kinds of
// cones.
const (
	Normal       Vision = iota
	Protanopia          // without the cones for long waves: red
	Deuteranopia        // … for middle waves: green
	Tritanopia          // … for short waves: blue
)

// Visions returns all visions.
func Visions() []Vision { return []Vision{Normal, Protanopia, Deuteranopia, Tritanopia} }

// String names the vision.
func (v Vision) String() string {
	return [...]string{"normal vision", "protanopia", "deuteranopia", "tritanopia"}[v]
}

// matrix returns, by rows, what the vision makes of linear light, after Machado, Oliveira and Fernandes,
// “A Physiologically-based Model for Simulation of Color Vision Deficiency”,
// IEEE Transactions on Visualization and Computer Graphics 15 (2009), 6, for
// severity 1.0.
func (v Vision) matrix() [9]float64 {
	return [...][9]float64{
		{1, 0, 0, 0, 1, 0, 0, 0, 1},
		{0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998},
		{0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.011820, 0.042940, 0.968881},
		{1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.303900},
	}[v]
}

// See returns the colour that looks to most people as c does in the vision.
func (v Vision) See(c color.Color) color.Color {
	r, g, b := linear(c)
	m := v.matrix()
	part := func(row int) float64 {
		return min(1, max(0, m[row]*r+m[row+1]*g+m[row+2]*b))
	}
	return colorful.LinearRgb(part(0), part(3), part(6))
}

// Apart returns how far apart two colours are in the vision, by CIEDE2000: 1 can
// just be seen side by side, 10 is seen at a glance, black and white are 100 apart.
func (v Vision) Apart(a, b color.Color) float64 {
	x, _ := colorful.MakeColor(v.See(a))
	y, _ := colorful.MakeColor(v.See(b))
	return 100 * x.DistanceCIEDE2000(y)
}

// Colours returns the colours in which a terminal draws text of the style; text
// and ground are the terminal's own, for what the style leaves open.
func Colours(s uv.Style, text, ground color.Color) (fg, bg color.Color) {
	fg, bg = text, ground
	if s.Fg != nil {
		fg = s.Fg
	}
	if s.Bg != nil {
		bg = s.Bg
	}
	if s.Attrs&uv.AttrReverse != 0 {
		fg, bg = bg, fg
	}
	return fg, bg
}
