package snapshot

import (
	"bufio"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"
)

// A layer is shapes that do not overlap, gathered by colour.
type layer []*path

// A path is the shapes of one colour. A rectangle that continues the last one
// to the right is drawn as one with it.
type path struct {
	colour     string
	data       strings.Builder
	x, y, w, h int // the rectangle that is not in data yet; none where w is 0
}

func (l *layer) path(colour string) *path {
	i := slices.IndexFunc(*l, func(p *path) bool { return p.colour == colour })
	if i < 0 {
		i = len(*l)
		*l = append(*l, &path{colour: colour})
	}
	return (*l)[i]
}

// fill adds a rectangle.
func (l *layer) fill(colour string, x, y, w, h int) {
	p := l.path(colour)
	if p.w > 0 && p.x+p.w == x && p.y == y && p.h == h {
		p.w += w
		return
	}
	p.flush()
	p.x, p.y, p.w, p.h = x, y, w, h
}

func (p *path) flush() {
	if p.w > 0 {
		fmt.Fprintf(&p.data, "M%d %dh%dv%dh-%dz", p.x, p.y, p.w, p.h, p.w)
	}
	p.w = 0
}

// draw adds the shape of a character whose cell is at x and y.
func (l *layer) draw(colour string, s shape, x, y int) {
	for _, r := range s.rects {
		l.fill(colour, x+r.x, y+r.y, r.w, r.h)
	}
	if s.outline != "" {
		fmt.Fprintf(&l.path(colour).data, "M%d %d%s", x+s.x, y+s.y, s.outline)
	}
}

func (l layer) write(out *bufio.Writer) {
	for _, p := range l {
		p.flush()
		fmt.Fprintf(out, "<path fill=\"%s\" d=\"%s\"/>\n", p.colour, p.data.String())
	}
}

// A shape is what is drawn for a character within its cell: rectangles, or an
// outline from a place on.
type shape struct {
	rects   []rect
	x, y    int
	outline string
}

type rect struct{ x, y, w, h int }

// shapeOf returns the shape of a character that fills its cell or meets its
// neighbours, which text of a font does only by chance: lines, blocks, and the
// mark of the reading line, which some fonts have as an emoji. False for others.
func shapeOf(content string) (shape, bool) {
	r, size := utf8.DecodeRuneInString(content)
	if size != len(content) {
		return shape{}, false
	}
	if r == '▶' {
		return shape{x: 1, y: 4, outline: "l7 5l-7 5z"}, true
	}
	rects := append(block(r), lines(r)...)
	return shape{rects: rects}, rects != nil
}

// block returns the part of the cell that one of the block elements fills.
func block(r rune) []rect {
	eighths := func(n rune, of int) int { return (int(n)*of + 4) / 8 }
	switch {
	case r == '▀':
		return []rect{{0, 0, cellWidth, cellHeight / 2}}
	case r >= '▁' && r <= '█': // from below, an eighth more each
		h := eighths(r-'▁'+1, cellHeight)
		return []rect{{0, cellHeight - h, cellWidth, h}}
	case r >= '▉' && r <= '▏': // from the left, an eighth less each
		return []rect{{0, 0, eighths('▏'-r+1, cellWidth), cellHeight}}
	case r == '▐':
		w := cellWidth - eighths(4, cellWidth)
		return []rect{{cellWidth - w, 0, w, cellHeight}}
	case r == '▔':
		return []rect{{0, 0, cellWidth, eighths(1, cellHeight)}}
	case r == '▕':
		return []rect{{cellWidth - 1, 0, 1, cellHeight}}
	}
	return nil
}

// lines returns the strokes of a light line, which go from the middle of the cell
// to some of its sides.
func lines(r rune) []rect {
	const midX, midY = cellWidth / 2, cellHeight / 2
	switch r {
	case '─':
		return []rect{{0, midY, cellWidth, 1}}
	case '│':
		return []rect{{midX, 0, 1, cellHeight}}
	}
	var rects []rect
	for _, stroke := range []struct {
		of string
		rect
	}{
		{"┐╮┘╯┤┬┴┼", rect{0, midY, midX + 1, 1}}, {"┌╭└╰├┬┴┼", rect{midX, midY, cellWidth - midX, 1}},
		{"└╰┘╯├┤┴┼", rect{midX, 0, 1, midY + 1}}, {"┌╭┐╮├┤┬┼", rect{midX, midY, 1, cellHeight - midY}},
	} {
		if strings.ContainsRune(stroke.of, r) {
			rects = append(rects, stroke.rect)
		}
	}
	return rects
}
