package cli

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"path/filepath"
	"strings"
	"time"

	"triptych/model"
	"triptych/ui/config"
	"triptych/ui/notes"
	"triptych/ui/reader"
	"triptych/ui/serve"
	"triptych/ui/serve/room"
	"triptych/ui/session"
	"triptych/ui/theme"
)

// A caller is one session of a server: the shelf that it chooses from.
type caller struct {
	*catalogue
	session  *serve.Session
	rooms    *room.Rooms[reader.View]
	display  displayFlags // as the operator wants it for all
	visitors *visitors
	second   *callersLender
	notes    string // the folder of its notes; "" for one whose notes end with the session
}

// Title is the same for every server: where a library lies is nothing for a caller
// to know.
func (c *caller) Title() string { return "Stories" }

// Open returns what a reader of a story is made from, with a place in its room.
func (c *caller) Open(ctx context.Context, name string) (reader.Options, error) {
	s, loaded, err := c.open(ctx, name)
	if err != nil {
		return reader.Options{}, err
	}
	c.hold(c.session.Context(), s)
	o := loaded.options()
	o.Notes, o.Book = c.recall(o.Story)
	o.SecondReader = c.reads(loaded)
	o.Revise = c.revise(s, func(loaded *loadedStory) reader.Revision {
		store, _ := c.recall(loaded.story)
		revision := loaded.revision(store)
		revision.SecondReader = c.reads(loaded)
		return revision
	})
	o.Habits = reader.Habits{ReducedMotion: c.display.still, Columns: columnsOf(c.display.columns)}
	if o.Theme, err = c.theme(); err != nil {
		return o, err
	}
	member := c.rooms.Enter(c.session.Context(), s.name, room.Identity{Name: c.session.Name, Presents: c.session.Presenter})
	o.Room = place{member, c.session}
	return o, nil
}

// reads returns what lets the caller have a story read by a language model, with a line
// in the server's log when they do.
func (c *caller) reads(s *loadedStory) reader.SecondReader {
	second := c.second.forCaller(c.session.Caller).of(s)
	if ask := second.Read; ask != nil {
		second.Read = func(ctx context.Context, progress func(float64)) (reader.Reading, error) {
			c.session.Sends(s.name, second.Sends)
			return ask(ctx, progress)
		}
	}
	return second
}

// A place is a caller's in the room of a story.
type place struct {
	*room.Member[reader.View]
	session *serve.Session
}

// Await returns how the room stands. Whoever sees what is presented is no idle
// caller.
func (p place) Await(ctx context.Context) (reader.RoomState, error) {
	state, err := p.Member.Await(ctx)
	if state.Scene != nil {
		p.session.Stay()
	}
	return reader.RoomState(state), err
}

// recall returns the caller's notes on a story, nil for a caller who has none.
// Notes that cannot be read keep nobody from reading: they are set aside, and the
// caller hears of it, when notes are saved.
func (c *caller) recall(story *model.Story) (*notes.Store, *notes.Book) {
	if c.notes == "" {
		return nil, nil
	}
	store := notes.Open(c.notes, story)
	book, _ := store.Load()
	return store, book
}

// notesFolder returns the folder of a caller's notes, which go by the key, "" if there
// is no key or no place for notes.
func notesFolder(getenv func(string) string, c serve.Caller) string {
	place := config.VisitorsFolder()
	if c.Listed {
		place = config.CallersFolder()
	}
	folder, err := place.Path(getenv)
	if err != nil || c.Fingerprint == "" {
		return ""
	}
	sum := sha256.Sum256([]byte(c.Fingerprint))
	return filepath.Join(folder, hex.EncodeToString(sum[:16]))
}

// screen returns what a caller sees: the story that was asked for, or the list.
func (c *caller) screen() (serve.Screen, error) {
	o := session.Options{Shelf: c, Opened: c.session.Reads}
	var err error
	if o.Theme, err = c.theme(); err != nil {
		return serve.Screen{}, err
	}
	if name := c.chosen(c.session.Words); name != "" {
		story, err := c.Open(c.session.Context(), name)
		if err != nil {
			return serve.Screen{}, err
		}
		o.Story, o.Name = &story, name
	}
	s := session.New(c.session.Context(), o)
	return serve.Screen{Model: s, Close: func() error {
		defer s.Close()
		lost := s.Keep()
		if !c.session.Listed && c.notes != "" {
			c.visitors.prune(time.Now())
		}
		return lost
	}}, nil
}

// chosen returns the name of the story that the words spell, or of the only one;
// "" if the caller has to choose.
func (c *caller) chosen(words []string) string {
	if len(words) == 0 {
		return c.only()
	}
	return strings.Join(words, " ")
}

// theme returns the theme for the caller's terminal.
func (c *caller) theme() (*theme.Theme, error) {
	return theme.Make(theme.Options{Name: c.display.theme, Dark: true, ASCII: c.display.ascii || !speaksUTF8(c.session.Terminal.Environ)})
}

// speaksUTF8 reports whether a terminal shows more than ASCII. Most clients do not
// send their locale, and can.
func speaksUTF8(environ []string) bool {
	locale := strings.ToUpper(cmp.Or(getenv(environ, "LC_ALL"), getenv(environ, "LC_CTYPE"), getenv(environ, "LANG"), "UTF-8"))
	return strings.Contains(locale, "UTF-8") || strings.Contains(locale, "UTF8")
}
