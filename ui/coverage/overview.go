package coverage

import (
	"fmt"
	"slices"

	"triptych/model"
	"triptych/ui/draw"
)

const (
	// None is no topic, or no article.
	None = -1
	// Unshared stands for a topic: the sentences that no topic holds, which only
	// one article has.
	Unshared = -2
)

// An Overview is the screen with topics down and articles across: how much each
// article has on each topic, in which order it takes them up, what differs,
// and what only one article has. One of its rows is selected.
type Overview struct {
	story    *model.Story
	analysis *model.Analysis // nil as long as the articles are being compared
	tally    *tally
	needs    needs
	selected int // a topic, or the number of topics for Unshared
}

// NewOverview returns the overview of a story. As long as there is no analysis it
// shows the articles alone. The differences counted are those of the analysis,
// so that a filtered one counts fewer.
func NewOverview(story *model.Story, a *model.Analysis) *Overview {
	o := &Overview{story: story, analysis: a, tally: newTally(story, a)}
	o.needs = o.measure()
	return o
}

// measure finds the cells that the parts of the rows need. Labels and outlets
// are counted for a terminal without grapheme clusters, so that the columns are
// the same for every terminal; they are cut to fit when drawn.
func (o *Overview) measure() needs {
	c := o.tally
	n := needs{articles: len(o.story.Articles), number: max(2, digits(o.topics())), label: len(alone(o.origin())[0]), silent: len(silence(o.origin())), order: len("1st"), dated: c.dated}
	var counter draw.Counter
	largest := c.alone
	for i, topic := range c.given {
		largest = max(largest, c.most[i])
		n.label = max(n.label, counter.Width(o.analysis.Topics[i].Label))
		for _, g := range topic {
			n.order = max(n.order, len(ordinal(g.order)))
		}
		for relation, count := range o.analysis.CountsOf(i).All() {
			cells := &n.counts[relation.Rank()]
			*cells = max(*cells, 1+digits(count))
		}
	}
	n.words = digits(largest)
	for i := range o.story.Articles {
		n.name = max(n.name, counter.Width(o.nameOf(i)))
		if o.analysis != nil {
			share := len(o.shareOf(i))
			n.words, n.order = max(n.words, share), max(n.order, share)
		}
	}
	return n
}

// origin returns who made the analysis.
func (o *Overview) origin() model.Origin {
	if o.analysis == nil {
		return model.Automatic
	}
	return o.analysis.Origin
}

// nameOf returns an article's number and outlet, as the reader has it.
func (o *Overview) nameOf(article int) string {
	return fmt.Sprintf("%d %s", article+1, o.story.Articles[article].Outlet())
}

// shareOf returns the part of an article that only it has, in per cent.
func (o *Overview) shareOf(article int) string { return fmt.Sprintf("%d%%", o.tally.share(article)) }

func (o *Overview) topics() int {
	if o.analysis == nil {
		return 0
	}
	return len(o.analysis.Topics)
}

// Move selects the row delta rows below; it stops at the ends. The last row, after
// the topics, is [Unshared].
func (o *Overview) Move(delta int) {
	n := o.topics()
	delta = max(-n, min(delta, n)) // so that no sum overflows
	o.selected = max(0, min(o.selected+delta, n))
}

// Select selects the row of a topic, or that of [Unshared]. Anything else leaves
// the selection as it is.
func (o *Overview) Select(topic int) {
	switch {
	case topic == Unshared:
		o.selected = o.topics()
	case topic >= 0 && topic < o.topics():
		o.selected = topic
	}
}

// Selected returns the topic selected, [Unshared] for the last row, or [None]
// where nothing has been compared.
func (o *Overview) Selected() (topic int) { return o.topicOf(o.selected) }

// topicOf returns the topic of an entry of the list.
func (o *Overview) topicOf(entry int) int {
	switch n := o.topics(); {
	case o.analysis == nil:
		return None
	case entry < n:
		return entry
	}
	return Unshared
}

// SelectedRow returns the row of a screen of width cells and height rows in which
// the selected one stands, -1 for none.
func (o *Overview) SelectedRow(width, height int) int {
	if width < 1 || height < 1 {
		return -1
	}
	return slices.IndexFunc(o.frame(width, height).rows, func(r row) bool { return r.entry == o.selected })
}

// A Place is what stands at a cell of the screen.
type Place struct {
	Topic   int // [Unshared] for the last row, [None] for a heading
	Article int // [None] left of the articles
}

// At returns what stands at the cell x of row y of a screen of width cells and
// height rows. Under a heading of articles it names the article alone.
func (o *Overview) At(x, y, width, height int) Place {
	place := Place{None, None}
	if x < 0 || y < 0 || x >= width || y >= height {
		return place
	}
	f := o.frame(width, height)
	switch row := f.rows[y]; {
	case row.entry != None && o.analysis != nil:
		place = Place{o.topicOf(row.entry), f.columns.at(x)}
	case row.across:
		place.Article = f.columns.at(x)
	default:
		place.Article = row.article
	}
	return place
}
