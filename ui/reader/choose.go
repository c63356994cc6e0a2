package reader

import (
	"fmt"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"triptych/model/choose"
)

// chooseFirst starts with the columns that differ most, where there are more
// articles than columns. It does so once, before the first key, and not where
// the person was reading before.
func (r *Reader) chooseFirst() {
	if r.chosen || r.analysis == nil || len(r.screen.Slots) == 0 {
		return
	}
	r.chosen = true
	if _, known := r.pad.book.Position(); known || len(r.options.Tour) > 0 || !r.crowded() {
		return
	}
	before := r.message
	r.showDiffering()
	if before != "" {
		r.message = before + separator + r.message
	}
}

// crowded tells whether there are more articles than columns, of which three
// have room on most screens, and subjects by which to choose.
func (r *Reader) crowded() bool {
	return len(r.panes) > r.roomy() && r.analysis != nil && len(r.analysis.Topics) > 0
}

// roomy gives how many columns to choose.
func (r *Reader) roomy() int { return max(3, fitting(r.screen.Width)) }

// showDiffering puts the columns that differ most first, the others after them.
func (r *Reader) showDiffering() tea.Cmd {
	if !r.crowded() {
		r.message = "there are no columns to choose: all articles have one, or share no subject"
		return nil
	}
	chosen := choose.Columns(r.analysis, r.roomy())
	order := slices.Clone(chosen)
	for i := range r.panes {
		if !slices.Contains(order, i) {
			order = append(order, i)
		}
	}
	r.arrangement.Order, r.arrangement.Focus, r.arrangement.Zoom = order, order[0], false
	if !slices.Contains(chosen, r.leader) {
		r.lay(order[0], r.screen.Slots[0].Width)
		r.put(order[0], r.panes[order[0]].lines.PlaceAt(0))
	}
	r.arrange()
	var names []string
	for _, i := range chosen {
		names = append(names, r.outlet(i))
	}
	r.message = fmt.Sprintf("of %d articles, these differ most on what they share: %s; %s brings in the others, %s puts all in order",
		len(r.panes), strings.Join(names, ", "), shortName(r.keys.NextColumn), shortName(r.keys.ShowAll))
	return nil
}
