package align

import (
	"cmp"
	"slices"

	"triptych/model/internal/parallel"
	"triptych/model/learn"
)

// The features that the second judgement of an affinity adds to those of the
// first, which tell how the first one fell about what stands around.
const (
	gOwn        = affinityCount + iota // odds of the first judgement
	gBesideHigh                        // best judgement of one with a neighbour of the other
	gBesideLow                         // the better of the remaining ones
	gAlong                             // best of the pairs before and after, in the same order
	gAcross                            // the same in crossed order
	gNear                              // best of one with what stands two sentences from the other
	gWithin                            // best product by way of a sentence of either article
	gThird                             // the same of a third article
	gWithinSum                         // the sums of those products
	gThirdSum                          //
	gMarginHigh                        // the judgement less the best that either has in the other's article
	gMarginLow                         //
	gBestHigh                          // those best judgements
	gBestLow                           //
	gSumHigh                           // sums of the judgements that each has in the other's article
	gSumLow                            //
	gShareHigh                         // shares of the judgement in those sums
	gShareLow                          //
	againCount
)

// A tie is a sentence that may share the topic, and how likely.
type tie struct {
	to    int32
	score float64
}

// ties lists for each sentence those that it may share a topic with, by number.
func ties(count int, list []affinity) [][]tie {
	many := make([]int32, count)
	for _, f := range list {
		many[f.a]++
		many[f.b]++
	}
	of, room := make([][]tie, count), make([]tie, 2*len(list))
	for i, n := range many {
		of[i], room = room[:0:n], room[n:]
	}
	for _, f := range list {
		of[f.a] = append(of[f.a], tie{f.b, f.score})
		of[f.b] = append(of[f.b], tie{f.a, f.score})
	}
	for _, t := range of {
		slices.SortFunc(t, func(x, y tie) int { return cmp.Compare(x.to, y.to) })
	}
	return of
}

// A web is the first judgements of all affinities.
type web struct {
	c    *corpus
	ties [][]tie
	best []float64 // by sentence and article
	sum  []float64
}

func newWeb(c *corpus, list []affinity) *web {
	count := len(c.readings)
	w := &web{c: c, ties: ties(len(c.sentences), list), best: make([]float64, len(c.sentences)*count), sum: make([]float64, len(c.sentences)*count)}
	for i, of := range w.ties {
		for _, t := range of {
			at := i*count + c.sentences[t.to].article
			w.best[at] = max(w.best[at], t.score)
			w.sum[at] += t.score
		}
	}
	return w
}

// at gives the judgement of the two sentences that stand so far from a and b, 0
// where they lie outside their articles or were not proposed.
func (w *web) at(a, stepA, b, stepB int32) float64 {
	x, y := a+stepA, b+stepB
	if x < 0 || y < 0 || int(x) >= len(w.ties) || int(y) >= len(w.ties) {
		return 0
	}
	s := w.c.sentences
	if s[x].article != s[a].article || s[y].article != s[b].article {
		return 0
	}
	i, ok := slices.BinarySearchFunc(w.ties[x], y, func(t tie, to int32) int { return cmp.Compare(t.to, to) })
	if !ok {
		return 0
	}
	return w.ties[x][i].score
}

// describe adds to the features of the first judgement.
func (w *web) describe(f affinity, v []float32) {
	set := func(feature int, x float64) { v[feature] = float32(x) }
	a, b := f.a, f.b
	set(gOwn, float64(odds(float32(f.score))))
	beside := []float64{w.at(a, -1, b, 0), w.at(a, 1, b, 0), w.at(a, 0, b, -1), w.at(a, 0, b, 1)}
	slices.Sort(beside)
	set(gBesideHigh, beside[3])
	set(gBesideLow, beside[2])
	set(gAlong, max(w.at(a, -1, b, -1), w.at(a, 1, b, 1)))
	set(gAcross, max(w.at(a, -1, b, 1), w.at(a, 1, b, -1)))
	set(gNear, max(w.at(a, -2, b, 0), w.at(a, 2, b, 0), w.at(a, 0, b, -2), w.at(a, 0, b, 2)))
	w.describeWays(f, v)
	count, s := int32(len(w.c.readings)), w.c.sentences
	there, back := a*count+int32(s[b].article), b*count+int32(s[a].article)
	set(gMarginHigh, f.score-min(w.best[there], w.best[back]))
	set(gMarginLow, f.score-max(w.best[there], w.best[back]))
	set(gBestHigh, max(w.best[there], w.best[back]))
	set(gBestLow, min(w.best[there], w.best[back]))
	set(gSumHigh, max(w.sum[there], w.sum[back]))
	set(gSumLow, min(w.sum[there], w.sum[back]))
	set(gShareHigh, f.score/(min(w.sum[there], w.sum[back])+0.1))
	set(gShareLow, f.score/(max(w.sum[there], w.sum[back])+0.1))
}

// describeWays looks for sentences that are tied to both.
func (w *web) describeWays(f affinity, v []float32) {
	x, y := w.ties[f.a], w.ties[f.b]
	articleA, articleB := w.c.sentences[f.a].article, w.c.sentences[f.b].article
	var within, third, withinSum, thirdSum float64
	for i, j := 0, 0; i < len(x) && j < len(y); {
		switch {
		case x[i].to < y[j].to:
			i++
		case x[i].to > y[j].to:
			j++
		default:
			both := x[i].score * y[j].score
			if article := w.c.sentences[x[i].to].article; article == articleA || article == articleB {
				within, withinSum = max(within, both), withinSum+both
			} else {
				third, thirdSum = max(third, both), thirdSum+both
			}
			i++
			j++
		}
	}
	v[gWithin], v[gThird], v[gWithinSum], v[gThirdSum] = float32(within), float32(third), float32(withinSum), float32(thirdSum)
}

// TopicWeights judge whether two sentences share a topic: those of two articles
// and those of one, each twice, the second time in the light of the first.
type TopicWeights struct {
	Across, Within, AcrossAgain, WithinAgain *learn.Weights
}

// judgeRelated scores every affinity by itself, by features of affinityCount
// each.
func (n *neighbourhood) judgeRelated(list []affinity, features []float32, across, within *learn.Weights, stop func() error) error {
	return parallel.For(len(list), batch, stop, func() func(int) {
		scorers := [2]*learn.Scorer{across.Scorer(), within.Scorer()}
		return func(i int) {
			list[i].score = scorers[n.within(list[i])].Score(features[i*affinityCount : (i+1)*affinityCount])
		}
	})
}

// describeRelated computes the features of all affinities, which both judgements
// need, one after the other in one list.
func (n *neighbourhood) describeRelated(list []affinity, stop func() error) ([]float32, error) {
	features := make([]float32, len(list)*affinityCount)
	return features, parallel.For(len(list), batch, stop, func() func(int) {
		return func(i int) { n.describeAffinity(list[i], features[i*affinityCount:(i+1)*affinityCount]) }
	})
}

// judgeRelatedAgain gives the affinities anew, in the light of what was judged.
func (n *neighbourhood) judgeRelatedAgain(list []affinity, features []float32, across, within *learn.Weights, stop func() error) ([]affinity, error) {
	w := newWeb(n.c, list)
	again := slices.Clone(list)
	err := parallel.For(len(list), batch, stop, func() func(int) {
		v := make([]float32, againCount)
		scorers := [2]*learn.Scorer{across.Scorer(), within.Scorer()}
		return func(i int) {
			copy(v, features[i*affinityCount:(i+1)*affinityCount])
			w.describe(list[i], v)
			again[i].score = scorers[n.within(list[i])].Score(v)
		}
	})
	return again, err
}

// within is 1 for two sentences of one article, else 0.
func (n *neighbourhood) within(f affinity) int {
	if n.c.sentences[f.a].article == n.c.sentences[f.b].article {
		return 1
	}
	return 0
}
