package compare

import "triptych/model/encode"

// The features of a pair of facts in the encoder's pass.
const (
	edScore           = iota                   // logit of the score by words
	edUnequal                                  // 1 if they cannot both be true of one thing
	edSameClass                                // 1 if both count the same class of things
	edOtherClass                               // 1 if they count different ones
	edLink                                     // score of their sentences as counterparts
	edLinkBest                                 // 1 if no sentence of the other article is a better counterpart of either
	edCosine                                   // of their sentences
	edCosineBest                               // by how much that is below the best of either sentence with the other's article
	edElsewhere                                // the greatest cosine of a sentence with one and one that has an equal of it in the other article
	edSentences                                // vocabulary.length of the story
	edRead                                     // 1 if the sentences were read together
	edStance                                   // how both stand to each other: setStance
	edLabels          = edStance + stanceCount // two for each label: its mean in both spans, the lesser first
	encodedClaimCount = edLabels + 2*encode.LabelCount
)

// extractEncodedPair computes the features of a pair that has a score by words.
func (ct *claimTable) extractEncodedPair(p *claimPair) []float32 {
	v := make([]float32, encodedClaimCount)
	v[edScore] = logit(p.score)
	for i, from := range []int{dUnequal, dSameClass, dOtherClass} {
		v[edUnequal+i] = p.features[from]
	}
	v[edLink], v[edLinkBest] = p.features[dLink], p.features[dLinkBest]
	cosine := ct.idx.Answers.Cosine(p.a.SentenceRef, p.b.SentenceRef)
	v[edCosine], v[edCosineBest] = float32(cosine), float32(ct.idx.bestCosine(p.a.SentenceRef, p.b.SentenceRef)-cosine)
	v[edElsewhere] = float32(p.elsewhere)
	v[edSentences] = ct.idx.words.length()
	r, ok := ct.idx.readSpans(p.a.t, p.b.t, p.a.words, p.b.words)
	if !ok {
		return v
	}
	v[edRead] = 1
	setStance(r.stance, v[edStance:])
	r.setMeans(v[edLabels:])
	return v
}
