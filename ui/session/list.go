package session

import (
	"context"
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"triptych/ui/draw"
	"triptych/ui/picker"
	"triptych/ui/reader"
	"triptych/ui/tour"
)

// A storyList is the list of stories while it is open. What is typed filters it.
type storyList struct {
	shelf   Shelf
	picker  *picker.Picker
	words   string          // of the filter
	message string          // until the next key
	opening string          // the story that is being opened; "" for none
	story   *reader.Options // that it has become; nil until it has
	within  bool            // there is a story to go back to
	ctx     context.Context
	cancel  context.CancelFunc // ends what the list asked for

	editor   Editor    // nil where stories cannot be changed
	reading  string    // the story that is being read; "" for none
	question *question // that is asked; nil for none
	doing    string    // what is being done to a story; "" for nothing
	start    tea.Cmd   // that does it, until it is started
}

// A choice is what a person wants of the list.
type choice uint8

const (
	nothing choice = iota
	open           // the story that opening names
	back           // to the story, or out of the program
	quit           // the program
	suspend        // the program
	redraw         // the screen
	changed        // perhaps work on a story was set off
)

// listed brings the stories. An answer to another list than the one that is open
// is stale, as all answers are.
type listed struct {
	list    *storyList
	entries []picker.Entry
	err     error
}

// counted brings how many topics and conflicts some stories have.
type counted struct {
	list  *storyList
	found []counts
	rest  []string // the stories that are still to be counted
}

// counts are how many topics and conflicts a story has.
type counts struct {
	name              string
	topics, conflicts int
}

// opened brings a story that was chosen.
type opened struct {
	list    *storyList
	name    string
	options reader.Options
	err     error
}

// newStoryList returns the list with a story selected. Within says whether that
// one is being read.
func newStoryList(ctx context.Context, shelf Shelf, p *picker.Picker, selected string, within bool) *storyList {
	l := &storyList{shelf: shelf, picker: p, within: within}
	l.editor, _ = shelf.(Editor)
	if within {
		l.reading = selected
	}
	l.ctx, l.cancel = context.WithCancel(ctx)
	p.SetFilter("")
	p.Select(selected)
	return l
}

// load asks for the stories.
func (l *storyList) load() tea.Cmd {
	return func() tea.Msg {
		entries, err := l.shelf.List(l.ctx)
		return listed{l, entries, err}
	}
}

// receive shows the stories, and asks for what is in them a few at a time: most of them
// are never opened.
func (l *storyList) receive(msg listed) tea.Cmd {
	if l == nil || msg.list != l {
		return nil
	}
	if msg.err != nil {
		l.message = msg.err.Error()
	}
	l.picker.SetEntries(msg.entries)
	var names []string
	for _, e := range msg.entries {
		if e.Problem == "" {
			names = append(names, e.Name)
		}
	}
	return l.count(names)
}

// countedAtOnce is how many stories are counted before the list shows it: a frame for
// each would be most of the work.
const countedAtOnce = 32

// count asks for what is in the first of the stories.
func (l *storyList) count(names []string) tea.Cmd {
	if len(names) == 0 {
		return nil
	}
	return func() tea.Msg {
		first := names[:min(countedAtOnce, len(names))]
		msg := counted{list: l, rest: names[len(first):]}
		for _, name := range first {
			if topics, conflicts, err := l.shelf.Count(l.ctx, name); err == nil {
				msg.found = append(msg.found, counts{name, topics, conflicts})
			}
		}
		return msg
	}
}

func (l *storyList) receiveCount(msg counted) tea.Cmd {
	if l == nil || msg.list != l {
		return nil
	}
	for _, c := range msg.found {
		l.picker.SetCounts(c.name, c.topics, c.conflicts)
	}
	return l.count(msg.rest)
}

// open asks for the story that opening names.
func (l *storyList) open(shelf Shelf) tea.Cmd {
	name := l.opening
	return func() tea.Msg {
		options, err := shelf.Open(l.ctx, name)
		return opened{l, name, options, err}
	}
}

// take takes what a person does, and reports whether the message was for the list.
func (l *storyList) take(msg tea.Msg, t *terminal) (taken bool, c choice) {
	switch msg := msg.(type) {
	case reader.Notice:
		l.message = string(msg)
		return false, nothing
	case tea.KeyPressMsg:
		return true, l.press(msg, t)
	case tea.MouseClickMsg, tea.MouseWheelMsg:
		return true, l.point(msg.(tea.MouseMsg).Mouse(), t)
	case tea.PasteMsg:
		if l.question != nil {
			l.paste(msg.Content)
			return true, nothing
		}
		l.filter(l.words + msg.Content)
		return true, nothing
	}
	return false, nothing
}

// filter leaves the stories that have the words.
func (l *storyList) filter(words string) {
	l.words = typed(words)
	l.picker.SetFilter(l.words)
}

// press does what a key says.
func (l *storyList) press(key tea.KeyPressMsg, t *terminal) choice {
	l.message = ""
	if l.question != nil && key.String() != "ctrl+c" {
		l.answer(key)
		return changed
	}
	switch key.String() {
	case "ctrl+c":
		return quit
	case "ctrl+z":
		return suspend
	case "ctrl+l":
		return redraw
	case "enter":
		return l.choose()
	case "up", "ctrl+p", "shift+tab":
		l.picker.Move(-1)
	case "down", "ctrl+n", "tab":
		l.picker.Move(1)
	case "pgdown", "ctrl+f":
		l.picker.Page(1, t.width, rowsOf(t))
	case "pgup", "ctrl+b":
		l.picker.Page(-1, t.width, rowsOf(t))
	case "home":
		l.picker.First()
	case "end":
		l.picker.Last()
	case "backspace":
		if words := []rune(l.words); len(words) > 0 {
			l.filter(string(words[:len(words)-1]))
		}
	case "ctrl+u":
		l.filter("")
	case "ctrl+a", "ctrl+r", "ctrl+d":
		l.change(key.String())
	case "esc":
		if l.words == "" {
			return back
		}
		l.filter("")
	default:
		if key.Text != "" {
			l.filter(l.words + key.Text)
		}
	}
	return nothing
}

// choose chooses the selected story.
func (l *storyList) choose() choice {
	e, ok := l.picker.Selected()
	switch {
	case !ok:
		return nothing
	case e.Problem != "":
		l.message = e.Problem
		return nothing
	}
	l.opening = e.Name
	return open
}

// point takes the mouse: a click selects, a click on what is selected opens, one on
// a hint presses its key, the wheel moves.
func (l *storyList) point(m tea.Mouse, t *terminal) choice {
	if l.question != nil {
		return nothing
	}
	switch m.Button {
	case tea.MouseWheelDown:
		l.picker.Move(1)
	case tea.MouseWheelUp:
		l.picker.Move(-1)
	case tea.MouseLeft:
		if key, ok := l.hintAt(m.X, t); ok && m.Y == t.height-1 && t.height >= hintsFrom {
			return l.press(key, t)
		}
		name, ok := l.picker.At(m.X, m.Y, t.width, rowsOf(t))
		if e, is := l.picker.Selected(); ok && is && e.Name == name {
			return l.choose()
		}
		if ok {
			l.picker.Select(name)
		}
	}
	return nothing
}

// hintsFrom is the height in rows from which the keys are hinted at.
const hintsFrom = 6

// rowsOf returns the rows of the list: all but the last, which has the keys.
func rowsOf(t *terminal) int {
	if t.height < hintsFrom {
		return t.height
	}
	return t.height - 1
}

// draw draws the list.
func (l *storyList) draw(t *terminal) string {
	rows := l.picker.Rows(t.width, rowsOf(t), t.theme, t.method)
	if len(rows) < t.height {
		rows = append(rows, l.hints(t))
	} else if (l.message != "" || l.question != nil) && len(rows) > 0 {
		rows[len(rows)-1] = l.hints(t)
	}
	return strings.Join(rows, "\n")
}

// hints returns the last row: the message, or what the keys do.
func (l *storyList) hints(t *terminal) string {
	counter := draw.Counter{Method: t.method}
	switch {
	case l.question != nil:
		return l.question.row(t)
	case l.message != "":
		return t.theme.Status.Styled(counter.Fit(" "+l.message, t.width))
	case l.doing != "":
		return t.theme.Status.Styled(counter.Fit(" "+l.doing, t.width))
	case l.opening != "":
		return t.theme.Status.Styled(counter.Fit(fmt.Sprintf(" opening %s…", l.opening), t.width))
	}
	var b strings.Builder
	left := t.width
	for _, h := range l.placedHints(t) {
		left -= h.width
		b.WriteString(" " + t.theme.StatusKey.Styled(t.theme.Glyphs.Key(h.key)) + " " + t.theme.Muted.Styled(h.does) + "  ")
	}
	return t.theme.Glyphs.Flat(b.String()) + strings.Repeat(" ", max(0, left))
}

// A keyHint is what a key does, and how many cells it takes to say so.
type keyHint struct {
	key, does string
	width     int
}

// placedHints returns the keys that work here, from the left to the right, as many as
// have room.
func (l *storyList) placedHints(t *terminal) []keyHint {
	escape := "quit"
	switch {
	case l.words != "":
		escape = "all"
	case l.within:
		escape = "back"
	}
	all := []keyHint{{key: "enter", does: "open"}, {key: "esc", does: escape}, {key: "↑ ↓", does: "select"}, {key: "type", does: "to filter"}}
	if l.editor != nil {
		all = append(all, keyHint{key: "ctrl+a", does: "add"}, keyHint{key: "ctrl+r", does: "rename"}, keyHint{key: "ctrl+d", does: "delete"})
	}
	counter, left := draw.Counter{Method: t.method}, t.width
	var placed []keyHint
	for _, h := range append(all, keyHint{key: "ctrl+c", does: "quit"}) {
		h.width = counter.Width(t.theme.Glyphs.Key(h.key)) + len(h.does) + 4
		if h.width > left {
			break
		}
		left -= h.width
		placed = append(placed, h)
	}
	return placed
}

// hintAt returns the key of the hint at a cell of the last row; false where there is
// none, or one for several keys.
func (l *storyList) hintAt(x int, t *terminal) (key tea.KeyPressMsg, ok bool) {
	if l.message != "" || l.doing != "" || l.opening != "" {
		return key, false
	}
	for _, h := range l.placedHints(t) {
		if x < h.width {
			return tour.Key(h.key)
		}
		x -= h.width
	}
	return key, false
}
