package reader

import (
	"fmt"
	"slices"

	tea "charm.land/bubbletea/v2"

	"triptych/model"
	"triptych/ui/scroll"
)

// A position is what going back restores.
type position struct {
	leader, focus int
	anchor        int // the byte of the leader's text on the reading line
	sentence      int
	selected      int
	walk          walk
}

// trailLength is how many jumps can be gone back.
const trailLength = 100

// A walk leads through all differences in the order of one article, which
// stays the same while the walk leads through those that this article lacks.
type walk struct {
	on     bool
	leader int
	at     int // in the order
}

func (r *Reader) position() position {
	p := &r.panes[r.leader]
	return position{leader: r.leader, focus: r.focus(), anchor: p.anchor, sentence: p.place.Sentence, selected: r.selected, walk: r.walk}
}

// remember notes where a jump starts.
func (r *Reader) remember() {
	here := r.position()
	if n := len(r.trail); n > 0 && r.trail[n-1] == here {
		return
	}
	r.trail = append(r.trail, here)
	if len(r.trail) > trailLength {
		r.trail = slices.Delete(r.trail, 0, 1)
	}
}

// back returns to before the last jump.
func (r *Reader) back() tea.Cmd {
	n := len(r.trail)
	if n == 0 {
		return nil
	}
	to := r.trail[n-1]
	r.trail = r.trail[:n-1]
	return r.backTo(to)
}

// backTo returns to a position.
func (r *Reader) backTo(to position) tea.Cmd {
	r.selected, r.walk = to.selected, to.walk
	r.focusOn(to.focus)
	p := r.ensure(to.leader)
	from := p.place.Row
	place := p.placeOf(to.anchor, to.sentence)
	r.put(to.leader, place)
	return r.move(place.Row - from)
}

// ensure gives the pane of an article, laid out even when it is out of sight.
func (r *Reader) ensure(article int) *pane {
	p := &r.panes[article]
	if p.column == nil {
		r.lay(article, r.screen.Slots[0].Width)
		p.placement = r.placementOf(article)
	}
	return p
}

// jump brings a place of an article to the reading line.
func (r *Reader) jump(article int, place scroll.Place) tea.Cmd {
	from := r.panes[article].place.Row
	if !r.shown(article) {
		r.focusOn(article)
	}
	r.put(article, place)
	return r.move(place.Row - from)
}

// nextDifference goes on in the walk through all differences: those of the leader by
// where it gives them, then those that it lacks. It goes round at the ends.
func (r *Reader) nextDifference(step int) tea.Cmd {
	if r.analysis == nil || len(r.analysis.Differences) == 0 || len(r.screen.Slots) == 0 {
		r.message = r.nothingToGoTo("differences")
		return nil
	}
	if !r.walk.on {
		r.lead(r.focus())
	}
	r.remember()
	order, own := r.walkOrder()
	at := r.walkStep(order, own, step)
	r.selected = order[at]
	d := &r.analysis.Differences[r.selected]
	m := d.Mentions[0]
	if at < own {
		m = firstMention(d, r.walk.leader)
	} else {
		r.message = fmt.Sprintf("%s does not give this", r.outlet(r.walk.leader))
	}
	return r.jump(m.Article, r.placeOfText(m.Article, m.Start))
}

// walkOrder gives the differences in the order of the walk's leader, and how
// many of them are its own.
func (r *Reader) walkOrder() (order []int, own int) {
	leader := r.leader
	if r.walk.on {
		leader = r.walk.leader
	}
	seen := make([]bool, len(r.analysis.Differences))
	for _, m := range r.analysis.Mentions(leader) {
		if !seen[m.Difference] {
			seen[m.Difference] = true
			order = append(order, m.Difference)
		}
	}
	own = len(order)
	for i, d := range r.analysis.Differences {
		if !seen[i] && len(d.Mentions) > 0 {
			order = append(order, i)
		}
	}
	return order, own
}

// walkStep moves the walk on, or begins it at the reading line.
func (r *Reader) walkStep(order []int, own, step int) int {
	n := len(order)
	if r.walk.on {
		at := r.walk.at + step
		switch {
		case at >= n:
			at, r.message = 0, "round again from the first difference"
		case at < 0:
			at, r.message = n-1, "round again from the last difference"
		}
		r.walk.at = at
		return at
	}
	anchor := r.panes[r.leader].anchor
	at := 0
	for at < own && firstMention(&r.analysis.Differences[order[at]], r.leader).Start < anchor {
		at++
	}
	if step < 0 {
		at = (at - 1 + n) % n
	}
	r.walk = walk{on: true, leader: r.leader, at: at % n}
	return r.walk.at
}

func firstMention(d *model.Difference, article int) model.Detail {
	for _, m := range d.Mentions {
		if m.Article == article {
			return m
		}
	}
	return d.Mentions[0]
}

// placeOfText brings the start of the sentence that holds a byte to the reading
// line, or, where the byte would then be below the screen, its own row.
func (r *Reader) placeOfText(article, offset int) scroll.Place {
	p := r.ensure(article)
	row := p.column.RowOf(offset)
	sentence := r.story.Articles[article].SentenceAt(offset)
	if sentence < 0 {
		return p.lines.PlaceAt(row)
	}
	place := p.lines.PlaceOf(sentence)
	if y := scroll.ReadingRow(place.Row, p.lines.Rows, r.screen.BodyH) + row - place.Row; y >= r.screen.BodyH {
		place = p.lines.PlaceAt(row)
		place.Sentence = sentence
	}
	return place
}

// nextTopic goes to where the focused article next takes up a shared topic, or
// to where it took up the one before.
func (r *Reader) nextTopic(step int) tea.Cmd {
	if r.analysis == nil || len(r.analysis.Topics) == 0 || len(r.screen.Slots) == 0 {
		r.message = r.nothingToGoTo("topics")
		return nil
	}
	r.lead(r.focus())
	here := r.panes[r.focus()].place.Sentence
	found := none
	for s := here + step; s >= 0 && s < len(r.panes[r.focus()].lines.Starts); s += step {
		if r.opensTopic(r.focus(), s) {
			found = s
			break
		}
	}
	if found == none {
		r.message = "no topic further " + map[bool]string{true: "down", false: "up"}[step > 0]
		return r.move(0)
	}
	r.remember()
	r.letGo()
	return r.jump(r.focus(), r.panes[r.focus()].lines.PlaceOf(found))
}

// opensTopic tells whether the sentence is the first of a run on one topic.
func (r *Reader) opensTopic(article, sentence int) bool {
	topic := r.analysis.TopicOf(model.SentenceRef{Article: article, Sentence: sentence})
	return topic >= 0 && (sentence == 0 ||
		topic != r.analysis.TopicOf(model.SentenceRef{Article: article, Sentence: sentence - 1}))
}

func (r *Reader) nothingToGoTo(what string) string {
	switch {
	case r.failed != nil:
		return "the articles could not be compared: " + r.failed.Error()
	case r.analysis == nil:
		return "still comparing the articles"
	default:
		return "no " + what + " were found"
	}
}

// here names the leader's sentence at the reading line; its Sentence is none
// where the leader has no sentences.
func (r *Reader) here() model.SentenceRef {
	return model.SentenceRef{Article: r.leader, Sentence: r.panes[r.leader].place.Sentence}
}
