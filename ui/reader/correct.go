package reader

import (
	"fmt"

	tea "charm.land/bubbletea/v2"

	"triptych/model"
	"triptych/model/analyze"
	"triptych/ui/notes"
)

// corrected brings an analysis that obeys the person's corrections.
type corrected struct {
	analysis *model.Analysis
	round    int // of corrections: those of an earlier round are stale
	err      error
}

// accept says that the sentence compared and the one beside it in the other
// column belong together, or takes that back.
func (r *Reader) accept() tea.Cmd { return r.decide(notes.Accepted, "belong together") }

// reject says that they do not, or takes that back.
func (r *Reader) reject() tea.Cmd { return r.decide(notes.Rejected, "do not belong together") }

func (r *Reader) decide(decision notes.Decision, told string) tea.Cmd {
	from, to, ok := r.compared()
	if !ok {
		r.message = "no column beside the one that leads covers its sentence: tab chooses another"
		return nil
	}
	if had, _ := r.pad.book.Decision(from, to); had == decision || had == notes.Added && decision == notes.Accepted {
		return r.correct(from, to, notes.Undecided, "decided nothing on")
	}
	return r.correct(from, to, decision, told)
}

// compared gives the sentence compared and the one beside it in the focused
// column, or where that leads, in the first other one that covers it.
func (r *Reader) compared() (from, to model.SentenceRef, ok bool) {
	if !r.inStep() || r.here().Sentence < 0 {
		return from, to, false
	}
	articles := []int{r.focus()}
	if r.focus() == r.leader {
		articles = nil
		for _, s := range r.screen.Slots {
			articles = append(articles, s.Article)
		}
	}
	for _, article := range articles {
		if target := r.panes[article].placement.Target; article != r.leader && target != none {
			return r.here(), model.SentenceRef{Article: article, Sentence: target}, true
		}
	}
	return from, to, false
}

// link joins two sentences by hand: the first press chooses the one at the
// reading line, the second, at a sentence of another column, says that they
// belong together.
func (r *Reader) link() tea.Cmd {
	here := r.here()
	if here.Sentence < 0 || r.analysis == nil {
		r.message = r.nothingToGoTo("sentences")
		return nil
	}
	if r.linking == nil {
		r.linking = &here
		r.message = fmt.Sprintf("chosen: %s. Go to the sentence of another column that belongs to it and press %s again; esc lets go",
			r.quoteShort(here), r.keys.Link.Help().Key)
		return nil
	}
	from := *r.linking
	if from.Article == here.Article {
		r.message = "that is the same article: tab goes to another column, and a scroll there makes it lead"
		return nil
	}
	r.linking = nil
	return r.correct(from, here, notes.Added, "belong together")
}

// correct keeps a decision and has the analysis made anew.
func (r *Reader) correct(from, to model.SentenceRef, decision notes.Decision, told string) tea.Cmd {
	r.message = fmt.Sprintf("%s and %s %s", r.quoteShort(from), r.quoteShort(to), told)
	if decision == notes.Undecided {
		r.message = "the decision is taken back"
	}
	saving := r.note(r.pad.book.WithDecision(from, to, decision, r.options.Now()))
	return tea.Batch(saving, r.analyzeAgain())
}

// quoteShort names a sentence by its outlet and first words.
func (r *Reader) quoteShort(ref model.SentenceRef) string {
	return r.outlet(ref.Article) + " " + r.flat("“"+r.cells().Cut(r.story.SentenceText(ref), 30, "…")+"”")
}

// analyzeAgain makes the analysis that obeys the corrections, beside the reader.
func (r *Reader) analyzeAgain() tea.Cmd {
	if r.whole == nil {
		return nil
	}
	r.round++
	round, corrections, byHand := r.round, r.pad.book.Corrections(), r.whole.Origin == model.Annotations
	o := r.options
	return func() tea.Msg {
		if byHand {
			analysis, err := analyze.Correct(o.Annotated, corrections)
			return corrected{analysis, round, err}
		}
		analysis, err := o.Analyze(r.ctx, analyze.Options{Corrections: corrections})
		return corrected{analysis, round, err}
	}
}

// receiveCorrected shows the analysis that obeys the corrections.
func (r *Reader) receiveCorrected(msg corrected) tea.Cmd {
	switch {
	case msg.round != r.round:
		return nil
	case msg.err != nil:
		r.message = "the correction could not be obeyed: " + msg.err.Error()
		return nil
	case msg.analysis.Origin == model.Automatic:
		r.automatic = msg.analysis
	}
	message := r.message
	cmd := r.use(msg.analysis)
	r.message = message
	return cmd
}
