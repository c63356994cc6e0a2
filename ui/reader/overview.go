package reader

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"triptych/model"
	"triptych/ui/coverage"
)

// An overviewScreen shows topics down and articles across.
type overviewScreen struct {
	open bool
	*coverage.Overview
}

// openOverview shows the overview with the topic at the reading line selected,
// or goes back to the columns.
func (r *Reader) openOverview() tea.Cmd {
	if r.overview.open {
		r.overview.open = false
		return nil
	}
	if len(r.screen.Slots) == 0 {
		return nil
	}
	r.compare.open = false
	r.overview.open = true
	r.makeOverview()
	if r.analysis != nil && r.here().Sentence >= 0 {
		r.overview.Select(r.analysis.TopicOf(r.here()))
	}
	return nil
}

// makeOverview makes the overview of the analysis as it is now, and keeps what
// is selected.
func (r *Reader) makeOverview() {
	if !r.overview.open {
		return
	}
	before := r.overview.Overview
	r.overview.Overview = coverage.NewOverview(r.story, r.analysis)
	if before != nil {
		r.overview.Select(before.Selected())
	}
}

func (r *Reader) pressInOverview(msg tea.KeyPressMsg) tea.Cmd {
	k := &r.keys
	_, rows := r.overviewRows()
	switch {
	case key.Matches(msg, k.Down), key.Matches(msg, k.NextTopic):
		r.overview.Move(1)
	case key.Matches(msg, k.Up), key.Matches(msg, k.PreviousTopic):
		r.overview.Move(-1)
	case key.Matches(msg, k.PageDown), key.Matches(msg, k.HalfDown):
		r.overview.Move(max(1, rows/2))
	case key.Matches(msg, k.PageUp), key.Matches(msg, k.HalfUp):
		r.overview.Move(-max(1, rows/2))
	case key.Matches(msg, k.Top):
		r.overview.Move(-1 << 20)
	case key.Matches(msg, k.Bottom):
		r.overview.Move(1 << 20)
	case key.Matches(msg, k.Enter):
		return r.leaveOverview(coverage.Place{Topic: r.overview.Selected(), Article: r.focus()})
	case key.Matches(msg, k.Close):
		r.overview.open = false
	default:
		return r.pressShared(msg)
	}
	return nil
}

// leaveOverview goes to where an article takes up a topic, or where it does not,
// to where another does.
func (r *Reader) leaveOverview(to coverage.Place) tea.Cmd {
	for _, article := range append([]int{to.Article}, r.arrangement.Order...) {
		if article < 0 {
			continue
		}
		if sentence, ok := r.firstOn(to.Topic, article); ok {
			return r.leaveTo(model.SentenceRef{Article: article, Sentence: sentence})
		}
	}
	return nil
}

// firstOn gives the first sentence of an article on a topic, or of those that no
// topic holds.
func (r *Reader) firstOn(topic, article int) (int, bool) {
	if r.analysis == nil || topic == coverage.None {
		return 0, false
	}
	if topic != coverage.Unshared {
		passage := r.analysis.Passage(topic, article)
		if len(passage) == 0 {
			return 0, false
		}
		return passage[0], true
	}
	for s := range r.story.Articles[article].Sentences {
		if r.analysis.TopicOf(model.SentenceRef{Article: article, Sentence: s}) < 0 {
			return s, true
		}
	}
	return 0, false
}

// clickInOverview goes to the passage under the pointer.
func (r *Reader) clickInOverview(m tea.Mouse) tea.Cmd {
	first, rows := r.overviewRows()
	place := r.overview.At(m.X, m.Y-first, r.screen.Width, rows)
	if place.Topic == coverage.None {
		return nil
	}
	r.overview.Select(place.Topic)
	return r.leaveOverview(place)
}

// overviewRows gives the rows of the screen that the overview has.
func (r *Reader) overviewRows() (first, rows int) {
	end := r.screen.Height
	for _, y := range []int{r.screen.Status, r.screen.Hints} {
		if y >= 0 {
			end = min(end, y)
		}
	}
	return 0, end
}

func (r *Reader) overviewFrame() []string {
	_, n := r.overviewRows()
	return r.withStatus(r.overview.Rows(r.screen.Width, n, r.theme, r.method))
}
