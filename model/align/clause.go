package align

// clauseWindow is the length, in words, of the stretches of one sentence that
// are compared with the whole of another.
const clauseWindow = 9

// extractClauses sets the features of the stretch of each sentence that the
// other covers best, since two sentences often share a fact that fills only a
// clause of one.
func (c *corpus) extractClauses(a, b *sentence, v []float32) {
	there, thereWeight := c.bestClauseCover(a, b)
	back, backWeight := c.bestClauseCover(b, a)
	v[fClauseHigh], v[fClauseLow] = float32(max(there, back)), float32(min(there, back))
	v[fClauseWeight] = float32(max(thereWeight, backWeight))
}

// bestClauseCover slides a window over a's words to where b shares the most
// weight. It returns that weight and its share of the window's whole weight, 0
// to 1.
func (c *corpus) bestClauseCover(a, b *sentence) (share, weight float64) {
	words := a.words[:min(len(a.words), maxRunWords)]
	var shared, all [clauseWindow + 1]float64 // the sums up to the last words, round and round
	for i, id := range words {
		w := c.contentIDF(id)
		before, at, start := i%len(all), (i+1)%len(all), 0
		shared[at], all[at] = shared[before], all[before]+w
		if w > 0 && b.termFilter.mayContain(id) && containsTerm(b.terms, id) {
			shared[at] += w
		}
		if end := i + 1; end > clauseWindow {
			start = (end - clauseWindow) % len(all)
		} else if end < min(clauseWindow, len(words)) {
			continue
		}
		if s := shared[at] - shared[start]; s > weight {
			weight = s
			share = s / max(all[at]-all[start], 1e-6)
		}
	}
	return share, weight
}

// containsTerm reports whether terms, ascending by id, has id. Written out, the
// binary search is small enough to be inlined.
func containsTerm(terms []term, id int32) bool {
	low, high := 0, len(terms)
	for low < high {
		mid := (low + high) / 2
		if terms[mid].id < id {
			low = mid + 1
		} else {
			high = mid
		}
	}
	return low < len(terms) && terms[low].id == id
}
