package align

import "triptych/model/boost"

// The features of the second judgement, after those of the first.
const (
	sFirst         = iota // the first judgement of the pair
	sBack                 // that of the reverse pair
	sOther                // the best of another candidate of from in that article
	sOtherBack            // the best of another candidate of to in from's article
	sThird                // best product of judgements by way of a third article
	sAlong                // best of the pairs before and after, in the same order
	sCross                // best of from with a neighbour of to, or the reverse
	sRivals               // how many candidates of from are judged better than even
	sRivalsBack           // the same for to
	sElsewhere            // best judgement of from in any third article
	sElsewhereBack        // the same for to
	sRank                 // how many candidates of from are judged better than to
	sRankBack             // the same the other way round
	secondCount
)

// leastFirst is the first judgement below which a pair is not judged again.
const leastFirst = 0.03

// kept lists the features of the first judgement that the second sees again.
var kept = [...]int{fLikeness, fCoverFrom, fCoverTo, fShared, fRarest, fSecondRarest, fProper, fRun, fRunWeight, fQuotedRun, fContext, fPlaceApart, fPlaceFrom, fLengthFrom, fLengthTo, fQuotedFrom, fQuotesApart}

// judgeFirst scores every pair by itself.
func (n *neighbourhood) judgeFirst(forest *boost.Forest, stop func() error) error {
	v := make([]float32, featureCount)
	for i := range n.pairs {
		if i%256 == 0 {
			if err := stop(); err != nil {
				return err
			}
		}
		n.c.describe(n.pairs[i], n, v)
		n.pairs[i].first = forest.Score(v)
	}
	return nil
}

// judgeSecond scores every pair in the light of the first judgement.
func (n *neighbourhood) judgeSecond(forest *boost.Forest, stop func() error) error {
	v := make([]float32, secondCount+len(kept))
	first := make([]float32, featureCount)
	for i := range n.pairs {
		if i%256 == 0 {
			if err := stop(); err != nil {
				return err
			}
		}
		if n.pairs[i].first < leastFirst {
			n.pairs[i].score = 0
			continue
		}
		n.describeSecond(i, first, v)
		n.pairs[i].score = forest.Score(v)
	}
	return nil
}

func (n *neighbourhood) describeSecond(i int, first, v []float32) {
	p := n.pairs[i]
	clear(v)
	n.c.describe(p, n, first)
	for k, f := range kept {
		v[secondCount+k] = first[f]
	}
	v[sFirst] = float32(p.first)
	v[sBack] = n.firstOf(p.to, p.from)
	from, to := n.c.sentences[p.from].article, n.c.sentences[p.to].article
	v[sOther], v[sRivals], v[sRank] = rivals(n.of(p.from, to), p.to, p.first)
	v[sOtherBack], v[sRivalsBack], v[sRankBack] = rivals(n.of(p.to, from), p.from, float64(v[sBack]))
	v[sAlong] = max(n.firstOf(p.from-1, p.to-1), n.firstOf(p.from+1, p.to+1))
	v[sCross] = max(n.firstOf(p.from, p.to-1), n.firstOf(p.from, p.to+1), n.firstOf(p.from-1, p.to), n.firstOf(p.from+1, p.to))
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

func rivals(list []pair, but int32, score float64) (best, good, rank float32) {
	for _, p := range list {
		if p.to == but {
			continue
		}
		best = max(best, float32(p.first))
		if p.first > 0.5 {
			good++
		}
		if p.first > score {
			rank++
		}
	}
	return best, good, rank
}

func (n *neighbourhood) describeThird(p pair, from, to int, v []float32) {
	for third := range n.count {
		if third == from || third == to {
			continue
		}
		xs, ys := n.of(p.from, third), n.of(p.to, third)
		for _, x := range xs {
			v[sElsewhere] = max(v[sElsewhere], float32(x.first))
			for _, y := range ys {
				if x.to == y.to {
					v[sThird] = max(v[sThird], float32(x.first*y.first))
				}
			}
		}
		for _, y := range ys {
			v[sElsewhereBack] = max(v[sElsewhereBack], float32(y.first))
		}
	}
}
