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
	var shared, all [maxRunWords + 1]float64
	for i, id := range words {
		w := c.contentRarity(id)
		shared[i+1], all[i+1] = shared[i], all[i]+w
		if w > 0 && holdsTerm(b.terms, id) {
			shared[i+1] += w
		}
	}
	n := len(words)
	for end := min(clauseWords, n); end <= n; end++ {
		start := max(0, end-clauseWords)
		s, w := shared[end]-shared[start], all[end]-all[start]
		if s > weight {
			weight = s
			share = s / max(w, 1e-6)
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
