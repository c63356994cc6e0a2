package reader

import (
	"fmt"
	"slices"
	"strings"

	"charm.land/bubbles/v2/key"
	"charm.land/bubbles/v2/textinput"
	tea "charm.land/bubbletea/v2"

	"triptych/model"
	"triptych/ui/search"
)

// A finder is a search across all columns. While it is open, n and N step
// through its matches.
type finder struct {
	open    bool // there is a query
	typing  bool // its words are being typed
	pattern bool // they are a regular expression
	input   textinput.Model
	failure string          // why the expression cannot be used
	indexes []*search.Index // by article, made with the first search
	matches [][]model.Span  // by article
	list    []match         // of the columns that are not hidden, in the order of the steps
	at      int             // the match stood at, counted through the columns; none before the first
	origin  position        // where the reader was when it was opened
}

// A match is one place that the search found.
type match struct {
	article, number int // which article's, and which of that article's
	model.Span
}

// openSearch asks for words, those of the last search at first.
func (r *Reader) openSearch() tea.Cmd {
	if len(r.screen.Slots) == 0 {
		return nil
	}
	f := &r.finder
	if f.indexes == nil {
		f.indexes, f.input = indexesOf(r.story), newInput()
	}
	r.letGo()
	f.typing, f.open, f.at, f.origin = true, true, none, r.position()
	f.input.SetWidth(r.inputWidth())
	f.input.SetValue("")
	f.input.Focus()
	f.matches, f.list = make([][]model.Span, len(r.panes)), nil
	return nil
}

// newInput gives a line to type in. It has the terminal's own cursor, which
// needs no timer to blink, and does not paste from a clipboard by itself: over
// SSH that would be the server's. What the terminal pastes comes as a message.
func newInput() textinput.Model {
	input := textinput.New()
	input.Prompt = ""
	input.CharLimit = 200
	input.SetStyles(textinput.Styles{})
	input.SetVirtualCursor(false)
	input.KeyMap.Paste.SetEnabled(false)
	input.KeyMap.DeleteWordForward.SetEnabled(false) // it panics on the last character
	return input
}

func (r *Reader) inputWidth() int { return max(8, r.screen.Width/3) }

// pressInSearch takes a key while words are typed.
func (r *Reader) pressInSearch(msg tea.KeyPressMsg) tea.Cmd {
	f := &r.finder
	switch {
	case key.Matches(msg, r.keys.Close):
		r.endSearch()
		return r.backTo(f.origin)
	case key.Matches(msg, r.keys.Accept):
		f.typing = false
		f.input.Blur()
		if len(f.list) == 0 {
			r.endSearch()
			r.message = "nothing found"
			return r.backTo(f.origin)
		}
		r.trail = append(r.trail, f.origin)
		return nil
	case key.Matches(msg, r.keys.Pattern):
		f.pattern = !f.pattern
	default:
		return r.typeInSearch(msg)
	}
	return r.searchAgain()
}

// typeInSearch gives the line a key, or what the terminal pastes.
func (r *Reader) typeInSearch(msg tea.Msg) tea.Cmd {
	f := &r.finder
	before := f.input.Value()
	f.input, _ = f.input.Update(msg)
	if f.input.Value() == before {
		return nil
	}
	return r.searchAgain()
}

// searchAgain looks for what is typed and shows the first match from where the
// search began.
func (r *Reader) searchAgain() tea.Cmd {
	f := &r.finder
	f.find()
	f.at = none
	r.listMatches()
	for i, m := range f.list {
		if m.article == f.origin.leader && m.Start >= f.origin.anchor {
			return r.toMatch(i)
		}
	}
	if len(f.list) > 0 {
		return r.toMatch(0)
	}
	return r.backTo(f.origin)
}

// find looks for what is typed in every article.
func (f *finder) find() {
	f.failure = ""
	query := search.Words(f.input.Value())
	if f.pattern {
		var err error
		if query, err = search.Pattern(f.input.Value()); err != nil {
			f.failure = "not a regular expression yet"
		}
	}
	f.matches = make([][]model.Span, len(f.indexes))
	for i, x := range f.indexes {
		f.matches[i] = x.Find(query)
	}
}

// listMatches lists the matches column by column, those of the column that led
// when the search began first.
func (r *Reader) listMatches() {
	f := &r.finder
	f.list = nil
	order := slices.Clone(r.arrangement.Order)
	if at := slices.Index(order, f.origin.leader); at > 0 {
		order = append(order[at:], order[:at]...)
	}
	for _, article := range order {
		for number, span := range f.matches[article] {
			f.list = append(f.list, match{article, number, span})
		}
	}
}

// nextMatch steps through the matches, going round at the ends.
func (r *Reader) nextMatch(step int) tea.Cmd {
	n := len(r.finder.list)
	if n == 0 {
		r.message = "nothing found"
		return nil
	}
	at := r.finder.at + step
	switch {
	case at >= n:
		at, r.message = 0, "round again from the first match"
	case at < 0:
		at, r.message = n-1, "round again from the last match"
	}
	return r.toMatch(at)
}

// toMatch brings a match to the reading line. Its column leads and has the focus.
func (r *Reader) toMatch(at int) tea.Cmd {
	r.finder.at = at
	m := r.finder.list[at]
	r.ensure(m.article)
	place := r.placeOfText(m.article, m.Start)
	cmd := r.jump(m.article, place)
	r.focusOn(m.article)
	return cmd
}

func (r *Reader) endSearch() {
	f := &r.finder
	f.open, f.typing = false, false
	f.input.Blur()
}

// foundIn gives what a column shows of the search.
func (r *Reader) foundIn(article int) (spans []model.Span, here int) {
	f := &r.finder
	if !f.open {
		return nil, none
	}
	here = none
	if f.at >= 0 && f.at < len(f.list) && f.list[f.at].article == article {
		here = f.list[f.at].number
	}
	return f.matches[article], here
}

// searchRow is the last row while a search is open.
func (r *Reader) searchRow() string {
	f := &r.finder
	t := r.theme
	told := t.Status.Styled(r.tellMatches()) + "  "
	if f.typing {
		keys := r.hint(r.keys.Accept, "keep") + r.hint(r.keys.Pattern, "regexp") + r.hint(r.keys.Close, "cancel")
		row := " " + t.StatusKey.Styled(f.kind()) + f.input.View() + " " + told + keys
		return r.cut(row, r.screen.Width)
	}
	words := t.Status.Styled(r.cells().Harmless(" "+f.kind()+f.input.Value())) + "  "
	keys := r.hint(r.keys.NextDiff, "next") + r.hint(r.keys.PreviousDiff, "previous") + r.hint(r.keys.Search, "new search") + r.hint(r.keys.Close, "end")
	return r.cut(words+told+keys, r.screen.Width)
}

// kind is what stands before the words.
func (f *finder) kind() string {
	if f.pattern {
		return "regexp/"
	}
	return "/"
}

// searchCursor is where the terminal's cursor stands while words are typed.
func (r *Reader) searchCursor() *tea.Cursor {
	f := &r.finder
	if !f.typing {
		return nil
	}
	c := f.input.Cursor()
	if c == nil {
		return nil
	}
	c.X = min(c.X+1+len(f.kind()), r.screen.Width-1)
	c.Y = r.promptRow()
	return c
}

// promptRow is the row of the screen for what is typed: that of the hints, or
// the last one where there are none.
func (r *Reader) promptRow() int {
	if r.screen.Hints >= 0 {
		return r.screen.Hints
	}
	return r.screen.Height - 1
}

// hint names a key and what it does here.
func (r *Reader) hint(b key.Binding, does string) string {
	name, _, _ := strings.Cut(b.Help().Key, " ")
	return r.theme.StatusKey.Styled(name) + " " + r.theme.Muted.Styled(does) + "  "
}

// tellMatches counts the matches of each column.
func (r *Reader) tellMatches() string {
	f := &r.finder
	if f.failure != "" {
		return f.failure
	}
	if strings.TrimSpace(f.input.Value()) == "" {
		return "type what to look for"
	}
	var words []string
	for _, article := range r.arrangement.Order {
		words = append(words, fmt.Sprintf("%s %d", r.outlet(article), len(f.matches[article])))
	}
	told := r.cells().Harmless(strings.Join(words, separator))
	if f.at >= 0 && !f.typing {
		told = fmt.Sprintf("%d of %d%s", f.at+1, len(f.list), separator) + told
	}
	return told
}
