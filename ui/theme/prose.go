package theme

import (
	"github.com/charmbracelet/x/ansi"

	"triptych/model"
)

// Prose is the look of an article's running text.
type Prose struct {
	Headings  [6]ansi.Style // by level, from 1
	Strong    ansi.Style
	Emphatic  ansi.Style
	Monospace ansi.Style
	Linked    ansi.Style
	Quote     ansi.Style // the bar along a quotation
	Marker    ansi.Style // what stands before a list item
	Rule      ansi.Style // a thematic break
	Code      ansi.Style // a block of code
}

func (p palette) prose() Prose {
	bold, muted, code := style().Bold(), style().ForegroundColor(p.muted), style().ForegroundColor(p.code)
	return Prose{
		Headings: [6]ansi.Style{style().Bold().ForegroundColor(p.accent), bold, bold, bold, bold, bold},
		Strong:   bold, Emphatic: style().Italic(true),
		Monospace: code, Linked: style().ForegroundColor(p.link),
		Quote: muted, Marker: muted, Rule: muted, Code: code,
	}
}

// Emphasis returns the styles of a set of inline styles, the topmost last.
func (p *Prose) Emphasis(e model.Emphasis) []ansi.Style {
	var styles []ansi.Style
	for _, s := range []struct {
		bit   model.Emphasis
		style ansi.Style
	}{
		{model.Monospace, p.Monospace}, {model.Linked, p.Linked},
		{model.Strong, p.Strong}, {model.Emphatic, p.Emphatic},
	} {
		if e&s.bit != 0 {
			styles = append(styles, s.style)
		}
	}
	return styles
}
