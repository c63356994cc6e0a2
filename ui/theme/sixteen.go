package theme

import (
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"
)

// Depth is how many colours a theme is made of.
type Depth uint8

const (
	Full    Depth = iota // any, of which 256 are used
	Sixteen              // those that each terminal has its own idea of
	None                 // marks differ by their attributes alone
)

// DepthOf returns the depth for a terminal with a colour profile.
func DepthOf(p colorprofile.Profile) Depth {
	switch {
	case p >= colorprofile.ANSI256:
		return Full
	case p == colorprofile.ANSI:
		return Sixteen
	}
	return None
}

// The palettes of 16 colours are chosen by hand: what is nearest to a colour of the
// full palettes is bright red for half of them. No topic has the colour of a
// conflict or a variant. All can be read on the palettes of common terminals, and
// seen on the other background too, since not every terminal says which it has.

func darkSixteen() palette {
	return palette{
		dark:  true,
		muted: ansi.White, dimmed: ansi.White, bright: ansi.BrightWhite, band: ansi.Black, accent: ansi.BrightCyan, elsewhere: ansi.Yellow,
		conflict: ansi.BrightRed, variant: ansi.Yellow, extra: ansi.BrightGreen, found: ansi.BrightMagenta, on: ansi.Black,
		link: ansi.BrightCyan, code: ansi.BrightMagenta,
		topics: cycle([Topics]ansi.BasicColor{14, 13, 2, 12, 7, 13, 6, 2}),
	}
}

func lightSixteen() palette {
	return palette{
		muted: ansi.BrightBlack, dimmed: ansi.BrightBlack, bright: ansi.Black, band: ansi.BrightWhite, accent: ansi.Blue, elsewhere: ansi.Magenta,
		conflict: ansi.Red, variant: ansi.Magenta, extra: ansi.Blue, found: ansi.Blue, on: ansi.BrightWhite,
		link: ansi.Blue, code: ansi.Magenta,
		topics: cycle([Topics]ansi.BasicColor{12, 8, 4, 12, 8, 4, 8, 4}),
	}
}

// The safe ones of 16 colours are for the colour-blind, and for high contrast too,
// which so few colours cannot have.

func darkSafeSixteen() palette {
	p := darkSixteen()
	p.elsewhere, p.found = ansi.BrightMagenta, ansi.BrightBlue
	p.variant, p.extra = ansi.BrightCyan, ansi.BrightBlue
	p.topics = cycle([Topics]ansi.BasicColor{6, 3, 13, 10, 7, 2, 13, 3})
	return p
}

func lightSafeSixteen() palette {
	p := lightSixteen()
	p.extra = ansi.BrightBlack
	return p
}
