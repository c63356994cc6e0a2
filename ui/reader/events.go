package reader

import (
	"time"

	"triptych/model"
)

// apply shows an analysis.
func (msg analyzed) apply(r *Reader) {
	before := r.nav.doc.analyses[msg.origin]
	if !r.analyst.receive(msg) {
		return
	}
	if msg.err != nil {
		r.missAnalysis(msg, before)
		return
	}
	if before == nil {
		r.nav.motion.snap = true // nothing glides into its first place
	}
	if r.nav.message == comparing {
		r.nav.say("automatic analysis")
	}
	if msg.notice != "" && before == nil && msg.origin == r.nav.view.origin {
		r.nav.say(msg.notice)
		if len(msg.analysis.Topics) == 0 {
			r.nav.setScrollMode(Free)
		}
	}
}

// missAnalysis says that an analysis came to nothing, and goes on without it.
func (r *Reader) missAnalysis(msg analyzed, before *model.Analysis) {
	if before != nil {
		r.nav.say("the correction could not be applied: " + msg.err.Error())
		return
	}
	r.nav.doc.failed = msg.err
	r.nav.say("the articles could not be compared: " + msg.err.Error())
	if r.nav.doc.whole == nil {
		r.nav.setScrollMode(InProportion)
	} else {
		r.nav.view.origin = r.nav.doc.whole.Origin
	}
}

// apply shows how much of the analysis is done, and waits for more.
func (msg progressed) apply(r *Reader) {
	r.nav.doc.progress = float64(msg)
	if msg < 1 {
		r.post(r.analyst.await(r.ctx))
	}
}

// apply takes in how the room stands.
func (msg roomChanged) apply(r *Reader) { r.room.receive(msg) }

// apply takes in what is in the file of notes now.
func (msg saved) apply(r *Reader) {
	if said := r.notebook.receive(msg); said != "" {
		r.nav.say(said)
	}
}

// apply draws the columns where they have glided to by now.
func (msg glideTick) apply(r *Reader) { r.nav.advance(time.Time(msg)) }

// apply takes the next step of a tour.
func (msg tourTick) apply(r *Reader) {
	t, ok := r.stack.find(inTour).(*tourMode)
	if !ok {
		return
	}
	press, over := t.step(msg)
	if over {
		r.stack = r.stack.without(t)
		r.nav.say("the tour is over: " + r.nav.keys.name("help") + " shows all keys, " + r.nav.keys.name("quit") + " leaves")
		return
	}
	if press != nil {
		r.nav.say("")
		r.first.newcomer = false
		r.pressIn(r.stack.without(t).reached(), *press)
	}
}

// apply has the articles of a revision compared before it is shown.
func (msg changed) apply(r *Reader) {
	if msg.err != nil {
		r.revisions.waiting = false
		r.nav.say("the story stays as it was: " + msg.err.Error())
		return
	}
	r.post(r.revisions.compare(r.ctx, r.nav.doc, msg.revision))
}

// apply keeps a revision until it can be shown.
func (msg revised) apply(r *Reader) {
	r.revisions.waiting = false
	if r.ctx.Err() == nil {
		r.revisions.ready = &msg
	}
}

// applyRevision shows a revision that is ready, at the place where the person is
// reading.
func (r *Reader) applyRevision() {
	msg := r.revisions.ready
	r.revisions.ready = nil
	switch {
	case msg == nil:
		return
	case msg.err != nil:
		r.nav.say("the new version could not be compared, so the old one stays: " + msg.err.Error())
		return
	}
	news := describeRevision(r.nav.doc.story, r.nav.doc.whole, msg.analysis)
	r.nav.revise(*msg)
	if list := lostByHand(msg.revision.Notices, r.nav.doc.book); len(list) > 0 {
		news += separator + describeNotices(list)
	}
	r.analyst.revise(*msg)
	if r.lector.revise(msg.revision.SecondReader) {
		news += separator + r.lector.second.Name + " was reading what they said before: " + r.nav.keys.name("second-reader") + " lets it read them as they are now"
	}
	r.notebook.store, r.marker.chosen, r.marker.awaited = msg.revision.Notes, nil, differenceID{}
	r.nav.say(news)
}
