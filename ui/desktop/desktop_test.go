package desktop

import (
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

// install puts programs on the path that write their arguments and their input to
// a file, which it returns.
func install(t *testing.T, names ...string) (took string) {
	t.Helper()
	if runtime.GOOS == "windows" {
		t.Skip("the programs are shell scripts")
	}
	dir := t.TempDir()
	took = filepath.Join(dir, "took")
	for _, name := range names {
		script := "#!/bin/sh\nPATH=/bin:/usr/bin\n{ echo \"" + name + "\"; for a; do echo \"$a\"; done; cat; } > '" + took + "'\n"
		if err := os.WriteFile(filepath.Join(dir, name), []byte(script), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	t.Setenv("PATH", dir)
	return took
}

func TestCopy(t *testing.T) {
	for name, test := range map[string]struct {
		system  string
		environ []string
		has     string // programs
		to      string
		took    string
	}{
		"tmux":               {"linux", []string{"TMUX=/tmp/x", "DISPLAY=:0", "SSH_TTY=/dev/pts/1"}, "tmux xclip", "tmux", "tmux\nload-buffer\n-w\n-\n"},
		"X11":                {"linux", []string{"DISPLAY=:0", "TERM=xterm"}, "xclip wl-copy", "xclip", "xclip\n-selection\nclipboard\n"},
		"Wayland":            {"linux", []string{"DISPLAY=:0", "WAYLAND_DISPLAY=w"}, "xclip wl-copy", "wl-copy", "wl-copy\n"},
		"macOS":              {"darwin", []string{"TERM_PROGRAM=Apple_Terminal"}, "pbcopy", "pbcopy", "pbcopy\n"},
		"far away":           {"linux", []string{"DISPLAY=:0", "SSH_CONNECTION=1 2 3 4"}, "xclip", "", ""},
		"a terminal that is": {"linux", []string{"DISPLAY=:0", "TERM=xterm-kitty"}, "xclip", "", ""},
		"by its program":     {"darwin", []string{"TERM_PROGRAM=WezTerm"}, "pbcopy", "", ""},
		"no program":         {"linux", []string{"DISPLAY=:0"}, "", "", ""},
		"no screen":          {"linux", nil, "xclip wl-copy pbcopy", "", ""},
	} {
		t.Run(name, func(t *testing.T) {
			took := install(t, strings.Fields(test.has)...)
			d := &Desktop{test.system, test.environ}
			words := "“$(touch x)”; `touch y`\n"
			to, err := d.Copy(t.Context(), words)
			if to != test.to || err != nil {
				t.Errorf("%q, %v, want %q", to, err, test.to)
			}
			got, _ := os.ReadFile(took)
			if want := test.took + words; test.to != "" && string(got) != want {
				t.Errorf("it took %q, want %q", got, want)
			}
		})
	}
}

// TestCopyFails: what a program says of itself is told, and one that is missing.
func TestCopyFails(t *testing.T) {
	install(t)
	d := &Desktop{"linux", []string{"TMUX=/tmp/x"}}
	if to, err := d.Copy(t.Context(), "words"); to != "tmux" || err == nil || !strings.Contains(err.Error(), "tmux did not take it") {
		t.Errorf("%q, %v", to, err)
	}
}

func TestAddress(t *testing.T) {
	for words, want := range map[string]string{
		"https://example.com/a?b=c&d=%22#e": "https://example.com/a?b=c&d=%22#e",
		"http://example.com":                "http://example.com",
		"https://example.com/grève":         "https://example.com/gr%C3%A8ve",
		"https://example.com/a b":           "https://example.com/a%20b",
		"":                                  "",
		"example.com":                       "",
		"file:///etc/passwd":                "",
		"javascript:alert(1)":               "",
		"--help":                            "",
		"https:opaque":                      "",
		"https://":                          "",
		"https://me:secret@example.com/":    "",
		"https://example.com/\x1b[2J":       "",
		"https://example.com/?q=a\nb":       "",
		"https://example.com/?q='$(x)'":     "https://example.com/?q=%27$(x)%27",
		"https://example.com/?q=`x`\\":      "https://example.com/?q=%60x%60%5C",
		"https://exämple.com/":              "https://ex%C3%A4mple.com/",
		"https://example.com/?q=é a":        "https://example.com/?q=%C3%A9%20a",
	} {
		got, err := Address(words)
		if got != want || (err == nil) != (want != "") {
			t.Errorf("%q: %q, %v, want %q", words, got, err, want)
		}
	}
}

func TestBrowse(t *testing.T) {
	const address = "https://example.com/?a=b&c=d"
	for name, test := range map[string]struct {
		system  string
		environ []string
		took    string // "" for no browser
	}{
		"X11":      {"linux", []string{"DISPLAY=:0"}, "xdg-open\n" + address + "\n"},
		"macOS":    {"darwin", nil, "open\n" + address + "\n"},
		"Windows":  {"windows", nil, "rundll32\nurl.dll,FileProtocolHandler\n" + address + "\n"},
		"console":  {"linux", nil, ""},
		"far away": {"linux", []string{"DISPLAY=:0", "SSH_TTY=/dev/pts/3"}, ""},
	} {
		t.Run(name, func(t *testing.T) {
			took := install(t, "xdg-open", "open", "rundll32")
			err := (&Desktop{test.system, test.environ}).Browse(t.Context(), address)
			if none := errors.Is(err, ErrNoBrowser); none != (test.took == "") || !none && err != nil {
				t.Fatal(err)
			}
			if got, _ := os.ReadFile(took); string(got) != test.took {
				t.Errorf("it took %q, want %q", got, test.took)
			}
		})
	}
}
