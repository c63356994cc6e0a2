package align

import (
	"cmp"
	"math"
	"slices"
)

// How far apart, in sentences, two sentences of one article may be to be
// proposed for the same topic. Larger stories use the smaller window, to bound
// the work.
const (
	neighborWindow      = 6
	smallNeighborWindow = 3
	smallWindowFrom     = 1000 // sentences in the story
)

// An affinity is two sentences, of one article or of two, and the probability
// that they share a topic.
type affinity struct {
	a, b  int32 // a < b
	score float64
}

// The first-pass features of an affinity, in the order of the columns of the
// learned weights. Pair scores in them are final unless said otherwise.
const (
	aDistance        = iota // sentences apart in one article; 0 across articles
	aSameBlock              // 1 if both are of one block
	aScore                  // the greater score of the two directed pairs
	aScoreLow               // the lesser
	aFirst                  // the greater first-pass score of the two
	aCosine                 // cosine of the term vectors
	aContext                // cosine where one has the terms of the sentence before it too
	aShared                 // cosine times the root of the product of the norms
	aNames                  // weight of the shared words of names
	aCommon                 // greatest product of scores with a common counterpart
	aCommonNear             // greatest product of scores with counterparts next to each other
	aAdjacent               // greatest score of a pair next to this one
	aBestLow                // the lesser of the best scores that each has anywhere
	aBestHigh               // the greater
	aPositionGap            // difference of the positions, 0 to 1
	aPosition               // the lesser position
	aQuotedLow              // the lesser share of words inside quotation marks
	aQuotedHigh             // the greater
	aAnaphoric              // 1 if the later one begins with a pronoun or inside a quotation
	aLengthLow              // log(1 + number of terms), the lesser
	aLengthHigh             // the greater
	aAllWords               // cosine of the vectors of all words
	aWindow                 // cosine of the windows of two sentences on each side
	aContextNames           // weight of the shared names, those of the two sentences before included
	aClauseCover            // share of the best covered clause
	aClauseWeight           // weight that the best covered clause shares
	aCoverLow               // share of one's term weight that the other has too, the lesser
	aCoverHigh              // the greater
	aRarest                 // weight of the heaviest shared term
	aLead                   // 1 if both are among the first three sentences
	aDistinctive            // weight of the shared terms, each multiplied by its englishRarity
	aDistinctiveLow         // share of one's distinctive weight that the other has too, the lesser
	aDistinctiveHigh        // the greater
	aLatent                 // cosine in the space of latent dimensions
	affinityFeatureCount
)

// minFirmScore is the first-pass score from which the sentences beside a pair
// are proposed for a shared topic too.
const minFirmScore = 0.1

// affinities lists the pairs that may share a topic, without repeats:
// candidates across articles, the sentences beside likely ones, and neighbours
// within one article.
func (idx *candidateIndex) affinities() []affinity {
	near, firm := int32(neighborWindow), minFirmScore
	if idx.corpus.isLarge() || len(idx.corpus.sentences) > smallWindowFrom {
		near, firm = smallNeighborWindow, 1 // no neighbours
	}
	var list []affinity
	add := func(x, y int32) { list = append(list, affinity{a: min(x, y), b: max(x, y)}) }
	for _, p := range idx.pairs {
		if p.firstScore >= minFirstScore {
			add(p.from, p.to)
		}
		if p.firstScore < firm {
			continue
		}
		for _, step := range [][2]int32{{-1, -1}, {-1, 0}, {0, -1}, {0, 1}, {1, 0}, {1, 1}} {
			if x, y := p.from+step[0], p.to+step[1]; idx.corpus.siblings(p.from, x) && idx.corpus.siblings(p.to, y) {
				add(x, y)
			}
		}
	}
	for s := range int32(len(idx.corpus.sentences)) {
		for step := int32(1); step <= near; step++ {
			if idx.corpus.siblings(s, s+step) {
				add(s, s+step)
			}
		}
	}
	slices.SortFunc(list, func(x, y affinity) int { return cmp.Or(cmp.Compare(x.a, y.a), cmp.Compare(x.b, y.b)) })
	return slices.Compact(list)
}

// siblings reports whether t is a sentence of the same article as s, and both
// are headings or neither is.
func (c *corpus) siblings(s, t int32) bool {
	if t < 0 || int(t) >= len(c.sentences) {
		return false
	}
	a, b := &c.sentences[s], &c.sentences[t]
	return a.article == b.article && a.heading == b.heading
}

// extractAffinity computes the first-pass features of an affinity into v, of
// length affinityFeatureCount.
func (idx *candidateIndex) extractAffinity(f affinity, v []float32) {
	clear(v)
	a, b := &idx.corpus.sentences[f.a], &idx.corpus.sentences[f.b]
	if a.article == b.article {
		v[aDistance] = float32(f.b - f.a)
		article := idx.corpus.readings[a.article].Article
		if article.Sentences[a.index].Block == article.Sentences[b.index].Block {
			v[aSameBlock] = 1
		}
	}
	there, back := idx.secondScore(f.a, f.b), idx.secondScore(f.b, f.a)
	v[aScore], v[aScoreLow] = max(there, back), min(there, back)
	v[aFirst] = max(idx.firstScore(f.a, f.b), idx.firstScore(f.b, f.a))
	v[aCosine] = cosine(a.terms, b.terms, a.norm*b.norm)
	v[aContext] = max(cosine(a.context, b.terms, a.contextNorm*b.norm), cosine(a.terms, b.context, a.norm*b.contextNorm))
	v[aShared] = v[aCosine] * float32(math.Sqrt(a.norm*b.norm))
	forEachCommon(a.names, b.names, func(id int32) { v[aNames] += float32(idx.corpus.idf[id]) })
	idx.corpus.extractSubject(a, b, v)
	idx.extractElsewhere(f, v)
	v[aAdjacent] = max(idx.secondScore(f.a-1, f.b-1), idx.secondScore(f.a+1, f.b+1), idx.secondScore(f.a-1, f.b), idx.secondScore(f.a+1, f.b), idx.secondScore(f.a, f.b-1), idx.secondScore(f.a, f.b+1))
	v[aPositionGap], v[aPosition] = float32(math.Abs(a.position-b.position)), float32(min(a.position, b.position))
	v[aQuotedLow], v[aQuotedHigh] = float32(min(a.quotedShare, b.quotedShare)), float32(max(a.quotedShare, b.quotedShare))
	if b.anaphoric {
		v[aAnaphoric] = 1
	}
	x, y := math.Log1p(float64(len(a.terms))), math.Log1p(float64(len(b.terms)))
	v[aLengthLow], v[aLengthHigh] = float32(min(x, y)), float32(max(x, y))
}

// extractSubject sets the features that compare what two sentences are about.
func (c *corpus) extractSubject(a, b *sentence, v []float32) {
	v[aLatent] = a.latent.cosine(&b.latent)
	v[aAllWords] = cosine(a.allWords, b.allWords, 1)
	v[aWindow] = cosine(a.window, b.window, a.windowNorm*b.windowNorm)
	forEachCommon(a.contextNames, b.contextNames, func(id int32) { v[aContextNames] += float32(c.idf[id]) })
	there, thereWeight := c.bestClauseCover(a, b)
	back, backWeight := c.bestClauseCover(b, a)
	v[aClauseCover], v[aClauseWeight] = float32(max(there, back)), float32(max(thereWeight, backWeight))
	shared := c.termOverlap(a, b)
	x, y := shared.sum/max(a.totalWeight, 1e-6), shared.sum/max(b.totalWeight, 1e-6)
	v[aCoverLow], v[aCoverHigh], v[aRarest] = float32(min(x, y)), float32(max(x, y)), float32(shared.rarest)
	x, y = shared.distinctive/max(a.distinctive, 1e-6), shared.distinctive/max(b.distinctive, 1e-6)
	v[aDistinctive], v[aDistinctiveLow], v[aDistinctiveHigh] = float32(shared.distinctive), float32(min(x, y)), float32(max(x, y))
	if a.index < 3 && b.index < 3 {
		v[aLead] = 1
	}
}

// extractElsewhere sets the features that compare the counterparts of the two
// in all articles.
func (idx *candidateIndex) extractElsewhere(f affinity, v []float32) {
	var bestA, bestB float32
	for article := range idx.articleCount {
		xs, ys := idx.candidatesOf(f.a, article), idx.candidatesOf(f.b, article)
		for _, x := range xs {
			bestA = max(bestA, float32(x.score))
			for _, y := range ys {
				both := float32(x.score * y.score)
				switch x.to - y.to {
				case 0:
					v[aCommon] = max(v[aCommon], both)
				case 1, -1:
					v[aCommonNear] = max(v[aCommonNear], both)
				}
			}
		}
		for _, y := range ys {
			bestB = max(bestB, float32(y.score))
		}
	}
	v[aBestLow], v[aBestHigh] = min(bestA, bestB), max(bestA, bestB)
}
