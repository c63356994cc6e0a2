//go:build unix

package cli

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"triptych/articles"
	"triptych/ui/internal/terminal"
)

// TestStoriesAreReadWithTheEncoderOnce reports a story twice, and then with the
// encoder off.
func TestStoriesAreReadWithTheEncoderOnce(t *testing.T) {
	story, home := t.TempDir(), t.TempDir()
	for name, text := range map[string]string{
		"a.txt": "Riot police fired tear gas on Monday to clear protesters from the only bridge to the island.",
		"b.txt": "Officers used gas to drive demonstrators off the crossing, the sole road link with the mainland.",
	} {
		if err := os.WriteFile(filepath.Join(story, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	report := func(env ...string) run {
		r := triptych(t, func(p *Process) { p.Env = append(append(p.Env, "XDG_CACHE_HOME="+home), env...) }, "report", "--format", "json", story)
		if r.code != 0 {
			t.Fatalf("the report ends with %d: %s", r.code, r.err)
		}
		return r
	}
	first := report()
	kept, err := filepath.Glob(filepath.Join(home, "triptych", "encoder", "*"))
	if err != nil || len(kept) != 2 {
		t.Fatalf("kept are %v (%v), want sentences and pairs", kept, err)
	}
	if second := report(); second != first {
		t.Errorf("the second report says %+v, the first %+v", second, first)
	}
	off := report(settingsIn(t, "encoder: off\n")...)
	if off.out == first.out {
		t.Errorf("the encoder changes nothing in\n%s", off.out)
	}
	off = triptych(t, func(p *Process) { p.Env = append(p.Env, settingsIn(t, "encoder: off\n")...) }, "eval")
	if !strings.Contains(off.out, "Compared by words alone: the encoder is off in the settings.") {
		t.Errorf("with the encoder off, eval says\n%s", off.out)
	}
}

// TestEmbeddedStoryIsNotRead holds that what the encoder reads of it comes with
// the program.
func TestEmbeddedStoryIsNotRead(t *testing.T) {
	cache := t.TempDir()
	r := triptych(t, func(p *Process) { p.Env = append(p.Env, "XDG_CACHE_HOME="+cache) }, "report", "--automatic", articles.EmbeddedName)
	if r.code != 0 {
		t.Fatalf("the report ends with %d: %s", r.code, r.err)
	}
	if kept, err := os.ReadDir(cache); err != nil || len(kept) > 0 {
		t.Errorf("the cache holds %v (%v), want nothing", kept, err)
	}
}

func TestReaderSaysThatItGoesByWordsAlone(t *testing.T) {
	s := openReader(t, terminal.Options{Width: 160, Height: 30}, nil, "--automatic")
	awaitScreen(t, s, "how it compares", says("by words alone"))
}
