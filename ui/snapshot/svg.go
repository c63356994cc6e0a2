package snapshot

import (
	"bufio"
	"encoding/xml"
	"fmt"
	"strings"

	uv "github.com/charmbracelet/ultraviolet"

	"triptych/ui/theme"
)

// The grid of a picture, in its units. A cell is as wide as most monospace fonts
// advance at that size, which is six tenths of it.
const (
	fontSize   = 15
	cellWidth  = 9
	cellHeight = 18
	baseline   = 14 // below the top of the row
	padding    = 12 // around the screen
)

// fonts is what systems have, by their names; none is loaded.
const fonts = "ui-monospace,SFMono-Regular,Menlo,Consolas,DejaVu Sans Mono,Liberation Mono,monospace"

// writeSVG draws the screen on a grid: first what lies behind the text, a path a
// colour, then the characters that must fill their cells or meet their
// neighbours, and last the text. Each run of text has its place and its
// width, so that it stays on the grid in any font.
//
// Only attributes are used, no style sheet and no script, so that the picture
// shows wherever SVG is allowed, and changes nothing of a page that it is put in.
func writeSVG(out *bufio.Writer, f *Frame) error {
	p := picture{plain: theme.Hex(f.page.Text), ground: theme.Hex(f.page.Ground)}
	width, height := cellWidth*len(f.lines[0]), cellHeight*len(f.lines)
	fmt.Fprintf(out, `<svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" viewBox="%d %d %[1]d %[2]d" role="img">`+"\n",
		width+2*padding, height+2*padding, -padding, -padding)
	if f.title != "" {
		fmt.Fprintf(out, "<title>%s</title>\n", escape(f.title))
	}
	fmt.Fprintf(out, `<rect x="%d" y="%[1]d" width="%d" height="%d" rx="6" fill="%s" stroke="%s"/>`+"\n",
		-padding+1, width+2*padding-2, height+2*padding-2, p.ground, theme.Hex(f.page.Edge))
	for y, line := range f.lines {
		p.row(y, line)
	}
	p.grounds.write(out)
	p.shapes.write(out)
	fmt.Fprintf(out, `<g font-family="%s" font-size="%d" fill="%s" xml:space="preserve">`+"\n", fonts, fontSize, p.plain)
	out.WriteString(p.text.String())
	out.WriteString("</g>\n</svg>\n")
	return nil
}

// A picture gathers what is drawn of a frame.
type picture struct {
	plain, ground string                   // the colours of the page
	named         func(look string) string // returns what takes the place of attributes; nil where they stay

	grounds layer
	shapes  layer
	text    strings.Builder
}

// A run is text of one look in cells that follow one another. Wide characters
// stand in runs of their own: what a run is stretched by then goes to characters
// of one width.
type run struct {
	look  string // its attributes
	wide  bool
	x     int // the first cell
	cells int
	text  strings.Builder
}

// row draws a row of the screen.
func (p *picture) row(y int, line uv.Line) { p.cells(y, line, 0, len(line)) }

// cells draws a part of a row of the screen.
func (p *picture) cells(y int, line uv.Line, from, to int) {
	var r run
	for x := from; x < to; x++ {
		cell := line[x]
		if cell.Width == 0 {
			continue // the second half of a wide character
		}
		fg, bg := p.colours(cell.Style)
		if bg != p.ground {
			p.grounds.fill(bg, x*cellWidth, y*cellHeight, cell.Width*cellWidth, cellHeight)
		}
		if cell.Style.Attrs&uv.AttrConceal != 0 || strings.Trim(cell.Content, " ") == "" && !lined(cell.Style) {
			continue
		}
		if s, ok := shapeOf(cell.Content); ok {
			p.shapes.draw(fg, s, x*cellWidth, y*cellHeight)
			continue
		}
		look := p.look(cell.Style, fg)
		if r.cells > 0 && !r.takes(look, x, cell.Width) {
			p.end(&r, y)
		}
		if r.cells == 0 {
			r.look, r.wide, r.x = look, cell.Width > 1, x
		}
		for r.x+r.cells < x {
			r.text.WriteByte(' ')
			r.cells++
		}
		r.text.WriteString(cell.Content)
		r.cells += cell.Width
	}
	p.end(&r, y)
}

// takes reports whether a character belongs to the run: at its end or a blank
// after it. A wider gap mostly parts columns, which then stand on the grid where
// the width of a run is not obeyed.
func (r *run) takes(look string, x, width int) bool {
	gap := x - r.x - r.cells
	return r.look == look && r.wide == (width > 1) && (gap == 0 || gap == 1 && !r.wide && !strings.Contains(look, decoration))
}

// end draws the run and begins another.
func (p *picture) end(r *run, y int) {
	if r.cells == 0 {
		return
	}
	fmt.Fprintf(&p.text, `<text x="%d" y="%d"`, r.x*cellWidth, y*cellHeight+baseline)
	if r.cells > 1 {
		fmt.Fprintf(&p.text, ` textLength="%d"`, r.cells*cellWidth)
	}
	look := r.look
	if p.named != nil {
		look = p.named(look)
	}
	fmt.Fprintf(&p.text, "%s>%s</text>\n", look, escape(r.text.String()))
	*r = run{}
}

// colours returns those that are seen of a style.
func (p *picture) colours(s uv.Style) (fg, bg string) {
	fg, bg = p.plain, p.ground
	if s.Fg != nil {
		fg = theme.Hex(s.Fg)
	}
	if s.Bg != nil {
		bg = theme.Hex(s.Bg)
	}
	if s.Attrs&uv.AttrReverse != 0 {
		fg, bg = bg, fg
	}
	return fg, bg
}

// lined reports whether a style shows on a blank.
func lined(s uv.Style) bool {
	return s.Underline != uv.UnderlineNone || s.Attrs&uv.AttrStrikethrough != 0
}

// decoration begins the attribute that underlines text or strikes it out.
const decoration = " text-decoration="

// look returns the attributes of text in a style, without those that all text has.
func (p *picture) look(s uv.Style, fg string) string {
	look := ""
	if fg != p.plain {
		look += fmt.Sprintf(` fill="%s"`, fg)
	}
	for _, a := range []struct {
		attr uint8
		look string
	}{{uv.AttrBold, ` font-weight="bold"`}, {uv.AttrItalic, ` font-style="italic"`}, {uv.AttrFaint, ` fill-opacity="0.6"`}} {
		if s.Attrs&a.attr != 0 {
			look += a.look
		}
	}
	var lines []string
	if s.Underline != uv.UnderlineNone {
		lines = append(lines, "underline")
	}
	if s.Attrs&uv.AttrStrikethrough != 0 {
		lines = append(lines, "line-through")
	}
	if len(lines) > 0 {
		look += decoration + `"` + strings.Join(lines, " ") + `"`
	}
	return look
}

// escape makes text safe within an element. What XML cannot hold is replaced.
func escape(s string) string {
	var b strings.Builder
	_ = xml.EscapeText(&b, []byte(s)) // a Builder does not fail
	return b.String()
}
