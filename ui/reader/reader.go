// Package reader is the main screen: the articles of a story in columns that
// scroll in step, with the details in which they differ marked.
//
// Reader is what package session runs. It keeps where the leader stands; everything
// drawn follows from that through pure functions: Arrange gives the rectangles,
// package scroll gives where each column stands, package column gives its rows.
// Update routes a message to a method, View joins the rows.
package reader

import (
	"context"
	"slices"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"triptych/model"
	"triptych/model/analyze"
	"triptych/ui/column"
	"triptych/ui/coverage"
	"triptych/ui/notes"
	"triptych/ui/scroll"
	"triptych/ui/theme"
	"triptych/ui/tour"
)

// Options are what a Reader is made from.
type Options struct {
	Story *model.Story // at least one article
	// Analyze makes the automatic analysis, as the options say; it runs beside
	// the reader, which paints before it is done. The context ends with the reader.
	Analyze func(context.Context, analyze.Options) (*model.Analysis, error)
	// Annotated is an analysis made by hand, nil where there is none. The reader
	// starts with it, and calls Analyze when the automatic one is asked for.
	Annotated *model.Analysis
	Notices   []string // how many, and the first, are told in the status line until the first key
	// Revise waits until the story's files change and gives it as it is then, or
	// the error that keeps it from being read; it is called again until its context
	// ends. nil where nobody watches the files.
	Revise func(context.Context) (Revision, error)
	// Book is what the person marked in the story before, nil for nothing. Notes
	// is where it is kept; nil to keep it no longer than the reader.
	Book  *notes.Book
	Notes *notes.Store
	// Stories offers to choose another story: the key for it gives ChooseStory.
	Stories bool
	Room    Room // in which the story is read together; nil for nobody else
	// ReducedMotion lets columns go to a place at once instead of gliding.
	ReducedMotion bool
	Tour          tour.Script      // played once there is an analysis; none where empty
	Theme         *theme.Theme     // nil for the default one
	Keys          *Keys            // nil for DefaultKeys
	Now           func() time.Time // the clock; time.Now where nil
}

// A Way is a way of scrolling.
type Way uint8

// The ways of scrolling, in the order in which the key goes through them.
const (
	InStep       Way = iota // by topic
	InProportion            // as far through each article as through the leader
	Free                    // each column by itself
)

// A Reader is the whole program on one terminal. It is not safe for concurrent
// use; the Story and the Analysis that it reads may be shared.
type Reader struct {
	options   Options
	story     *model.Story
	analysis  *model.Analysis // what is shown: whole, as filter leaves it; nil until it is made
	whole     *model.Analysis
	automatic *model.Analysis // nil until it has been made
	filter    filter
	failed    error        // why there is none
	progress  chan float64 // of the analysis being made, as a share of 1
	share     float64      // the last that came
	ctx       context.Context
	cancel    context.CancelFunc

	theme  *theme.Theme
	keys   Keys
	method ansi.Method // how the terminal counts cells
	screen Screen
	panes  []pane // by article

	arrangement Arrangement
	way         Way
	leader      int // the column scrolled last
	selected    int // the difference jumped to, or none
	walk        walk
	trail       []position // where jumps came from, the latest last
	glide       glide
	highlights  bool
	mouse       bool   // whether the mouse is ours
	message     string // told in the status line until the next key
	help        helpPage
	finder      finder
	menu        filterMenu
	pad         notepad
	unsaved     error              // of the save when leaving
	newcomer    bool               // a hint is shown to who has not read this story before, until the first key
	restored    bool               // the place of the last time has been looked for
	chosen      bool               // so have the columns to start with, or a key came first
	linking     *model.SentenceRef // the sentence chosen to be linked by hand
	round       int                // of corrections
	guide       guide
	compare     compareView
	overview    overviewScreen
	details     detailsPanel
	meeting     meeting
	follow      bool // all but what corresponds to the sentence compared is dimmed
}

// none stands for no difference, topic or sentence.
const none = -1

// A pane is one article on the screen.
type pane struct {
	column    *column.Column // nil until it is first shown
	width     int            // cells; what the column was laid out for
	lines     scroll.Lines
	strip     *coverage.Strip
	place     scroll.Place     // where it stands when it leads or is free
	anchor    int              // the byte of its text that a resize keeps on the reading line
	placement scroll.Placement // where it belongs
	top       int              // its row on the first screen row as shown, which may still glide
	fresh     bool             // it has not been shown since it was laid out: it never glides in
}

// analyzed brings the result of Options.Analyze.
type analyzed struct {
	story    *model.Story // whose analysis it is: a revision may have taken its place
	analysis *model.Analysis
	err      error
}

// New gives a Reader that shows the start of the story as soon as it learns the
// size of its terminal. Close ends what runs beside it.
func New(ctx context.Context, o Options) *Reader {
	if o.Now == nil {
		o.Now = time.Now
	}
	ctx, cancel := context.WithCancel(ctx)
	r := &Reader{
		options: o, story: o.Story, ctx: ctx, cancel: cancel, progress: make(chan float64, 1),
		theme: theme.New(true), keys: DefaultKeys(),
		panes:       make([]pane, len(o.Story.Articles)),
		arrangement: everything(len(o.Story.Articles), titled(o.Story)),
		selected:    none, highlights: true, mouse: true,
	}
	if o.Theme != nil {
		r.theme = o.Theme
	}
	if o.Keys != nil {
		r.keys = *o.Keys
	}
	r.message = tellNotices(o.Notices)
	if r.pad.book = o.Book; r.pad.book == nil {
		r.pad.book = notes.New(o.Story)
	}
	_, known := r.pad.book.Position()
	r.newcomer = o.Notes != nil && !known
	if o.Annotated != nil {
		r.whole = o.Annotated
		if a, err := analyze.Correct(o.Annotated, r.pad.book.Corrections()); err == nil {
			r.whole = a
		}
		r.analysis = r.whole
		r.setBookOn(r.whole)
	}
	return r
}

// Close stops the analysis if it is still being made.
func (r *Reader) Close() { r.cancel() }

// Init starts the analysis and asks the terminal for its background.
func (r *Reader) Init() tea.Cmd {
	commands := []tea.Cmd{tea.RequestBackgroundColor, r.awaitRevision, r.awaitRoom}
	if r.options.Annotated != nil {
		commands = append(commands, r.startTour())
	} else {
		commands = append(commands, r.analyze(), r.awaitProgress)
	}
	return r.own(tea.Batch(commands...))
}

// Update takes one message.
func (r *Reader) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	cmd := r.take(msg)
	_, byKey := msg.(tea.KeyPressMsg)
	_, byMouse := msg.(tea.MouseMsg)
	r.meet(byKey || byMouse)
	return r, r.own(cmd)
}

func (r *Reader) take(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case owned:
		if msg.reader == r {
			return r.take(msg.msg)
		}
	case Notice:
		r.message = string(msg)
	case tea.WindowSizeMsg:
		r.resize(msg.Width, msg.Height)
	case tea.BackgroundColorMsg:
		r.restyle(msg.IsDark())
	case tea.ModeReportMsg:
		r.countCells(msg)
	case analyzed:
		r.receive(msg)
		return tea.Batch(r.startTour(), r.showPresented())
	case roomChanged:
		return r.receiveRoom(msg)
	case progressed:
		return r.receiveProgress(msg)
	case corrected:
		return r.receiveCorrected(msg)
	case changed:
		return r.receiveChanged(msg)
	case revised:
		return r.receiveRevised(msg)
	case saved:
		return r.receiveSaved(msg)
	case guideTick:
		return r.guideOn(msg)
	case glideTick:
		return r.advance(time.Time(msg))
	case tea.KeyPressMsg:
		return r.press(msg)
	case tea.PasteMsg:
		switch {
		case r.finder.typing:
			return r.typeInSearch(msg)
		case r.pad.writing:
			r.typeNote(msg)
		}
	case tea.MouseWheelMsg:
		if len(r.screen.Slots) > 0 {
			return r.wheel(msg.Mouse())
		}
	case tea.MouseClickMsg:
		if len(r.screen.Slots) > 0 {
			return r.click(msg.Mouse())
		}
	}
	return nil
}

// press does what a key says. A key that does nothing here leaves the message.
func (r *Reader) press(msg tea.KeyPressMsg) tea.Cmd {
	if key.Matches(msg, r.keys.Interrupt) {
		return r.quit()
	}
	if key.Matches(msg, r.keys.Suspend) {
		return tea.Suspend
	}
	switch {
	case len(r.screen.Slots) == 0: // nothing is shown yet that a key could act on
		if key.Matches(msg, r.keys.Quit) {
			return r.quit()
		}
		return nil
	case r.guide.player != nil:
		return r.pressInTour(msg)
	}
	return r.pressReader(msg)
}

// pressReader does what a key says, whoever pressed it.
func (r *Reader) pressReader(msg tea.KeyPressMsg) tea.Cmd {
	r.message, r.newcomer, r.chosen = "", false, true
	switch {
	case r.help.open:
		return r.pressInHelp(msg)
	case r.finder.typing:
		return r.pressInSearch(msg)
	case r.pad.writing:
		return r.pressInNote(msg)
	case r.menu.open:
		return r.pressInFilter(msg)
	case r.compare.open:
		return r.pressInCompare(msg)
	case r.overview.open:
		return r.pressInOverview(msg)
	case r.details.open:
		if cmd, taken := r.pressInDetails(msg); taken {
			return cmd
		}
	}
	return r.pressShared(msg, r.bindings()...)
}

// pressShared does what a key says on every screen, or what one of the bindings
// says.
func (r *Reader) pressShared(msg tea.KeyPressMsg, more ...binding) tea.Cmd {
	for _, b := range append(more, r.shared()...) {
		if key.Matches(msg, b.binding) {
			return b.do(msg)
		}
	}
	return nil
}

// lay lays an article out for a width, unless it is already.
func (r *Reader) lay(article, width int) {
	p := &r.panes[article]
	if p.column != nil && p.width == width {
		return
	}
	a := &r.story.Articles[article]
	p.column = column.New(a, column.Options{Width: width, Method: r.method})
	p.column.SetAnalysis(r.analysis, article)
	p.width = width
	p.lines = scroll.Lines{Rows: p.column.Rows(), Starts: make([]int, len(a.Sentences))}
	for i, s := range a.Sentences {
		p.lines.Starts[i] = p.column.RowOf(s.Start)
	}
	p.strip = coverage.New(r.analysis, article, p.lines.Rows, p.column.RowOf)
	p.fresh = true
	// The anchor stays what it was, so that any number of resizes lead back.
	p.place = p.placeOf(p.anchor, p.place.Sentence)
}

// titled tells whether an article has a title.
func titled(s *model.Story) bool {
	return slices.ContainsFunc(s.Articles, func(a model.Article) bool { return a.Title != "" })
}

// restyle takes the terminal's background into account.
func (r *Reader) restyle(dark bool) { r.theme = r.theme.On(dark) }

// countCells follows the renderer, which counts by grapheme cluster once the
// terminal says that it knows mode 2027, and by code point before.
func (r *Reader) countCells(msg tea.ModeReportMsg) {
	if msg.Mode != ansi.ModeUnicodeCore || r.method == ansi.GraphemeWidth {
		return
	}
	switch msg.Value {
	case ansi.ModeSet, ansi.ModeReset, ansi.ModePermanentlySet:
		r.method = ansi.GraphemeWidth
		for i := range r.panes {
			r.panes[i].width = 0
		}
		r.arrange()
	}
}

// receive takes the analysis in. Marks never move text, but the followers now
// know where they belong.
func (r *Reader) receive(msg analyzed) {
	if msg.story != r.story {
		return
	}
	if msg.err != nil {
		r.failed = msg.err
		r.message = "the articles could not be compared: " + msg.err.Error()
		if r.analysis == nil {
			r.way = InProportion
		}
		return
	}
	r.automatic = msg.analysis
	if notice := relationOf(msg.analysis); notice != "" {
		r.message = notice
		if len(msg.analysis.Topics) == 0 {
			r.setWay(Free)
		}
	}
	r.use(msg.analysis)
	if len(r.screen.Slots) > 0 {
		r.arrange()
	}
	r.chooseFirst()
}

// relationOf says what a reader must know of a story whose articles share
// nothing, or everything; empty for any other.
func relationOf(a *model.Analysis) string {
	articles := a.Story.Articles
	copies := len(articles) > 1
	for i := range articles {
		copies = copies && articles[i].Text == articles[0].Text
	}
	switch {
	case copies:
		return "these articles are copies of one another"
	case len(a.Topics) == 0:
		return "these articles share no subject: each column scrolls by itself"
	}
	return ""
}
