package reader

import (
	"errors"
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"triptych/model"
)

// TestThemeIsKept: another theme is drawn at once, kept for the next time, and holds
// for other stories.
func TestThemeIsKept(t *testing.T) {
	var kept []string
	var failure error
	story, analysis := fixture(t)
	d := openWith(t, Options{Story: story, Analyze: made(analysis), Habits: Habits{Keep: func(setting, value string) error {
		kept = append(kept, setting+" "+value)
		return failure
	}}}, 120, 30)
	before := d.View().Content
	d.press("T")
	if d.View().Content == before || !strings.Contains(d.message, "the theme is light") {
		t.Errorf("T changes nothing, or says %q", d.message)
	}
	d.press("i")
	if want := []string{"theme light", "level everything"}; !slices.Equal(kept, want) {
		t.Errorf("kept is %q, want %q", kept, want)
	}
	if th, level := d.Look(); th.Name() != "light" || level != model.Everything {
		t.Errorf("for another story the theme is %s, the level %s", th.Name(), level)
	}
	failure = errors.New("no room")
	if d.press("T"); d.message != "the theme is not kept: no room" {
		t.Errorf("it says %q", d.message)
	}
	d.send(tea.ColorProfileMsg{Profile: colorprofile.ASCII})
	if d.press("T"); !strings.Contains(d.message, "alike") {
		t.Errorf("without colours it says %q", d.message)
	}
}
