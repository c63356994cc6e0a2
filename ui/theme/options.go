package theme

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// Options choose a theme.
type Options struct {
	Name  string // Auto, or "" for the same, or one of Names
	Dark  bool   // the terminal's background; a name that ends in dark or light goes before
	ASCII bool   // marks are drawn with ASCII characters alone
	Depth Depth  // of colours
}

// Auto names the theme that follows the terminal's background.
const Auto = "auto"

// A named theme has colours for a dark and for a light background: the same twice
// where its name says which.
type named struct {
	name        string
	dark, light shade
}

// A shade is the colours for one background, at full depth and of 16.
type shade struct{ full, sixteen func() palette }

// namedThemes lists what there is, the default first.
func namedThemes() []named {
	dark, light := shade{darkPalette, darkSixteen}, shade{lightPalette, lightSixteen}
	darkSafe, lightSafe := shade{darkColourSafe, darkSafeSixteen}, shade{lightColourSafe, lightSafeSixteen}
	darkContrast, lightContrast := shade{darkHighContrast, darkSafeSixteen}, shade{lightHighContrast, lightSafeSixteen}
	return []named{
		{Auto, dark, light},
		{"dark", dark, dark},
		{"light", light, light},
		{"high-contrast", darkContrast, lightContrast},
		{"high-contrast-dark", darkContrast, darkContrast},
		{"high-contrast-light", lightContrast, lightContrast},
		{"colour-safe", darkSafe, lightSafe},
		{"colour-safe-dark", darkSafe, darkSafe},
		{"colour-safe-light", lightSafe, lightSafe},
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

// At returns the same theme for a terminal with colours of a depth.
func (t *Theme) At(d Depth) *Theme {
	o := t.options
	if o.Depth == d {
		return t
	}
	o.Depth = d
	return build(o)
}

// On returns the same theme for a terminal with a dark or a light background. One
// that was chosen for one of them by its name looks as before.
func (t *Theme) On(dark bool) *Theme {
	o := t.options
	if o.Dark == dark {
		return t
	}
	o.Dark = dark
	if o.palette() == t.options.palette() {
		same := *t
		same.options = o
		return &same
	}
	return build(o)
}

// Name returns the theme's name: Auto, or one of Names.
func (t *Theme) Name() string { return cmp.Or(t.options.Name, Auto) }

// Next returns the next theme that looks otherwise on the same terminal, going round
// at the end; the theme itself where none does, as without colours.
func (t *Theme) Next() *Theme {
	looks := t.options.looks()
	own := func(o Options) bool { return o.palette() == t.options.palette() }
	next := looks[(slices.IndexFunc(looks, own)+1)%len(looks)]
	if own(next) || t.options.Depth == None {
		return t
	}
	return build(next)
}

// looks returns options for each look that a terminal can have, in the order of the
// names.
func (o Options) looks() []Options {
	var list []Options
	for _, t := range namedThemes() {
		o.Name = t.name
		same := func(l Options) bool { return l.palette() == o.palette() }
		if !slices.ContainsFunc(list, same) {
			list = append(list, o)
		}
	}
	return list
}

// palette returns the colours that the options choose. A picture is drawn on the
// same page at each depth.
func (o Options) palette() palette {
	list := namedThemes()
	t := list[max(0, slices.IndexFunc(list, func(t named) bool { return t.name == o.Name }))]
	colours := t.light
	if o.Dark {
		colours = t.dark
	}
	full := colours.full()
	if o.Depth != Sixteen {
		return full
	}
	p := colours.sixteen()
	p.text, p.ground, p.edge = full.text, full.ground, full.edge
	return p
}
