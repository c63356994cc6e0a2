package reader

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"triptych/model"
	"triptych/ui/internal/uitest"
)

// calmStories returns stories to scroll in, with an analysis each: short ones, one of
// articles of very unlike lengths, and a long one.
func calmStories(t *testing.T) map[string]*model.Analysis {
	_, bridge := fixture(t)
	b := uitest.NewBuilder(t, harbour[2], harbour[0]+"\n\n"+harbour[1], harbour[1])
	b.Topic("The closure", "0:The bridge has been", "1:The bridge was shut", "2:The bridge was shut")
	b.Topic("The ferry", "1:A ferry will", "2:A ferry has")
	b.Link("0:The bridge has been", "1:The bridge was shut")
	b.Link("1:A ferry will", "2:A ferry has")
	return map[string]*model.Analysis{"bridge": bridge, "uneven": b.Analysis(), "embedded": uitest.EmbeddedAnalysis(t)}
}

// TestTakingTheLeadIsCalm: whichever column is scrolled next, by its keys or by the
// wheel, from wherever the columns stand, its text moves with the scroll or not at
// all, also where it comes to its top.
func TestTakingTheLeadIsCalm(t *testing.T) {
	for name, analysis := range calmStories(t) {
		for _, size := range [][2]int{{120, 30}, {80, 24}, {120, 12}, {200, 60}} {
			d := openStory(t, analysis.Story, analysis, size[0], size[1])
			r := rand.New(rand.NewPCG(3, 4))
			var walk []string
			for range 300 {
				key := []string{"j", "k", "j", "space", "b", "d", "u", "]", "G", "g", "n", "tab", "ctrl+e", "ctrl+y", "wheel"}[r.IntN(15)]
				before, down := d.topRows(), key == "j" || key == "space" || key == "d" || key == "ctrl+e"
				article := d.view.focus
				if key == "wheel" {
					slot := d.screen.Slots[r.IntN(len(d.screen.Slots))]
					article, down = slot.Article, r.IntN(2) == 0
					key = fmt.Sprint("wheel on ", article, " down ", down)
					button := map[bool]tea.MouseButton{true: tea.MouseWheelDown, false: tea.MouseWheelUp}[down]
					d.send(tea.MouseWheelMsg{X: slot.X + 1, Y: d.screen.BodyY + 1, Button: button})
					d.rest()
				} else {
					d.press(key)
				}
				walk = append(walk, key)
				if !strings.Contains("j k space b d u ctrl+e ctrl+y", key) && !strings.HasPrefix(key, "wheel") {
					continue
				}
				if moved := d.panes[article].top - before[article]; down && moved < 0 || !down && moved > 0 {
					t.Fatalf("%s at %v: after %s column %d moves by %d rows", name, size, strings.Join(walk, " "), article, moved)
				}
			}
		}
	}
}

func (d *rig) topRows() []int {
	var list []int
	for i := range d.panes {
		list = append(list, d.panes[i].top)
	}
	return list
}

// TestHidingComesBack: wherever the columns stand, hiding one and showing all again
// brings each back to where it stood.
func TestHidingComesBack(t *testing.T) {
	for name, analysis := range calmStories(t) {
		for _, size := range [][2]int{{120, 30}, {80, 24}, {50, 20}} {
			d := openStory(t, analysis.Story, analysis, size[0], size[1])
			r := rand.New(rand.NewPCG(5, 6))
			var walk []string
			for range 100 {
				key := []string{"j", "space", "k", "]", "tab", "n", "G", "g", "u"}[r.IntN(9)]
				d.press(key)
				walk = append(walk, key)
				before, slots := d.topRows(), slices.Clone(d.screen.Slots)
				focus := d.view.focus
				d.press("x", "X")
				if d.view.focus != focus {
					d.press(fmt.Sprint(focus + 1))
				}
				for i, top := range d.topRows() {
					if slices.Equal(slots, d.screen.Slots) && d.screen.Shows(i) && top != before[i] {
						t.Fatalf("%s at %v: after %s, x and X bring column %d from row %d to %d", name, size, strings.Join(walk, " "), i, before[i], top)
					}
				}
			}
		}
	}
}

// TestFocusOnWhatIsShownMovesNoColumn: only a column out of sight comes in from the
// side.
func TestFocusOnWhatIsShownMovesNoColumn(t *testing.T) {
	story, analysis := crowd(t)
	d := openStory(t, story, analysis, 120, 30)
	d.press("X", "5")
	before := slices.Clone(d.screen.Slots)
	for _, slot := range before {
		d.press(fmt.Sprint(slot.Article + 1))
		if !slices.Equal(d.screen.Slots, before) {
			t.Fatalf("the focus on column %d leads from %v to %v", slot.Article+1, before, d.screen.Slots)
		}
	}
	d.press("z", "z")
	if !slices.Equal(d.screen.Slots, before) {
		t.Errorf("back from the zoom the columns are %v, want %v", d.screen.Slots, before)
	}
}
