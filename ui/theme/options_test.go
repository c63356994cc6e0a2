package theme

import (
	"slices"
	"strings"
	"testing"
)

func TestMake(t *testing.T) {
	for _, test := range []struct {
		name                string
		dark, onDark        bool // what it is for on a light, and on a dark background
		sameAs, differsFrom string
	}{
		{"", false, true, Auto, "high-contrast"},
		{Auto, false, true, "", "colour-safe"},
		{"dark", true, true, "dark", "colour-safe-dark"},
		{"light", false, false, "light", "high-contrast-light"},
		{"high-contrast", false, true, "high-contrast", "colour-safe"},
		{"high-contrast-dark", true, true, "high-contrast-dark", "dark"},
		{"high-contrast-light", false, false, "high-contrast-light", "light"},
		{"colour-safe", false, true, "colour-safe", Auto},
		{"colour-safe-dark", true, true, "colour-safe-dark", "high-contrast-dark"},
		{"colour-safe-light", false, false, "colour-safe-light", "high-contrast-light"},
	} {
		for _, dark := range []bool{false, true} {
			th := must(t, Options{Name: test.name, Dark: dark})
			want := test.dark
			if dark {
				want = test.onDark
			}
			if th.Dark != want {
				t.Errorf("%q on dark %v is for dark %v", test.name, dark, th.Dark)
			}
			if !slices.Equal(th.Extra, must(t, Options{Name: test.sameAs, Dark: dark}).Extra) {
				t.Errorf("%q is not %q", test.name, test.sameAs)
			}
			if slices.Equal(th.Extra, must(t, Options{Name: test.differsFrom, Dark: dark}).Extra) {
				t.Errorf("%q is %q", test.name, test.differsFrom)
			}
			for _, other := range []bool{false, true} {
				if got, want := th.On(other), must(t, Options{Name: test.name, Dark: other}); got.Dark != want.Dark || !slices.Equal(got.Extra, want.Extra) {
					t.Errorf("%q made for dark %v is another theme on dark %v than one made for that", test.name, dark, other)
				}
			}
		}
	}
}

func must(t *testing.T, o Options) *Theme {
	t.Helper()
	th, err := Make(o)
	if err != nil {
		t.Fatal(err)
	}
	return th
}

func TestUnknownNames(t *testing.T) {
	for _, name := range []string{"pink", "Dark", "-dark", "auto-dark", "high-contrast-", "high-contrast-dark-light", "dark-dark", "\x1b[2J"} {
		th, err := Make(Options{Name: name})
		if err == nil || th != nil {
			t.Errorf("%q is a theme", name)
			continue
		}
		for _, known := range append(Names(), Auto) {
			if !strings.Contains(err.Error(), known) {
				t.Errorf("%q does not name %q", err, known)
			}
		}
		if strings.Contains(err.Error(), "\x1b") {
			t.Errorf("%q can do things to a terminal", err)
		}
	}
}

// TestOnKeepsTheRest: another background does not change the marks.
func TestOnKeepsTheRest(t *testing.T) {
	th := must(t, Options{ASCII: true})
	other := th.On(true)
	if !other.Dark || other.Glyphs != ASCII() || !slices.Equal(other.Text, th.Text) {
		t.Errorf("dark %v, marks %v, text %q", other.Dark, other.Glyphs, other.Text)
	}
	if th.On(false) != th {
		t.Error("the same background makes another theme")
	}
}
