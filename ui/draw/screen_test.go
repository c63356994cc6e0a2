package draw

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/vt"
)

// A pair is a screen and the terminal that it draws on.
type pair struct {
	*Screen
	terminal      *vt.Emulator
	width, height int
}

func newPair(profile colorprofile.Profile, width, height int) *pair {
	p := &pair{NewScreen(profile), vt.NewEmulator(width, height), width, height}
	return p
}

// draw draws a frame and gives its bytes.
func (p *pair) draw(v tea.View) []byte {
	out := p.Draw(nil, v, p.width, p.height)
	// A terminal far away is told line breaks as the server's layer does.
	_, _ = p.terminal.Write([]byte(strings.ReplaceAll(string(out), "\n", "\r\n")))
	return out
}

// wrong compares the terminal, cell by cell, with what Bubble Tea's own layers
// make of the frame; empty where it is right.
func (p *pair) wrong(content string) string {
	want := uv.NewScreenBuffer(p.width, p.height)
	want.Method = p.method
	uv.NewStyledString(content).Draw(want, want.Bounds())
	for y := range p.height {
		for x := range p.width {
			w, g := want.CellAt(x, y), p.terminal.CellAt(x, y)
			if w.Width == 0 {
				continue // covered by the cell before, or by as much of it as the terminal takes
			}
			style := uv.ConvertStyle(w.Style, p.profile)
			link := uv.ConvertLink(w.Link, p.profile)
			if g == nil {
				g = &uv.Cell{}
			}
			if g.Content != w.Content || !sameStyle(g.Style, style) || g.Link.URL != link.URL {
				return fmt.Sprintf("at row %d, cell %d: %q %q %q, want %q %q %q in %q", y, x, g.Content, g.Style.String(), g.Link.URL, w.Content, style.String(), link.URL, strings.Split(content, "\n")[y])
			}
		}
	}
	return ""
}

func sameStyle(a, b uv.Style) bool {
	if b.Underline == 0 { // which has a colour that does not show
		a.UnderlineColor, b.UnderlineColor = nil, nil
	}
	return a.Equal(&b)
}

// words are what the rows of these tests are made of.
var words = []string{
	"a", "plain words ", "\x1b[1mbold\x1b[m", "\x1b[38;2;200;100;50mcoloured\x1b[0m ", "\x1b[1m\x1b[31mboth\x1b[m",
	"\x1b[7m reverse \x1b[m", "\x1b[4:3;58;5;3mcurly\x1b[m", "\x1b[48;5;236m        \x1b[m", "│ ", "“quoted” ", "   ",
	"漢字", "é", "e\u0301", "👩‍👩‍👧", "🇩🇪", "\x1b]8;;https://example.org/a\x1b\\link\x1b]8;;\x1b\\ ",
	"\x1b[31;1mred\x1b[22mstill\x1b[m", "\x1b[0;32mgreen\x1b[m", "\x1b[?25l", "\x1b[5;5H", "\a",
}

// A page makes frames that are like one another.
type page struct {
	*rand.Rand
	rows  []string
	plain bool // without characters that terminals may count otherwise
}

func (p *page) row(width int) string {
	var row strings.Builder
	for ansi.StringWidth(row.String()) < p.IntN(width+4) {
		word := words[p.IntN(len(words))]
		if p.plain && strings.ContainsFunc(word, func(r rune) bool { return r > 0x2FFF || r == 0x301 || r == 0x200D }) {
			continue
		}
		row.WriteString(word)
	}
	return row.String()
}

// step changes the page as programs do: rows move, words change, parts of it or
// all becomes another.
func (p *page) step(width, height int) {
	if len(p.rows) == 0 {
		p.rows = make([]string, height)
	}
	p.rows = append(p.rows, make([]string, max(0, height-len(p.rows)))...)[:height]
	switch p.IntN(6) {
	case 0:
		for i := range p.rows {
			p.rows[i] = p.row(width)
		}
	case 1, 2: // a part scrolls
		top := p.IntN(height)
		part := p.rows[top : top+1+p.IntN(height-top)]
		by := 1 + p.IntN(min(4, len(part)))
		if p.IntN(2) == 0 {
			copy(part, part[by:])
			for i := len(part) - by; i < len(part); i++ {
				part[i] = p.row(width)
			}
		} else {
			copy(part[by:], slices.Clone(part))
			for i := range by {
				part[i] = p.row(width)
			}
		}
	case 3:
		i := p.IntN(height)
		if at := strings.Index(p.rows[i], " "); at >= 0 {
			p.rows[i] = p.rows[i][:at] + "x" + p.rows[i][at+1:]
		}
	case 4:
		p.rows[p.IntN(height)] = p.row(width)
	}
}

// TestFrames: whatever comes after whatever, the terminal shows the frame.
func TestFrames(t *testing.T) {
	for seed := range uint64(30) {
		r := rand.New(rand.NewPCG(seed, 7))
		profile := []colorprofile.Profile{colorprofile.TrueColor, colorprofile.ANSI256, colorprofile.ANSI, colorprofile.Ascii, colorprofile.NoTTY}[seed%5]
		p := newPair(profile, 1+r.IntN(90), 1+r.IntN(30))
		if seed%3 == 0 {
			p.SetSynchronized()
		}
		if seed%4 == 1 {
			p.SetGraphemes()
		}
		pg := &page{Rand: r, plain: seed%2 == 0}
		for n := range 40 {
			if n%20 == 19 {
				p.width, p.height = 1+r.IntN(90), 1+r.IntN(30)
				p.terminal.Resize(p.width, p.height)
			}
			pg.step(p.width, p.height)
			content := strings.Join(pg.rows, "\n")
			before := len(p.draw(tea.NewView(content)))
			if wrong := p.wrong(content); wrong != "" {
				t.Fatalf("seed %d, frame %d: %s", seed, n, wrong)
			}
			if again := p.draw(tea.NewView(content)); len(again) != 0 {
				t.Fatalf("seed %d, frame %d of %d bytes: the same again takes %q", seed, n, before, again)
			}
		}
	}
}

// TestCursorStands: whatever is drawn, the terminal's cursor is then where the view
// has it, and nowhere where it has none.
func TestCursorStands(t *testing.T) {
	for seed := range uint64(20) {
		r := rand.New(rand.NewPCG(seed, 11))
		p := newPair(colorprofile.ANSI256, 2+r.IntN(60), 2+r.IntN(20))
		if seed%2 == 0 {
			p.SetSynchronized()
		}
		pg := &page{Rand: r, plain: true}
		for n := range 40 {
			pg.step(p.width, p.height)
			v := tea.NewView(strings.Join(pg.rows, "\n"))
			if r.IntN(5) > 0 {
				v.Cursor = Cursor(r.IntN(p.width), r.IntN(p.height))
			}
			if n == 20 {
				_, _ = p.terminal.Write(p.Leave(nil))
			}
			p.draw(v)
			at, hidden := p.terminal.CursorPosition(), p.terminal.CursorHidden()
			switch c := v.Cursor; {
			case hidden != (c == nil):
				t.Fatalf("seed %d, frame %d: the cursor is hidden: %t, want %+v", seed, n, hidden, c)
			case c != nil && (at.X != c.X || at.Y != c.Y):
				t.Fatalf("seed %d, frame %d: the cursor stands at %v, want %v", seed, n, at, c.Position)
			}
		}
	}
}
