package reader

import (
	"context"
	"errors"
	"fmt"

	tea "charm.land/bubbletea/v2"

	"triptych/model"
)

// A SecondReader is a language model that may be asked to read the story. The zero
// value is none.
type SecondReader struct {
	Lacking string // why there is none, for the person to read
	Name    string // of the model, harmless to a terminal
	Sends   string // what of the story goes where: "the 29 words of 2 articles to http://localhost:11434/v1"
	// Read has the story read, and reports how much of that is done. It is called
	// beside the reader, and ends with its context. nil where there is no model.
	Read func(ctx context.Context, progress func(share float64)) (Reading, error)
}

// A Reading is what a language model read of a story.
type Reading struct {
	Analysis *model.Analysis
	Unkept   error // why it is kept no longer than the reader; nil where it is kept
}

// A lector has the story read by a language model, beside the reader and once at a
// time.
type lector struct {
	second  SecondReader
	running *lecture  // nil while nothing is read
	ready   *lectured // to be shown as soon as nothing is typed; nil for none
}

// A lecture is the story being read, until it is cancelled.
type lecture struct {
	cancel   context.CancelFunc
	progress chan float64
	share    float64
}

// lectured brings what came of a lecture.
type lectured struct {
	of      *lecture
	reading Reading
	err     error
}

// lectureProgressed brings how much of a lecture is done, 0 to 1.
type lectureProgressed struct {
	of    *lecture
	share float64
}

// begin has the story read.
func (l *lector) begin(ctx context.Context) tea.Cmd {
	ctx, cancel := context.WithCancel(ctx)
	now := &lecture{cancel: cancel, progress: make(chan float64, 1)}
	l.running = now
	read := l.second.Read
	work := func() tea.Msg {
		defer cancel()
		reading, err := read(ctx, func(share float64) { leave(now.progress, share) })
		return lectured{now, reading, err}
	}
	return tea.Batch(work, now.await(ctx))
}

// await waits for word of how far the lecture is.
func (l *lecture) await(ctx context.Context) tea.Cmd {
	return func() tea.Msg {
		select {
		case share := <-l.progress:
			return lectureProgressed{l, share}
		case <-ctx.Done():
			return nil
		}
	}
}

// leave leaves word of how far something is. Word that nobody has fetched yet gives
// way to it.
func leave(to chan float64, share float64) {
	for {
		select {
		case to <- share:
			return
		default:
		}
		select {
		case <-to:
		default:
		}
	}
}

// stop ends the lecture that runs, and reports whether one did. What was answered
// stays with whoever asked.
func (l *lector) stop() bool {
	if l.running == nil {
		return false
	}
	l.running.cancel()
	l.running = nil
	return true
}

// revise reads another state of the story from now on. It reports whether the one
// before was still being read.
func (l *lector) revise(second SecondReader) bool {
	l.second, l.ready = second, nil
	return l.stop()
}

// describe says how far the reading is, "" where nothing is read.
func (l *lector) describe() string {
	if l.running == nil {
		return ""
	}
	return fmt.Sprintf("second reader %.0f %%", 100*l.running.share)
}

// readable reports whether the story can be read by a language model, or is being
// read.
func readable(r *Reader) (works bool, reason string) {
	if works, reason := severalArticles(r); !works {
		return false, reason
	}
	return needed(r.lector.second.Read != nil, func() string {
		if r.lector.second.Lacking != "" {
			return r.lector.second.Lacking
		}
		return "no language model is set up to read stories"
	})
}

// toggleReading asks whether the story is to be sent to a language model, or stops
// what reads it.
func (r *Reader) toggleReading() {
	if r.lector.stop() {
		r.nav.say(r.lector.second.Name + " is stopped: what it answered is kept, and " + r.nav.keys.name("second-reader") + " goes on from there")
		return
	}
	r.open(newConsent(r))
}

// apply keeps what a language model read until it can be shown, or says why there is
// nothing.
func (msg lectured) apply(r *Reader) {
	if msg.of != r.lector.running { // which was stopped, or read the story as it was
		return
	}
	r.lector.running = nil
	switch {
	case msg.err == nil:
		r.lector.ready = &msg
	case !errors.Is(msg.err, context.Canceled):
		r.nav.say("not read: " + msg.err.Error())
	}
}

// apply shows how much of a lecture is done, and waits for more.
func (msg lectureProgressed) apply(r *Reader) {
	if msg.of == r.lector.running {
		msg.of.share = max(msg.of.share, msg.share) // answers may overtake one another
		r.post(msg.of.await(r.ctx))
	}
}

// showReading shows what a language model read. Who follows a presenter goes on seeing
// what that one sees.
func (r *Reader) showReading() {
	msg := r.lector.ready
	r.lector.ready = nil
	if msg == nil || msg.reading.Analysis.Story != r.nav.doc.story { // it is of what the articles said before
		return
	}
	a := msg.reading.Analysis
	r.nav.doc.given[model.SecondReader] = a
	r.analyst.correctGiven(model.SecondReader)
	said := readBy(a)
	if a.By != nil {
		said = a.By.String()
	}
	if r.room.following {
		said += separator + r.nav.keys.name("origin") + " shows it"
	} else {
		r.nav.view.origin = model.SecondReader
	}
	if msg.reading.Unkept != nil {
		said = "not kept: " + msg.reading.Unkept.Error() + separator + said
	}
	r.nav.say(said)
}
