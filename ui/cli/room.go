package cli

import (
	"context"
	"fmt"
	"sync"

	"triptych/ui/reader"
	"triptych/ui/serve"
	"triptych/ui/serve/room"
)

// A meetingRoom is the room of a story, as one caller's reader sees it. The
// caller stands at its door for as long as the reader waits for news of it.
type meetingRoom struct {
	session *serve.Session
	rooms   *room.Rooms[reader.Scene]
	story   string

	enter  sync.Once
	member *room.Member[reader.Scene]
}

// at gives the caller's place in the room.
func (m *meetingRoom) at() *room.Member[reader.Scene] {
	m.enter.Do(func() {
		m.member = m.rooms.Enter(m.story, room.Who{Name: m.session.Name, Presents: m.session.Presenter})
	})
	return m.member
}

func (m *meetingRoom) Take() error {
	if err := m.at().Take(); err != nil {
		return fmt.Errorf("you cannot present: %w", err)
	}
	return nil
}

func (m *meetingRoom) Publish(s reader.Scene) { m.at().Publish(s) }

func (m *meetingRoom) Join() error {
	m.at().Join()
	return nil
}

func (m *meetingRoom) Leave() {
	m.at().Release()
	m.at().Leave()
}

func (m *meetingRoom) Await(ctx context.Context) (reader.RoomState, error) {
	member := m.at()
	stop := context.AfterFunc(ctx, member.Close)
	defer stop()
	update, ok := member.Next()
	if !ok {
		return reader.RoomState{}, context.Canceled
	}
	state := reader.RoomState{Presenter: update.Presenter, Presenting: update.Presents, Followers: update.Followers}
	if update.HasState {
		m.session.Stay()
		state.Scene = &update.State
	}
	return state, nil
}
