package html

import (
	"math"
	"regexp"
	"strconv"
	"testing"
)

// enough is the contrast that WCAG 2.2 asks of text at the level AA (1.4.3), and
// enoughForLines that of what is no text (1.4.11).
const (
	enough         = 4.5
	enoughForLines = 3
)

// pairs are the colours that text has on the page with those behind it.
func pairs() [][2]string {
	list := [][2]string{{"paper", "ink"}, {"conflict-band", "conflict"}, {"chosen", "ink"}, {"chosen", "soft"}, {"chosen", "conflict"}, {"chosen", "variant"}, {"chosen", "extra"}}
	for _, ground := range []string{"paper", "sheet", "band"} {
		for _, text := range []string{"ink", "soft", "accent", "conflict", "variant", "extra", "missing"} {
			list = append(list, [2]string{ground, text})
		}
	}
	for i := range colours {
		list = append(list, [2]string{"paper", "t" + itoa(i)}, [2]string{"sheet", "t" + itoa(i)})
	}
	return list
}

// shades are the two colours of each name in a style sheet, for a light and a dark page.
func shades(t *testing.T) map[string][2]string {
	t.Helper()
	list := make(map[string][2]string)
	for _, m := range regexp.MustCompile(`--([a-z0-9-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\);`).FindAllStringSubmatch(string(style()), -1) {
		list[m[1]] = [2]string{m[2], m[3]}
	}
	if len(list) < 10 {
		t.Fatalf("the style sheet has the colours %v", list)
	}
	return list
}

// TestContrast computes the contrast of all text on the page, by day and by night.
func TestContrast(t *testing.T) {
	colours := shades(t)
	for i, shade := range []string{"light", "dark"} {
		for _, p := range pairs() {
			ground, text := colours[p[0]][i], colours[p[1]][i]
			if ground == "" || text == "" {
				t.Fatalf("there is no colour %s or %s", p[0], p[1])
			}
			if c := contrast(ground, text); c < enough {
				t.Errorf("%s: %s on %s has a contrast of %.2f", shade, p[1], p[0], c)
			}
		}
		if c := contrast(colours["paper"][i], colours["edge"][i]); c < enoughForLines {
			t.Errorf("%s: edges have a contrast of %.2f", shade, c)
		}
	}
}

// TestColoursHaveNames has no colour in the style sheet but those that TestContrast
// knows, white paper and shadows.
func TestColoursHaveNames(t *testing.T) {
	sheet := regexp.MustCompile(`light-dark\([^)]*\)`).ReplaceAllString(string(style()), "")
	for _, c := range regexp.MustCompile(`#[0-9a-fA-F]{3,8}\b`).FindAllString(sheet, -1) {
		if c != "#fff" && c != "#000" && c != "#bbb" {
			t.Errorf("the colour %s has no name", c)
		}
	}
}

// contrast returns the contrast of two colours, after WCAG 2.2.
func contrast(a, b string) float64 {
	x, y := luminance(a), luminance(b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

func luminance(hex string) float64 {
	var sum float64
	for i, weight := range []float64{0.2126, 0.7152, 0.0722} {
		n, err := strconv.ParseUint(hex[1+2*i:3+2*i], 16, 8)
		if err != nil {
			panic(err)
		}
		c := float64(n) / 255
		if c <= 0.04045 {
			c /= 12.92
		} else {
			c = math.Pow((c+0.055)/1.055, 2.4)
		}
		sum += weight * c
	}
	return sum
}

func TestContrastIsComputed(t *testing.T) {
	for _, test := range []struct {
		a, b string
		want float64
	}{{"#000000", "#ffffff", 21}, {"#777777", "#ffffff", 4.48}, {"#af0000", "#af0000", 1}} {
		if got := contrast(test.a, test.b); math.Abs(got-test.want) > 0.01 {
			t.Errorf("%s on %s: %.3f, want %.2f", test.a, test.b, got, test.want)
		}
	}
}
