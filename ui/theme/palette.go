package theme

import (
	"fmt"
	"image/color"
)

// A palette is the colours behind the tokens. All but those of 16 are of the xterm
// palette of 256, given as RGB, so that nothing changes on a terminal that has only
// those.
type palette struct {
	dark bool // the background that they are for

	muted, dimmed color.Color
	bright, band  color.Color // the current sentence and what lies behind it
	accent        color.Color
	elsewhere     color.Color

	conflict, variant, extra color.Color
	found                    color.Color
	on                       color.Color // text on a block of a colour

	link, code color.Color
	topics     [Topics]color.Color

	text, ground, edge color.Color // of a picture
}

// A hex is a colour as 0xRRGGBB.
type hex uint32

// RGBA makes the colour a [color.Color].
func (h hex) RGBA() (r, g, b, a uint32) {
	return color.RGBA{R: uint8(h >> 16), G: uint8(h >> 8), B: uint8(h), A: 0xff}.RGBA()
}

// cycle returns the colours of topics, one after the other.
func cycle[C color.Color](colours [Topics]C) (list [Topics]color.Color) {
	for i, c := range colours {
		list[i] = c
	}
	return list
}

// Hex writes a colour as "#rrggbb".
func Hex(c color.Color) string {
	r, g, b, _ := c.RGBA()
	return fmt.Sprintf("#%02x%02x%02x", r>>8, g>>8, b>>8)
}

func darkPalette() palette {
	return palette{
		dark:  true,
		muted: hex(0xa8a8a8), dimmed: hex(0x949494), bright: hex(0xffffff), band: hex(0x303030), accent: hex(0x5fd7d7), elsewhere: hex(0xd7af5f),
		conflict: hex(0xff8787), variant: hex(0xd7af5f), extra: hex(0x87d7af), found: hex(0xffd75f), on: hex(0x000000),
		link: hex(0x87d7d7), code: hex(0xd7afd7),
		topics: cycle([Topics]hex{0x5fd7d7, 0xffaf5f, 0xaf87ff, 0x87d75f, 0xd787d7, 0xafaf5f, 0x5fafff, 0xd7d7d7}),
		text:   hex(0xd0d0d0), ground: hex(0x1e1e1e), edge: hex(0x444444),
	}
}

func lightPalette() palette {
	return palette{
		muted: hex(0x4e4e4e), dimmed: hex(0x6c6c6c), bright: hex(0x000000), band: hex(0xeeeeee), accent: hex(0x005faf), elsewhere: hex(0x875f00),
		conflict: hex(0xaf0000), variant: hex(0x875f00), extra: hex(0x005f87), found: hex(0x870087), on: hex(0xffffff),
		link: hex(0x0000af), code: hex(0x870087),
		topics: cycle([Topics]hex{0x005f87, 0xaf005f, 0x870087, 0x4e4e4e, 0x0000d7, 0x875f00, 0x5f5f87, 0x870000}),
		text:   hex(0x1c1c1c), ground: hex(0xffffff), edge: hex(0xc6c6c6),
	}
}

// The palettes of high contrast have 7:1 for all that is text. Their marks and
// topics are also apart for the colour-blind, as far as so few colours can be.

func darkHighContrast() palette {
	return palette{
		dark:  true,
		muted: hex(0xd7d7d7), dimmed: hex(0xd7d7d7), bright: hex(0xffffff), band: hex(0x303030), accent: hex(0x00ffff), elsewhere: hex(0xffd75f),
		conflict: hex(0xffaf5f), variant: hex(0xd7ffd7), extra: hex(0x5fd7ff), found: hex(0x00d7ff), on: hex(0x000000),
		link: hex(0x87d7ff), code: hex(0xffafff),
		topics: cycle([Topics]hex{0x00ffff, 0xd7ff00, 0xffafd7, 0xd7ffd7, 0xffaf00, 0x87d7af, 0xd7afff, 0xafd787}),
		text:   hex(0xffffff), ground: hex(0x000000), edge: hex(0x767676),
	}
}

func lightHighContrast() palette {
	return palette{
		muted: hex(0x444444), dimmed: hex(0x4e4e4e), bright: hex(0x000000), band: hex(0xeeeeee), accent: hex(0x0000af), elsewhere: hex(0x5f005f),
		conflict: hex(0x870000), variant: hex(0x5f005f), extra: hex(0x0000ff), found: hex(0x0000ff), on: hex(0xffffff),
		link: hex(0x0000af), code: hex(0x5f005f),
		topics: cycle([Topics]hex{0x0000af, 0x5f0000, 0x870087, 0x4e4e4e, 0x00005f, 0x0000ff, 0x5f005f, 0x870000}),
		text:   hex(0x000000), ground: hex(0xffffff), edge: hex(0x767676),
	}
}

// The colour-safe palettes keep apart what must be distinguished, for people
// without red, green or blue cones too: what one of them confuses in hue differs
// in lightness.

func darkColourSafe() palette {
	p := darkPalette()
	p.elsewhere = hex(0xd7ffaf)
	p.conflict, p.variant, p.extra = hex(0xd78700), hex(0xd7ffaf), hex(0x5fafff)
	p.found, p.link = hex(0x5fafff), hex(0x87d7ff)
	p.topics = cycle([Topics]hex{0x87d7ff, 0xd7ff00, 0xd787af, 0x87af00, 0xd7ffff, 0x5faf87, 0xaf87ff, 0xffd7af})
	return p
}

func lightColourSafe() palette {
	p := lightPalette()
	p.elsewhere = hex(0x005fd7)
	p.conflict, p.variant, p.extra = hex(0xd70000), hex(0x87005f), hex(0x005fd7)
	p.found, p.code = hex(0x005fd7), hex(0x5f5f87)
	p.topics = cycle([Topics]hex{0x005f87, 0x875f00, 0x444444, 0x8700ff, 0x00005f, 0x6c6c6c, 0x0000af, 0x870000})
	return p
}
