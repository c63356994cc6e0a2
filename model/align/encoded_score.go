package align

import (
	"context"
	"slices"

	"triptych/model"
	"triptych/model/internal/parallel"
	"triptych/model/learn"
)

// EncoderWeights score pairs and affinities by what the encoder reads and by
// their scores from words.
type EncoderWeights struct {
	First, Second  *learn.Weights // of pairs, in two passes
	Across, Within *learn.Weights // of affinities
}

// The features of the first pass over pairs: how the words score them, some of
// what that rests on, then what the encoder says.
const (
	wSecond     = iota // logit of the score by words
	wFirst             // logit of the first-pass score by words
	wBack              // logit of the reverse pair's score by words
	wPicked            // some features of the first pass by words
	wordCount   = wPicked + len(pickedFeatures)
	firstCount  = wordCount + encodedFeatureCount
	secondCount = secondFeatureCount + 1 + encodedFeatureCount
)

// pickedFeatures are the first-pass features that the encoder's weights see too.
var pickedFeatures = [...]int{
	fCosine, fAllWords, fNames, fAmounts, fAmountsDiffer, fDates, fDatesDiffer, fQuotedRun, fPositionGap, fPositionFrom, fPositionTo, fWordsFrom, fWordsTo,
	fHeadingFrom, fCreditFrom, fCreditTo,
}

// keepWordScores notes the scores by words before others replace them.
func (e *encoding) keepWordScores(pairs []pair) {
	e.wordFirst, e.wordSecond = make([]float32, len(pairs)), make([]float32, len(pairs))
	for i, p := range pairs {
		e.wordFirst[i], e.wordSecond[i] = float32(p.firstScore), float32(p.score)
	}
}

// EncodedFirstFeatures returns the input of the first pass over pair i, nil
// where the words and the vectors rule it out.
func (al *Aligner) EncodedFirstFeatures(i int) []float32 {
	e, p := al.encoding, al.index.pairs[i]
	if e.wordFirst[i] < minFirstScore && !e.near(p.from, p.to) {
		return nil
	}
	var words [pairFeatureCount]float32
	al.corpus.extractPair(p, al.index, words[:])
	v := make([]float32, firstCount)
	v[wSecond], v[wFirst] = logit(e.wordSecond[i]), logit(e.wordFirst[i])
	v[wBack] = logit(0)
	if back := al.index.position(p.to, p.from); back >= 0 {
		v[wBack] = logit(e.wordSecond[back])
	}
	for k, feature := range pickedFeatures {
		v[wPicked+k] = words[feature]
	}
	e.extractPair(p.from, p.to, v[wordCount:])
	return v
}

// EncodedSecondFeatures returns the input of the second pass over pair i, nil
// where the first rules it out.
func (al *Aligner) EncodedSecondFeatures(i int) []float32 {
	p := al.index.pairs[i]
	if p.firstScore < minFirstScore {
		return nil
	}
	v := make([]float32, secondCount)
	al.index.extractSecond(i, v[:secondFeatureCount])
	v[secondFeatureCount] = logit(al.encoding.wordSecond[i])
	al.encoding.extractPair(p.from, p.to, v[secondFeatureCount+1:])
	return v
}

// ScoreWordPairs scores all candidate pairs by words with the shipped weights.
// The only error is the context's.
func (al *Aligner) ScoreWordPairs(ctx context.Context) error {
	return al.ScorePairs(ctx, &firstWeights, &secondWeights)
}

// ScoreWordAffinities scores all affinities by words with the shipped weights.
// The only error is the context's.
func (al *Aligner) ScoreWordAffinities(ctx context.Context) error {
	if err := al.ScoreAffinities(ctx, &topicWeights); err != nil {
		return err
	}
	return al.rescoreAffinities(ctx, &topicWeights)
}

// ScoreEncodedPairs replaces the scores of all pairs. A pass whose weights are
// nil is skipped. The only error is the context's.
func (al *Aligner) ScoreEncodedPairs(ctx context.Context, first, second *learn.Weights) error {
	if first != nil {
		scores, err := al.scored(ctx, first, al.EncodedFirstFeatures)
		if err != nil {
			return err
		}
		for i := range scores {
			al.index.pairs[i].firstScore = scores[i]
		}
		al.index.summarizeFirst()
	}
	if second != nil {
		scores, err := al.scored(ctx, second, al.EncodedSecondFeatures)
		if err != nil {
			return err
		}
		for i := range scores {
			al.index.pairs[i].score = scores[i]
		}
	}
	return nil
}

func (al *Aligner) scored(ctx context.Context, w *learn.Weights, features func(int) []float32) ([]float64, error) {
	scores := make([]float64, len(al.index.pairs))
	err := parallel.For(len(scores), batchSize, ctx.Err, func() func(int) {
		scorer := w.Scorer()
		return func(i int) {
			if v := features(i); v != nil {
				scores[i] = scorer.Score(v)
			}
		}
	})
	return scores, err
}

// The features of an affinity in the encoder's pass: how the words score it,
// then what the encoder says.
const (
	waRescored           = iota // logit of the score after both passes
	waFirst                     // logit of the first-pass score
	waPicked                    // some features of the first pass
	waCount              = waPicked + len(pickedAffinityFeatures)
	encodedAffinityCount = waCount + encodedAffinityFeatureCount
)

var pickedAffinityFeatures = [...]int{aDistance, aSameBlock, aScore, aScoreLow, aFirst, aCommon, aCommonNear, aAdjacent, aBestLow, aBestHigh, aPositionGap, aPosition, aLead, aWindow}

// rescoreAffinities sets the second-pass scores by words, and keeps those of the
// first beside them. The only error is the context's.
func (al *Aligner) rescoreAffinities(ctx context.Context, w *TopicWeights) error {
	var err error
	al.rescored, err = al.index.rescoreAffinities(al.affinities, al.features, w.AcrossRescore, w.WithinRescore, ctx.Err)
	return err
}

// EncodedAffinityFeatures returns the input of the encoder's pass over affinity
// i.
func (al *Aligner) EncodedAffinityFeatures(i int) []float32 {
	f := al.affinities[i]
	v := make([]float32, encodedAffinityCount)
	v[waRescored], v[waFirst] = logit(float32(al.rescored[i].score)), logit(float32(f.score))
	features, _ := al.AffinityFeatures(i)
	for k, feature := range pickedAffinityFeatures {
		v[waPicked+k] = features[feature]
	}
	al.encoding.extractAffinity(f.a, f.b, v[waCount:])
	return v
}

// EncodedTopics scores the affinities, which have their scores by words, and
// gathers the sentences into topics. The only error is the context's.
func (al *Aligner) EncodedTopics(ctx context.Context, w *EncoderWeights) ([]model.Topic, error) {
	scored := slices.Clone(al.rescored)
	err := parallel.For(len(scored), batchSize, ctx.Err, func() func(int) {
		score := al.index.topicScorer(w.Across, w.Within)
		return func(i int) { scored[i].score = score(scored[i], al.EncodedAffinityFeatures(i)) }
	})
	if err != nil {
		return nil, err
	}
	return al.gather(scored, al.corpus.encoderBounds()), nil
}
