package reader

import (
	"strings"
	"testing"

	"triptych/model"
	"triptych/ui/draw"
	"triptych/ui/internal/uitest"
)

// TestHeaderAndStatusAgree: wherever the reading line stands, the header says of no
// column that it has the leader's sentence or topic where the status says that none
// has, or the other way round.
func TestHeaderAndStatusAgree(t *testing.T) {
	analysis := uitest.EmbeddedAnalysis(t)
	fixed, fixedAnalysis := fixture(t)
	for _, d := range []*rig{openStory(t, analysis.Story, analysis, 160, 40), openStory(t, fixed, fixedAnalysis, 160, 40)} {
		for leader := range d.panes {
			d.press("1", "g")
			for range leader {
				d.press("tab")
			}
			d.press("j", "g")
			for last := -1; d.panes[d.view.leader].place.Row != last; {
				last = d.panes[d.view.leader].place.Row
				d.checkWords()
				d.press("j")
			}
		}
	}
}

// checkWords compares what the header and the status say of the leader's sentence.
func (d *rig) checkWords() {
	d.t.Helper()
	here := d.here()
	if here.Sentence < 0 {
		return
	}
	s := d.Reader.status(d.Reader.columns)
	said := s.subject()
	silent := strings.HasPrefix(said, "no match found") || strings.HasPrefix(said, "only ")
	for _, slot := range d.screen.Slots {
		if slot.Article == here.Article {
			continue
		}
		words, _ := header{d.navigator.columns}.state(slot.Article)
		has := !strings.HasPrefix(words, draw.NoMatch(d.origin()))
		topic := d.doc.topicOf(here)
		treats := topic >= 0 && len(d.doc.shown.Passage(topic, slot.Article)) > 0
		_, cover := d.doc.shown.Target(here, slot.Article)
		if silent && has || !has && (treats || cover != model.NotCovered) {
			d.t.Fatalf("of sentence %v the status says %q, and of column %d the header says %q:\n%s", here, said, slot.Article, words, d.plain())
		}
	}
}
