package reader

import (
	"context"
	"fmt"

	tea "charm.land/bubbletea/v2"

	"triptych/ui/draw"
)

// A Room is where several readers read one story together: one presents, others
// follow what that one sees. Its methods may be called from any goroutine, and
// none but Await waits.
type Room interface {
	// Take makes this reader the one who presents. Its error says why not.
	Take() error
	// Publish shares with the followers what the one who presents sees.
	Publish(View)
	// Join lets this reader follow. Its error says why not.
	Join() error
	// Leave ends presenting or following.
	Leave()
	// Await waits until the room has changed since it last returned, and returns
	// its state; the first time it does so at once. An error ends the waiting.
	Await(context.Context) (RoomState, error)
}

// A RoomState is how a room stands.
type RoomState struct {
	Presenter  string // the name of who presents, harmless to a terminal; "" for nobody
	Presenting bool   // it is this reader
	Followers  int
	Scene      *View // what is presented; nil before there is anything
}

// An attendance is this reader's part in a room.
type attendance struct {
	desk      *desk
	room      Room // nil where nobody else reads
	state     RoomState
	waiting   bool
	following bool
	due       bool // the presenter has moved since it was last shown here
	seen      View // by the followers, or by this reader who follows
}

// roomChanged brings how the room stands.
type roomChanged RoomState

// await waits until the room changes, unless that is being done.
func (a *attendance) await(ctx context.Context) tea.Cmd {
	if a.room == nil || a.waiting {
		return nil
	}
	a.waiting = true
	room := a.room
	return func() tea.Msg {
		state, err := room.Await(ctx)
		if err != nil {
			return nil
		}
		return roomChanged(state)
	}
}

// receive takes in how the room stands.
func (a *attendance) receive(msg roomChanged) {
	before := a.state
	a.state, a.waiting = RoomState(msg), false
	if a.following && msg.Scene != nil && before.Scene != nil && *msg.Scene != *before.Scene {
		a.desk.say("") // what was said was of what was shown before
	}
	if a.following && msg.Presenter != "" && before.Presenter == "" {
		a.sayFollowing()
	}
	if before.Presenting && !msg.Presenting {
		a.desk.say("you no longer present")
	}
	if a.following && msg.Presenter == "" && before.Presenter != "" {
		a.desk.say(before.Presenter + " has stopped presenting: read on by yourself, or wait")
	}
	a.due = a.following && !msg.Presenting
}

// presented returns what is to be shown to one who follows, nil for nothing new.
func (a *attendance) presented() *View {
	if !a.due || !a.following || a.state.Presenting {
		return nil
	}
	return a.state.Scene
}

// togglePresenting takes the room, or gives it up.
func (a *attendance) togglePresenting(seen View) {
	if a.state.Presenting {
		a.room.Leave()
		a.state.Presenting = false
		a.desk.say("you no longer present")
		return
	}
	if err := a.room.Take(); err != nil {
		a.desk.say(err.Error())
		return
	}
	a.following, a.state.Presenting, a.seen = false, true, seen
	a.room.Publish(seen)
	a.desk.say(fmt.Sprintf("you present: whoever follows sees what you see; %s stops presenting", a.desk.keys.name("present")))
}

// toggleFollowing follows who presents, or leaves.
func (a *attendance) toggleFollowing(seen View) {
	switch {
	case a.following:
		a.leave()
		return
	case a.state.Presenting:
		a.desk.say("you present: there is nobody to follow")
		return
	}
	if err := a.room.Join(); err != nil {
		a.desk.say(err.Error())
		return
	}
	a.following, a.seen, a.due = true, seen, true
	if a.state.Presenter == "" {
		a.desk.say("nobody presents yet: you follow as soon as somebody does")
		return
	}
	a.sayFollowing()
}

func (a *attendance) sayFollowing() {
	a.desk.say(fmt.Sprintf("you follow %s: %s, or going anywhere by yourself, leaves", a.state.Presenter, a.desk.keys.name("join")))
}

// leave lets the reader go on alone.
func (a *attendance) leave() {
	a.following = false
	a.room.Leave()
	a.desk.say(fmt.Sprintf("you read by yourself: %s follows again", a.desk.keys.name("join")))
}

// see is called after each message with what is seen then. One who presents
// shares it; one who follows and went elsewhere without the presenter leaves.
func (a *attendance) see(v View, byPerson bool) {
	if !a.following && !a.state.Presenting || v == a.seen {
		return
	}
	a.seen = v
	switch {
	case a.state.Presenting:
		a.room.Publish(v)
	case byPerson && a.state.Presenter != "":
		a.leave()
	}
}

// describe says in a few words how the room stands; "" for nothing to say.
func (a *attendance) describe() string {
	switch {
	case a.state.Presenting:
		return "presenting to " + draw.Plural(a.state.Followers, "follower")
	case a.following && a.state.Presenter != "":
		return "following " + a.state.Presenter
	case a.following:
		return "waiting for a presenter"
	case a.state.Presenter != "":
		return fmt.Sprintf("%s presents: %s follows", a.state.Presenter, a.desk.keys.name("join"))
	}
	return ""
}
