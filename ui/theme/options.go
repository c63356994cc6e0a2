package theme

import (
	"fmt"
	"slices"
	"strings"
)

// Options choose a theme.
type Options struct {
	Name  string // Auto, or "" for the same, or one of Names
	Dark  bool   // the terminal's background; a name that ends in it goes before
	ASCII bool   // marks are drawn with ASCII characters alone
}

// Auto names the theme that follows the terminal's background.
const Auto = "auto"

// A family is a theme in its two forms.
type family struct {
	name        string
	dark, light func() palette
}

// families lists what there is, the default first.
func families() []family {
	return []family{
		{"", darkPalette, lightPalette},
		{"high-contrast", darkHighContrast, lightHighContrast},
		{"colour-safe", darkColourSafe, lightColourSafe},
	}
}

// Names lists the themes beside [Auto]. One whose name does not end in dark or
// light follows the terminal's background.
func Names() []string {
	var names []string
	for _, f := range families() {
		if f.name == "" {
			names = append(names, "dark", "light")
			continue
		}
		names = append(names, f.name, f.name+"-dark", f.name+"-light")
	}
	return names
}

// Make makes a theme. The error for an unknown name lists those that there are.
func Make(o Options) (*Theme, error) {
	if o.Name == "" || o.Name == Auto || slices.Contains(Names(), o.Name) {
		return build(o), nil
	}
	return nil, fmt.Errorf("unknown theme %q: choose one of %s, %s", o.Name, Auto, strings.Join(Names(), ", "))
}

// On returns the same theme for a terminal with a dark or a light background. One
// that was chosen for one of them by its name stays as it is.
func (t *Theme) On(dark bool) *Theme {
	o := t.options
	o.Dark = dark
	if _, dark := o.palette(); dark == t.Dark {
		return t
	}
	return build(o)
}

// palette returns the colours, and the background that they are for.
func (o Options) palette() (p palette, dark bool) {
	name, forDark := strings.CutSuffix(o.Name, "dark")
	name, forLight := strings.CutSuffix(name, "light")
	name = strings.TrimSuffix(name, "-")
	list := families()
	f := list[max(0, slices.IndexFunc(list, func(f family) bool { return f.name == name }))]
	if forDark || o.Dark && !forLight {
		return f.dark(), true
	}
	return f.light(), false
}
