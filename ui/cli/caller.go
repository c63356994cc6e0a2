package cli

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"path/filepath"
	"strings"

	tea "charm.land/bubbletea/v2"

	"triptych/model"
	"triptych/ui/notes"
	"triptych/ui/picker"
	"triptych/ui/reader"
	"triptych/ui/serve"
	"triptych/ui/serve/room"
	"triptych/ui/session"
	"triptych/ui/theme"
)

// A caller is one session of a server at a screen: the shelf that it chooses
// from.
type caller struct {
	*catalogue
	session *serve.Session
	rooms   *room.Rooms[reader.Scene]
	looks   looks  // as the operator wants it for all
	notes   string // the folder of its notes; "" for one whose notes end with the session
}

func (c *caller) Title() string { return "Stories" }

func (c *caller) List(ctx context.Context) ([]picker.Entry, error) { return c.entries(ctx) }

func (c *caller) Count(ctx context.Context, name string) (topics, conflicts int, err error) {
	h, err := c.get(name)
	if err != nil {
		return 0, 0, err
	}
	s, err := await(ctx, h.load)
	if err != nil {
		return 0, 0, err
	}
	var a *model.Analysis
	if a = s.annotated; a == nil {
		if a, err = await(ctx, h.analysis); err != nil {
			return 0, 0, err
		}
	}
	return len(a.Topics), a.Counts().Of(model.Conflict), nil
}

func (c *caller) Open(ctx context.Context, name string) (reader.Options, error) {
	h, err := c.get(name)
	if err != nil {
		return reader.Options{}, err
	}
	if _, err := await(ctx, h.load); err != nil {
		return reader.Options{}, err
	}
	o, err := h.options()
	if err != nil {
		return o, err
	}
	o.Notes, o.Book = c.recall(o.Story)
	o.Revise = c.revise(h)
	o.ReducedMotion = c.looks.still
	if o.Theme, err = c.theme(); err != nil {
		return o, err
	}
	o.Room = &meetingRoom{session: c.session, rooms: c.rooms, story: h.name}
	return o, nil
}

// recall gives the caller's notes on a story; those that cannot be read keep
// nobody from reading.
func (c *caller) recall(story *model.Story) (*notes.Store, *notes.Book) {
	if c.notes == "" {
		return nil, nil
	}
	store := notes.Open(c.notes, story)
	book, _ := store.Load() // a damaged file is set aside, and told, with the first save
	return store, book
}

// revise gives the story anew whenever it has been reloaded.
func (c *caller) revise(h *held) func(context.Context) (reader.Revision, error) {
	return func(ctx context.Context) (reader.Revision, error) {
		select {
		case <-h.changed:
		case <-ctx.Done():
			return reader.Revision{}, ctx.Err()
		}
		next, err := c.get(h.name)
		if err != nil {
			<-ctx.Done() // it is gone, and cannot change any more
			return reader.Revision{}, ctx.Err()
		}
		h = next
		o, err := h.options()
		if err != nil {
			return reader.Revision{}, err
		}
		store, _ := c.recall(o.Story)
		return reader.Revision{Story: o.Story, Analyze: o.Analyze, Annotated: o.Annotated, Notices: o.Notices, Notes: store}, nil
	}
}

// notesFolder gives where the notes of a key are kept.
func notesFolder(state, fingerprint string) string {
	if state == "" || fingerprint == "" {
		return ""
	}
	sum := sha256.Sum256([]byte(fingerprint))
	return filepath.Join(state, "callers", hex.EncodeToString(sum[:16]))
}

// A screen is the program of one caller.
type screen struct{ *session.Session }

// Update brings what the server says to the session.
func (s screen) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	if notice, ok := msg.(serve.Notice); ok {
		msg = reader.Notice(notice.Text)
	}
	_, cmd := s.Session.Update(msg)
	return s, cmd
}

// screen makes what a caller sees: the story that was asked for, or the list.
func (c *caller) screen() (serve.Screen, error) {
	o := session.Options{Shelf: c, Opened: c.session.Reads}
	var err error
	if o.Theme, err = c.theme(); err != nil {
		return serve.Screen{}, err
	}
	name := strings.Join(c.session.Words, " ")
	if name == "" {
		name = c.only()
	}
	if name != "" {
		story, err := c.Open(c.session.Context(), name)
		if err != nil {
			return serve.Screen{}, err
		}
		o.Story, o.Name = &story, name
	}
	s := session.New(c.session.Context(), o)
	return serve.Screen{Model: screen{s}, Close: func() {
		s.Keep()
		s.Close()
	}}, nil
}

// theme gives what the caller's terminal is drawn in.
func (c *caller) theme() (*theme.Theme, error) {
	return theme.Make(theme.Options{Name: c.looks.theme, Dark: true, ASCII: c.looks.ascii || !speaksUTF8(c.session.Terminal.Environ)})
}

// speaksUTF8 tells whether a terminal draws more than ASCII. Most say nothing of
// it, since clients do not send their locale unless they are told to: they do.
func speaksUTF8(environ []string) bool {
	value := make(map[string]string)
	for _, e := range environ {
		if name, v, ok := strings.Cut(e, "="); ok {
			value[name] = v
		}
	}
	for _, name := range []string{"LC_ALL", "LC_CTYPE", "LANG"} {
		if v := strings.ToUpper(value[name]); v != "" {
			return strings.Contains(v, "UTF-8") || strings.Contains(v, "UTF8")
		}
	}
	return true
}
