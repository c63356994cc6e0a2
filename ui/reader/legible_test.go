package reader

import (
	"image/color"
	"strings"
	"testing"

	"github.com/charmbracelet/colorprofile"
	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"

	"triptych/ui/internal/uitest"
	"triptych/ui/theme"
)

// screens are keys that lead to every screen and state.
func screens() map[string][]string {
	return map[string][]string{
		"main":     {"n", "n"},
		"main on":  {"G", "["},
		"help":     {"?"},
		"details":  {"enter", "j"},
		"compare":  {"c", "]"},
		"overview": {"o", "j"},
		"filter":   {"F", "j", "space"},
		"search":   {"/", "c", "r", "a", "c", "k", "enter", "n"},
		"typing":   {"/", "t", "h", "e"},
		"follow":   {"."},
		"zoom":     {"z"},
	}
}

// TestEveryCellIsLegible looks at what really stands on each screen, whatever it
// was composed from: in every theme, each character has the contrast that WCAG
// 2.2 wants, AAA in high contrast.
func TestEveryCellIsLegible(t *testing.T) {
	for _, name := range append([]string{theme.Auto}, theme.Names()...) {
		want := uitest.AA
		if strings.HasPrefix(name, "high-contrast") {
			want = uitest.AAA
		}
		for _, dark := range []bool{true, false} {
			th, err := theme.Make(theme.Options{Name: name, Dark: dark})
			if err != nil {
				t.Fatal(err)
			}
			if th.Dark != dark {
				continue
			}
			for screen, keys := range screens() {
				d := open(t, 120, 24)
				d.term.theme = th
				d.press(keys...)
				for _, ground := range grounds(dark) {
					d.checkContrast(name+", "+screen, ground, want)
				}
			}
		}
	}
}

// grounds are backgrounds that terminals come with.
func grounds(dark bool) []color.Color {
	if dark {
		return []color.Color{color.Black, ansi.RGBColor{R: 0x1e, G: 0x1e, B: 0x1e}, ansi.RGBColor{R: 0x28, G: 0x2c, B: 0x34}}
	}
	return []color.Color{color.White, ansi.RGBColor{R: 0xee, G: 0xee, B: 0xee}, ansi.RGBColor{R: 0xfd, G: 0xf6, B: 0xe3}}
}

// checkContrast looks at each cell of the frame in which something stands.
func (d *rig) checkContrast(when string, ground color.Color, want float64) {
	d.t.Helper()
	text := color.Color(color.White)
	if !d.term.theme.Dark {
		text = color.Black
	}
	told := map[string]bool{}
	for _, line := range uv.NewStyledString(d.View().Content).Lines(d.term.method) {
		for _, cell := range line {
			if strings.TrimSpace(cell.Content) == "" {
				continue
			}
			for _, p := range []colorprofile.Profile{colorprofile.TrueColor, colorprofile.ANSI256} {
				style := uv.ConvertStyle(cell.Style, p)
				ratio := uitest.Contrast(uitest.Colours(style, text, ground))
				if key := style.String(); ratio < want && !told[key] {
					told[key] = true
					d.t.Errorf("%s, %v on %v: %q in %q has contrast %.2f, want %.1f", when, p, ground, cell.Content, key, ratio, want)
				}
			}
		}
	}
}
