package reader

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"triptych/model"
)

// TestLevelIsKept: the level that the person chose is kept, no other one, and why it
// could not be is said.
func TestLevelIsKept(t *testing.T) {
	story, analysis := fixture(t)
	var kept []model.Level
	var failure error
	o := Options{Story: story, Analyze: made(analysis), Habits: Habits{Level: model.Facts, Keep: func(_, l string) error {
		kept = append(kept, model.Level(l))
		return failure
	}}}
	d := openWith(t, o, 120, 30)
	d.press("n", "f", "esc")
	if len(kept) > 0 {
		t.Errorf("%v is kept, and nobody chose it", kept)
	}
	d.press("i")
	d.press("i")
	if !slices.Equal(kept, []model.Level{model.Telling, model.Everything}) {
		t.Errorf("kept is %v", kept)
	}
	failure = errors.New("no room")
	d.press("i")
	if !strings.Contains(d.message, "the level is not kept: no room") {
		t.Errorf("it is not kept, and said is %q", d.message)
	}
}

// TestPreferencesAreKeptAtTheEnd: who leaves at once after choosing does not lose it.
func TestPreferencesAreKeptAtTheEnd(t *testing.T) {
	var kept []string
	c := preferences{keep: func(setting, value string) error { kept = append(kept, setting+" "+value); return nil }}
	c.choose("level", "facts")
	_ = c.save() // which nobody runs
	c.choose("theme", "dark")
	c.choose("theme", "light")
	c.end()
	if !slices.Equal(kept, []string{"level facts", "theme light"}) {
		t.Errorf("kept is %v", kept)
	}
}
