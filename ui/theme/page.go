package theme

import "image/color"

// A Page is what a picture of the screen is drawn on: the colours that on a
// screen are the terminal's own.
type Page struct {
	Text, Ground color.Color
	Edge         color.Color // the line around the picture, which parts it from a page like it
}
