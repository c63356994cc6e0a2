package reader

import (
	"context"
	"errors"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"triptych/model"
	"triptych/model/analyze"
)

// A fakeRoom is a room of one who presents and one who follows, who are told of
// its changes by the test.
type fakeRoom struct {
	refuse    error
	scene     *Scene
	published int
	left      int
}

func (f *fakeRoom) Take() error     { return f.refuse }
func (f *fakeRoom) Join() error     { return f.refuse }
func (f *fakeRoom) Leave()          { f.left++ }
func (f *fakeRoom) Publish(s Scene) { f.scene = &s; f.published++ }
func (f *fakeRoom) Await(ctx context.Context) (RoomState, error) {
	<-ctx.Done()
	return RoomState{}, ctx.Err()
}

// openIn gives a reader of the fixture in a room.
func openIn(t *testing.T, room Room, width, height int) *desk {
	t.Helper()
	d := open(t, width, height)
	d.options.Room = room
	return d
}

func TestFollowersSeeWhatIsPresented(t *testing.T) {
	room := &fakeRoom{}
	speaker, follower := openIn(t, room, 140, 40), openIn(t, room, 90, 24)
	speaker.press("P")
	follower.send(roomChanged{Presenter: "Ann", Scene: room.scene})
	if !strings.Contains(follower.plain(), "Ann presents: p follows") {
		t.Errorf("nobody tells that Ann presents:\n%s", follower.plain())
	}
	follower.press("p")
	for _, keys := range []string{"j j j", "n", "n", "n", "2", "space", "tab", "G", "h", "h", ".", ".", "c", "]", "]", "c", "o", "j", "o",
		"enter", "n", "esc", "F j space esc", "n", "F a esc", "s", "s", "s", "g", "backspace", "?", "esc", "x"} {
		speaker.press(strings.Fields(keys)...)
		if room.scene == nil {
			t.Fatal("nothing is published")
		}
		follower.send(roomChanged{Presenter: "Ann", Scene: room.scene})
		follower.rest()
		follower.checkFrame("after " + keys)
		want, got := *room.scene, follower.scene()
		if got.anchor != want.anchor { // rows of another width start elsewhere
			got.anchor = want.anchor
		}
		if got != want {
			t.Errorf("after %s the follower sees\n%+v, not\n%+v", keys, got, want)
		}
		if !follower.meeting.following {
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
	follower.send(roomChanged{Presenter: "Ann", Scene: room.scene})
	follower.press("p")
	if follower.scene() != *room.scene {
		t.Error("joining does not show what is presented")
	}
	follower.press("?", "esc")
	if !follower.meeting.following {
		t.Error("the help has made the follower leave")
	}
	follower.press("j")
	if follower.meeting.following || !strings.Contains(follower.plain(), "p follows again") {
		t.Errorf("still following after going elsewhere:\n%s", follower.plain())
	}
	own := follower.scene()
	speaker.press("n")
	follower.send(roomChanged{Presenter: "Ann", Scene: room.scene})
	if follower.scene() != own {
		t.Error("who has left is still moved")
	}
	follower.press("p")
	if follower.scene() != *room.scene {
		t.Error("the key does not come back")
	}
	follower.send(roomChanged{})
	if !strings.Contains(follower.plain(), "Ann has stopped presenting") || !follower.meeting.following {
		t.Errorf("the end is not told:\n%s", follower.plain())
	}
}

func TestRoomThatRefuses(t *testing.T) {
	d := openIn(t, &fakeRoom{refuse: errors.New("Ann presents already")}, 140, 40)
	d.press("P")
	if d.meeting.state.Presenting || !strings.Contains(d.plain(), "Ann presents already") {
		t.Errorf("not refused:\n%s", d.plain())
	}
	d.press("p")
	if d.meeting.following {
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
func TestScenesOfAnotherAnalysis(t *testing.T) {
	room := &fakeRoom{}
	speaker := openIn(t, room, 140, 40)
	story, analysis := fixture(t)
	few := analysis.Filter(func(d *model.Difference) bool { return d.Kind == model.Date })
	follower := openStory(t, story, few, 30, 10)
	follower.options.Room = room
	speaker.press("P")
	for range 8 {
		speaker.press("n")
		follower.send(roomChanged{Presenter: "Ann", Scene: room.scene})
		follower.press("p", "p")
		follower.checkFrame("another analysis")
	}
	alone := &desk{t: t}
	alone.Reader = New(context.Background(), Options{Story: story, Room: room,
		Analyze: func(context.Context, analyze.Options) (*model.Analysis, error) { return analysis, nil }})
	alone.send(roomChanged{Presenter: "Ann", Scene: room.scene})
	alone.send(tea.WindowSizeMsg{Width: 100, Height: 30})
	alone.press("p")
	alone.send(alone.analyze()())
	alone.rest()
	if got, want := alone.scene(), *room.scene; got.difference != want.difference {
		t.Errorf("once there is an analysis the follower sees %+v, not %+v", got, want)
	}
}
