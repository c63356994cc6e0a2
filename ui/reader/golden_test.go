package reader

import (
	"testing"

	"triptych/ui/internal/uitest"
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
	for screen, keys := range screens {
		for look, how := range uitest.Looks() {
			t.Run(screen+"_"+look, func(t *testing.T) {
				d := open(t, 120, 24)
				d.restyle(how.Dark)
				d.press(keys...)
				d.checkFrame(screen)
				uitest.GoldenFrame(t, how.Profile, d.View().Content)
			})
		}
	}
}
