// Package snapshot takes pictures of the reader's screen, for documents, tests
// and bug reports: as a terminal draws it, as plain text, or as SVG. A tour becomes a
// picture that moves.
//
// The reader is driven without a program or a terminal around it. Its keys are
// pressed one after the other, each when all that the one before set off is
// done; motion is off and the clock stands still, so that the same story, size
// and keys always make the same picture. For that the reader must start no
// timer where motion is reduced.
package snapshot

import (
	"context"
	"errors"
	"fmt"
	"reflect"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"

	"triptych/ui/reader"
	"triptych/ui/theme"
)

// MaxSize is the most cells or rows of a picture.
const MaxSize = 1000

// Options say what the picture shows.
type Options struct {
	// Reader is the reader; its motion is always reduced, and its clock stands
	// still where it is nil.
	Reader        reader.Options
	Width, Height int               // cells and rows, 1 to MaxSize
	Keys          []tea.KeyPressMsg // pressed in order, once the analysis is there
	Dark          bool              // the background
	// Colours are those that the terminal has. Without any, bold, italic, underline
	// and reverse are left, as in the reader where NO_COLOR is set.
	Colours theme.Depth
}

// page returns what the picture is drawn on. A theme that was chosen for another
// background has its own.
func (o *Options) page() theme.Page {
	if o.Reader.Theme == nil {
		return theme.New(o.Dark).Page
	}
	return o.Reader.Theme.On(o.Dark).Page
}

// profile returns the colour profile of a terminal with the colours.
func (o *Options) profile() colorprofile.Profile {
	return [...]colorprofile.Profile{theme.Full: colorprofile.TrueColor, theme.Sixteen: colorprofile.ANSI, theme.None: colorprofile.ASCII}[o.Colours]
}

// ErrLeft is the error of [Take] if a key leaves the reader.
var ErrLeft = errors.New("the keys leave the reader, so that there is no screen to show")

// Take returns the screen after all keys. Where the articles cannot be compared,
// it shows what the reader then says. It fails for a size out of range, with
// [ErrLeft], and with the error of the context when that ends first.
func Take(ctx context.Context, o Options) (*Frame, error) {
	if err := o.prepare(); err != nil {
		return nil, err
	}
	r := reader.New(ctx, o.Reader)
	defer r.Close()
	if err := play(r, o); err != nil {
		return nil, err
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	view := r.View()
	return newFrame(view.Content, view.WindowTitle, o), nil
}

// prepare stops the clock, and refuses sizes out of range.
func (o *Options) prepare() error {
	if o.Width < 1 || o.Height < 1 || o.Width > MaxSize || o.Height > MaxSize {
		return fmt.Errorf("a picture of %dx%d cannot be taken: both must be 1 to %d", o.Width, o.Height, MaxSize)
	}
	o.Reader.Habits.ReducedMotion = true
	if o.Reader.Now == nil {
		o.Reader.Now = func() time.Time { return time.Time{} }
	}
	return nil
}

// play starts the reader as a current terminal does and presses the keys.
func play(r *reader.Reader, o Options) error {
	steps := []tea.Cmd{
		message(tea.BackgroundColorMsg{Color: o.page().Ground}),
		message(tea.ColorProfileMsg{Profile: o.profile()}),
		message(tea.ModeReportMsg{Mode: ansi.ModeUnicodeCore, Value: ansi.ModeSet}),
		message(tea.WindowSizeMsg{Width: o.Width, Height: o.Height}),
		r.Init(),
	}
	for _, k := range o.Keys {
		steps = append(steps, message(k))
	}
	for _, step := range steps {
		if err := perform(r, step); err != nil {
			return err
		}
	}
	return nil
}

// message returns the command that does nothing but send a message.
func message(msg tea.Msg) tea.Cmd { return func() tea.Msg { return msg } }

// maxCommands is how many commands may follow from one message. A model that
// needs more would never come to rest.
const maxCommands = 1000

// perform runs the command and all that follow from it, one after the other.
func perform(m tea.Model, cmd tea.Cmd) error {
	for queue, n := []tea.Cmd{cmd}, 0; len(queue) > 0; n++ {
		cmd, queue = queue[0], queue[1:]
		if cmd == nil {
			continue
		}
		if n >= maxCommands {
			return fmt.Errorf("the reader does not come to rest after %d commands", maxCommands)
		}
		msg := cmd()
		if several, ok := commands(msg); ok {
			queue = append(queue, several...)
			continue
		}
		if _, ok := msg.(tea.QuitMsg); ok {
			return ErrLeft
		}
		if msg != nil {
			_, next := m.Update(msg)
			queue = append(queue, next)
		}
	}
	return nil
}

// commands returns the commands that the messages of [tea.Batch] and
// [tea.Sequence] consist of. The type of the latter has no name to ask for.
func commands(msg tea.Msg) ([]tea.Cmd, bool) {
	list := reflect.TypeFor[[]tea.Cmd]()
	if v := reflect.ValueOf(msg); v.IsValid() && v.CanConvert(list) {
		return v.Convert(list).Interface().([]tea.Cmd), true
	}
	return nil, false
}
