package reader

import (
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"triptych/model"
	"triptych/ui/internal/uitest"
)

// crowd gives a story of six articles, of which the second, fourth and sixth
// differ on one subject.
func crowd(t *testing.T) (*model.Story, *model.Analysis) {
	t.Helper()
	texts := []string{"A fair opened.", "The mill burned on Monday.", "A fair closed.", "The mill burned on Tuesday.", "It rained.", "The mill burned on Friday."}
	b := uitest.NewBuilder(t, texts...)
	b.Topic("The fair", "0:A fair", "2:A fair")
	b.Topic("The mill", "1:The mill", "3:The mill", "5:The mill")
	b.Differ(1, model.Date, model.Conflict, "1:Monday", "3:Tuesday", "5:Friday")
	return b.Story, b.Analysis()
}

func TestStartsWithTheColumnsThatDifferMost(t *testing.T) {
	story, analysis := crowd(t)
	d := openStory(t, story, analysis, 120, 20)
	if got := d.arrangement.Shown(); !slices.Equal(got, []int{1, 3, 5, 0, 2, 4}) || d.view.leader != 1 {
		t.Errorf("the columns stand in the order %v, and %d leads", got, d.view.leader)
	}
	if frame := d.plain(); !strings.Contains(frame, "of 6 articles, these differ most") || !strings.Contains(frame, "Friday") {
		t.Errorf("what is shown is not told:\n%s", frame)
	}
	d.checkFrame("the chosen columns")
	d.press("X")
	if got := d.arrangement.Shown(); !slices.Equal(got, []int{0, 1, 2, 3, 4, 5}) {
		t.Errorf("all in the order %v", got)
	}
	d.press("D")
	if got := d.arrangement.Shown()[:3]; !slices.Equal(got, []int{1, 3, 5}) {
		t.Errorf("chosen again: %v", got)
	}
}

func TestChoosesNothingForWhoHasBegun(t *testing.T) {
	story, analysis := crowd(t)
	d := mount(t, Options{Story: story, Analyze: made(analysis)})
	_, cmd := d.Update(tea.WindowSizeMsg{Width: 120, Height: 20})
	d.press("j")
	d.run(cmd)
	if got := d.arrangement.Shown(); !slices.Equal(got, []int{0, 1, 2, 3, 4, 5}) {
		t.Errorf("the columns change under the reader's hands: %v", got)
	}
}

func TestChoosesNothingWhereAllHaveRoom(t *testing.T) {
	story, analysis := crowd(t)
	if d := openStory(t, story, analysis, 320, 20); !slices.Equal(d.arrangement.Shown(), []int{0, 1, 2, 3, 4, 5}) {
		t.Errorf("order %v", d.arrangement.Shown())
	}
	d := open(t, 120, 20)
	d.press("D")
	if !slices.Equal(d.arrangement.Shown(), []int{0, 1, 2}) || !strings.Contains(d.plain(), "no other columns to start with") {
		t.Errorf("three articles are chosen from:\n%s", d.plain())
	}
}
