package program

import (
	"io"
	"strings"

	"github.com/charmbracelet/colorprofile"
	uv "github.com/charmbracelet/ultraviolet"
	"github.com/xo/terminfo"
)

// Colours returns which colours the terminal of an environment has, one at the
// other end of a connection where out is nil.
func Colours(out io.Writer, environ []string) colorprofile.Profile {
	p := colorprofile.Env(environ)
	if out != nil {
		p = colorprofile.Detect(out, environ)
	}
	// Of a terminal that says nothing of colours, 16 are taken for granted.
	env := uv.Environ(environ)
	if p == colorprofile.ANSI && env.Getenv("CLICOLOR_FORCE") == "" && monochrome(env.Getenv("TERM")) {
		return colorprofile.ASCII
	}
	return p
}

// monochrome reports whether a kind of terminal has no colours, by its description
// or, where the system has none, by its name.
func monochrome(term string) bool {
	if known, err := terminfo.Load(term); err == nil {
		colours, ok := known.Nums[terminfo.MaxColors]
		return !ok || colours < 8
	}
	for _, name := range []string{"vt1", "vt2", "vt3", "vt4", "vt5"} {
		if strings.HasPrefix(term, name) {
			return true
		}
	}
	return strings.HasSuffix(term, "-m") || strings.HasSuffix(term, "-mono")
}
