package reader

import (
	"context"
	"slices"

	tea "charm.land/bubbletea/v2"

	"triptych/model"
	"triptych/model/analyze"
	"triptych/model/echo"
	"triptych/ui/draw"
	"triptych/ui/tables"
)

// An analyst makes the analyses that the document lacks, one at a time, beside
// the reader.
type analyst struct {
	doc      *document
	analyze  func(context.Context, analyze.Options) (*model.Analysis, error)
	progress chan float64
	made     map[model.Origin]request         // what the document's analyses were made of
	bare     map[model.Origin]*model.Analysis // the same without amendments
	running  bool
	failed   *request // the last that came to nothing, which is not tried again
}

// A request is what an analysis is made of.
type request struct {
	story       *model.Story
	origin      model.Origin
	corrections []model.Correction
	amendments  []model.Amendment
}

func (r request) equal(o request) bool {
	return r.bareEqual(o) && slices.EqualFunc(r.amendments, o.amendments, func(a, b model.Amendment) bool { return a.Equal(&b) })
}

// bareEqual reports whether two requests are the same but for amendments.
func (r request) bareEqual(o request) bool {
	return r.story == o.story && r.origin == o.origin && slices.Equal(r.corrections, o.corrections)
}

// answer returns the answer to a request for which there is an analysis without
// amendments, or why there is none.
func (r request) answer(bare *model.Analysis, err error) analyzed {
	if err != nil {
		return analyzed{request: r, err: err}
	}
	amended, err := analyze.Amend(bare, r.amendments)
	return analyzed{request: r, bare: bare, analysis: amended, err: err}
}

// correct returns an analysis that was made before as the corrections have it: itself
// where there are none, since weighing it again takes some of the time until the first
// frame.
func (r request) correct(given *model.Analysis) (*model.Analysis, error) {
	if len(r.corrections) == 0 {
		return given, nil
	}
	return analyze.Correct(given, r.corrections)
}

// analyzed brings an analysis, or why there is none.
type analyzed struct {
	request
	bare     *model.Analysis // without amendments
	analysis *model.Analysis
	err      error
	notice   string // what a reader must know of the story; "" for nothing
}

// progressed brings how much of the automatic analysis is done, 0 to 1.
type progressed float64

func newAnalyst(doc *document, analyze func(context.Context, analyze.Options) (*model.Analysis, error)) *analyst {
	return &analyst{doc: doc, analyze: analyze, progress: make(chan float64, 1), made: map[model.Origin]request{}, bare: map[model.Origin]*model.Analysis{}}
}

// correctGiven makes an analysis that was made before obey the person's corrections
// and amendments at once: it takes no time. One that cannot obey them is shown as it
// is.
func (a *analyst) correctGiven(origin model.Origin) {
	w := a.want(origin)
	made := w.answer(w.correct(a.doc.given[origin]))
	if made.err != nil {
		made.bare, made.analysis = nil, a.doc.given[origin]
	}
	a.keep(made)
}

// keep gives an analysis to the document.
func (a *analyst) keep(made analyzed) {
	a.made[made.origin], a.bare[made.origin], a.doc.analyses[made.origin] = made.request, made.bare, made.analysis
}

// revise takes in what a revision was made of, and how the next is to be made.
func (a *analyst) revise(msg revised) {
	a.analyze, a.running, a.failed = msg.revision.Analyze, false, nil
	clear(a.made)
	clear(a.bare)
	a.keep(msg.analyzed)
}

// want is what an analysis of the origin would be made of now.
func (a *analyst) want(origin model.Origin) request {
	if a.doc.given[origin] == nil {
		origin = model.Automatic
	}
	return request{a.doc.story, origin, a.doc.book.Corrections(), a.doc.book.Amendments()}
}

// next makes the analysis of the origin unless the document has it, it is being
// made, or it came to nothing.
func (a *analyst) next(ctx context.Context, origin model.Origin) tea.Cmd {
	w := a.want(origin)
	if made, ok := a.made[w.origin]; a.running || ok && made.equal(w) || a.failed != nil && a.failed.equal(w) {
		return nil
	}
	a.running = true
	bare := a.bare[w.origin]
	if made, ok := a.made[w.origin]; !ok || !made.bareEqual(w) {
		bare = nil
	}
	given, automatic := a.doc.given[w.origin], a.analyze
	work := func() tea.Msg {
		switch {
		case bare != nil:
			return w.answer(bare, nil)
		case given != nil:
			return w.answer(w.correct(given))
		}
		made := w.answer(automatic(ctx, analyze.Options{Corrections: w.corrections, Progress: a.report}))
		if made.err == nil {
			made.notice = noticeOf(made.analysis)
		}
		a.report(1)
		return made
	}
	if given != nil || a.doc.analyses[model.Automatic] != nil {
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
	a.keep(msg)
	return true
}

// report leaves word of how far the analysis is.
func (a *analyst) report(share float64) { leave(a.progress, share) }

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
// or everything, or of which one stands for a good part in another; "" for any other.
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
	return copiedIn(a)
}

// leastCopied is the share of an article from which it is told that it stands in
// another.
const leastCopied = 0.25

// copiedIn says how much of an article stands in another, of those of which most does;
// "" where that is little.
func copiedIn(a *model.Analysis) string {
	shares := echo.Shares(a.Story, a.Copies)
	if len(shares) == 0 || shares[0].Part() < leastCopied {
		return ""
	}
	return tables.Copied(draw.Outlets(a.Story), shares[0])
}
