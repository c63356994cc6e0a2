package reader

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"triptych/ui/desktop"
)

// A fakeDesktop notes what it is handed.
type fakeDesktop struct {
	program      string // that takes text
	err          error
	text, opened string
}

func (f *fakeDesktop) Copy(_ context.Context, text string) (string, error) {
	f.text = text
	return f.program, f.err
}

func (f *fakeDesktop) Browse(_ context.Context, address string) error {
	f.opened = address
	return f.err
}

// openOn returns a reader of the fixture, of whose articles two have addresses.
func openOn(t *testing.T, d Desktop) *rig {
	t.Helper()
	story, analysis := fixture(t)
	story.Articles[0].URL, story.Articles[1].URL = "https://example.com/tide?a=b&c='d'", "file:///etc/passwd"
	return openWith(t, Options{Story: story, Analyze: made(analysis), Around: Around{Desktop: d}}, 120, 30)
}

func TestCopyGoesToAnotherProgramToo(t *testing.T) {
	for _, test := range []struct {
		desktop fakeDesktop
		says    string
	}{
		{fakeDesktop{}, "sent the passage of The Morning Tide to the terminal's clipboard ("},
		{fakeDesktop{program: "tmux"}, "copied the passage of The Morning Tide with tmux ("},
		{fakeDesktop{program: "xclip", err: errors.New("xclip did not take it in time")}, "characters), but xclip did not take it in time"},
	} {
		d := openOn(t, &test.desktop)
		text := copied(t, d.press("y"))
		if text == "" || text != test.desktop.text {
			t.Errorf("the terminal has %q, the program %q", text, test.desktop.text)
		}
		if !strings.Contains(d.message, test.says) {
			t.Errorf("%q does not say %q", d.message, test.says)
		}
	}
}

func TestBrowse(t *testing.T) {
	const address = "https://example.com/tide?a=b&c=%27d%27"
	for _, test := range []struct {
		desktop Desktop
		says    string
		clipped string
	}{
		{&fakeDesktop{}, "opened in the browser: " + address, ""},
		{&fakeDesktop{err: desktop.ErrNoBrowser}, "copied, for your browser: " + address, address},
		{&fakeDesktop{err: errors.New("xdg-open did not open it")}, "xdg-open did not open it; copied: " + address, address},
		{nil, "copied, for your browser: " + address, address},
	} {
		d := openOn(t, test.desktop)
		out := d.press("O")
		if d.message != test.says {
			t.Errorf("it says %q, want %q", d.message, test.says)
		}
		if got := strings.Trim(fmt.Sprint(out), "[]"); got != test.clipped {
			t.Errorf("%q is copied, want %q", got, test.clipped)
		}
		if f, ok := test.desktop.(*fakeDesktop); ok && f.opened != address {
			t.Errorf("%q was opened, want %q", f.opened, address)
		}
	}
}

// TestBrowseOpensTheWebAlone: no other address reaches a program, and none is no
// reason to do anything.
func TestBrowseOpensTheWebAlone(t *testing.T) {
	f := &fakeDesktop{}
	d := openOn(t, f)
	d.press("2", "O")
	if f.opened != "" || !strings.Contains(d.message, "only addresses of http and https are opened") {
		t.Errorf("%q was opened, it says %q", f.opened, d.message)
	}
	d.press("3", "O")
	if f.opened != "" || !strings.Contains(d.message, "no address of") {
		t.Errorf("%q was opened, it says %q", f.opened, d.message)
	}
}
