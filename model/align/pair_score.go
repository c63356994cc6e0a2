package align

import (
	"math"

	"triptych/model/internal/parallel"
	"triptych/model/learn"
)

// batchSize is how many pairs a goroutine takes at a time.
const batchSize = 512

// minFirstScore is the first-pass score below which a pair is not scored again.
const minFirstScore = 0.01

// The second-pass features of a pair, in the order of the columns of the
// learned weights. All scores in them are of the first pass.
const (
	sFirst         = iota // logit of the pair's score
	sBack                 // logit of the reverse pair's score
	sOther                // logit of from's best other candidate in that article
	sOtherBack            // logit of to's best other candidate in from's article
	sMargin               // score less that of from's best other candidate
	sMarginBack           // score of the reverse pair less that of to's best other candidate
	sThird                // greatest product of scores from from by way of a third article
	sThirdBack            // the same from to
	sThirdLift            // the greater of both times 1 less the pair's score
	sElsewhere            // logit of from's best score in any third article
	sElsewhereBack        // logit of to's best score in any third article
	sAlong                // best score of the pairs before and after, in the same order
	sCrossTo              // best score of from with a neighbour of to
	sCrossFrom            // best score of a neighbour of from with to
	sBefore               // best score of the sentence before from in to's article
	sAfter                // best score of the sentence after from in to's article
	sRivals               // sum of the scores of from's other candidates
	sRivalsBack           // sum of the scores of to's other candidates
	sBest                 // 1 if no other candidate of from scores higher
	sBestBack             // 1 if no other candidate of to scores higher
	sArticle              // mean over from's article of the best scores in to's
	sArticleBack          // mean over to's article of the best scores in from's
	secondFeatureCount
)

// scoreFirst sets the first-pass scores, each of a pair by itself.
func (idx *candidateIndex) scoreFirst(w *learn.Weights, stop func() error) error {
	scores := make([]float64, len(idx.pairs)) // kept apart: the pairs are read meanwhile
	err := parallel.For(len(idx.pairs), batchSize, stop, func() func(int) {
		v, scorer := make([]float32, pairFeatureCount), w.Scorer()
		return func(i int) {
			idx.corpus.extractPair(idx.pairs[i], idx, v)
			scores[i] = scorer.Score(v)
		}
	})
	for i := range scores {
		idx.pairs[i].firstScore = scores[i]
	}
	idx.summarizeFirst()
	return err
}

// scoreSecond sets the final scores, in the light of the first-pass ones.
func (idx *candidateIndex) scoreSecond(w *learn.Weights, stop func() error) error {
	scores := make([]float64, len(idx.pairs))
	err := parallel.For(len(idx.pairs), batchSize, stop, func() func(int) {
		v, scorer := make([]float32, secondFeatureCount), w.Scorer()
		return func(i int) {
			if idx.pairs[i].firstScore >= minFirstScore {
				idx.extractSecond(i, v)
				scores[i] = scorer.Score(v)
			}
		}
	})
	for i := range scores {
		idx.pairs[i].score = scores[i]
	}
	return err
}

// summarizeFirst sets bestScore and coverage from the first-pass scores.
func (idx *candidateIndex) summarizeFirst() {
	idx.bestScore = make([]float32, len(idx.corpus.sentences)*idx.articleCount)
	idx.coverage = make([]float32, idx.articleCount*idx.articleCount)
	for s := range idx.corpus.sentences {
		article := idx.corpus.sentences[s].article
		for a := range idx.articleCount {
			best := float32(0)
			for _, p := range idx.candidatesOf(int32(s), a) {
				best = max(best, float32(p.firstScore))
			}
			idx.bestScore[s*idx.articleCount+a] = best
			idx.coverage[article*idx.articleCount+a] += best / float32(max(1, len(idx.corpus.readings[article].Sentences)))
		}
	}
}

// logit returns the logarithm of the odds of probability p, which is first
// clamped to 0.001 to 0.999.
func logit(p float32) float32 {
	q := min(max(float64(p), 1e-3), 1-1e-3)
	return float32(math.Log(q / (1 - q)))
}

// extractSecond computes the second-pass features of pair i into v, of length
// secondFeatureCount.
func (idx *candidateIndex) extractSecond(i int, v []float32) {
	p := idx.pairs[i]
	clear(v)
	from, to := idx.corpus.sentences[p.from].article, idx.corpus.sentences[p.to].article
	own, back := float32(p.firstScore), idx.firstScore(p.to, p.from)
	other, rivals := rivalScores(idx.candidatesOf(p.from, to), p.to)
	otherBack, rivalsBack := rivalScores(idx.candidatesOf(p.to, from), p.from)
	v[sFirst], v[sBack], v[sOther], v[sOtherBack] = logit(own), logit(back), logit(other), logit(otherBack)
	v[sMargin], v[sMarginBack] = own-other, back-otherBack
	v[sRivals], v[sRivalsBack] = rivals, rivalsBack
	if own >= other {
		v[sBest] = 1
	}
	if back >= otherBack {
		v[sBestBack] = 1
	}
	v[sAlong] = max(idx.firstScore(p.from-1, p.to-1), idx.firstScore(p.from+1, p.to+1))
	v[sCrossTo] = max(idx.firstScore(p.from, p.to-1), idx.firstScore(p.from, p.to+1))
	v[sCrossFrom] = max(idx.firstScore(p.from-1, p.to), idx.firstScore(p.from+1, p.to))
	v[sBefore], v[sAfter] = idx.bestScoreNear(p.from, -1, to), idx.bestScoreNear(p.from, 1, to)
	v[sArticle], v[sArticleBack] = idx.coverage[from*idx.articleCount+to], idx.coverage[to*idx.articleCount+from]
	idx.extractThird(p, from, to, v)
}

// bestScoreNear returns the best first-pass score in article of the sentence
// step away from s; 0 outside the article of s.
func (idx *candidateIndex) bestScoreNear(s int32, step, article int) float32 {
	at := int(s) + step
	if at < 0 || at >= len(idx.corpus.sentences) || idx.corpus.sentences[at].article != idx.corpus.sentences[s].article {
		return 0
	}
	return idx.bestScore[at*idx.articleCount+article]
}

// rivalScores returns the greatest and the sum of the first-pass scores of the
// pairs that do not lead to but.
func rivalScores(list []pair, but int32) (best, sum float32) {
	for _, p := range list {
		if p.to != but {
			best = max(best, float32(p.firstScore))
			sum += float32(p.firstScore)
		}
	}
	return best, sum
}

// extractThird sets the features of sentences in third articles that are linked
// to both.
func (idx *candidateIndex) extractThird(p pair, from, to int, v []float32) {
	var there, back float32
	for third := range idx.articleCount {
		if third == from || third == to {
			continue
		}
		there = max(there, idx.bestScore[int(p.from)*idx.articleCount+third])
		back = max(back, idx.bestScore[int(p.to)*idx.articleCount+third])
		for _, x := range idx.candidatesOf(p.from, third) {
			if x.firstScore > minFirstScore {
				v[sThird] = max(v[sThird], float32(x.firstScore)*idx.firstScore(x.to, p.to))
			}
		}
		for _, y := range idx.candidatesOf(p.to, third) {
			if y.firstScore > minFirstScore {
				v[sThirdBack] = max(v[sThirdBack], float32(y.firstScore)*idx.firstScore(y.to, p.from))
			}
		}
	}
	v[sElsewhere], v[sElsewhereBack] = logit(there), logit(back)
	v[sThirdLift] = max(v[sThird], v[sThirdBack]) * (1 - float32(p.firstScore))
}
