package reader

import (
	"context"
	"slices"

	tea "charm.land/bubbletea/v2"

	"triptych/model"
	"triptych/model/analyze"
)

// An analyst makes the analyses that the document lacks, one at a time, beside
// the reader.
type analyst struct {
	doc      *document
	analyze  func(context.Context, analyze.Options) (*model.Analysis, error)
	progress chan float64
	made     map[model.Origin]request // what the document's analyses were made of
	running  bool
	failed   *request // the last that came to nothing, which is not tried again
}

// A request is what an analysis is made of.
type request struct {
	story       *model.Story
	origin      model.Origin
	corrections []model.Correction
}

func (r request) equal(o request) bool {
	return r.story == o.story && r.origin == o.origin && slices.Equal(r.corrections, o.corrections)
}

// analyzed brings an analysis, or why there is none.
type analyzed struct {
	request
	analysis *model.Analysis
	err      error
}

// progressed brings how much of the automatic analysis is done, 0 to 1.
type progressed float64

func newAnalyst(doc *document, analyze func(context.Context, analyze.Options) (*model.Analysis, error)) *analyst {
	return &analyst{doc: doc, analyze: analyze, progress: make(chan float64, 1), made: map[model.Origin]request{}}
}

// correctByHand makes the analysis by hand obey the person's corrections at once:
// it takes no time. An analysis that cannot obey them is shown as it is.
func (a *analyst) correctByHand() {
	w := a.want(model.Annotations)
	analysis, err := analyze.Correct(a.doc.annotated, w.corrections)
	if err != nil {
		analysis = a.doc.annotated
	}
	a.made[w.origin], a.doc.analyses[w.origin] = w, analysis
}

// revise takes in what a revision was made of, and how the next is to be made.
func (a *analyst) revise(msg revised) {
	a.analyze, a.running, a.failed = msg.revision.Analyze, false, nil
	origin := msg.analysis.Origin
	a.made = map[model.Origin]request{origin: {msg.revision.Story, origin, msg.corrections}}
}

// want is what an analysis of the origin would be made of now.
func (a *analyst) want(origin model.Origin) request {
	if a.doc.annotated == nil {
		origin = model.Automatic
	}
	return request{a.doc.story, origin, a.doc.book.Corrections()}
}

// next makes the analysis of the origin unless the document has it, it is being
// made, or it came to nothing.
func (a *analyst) next(ctx context.Context, origin model.Origin) tea.Cmd {
	w := a.want(origin)
	if made, ok := a.made[w.origin]; a.running || ok && made.equal(w) || a.failed != nil && a.failed.equal(w) {
		return nil
	}
	a.running = true
	annotated, automatic := a.doc.annotated, a.analyze
	work := func() tea.Msg {
		if w.origin == model.Annotations {
			analysis, err := analyze.Correct(annotated, w.corrections)
			return analyzed{w, analysis, err}
		}
		analysis, err := automatic(ctx, analyze.Options{Corrections: w.corrections, Progress: a.report})
		a.report(1)
		return analyzed{w, analysis, err}
	}
	if w.origin == model.Annotations || a.doc.analyses[model.Automatic] != nil {
		return work // there is something to show meanwhile
	}
	return tea.Batch(work, a.await(ctx))
}

// receive takes an analysis in, and reports whether it is one that was still
// wanted. An analysis of another story or of other corrections is not.
func (a *analyst) receive(msg analyzed) bool {
	if msg.story != a.doc.story {
		return false
	}
	a.running = false
	if !msg.request.equal(a.want(msg.origin)) {
		return false
	}
	if msg.err != nil {
		a.failed = &msg.request
		return true
	}
	a.failed = nil
	a.made[msg.origin] = msg.request
	a.doc.analyses[msg.origin] = msg.analysis
	return true
}

// report leaves word of how far the analysis is. Word that nobody has fetched yet
// gives way to it.
func (a *analyst) report(share float64) {
	for {
		select {
		case a.progress <- share:
			return
		default:
		}
		select {
		case <-a.progress:
		default:
		}
	}
}

// await waits for word of how far the analysis is.
func (a *analyst) await(ctx context.Context) tea.Cmd {
	return func() tea.Msg {
		select {
		case share := <-a.progress:
			return progressed(share)
		case <-ctx.Done():
			return nil
		}
	}
}

// noticeOf says what a reader must know of a story whose articles share nothing,
// or everything; "" for any other.
func noticeOf(a *model.Analysis) string {
	articles := a.Story.Articles
	copies, retitled := len(articles) > 1, false
	for i := range articles {
		copies = copies && articles[i].Text == articles[0].Text
		retitled = retitled || articles[i].Title != articles[0].Title
	}
	switch {
	case copies && retitled:
		return "these articles are copies of one another, but for their headlines"
	case copies:
		return "these articles are copies of one another"
	case len(a.Topics) == 0:
		return "these articles share no subject: each column scrolls by itself"
	}
	return ""
}
