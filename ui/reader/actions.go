package reader

import (
	"fmt"
	"slices"

	"triptych/model"
)

// comparing is said while an analysis that was asked for is being made.
const comparing = "comparing the articles…"

// switchOrigin goes to the next analysis: from the annotations beside the story to
// what a language model read, and to the automatic one. One that is still to be made
// is shown once it is.
func switchOrigin(d *desk) {
	list := originsOf(d.doc.given)
	d.view.origin = list[(slices.Index(list, d.view.origin)+1)%len(list)]
	switch d.view.origin {
	case model.Annotations:
		d.say("annotated by hand")
	case model.SecondReader:
		d.say(readBy(d.doc.given[model.SecondReader]))
	default:
		d.say("automatic analysis")
	}
	if d.view.origin == model.Automatic && d.doc.analyses[model.Automatic] == nil {
		d.say(comparing)
	}
}

// readBy says which language model made an analysis.
func readBy(a *model.Analysis) string {
	if a.By == nil {
		return "read by a language model"
	}
	return "read by " + a.By.Model
}

func toggleHighlights(d *desk) {
	d.view.highlights = !d.view.highlights
	d.say("highlights " + shownOrHidden(d.view.highlights))
}

// toggleMouse hands the mouse to the terminal, for its own selection, or takes it
// back.
func toggleMouse(d *desk) {
	d.term.mouse = !d.term.mouse
	d.say(fmt.Sprintf("the terminal has the mouse, so that you can select text; %s takes it back", d.keys.name("mouse")))
	if d.term.mouse {
		d.say("the mouse scrolls and focuses columns")
	}
}

// openScreen opens what fills the screen in the place of the columns, for the
// command that does so and for a follower of one who presents it.
func (r *Reader) openScreen(k kind) {
	switch k {
	case inCompare:
		r.open(newCompare(r.nav, r.found))
	case inOverview:
		r.open(newOverview(r.nav))
	case inFindings:
		r.open(newFindings(r.nav))
	}
}

// openHelp opens the page of the keys that work now.
func (r *Reader) openHelp() {
	r.open(&helpMode{desk: r.nav.desk, list: helpGroups(r.working(r.stack.reached())), of: r.stack.find(onScreens | inHand).kind()})
}

// openSearch asks for words, in the place of the matches of an earlier search.
func (r *Reader) openSearch() {
	r.stack = r.stack.without(r.stack.find(inMatches))
	r.search = newSearch(r.nav, r.search)
	r.open(r.search)
}

// helpGroups sorts commands into the groups of the help page.
func helpGroups(commands []*command) [][]*command {
	var list [][]*command
	for g := range groups {
		group := slices.DeleteFunc(slices.Clone(commands), func(c *command) bool { return c.group != g })
		if len(group) > 0 {
			list = append(list, group)
		}
	}
	return list
}

// markable returns the difference that a mark is put on: the row selected in the
// findings or the details, or the one jumped to; nil for none.
func (r *Reader) markable() *model.Difference {
	if m, ok := r.stack.find(inFindings).(*findingsMode); ok {
		return m.selected()
	}
	if m, ok := r.stack.find(inDetails).(*detailsMode); ok && m.panel != nil && r.nav.doc.shown != nil {
		if i, ok := m.panel.Selected(); ok {
			return &r.nav.doc.shown.Differences[i]
		}
	}
	return r.nav.selected()
}

// shared returns what a presenter shares: the view, without what is being typed.
func (r *Reader) shared() View {
	v := r.nav.view
	v.screen, v.details = r.stack.find(onScreens).kind(), r.stack.has(inDetails)
	if v.screen != inCompare && v.screen != inOverview {
		v.topic = topicID{}
	}
	if v.screen != inFindings {
		v.finding = finding{}
	}
	return v
}

// followPresenter shows what is presented, to one who follows. What this reader
// lacks, such as a difference that its own corrections took away, is left out.
func (r *Reader) followPresenter() {
	v := r.room.presented()
	if v == nil || !r.nav.ready() || v.leader >= len(r.nav.panes) || v.focus >= len(r.nav.panes) {
		return
	}
	own := &r.nav.view
	own.origin, own.marked, own.highlights, own.follow, own.topic = v.origin, v.marked, v.highlights, v.follow, v.topic
	r.nav.show()
	r.nav.setScrollMode(v.scrolling)
	if r.nav.doc.shown != nil {
		r.showScreen(v)
	}
	r.room.due = r.nav.doc.shown == nil && r.nav.doc.failed == nil // its screen is still to come
	r.nav.backTo(position{leader: v.leader, focus: v.focus, anchor: v.anchor, sentence: v.sentence, selection: v.selection})
	r.room.seen = r.shared()
}

// showScreen opens what fills the screen of a view, and the details where it has
// them.
func (r *Reader) showScreen(v *View) {
	switch details := r.stack.find(inDetails); {
	case v.details && details == nil:
		r.open(newDetails(r.nav))
	case !v.details && details != nil:
		r.stack = r.stack.without(details)
	}
	open := r.stack.find(onScreens)
	if open.kind() != v.screen {
		if open != r.columns {
			r.stack = r.stack.without(open)
		}
		r.openScreen(v.screen)
		r.nav.view.topic = v.topic
	}
	switch m := r.stack.find(onScreens).(type) {
	case *compareMode:
		m.show(v.topic)
	case *overviewMode:
		m.selectTopic(v.topic)
	case *findingsMode:
		m.show(v.finding)
	}
}

// copyFinding copies the row selected in the findings.
func (r *Reader) copyFinding() {
	if f := r.stack.fact(); f != nil {
		r.porter.clip(citeFact(r.nav.doc.story, f), "what the articles agree on")
		return
	}
	if e := r.stack.edit(); e != nil {
		r.porter.clip(citeEdit(r.nav.doc.story, e), "the change")
		return
	}
	d := r.markable()
	r.porter.clip(citeDifference(r.nav.doc.whole, d), named(d))
}

// passageText returns the difference jumped to, or else the passage on the reading
// line, as text with where it comes from, and what it is.
func passageText(d *desk) (text, what string) {
	if s := d.selected(); s != nil {
		return citeDifference(d.doc.whole, s), named(s)
	}
	here := d.here()
	return cite(&d.doc.story.Articles[here.Article], d.doc.passageAround(here)), "the passage of " + d.doc.outlet(here.Article)
}

// quotationText returns the first quotation of the sentence on the reading line, or
// the sentence where it quotes nothing.
func quotationText(d *desk) (text, what string) {
	here := d.here()
	article := &d.doc.story.Articles[here.Article]
	what, span := "the sentence of ", d.doc.story.Sentence(here).Span
	if q, ok := quotationIn(article.Text, span); ok {
		what, span = "the quotation in ", q
	}
	return cite(article, span), what + article.Outlet()
}
