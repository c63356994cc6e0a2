package align

import "triptych/model/encode"

// The features of a pair that come from the encoder, in the order of the columns
// of the learned weights.
const (
	ePairCosine = iota // of the vectors
	eChoice            // probability that to, of all and none, is the counterpart of from
	eChoiceBack        // the same of from
	eNone              // probability that from has none in to's article
	eNoneBack          // probability that to has none in from's article
	eRank              // of to among the sentences of its article, by cosine
	eRankBack          // of from among those of its article
	eMargin            // cosine less that of from's best other
	eMarginBack        // cosine less that of to's best other
	eBefore            // cosine of the sentences before both
	eAfter             // cosine of the sentences after both
	eCrossTo           // greatest cosine of from with a neighbour of to
	eCrossFrom         // greatest cosine of a neighbour of from with to
	eViaThird          // greatest product of choices by way of a third article
	eRead              // 1 if they were read together
	eLink              // logit of their being counterparts, as read together
	eLinkShare         // the same as a probability
	eAlikeFrom         // mean probability of from's pieces to be told alike
	eAlikeTo           // of to's pieces
	eExtraFrom         // mean probability of from's pieces to be only there
	eExtraTo           // of to's pieces
	eVariant           // mean probability of both to be put differently
	eSubject           // cosine of what they are on
	eConflict          // greatest probability of a piece to be at odds
	encodedFeatureCount
)

// extractPair computes the features of a pair into v, of length
// encodedFeatureCount.
func (e *encoding) extractPair(from, to int32, v []float32) {
	clear(v)
	v[ePairCosine] = e.cosineOf(from, to)
	v[eChoice], v[eChoiceBack] = e.choiceOf(from, to), e.choiceOf(to, from)
	v[eNone], v[eNoneBack] = e.noneOf(from, to), e.noneOf(to, from)
	v[eRank], v[eRankBack] = float32(e.rankOf(from, to)), float32(e.rankOf(to, from))
	v[eMargin], v[eMarginBack] = v[ePairCosine]-e.bestOther(from, to), v[ePairCosine]-e.bestOther(to, from)
	v[eSubject] = e.subjectOf(from, to)
	v[eBefore], v[eAfter] = e.cosineAt(from, -1, to, -1), e.cosineAt(from, 1, to, 1)
	v[eCrossTo] = max(e.cosineAt(from, 0, to, -1), e.cosineAt(from, 0, to, 1))
	v[eCrossFrom] = max(e.cosineAt(from, -1, to, 0), e.cosineAt(from, 1, to, 0))
	e.forEachThird(from, to, func(c int32) { v[eViaThird] = max(v[eViaThird], e.choiceOf(from, c)*e.choiceOf(to, c)) })
	e.extractAnswer(from, to, v)
}

// bestOther returns the greatest cosine of from with a sentence other than to of
// to's article.
func (e *encoding) bestOther(from, to int32) float32 {
	best := float32(-1)
	for _, b := range e.rivals(from, e.corpus.sentences[to].article) {
		if b != to {
			best = max(best, e.cosineOf(from, b))
		}
	}
	return best
}

// cosineAt returns the cosine of the sentences some steps away from two; 0
// outside their articles.
func (e *encoding) cosineAt(from, stepFrom, to, stepTo int32) float32 {
	return e.beside(e.cosineOf, from, stepFrom, to, stepTo)
}

// subjectAt is cosineAt of what the sentences are on.
func (e *encoding) subjectAt(from, stepFrom, to, stepTo int32) float32 {
	return e.beside(e.subjectOf, from, stepFrom, to, stepTo)
}

// beside returns a measure of the sentences some steps away from two; 0 outside their
// articles.
func (e *encoding) beside(of func(a, b int32) float32, from, stepFrom, to, stepTo int32) float32 {
	x, y := from+stepFrom, to+stepTo
	if x != from && !e.corpus.siblings(from, x) || y != to && !e.corpus.siblings(to, y) {
		return 0
	}
	return of(x, y)
}

// forEachThird visits the sentences of the articles that are neither one's.
func (e *encoding) forEachThird(a, b int32, visit func(c int32)) {
	for third := range e.corpus.readings {
		if third == e.corpus.sentences[a].article || third == e.corpus.sentences[b].article {
			continue
		}
		for c := int32(e.corpus.firstSentence[third]); c < int32(e.corpus.firstSentence[third+1]); c++ {
			visit(c)
		}
	}
}

// extractAnswer sets the features of what was read of the two together.
func (e *encoding) extractAnswer(from, to int32, v []float32) {
	a, swapped := e.answers.find(from, to)
	if a == nil {
		return
	}
	first, second := a.First, a.Second
	if swapped {
		first, second = second, first
	}
	v[eRead], v[eLink], v[eLinkShare] = 1, logit(a.Link), a.Link
	x, y := meanLabels(first), meanLabels(second)
	v[eAlikeFrom], v[eAlikeTo] = x[encode.Alike], y[encode.Alike]
	v[eExtraFrom], v[eExtraTo] = x[encode.Extra], y[encode.Extra]
	v[eVariant] = (x[encode.Variant] + y[encode.Variant]) / 2
	for _, pieces := range [][]encode.Piece{first, second} {
		for _, p := range pieces {
			v[eConflict] = max(v[eConflict], p.Labels[encode.Conflict])
		}
	}
}

// meanLabels returns the mean probability of each label.
func meanLabels(pieces []encode.Piece) (mean [encode.LabelCount]float32) {
	for _, p := range pieces {
		for l := range mean {
			mean[l] += p.Labels[l] / float32(len(pieces))
		}
	}
	return mean
}

// The features of an affinity that come from the encoder.
const (
	eaCosine       = iota // of the vectors
	eaSubject             // cosine of what they are on
	eaSubjectNear         // greatest such cosine of one with a neighbour of the other
	eaSubjectThird        // greatest lesser such cosine by way of a third article
	eaChoiceHigh          // the greater probability of one to be the other's counterpart
	eaChoiceLow           // the lesser
	eaNoneLow             // the lesser probability of one to have none in the other's article
	eaNoneHigh            // the greater
	eaParallel            // greatest cosine of the pairs before and after
	eaAdjacent            // greatest cosine of one with a neighbour of the other
	eaWindow              // mean of those cosines
	eaViaThird            // greatest product of choices by way of a third article
	eaThirdCosine         // greatest lesser cosine by way of a third article
	eaLink                // logit of their being counterparts, as read together
	eaLinkShare           // the same as a probability
	eaAlike               // mean probability of their pieces to be told alike
	eaExtra               // mean probability of their pieces to be only there
	encodedAffinityFeatureCount
)

// extractAffinity computes the features of an affinity into v, of length
// encodedAffinityFeatureCount.
func (e *encoding) extractAffinity(a, b int32, v []float32) {
	clear(v)
	v[eaCosine] = e.cosineOf(a, b)
	v[eaChoiceHigh], v[eaChoiceLow] = max(e.choiceOf(a, b), e.choiceOf(b, a)), min(e.choiceOf(a, b), e.choiceOf(b, a))
	v[eaNoneLow], v[eaNoneHigh] = min(e.noneOf(a, b), e.noneOf(b, a)), max(e.noneOf(a, b), e.noneOf(b, a))
	v[eaSubject] = e.subjectOf(a, b)
	for _, step := range [4][2]int32{{0, -1}, {0, 1}, {-1, 0}, {1, 0}} {
		v[eaSubjectNear] = max(v[eaSubjectNear], e.subjectAt(a, step[0], b, step[1]))
	}
	v[eaParallel] = max(e.cosineAt(a, -1, b, -1), e.cosineAt(a, 1, b, 1))
	beside := [4]float32{e.cosineAt(a, 0, b, -1), e.cosineAt(a, 0, b, 1), e.cosineAt(a, -1, b, 0), e.cosineAt(a, 1, b, 0)}
	v[eaAdjacent] = max(beside[0], beside[1], beside[2], beside[3])
	v[eaWindow] = (beside[0] + beside[1] + beside[2] + beside[3]) / 4
	e.forEachThird(a, b, func(c int32) {
		v[eaViaThird] = max(v[eaViaThird], e.choiceOf(a, c)*e.choiceOf(b, c))
		v[eaSubjectThird] = max(v[eaSubjectThird], min(e.subjectOf(a, c), e.subjectOf(b, c)))
		v[eaThirdCosine] = max(v[eaThirdCosine], min(e.cosineOf(a, c), e.cosineOf(b, c)))
	})
	var pair [encodedFeatureCount]float32
	e.extractAnswer(a, b, pair[:])
	v[eaLink], v[eaLinkShare] = pair[eLink], pair[eLinkShare]
	v[eaAlike], v[eaExtra] = (pair[eAlikeFrom]+pair[eAlikeTo])/2, (pair[eExtraFrom]+pair[eExtraTo])/2
}
