package reader

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"triptych/model"
	"triptych/ui/draw"
)

// toggleFollow dims all but the sentence compared and what corresponds to it.
func (r *Reader) toggleFollow() tea.Cmd {
	r.follow = !r.follow
	r.message = ""
	if !r.follow {
		r.message = "all text is shown alike"
	}
	return nil
}

// litIn gives the sentences of an article that correspond to the one compared:
// its counterparts, or else the passage of its topic.
func (r *Reader) litIn(article int) []int {
	if !r.follow || r.analysis == nil {
		return nil
	}
	here := r.here()
	switch {
	case here.Sentence < 0:
		return nil
	case article == r.leader:
		return []int{here.Sentence}
	}
	var list []int
	for _, c := range r.analysis.CounterpartsOf(here, article) {
		list = append(list, c.To.Sentence)
	}
	if topic := r.analysis.TopicOf(here); len(list) == 0 && topic >= 0 {
		return r.analysis.Passage(topic, article)
	}
	return list
}

// tellMatch says why each other column shows what it shows.
func (r *Reader) tellMatch() string {
	here := r.here()
	if here.Sentence < 0 {
		return "nothing to compare here"
	}
	var words []string
	for _, slot := range r.screen.Slots {
		if slot.Article == r.leader {
			continue
		}
		words = append(words, r.outlet(slot.Article)+": "+r.why(here, slot.Article))
	}
	return strings.Join(words, separator)
}

func (r *Reader) why(from model.SentenceRef, article int) string {
	_, cover := r.analysis.Target(from, article)
	switch cover {
	case model.NotCovered:
		return draw.NotCovered
	case model.ByTopic:
		return "same topic"
	}
	best := r.analysis.CounterpartsOf(from, article)[0]
	switch {
	case best.Score == model.NoScore:
		return "set by hand"
	case best.Why == "":
		return fmt.Sprintf("%.0f %%", 100*best.Score)
	}
	return fmt.Sprintf("%s (%.0f %%)", best.Why, 100*best.Score)
}
