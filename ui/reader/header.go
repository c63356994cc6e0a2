package reader

import (
	"fmt"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"triptych/model"
	"triptych/ui/draw"
)

// A header draws the rows above the columns: outlets or tabs, and how
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

// rule closes the header. It says how each column covers the leader's sentence and
// where the column stands, in words and as a bar.
func (h header) rule() string {
	return join(h.c.screen.Slots, func(slot Slot) string {
		words, style := h.state(slot.Article)
		bar := h.bar(slot)
		room := slot.cells() - barWidth(slot)
		if words == "" || room < leastState {
			return h.line(room) + bar
		}
		for h.c.term.counter().Width(words)+4 > room && strings.Contains(words, separator) {
			words = words[:strings.LastIndex(words, separator)]
		}
		words = h.c.term.cut(" "+words+" ", room-2)
		return h.line(2) + style.Styled(words) + h.line(room-2-h.c.term.method.StringWidth(words)) + bar
	})
}

const (
	leastState = 8  // cells in which a column's state is worth telling
	mostBar    = 12 // cells of a bar
)

func (h header) line(cells int) string {
	t := h.c.term.theme
	return t.Rule.Styled(strings.Repeat(t.Glyphs.Rule, max(0, cells)))
}

// barWidth returns how many cells of a slot's rule are its bar.
func barWidth(slot Slot) int { return min(mostBar, max(1, slot.cells()/6)) }

// bar shows which part of an article is on the screen: its own part of the rule is
// heavy. It lies in the header since one beside the text would stand still while
// that scrolls, so that no terminal could scroll the rows by itself.
func (h header) bar(slot Slot) string {
	t, p, width := h.c.term.theme, &h.c.panes[slot.Article], barWidth(slot)
	rows, height := max(1, p.lines.Rows), h.c.screen.BodyH
	cells := max(1, min(width, width*height/rows))
	left := 0
	if rows > height {
		left = max(0, min(p.placement.Top*(width-cells)/(rows-height), width-cells))
	}
	return h.line(left) + t.Reading.Styled(strings.Repeat(t.Glyphs.Thumb, cells)) + h.line(width-cells-left)
}

// state says how a column covers the leader's sentence and where it stands, and in
// which style; "" where the columns are not in step.
func (h header) state(article int) (string, ansi.Style) {
	t := h.c.term.theme
	if !h.c.doc.several() || !h.c.inStep() {
		return "", t.Rule
	}
	p := &h.c.panes[article]
	target := h.paragraph(article, p.placement.Target)
	switch {
	case article == h.c.view.leader:
		return "leads" + target, t.Covered
	case h.c.inHeadline(article):
		return "in the headline", t.Covered
	case p.placement.Target == none:
		leader := model.SentenceRef{Article: h.c.view.leader, Sentence: h.c.panes[h.c.view.leader].place.Sentence}
		return h.c.doc.noMatch(h.c.origin(), leader) + h.paragraph(article, p.lines.SentenceOn(max(0, p.placement.Top+h.c.readingRow()))), t.NotCovered
	case p.placement.Away != 0:
		return h.told(article)
	case p.placement.Cover == model.ByTopic:
		return "same topic" + target, t.Covered
	}
	return "same passage" + target, t.Covered
}

// told says where a column's article tells what the leader's sentence does, if that
// is elsewhere: where the column has just leapt to, or with a key where it has not.
func (h header) told(article int) (string, ansi.Style) {
	t, p := h.c.term.theme, h.c.panes[article].placement
	words := map[bool]string{true: "told later:", false: "told earlier:"}[p.Away > 0]
	words += strings.TrimPrefix(h.paragraph(article, p.Target), strings.TrimRight(separator, " "))
	if p.InSight {
		return words, t.Elsewhere
	}
	return words + separator + h.c.keys.name("peek"), t.NotCovered
}

// paragraph names the paragraph of a sentence: " · ¶ 3 of 20"; "" for no sentence.
func (h header) paragraph(article, sentence int) string {
	number, all, last := 0, 0, none
	for i, s := range h.c.doc.story.Articles[article].Sentences {
		if s.Block != last {
			all, last = all+1, s.Block
		}
		if i == sentence {
			number = all
		}
	}
	if number == 0 {
		return ""
	}
	return fmt.Sprintf("%s¶ %d of %d", separator, number, all)
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
