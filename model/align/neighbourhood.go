package align

// A neighbourhood finds the candidates of a sentence in an article quickly.
type neighbourhood struct {
	c     *corpus
	pairs []pair
	to    []int32   // of each pair, close together to be looked through
	start []int32   // by sentence and article: its candidates' range begins here
	count int       // articles
	best  []float32 // by sentence and article: the best first judgement
	cover []float32 // by article and article: the mean of those
}

func newNeighbourhood(c *corpus, pairs []pair) *neighbourhood {
	n := &neighbourhood{c: c, pairs: pairs, count: len(c.readings)}
	n.to = make([]int32, len(pairs))
	for i := range pairs {
		n.to[i] = pairs[i].to
	}
	n.start = make([]int32, len(c.sentences)*n.count+1)
	at := 0
	for s := range c.sentences {
		for a := range n.count {
			n.start[s*n.count+a] = int32(at)
			for at < len(pairs) && int(pairs[at].from) == s && c.sentences[pairs[at].to].article == a {
				at++
			}
		}
	}
	n.start[len(n.start)-1] = int32(at)
	return n
}

// of lists the candidates of a sentence in an article, likest first.
func (n *neighbourhood) of(sentence int32, article int) []pair {
	at := int(sentence)*n.count + article
	return n.pairs[n.start[at]:n.start[at+1]]
}

// find gives the index of the pair, -1 where to is no candidate of from.
func (n *neighbourhood) find(from, to int32) int {
	at := int(from)*n.count + n.c.sentences[to].article
	for i := n.start[at]; i < n.start[at+1]; i++ {
		if n.to[i] == to {
			return int(i)
		}
	}
	return -1
}

// describe sets the features that tell how the pair stands among others.
func (n *neighbourhood) describe(p pair, v []float32) {
	own := n.of(p.from, n.c.sentences[p.to].article)
	back := n.of(p.to, n.c.sentences[p.from].article)
	v[fRank] = float32(p.rank)
	v[fMargin] = p.likeness - bestOther(own, p.to)
	v[fRankBack] = maxCandidates
	for _, q := range back {
		if q.to == p.from {
			v[fRankBack] = float32(q.rank)
		}
	}
	v[fMarginBack] = p.likeness - bestOther(back, p.from)
	for third := range n.count {
		if third == n.c.sentences[p.from].article || third == n.c.sentences[p.to].article {
			continue
		}
		for _, x := range n.of(p.from, third) {
			for _, y := range n.of(p.to, third) {
				if x.to == y.to {
					v[fThird] = max(v[fThird], x.likeness*y.likeness)
				}
			}
		}
	}
}

func bestOther(list []pair, but int32) float32 {
	for _, p := range list {
		if p.to != but {
			return p.likeness
		}
	}
	return 0
}
