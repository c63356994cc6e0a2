// Package reader is the reader of one story: its articles in columns that scroll
// in step, with the details in which they differ marked.
//
// A Reader is made of values and two tables. The document is the story, its
// analyses, and what the person marked. The View is where the person is in it, and
// what a presenter shares. The columns lay both out for the terminal. Everything
// drawn follows from these. The tables are the commands, from which keys, hints
// and help come, and the modes: what is open on the screen, one type each, on a
// stack.
//
// A message goes to the mode on top and changes those values. At the end of Update
// the modes are brought in line with what has changed, and the commands that Bubble
// Tea must run are found by comparing what there is with what there should be: an
// analysis that is missing, a note that is not in its file, a column that glides.
package reader

import (
	"cmp"
	"context"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"triptych/model"
	"triptych/model/analyze"
	"triptych/ui/column"
	"triptych/ui/notes"
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
	Annotated  *model.Analysis
	WordsAlone bool     // the automatic analysis is made without the encoder
	Notices    []string // how many, and the first, are shown in the status line until the first key
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
	// Keep keeps what the person chose in the place of a setting, the level or the
	// theme, for the next reader; nil where nobody does. It is called beside the reader.
	Keep func(setting, value string) error
}

// A Notice is a line for the person, from whoever runs the reader.
type Notice string

// ChooseStory asks whoever runs the reader for another story. The reader stays
// as it is.
type ChooseStory struct{}

// A Reader shows one story on one terminal. It is not safe for concurrent use;
// the Story and the analyses that it reads may be shared.
type Reader struct {
	options   Options
	nav       *navigator
	columns   *columnsMode
	stack     stack
	analyst   *analyst
	notebook  *notebook
	marker    *marker
	revisions *reviser
	room      *attendance
	search    *searchMode // the last one; nil before the first
	first     firstLook
	outbox    []tea.Cmd // to be run once the message at hand is dealt with
	lost      error     // what the person lost by leaving
	ctx       context.Context
	cancel    context.CancelFunc
}

// New returns a Reader that shows the start of the story as soon as it learns the
// size of its terminal. Close ends what runs beside it.
func New(ctx context.Context, o Options) *Reader {
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.Theme == nil {
		o.Theme = theme.New(true)
	}
	if o.Keys == nil {
		keys := DefaultKeys()
		o.Keys = &keys
	}
	ctx, cancel := context.WithCancel(ctx)
	doc := newDocument(&o)
	d := &desk{
		doc: doc, term: terminal{theme: o.Theme, mouse: true}, keys: *o.Keys, now: o.Now, after: tea.Tick, message: describeNotices(lostByHand(o.Notices, doc.book)),
		view: View{origin: model.Automatic, marked: marked{level: cmp.Or(o.Habits.Level, model.Telling)}, highlights: true, sentence: none},
	}
	nav := &navigator{columns: newColumns(d, o.Habits)}
	r := &Reader{
		options: o, ctx: ctx, cancel: cancel, nav: nav, analyst: newAnalyst(doc, o.Analyze),
		notebook: &notebook{doc: doc, store: o.Notes, preferences: preferences{keep: o.Habits.Keep}}, revisions: &reviser{revise: o.Revise}, room: &attendance{desk: d, room: o.Room},
	}
	r.marker = &marker{nav: nav, notebook: r.notebook}
	r.columns = &columnsMode{nav: nav, found: r.found, openDetails: func() { r.open(newDetails(nav)) }}
	r.stack = stack{r.columns}
	_, known := doc.book.Position()
	r.first.newcomer = o.Notes != nil && !known
	if o.Annotated != nil {
		r.nav.view.origin = model.Annotations
		r.analyst.correctByHand()
		r.nav.show()
	}
	return r
}

// Look returns the theme and the level that hold for other stories too.
func (r *Reader) Look() (*theme.Theme, model.Level) {
	return r.nav.term.theme, cmp.Or(r.options.Habits.Level, model.Telling)
}

// Close ends what runs beside the reader.
func (r *Reader) Close() {
	r.cancel()
	if r.room.room != nil {
		r.room.room.Leave()
	}
}

// Init asks the terminal for its background, and starts what runs beside the reader.
func (r *Reader) Init() tea.Cmd { return tea.Batch(tea.RequestBackgroundColor, r.effects()) }

// An event is a message that a command of the reader brings.
type event interface{ apply(*Reader) }

// An owned event is one of a certain reader. Another reader may take its place in
// the program while a command of it still runs.
type owned struct {
	reader *Reader
	event
}

// own lets a command bring its events to this reader alone. What is meant for the
// program itself goes there.
func (r *Reader) own(cmd tea.Cmd) tea.Cmd {
	if cmd == nil {
		return nil
	}
	return func() tea.Msg {
		switch msg := cmd().(type) {
		case tea.BatchMsg:
			for i := range msg {
				msg[i] = r.own(msg[i])
			}
			return msg
		case event:
			return owned{r, msg}
		default:
			return msg
		}
	}
}

// Update takes one message.
func (r *Reader) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	story := r.nav.doc.story
	byPerson := r.take(msg)
	r.sync(story)
	r.room.see(r.shared(), byPerson)
	return r, r.effects()
}

// take deals with a message, and reports whether a person did something.
func (r *Reader) take(msg tea.Msg) (byPerson bool) {
	switch msg := msg.(type) {
	case owned:
		if msg.reader == r {
			msg.apply(r)
		}
	case event:
		msg.apply(r)
	case Notice:
		r.nav.say(string(msg))
	case tea.WindowSizeMsg:
		r.nav.term.width, r.nav.term.height = msg.Width, msg.Height
		r.nav.layOut()
	case tea.BackgroundColorMsg:
		r.nav.term.theme = r.nav.term.theme.On(msg.IsDark())
	case tea.ColorProfileMsg:
		r.nav.term.theme = r.nav.term.theme.At(theme.DepthOf(msg.Profile))
	case tea.ModeReportMsg:
		r.nav.countCells(msg)
	case tea.KeyPressMsg:
		r.press(msg)
		return true
	case tea.PasteMsg:
		r.offer(func(m mode) answer { return m.take(msg) })
		return true
	case tea.MouseWheelMsg, tea.MouseClickMsg:
		r.point(msg.(tea.MouseMsg).Mouse())
		return true
	case tea.MouseMotionMsg:
		if m, ok := r.stack.reached()[0].(*handMode); ok && r.nav.ready() {
			m.drag(msg.Mouse())
		}
		return r.stack.has(inHand)
	}
	return false
}

// press does what a key of the person says.
func (r *Reader) press(key tea.KeyPressMsg) {
	if top := r.stack.reached()[0]; top.kind()&onLines != 0 && key.Text != "" && r.nav.ready() {
		r.nav.say("")
		r.answered(top, top.take(key)) // a letter is typed, whatever it does elsewhere
		return
	}
	if c := r.nav.keys.find(always, key); c != nil {
		c.do(r, r.columns, key)
		return
	}
	r.marker.awaited = differenceID{}
	if !r.stack.has(inTour) {
		r.nav.say("")
		r.first.newcomer, r.first.chosen = false, true
	}
	r.pressIn(r.stack.reached(), key)
}

// pressIn does what a key says in the first of the modes that knows it.
func (r *Reader) pressIn(modes []mode, key tea.KeyPressMsg) {
	if !r.nav.ready() { // nothing is shown yet that a key could act on
		if c := r.nav.keys.find(inColumns, key); c != nil && c.name == "quit" {
			c.do(r, r.columns, key)
		}
		return
	}
	for _, m := range modes {
		if c := r.nav.keys.find(m.kind(), key); c != nil {
			r.run(c, m, key)
			return
		}
		if r.answered(m, m.take(key)) {
			return
		}
	}
}

// run runs a command, or says why it does not work here and now.
func (r *Reader) run(c *command, m mode, key tea.KeyPressMsg) {
	if c.needs != nil {
		if works, reason := c.needs(r); !works {
			r.nav.say(reason)
			return
		}
	}
	c.do(r, m, key)
}

// answered closes a mode that is done, and reports whether what it answered to
// goes no further.
func (r *Reader) answered(m mode, a answer) bool {
	if a == done {
		r.stack = r.stack.without(m)
	}
	return a != pass
}

// offer offers something that a person did to the modes, the one on top first.
func (r *Reader) offer(to func(mode) answer) {
	for _, m := range r.stack.reached() {
		if r.nav.ready() && r.answered(m, to(m)) {
			return
		}
	}
}

// point does what a click says, or a notch of the wheel: on a hint in the last row,
// what its key says.
func (r *Reader) point(mouse tea.Mouse) {
	if key, ok := r.hinted(mouse); ok {
		r.press(key)
		return
	}
	r.offer(func(m mode) answer { return m.point(mouse) })
}

// hinted returns the key that a hint under the pointer names.
func (r *Reader) hinted(mouse tea.Mouse) (key tea.KeyPressMsg, ok bool) {
	if !r.nav.ready() || mouse.Button != tea.MouseLeft || mouse.Y != r.nav.screen.Hints || r.stack.has(onPrompts|inMatches|inTour) {
		return key, false
	}
	name, ok := r.status(r.stack.find(onScreens)).hintAt(mouse.X)
	if !ok {
		return key, false
	}
	return tour.Key(name)
}

// open opens a mode on top of the others.
func (r *Reader) open(m mode) { r.stack = r.stack.push(m) }

// post has a command run once the message at hand is dealt with.
func (r *Reader) post(cmd tea.Cmd) { r.outbox = append(r.outbox, cmd) }

// sync brings everything in line with what a message has changed. The story before
// it tells whether there is another one.
func (r *Reader) sync(before *model.Story) {
	if !r.stack.has(onPrompts) { // nothing moves under what is being typed
		r.applyRevision()
		r.followPresenter()
	}
	r.nav.show()
	r.marker.arrive()
	analysis := r.nav.doc.changed
	r.nav.doc.changed = false
	if analysis && r.nav.doc.shown != nil && r.nav.selected() == nil {
		r.nav.letGo()
	}
	if r.nav.ready() {
		r.first.look(r)
	}
	changed := change{story: before != r.nav.doc.story, analysis: analysis, layout: r.nav.motion.snap}
	r.nav.sync(changed)
	if r.nav.ready() {
		for _, m := range r.stack[1:] {
			m.sync(changed)
		}
	}
}

// effects returns what must be run now: what was asked for, and what follows from
// how everything stands.
func (r *Reader) effects() tea.Cmd {
	cmds := append(r.outbox, r.nav.tick(), r.notebook.save(r.ctx), r.notebook.preferences.save(), r.analyst.next(r.ctx, r.nav.view.origin),
		r.revisions.await(r.ctx), r.room.await(r.ctx))
	r.outbox = nil
	if t, ok := r.stack.find(inTour).(*tourMode); ok {
		cmds = append(cmds, t.tick())
	}
	if m, ok := r.stack.find(inFindings).(*findingsMode); ok && m.showsFacts() {
		cmds = append(cmds, r.analyst.next(r.ctx, model.Automatic)) // nobody marks facts by hand
	}
	return r.own(tea.Batch(cmds...))
}

// View draws the screen.
func (r *Reader) View() tea.View {
	v := tea.NewView(r.frame())
	v.AltScreen = true
	v.WindowTitle = "Triptych"
	if title := r.nav.doc.story.Title; title != "" {
		v.WindowTitle = r.nav.term.counter().Harmless(title) + " - Triptych"
	}
	if r.nav.ready() {
		for _, m := range r.stack.reached() {
			if v.Cursor = m.cursor(); v.Cursor != nil {
				break
			}
		}
	}
	if r.nav.term.mouse {
		v.MouseMode = tea.MouseModeCellMotion
	}
	return v
}

// frame returns the whole screen: as many rows as it has, none wider than it; ""
// before its size is known.
func (r *Reader) frame() string {
	if !r.nav.ready() {
		return ""
	}
	rows := make([]string, r.nav.screen.Height)
	base := r.stack.find(onScreens)
	for _, m := range r.stack {
		if m.kind()&overColumns != 0 || base == r.columns && m.kind()&(inColumns|inDetails) != 0 {
			m.draw(rows)
		}
	}
	top := r.stack.outside(inTour).reached()[0]
	r.drawStatus(rows, r.status(base))
	for _, m := range r.stack {
		if m.kind()&(onScreens|inDetails) == 0 && (m.kind() != inMatches || m == top) {
			m.draw(rows)
		}
	}
	return strings.Join(rows, "\n")
}

func (r *Reader) status(base mode) *status {
	reached := r.stack.outside(onPrompts&^inHand | inTour).reached()
	hand, _ := r.stack.find(inHand).(*handMode)
	return &status{
		desk: r.nav.desk, nav: r.nav, base: base, hand: hand, room: r.room.describe(), lost: r.notebook.unsaved().String(),
		keys: r.working(reached), top: reached[0].kind(), first: r.first.newcomer,
	}
}

// working returns the commands that keys reach in modes and that work now.
func (r *Reader) working(modes []mode) []*command {
	var list []*command
	for _, c := range r.nav.keys.reachable(modes) {
		if c.needs != nil {
			if works, _ := c.needs(r); !works {
				continue
			}
		}
		list = append(list, c)
	}
	return list
}

// found paints what a search found in an article, or what is chosen by hand.
func (r *Reader) found(article int, look column.Look) column.Look {
	if m, ok := r.stack.find(inHand).(*handMode); ok {
		return m.look(article, look)
	}
	if m, ok := r.stack.find(inSearch | inMatches).(*searchMode); ok {
		return m.look(article, look)
	}
	look.FoundHere = none
	return look
}
