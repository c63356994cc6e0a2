package theme

import "github.com/charmbracelet/x/ansi"

// A palette is the colours behind the tokens. All are of the xterm palette of
// 256, given as RGB, so that nothing changes on a terminal that has only those.
type palette struct {
	muted, dimmed, rule ansi.Color
	bright, band        ansi.Color // the current sentence and what lies behind it
	accent, onAccent    ansi.Color
	covered, elsewhere  ansi.Color

	conflict, onConflict ansi.Color
	variant, extra       ansi.Color
	selected, onSelected ansi.Color
	found, onFound       ansi.Color

	link, code ansi.Color
	topics     [Topics]ansi.Color

	page Page
}

func rgb(hex uint32) ansi.Color {
	return ansi.RGBColor{R: uint8(hex >> 16), G: uint8(hex >> 8), B: uint8(hex)}
}

func darkPalette() palette {
	return palette{
		muted: rgb(0xa8a8a8), dimmed: rgb(0x949494), rule: rgb(0x949494),
		bright: rgb(0xffffff), band: rgb(0x303030),
		accent: rgb(0x5fd7d7), onAccent: rgb(0x000000),
		covered: rgb(0xa8a8a8), elsewhere: rgb(0xd7af5f),
		conflict: rgb(0xff8787), onConflict: rgb(0x000000),
		variant: rgb(0xd7af5f), extra: rgb(0x87d7af),
		selected: rgb(0xffffff), onSelected: rgb(0x000000),
		found: rgb(0xffd75f), onFound: rgb(0x000000),
		link: rgb(0x87d7d7), code: rgb(0xd7afd7),
		topics: [Topics]ansi.Color{
			rgb(0x5fd7d7), rgb(0xffaf5f), rgb(0xaf87ff), rgb(0x87d75f),
			rgb(0xd787d7), rgb(0xafaf5f), rgb(0x5fafff), rgb(0xd7d7d7),
		},
		page: Page{Text: rgb(0xd0d0d0), Ground: rgb(0x1e1e1e), Edge: rgb(0x444444)},
	}
}

func lightPalette() palette {
	return palette{
		muted: rgb(0x4e4e4e), dimmed: rgb(0x6c6c6c), rule: rgb(0x6c6c6c),
		bright: rgb(0x000000), band: rgb(0xeeeeee),
		accent: rgb(0x005faf), onAccent: rgb(0xffffff),
		covered: rgb(0x4e4e4e), elsewhere: rgb(0x875f00),
		conflict: rgb(0xaf0000), onConflict: rgb(0xffffff),
		variant: rgb(0x875f00), extra: rgb(0x005f87),
		selected: rgb(0x000000), onSelected: rgb(0xffffff),
		found: rgb(0x870087), onFound: rgb(0xffffff),
		link: rgb(0x0000af), code: rgb(0x870087),
		topics: [Topics]ansi.Color{
			rgb(0x005f87), rgb(0xaf005f), rgb(0x870087), rgb(0x4e4e4e),
			rgb(0x0000d7), rgb(0x875f00), rgb(0x5f5f87), rgb(0x870000),
		},
		page: Page{Text: rgb(0x1c1c1c), Ground: rgb(0xffffff), Edge: rgb(0xc6c6c6)},
	}
}

// The palettes of high contrast have 7:1 for all that is text. Their marks and
// topics are also apart for the colour-blind, as far as so few colours can be.

func darkHighContrast() palette {
	return palette{
		muted: rgb(0xd7d7d7), dimmed: rgb(0xd7d7d7), rule: rgb(0xd7d7d7),
		bright: rgb(0xffffff), band: rgb(0x303030),
		accent: rgb(0x00ffff), onAccent: rgb(0x000000),
		covered: rgb(0xd7d7d7), elsewhere: rgb(0xffd75f),
		conflict: rgb(0xffaf5f), onConflict: rgb(0x000000),
		variant: rgb(0xd7ffd7), extra: rgb(0x5fd7ff),
		selected: rgb(0xffffff), onSelected: rgb(0x000000),
		found: rgb(0x00d7ff), onFound: rgb(0x000000),
		link: rgb(0x87d7ff), code: rgb(0xffafff),
		topics: [Topics]ansi.Color{
			rgb(0x00ffff), rgb(0xd7ff00), rgb(0xffafd7), rgb(0xd7ffd7),
			rgb(0xffaf00), rgb(0x87d7af), rgb(0xd7afff), rgb(0xafd787),
		},
		page: Page{Text: rgb(0xffffff), Ground: rgb(0x000000), Edge: rgb(0x767676)},
	}
}

func lightHighContrast() palette {
	return palette{
		muted: rgb(0x444444), dimmed: rgb(0x4e4e4e), rule: rgb(0x4e4e4e),
		bright: rgb(0x000000), band: rgb(0xeeeeee),
		accent: rgb(0x0000af), onAccent: rgb(0xffffff),
		covered: rgb(0x444444), elsewhere: rgb(0x5f005f),
		conflict: rgb(0x870000), onConflict: rgb(0xffffff),
		variant: rgb(0x5f005f), extra: rgb(0x0000ff),
		selected: rgb(0x000000), onSelected: rgb(0xffffff),
		found: rgb(0x0000ff), onFound: rgb(0xffffff),
		link: rgb(0x0000af), code: rgb(0x5f005f),
		topics: [Topics]ansi.Color{
			rgb(0x0000af), rgb(0x5f0000), rgb(0x870087), rgb(0x4e4e4e),
			rgb(0x00005f), rgb(0x0000ff), rgb(0x5f005f), rgb(0x870000),
		},
		page: Page{Text: rgb(0x000000), Ground: rgb(0xffffff), Edge: rgb(0x767676)},
	}
}

// The colour-safe palettes keep apart what must be told apart, for people
// without red, green or blue cones too: what one of them confuses in hue differs
// in lightness.

func darkColourSafe() palette {
	p := darkPalette()
	p.elsewhere = rgb(0xd7ffaf)
	p.conflict, p.variant, p.extra = rgb(0xd78700), rgb(0xd7ffaf), rgb(0x5fafff)
	p.found, p.link = rgb(0x5fafff), rgb(0x87d7ff)
	p.topics = [Topics]ansi.Color{
		rgb(0x87d7ff), rgb(0xd7ff00), rgb(0xd787af), rgb(0x87af00),
		rgb(0xd7ffff), rgb(0x5faf87), rgb(0xaf87ff), rgb(0xffd7af),
	}
	return p
}

func lightColourSafe() palette {
	p := lightPalette()
	p.elsewhere = rgb(0x005fd7)
	p.conflict, p.variant, p.extra = rgb(0xd70000), rgb(0x87005f), rgb(0x005fd7)
	p.found, p.code = rgb(0x005fd7), rgb(0x5f5f87)
	p.topics = [Topics]ansi.Color{
		rgb(0x005f87), rgb(0x875f00), rgb(0x444444), rgb(0x8700ff),
		rgb(0x00005f), rgb(0x6c6c6c), rgb(0x0000af), rgb(0x870000),
	}
	return p
}
