package reader

import (
	tea "charm.land/bubbletea/v2"

	"triptych/model/analyze"
)

// progressed brings how much of the analysis is done, as a share of 1.
type progressed float64

// analyze makes the automatic analysis with the corrections as they are now, and
// tells how far it is.
func (r *Reader) analyze() tea.Cmd {
	o := analyze.Options{Corrections: r.pad.book.Corrections(), Progress: r.tellProgress}
	story, compare := r.story, r.options.Analyze
	return func() tea.Msg {
		analysis, err := compare(r.ctx, o)
		r.tellProgress(1)
		return analyzed{story, analysis, err}
	}
}

// tellProgress leaves word of how far the analysis is. Word that nobody has
// fetched yet gives way to it.
func (r *Reader) tellProgress(share float64) {
	for {
		select {
		case r.progress <- share:
			return
		default:
		}
		select {
		case <-r.progress:
		default:
		}
	}
}

// awaitProgress waits for word of how far the analysis is.
func (r *Reader) awaitProgress() tea.Msg {
	select {
	case share := <-r.progress:
		return progressed(share)
	case <-r.ctx.Done():
		return nil
	}
}

// receiveProgress shows it, and waits for more until all is done.
func (r *Reader) receiveProgress(msg progressed) tea.Cmd {
	r.share = float64(msg)
	if r.share >= 1 {
		return nil
	}
	return r.awaitProgress
}
