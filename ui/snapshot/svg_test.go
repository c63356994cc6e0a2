package snapshot

import (
	"encoding/xml"
	"errors"
	"io"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"triptych/ui/theme"
)

// A label is an element of text in a picture.
type label struct {
	x, y, length int // length is 0 where it is not said
	text         string
}

// wellFormed checks that a picture is XML and holds nothing but what is drawn,
// and returns its text.
func wellFormed(t *testing.T, svg string) []label {
	t.Helper()
	var labels []label
	allowed := map[string][]string{
		"svg": {"xmlns", "width", "height", "viewBox", "role"}, "title": nil,
		"rect": {"x", "y", "width", "height", "rx", "fill", "stroke"}, "path": {"fill", "d"},
		"g":    {"font-family", "font-size", "fill", "space"},
		"text": {"x", "y", "textLength", "fill", "font-weight", "font-style", "fill-opacity", "text-decoration"},
	}
	inText := false
	for dec := xml.NewDecoder(strings.NewReader(svg)); ; {
		token, err := dec.Token()
		if errors.Is(err, io.EOF) {
			return labels
		}
		if err != nil {
			t.Fatalf("%v in %s", err, svg)
		}
		switch token := token.(type) {
		case xml.StartElement:
			names, ok := allowed[token.Name.Local]
			if !ok {
				t.Fatalf("element %s in %s", token.Name.Local, svg)
			}
			inText = token.Name.Local == "text"
			l := label{}
			for _, a := range token.Attr {
				if !slices.Contains(names, a.Name.Local) {
					t.Fatalf("attribute %s of %s in %s", a.Name.Local, token.Name.Local, svg)
				}
				switch a.Name.Local {
				case "x":
					l.x, _ = strconv.Atoi(a.Value)
				case "y":
					l.y, _ = strconv.Atoi(a.Value)
				case "textLength":
					l.length, _ = strconv.Atoi(a.Value)
				}
			}
			if inText {
				labels = append(labels, l)
			}
		case xml.EndElement:
			inText = false
		case xml.CharData:
			if inText {
				labels[len(labels)-1].text += string(token)
			}
		case xml.ProcInst, xml.Directive, xml.Comment:
			t.Fatalf("%v in %s", token, svg)
		}
	}
}

// TestPictureSpellsTheScreen puts the text of a picture back on its grid: there
// it must be as the text format has it, but for what is drawn as a shape.
func TestPictureSpellsTheScreen(t *testing.T) {
	help := options(t, "?")
	for name, f := range map[string]*Frame{"painted": paint(theme.None), "reader": take(t, options(t, "n")), "help": take(t, help)} {
		rows := make([]string, len(f.lines))
		for _, l := range wellFormed(t, written(t, f, SVG)) {
			width := ansi.StringWidth(l.text)
			if l.x%cellWidth != 0 || (l.y-baseline)%cellHeight != 0 || l.length != width*cellWidth && width > 1 {
				t.Errorf("%s: %+v is not on the grid", name, l)
			}
			y := (l.y - baseline) / cellHeight
			rows[y] += strings.Repeat(" ", l.x/cellWidth-ansi.StringWidth(rows[y])) + l.text
		}
		want := strings.Split(strings.TrimSuffix(written(t, f, Text), "\n"), "\n")
		for y := range want {
			spelled := strings.TrimRight(withoutShapes(want[y]), " ")
			if got := strings.TrimRight(rows[y], " "); got != spelled {
				t.Errorf("%s: row %d spells %q, want %q", name, y, got, spelled)
			}
		}
	}
}

// withoutShapes blanks the characters that are drawn as shapes, and what is
// concealed in the painted frame.
func withoutShapes(row string) string {
	return strings.Replace(strings.Map(func(r rune) rune {
		if _, ok := shapeOf(string(r)); ok {
			return ' '
		}
		return r
	}, row), "hidden", "      ", 1)
}

// TestShapesStayInTheirCell: blocks and lines reach exactly to the sides that
// they are to meet, and never beyond.
func TestShapesStayInTheirCell(t *testing.T) {
	for r := '─'; r <= '▟'; r++ {
		s, ok := shapeOf(string(r))
		if !ok {
			continue
		}
		for _, p := range s.rects {
			if p.x < 0 || p.y < 0 || p.w < 1 || p.h < 1 || p.x+p.w > cellWidth || p.y+p.h > cellHeight {
				t.Errorf("%c: %+v", r, p)
			}
		}
	}
	for char, want := range map[string]rect{
		"█": {0, 0, cellWidth, cellHeight}, "▁": {0, 16, cellWidth, 2}, "▄": {0, 9, cellWidth, 9}, "▀": {0, 0, cellWidth, 9},
		"▌": {0, 0, 5, cellHeight}, "▐": {5, 0, 4, cellHeight}, "▏": {0, 0, 1, cellHeight}, "─": {0, 9, cellWidth, 1}, "│": {4, 0, 1, cellHeight},
	} {
		if s, ok := shapeOf(char); !ok || len(s.rects) != 1 || s.rects[0] != want {
			t.Errorf("%s: got %+v, want %+v", char, s, want)
		}
	}
	for _, text := range []string{"", "a", "──", "▶\ufe0f", "░", "═"} {
		if s, ok := shapeOf(text); ok {
			t.Errorf("%q is drawn as %+v", text, s)
		}
	}
}

func TestPicturesAreSmall(t *testing.T) {
	o := options(t, "n")
	o.Width, o.Height = 132, 40
	if n := len(written(t, take(t, o), SVG)); n > 30_000 {
		t.Errorf("%d bytes", n)
	}
}
