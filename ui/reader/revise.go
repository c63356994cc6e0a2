package reader

import (
	"context"
	"slices"

	tea "charm.land/bubbletea/v2"

	"triptych/model"
	"triptych/model/analyze"
	"triptych/ui/notes"
	"triptych/ui/search"
)

// A Revision is the story as it is after its files changed: what a Reader is
// made from, anew.
type Revision struct {
	Story     *model.Story
	Analyze   func(context.Context, analyze.Options) (*model.Analysis, error)
	Annotated *model.Analysis // nil where there is none
	Notices   []string
	Notes     *notes.Store // nil to keep notes no longer than the reader
}

// changed brings a revision, or why the files cannot be read as they are now.
type changed struct {
	revision Revision
	err      error
}

// revised brings a revision with the analysis to show of it.
type revised struct {
	revision Revision
	analysis *model.Analysis
	err      error
}

// awaitRevision waits until the story's files change.
func (r *Reader) awaitRevision() tea.Msg {
	if r.options.Revise == nil {
		return nil
	}
	revision, err := r.options.Revise(r.ctx)
	if r.ctx.Err() != nil {
		return nil
	}
	return changed{revision, err}
}

// receiveChanged compares the articles of a revision before anything is shown of
// it, so that the text on the screen never stands there without its marks.
func (r *Reader) receiveChanged(msg changed) tea.Cmd {
	if msg.err != nil {
		r.message = "the story stays as it was: " + msg.err.Error()
		return r.awaitRevision
	}
	corrections := r.pad.book.For(msg.revision.Story).Corrections()
	byHand := msg.revision.Annotated != nil && (r.whole == nil || r.whole.Origin == model.Annotations || r.options.Annotated == nil)
	return func() tea.Msg {
		if byHand {
			analysis, err := analyze.Correct(msg.revision.Annotated, corrections)
			return revised{msg.revision, analysis, err}
		}
		analysis, err := msg.revision.Analyze(r.ctx, analyze.Options{Corrections: corrections})
		return revised{msg.revision, analysis, err}
	}
}

// receiveRevised shows a revision at the place where the person is reading.
func (r *Reader) receiveRevised(msg revised) tea.Cmd {
	if r.ctx.Err() != nil {
		return nil
	}
	if msg.err != nil {
		r.message = "the story stays as it was, for it could not be compared: " + msg.err.Error()
		return r.awaitRevision
	}
	news := tellRevision(r.story, r.whole, msg.analysis)
	if len(msg.revision.Notices) > 0 {
		news += separator + tellNotices(msg.revision.Notices)
	}
	cmd := r.revise(msg.revision, msg.analysis)
	r.message = news
	return tea.Batch(cmd, r.awaitRevision)
}

// revise puts a revision in the place of the story.
func (r *Reader) revise(v Revision, whole *model.Analysis) tea.Cmd {
	to := counterpartsOf(r.story, v.Story)
	panes := r.panesIn(v.Story, to)
	r.options.Story, r.options.Analyze, r.options.Annotated, r.options.Notes = v.Story, v.Analyze, v.Annotated, v.Notes
	r.pad.book = r.pad.book.For(v.Story)
	r.story, r.panes, r.automatic, r.failed = v.Story, panes, nil, nil
	if whole.Origin == model.Automatic {
		r.automatic = whole
	}
	r.leader = max(0, to[r.leader])
	r.arrangement = r.arrangement.after(to, len(panes), titled(v.Story))
	r.trail, r.linking = nil, nil
	r.round++ // an analysis on its way is of the story before
	r.whole, r.analysis = nil, nil
	r.compare.matrix = nil
	if len(r.screen.Slots) == 0 {
		return r.use(whole)
	}
	r.arrange()
	cmd := r.use(whole)
	r.arrange()
	r.reopen()
	return cmd
}

// reopen makes what is open beside the columns anew.
func (r *Reader) reopen() {
	if r.compare.open {
		r.makeCompare()
	}
	f := &r.finder
	if f.indexes == nil {
		return
	}
	f.indexes, f.origin = indexesOf(r.story), r.position()
	if f.open {
		f.at = none
		f.find()
		r.listMatches()
	}
}

// indexesOf prepares the articles for searching.
func indexesOf(story *model.Story) []*search.Index {
	var list []*search.Index
	for i := range story.Articles {
		list = append(list, search.NewIndex(story.Articles[i].Text))
	}
	return list
}

// counterpartsOf gives for each article the number of the same one in a
// revision, none for one that is gone: its name stays, or else its address.
func counterpartsOf(before, now *model.Story) []int {
	to := make([]int, len(before.Articles))
	for i := range before.Articles {
		a := &before.Articles[i]
		to[i] = slices.IndexFunc(now.Articles, func(b model.Article) bool { return b.ID == a.ID })
		if to[i] < 0 && a.URL != "" {
			to[i] = slices.IndexFunc(now.Articles, func(b model.Article) bool { return b.URL == a.URL })
		}
	}
	return to
}

// panesIn gives the panes of a revision, each at the sentence at which the same
// article stands now, or at what stands in its place.
func (r *Reader) panesIn(now *model.Story, to []int) []pane {
	panes := make([]pane, len(now.Articles))
	for i := range panes {
		panes[i].place.Sentence = none
	}
	for i, j := range to {
		if j < 0 {
			continue
		}
		p := &panes[j]
		p.anchor, p.place.Sentence = r.panes[i].anchor, r.panes[i].place.Sentence
		if before, after := &r.story.Articles[i], &now.Articles[j]; before.Text != after.Text {
			p.anchor, p.place.Sentence = r.anchorIn(now, i, j)
		}
	}
	return panes
}

// anchorIn gives where an article of a revision goes on, as a byte and the
// sentence that it is in.
func (r *Reader) anchorIn(now *model.Story, before, after int) (anchor, sentence int) {
	at := r.panes[before].place.Sentence
	if at < 0 {
		return 0, none
	}
	ref := model.SentenceRef{Article: before, Sentence: at}
	position, ok := r.pad.book.WithPosition(notes.Position{Sentence: ref}, r.options.Now()).For(now).Position()
	if !ok || position.Sentence.Article != after {
		return 0, none
	}
	start := now.Sentence(position.Sentence).Start
	if r.story.SentenceText(ref) == now.SentenceText(position.Sentence) {
		was := r.story.Sentence(ref)
		start += max(0, min(r.panes[before].anchor-was.Start, was.Len()-1))
	}
	return start, position.Sentence.Sentence
}

// after gives the arrangement for a revision, whose articles have the numbers
// given by those before; new ones stand last.
func (a Arrangement) after(to []int, articles int, titles bool) Arrangement {
	next := everything(articles, titles)
	next.Order = nil
	known := make([]bool, articles)
	for i, j := range to {
		if j >= 0 {
			known[j] = true
			next.Shares[j] = a.Shares[i]
		}
	}
	for _, i := range a.Order {
		if to[i] >= 0 {
			next.Order = append(next.Order, to[i])
		}
	}
	for j := range articles {
		if !known[j] {
			next.Order = append(next.Order, j)
		}
	}
	if len(next.Order) == 0 { // those that are left were hidden
		next.Order = everything(articles, titles).Order
	}
	next.Focus = next.Order[0]
	if f := to[a.Focus]; f >= 0 && slices.Contains(next.Order, f) {
		next.Focus = f
	}
	next.Zoom, next.Panel, next.Strips = a.Zoom, a.Panel, a.Strips
	return next
}
