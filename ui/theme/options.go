package theme

import (
	"fmt"
	"slices"
	"strings"
)

// Options choose a theme.
type Options struct {
	Name  string // Auto, or "" for the same, or one of Names
	Dark  bool   // the terminal's background; a name that ends in dark or light goes before
	ASCII bool   // marks are drawn with ASCII characters alone
}

// Auto names the theme that follows the terminal's background.
const Auto = "auto"

// A named theme has colours for a dark and for a light background: the same twice
// where its name says which.
type named struct {
	name        string
	dark, light func() palette
}

// namedThemes lists what there is, the default first.
func namedThemes() []named {
	return []named{
		{Auto, darkPalette, lightPalette},
		{"dark", darkPalette, darkPalette},
		{"light", lightPalette, lightPalette},
		{"high-contrast", darkHighContrast, lightHighContrast},
		{"high-contrast-dark", darkHighContrast, darkHighContrast},
		{"high-contrast-light", lightHighContrast, lightHighContrast},
		{"colour-safe", darkColourSafe, lightColourSafe},
		{"colour-safe-dark", darkColourSafe, darkColourSafe},
		{"colour-safe-light", lightColourSafe, lightColourSafe},
	}
}

// Names lists the themes beside [Auto]. One whose name does not end in dark or
// light follows the terminal's background.
func Names() []string {
	var names []string
	for _, t := range namedThemes()[1:] {
		names = append(names, t.name)
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
	if o.palette().dark == t.Dark {
		return t
	}
	return build(o)
}

func (o Options) palette() palette {
	list := namedThemes()
	t := list[max(0, slices.IndexFunc(list, func(t named) bool { return t.name == o.Name }))]
	if o.Dark {
		return t.dark()
	}
	return t.light()
}
