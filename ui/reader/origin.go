package reader

import (
	tea "charm.land/bubbletea/v2"

	"triptych/model"
)

// switchOrigin goes from the annotations beside the story to the automatic
// analysis, and back. The automatic one is made when it is first asked for.
func (r *Reader) switchOrigin() tea.Cmd {
	switch {
	case r.options.Annotated == nil:
		r.message = "there are no annotations beside this story: the analysis is automatic"
		return nil
	case r.whole == nil:
		return nil // it is being made
	case r.whole.Origin == model.Automatic:
		r.message = "annotated by hand"
		r.use(r.options.Annotated)
		return r.analyzeAgain()
	case r.automatic == nil:
		r.message = "comparing the articles…"
		return tea.Batch(r.analyze(), r.awaitProgress)
	}
	r.message = "automatic analysis"
	return r.use(r.automatic)
}
