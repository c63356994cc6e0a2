package reader

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"triptych/ui/details"
)

// A detailsPanel is the lower part of the screen with who says what on the topic
// at the reading line.
type detailsPanel struct {
	open bool
	*details.Panel
}

// toggleDetails opens the details of the topic at the reading line, or closes them.
func (r *Reader) toggleDetails() tea.Cmd {
	if len(r.screen.Slots) == 0 {
		return nil
	}
	if r.analysis == nil {
		r.message = r.nothingToGoTo("differences")
		return nil
	}
	r.details.open = !r.details.open
	r.details.Panel = nil
	r.arrangement.Panel = r.details.open
	r.arrange()
	return nil
}

// syncDetails lets the panel show the topic at the reading line.
func (r *Reader) syncDetails() {
	if !r.details.open || r.analysis == nil {
		return
	}
	topic := none
	if here := r.here(); here.Sentence >= 0 {
		topic = r.analysis.TopicOf(here)
	}
	if r.selected != none {
		topic = r.analysis.Differences[r.selected].Topic
	}
	if p := r.details.Panel; p == nil || p.Topic() != topic {
		r.details.Panel = details.New(r.analysis, topic, details.Options{Articles: r.arrangement.Order, Whole: r.whole, Status: r.statusOf})
	}
	if r.selected != none {
		r.details.SelectDifference(r.selected)
	}
}

// pressInDetails takes the keys that mean something else while the details are
// open; false for all others.
func (r *Reader) pressInDetails(msg tea.KeyPressMsg) (tea.Cmd, bool) {
	k := &r.keys
	switch {
	case key.Matches(msg, k.Down):
		r.details.Move(1)
	case key.Matches(msg, k.Up):
		r.details.Move(-1)
	case key.Matches(msg, k.MoreDetails):
		r.details.Scroll(1)
	case key.Matches(msg, k.LessDetails):
		r.details.Scroll(-1)
	case key.Matches(msg, k.Enter):
		return r.goToDetail(), true
	case key.Matches(msg, k.Close):
		return r.toggleDetails(), true
	default:
		return nil, false
	}
	return nil, true
}

// goToDetail shows the selected difference in every column at once.
func (r *Reader) goToDetail() tea.Cmd {
	difference, ok := r.details.Selected()
	if !ok {
		r.message = "no difference is selected"
		return nil
	}
	r.remember()
	r.walk = walk{}
	r.selected = difference
	m := firstMention(&r.analysis.Differences[difference], r.leader)
	return r.jump(m.Article, r.placeOfText(m.Article, m.Start))
}

func (r *Reader) clickInDetails(m tea.Mouse) tea.Cmd {
	row, ok := r.details.At(m.X, m.Y-r.screen.PanelY)
	if !ok {
		return nil
	}
	r.details.Select(row)
	return r.goToDetail()
}
