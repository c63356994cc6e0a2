package theme

import (
	"slices"

	"github.com/charmbracelet/x/ansi"
)

// Join returns the styles one over the other: what a later one sets wins, and what
// it hides is left out. Always compose styles in this way: the renderer's
// parser has room for 32 numbers in one sequence, and a few colours written one
// after the other have more.
func Join(styles ...ansi.Style) ansi.Style {
	var joined ansi.Style
	for i, s := range styles {
		for j, attribute := range s {
			if !hidden(attribute, s[j+1:], styles[i+1:]) {
				joined = append(joined, attribute)
			}
		}
	}
	return joined
}

// AppendStart adds the sequence that starts the styles, as [Join] composes them,
// and reports whether there is any, so that [ansi.ResetStyle] must end it.
func AppendStart(out []byte, styles ...ansi.Style) ([]byte, bool) {
	started := false
	for i, s := range styles {
		for j, attribute := range s {
			if hidden(attribute, s[j+1:], styles[i+1:]) {
				continue
			}
			if started {
				out = append(out, ';')
			} else {
				out = append(out, "\x1b["...)
			}
			started = true
			out = append(out, attribute...)
		}
	}
	if started {
		out = append(out, 'm')
	}
	return out, started
}

// hidden reports whether an attribute is set again by those after it.
func hidden(attribute string, rest ansi.Style, styles []ansi.Style) bool {
	part := partOf(attribute)
	again := func(later string) bool { return partOf(later) == part }
	return slices.ContainsFunc(rest, again) ||
		slices.ContainsFunc(styles, func(s ansi.Style) bool { return slices.ContainsFunc(s, again) })
}

// partOf says what an attribute sets: the colour of the text, that behind it,
// or else the attribute itself.
func partOf(attribute string) string {
	if len(attribute) < 2 {
		return attribute
	}
	switch {
	case attribute[0] == '3' || len(attribute) == 2 && attribute[0] == '9':
		return "text"
	case attribute[0] == '4' && attribute[1] != ':' || len(attribute) == 3 && attribute[:2] == "10":
		return "ground"
	}
	return attribute
}
