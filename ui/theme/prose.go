package theme

import (
	"image/color"
	"strconv"
	"strings"

	glamour "charm.land/glamour/v2/ansi"
	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"triptych/model"
)

// Prose is the look of an article's running text, taken from a Glamour style so
// that it agrees with what Glamour renders.
type Prose struct {
	Headings  [6]ansi.Style // by level, from 1
	Strong    ansi.Style
	Emphatic  ansi.Style
	Struck    ansi.Style
	Monospace ansi.Style
	Linked    ansi.Style
	Quote     ansi.Style // the bar along a quotation
	Marker    ansi.Style // what stands before a list item
	Rule      ansi.Style // a thematic break
	Code      ansi.Style // a block of code
}

// prose takes the styles of running text out of a Glamour style.
func prose(c glamour.StyleConfig) Prose {
	p := Prose{
		Strong: primitive(c.Strong), Emphatic: primitive(c.Emph), Struck: primitive(c.Strikethrough),
		Monospace: primitive(c.Code.StylePrimitive), Linked: primitive(c.LinkText),
		Quote: primitive(c.BlockQuote.StylePrimitive), Marker: primitive(c.Item), Rule: primitive(c.HorizontalRule),
		Code: Join(primitive(c.Code.StylePrimitive), primitive(c.CodeBlock.StylePrimitive)),
	}
	for i, h := range []glamour.StyleBlock{c.H1, c.H2, c.H3, c.H4, c.H5, c.H6} {
		p.Headings[i] = Join(primitive(c.Heading.StylePrimitive), primitive(h.StylePrimitive))
	}
	return p
}

// primitive returns the attributes of a Glamour style. What adds or changes
// letters is left out: prose is spelled as it is.
func primitive(s glamour.StylePrimitive) ansi.Style {
	st := style()
	if s.Color != nil && colour(*s.Color) != nil {
		st = st.ForegroundColor(colour(*s.Color))
	}
	if s.BackgroundColor != nil && colour(*s.BackgroundColor) != nil {
		st = st.BackgroundColor(colour(*s.BackgroundColor))
	}
	for _, a := range []struct {
		set *bool
		add func(ansi.Style) ansi.Style
	}{
		{s.Bold, ansi.Style.Bold},
		{s.Faint, ansi.Style.Faint},
		{s.Italic, func(st ansi.Style) ansi.Style { return st.Italic(true) }},
		{s.Underline, func(st ansi.Style) ansi.Style { return st.Underline(true) }},
		{s.CrossedOut, func(st ansi.Style) ansi.Style { return st.Strikethrough(true) }},
		{s.Inverse, func(st ansi.Style) ansi.Style { return st.Reverse(true) }},
	} {
		if a.set != nil && *a.set {
			st = a.add(st)
		}
	}
	return st
}

// colour reads a colour as Glamour spells it, "#rrggbb" or a number below 256;
// nil for anything else.
func colour(name string) color.Color {
	if n, err := strconv.ParseUint(name, 10, 8); err == nil {
		return ansi.IndexedColor(n)
	}
	c := lipgloss.Color(name)
	if _, none := c.(lipgloss.NoColor); none || !strings.HasPrefix(name, "#") {
		return nil
	}
	return c
}

// flat returns the Glamour style without margins and blank lines around, and
// without a syntax colouring of its own: Glamour registers that in a global
// table, where it would stay the same for all later themes.
func flat(c glamour.StyleConfig) glamour.StyleConfig {
	c.Document.Margin, c.Document.BlockPrefix, c.Document.BlockSuffix = nil, "", ""
	c.CodeBlock.Margin, c.CodeBlock.Chroma = nil, nil
	return c
}

// glamour makes the program's own Glamour style: calm, without margins, and in
// the colours of the palette.
func (p palette) glamour(g *Glyphs) glamour.StyleConfig {
	on, one, bar := true, uint(1), g.Quote+" "
	bold := glamour.StylePrimitive{Bold: &on}
	coloured := func(c hex) glamour.StylePrimitive {
		name := Hex(c)
		return glamour.StylePrimitive{Color: &name}
	}
	muted, code := coloured(p.muted), coloured(p.code)
	item, number, rule := muted, muted, muted
	item.BlockPrefix, number.BlockPrefix, rule.Format = g.Bullet+" ", ". ", "\n--------\n"
	return glamour.StyleConfig{
		Heading:        glamour.StyleBlock{StylePrimitive: glamour.StylePrimitive{Bold: &on, BlockSuffix: "\n"}},
		H1:             glamour.StyleBlock{StylePrimitive: coloured(p.accent)},
		Strong:         bold,
		Emph:           glamour.StylePrimitive{Italic: &on},
		Strikethrough:  glamour.StylePrimitive{CrossedOut: &on},
		Link:           muted,
		LinkText:       coloured(p.link),
		Image:          muted,
		ImageText:      coloured(p.link),
		Code:           glamour.StyleBlock{StylePrimitive: code},
		CodeBlock:      glamour.StyleCodeBlock{StyleBlock: glamour.StyleBlock{StylePrimitive: code}},
		BlockQuote:     glamour.StyleBlock{StylePrimitive: muted, Indent: &one, IndentToken: &bar},
		List:           glamour.StyleList{LevelIndent: 2},
		Item:           item,
		Enumeration:    number,
		Task:           glamour.StyleTask{Ticked: "[x] ", Unticked: "[ ] "},
		DefinitionTerm: bold,
		HorizontalRule: rule,
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
		{model.Strong, p.Strong}, {model.Emphatic, p.Emphatic}, {model.Struck, p.Struck},
	} {
		if e&s.bit != 0 {
			styles = append(styles, s.style)
		}
	}
	return styles
}
