package align

// clauseWords is how many words make a clause, for comparing a part of one
// sentence with the whole of another.
const clauseWords = 9

// describeClauses finds the stretch of each sentence that the other covers
// best, for two sentences often share a fact that fills but a clause of one.
func (c *corpus) describeClauses(a, b *sentence, v []float32) {
	there, thereWeight := c.bestClause(a, b)
	back, backWeight := c.bestClause(b, a)
	v[fClauseHigh], v[fClauseLow] = float32(max(there, back)), float32(min(there, back))
	v[fClauseWeight] = float32(max(thereWeight, backWeight))
}

// bestClause gives the greatest share of the weight of a stretch of a's words
// that b holds too, and how much that is.
func (c *corpus) bestClause(a, b *sentence) (share, weight float64) {
	words := a.words[:min(len(a.words), maxRunWords)]
	var shared, all [clauseWords + 1]float64 // the sums up to the last words, round and round
	for i, id := range words {
		w := c.contentRarity(id)
		before, at, start := i%len(all), (i+1)%len(all), 0
		shared[at], all[at] = shared[before], all[before]+w
		if w > 0 && b.termSet.may(id) && holdsTerm(b.terms, id) {
			shared[at] += w
		}
		if end := i + 1; end > clauseWords {
			start = (end - clauseWords) % len(all)
		} else if end < min(clauseWords, len(words)) {
			continue
		}
		if s := shared[at] - shared[start]; s > weight {
			weight = s
			share = s / max(all[at]-all[start], 1e-6)
		}
	}
	return share, weight
}

func holdsTerm(terms []term, id int32) bool {
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
