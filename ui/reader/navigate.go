package reader

import (
	"slices"

	"triptych/model"
	"triptych/ui/coverage"
	"triptych/ui/scroll"
)

// A navigator goes to places in the columns, and back.
type navigator struct {
	*columns
	trail []position // where jumps came from, the latest last
	walk  walk
}

// trailLength is how many jumps can be gone back.
const trailLength = 100

// A position is what going back restores.
type position struct {
	leader, focus    int
	anchor, sentence int // of the leader
	selection        differenceID
	walk             walk
	screen           kind // that the jump was made on, where going back opens it; 0 for the columns
}

func (n *navigator) position() position {
	v := &n.view
	return position{v.leader, v.focus, v.anchor, v.sentence, v.selection, n.walk, 0}
}

// remember notes where a jump starts.
func (n *navigator) remember(p position) {
	if last := len(n.trail) - 1; last >= 0 && n.trail[last] == p {
		return
	}
	n.trail = append(n.trail, p)
	if len(n.trail) > trailLength {
		n.trail = slices.Delete(n.trail, 0, 1)
	}
}

// back returns to before the last jump.
func (n *navigator) back() {
	last := len(n.trail) - 1
	to := n.trail[last]
	n.trail = n.trail[:last]
	n.backTo(to)
}

// backTo returns to a position.
func (n *navigator) backTo(to position) {
	n.view.selection, n.walk = to.selection, to.walk
	if n.doc.shown != nil && n.selected() == nil {
		n.letGo() // it is not shown any more
	}
	n.focusOn(to.focus)
	p := n.laidOut(to.leader)
	n.moveTo(to.leader, p.placeOf(to.anchor, to.sentence))
}

// letGo ends the walk and lets go of the difference jumped to.
func (n *navigator) letGo() { n.view.selection, n.walk = differenceID{}, walk{} }

// jump brings a place of an article to the reading line.
func (n *navigator) jump(article int, place scroll.Place) {
	if !n.screen.Shows(article) {
		n.focusOn(article)
	}
	n.moveTo(article, place)
}

// toText brings the sentence that holds a byte of an article to the reading line.
func (n *navigator) toText(article, offset int) { n.jump(article, n.placeOfText(article, offset)) }

// toSentence goes to a sentence, or to the headline of an article as model.InTitle; the
// article then has the focus.
func (n *navigator) toSentence(ref model.SentenceRef) {
	n.remember(n.position())
	n.letGo()
	p := n.laidOut(ref.Article)
	n.focusOn(ref.Article)
	n.jump(ref.Article, p.lines.PlaceOf(ref.Sentence)) // above all sentences for a headline
}

// toTopic goes to where an article, or else the first that is shown, takes up a
// topic, or what no topic holds where it is coverage.Unshared. It reports whether
// there is such a place.
func (n *navigator) toTopic(topic, article int) bool {
	for _, i := range append([]int{article}, n.arrangement.Shown()...) {
		if ref, ok := n.doc.firstOn(topic, i, topic == coverage.Unshared); ok {
			n.toSentence(ref)
			return true
		}
	}
	return false
}

// toDifference shows a difference in every column at once, led by an article's
// own words where it has any.
func (n *navigator) toDifference(number, article int) {
	n.view.selection = n.doc.index.ids[number]
	m := firstMention(&n.doc.shown.Differences[number], article)
	n.toText(m.Article, n.doc.story.Articles[m.Article].Place(m).Start)
}

// showDifference shows a difference in every column, unless that is so.
func (n *navigator) showDifference(d *model.Difference) {
	i := slices.IndexFunc(n.doc.shown.Differences, func(o model.Difference) bool { return o.Same(d) })
	if i < 0 || n.doc.index.ids[i] == n.view.selection {
		return
	}
	n.remember(n.position())
	n.walk = walk{}
	n.toDifference(i, n.view.leader)
}

// pick selects a difference that has a mark on a row of an article, which then
// leads and whose text stays where it is: the sentence there is compared with what
// the others say of the difference.
func (n *navigator) pick(number, article, row int) {
	n.remember(n.position())
	n.view.selection = n.doc.index.ids[number]
	n.walk = walk{on: true, leader: article}
	n.focusOn(article)
	p := &n.panes[article]
	top, place := p.top, p.lines.PlaceAt(row)
	if m, ok := mentionIn(&n.doc.shown.Differences[number], article); ok {
		place.Sentence = m.Sentence
		if start := p.lines.Starts[m.Sentence]; start >= top && start < top+n.screen.BodyH {
			place.Row = start
		}
	}
	n.moveTo(article, place)
	p.liftTo(top, n.screen.BodyH)
	n.motion.led = 0
}

// scroll makes the article lead and brings another place of it to the reading
// line.
func (n *navigator) scroll(article int, to func(*pane) scroll.Place) {
	n.letGo()
	n.lead(article)
	p := &n.panes[article]
	row, top := p.place.Row, p.topAt(n.screen.BodyH)
	n.moveTo(article, to(p))
	p.settleLift(row, top, n.screen.BodyH)
}
