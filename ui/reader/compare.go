package reader

import (
	"slices"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"triptych/model"
	"triptych/ui/column"
	"triptych/ui/matrix"
)

// A compareView shows the passages of each topic beside one another. The place
// in the columns waits meanwhile.
type compareView struct {
	open    bool
	matrix  *matrix.Matrix
	top     int // its row on the first row of the body
	section matrix.Section
}

// openCompare shows the topic at the reading line in the compare view, or goes
// back to the columns.
func (r *Reader) openCompare() tea.Cmd {
	if r.compare.open {
		r.compare.open = false
		return nil
	}
	if r.analysis == nil || len(r.screen.Slots) == 0 {
		r.message = r.nothingToGoTo("topics")
		return nil
	}
	r.compare.open, r.overview.open = true, false
	r.makeCompare()
	return nil
}

// makeCompare lays the compare view out, with what is at the reading line on top.
func (r *Reader) makeCompare() {
	r.compare.matrix = matrix.New(r.analysis, r.compareOptions())
	row := 0
	if here := r.here(); here.Sentence >= 0 {
		row = max(0, r.compare.matrix.RowOf(here.Article, r.story.Sentence(here).Start))
	}
	r.goToSection(r.compare.matrix.SectionAt(row))
}

func (r *Reader) compareOptions() matrix.Options {
	return matrix.Options{Width: r.screen.Width, Method: r.method, Articles: r.arrangement.Order, Leader: r.leader}
}

// layCompare keeps the compare view's place through another size or analysis.
func (r *Reader) layCompare() {
	if !r.compare.open || r.analysis == nil || r.compare.matrix == nil {
		return
	}
	anchor := r.compare.matrix.Anchor(r.compare.top)
	r.compare.matrix.Arrange(r.analysis, r.compareOptions())
	r.scrollCompareTo(r.compare.matrix.RowAt(anchor))
}

// compareRows gives the first row of the compare view's body on the screen, and
// how many it has: all but the outlets, the status and the hints.
func (r *Reader) compareRows() (first, rows int) {
	_, rows = r.overviewRows()
	if r.screen.Names >= 0 {
		return 1, rows - 1
	}
	return 0, rows
}

func (r *Reader) scrollCompareTo(top int) {
	_, rows := r.compareRows()
	r.compare.top = max(0, min(top, r.compare.matrix.Rows()-rows))
}

// goToSection brings a topic or a fold to the top.
func (r *Reader) goToSection(s matrix.Section) {
	r.compare.section = s
	first, _ := r.compare.matrix.RowsOf(s)
	r.scrollCompareTo(first)
}

// scrollCompare scrolls; the topic at the top is the current one.
func (r *Reader) scrollCompare(delta int) tea.Cmd {
	r.scrollCompareTo(r.compare.top + delta)
	if s := r.compare.matrix.SectionAt(r.compare.top); s != matrix.NoSection {
		r.compare.section = s
	}
	return nil
}

// pressInCompare does what a key says in the compare view.
func (r *Reader) pressInCompare(msg tea.KeyPressMsg) tea.Cmd {
	k := &r.keys
	_, rows := r.compareRows()
	m := r.compare.matrix
	switch {
	case key.Matches(msg, k.Down):
		return r.scrollCompare(1)
	case key.Matches(msg, k.Up):
		return r.scrollCompare(-1)
	case key.Matches(msg, k.PageDown):
		return r.scrollCompare(max(1, rows-2))
	case key.Matches(msg, k.PageUp):
		return r.scrollCompare(-max(1, rows-2))
	case key.Matches(msg, k.HalfDown):
		return r.scrollCompare(max(1, rows/2))
	case key.Matches(msg, k.HalfUp):
		return r.scrollCompare(-max(1, rows/2))
	case key.Matches(msg, k.Top):
		return r.scrollCompare(-m.Rows())
	case key.Matches(msg, k.Bottom):
		return r.scrollCompare(m.Rows())
	case key.Matches(msg, k.NextTopic):
		r.goToSection(m.Move(r.compare.section, 1))
	case key.Matches(msg, k.PreviousTopic):
		r.goToSection(m.Move(r.compare.section, -1))
	case key.Matches(msg, k.NextDiff):
		return r.nextInCompare(1)
	case key.Matches(msg, k.PreviousDiff):
		return r.nextInCompare(-1)
	case key.Matches(msg, k.Unfold):
		if !m.Toggle(r.compare.section) {
			m.ToggleAll()
		}
		r.scrollCompareTo(r.compare.top)
	case key.Matches(msg, k.Enter):
		return r.leaveCompare()
	case key.Matches(msg, k.Close):
		r.compare.open = false
	default:
		return r.pressShared(msg)
	}
	return nil
}

// nextInCompare goes to the next difference as the compare view has them.
func (r *Reader) nextInCompare(step int) tea.Cmd {
	type place struct{ row, difference int }
	var list []place
	for i := range r.analysis.Differences {
		if row := r.compare.matrix.RowOfDifference(i); row >= 0 {
			list = append(list, place{row, i})
		}
	}
	if len(list) == 0 {
		r.message = r.nothingToGoTo("differences")
		return nil
	}
	slices.SortStableFunc(list, func(x, y place) int { return x.row - y.row })
	at := slices.IndexFunc(list, func(p place) bool { return p.difference == r.selected })
	switch {
	case at >= 0:
		at = (at + step + len(list)) % len(list)
	case step > 0:
		at = max(0, slices.IndexFunc(list, func(p place) bool { return p.row >= r.compare.top }))
	default:
		at = len(list) - 1
	}
	r.selected = list[at].difference
	r.compare.section = matrix.Section{Topic: r.analysis.Differences[r.selected].Topic}
	_, rows := r.compareRows()
	r.scrollCompareTo(list[at].row - rows/3)
	return nil
}

// leaveCompare goes to the passage of the current topic in the columns: that of
// the focused column where it has one, or else of the first that has.
func (r *Reader) leaveCompare() tea.Cmd {
	topic := r.compare.section.Topic
	if r.compare.section.Fold || topic < 0 {
		r.compare.matrix.Toggle(r.compare.section)
		return nil
	}
	articles := append([]int{r.focus()}, r.arrangement.Order...)
	for _, article := range articles {
		if passage := r.analysis.Passage(topic, article); len(passage) > 0 {
			return r.leaveTo(model.SentenceRef{Article: article, Sentence: passage[0]})
		}
	}
	return nil
}

// leaveTo closes whatever covers the columns and goes to a sentence there.
func (r *Reader) leaveTo(ref model.SentenceRef) tea.Cmd {
	r.remember()
	r.letGo()
	r.compare.open, r.overview.open = false, false
	p := r.ensure(ref.Article)
	r.focusOn(ref.Article)
	return r.jump(ref.Article, p.lines.PlaceOf(ref.Sentence))
}

// clickInCompare opens a fold, or goes to the sentence under the pointer.
func (r *Reader) clickInCompare(m tea.Mouse) tea.Cmd {
	first, rows := r.compareRows()
	y := m.Y - first + r.compare.top
	if m.Y < first || m.Y >= first+rows {
		return nil
	}
	if r.compare.matrix.OnFold(y) {
		r.compare.matrix.Toggle(r.compare.matrix.SectionAt(y))
		r.scrollCompareTo(r.compare.top)
		return nil
	}
	if ref, ok := r.compare.matrix.SentenceAt(m.X, y); ok {
		return r.leaveTo(ref)
	}
	return nil
}

// compareFrame gives the rows of the screen in the compare view.
func (r *Reader) compareFrame() []string {
	rows := make([]string, r.screen.Height)
	first, n := r.compareRows()
	m := r.compare.matrix
	look := matrix.Look{
		Theme: r.theme, Highlights: r.highlights, Selected: r.selected, Current: r.compare.section, Focus: r.focus(),
		Text: func(article int, look column.Look) column.Look {
			look.Found, look.FoundHere = r.foundIn(article)
			return look
		},
	}
	if first > 0 {
		rows[0] = m.Header(look)
	}
	for y := range n {
		rows[first+y] = m.Row(r.compare.top+y, look)
	}
	if start, _ := m.RowsOf(m.SectionAt(r.compare.top)); n > 2 && start < r.compare.top {
		rows[first] = m.Heading(r.compare.top, look)
	}
	return r.withStatus(rows)
}
