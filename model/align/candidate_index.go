package align

// A candidateIndex looks up candidate pairs by sentence and article.
type candidateIndex struct {
	corpus       *corpus
	pairs        []pair
	to           []int32 // of each pair; close together for fast scans
	start        []int32 // by sentence and article: where its candidates begin in pairs
	articleCount int
	bestScore    []float32 // by sentence and article: the best first-pass score
	coverage     []float32 // by article and article: the mean of bestScore over the first one's sentences
}

func newCandidateIndex(c *corpus, pairs []pair) *candidateIndex {
	n := &candidateIndex{corpus: c, pairs: pairs, articleCount: len(c.readings)}
	n.to = make([]int32, len(pairs))
	for i := range pairs {
		n.to[i] = pairs[i].to
	}
	n.start = make([]int32, len(c.sentences)*n.articleCount+1)
	at := 0
	for s := range c.sentences {
		for a := range n.articleCount {
			n.start[s*n.articleCount+a] = int32(at)
			for at < len(pairs) && int(pairs[at].from) == s && c.sentences[pairs[at].to].article == a {
				at++
			}
		}
	}
	n.start[len(n.start)-1] = int32(at)
	return n
}

// candidatesOf returns the candidates of a sentence in an article, most similar
// first.
func (idx *candidateIndex) candidatesOf(sentence int32, article int) []pair {
	at := int(sentence)*idx.articleCount + article
	return idx.pairs[idx.start[at]:idx.start[at+1]]
}

// lookup returns the candidate pair of two sentences, the zero pair where it was
// not proposed or one of the numbers is no sentence.
func (idx *candidateIndex) lookup(from, to int32) pair {
	if from < 0 || to < 0 || int(from) >= len(idx.corpus.sentences) || int(to) >= len(idx.corpus.sentences) {
		return pair{}
	}
	if i := idx.position(from, to); i >= 0 {
		return idx.pairs[i]
	}
	return pair{}
}

// position returns the index of the candidate pair of two sentences, -1 where it
// was not proposed.
func (idx *candidateIndex) position(from, to int32) int32 {
	at := int(from)*idx.articleCount + idx.corpus.sentences[to].article
	for i := idx.start[at]; i < idx.start[at+1]; i++ {
		if idx.to[i] == to {
			return i
		}
	}
	return -1
}

func (idx *candidateIndex) firstScore(from, to int32) float32 {
	return float32(idx.lookup(from, to).firstScore)
}

func (idx *candidateIndex) secondScore(from, to int32) float32 {
	return float32(idx.lookup(from, to).score)
}

// extractStanding sets the features that compare the pair with the other
// candidates of its two sentences.
func (idx *candidateIndex) extractStanding(p pair, v []float32) {
	own := idx.candidatesOf(p.from, idx.corpus.sentences[p.to].article)
	back := idx.candidatesOf(p.to, idx.corpus.sentences[p.from].article)
	v[fRank] = float32(p.rank)
	v[fMargin] = p.similarity - bestOtherSimilarity(own, p.to)
	v[fRankBack] = maxCandidates
	for _, q := range back {
		if q.to == p.from {
			v[fRankBack] = float32(q.rank)
		}
	}
	v[fMarginBack] = p.similarity - bestOtherSimilarity(back, p.from)
	for third := range idx.articleCount {
		if third == idx.corpus.sentences[p.from].article || third == idx.corpus.sentences[p.to].article {
			continue
		}
		for _, x := range idx.candidatesOf(p.from, third) {
			for _, y := range idx.candidatesOf(p.to, third) {
				if x.to == y.to {
					v[fViaThird] = max(v[fViaThird], x.similarity*y.similarity)
				}
			}
		}
	}
}

// bestOtherSimilarity returns the similarity of the first pair in list that
// does not lead to but; list is most similar first.
func bestOtherSimilarity(list []pair, but int32) float32 {
	for _, p := range list {
		if p.to != but {
			return p.similarity
		}
	}
	return 0
}
