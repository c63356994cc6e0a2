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
	// Publish tells the followers what the one who presents sees.
	Publish(Scene)
	// Join lets this reader follow. Its error says why not.
	Join() error
	// Leave ends presenting or following.
	Leave()
	// Await waits until the room has changed since it last returned, and tells
	// how it stands; the first time it tells so at once. Its error ends it.
	Await(context.Context) (RoomState, error)
}

// A RoomState is how a room stands.
type RoomState struct {
	Presenter  string // the name of who presents, harmless to a terminal; "" for nobody
	Presenting bool   // it is this reader
	Followers  int
	Scene      *Scene // what is presented; nil before there is anything
}

// A meeting is this reader's part in a room.
type meeting struct {
	state     RoomState
	following bool
	seen      Scene // by those who follow, or by this reader who does
}

// roomChanged brings how the room stands.
type roomChanged RoomState

// awaitRoom waits until the room changes.
func (r *Reader) awaitRoom() tea.Msg {
	if r.options.Room == nil {
		return nil
	}
	state, err := r.options.Room.Await(r.ctx)
	if err != nil {
		return nil
	}
	return roomChanged(state)
}

// receiveRoom shows a follower what is presented.
func (r *Reader) receiveRoom(msg roomChanged) tea.Cmd {
	before := r.meeting.state
	r.meeting.state = RoomState(msg)
	if before.Presenting && !msg.Presenting {
		r.message = "you no longer present"
	}
	if r.meeting.following && msg.Presenter == "" && before.Presenter != "" {
		r.message = before.Presenter + " has stopped presenting: read on by yourself, or wait"
	}
	if r.meeting.following && msg.Scene != nil && before.Scene != nil {
		r.message = "" // it was of what was shown before
	}
	return tea.Batch(r.showPresented(), r.awaitRoom)
}

// showPresented shows what is presented, to one who follows.
func (r *Reader) showPresented() tea.Cmd {
	if s := r.meeting.state.Scene; r.meeting.following && s != nil && !r.meeting.state.Presenting {
		cmd := r.show(*s)
		r.meeting.seen = r.scene()
		return cmd
	}
	return nil
}

// present takes the room or gives it up.
func (r *Reader) present() tea.Cmd {
	switch room := r.options.Room; {
	case room == nil:
		r.message = noRoom
	case r.meeting.state.Presenting:
		room.Leave()
		r.meeting.state.Presenting = false
		r.message = "you no longer present"
	default:
		if err := room.Take(); err != nil {
			r.message = err.Error()
			return nil
		}
		r.meeting.following, r.meeting.state.Presenting = false, true
		r.meeting.seen = r.scene()
		room.Publish(r.meeting.seen)
		r.message = fmt.Sprintf("you present: whoever follows sees what you see; %s gives the room up", r.keys.Present.Help().Key)
	}
	return nil
}

const noRoom = "nobody else reads here: rooms are for readers on a server"

// attend follows who presents, or leaves.
func (r *Reader) attend() tea.Cmd {
	room := r.options.Room
	if room == nil {
		r.message = noRoom
		return nil
	}
	if r.meeting.following {
		r.leaveRoom()
		return nil
	}
	if r.meeting.state.Presenting {
		r.message = "you present: there is nobody to follow"
		return nil
	}
	if err := room.Join(); err != nil {
		r.message = err.Error()
		return nil
	}
	r.meeting.following, r.meeting.seen = true, r.scene()
	r.message = "nobody presents yet: you follow as soon as somebody does"
	if who := r.meeting.state.Presenter; who != "" {
		r.message = fmt.Sprintf("you follow %s: %s, or going anywhere by yourself, leaves", who, r.keys.Join.Help().Key)
	}
	return r.showPresented()
}

// leaveRoom lets the reader go on alone.
func (r *Reader) leaveRoom() {
	r.meeting.following = false
	r.options.Room.Leave()
	r.message = fmt.Sprintf("you read by yourself: %s follows again", r.keys.Join.Help().Key)
}

// meet is called after each message. One who presents tells what is seen now; one
// who follows and went elsewhere by a key of their own leaves.
func (r *Reader) meet(byPerson bool) {
	m := &r.meeting
	if !m.following && !m.state.Presenting {
		return
	}
	before := m.seen
	m.seen = r.scene()
	switch {
	case m.seen == before:
	case m.state.Presenting:
		r.options.Room.Publish(m.seen)
	case byPerson && m.state.Presenter != "":
		r.leaveRoom()
	}
}

// tellRoom says in a few words how the room stands; "" for nothing to say.
func (r *Reader) tellRoom() string {
	switch m := &r.meeting; {
	case m.state.Presenting:
		return "presenting to " + draw.Plural(m.state.Followers, "follower")
	case m.following && m.state.Presenter != "":
		return "following " + m.state.Presenter
	case m.following:
		return "waiting for a presenter"
	case m.state.Presenter != "":
		return fmt.Sprintf("%s presents: %s follows", m.state.Presenter, r.keys.Join.Help().Key)
	}
	return ""
}
