package picker

import (
	"testing"

	"github.com/charmbracelet/x/ansi"

	"triptych/ui/internal/uitest"
	"triptych/ui/theme"
)

func TestGolden(t *testing.T) {
	for name, screen := range map[string]struct {
		width, height int
		set           func(*Picker)
	}{
		"list":    {80, 24, func(p *Picker) { p.Select("ferry-strike") }},
		"wide":    {120, 18, func(p *Picker) { p.SetFilter("tide"); p.Last() }},
		"beside":  {170, 16, func(p *Picker) { p.SetFilter("e"); p.Select("council-vote") }},
		"narrow":  {36, 9, func(p *Picker) { p.Last() }},
		"nothing": {60, 10, func(p *Picker) { p.SetFilter("volcano") }},
		"empty":   {60, 10, func(p *Picker) { p.SetEntries(entries()[5:]) }},
	} {
		t.Run(name, func(t *testing.T) {
			p, th := fixture(), uitest.Tokens(theme.New(true))
			screen.set(p)
			uitest.GoldenScreen(t, th, p.Rows(screen.width, screen.height, th, ansi.WcWidth)...)
		})
	}
}
