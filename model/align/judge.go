package align

import (
	"math"

	"triptych/model/internal/parallel"
	"triptych/model/learn"
)

// batch is how many pairs a processor takes at a time.
const batch = 512

// leastFirst is the first judgement below which a pair is not judged again.
const leastFirst = 0.01

// The features of the second judgement. Those that are odds are logarithms.
const (
	sFirst         = iota // odds of the first judgement
	sBack                 // odds of that of the reverse pair
	sOther                // odds of the best other candidate of from in that article
	sOtherBack            // odds of the best other candidate of to in from's article
	sMargin               // the first judgement less that of the best other
	sMarginBack           // the same the other way round
	sThird                // best product of judgements by way of a third article
	sThirdBack            // the same from to
	sThirdLift            // the greater of both, where this pair is judged low
	sElsewhere            // odds of the best judgement of from in any third article
	sElsewhereBack        // the same for to
	sAlong                // best judgement of the pairs before and after, in the same order
	sCrossTo              // best judgement of from with a neighbour of to
	sCrossFrom            // best judgement of a neighbour of from with to
	sBefore               // best judgement of the sentence before in that article
	sAfter                // best judgement of the sentence after
	sRivals               // sum of the judgements of the other candidates of from
	sRivalsBack           // the same for to
	sBest                 // no other candidate of from is judged better
	sBestBack             // the same for to
	sArticle              // mean of the best judgements of from's article in to's
	sArticleBack          // the reverse
	secondCount
)

// judgeFirst scores every pair by itself.
func (n *neighbourhood) judgeFirst(w *learn.Weights, stop func() error) error {
	judged := make([]float64, len(n.pairs)) // apart, since all pairs are read meanwhile
	err := parallel.For(len(n.pairs), batch, stop, func() func(int) {
		v, scorer := make([]float32, featureCount), w.Scorer()
		return func(i int) {
			n.c.describe(n.pairs[i], n, v)
			judged[i] = scorer.Score(v)
		}
	})
	for i := range judged {
		n.pairs[i].first = judged[i]
	}
	n.summarize()
	return err
}

// judgeSecond scores every pair in the light of the first judgement.
func (n *neighbourhood) judgeSecond(w *learn.Weights, stop func() error) error {
	judged := make([]float64, len(n.pairs))
	err := parallel.For(len(n.pairs), batch, stop, func() func(int) {
		v, scorer := make([]float32, secondCount), w.Scorer()
		return func(i int) {
			if n.pairs[i].first >= leastFirst {
				n.describeSecond(i, v)
				judged[i] = scorer.Score(v)
			}
		}
	})
	for i := range judged {
		n.pairs[i].score = judged[i]
	}
	return err
}

// summarize notes how well each article is covered by each other, and the best
// judgement of each sentence in each article.
func (n *neighbourhood) summarize() {
	n.best = make([]float32, len(n.c.sentences)*n.count)
	n.cover = make([]float32, n.count*n.count)
	for s := range n.c.sentences {
		article := n.c.sentences[s].article
		for a := range n.count {
			best := float32(0)
			for _, p := range n.of(int32(s), a) {
				best = max(best, float32(p.first))
			}
			n.best[s*n.count+a] = best
			n.cover[article*n.count+a] += best / float32(max(1, len(n.c.readings[article].Sentences)))
		}
	}
}

// odds is the logarithm of a probability's odds, kept within bounds.
func odds(p float32) float32 {
	q := min(max(float64(p), 1e-3), 1-1e-3)
	return float32(math.Log(q / (1 - q)))
}

func (n *neighbourhood) describeSecond(i int, v []float32) {
	p := n.pairs[i]
	clear(v)
	from, to := n.c.sentences[p.from].article, n.c.sentences[p.to].article
	own, back := float32(p.first), n.firstOf(p.to, p.from)
	other, rivals := others(n.of(p.from, to), p.to)
	otherBack, rivalsBack := others(n.of(p.to, from), p.from)
	v[sFirst], v[sBack], v[sOther], v[sOtherBack] = odds(own), odds(back), odds(other), odds(otherBack)
	v[sMargin], v[sMarginBack] = own-other, back-otherBack
	v[sRivals], v[sRivalsBack] = rivals, rivalsBack
	if own >= other {
		v[sBest] = 1
	}
	if back >= otherBack {
		v[sBestBack] = 1
	}
	v[sAlong] = max(n.firstOf(p.from-1, p.to-1), n.firstOf(p.from+1, p.to+1))
	v[sCrossTo] = max(n.firstOf(p.from, p.to-1), n.firstOf(p.from, p.to+1))
	v[sCrossFrom] = max(n.firstOf(p.from-1, p.to), n.firstOf(p.from+1, p.to))
	v[sBefore], v[sAfter] = n.bestOf(p.from, -1, to), n.bestOf(p.from, 1, to)
	v[sArticle], v[sArticleBack] = n.cover[from*n.count+to], n.cover[to*n.count+from]
	n.describeThird(p, from, to, v)
}

// firstOf gives the first judgement of a pair, 0 where it was not proposed.
func (n *neighbourhood) firstOf(from, to int32) float32 {
	if from < 0 || to < 0 || int(from) >= len(n.c.sentences) || int(to) >= len(n.c.sentences) {
		return 0
	}
	if i := n.find(from, to); i >= 0 {
		return float32(n.pairs[i].first)
	}
	return 0
}

// bestOf gives the best first judgement of the sentence that stands so far from
// s; 0 outside its article.
func (n *neighbourhood) bestOf(s int32, step, article int) float32 {
	at := int(s) + step
	if at < 0 || at >= len(n.c.sentences) || n.c.sentences[at].article != n.c.sentences[s].article {
		return 0
	}
	return n.best[at*n.count+article]
}

// others gives the best and the sum of the first judgements of all but one.
func others(list []pair, but int32) (best, sum float32) {
	for _, p := range list {
		if p.to != but {
			best = max(best, float32(p.first))
			sum += float32(p.first)
		}
	}
	return best, sum
}

// describeThird looks for a sentence of a third article that is linked to both.
func (n *neighbourhood) describeThird(p pair, from, to int, v []float32) {
	var there, back float32
	for third := range n.count {
		if third == from || third == to {
			continue
		}
		there = max(there, n.best[int(p.from)*n.count+third])
		back = max(back, n.best[int(p.to)*n.count+third])
		for _, x := range n.of(p.from, third) {
			if x.first > leastFirst {
				v[sThird] = max(v[sThird], float32(x.first)*n.firstOf(x.to, p.to))
			}
		}
		for _, y := range n.of(p.to, third) {
			if y.first > leastFirst {
				v[sThirdBack] = max(v[sThirdBack], float32(y.first)*n.firstOf(y.to, p.from))
			}
		}
	}
	v[sElsewhere], v[sElsewhereBack] = odds(there), odds(back)
	v[sThirdLift] = max(v[sThird], v[sThirdBack]) * (1 - float32(p.first))
}
