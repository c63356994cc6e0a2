package desktop

import (
	"context"
	"slices"
	"strings"
)

// Copy brings text to where the terminal may not bring it by itself, and returns
// the name of the program that took it; "" where the terminal is enough. By default
// tmux does not hand on what programs send to the clipboard of the terminal (OSC 52),
// but what it is given as a buffer. Other terminals are known to obey, or else the
// machine's own clipboard takes the text as well.
func (d *Desktop) Copy(ctx context.Context, text string) (to string, err error) {
	if d.has("TMUX") {
		tmux := program{"tmux", "load-buffer", "-w", "-"}
		return "tmux", d.feed(ctx, tmux, text)
	}
	if p := d.clipboard(); p != nil {
		return p[0], d.feed(ctx, p, text)
	}
	return "", nil
}

// clipboard returns the program that has the clipboard of this machine; nil where
// there is none, or the terminal is enough.
func (d *Desktop) clipboard() program {
	if d.remote() || d.obeys() {
		return nil
	}
	var list []program
	if d.system == "darwin" {
		list = append(list, program{"pbcopy"})
	}
	if d.has("WAYLAND_DISPLAY") {
		list = append(list, program{"wl-copy"})
	}
	if d.has("DISPLAY") {
		list = append(list, program{"xclip", "-selection", "clipboard"})
	}
	if at := slices.IndexFunc(list, program.found); at >= 0 {
		return list[at]
	}
	return nil
}

// obeys reports whether the terminal is one that puts on the clipboard what a
// program sends it, without being told to in its settings.
func (d *Desktop) obeys() bool {
	term, named := d.get("TERM"), strings.ToLower(d.get("TERM_PROGRAM"))
	known := func(name string) bool { return strings.Contains(term, name) || strings.Contains(named, name) }
	return d.has("WT_SESSION") || slices.ContainsFunc([]string{"alacritty", "contour", "foot", "ghostty", "kitty", "rio", "wezterm"}, known)
}
