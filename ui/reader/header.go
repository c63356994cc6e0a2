package reader

import (
	"fmt"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"triptych/model"
	"triptych/ui/draw"
)

// A header draws the rows above the columns: outlets or tabs, titles, and how
// each column covers the leader's sentence.
type header struct{ c *columns }

// join puts one piece a slot side by side; each must be as wide as its slot with
// the coverage map.
func join(slots []Slot, piece func(Slot) string) string {
	var b strings.Builder
	x := 0
	for _, slot := range slots {
		b.WriteString(strings.Repeat(" ", slot.X-x))
		b.WriteString(piece(slot))
		x = slot.X + slot.Width + slot.Strip
	}
	return b.String()
}

// style returns the style of an article's name.
func (h header) style(article int) ansi.Style {
	if article == h.c.view.focus {
		return h.c.term.theme.HeaderFocused
	}
	return h.c.term.theme.Header
}

// name returns an article's number and outlet.
func (h header) name(article int) string {
	return fmt.Sprintf(" %d ", article+1) + h.c.doc.outlet(article)
}

func (h header) names() string {
	if h.tabbed() {
		return h.tabsRow()
	}
	return join(h.c.screen.Slots, func(slot Slot) string {
		left, right := h.c.term.spread(h.name(slot.Article), draw.Day(h.c.doc.story.Articles[slot.Article].Date), slot.cells())
		return h.style(slot.Article).Styled(left) + h.c.term.theme.Muted.Styled(right)
	})
}

// indent sets titles under the outlet's name.
const indent = "   "

func (h header) titles() string {
	return join(h.c.screen.Slots, func(slot Slot) string {
		return h.c.term.theme.Title.Styled(h.c.term.fit(indent+h.c.doc.story.Articles[slot.Article].Title, slot.cells()))
	})
}

// rule closes the header and says how each column covers the leader's sentence.
func (h header) rule() string {
	t := h.c.term.theme
	return join(h.c.screen.Slots, func(slot Slot) string {
		state, style := h.state(slot.Article)
		if state == "" {
			return t.Rule.Styled(strings.Repeat(t.Glyphs.Rule, slot.cells()))
		}
		state = h.c.term.cut(" "+state+" ", slot.cells())
		width := h.c.term.method.StringWidth(state)
		rest, lead := max(0, slot.cells()-2-width), min(2, slot.cells()-width)
		return t.Rule.Styled(strings.Repeat(t.Glyphs.Rule, lead)) + style.Styled(state) + t.Rule.Styled(strings.Repeat(t.Glyphs.Rule, rest))
	})
}

// state says how a column covers the leader's sentence, and in which style; ""
// where the columns are not in step.
func (h header) state(article int) (string, ansi.Style) {
	t := h.c.term.theme
	if !h.c.doc.several() || !h.c.inStep() {
		return "", t.Rule
	}
	placement := h.c.panes[article].placement
	switch {
	case article == h.c.view.leader:
		return "leads", t.Covered
	case placement.Cover == model.NotCovered:
		return draw.NotCovered, t.NotCovered
	case placement.Moved < 0:
		return t.Glyphs.Above + " " + draw.Plural(-placement.Moved, "row") + " above", t.Elsewhere
	case placement.Moved > 0:
		return t.Glyphs.Below + " " + draw.Plural(placement.Moved, "row") + " below", t.Elsewhere
	case placement.Cover == model.ByTopic:
		return "same topic", t.Covered
	}
	return "same passage", t.Covered
}

// tabbed reports whether articles take turns on one column.
func (h header) tabbed() bool { return len(h.c.screen.Slots) == 1 && h.c.doc.several() }

// tabs returns the label of each article's tab and the cell where it starts. The
// focused one has the room that the others leave.
func (h header) tabs() (labels []string, starts []int) {
	x := 0
	share := max(4, h.c.screen.Width/len(h.c.panes))
	for i := range h.c.panes {
		label := h.c.term.counter().Harmless(h.name(i)) + " "
		if i != h.c.view.focus {
			label = h.c.term.counter().Cut(label, share, "… ")
		}
		labels, starts = append(labels, label), append(starts, x)
		x += h.c.term.method.StringWidth(label)
	}
	return labels, starts
}

func (h header) tabsRow() string {
	labels, _ := h.tabs()
	var b strings.Builder
	for i, label := range labels {
		b.WriteString(h.style(i).Styled(label))
	}
	return h.c.term.cut(b.String(), h.c.screen.Width)
}

// tabAt returns the article whose tab is at the cell x.
func (h header) tabAt(x int) (article int, ok bool) {
	labels, starts := h.tabs()
	for i := range labels {
		if x >= starts[i] && x < starts[i]+h.c.term.method.StringWidth(labels[i]) {
			return i, true
		}
	}
	return 0, false
}
