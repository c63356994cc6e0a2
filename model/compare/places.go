package compare

// A place is words of a sentence that may differ from another article.
type place struct {
	first, last int32
	score       float32 // how likely they do
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
	add := func(t *tokens, words stretch, score float64) {
		list := &at[t.ref.Article][t.ref.Sentence]
		*list = append(*list, place{int32(words.first), int32(words.last), float32(score)})
	}
	for i := range s.proposals {
		if q := &s.proposals[i]; q.score >= leastKept {
			add(q.x, q.a, q.score)
			add(q.y, q.b, q.score)
		}
	}
	return at
}

// in tells how likely the words of a fact differ from another article: then
// they are no extra.
func (p places) in(f *fact) float32 {
	most := float32(0)
	for _, q := range p[f.Article][f.Sentence] {
		if int(q.first) <= f.stretch.last && f.stretch.first <= int(q.last) {
			most = max(most, q.score)
		}
	}
	return most
}
