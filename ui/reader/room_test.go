package reader

import (
	"context"
	"errors"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"triptych/model"
)

// A fakeRoom is a room of one who presents and one who follows, who are told of
// its changes by the test.
type fakeRoom struct {
	refuse    error
	view      *View
	published int
	left      int
}

func (f *fakeRoom) Take() error    { return f.refuse }
func (f *fakeRoom) Join() error    { return f.refuse }
func (f *fakeRoom) Leave()         { f.left++ }
func (f *fakeRoom) Publish(s View) { f.view = &s; f.published++ }
func (f *fakeRoom) Await(context.Context) (RoomState, error) {
	return RoomState{}, context.Canceled // the test sends the changes itself
}

// openIn gives a reader of the fixture in a room.
func openIn(t *testing.T, room Room, width, height int) *rig {
	t.Helper()
	story, analysis := fixture(t)
	return openWith(t, Options{Story: story, Analyze: made(analysis), Room: room}, width, height)
}

func TestFollowersSeeWhatIsPresented(t *testing.T) {
	room := &fakeRoom{}
	speaker, follower := openIn(t, room, 140, 40), openIn(t, room, 90, 24)
	speaker.press("P")
	follower.send(roomChanged{Presenter: "Ann", Scene: room.view})
	if !strings.Contains(follower.plain(), "Ann presents: p follows") {
		t.Errorf("nobody tells that Ann presents:\n%s", follower.plain())
	}
	follower.press("p")
	for _, keys := range []string{"j j j", "n", "n", "n", "2", "space", "tab", "G", "h", "h", ".", ".", "c", "]", "]", "c", "o", "j", "o",
		"enter", "n", "esc", "F j space esc", "n", "F a esc", "s", "s", "s", "g", "backspace", "?", "esc", "x"} {
		speaker.press(strings.Fields(keys)...)
		if room.view == nil {
			t.Fatal("nothing is published")
		}
		follower.send(roomChanged{Presenter: "Ann", Scene: room.view})
		follower.rest()
		follower.checkFrame("after " + keys)
		want, got := *room.view, follower.shared()
		if got.anchor != want.anchor { // rows of another width start elsewhere
			got.anchor = want.anchor
		}
		if got != want {
			t.Errorf("after %s the follower sees\n%+v, not\n%+v", keys, got, want)
		}
		if !follower.room.following {
			t.Fatalf("after %s the follower has left", keys)
		}
	}
	if n := room.published; n < 20 || n > 40 {
		t.Errorf("published %d times", n)
	}
}

func TestGoingElsewhereLeavesAndOneKeyComesBack(t *testing.T) {
	room := &fakeRoom{}
	speaker, follower := openIn(t, room, 140, 40), openIn(t, room, 140, 40)
	speaker.press("P", "n", "n")
	follower.send(roomChanged{Presenter: "Ann", Scene: room.view})
	follower.press("p")
	if follower.shared() != *room.view {
		t.Error("joining does not show what is presented")
	}
	follower.press("?", "esc")
	if !follower.room.following {
		t.Error("the help has made the follower leave")
	}
	follower.press("j")
	if follower.room.following || !strings.Contains(follower.plain(), "p follows again") {
		t.Errorf("still following after going elsewhere:\n%s", follower.plain())
	}
	own := follower.shared()
	speaker.press("n")
	follower.send(roomChanged{Presenter: "Ann", Scene: room.view})
	if follower.shared() != own {
		t.Error("who has left is still moved")
	}
	follower.press("p")
	if follower.shared() != *room.view {
		t.Error("the key does not come back")
	}
	follower.send(roomChanged{})
	if !strings.Contains(follower.plain(), "Ann has stopped presenting") || !follower.room.following {
		t.Errorf("the end is not told:\n%s", follower.plain())
	}
}

func TestRoomThatRefuses(t *testing.T) {
	d := openIn(t, &fakeRoom{refuse: errors.New("Ann presents already")}, 140, 40)
	d.press("P")
	if d.room.state.Presenting || !strings.Contains(d.plain(), "Ann presents already") {
		t.Errorf("not refused:\n%s", d.plain())
	}
	d.press("p")
	if d.room.following {
		t.Error("joined a room that refuses")
	}
	alone := open(t, 140, 40)
	alone.press("P", "p")
	if !strings.Contains(alone.plain(), "nobody else reads here") {
		t.Errorf("no word of why nothing happens:\n%s", alone.plain())
	}
}

// A follower's own corrections, and a screen that shows other columns, leave out
// what is not there, and break nothing.
func TestViewsOfAnotherAnalysis(t *testing.T) {
	room := &fakeRoom{}
	speaker := openIn(t, room, 140, 40)
	story, analysis := fixture(t)
	few := analysis.Filter(func(d *model.Difference) bool { return d.Kind == model.Date })
	follower := openWith(t, Options{Story: story, Analyze: made(few), Room: room}, 30, 10)
	speaker.press("P")
	for range 8 {
		speaker.press("n")
		follower.send(roomChanged{Presenter: "Ann", Scene: room.view})
		follower.press("p", "p")
		follower.checkFrame("another analysis")
	}
	alone := mount(t, Options{Story: story, Room: room, Analyze: made(analysis)})
	alone.Update(roomChanged{Presenter: "Ann", Scene: room.view})
	alone.analyst.running = false // it is still to come
	alone.Update(tea.WindowSizeMsg{Width: 100, Height: 30})
	alone.Update(keyOf("p"))
	alone.analyst.running = false
	alone.send(nil)
	alone.rest()
	if got, want := alone.shared(), *room.view; got.selection != want.selection {
		t.Errorf("once there is an analysis the follower sees %+v, not %+v", got, want)
	}
}
