package compare

import "triptych/model"

// A place is words of a sentence that may differ from another article.
type place struct {
	stretch
	score float64 // how likely they do
}

// places lists them by article and sentence.
type places [][][]place

// places gives the words of all proposals that are likely enough to tell
// something.
func (s *Study) places() places {
	at := make(places, len(s.v.topicOf))
	for a := range at {
		at[a] = make([][]place, len(s.v.topicOf[a]))
	}
	add := func(ref model.SentenceRef, p place) {
		at[ref.Article][ref.Sentence] = append(at[ref.Article][ref.Sentence], p)
	}
	for i := range s.proposals {
		if q := &s.proposals[i]; q.score >= leastKept {
			add(q.x.ref, place{q.a, q.score})
			add(q.y.ref, place{q.b, q.score})
		}
	}
	return at
}

// in tells how likely the words of a fact differ from another article: then
// they are no extra.
func (p places) in(f *fact) float32 {
	most := float32(0)
	for _, q := range p[f.Article][f.Sentence] {
		if q.first <= f.stretch.last && f.stretch.first <= q.last {
			most = max(most, float32(q.score))
		}
	}
	return most
}
