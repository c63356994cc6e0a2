package theme

import (
	"fmt"
	"image/color"
)

// A palette is the colours behind the tokens. All are of the xterm palette of
// 256, given as RGB, so that nothing changes on a terminal that has only those.
type palette struct {
	dark bool // the background that they are for

	muted, dimmed hex
	bright, band  hex // the current sentence and what lies behind it
	accent        hex
	elsewhere     hex

	conflict, variant, extra hex
	found                    hex
	on                       hex // text on a block of a colour

	link, code hex
	topics     [Topics]hex

	text, ground, edge hex // of a picture
}

// A hex is a colour as 0xRRGGBB.
type hex uint32

// RGBA makes the colour a [color.Color].
func (h hex) RGBA() (r, g, b, a uint32) {
	return color.RGBA{R: uint8(h >> 16), G: uint8(h >> 8), B: uint8(h), A: 0xff}.RGBA()
}

// Hex writes a colour as "#rrggbb".
func Hex(c color.Color) string {
	r, g, b, _ := c.RGBA()
	return fmt.Sprintf("#%02x%02x%02x", r>>8, g>>8, b>>8)
}

func darkPalette() palette {
	return palette{
		dark:  true,
		muted: 0xa8a8a8, dimmed: 0x949494, bright: 0xffffff, band: 0x303030, accent: 0x5fd7d7, elsewhere: 0xd7af5f,
		conflict: 0xff8787, variant: 0xd7af5f, extra: 0x87d7af, found: 0xffd75f, on: 0x000000,
		link: 0x87d7d7, code: 0xd7afd7,
		topics: [Topics]hex{0x5fd7d7, 0xffaf5f, 0xaf87ff, 0x87d75f, 0xd787d7, 0xafaf5f, 0x5fafff, 0xd7d7d7},
		text:   0xd0d0d0, ground: 0x1e1e1e, edge: 0x444444,
	}
}

func lightPalette() palette {
	return palette{
		muted: 0x4e4e4e, dimmed: 0x6c6c6c, bright: 0x000000, band: 0xeeeeee, accent: 0x005faf, elsewhere: 0x875f00,
		conflict: 0xaf0000, variant: 0x875f00, extra: 0x005f87, found: 0x870087, on: 0xffffff,
		link: 0x0000af, code: 0x870087,
		topics: [Topics]hex{0x005f87, 0xaf005f, 0x870087, 0x4e4e4e, 0x0000d7, 0x875f00, 0x5f5f87, 0x870000},
		text:   0x1c1c1c, ground: 0xffffff, edge: 0xc6c6c6,
	}
}

// The palettes of high contrast have 7:1 for all that is text. Their marks and
// topics are also apart for the colour-blind, as far as so few colours can be.

func darkHighContrast() palette {
	return palette{
		dark:  true,
		muted: 0xd7d7d7, dimmed: 0xd7d7d7, bright: 0xffffff, band: 0x303030, accent: 0x00ffff, elsewhere: 0xffd75f,
		conflict: 0xffaf5f, variant: 0xd7ffd7, extra: 0x5fd7ff, found: 0x00d7ff, on: 0x000000,
		link: 0x87d7ff, code: 0xffafff,
		topics: [Topics]hex{0x00ffff, 0xd7ff00, 0xffafd7, 0xd7ffd7, 0xffaf00, 0x87d7af, 0xd7afff, 0xafd787},
		text:   0xffffff, ground: 0x000000, edge: 0x767676,
	}
}

func lightHighContrast() palette {
	return palette{
		muted: 0x444444, dimmed: 0x4e4e4e, bright: 0x000000, band: 0xeeeeee, accent: 0x0000af, elsewhere: 0x5f005f,
		conflict: 0x870000, variant: 0x5f005f, extra: 0x0000ff, found: 0x0000ff, on: 0xffffff,
		link: 0x0000af, code: 0x5f005f,
		topics: [Topics]hex{0x0000af, 0x5f0000, 0x870087, 0x4e4e4e, 0x00005f, 0x0000ff, 0x5f005f, 0x870000},
		text:   0x000000, ground: 0xffffff, edge: 0x767676,
	}
}

// The colour-safe palettes keep apart what must be distinguished, for people
// without red, green or blue cones too: what one of them confuses in hue differs
// in lightness.

func darkColourSafe() palette {
	p := darkPalette()
	p.elsewhere = 0xd7ffaf
	p.conflict, p.variant, p.extra = 0xd78700, 0xd7ffaf, 0x5fafff
	p.found, p.link = 0x5fafff, 0x87d7ff
	p.topics = [Topics]hex{0x87d7ff, 0xd7ff00, 0xd787af, 0x87af00, 0xd7ffff, 0x5faf87, 0xaf87ff, 0xffd7af}
	return p
}

func lightColourSafe() palette {
	p := lightPalette()
	p.elsewhere = 0x005fd7
	p.conflict, p.variant, p.extra = 0xd70000, 0x87005f, 0x005fd7
	p.found, p.code = 0x005fd7, 0x5f5f87
	p.topics = [Topics]hex{0x005f87, 0x875f00, 0x444444, 0x8700ff, 0x00005f, 0x6c6c6c, 0x0000af, 0x870000}
	return p
}
