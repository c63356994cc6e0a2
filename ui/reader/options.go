package reader

import (
	"context"
	"time"

	tea "charm.land/bubbletea/v2"

	"triptych/model"
	"triptych/model/analyze"
	"triptych/ui/notes"
	"triptych/ui/theme"
	"triptych/ui/tour"
)

// Options are what a Reader is made from.
type Options struct {
	Story    *model.Story // at least one article
	Versions bool         // its articles are versions of one, the oldest first
	// Analyze makes the automatic analysis, as the options say; it runs beside
	// the reader, which paints before it is done. The context ends with the reader.
	Analyze func(context.Context, analyze.Options) (*model.Analysis, error)
	// Annotated is an analysis made by hand, nil where there is none. The reader
	// starts with it, and calls Analyze when the automatic one is asked for.
	Annotated *model.Analysis
	Second    *model.Analysis // what a language model read, nil likewise
	// SecondReader may be asked to read the story, when the person says so.
	SecondReader SecondReader
	WordsAlone   bool     // the automatic analysis is made without the encoder
	Notices      []string // how many, and the first, are shown in the status line until the first key
	// Revise waits until the story's files change and returns it as it is then, or
	// the error that keeps it from being read; it is called again until its context
	// ends. nil where nobody watches the files.
	Revise func(context.Context) (Revision, error)
	// Book is what the person marked in the story before, nil for nothing. Notes
	// is where it is kept; nil to keep it no longer than the reader.
	Book   *notes.Book
	Notes  *notes.Store
	Room   Room // in which the story is read together; nil for nobody else
	Around Around
	Habits Habits
	Tour   tour.Script      // played once there is an analysis; none where empty
	Theme  *theme.Theme     // nil for the default one
	Keys   *Keys            // nil for DefaultKeys
	Now    func() time.Time // the clock; time.Now where nil
	// After takes the place of [tea.Tick], for who films a tour before which nobody
	// sits; nil for the real one.
	After func(time.Duration, func(time.Time) tea.Msg) tea.Cmd
}

// Around is what there is beside the reader.
type Around struct {
	Stories bool    // there are others to choose: the key for it sends ChooseStory
	Desktop Desktop // nil where the person sits at another machine
	Keep    Keeper  // of what is read; nil where that is kept already
}

// A Desktop is other programs of the machine that the person sits at. Its methods
// are called beside the reader.
type Desktop interface {
	// Copy brings text to a clipboard that the terminal may not reach by itself, and
	// returns the name of the program that has it; "" where the terminal is enough.
	Copy(ctx context.Context, text string) (to string, err error)
	// Browse opens an address that desktop.Address returned. It is
	// desktop.ErrNoBrowser where there is no browser to be reached.
	Browse(ctx context.Context, address string) error
}

// Habits are how a person likes to read.
type Habits struct {
	ReducedMotion bool        // columns go to a place at once instead of gliding
	Level         model.Level // of the marks at first; "" for model.Telling
	Columns       int         // side by side, as far as there is room; 0 for as many as read well
	Big           bool        // few columns with wide margins, to be read from afar
	// Keep keeps what the person chose in the place of a setting, the level or the
	// theme, for the next reader; nil where nobody does. It is called beside the reader.
	Keep func(setting, value string) error
}
