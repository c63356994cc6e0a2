package reader

import (
	"context"
	"slices"

	tea "charm.land/bubbletea/v2"

	"triptych/model"
	"triptych/model/analyze"
	"triptych/ui/notes"
)

// A Revision is the story as it is after its files changed: what a Reader is
// made from, anew.
type Revision struct {
	Story        *model.Story
	Analyze      func(context.Context, analyze.Options) (*model.Analysis, error)
	Annotated    *model.Analysis // nil where there is none
	Second       *model.Analysis // likewise
	SecondReader SecondReader
	Notices      []string
	Notes        *notes.Store // nil to keep notes no longer than the reader
}

// A reviser brings revisions of the story, one after the other.
type reviser struct {
	revise  func(context.Context) (Revision, error) // see Options
	waiting bool                                    // revise runs, or what follows from it
	ready   *revised                                // to be shown as soon as nothing is typed; nil for none
}

// changed brings a revision, or why the files cannot be read as they are now.
type changed struct {
	revision Revision
	err      error
}

// revised brings a revision with the analysis to show of it.
type revised struct {
	revision Revision
	analyzed
}

// await waits until the story's files change, unless that is being done.
func (v *reviser) await(ctx context.Context) tea.Cmd {
	if v.revise == nil || v.waiting || v.ready != nil {
		return nil
	}
	v.waiting = true
	revise := v.revise
	return func() tea.Msg {
		revision, err := revise(ctx)
		if ctx.Err() != nil {
			return nil
		}
		return changed{revision, err}
	}
}

// compare compares the articles of a revision before anything is shown of it, so
// that the text on the screen never stands there without its marks.
func (v *reviser) compare(ctx context.Context, doc *document, next Revision) tea.Cmd {
	book := doc.book.For(next.Story)
	w := request{next.Story, model.Automatic, book.Corrections(), book.Amendments()}
	given := givenBy(next.Annotated, next.Second)
	origin := originsOf(given)[0]
	if doc.whole != nil && len(doc.given) > 0 { // the person chose among several
		origin = doc.whole.Origin
	}
	return func() tea.Msg {
		if a := given[origin]; a != nil {
			w.origin = origin
			return revised{next, w.answer(analyze.Correct(a, w.corrections))}
		}
		return revised{next, w.answer(next.Analyze(ctx, analyze.Options{Corrections: w.corrections}))}
	}
}

// sameArticles returns for each article before a revision its number after it,
// none for one that is gone: its name stays, or else its address.
func sameArticles(before, now *model.Story) []int {
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

// revise puts a revision in the place of the story that is read. Each article stays
// at the sentence at which it stands, or at what stands in its place.
func (n *navigator) revise(msg revised) {
	now := msg.revision.Story
	before, to := n.doc.story, sameArticles(n.doc.story, now)
	panes := newPanes(now)
	for i, j := range to {
		if j < 0 {
			continue
		}
		old, p := &n.panes[i], &panes[j]
		p.anchor, p.place.Sentence = old.anchor, old.place.Sentence
		if before.Articles[i].Text != now.Articles[j].Text {
			p.anchor, p.place.Sentence = anchorIn(n, now, i, j)
		}
	}
	n.doc.replace(&msg.revision, msg.analysis)
	n.view.origin = msg.analysis.Origin
	n.show()
	n.panes = panes
	clear(n.motion.from)
	n.arrangement = n.arrangement.after(to, now)
	n.trail = nil
	n.letGo()
	n.view.leader = max(0, to[n.view.leader])
	if shown := n.arrangement.Shown(); to[n.view.focus] < 0 || !slices.Contains(shown, to[n.view.focus]) {
		n.view.focus = shown[0]
	} else {
		n.view.focus = to[n.view.focus]
	}
	n.layOut()
}

// anchorIn returns where an article of a revision goes on, as a byte and the
// sentence that it is in.
func anchorIn(n *navigator, now *model.Story, before, after int) (anchor, sentence int) {
	top := now.Articles[after].TitleStart()
	at := n.panes[before].place.Sentence
	if at < 0 || n.panes[before].anchor < 0 {
		return top, none
	}
	ref := model.SentenceRef{Article: before, Sentence: at}
	position, ok := n.doc.book.WithPosition(notes.Position{Sentence: ref}, n.now()).For(now).Position()
	if !ok || position.Sentence.Article != after {
		return top, none
	}
	start := now.Sentence(position.Sentence).Start
	if n.doc.story.SentenceText(ref) == now.SentenceText(position.Sentence) {
		was := n.doc.story.Sentence(ref)
		start += max(0, min(n.panes[before].anchor-was.Start, was.Len()-1))
	}
	return start, position.Sentence.Sentence
}
