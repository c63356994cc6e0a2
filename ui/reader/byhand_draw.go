package reader

import (
	"cmp"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"triptych/model"
	"triptych/ui/column"
)

// look paints what is chosen in an article and the word at the cursor, on text that
// has no other marks.
func (m *handMode) look(article int, look column.Look) column.Look {
	look.Highlights, look.Selected, look.Dimmed, look.Follow, look.FoundHere = false, none, false, false, none
	h := m.hands[article]
	for _, d := range h.details() {
		look.Chosen = append(look.Chosen, h.source.Place(d))
	}
	slices.SortFunc(look.Chosen, func(x, y model.Span) int { return cmp.Compare(x.Start, y.Start) })
	look.Chosen = slices.CompactFunc(look.Chosen, model.Span.Overlaps)
	if article == m.nav.view.focus && h.cursor >= 0 {
		look.Cursor = h.words().Span(h.cursor)
	}
	return look
}

// draw leaves the drawing to the columns and to the status line.
func (m *handMode) draw([]string) {}

// cursor stands at the word at which the person is, or on the reading line while that
// is out of sight.
func (m *handMode) cursor() *tea.Cursor {
	slots, h := m.nav.bySight(), m.at()
	if i := slices.IndexFunc(slots, func(s Slot) bool { return s.Article == h.article }); i >= 0 && h.cursor >= 0 {
		if c := m.nav.cursorAt(slots[i], h.words().Span(h.cursor).Start); c != nil {
			return c
		}
	}
	return m.nav.cursorOnLine(slots[0])
}

// lines says what is chosen, in so many rows of width cells at most.
func (m *handMode) lines(width, most int) []string {
	words := m.says(m.nav.arrangement.Order)
	if m.nav.message != "" {
		words = slices.Insert(words, 0, m.nav.message)
	}
	all := strings.Join(words, separator)
	spans := column.Break(all, max(1, width), m.nav.term.method)
	var list []string
	for i, s := range spans[:min(len(spans), most)] {
		if i == most-1 {
			s.End = len(all)
		}
		list = append(list, s.In(all))
	}
	return list
}

// rows of the body that what is said may take beside the status line.
func (m *handMode) mostLines() int { return 1 + m.nav.screen.BodyH - m.height() }
