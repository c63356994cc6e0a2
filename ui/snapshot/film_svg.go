package snapshot

import (
	"bufio"
	"fmt"
	"strconv"
	"strings"

	uv "github.com/charmbracelet/ultraviolet"

	"triptych/ui/theme"
)

// columnGap is how many blank cells part two pieces of a row. Columns scroll each
// by itself, so that their pieces return where whole rows do not.
const columnGap = 3

// writeFilm writes the screens of a film one below the other, on a strip that a style
// sheet moves behind the window, a screen at a time and for ever. The one that
// stands for all is the first on the strip: it is what is seen where nothing moves,
// because the viewer knows no animation or the person wants none.
//
// What returns is written once: the looks of text, the pieces of rows, whole rows,
// and of a screen that differs little from one before only the rows that do.
func writeFilm(out *bufio.Writer, f *Film) {
	s := newStrip(f)
	page := f.shots[0].frame.page
	fmt.Fprintf(out, `<svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" viewBox="%d %d %[1]d %[2]d" role="img">`+"\n",
		s.width+2*padding, s.height+2*padding, -padding, -padding)
	if title := f.shots[0].frame.title; title != "" {
		fmt.Fprintf(out, "<title>%s</title>\n", escape(title))
	}
	fmt.Fprintf(out, "<style>\n%s%s</style>\n<defs>\n%s%s</defs>\n", s.sheet.String(), s.motion(), s.pieces.String(), s.rows.String())
	fmt.Fprintf(out, `<rect x="%d" y="%[1]d" width="%d" height="%d" rx="6" fill="%s" stroke="%s"/>`+"\n",
		-padding+1, s.width+2*padding-2, s.height+2*padding-2, s.ground, theme.Hex(page.Edge))
	fmt.Fprintf(out, `<svg width="%d" height="%d"><g id="strip" font-family="%s" font-size="%d" fill="%s" xml:space="preserve">`+"\n",
		s.width, s.height, fonts, fontSize, theme.Hex(page.Text))
	out.WriteString(s.frames.String())
	out.WriteString("</g></svg>\n</svg>\n")
}

// A strip is a film as it is drawn.
type strip struct {
	film          *Film
	width, height int    // of a screen
	ground        string // colour

	looks, pieceIDs, rowIDs     map[string]string // by how they are drawn
	sheet, pieces, rows, frames strings.Builder
	uses                        map[string]int // how often a row is drawn
	base                        *Frame         // the last screen that was drawn as a whole
	baseID                      string
}

func newStrip(f *Film) *strip {
	first := f.shots[0].frame
	s := &strip{
		film: f, width: cellWidth * len(first.lines[0]), height: cellHeight * len(first.lines), ground: theme.Hex(first.page.Ground),
		looks: map[string]string{}, pieceIDs: map[string]string{}, rowIDs: map[string]string{}, uses: map[string]int{},
	}
	for _, shot := range f.shots {
		for _, line := range shot.frame.lines {
			s.uses[s.row(line)]++
		}
	}
	for i, shot := range f.shots {
		fmt.Fprintf(&s.frames, `<g transform="translate(0 %d)">`, s.place(i)*s.height)
		s.frame(i, shot.frame)
		s.frames.WriteString("</g>\n")
	}
	return s
}

// place returns where on the strip the screen of a shot is.
func (s *strip) place(shot int) int {
	switch still := s.film.still; {
	case shot == still:
		return 0
	case shot < still:
		return shot + 1
	default:
		return shot
	}
}

// motion returns the style sheet that moves the strip.
func (s *strip) motion() string {
	var b strings.Builder
	b.WriteString("@keyframes play{")
	all, at := s.film.length(), 0.0
	for i, shot := range s.film.shots {
		fmt.Fprintf(&b, "%s%%{transform:translateY(-%dpx)}", strconv.FormatFloat(100*at/all.Seconds(), 'f', 2, 64), s.place(i)*s.height)
		at += shot.lasts.Seconds()
	}
	fmt.Fprintf(&b, "}\n#strip{animation:play %.1fs step-end infinite}\n@media(prefers-reduced-motion:reduce){#strip{animation:none}}\n", all.Seconds())
	return b.String()
}

// frame draws a screen: what differs from the last that was drawn as a whole, where
// that is less than half of it.
func (s *strip) frame(number int, f *Frame) {
	if s.base != nil {
		var rows []int
		for y := range f.lines {
			if !sameCells(f.lines[y], s.base.lines[y]) {
				rows = append(rows, y)
			}
		}
		if 2*len(rows) < len(f.lines) {
			fmt.Fprintf(&s.frames, `<use href="#%s"/>`, s.baseID)
			s.clear(rows)
			for _, y := range rows {
				s.draw(y, f.lines[y])
			}
			return
		}
	}
	s.base, s.baseID = f, "f"+strconv.Itoa(number)
	fmt.Fprintf(&s.frames, `<g id="%s">`, s.baseID)
	for y, line := range f.lines {
		s.draw(y, line)
	}
	s.frames.WriteString("</g>")
}

// clear covers rows with the ground.
func (s *strip) clear(rows []int) {
	if len(rows) == 0 {
		return
	}
	fmt.Fprintf(&s.frames, `<path fill="%s" d="`, s.ground)
	for _, y := range rows {
		fmt.Fprintf(&s.frames, "M0 %dh%dv%dH0z", y*cellHeight, s.width, cellHeight)
	}
	s.frames.WriteString(`"/>`)
}

// draw draws a row of a screen, as one where it is drawn more often.
func (s *strip) draw(y int, line uv.Line) {
	row := s.row(line)
	switch {
	case row == "":
	case s.uses[row] < 2 || strings.Count(row, "<use") < 2:
		s.frames.WriteString(strings.ReplaceAll(row, "/>", at(y)))
	default:
		id, known := s.rowIDs[row]
		if !known {
			id = "r" + strconv.FormatInt(int64(len(s.rowIDs)), 36)
			s.rowIDs[row] = id
			fmt.Fprintf(&s.rows, `<g id="%s">%s</g>`+"\n", id, row)
		}
		fmt.Fprintf(&s.frames, `<use href="#%s"%s`, id, at(y))
	}
}

// at ends the element that draws something on a row.
func at(y int) string {
	if y == 0 {
		return "/>"
	}
	return fmt.Sprintf(` y="%d"/>`, y*cellHeight)
}

// row returns what draws a row as the first of the screen: its pieces, each of which
// is written once.
func (s *strip) row(line uv.Line) string {
	var b strings.Builder
	for from, to := piece(line, 0); from < len(line); from, to = piece(line, to) {
		p := picture{ground: s.ground, plain: theme.Hex(s.film.shots[0].frame.page.Text), named: s.look}
		p.cells(0, line, from, to)
		var drawn strings.Builder
		out := bufio.NewWriter(&drawn)
		p.grounds.write(out)
		p.shapes.write(out)
		_ = out.Flush() // a Builder does not fail
		drawn.WriteString(strings.ReplaceAll(p.text.String(), "\n", ""))
		what := strings.ReplaceAll(drawn.String(), "\n", "")
		id, known := s.pieceIDs[what]
		if !known {
			id = "p" + strconv.FormatInt(int64(len(s.pieceIDs)), 36)
			s.pieceIDs[what] = id
			fmt.Fprintf(&s.pieces, `<g id="%s">%s</g>`+"\n", id, what)
		}
		fmt.Fprintf(&b, `<use href="#%s"/>`, id)
	}
	return b.String()
}

// piece returns the next cells of a row from x on that show something, up to a wide
// gap; from is the end of the row where there are none.
func piece(line uv.Line, x int) (from, to int) {
	shows := func(x int) bool { return line[x].Width == 0 || !line[x].Equal(&uv.EmptyCell) }
	for from = x; from < len(line) && !shows(from); from++ {
	}
	to = from
	for at := from; at < len(line) && at-to < columnGap; at++ {
		if shows(at) {
			to = at + 1
		}
	}
	return from, to
}

// look returns the attribute that gives text the looks of those in a picture.
func (s *strip) look(attributes string) string {
	if attributes == "" {
		return ""
	}
	name, known := s.looks[attributes]
	if !known {
		name = "l" + strconv.FormatInt(int64(len(s.looks)), 36)
		s.looks[attributes] = name
		rules := strings.NewReplacer(`="`, ":", `"`, ";", " ", "").Replace(strings.Replace(attributes, "underline line-through", "underline+line-through", 1))
		fmt.Fprintf(&s.sheet, ".%s{%s}\n", name, strings.TrimSuffix(strings.Replace(rules, "+", " ", 1), ";"))
	}
	return fmt.Sprintf(` class="%s"`, name)
}
