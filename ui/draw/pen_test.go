package draw

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"triptych/ui/internal/uitest"
	"triptych/ui/theme"
)

// TestPieces: each piece stands where it was put, and is cut where it may not go
// on.
func TestPieces(t *testing.T) {
	th := theme.New(true)
	for _, test := range []struct {
		name  string
		width int
		draw  func(*Pen)
		want  string
	}{
		{"nothing", 4, func(*Pen) {}, "    "},
		{"after one another", 8, func(p *Pen) { p.Put("one", 8); p.Put("two", 8) }, "onetwo  "},
		{"after spaces", 8, func(p *Pen) { p.To(2); p.Put("one", 8) }, "  one   "},
		{"never back", 8, func(p *Pen) { p.Put("one", 8); p.To(1); p.Put("two", 8) }, "onetwo  "},
		{"cut", 8, func(p *Pen) { p.Put("eleven", 4); p.Put("two", 8) }, "ele…two "},
		{"cut at the end of the row", 8, func(p *Pen) { p.Put("a whole sentence", 100) }, "a whole…"},
		{"no room", 8, func(p *Pen) { p.Put("one", 8); p.Put("two", 3) }, "one     "},
		{"to the right", 8, func(p *Pen) { p.Right("one", 6) }, "   one  "},
		{"too long on the right", 8, func(p *Pen) { p.Put("one", 8); p.Right("eleven", 7) }, "oneele… "},
		{"beyond the row", 4, func(p *Pen) { p.To(100) }, "    "},
		{"a rule", 8, func(p *Pen) { p.Put("one", 8); p.Rule(6, th) }, "one───  "},
		{"no rule", 8, func(p *Pen) { p.Put("one", 8); p.Rule(2, th) }, "one     "},
		{"drawn", 8, func(p *Pen) { p.Drawn("\x1b[1mone\x1b[m", 3); p.Put("two", 8) }, "onetwo  "},
		{"wide", 5, func(p *Pen) { p.Put("中文字", 5) }, "中文…"},
		{"wider than the row", 1, func(p *Pen) { p.Put("中", 1) }, "\uFFFD"},
		{"controls", 8, func(p *Pen) { p.Put("a\x1b[2J\u202e\n", 8) }, "a\uFFFD[2J\uFFFD  "},
	} {
		p := NewPen(test.width, ansi.GraphemeWidth)
		test.draw(p)
		if got := ansi.Strip(p.String()); got != test.want {
			t.Errorf("%s: %q, want %q", test.name, got, test.want)
		}
	}
}

// TestFits: what fits is written whole, and nothing else is.
func TestFits(t *testing.T) {
	for _, text := range []string{"", "one", "中文", "e\u0301", "\x1b[2J"} {
		for end := range 10 {
			p := NewPen(8, ansi.GraphemeWidth)
			p.Put("ab", 8)
			fits := p.Fits(text, end)
			p.Put(text, end)
			whole := ansi.Strip(p.String()) == "ab"+p.Counter.Fit(text, 6)
			if text != "" && fits != whole {
				t.Errorf("%q before cell %d: fits %v, written whole %v", text, end, fits, whole)
			}
		}
	}
}

// TestStyles: what lies under a row lies under its spaces too, and each piece
// closes its own styles.
func TestStyles(t *testing.T) {
	p := NewPen(6, ansi.WcWidth)
	p.Put("a", 6)
	p.Under = ansi.Style{}.Reverse(true)
	p.To(2)
	p.Put("b", 6, ansi.Style{}.Bold(), ansi.Style{}.Italic(true))
	p.Put("c", 6)
	if got, want := p.String(), "a\x1b[7m \x1b[m\x1b[7;1;3mb\x1b[m\x1b[7mc\x1b[m\x1b[7m  \x1b[m"; got != want {
		t.Errorf("drawn %q, want %q", got, want)
	}
}

// TestRowsFit: whatever is written, a row has exactly its cells, and nothing in
// it but text and styles.
func TestRowsFit(t *testing.T) {
	texts := []string{"plain words", "中文字很多", "👨‍👩‍👧‍👦🇬🇧", "e\u0301\u0301", "\x1b[31m\x9b2J\u202e\t", strings.Repeat("long", 50)}
	for width := -1; width <= 24; width++ {
		for i, text := range texts {
			for _, m := range []ansi.Method{ansi.WcWidth, ansi.GraphemeWidth} {
				p := NewPen(width, m)
				p.Put(texts[(i+1)%len(texts)], width/2)
				p.To(width / 3)
				p.Put(text, width-3, ansi.Style{}.Bold())
				p.Right(texts[(i+2)%len(texts)], width+2)
				row := p.String()
				if err := uitest.CheckRow(row, m, max(width, 0)); err != nil || p.X() != p.End() {
					t.Errorf("%d cells, at %d of %d: %v", width, p.X(), p.End(), err)
				}
			}
		}
	}
}
