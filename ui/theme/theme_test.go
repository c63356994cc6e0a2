package theme

import (
	"fmt"
	"image/color"
	"strings"
	"testing"

	"github.com/charmbracelet/colorprofile"
	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"

	"triptych/model"
	"triptych/ui/internal/uitest"
)

// drawn returns what the renderer makes of a style on a terminal of the profile.
func drawn(s ansi.Style, p colorprofile.Profile) uv.Style {
	cell := uv.NewStyledString(s.Styled("x")).Lines(ansi.WcWidth)[0][0]
	return uv.ConvertStyle(cell.Style, p)
}

// A look is a theme under test, with what WCAG 2.2 wants of it.
type look struct {
	*Theme
	name  string
	ratio float64
}

// themes returns every theme in both forms.
func themes(t testing.TB) []look {
	t.Helper()
	var list []look
	for _, name := range append([]string{Auto}, Names()...) {
		if strings.HasSuffix(name, "dark") || strings.HasSuffix(name, "light") {
			continue // the same as without it: TestMake
		}
		for background, dark := range map[string]bool{" dark": true, " light": false} {
			th, err := Make(Options{Name: name, Dark: dark})
			if err != nil {
				t.Fatal(err)
			}
			ratio := uitest.AA
			if name == "high-contrast" {
				ratio = uitest.AAA
			}
			list = append(list, look{th, name + background, ratio})
		}
	}
	return list
}

// looks lists every style in which text is drawn, alone and one over the other.
func looks(t *Theme) map[string]ansi.Style {
	all := map[string]ansi.Style{
		"text": t.Text, "dimmed": t.Dimmed, "muted": t.Muted, "rule": t.Rule, "current": t.Current,
		"header": t.Header, "focused": t.HeaderFocused, "title": t.Title,
		"covered": t.Covered, "elsewhere": t.Elsewhere, "not covered": t.NotCovered,
		"missing": t.Missing, "reading": t.Reading, "status": t.Status, "key": t.StatusKey, "error": t.Error,
		"quote": t.Prose.Quote, "marker": t.Prose.Marker, "thematic break": t.Prose.Rule, "code": t.Prose.Code,
		"selected": t.Selected, "found here": t.FoundHere,
		"cut": t.Cut, "added": t.Added, "current muted": Join(t.Current, t.Muted), "current missing": Join(t.Current, t.Missing),
	}
	for _, r := range model.Relations() {
		all["beside "+string(r)] = t.Beside(r)
		all["current beside "+string(r)] = Join(t.Current, t.Beside(r))
	}
	for name, s := range map[string]ansi.Style{"title": t.Title, "header": t.Header, "not covered": t.NotCovered, "covered": t.Covered, "elsewhere": t.Elsewhere, "cut": t.Cut, "added": t.Added} {
		all["current "+name] = Join(t.Current, s)
	}
	for i := range Topics {
		all[fmt.Sprint("topic ", i)] = t.Topic(i)
		all[fmt.Sprint("current topic ", i)] = Join(t.Current, t.Topic(i))
	}
	marks := map[string]ansi.Style{"": nil, " conflict": t.Conflict, " variant": t.Variant, " extra": t.Extra}
	inline := map[string]ansi.Style{
		"": nil, " strong": t.Prose.Strong, " emphatic": t.Prose.Emphatic,
		" monospace": t.Prose.Monospace, " linked": t.Prose.Linked,
	}
	for base, b := range map[string]ansi.Style{"text": t.Text, "current": t.Current, "heading": t.Prose.Headings[0]} {
		for run, r := range inline {
			for mark, m := range marks {
				all[base+run+mark] = Join(b, r, m)
				all[base+run+mark+" selected"] = Join(b, r, m, t.Selected)
				all[base+run+mark+" found"] = Join(b, r, m, t.Found)
			}
		}
	}
	return all
}

func rgbs(list ...uint32) (colors []color.Color) {
	for _, c := range list {
		colors = append(colors, hex(c))
	}
	return colors
}

// darkGrounds and lightGrounds are backgrounds that terminals come with.
func darkGrounds() []color.Color  { return rgbs(0x000000, 0x1e1e1e, 0x282c34, 0x002b36, 0x300a24) }
func lightGrounds() []color.Color { return rgbs(0xffffff, 0xfafafa, 0xeeeeee, 0xfdf6e3) }

// grounds returns those that the theme is for, and the colour of text on them.
func grounds(dark bool) (list []color.Color, text color.Color) {
	if dark {
		return darkGrounds(), color.White
	}
	return lightGrounds(), color.Black
}

// TestContrast: all that is drawn is as legible as the theme must be, on every
// background that it is for.
func TestContrast(t *testing.T) {
	for _, th := range themes(t) {
		list, text := grounds(th.Dark)
		least, where := 99.0, ""
		for name, style := range looks(th.Theme) {
			for _, profile := range []colorprofile.Profile{colorprofile.TrueColor, colorprofile.ANSI256} {
				for _, ground := range list {
					ratio := uitest.Contrast(uitest.Colours(drawn(style, profile), text, ground))
					if ratio < th.ratio {
						t.Errorf("%s, %v, %s on %v: contrast %.2f, want %.1f", th.name, profile, name, ground, ratio, th.ratio)
					}
					if ratio < least {
						least, where = ratio, fmt.Sprintf("%s on %v", name, ground)
					}
				}
			}
		}
		t.Logf("%s: least contrast %.2f, %s", th.name, least, where)
	}
}

// sixteen are the palettes of terminals with 16 colours.
func sixteen() map[string][]color.Color {
	return map[string][]color.Color{
		"xterm": rgbs(0x000000, 0xcd0000, 0x00cd00, 0xcdcd00, 0x0000ee, 0xcd00cd, 0x00cdcd, 0xe5e5e5,
			0x7f7f7f, 0xff0000, 0x00ff00, 0xffff00, 0x5c5cff, 0xff00ff, 0x00ffff, 0xffffff),
		"linux": rgbs(0x000000, 0xaa0000, 0x00aa00, 0xaa5500, 0x0000aa, 0xaa00aa, 0x00aaaa, 0xaaaaaa,
			0x555555, 0xff5555, 0x55ff55, 0xffff55, 0x5555ff, 0xff55ff, 0x55ffff, 0xffffff),
		"windows": rgbs(0x0c0c0c, 0xc50f1f, 0x13a10e, 0xc19c00, 0x0037da, 0x881798, 0x3a96dd, 0xcccccc,
			0x767676, 0xe74856, 0x16c60c, 0xf9f1a5, 0x3b78ff, 0xb4009e, 0x61d6d6, 0xf2f2f2),
	}
}

// TestSixteenColours: with 16 colours of any palette everything is legible on
// the background that the theme is for, and visible on the other.
func TestSixteenColours(t *testing.T) {
	for _, th := range themes(t) {
		for terminal, palette := range sixteen() {
			for name, style := range looks(th.At(Sixteen)) {
				s := drawn(style, colorprofile.ANSI)
				for _, onDark := range []bool{true, false} {
					text, ground, want := palette[0], palette[15], 1.2
					if onDark {
						text, ground = palette[15], palette[0]
					}
					if onDark == th.Dark {
						want = 3
					}
					fg, bg := uitest.Colours(s, text, ground)
					if b, ok := fg.(ansi.BasicColor); ok {
						fg = palette[b]
					}
					if b, ok := bg.(ansi.BasicColor); ok {
						bg = palette[b]
					}
					if ratio := uitest.Contrast(fg, bg); ratio < want {
						t.Errorf("%s, %s, on dark %v, %s: contrast %.2f, want %v", th.name, terminal, onDark, name, ratio, want)
					}
				}
			}
		}
	}
}

// TestMarksWithoutColour: each relation, and the one jumped to, differs from
// plain text and from the others by its attributes alone.
func TestMarksWithoutColour(t *testing.T) {
	for _, th := range themes(t) {
		none, said := th.At(None), map[string]string{}
		for name, style := range map[string]ansi.Style{
			"text": none.Text, "conflict": none.Conflict, "variant": none.Variant, "extra": none.Extra,
			"selected": none.Selected, "found": none.Found, "cut": none.Cut,
			"strong": none.Prose.Strong,
		} {
			s := drawn(style, colorprofile.ASCII)
			if s.Fg != nil || s.Bg != nil {
				t.Errorf("%s: %s keeps a colour", th.name, name)
			}
			key := fmt.Sprint(s.Attrs, s.Underline)
			if other := said[key]; other != "" {
				t.Errorf("%s: %s and %s look the same without colour", th.name, name, other)
			}
			said[key] = name
		}
	}
}

// TestNothingVanishes: no style hides its text, by itself or because a terminal
// has few colours or none.
func TestNothingVanishes(t *testing.T) {
	for _, th := range themes(t) {
		for _, p := range []colorprofile.Profile{colorprofile.TrueColor, colorprofile.ANSI256, colorprofile.ANSI, colorprofile.ASCII, colorprofile.NoTTY} {
			for name, style := range looks(th.At(DepthOf(p))) {
				s := drawn(style, p)
				if s.Attrs&(uv.AttrConceal|uv.AttrFaint|uv.AttrBlink|uv.AttrRapidBlink) != 0 {
					t.Errorf("%s, %v: %s is hidden, faint or blinking", th.name, p, name)
				}
				if s.Fg != nil && s.Bg != nil && uitest.Contrast(s.Fg, s.Bg) < 1.2 {
					t.Errorf("%s, %v: %s is %v on %v", th.name, p, name, s.Fg, s.Bg)
				}
			}
		}
	}
}

// TestMarksStayApart: the relations differ in what is drawn with 16 colours too.
func TestMarksStayApart(t *testing.T) {
	for _, th := range themes(t) {
		for _, p := range []colorprofile.Profile{colorprofile.TrueColor, colorprofile.ANSI256, colorprofile.ANSI} {
			th := look{th.At(DepthOf(p)), th.name, th.ratio}
			seen := map[string]model.Relation{}
			for _, r := range model.Relations() {
				key := fmt.Sprint(drawn(th.Mark(r), p))
				if other, ok := seen[key]; ok {
					t.Errorf("%s, %v: %s and %s look the same", th.name, p, r, other)
				}
				seen[key] = r
			}
			for i := range Topics {
				if fmt.Sprint(drawn(th.Topic(i), p)) == fmt.Sprint(drawn(th.Topic(i+1), p)) {
					t.Errorf("%s, %v: topics %d and %d have the same colour", th.name, p, i, i+1)
				}
			}
		}
	}
}

// TestPaletteIsOf256: nothing changes on a terminal that has only 256 colours.
func TestPaletteIsOf256(t *testing.T) {
	for _, th := range themes(t) {
		for name, style := range looks(th.Theme) {
			s, full := drawn(style, colorprofile.ANSI256), drawn(style, colorprofile.TrueColor)
			for _, pair := range [][2]color.Color{{s.Fg, full.Fg}, {s.Bg, full.Bg}} {
				if pair[0] != nil && uitest.Contrast(pair[0], pair[1]) != 1 {
					t.Errorf("%s, %s: %v becomes %v", th.name, name, pair[1], pair[0])
				}
			}
		}
	}
}
