package theme

import "image/color"

// A Page is what a picture of the screen is drawn on: the colours that on a
// screen are the terminal's own.
type Page struct {
	Text, Ground color.Color
	Edge         color.Color // the line around the picture, which parts it from a page like it
}

// NewPage gives the page for a dark or a light background.
func NewPage(dark bool) Page {
	if dark {
		return Page{Text: rgb(0xd0d0d0), Ground: rgb(0x1e1e1e), Edge: rgb(0x444444)}
	}
	return Page{Text: rgb(0x1c1c1c), Ground: rgb(0xffffff), Edge: rgb(0xc6c6c6)}
}
