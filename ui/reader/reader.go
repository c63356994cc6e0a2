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
	"time"

	tea "charm.land/bubbletea/v2"

	"triptych/model"
	"triptych/ui/column"
	"triptych/ui/theme"
)

// A Notice is a line for the person, from whoever runs the reader.
type Notice string

// ChooseStory asks whoever runs the reader for another story. The reader stays
// as it is.
type ChooseStory struct{}

// A Reader shows one story on one terminal. It is not safe for concurrent use;
// the Story and the analyses that it reads may be shared.
type Reader struct {
	*outbox
	options     Options
	nav         *navigator
	columns     *columnsMode
	stack       stack
	analyst     *analyst
	notebook    *notebook
	marker      *marker
	preferences *preferences
	porter      *porter
	revisions   *reviser
	room        *attendance
	departure   *departure
	lector      *lector
	search      *searchMode // the last one; nil before the first
	first       firstLook
	ctx         context.Context
	cancel      context.CancelFunc
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
	after := o.After
	if after == nil {
		after = tea.Tick
	}
	ctx, cancel := context.WithCancel(ctx)
	doc := newDocument(&o)
	d := &desk{
		doc: doc, term: terminal{theme: o.Theme, mouse: true}, keys: *o.Keys, now: o.Now, after: after, message: describeNotices(newsAtStart(&o, doc.book)),
		view: View{finding: finding{tab: firstTab(&o)}, origin: model.Automatic, marked: marked{level: cmp.Or(o.Habits.Level, model.Telling)}, highlights: true, sentence: none},
	}
	nav := &navigator{columns: newColumns(d, o.Habits)}
	r := &Reader{
		outbox: &outbox{}, options: o, ctx: ctx, cancel: cancel, nav: nav, analyst: newAnalyst(doc, o.Analyze),
		notebook: &notebook{doc: doc, store: o.Notes}, revisions: &reviser{revise: o.Revise}, room: &attendance{desk: d, room: o.Room},
	}
	r.lector = &lector{second: o.SecondReader}
	r.marker = &marker{nav: nav, notebook: r.notebook}
	r.preferences = &preferences{desk: d, keep: o.Habits.Keep, level: d.view.marked.level}
	r.porter = &porter{desk: d, outbox: r.outbox, desktop: o.Around.Desktop, ctx: ctx}
	r.departure = &departure{nav: nav, notebook: r.notebook, outbox: r.outbox, close: r.Close, ctx: ctx}
	r.columns = &columnsMode{nav: nav, found: r.found, openDetails: func() { r.open(newDetails(nav)) }}
	r.stack = stack{r.columns}
	_, known := doc.book.Position()
	r.first.newcomer = o.Notes != nil && !known
	if origin := originsOf(doc.given)[0]; origin != model.Automatic {
		r.nav.view.origin = origin
		r.analyst.correctGiven(origin)
		r.nav.show()
	}
	return r
}

// Posed reports whether a tour has just said that what is shown stands for all of it.
func (r *Reader) Posed() bool {
	t, ok := r.stack.find(inTour).(*tourMode)
	return ok && t.player.Still()
}

// Look returns the theme and the level that hold for other stories too.
func (r *Reader) Look() (*theme.Theme, model.Level) {
	return r.nav.term.theme, r.preferences.level
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

// open opens a mode on top of the others.
func (r *Reader) open(m mode) { r.stack = r.stack.push(m) }

// sync brings everything in line with what a message has changed. The story before
// it tells whether there is another one.
func (r *Reader) sync(before *model.Story) {
	if !r.stack.has(onPrompts) { // nothing moves under what is being typed
		r.applyRevision()
		r.showReading()
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
	cmds := append(r.outbox.empty(), r.nav.tick(), r.notebook.save(r.ctx), r.preferences.save(), r.analyst.next(r.ctx, r.nav.view.origin),
		r.revisions.await(r.ctx), r.room.await(r.ctx))
	if t, ok := r.stack.find(inTour).(*tourMode); ok {
		cmds = append(cmds, t.tick())
	}
	if m, ok := r.stack.find(inFindings).(*findingsMode); ok && m.showsFacts() {
		cmds = append(cmds, r.analyst.next(r.ctx, model.Automatic)) // nobody marks facts by hand
	}
	return r.own(tea.Batch(cmds...))
}

// found paints what a search found in an article, or what is chosen by hand.
func (r *Reader) found(article int, look column.Look) column.Look { return r.stack.look(article, look) }
