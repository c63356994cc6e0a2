package reader

import (
	"testing"

	"github.com/charmbracelet/colorprofile"

	"triptych/ui/golden"
)

func TestGolden(t *testing.T) {
	screens := map[string][]string{
		"main":     {"n", "n"},
		"help":     {"?"},
		"details":  {"enter", "j"},
		"compare":  {"c", "]"},
		"overview": {"o", "j"},
		"filter":   {"F", "j", "space"},
		"search":   {"/", "c", "r", "a", "c", "k", "enter", "n"},
		"follow":   {"."},
		"zoom":     {"z"},
	}
	looks := map[string]struct {
		dark    bool
		profile colorprofile.Profile
	}{
		"dark":     {true, colorprofile.TrueColor},
		"light":    {false, colorprofile.TrueColor},
		"no_color": {true, colorprofile.Ascii},
	}
	for screen, keys := range screens {
		for look, how := range looks {
			t.Run(screen+"_"+look, func(t *testing.T) {
				d := open(t, 120, 24)
				d.restyle(how.dark)
				d.press(keys...)
				d.checkFrame(screen)
				golden.Frame(t, how.profile, d.View().Content)
			})
		}
	}
}
