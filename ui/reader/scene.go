package reader

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"triptych/model"
	"triptych/ui/matrix"
)

// A Scene is what one reader of a story sees, told so that another reader of it
// can show the same on a screen of any size: no rows or columns, but articles,
// bytes of their text and sentences. Scenes are compared with ==.
type Scene struct {
	view       view
	details    bool
	leader     int // the article that leads
	focus      int
	anchor     int // the byte of the leader's text at the reading line
	sentence   int
	way        Way
	origin     model.Origin // whose analysis is shown; "" before there is one
	filter     filter
	highlights bool
	follow     bool
	difference firstWords     // of the difference jumped to
	section    matrix.Section // of the compare view
	topic      int            // selected in the overview
}

// The firstWords of a difference are where its first mention stands. They name
// it in any analysis that has it.
type firstWords struct {
	article int // none for no difference
	model.Span
	kind model.Kind
}

// A view is what fills the screen.
type view uint8

const (
	theColumns view = iota
	theCompareView
	theOverview
)

// scene tells what is seen now.
func (r *Reader) scene() Scene {
	p := &r.panes[r.leader]
	s := Scene{
		details: r.details.open, leader: r.leader, focus: r.focus(), anchor: p.anchor, sentence: p.place.Sentence,
		way: r.way, filter: r.filter, highlights: r.highlights, follow: r.follow, difference: firstWords{article: none}, topic: none,
	}
	if r.whole != nil {
		s.origin = r.whole.Origin
	}
	if r.selected != none {
		s.difference = firstWordsOf(&r.analysis.Differences[r.selected])
	}
	switch {
	case r.compare.open:
		s.view, s.section = theCompareView, r.compare.section
	case r.overview.open:
		s.view, s.topic = theOverview, r.overview.Selected()
	}
	return s
}

// show lets this reader see what another one sees. What it lacks, such as a
// difference that its own corrections took away, it leaves out.
func (r *Reader) show(s Scene) tea.Cmd {
	if len(r.screen.Slots) == 0 || s.leader >= len(r.panes) || s.focus >= len(r.panes) {
		return nil
	}
	commands := []tea.Cmd{r.showAnalysis(s)}
	r.highlights, r.follow = s.highlights, s.follow
	if r.way != s.way {
		r.setWay(s.way)
	}
	r.showView(s)
	if s.details != r.details.open && r.analysis != nil {
		r.toggleDetails()
	}
	commands = append(commands, r.backTo(position{
		leader: s.leader, focus: s.focus, anchor: s.anchor, sentence: s.sentence, selected: r.differenceAt(s.difference),
	}))
	return tea.Batch(commands...)
}

// showView opens what fills the screen, at the place that the scene names.
func (r *Reader) showView(s Scene) {
	if r.analysis == nil {
		return
	}
	if (s.view == theCompareView) != r.compare.open {
		r.openCompare()
	}
	if (s.view == theOverview) != r.overview.open {
		r.openOverview()
	}
	switch s.view {
	case theCompareView:
		r.goToSection(s.section)
	case theOverview:
		r.overview.Select(s.topic)
	}
}

// showAnalysis takes the analysis that a scene is of, as its filter leaves it.
func (r *Reader) showAnalysis(s Scene) tea.Cmd {
	var cmd tea.Cmd
	if r.whole != nil && s.origin != "" && r.whole.Origin != s.origin {
		cmd = r.switchOrigin()
	}
	if r.whole != nil && r.filter != s.filter {
		cmd = tea.Batch(cmd, r.setFilter(s.filter))
	}
	return cmd
}

func firstWordsOf(d *model.Difference) firstWords {
	if len(d.Mentions) == 0 {
		return firstWords{article: none}
	}
	return firstWords{d.Mentions[0].Article, d.Mentions[0].Span, d.Kind}
}

// differenceAt gives the difference with these first words, none where there is
// no such one.
func (r *Reader) differenceAt(words firstWords) int {
	if r.analysis == nil || words.article == none {
		return none
	}
	return slices.IndexFunc(r.analysis.Differences, func(d model.Difference) bool { return firstWordsOf(&d) == words })
}
