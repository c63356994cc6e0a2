package align

import (
	"cmp"
	"slices"

	"triptych/model/internal/parallel"
	"triptych/model/learn"
)

// The second-pass features of an affinity, which follow those of the first
// pass. All affinity scores in them are of the first pass.
const (
	rFirst        = affinityFeatureCount + iota // logit of the affinity's own score
	rAdjacentHigh                               // greatest score of one with a sentence next to the other
	rAdjacentLow                                // the second greatest
	rParallel                                   // greatest score of the pairs before and after, in the same order
	rCrossed                                    // the same in crossed order
	rTwoAway                                    // greatest score of one with a sentence two away from the other
	rViaOwn                                     // greatest product of scores by way of a sentence of either article
	rViaThird                                   // the same by way of a third article
	rViaOwnSum                                  // sum of the products by way of either article
	rViaThirdSum                                // sum of the products by way of third articles
	rMarginHigh                                 // score less the lesser of the best that each has in the other's article
	rMarginLow                                  // score less the greater
	rBestHigh                                   // the greater of those best scores
	rBestLow                                    // the lesser
	rSumHigh                                    // sum of the scores that each has in the other's article, the greater
	rSumLow                                     // the lesser
	rShareHigh                                  // score over the lesser of those sums
	rShareLow                                   // score over the greater
	rescoreFeatureCount
)

// A neighbor is a sentence that may share another one's topic, and the
// probability that it does.
type neighbor struct {
	to    int32
	score float64
}

// neighborLists returns for each of count sentences its neighbours, ascending.
func neighborLists(count int, list []affinity) [][]neighbor {
	many := make([]int32, count)
	for _, f := range list {
		many[f.a]++
		many[f.b]++
	}
	of, room := make([][]neighbor, count), make([]neighbor, 2*len(list))
	for i, n := range many {
		of[i], room = room[:0:n], room[n:]
	}
	for _, f := range list {
		of[f.a] = append(of[f.a], neighbor{f.b, f.score})
		of[f.b] = append(of[f.b], neighbor{f.a, f.score})
	}
	for _, t := range of {
		slices.SortFunc(t, func(x, y neighbor) int { return cmp.Compare(x.to, y.to) })
	}
	return of
}

// A topicGraph has the sentences as its nodes and the first-pass scores of the
// affinities as its edges.
type topicGraph struct {
	corpus    *corpus
	neighbors [][]neighbor
	best      []float64 // by sentence and article
	sum       []float64
}

func newTopicGraph(c *corpus, list []affinity) *topicGraph {
	count := len(c.readings)
	g := &topicGraph{corpus: c, neighbors: neighborLists(len(c.sentences), list), best: make([]float64, len(c.sentences)*count), sum: make([]float64, len(c.sentences)*count)}
	for i, of := range g.neighbors {
		for _, t := range of {
			at := i*count + c.sentences[t.to].article
			g.best[at] = max(g.best[at], t.score)
			g.sum[at] += t.score
		}
	}
	return g
}

// scoreAt returns the score of the sentences stepA and stepB away from a and b,
// 0 where they lie outside their articles or were not proposed.
func (g *topicGraph) scoreAt(a, stepA, b, stepB int32) float64 {
	x, y := a+stepA, b+stepB
	if x < 0 || y < 0 || int(x) >= len(g.neighbors) || int(y) >= len(g.neighbors) {
		return 0
	}
	s := g.corpus.sentences
	if s[x].article != s[a].article || s[y].article != s[b].article {
		return 0
	}
	i, ok := slices.BinarySearchFunc(g.neighbors[x], y, func(t neighbor, to int32) int { return cmp.Compare(t.to, to) })
	if !ok {
		return 0
	}
	return g.neighbors[x][i].score
}

// extract computes the second-pass features of an affinity into v, whose first
// affinityFeatureCount values are set.
func (g *topicGraph) extract(f affinity, v []float32) {
	set := func(feature int, x float64) { v[feature] = float32(x) }
	a, b := f.a, f.b
	set(rFirst, float64(logit(float32(f.score))))
	beside := []float64{g.scoreAt(a, -1, b, 0), g.scoreAt(a, 1, b, 0), g.scoreAt(a, 0, b, -1), g.scoreAt(a, 0, b, 1)}
	slices.Sort(beside)
	set(rAdjacentHigh, beside[3])
	set(rAdjacentLow, beside[2])
	set(rParallel, max(g.scoreAt(a, -1, b, -1), g.scoreAt(a, 1, b, 1)))
	set(rCrossed, max(g.scoreAt(a, -1, b, 1), g.scoreAt(a, 1, b, -1)))
	set(rTwoAway, max(g.scoreAt(a, -2, b, 0), g.scoreAt(a, 2, b, 0), g.scoreAt(a, 0, b, -2), g.scoreAt(a, 0, b, 2)))
	g.extractPaths(f, v)
	count, s := int32(len(g.corpus.readings)), g.corpus.sentences
	there, back := a*count+int32(s[b].article), b*count+int32(s[a].article)
	set(rMarginHigh, f.score-min(g.best[there], g.best[back]))
	set(rMarginLow, f.score-max(g.best[there], g.best[back]))
	set(rBestHigh, max(g.best[there], g.best[back]))
	set(rBestLow, min(g.best[there], g.best[back]))
	set(rSumHigh, max(g.sum[there], g.sum[back]))
	set(rSumLow, min(g.sum[there], g.sum[back]))
	set(rShareHigh, f.score/(min(g.sum[there], g.sum[back])+0.1))
	set(rShareLow, f.score/(max(g.sum[there], g.sum[back])+0.1))
}

// extractPaths sets the features of paths of two edges between the sentences.
func (g *topicGraph) extractPaths(f affinity, v []float32) {
	x, y := g.neighbors[f.a], g.neighbors[f.b]
	articleA, articleB := g.corpus.sentences[f.a].article, g.corpus.sentences[f.b].article
	var within, third, withinSum, thirdSum float64
	for i, j := 0, 0; i < len(x) && j < len(y); {
		switch {
		case x[i].to < y[j].to:
			i++
		case x[i].to > y[j].to:
			j++
		default:
			both := x[i].score * y[j].score
			if article := g.corpus.sentences[x[i].to].article; article == articleA || article == articleB {
				within, withinSum = max(within, both), withinSum+both
			} else {
				third, thirdSum = max(third, both), thirdSum+both
			}
			i++
			j++
		}
	}
	v[rViaOwn], v[rViaThird], v[rViaOwnSum], v[rViaThirdSum] = float32(within), float32(third), float32(withinSum), float32(thirdSum)
}

// TopicWeights score whether two sentences share a topic: there are weights for
// sentences of two articles and of one, for both passes.
type TopicWeights struct {
	Across, Within, AcrossRescore, WithinRescore *learn.Weights
}

// scoreAffinities sets the first-pass score of every affinity; features holds
// affinityFeatureCount values for each.
func (idx *candidateIndex) scoreAffinities(list []affinity, features []float32, across, within *learn.Weights, stop func() error) error {
	return parallel.For(len(list), batchSize, stop, func() func(int) {
		score := idx.topicScorer(across, within)
		return func(i int) {
			list[i].score = score(list[i], features[i*affinityFeatureCount:(i+1)*affinityFeatureCount])
		}
	})
}

// extractAffinities returns the first-pass features of all affinities in one
// slice, affinityFeatureCount values each.
func (idx *candidateIndex) extractAffinities(list []affinity, stop func() error) ([]float32, error) {
	features := make([]float32, len(list)*affinityFeatureCount)
	return features, parallel.For(len(list), batchSize, stop, func() func(int) {
		return func(i int) { idx.extractAffinity(list[i], features[i*affinityFeatureCount:(i+1)*affinityFeatureCount]) }
	})
}

// rescoreAffinities returns the affinities with their second-pass scores.
func (idx *candidateIndex) rescoreAffinities(list []affinity, features []float32, across, within *learn.Weights, stop func() error) ([]affinity, error) {
	graph := newTopicGraph(idx.corpus, list)
	rescored := slices.Clone(list)
	err := parallel.For(len(list), batchSize, stop, func() func(int) {
		v := make([]float32, rescoreFeatureCount)
		score := idx.topicScorer(across, within)
		return func(i int) {
			copy(v, features[i*affinityFeatureCount:(i+1)*affinityFeatureCount])
			graph.extract(list[i], v)
			rescored[i].score = score(list[i], v)
		}
	})
	return rescored, err
}

// topicScorer returns a function that scores an affinity by the weights for
// sentences of two articles or of one. It is for one goroutine.
func (idx *candidateIndex) topicScorer(across, within *learn.Weights) func(affinity, []float32) float64 {
	acrossScorer, withinScorer := across.Scorer(), within.Scorer()
	return func(f affinity, features []float32) float64 {
		if idx.sameArticle(f) {
			return withinScorer.Score(features)
		}
		return acrossScorer.Score(features)
	}
}

func (idx *candidateIndex) sameArticle(f affinity) bool {
	return idx.corpus.sentences[f.a].article == idx.corpus.sentences[f.b].article
}
