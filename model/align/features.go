package align

import (
	"math"
	"slices"

	"triptych/model/learn"
)

// The first-pass features of a pair, in the order of the columns of the learned
// weights: an order that must not change without new weights. Shares are
// between 0 and 1.
const (
	fCosine          = iota // cosine of the term vectors
	fCoverFrom              // share of from's term weight that to has too
	fCoverTo                // share of to's term weight that from has too
	fShared                 // weight of the shared terms
	fSharedCount            // number of shared terms
	fRarest                 // weight of the heaviest shared term
	fSecondRarest           // weight of the next one
	fBigrams                // weight of the terms of shared bigrams
	fNames                  // weight of the shared words of names
	fNameCover              // shared words of names over those of the sentence with fewer
	fAmounts                // number of shared amounts
	fAmountsDiffer          // 1 if both have amounts and share none
	fDates                  // number of shared dates
	fDatesDiffer            // 1 if both have dates and share none
	fRun                    // length of the longest shared run, in words
	fRunWeight              // weight of its content words
	fQuotedRun              // length of the longest shared run inside quotation marks of both, in words
	fContext                // cosine where one has the terms of the sentence before it too
	fBefore                 // cosine of the sentences before
	fAfter                  // cosine of the sentences after
	fCrossBefore            // cosine of one with the sentence before the other, the greater of the two
	fCrossAfter             // cosine of one with the sentence after the other, the greater of the two
	fPositionGap            // difference of the positions
	fPositionFrom           // position of from in its article, 0 to 1
	fPositionTo             // position of to
	fRank                   // rank of to among the candidates of from, from 0
	fRankBack               // rank of from among the candidates of to, maxCandidates if it is none
	fMargin                 // similarity less that of from's best other candidate
	fMarginBack             // similarity less that of to's best other candidate
	fLengthFrom             // log(1 + number of terms)
	fLengthTo               // the same of to
	fQuotedFrom             // share of from's words inside quotation marks
	fQuotedTo               // share of to's words inside quotation marks
	fQuotedGap              // difference of the two shares
	fViaThird               // greatest product of similarities by way of a sentence of a third article
	fClauseHigh             // share of the best covered clause, the greater of both directions
	fClauseLow              // the lesser
	fClauseWeight           // weight that the best covered clause shares
	fAllWords               // cosine of the vectors of all words
	fAllWordsFrom           // share of the weight of all from's words that to has too
	fAllWordsTo             // share of the weight of all to's words that from has too
	fRunFrom                // share of from's words in the longest shared run
	fRunTo                  // share of to's words in the longest shared run
	fContextNames           // weight of the shared names, those of the two sentences before included
	fCreditFrom             // 1 if from is a caption, photo credit or byline
	fCreditTo               // 1 if to is one
	fHeadingFrom            // 1 if from is a heading
	fHeadingTo              // 1 if to is one
	fWordsFrom              // log of the number of words
	fWordsTo                // the same of to
	fWindow                 // cosine of the windows of two sentences on each side
	fDistinctive            // weight of the shared terms, each multiplied by its englishRarity
	fDistinctiveFrom        // share of from's distinctive weight that to has too
	fDistinctiveTo          // share of to's distinctive weight that from has too
	pairFeatureCount
)

// extractPair computes the first-pass features of a pair into v, of length
// pairFeatureCount.
func (c *corpus) extractPair(p pair, idx *candidateIndex, v []float32) {
	a, b := &c.sentences[p.from], &c.sentences[p.to]
	clear(v)
	v[fCosine] = p.similarity
	c.extractTerms(a, b, v)
	c.extractDetails(a, b, v)
	c.extractRuns(a, b, v)
	c.extractClauses(a, b, v)
	v[fAllWords] = cosine(a.allWords, b.allWords, 1)
	v[fAllWordsFrom], v[fAllWordsTo] = c.allWordsCover(a, b), c.allWordsCover(b, a)
	n1, n2 := float32(max(len(a.words), 1)), float32(max(len(b.words), 1))
	v[fRunFrom], v[fRunTo] = v[fRun]/n1, v[fRun]/n2
	v[fWordsFrom], v[fWordsTo] = float32(math.Log(float64(n1))), float32(math.Log(float64(n2)))
	forEachCommon(a.contextNames, b.contextNames, func(id int32) { v[fContextNames] += float32(c.idf[id]) })
	v[fCreditFrom], v[fCreditTo], v[fHeadingFrom], v[fHeadingTo] = learn.Indicator(a.credit), learn.Indicator(b.credit), learn.Indicator(a.heading), learn.Indicator(b.heading)
	v[fWindow] = cosine(a.window, b.window, a.windowNorm*b.windowNorm)
	v[fContext] = max(cosine(a.context, b.terms, a.contextNorm*b.norm), cosine(a.terms, b.context, a.norm*b.contextNorm))
	c.extractNeighbors(int(p.from), int(p.to), v)
	v[fPositionGap] = float32(math.Abs(a.position - b.position))
	v[fPositionFrom], v[fPositionTo] = float32(a.position), float32(b.position)
	idx.extractStanding(p, v)
	v[fLengthFrom] = float32(math.Log1p(float64(len(a.terms))))
	v[fLengthTo] = float32(math.Log1p(float64(len(b.terms))))
	v[fQuotedFrom], v[fQuotedTo] = float32(a.quotedShare), float32(b.quotedShare)
	v[fQuotedGap] = float32(math.Abs(a.quotedShare - b.quotedShare))
}

// allWordsCover returns the share of the weight of all words of a that b holds
// too, 0 to 1.
func (c *corpus) allWordsCover(a, b *sentence) float32 {
	var shared, all float32
	j := 0
	for _, t := range a.allWords {
		all += t.weight
		for j < len(b.allWords) && b.allWords[j].id < t.id {
			j++
		}
		if j < len(b.allWords) && b.allWords[j].id == t.id {
			shared += t.weight
		}
	}
	return shared / max(all, 1e-6)
}

func (c *corpus) extractTerms(a, b *sentence, v []float32) {
	o := c.termOverlap(a, b)
	v[fShared], v[fSharedCount] = float32(o.sum), float32(o.count)
	v[fRarest], v[fSecondRarest] = float32(o.rarest), float32(o.secondRarest)
	v[fCoverFrom] = float32(o.sum / max(a.totalWeight, 1e-6))
	v[fCoverTo] = float32(o.sum / max(b.totalWeight, 1e-6))
	v[fDistinctive] = float32(o.distinctive)
	v[fDistinctiveFrom] = float32(o.distinctive / max(a.distinctive, 1e-6))
	v[fDistinctiveTo] = float32(o.distinctive / max(b.distinctive, 1e-6))
}

// An overlap sums up the weights of the terms that two sentences share.
type overlap struct {
	count        int
	sum          float64
	distinctive  float64 // sum with each weight multiplied by the term's englishRarity
	rarest       float64 // the greatest weight
	secondRarest float64 // the next one; 0 for fewer than two terms
}

func (c *corpus) termOverlap(a, b *sentence) overlap {
	var o overlap
	for i, j := 0, 0; i < len(a.terms) && j < len(b.terms); {
		switch x, y := a.terms[i], b.terms[j]; {
		case x.id < y.id:
			i++
		case x.id > y.id:
			j++
		default:
			w := float64(x.weight)
			o.count++
			o.sum += w
			o.distinctive += w * c.englishRarity[x.id]
			if w > o.rarest {
				o.rarest, o.secondRarest = w, o.rarest
			} else if w > o.secondRarest {
				o.secondRarest = w
			}
			i++
			j++
		}
	}
	return o
}

func (c *corpus) extractDetails(a, b *sentence, v []float32) {
	weight, common := 0.0, 0
	forEachCommon(a.names, b.names, func(id int32) {
		weight += c.idf[id]
		common++
	})
	v[fNames] = float32(weight)
	v[fNameCover] = float32(common) / float32(max(1, min(len(a.names), len(b.names))))
	amounts, dates := 0, 0
	forEachCommon(a.amounts, b.amounts, func(int32) { amounts++ })
	forEachCommon(a.dates, b.dates, func(int32) { dates++ })
	v[fAmounts], v[fDates] = float32(amounts), float32(dates)
	if amounts == 0 && len(a.amounts) > 0 && len(b.amounts) > 0 {
		v[fAmountsDiffer] = 1
	}
	if dates == 0 && len(a.dates) > 0 && len(b.dates) > 0 {
		v[fDatesDiffer] = 1
	}
}

// forEachCommon calls visit with every number that two ascending lists share.
func forEachCommon(a, b []int32, visit func(int32)) {
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i] < b[j]:
			i++
		case a[i] > b[j]:
			j++
		default:
			visit(a[i])
			i++
			j++
		}
	}
}

func (c *corpus) extractNeighbors(from, to int, v []float32) {
	v[fBefore] = c.cosineAt(from, -1, to, -1)
	v[fAfter] = c.cosineAt(from, 1, to, 1)
	v[fCrossBefore] = max(c.cosineAt(from, 0, to, -1), c.cosineAt(from, -1, to, 0))
	v[fCrossAfter] = max(c.cosineAt(from, 0, to, 1), c.cosineAt(from, 1, to, 0))
}

// cosineAt returns the cosine of the sentences stepFrom and stepTo away from
// the two given, 0 where that is outside their articles.
func (c *corpus) cosineAt(from, stepFrom, to, stepTo int) float32 {
	x, y := from+stepFrom, to+stepTo
	if x < 0 || y < 0 || x >= len(c.sentences) || y >= len(c.sentences) {
		return 0
	}
	a, b := &c.sentences[x], &c.sentences[y]
	if a.article != c.sentences[from].article || b.article != c.sentences[to].article {
		return 0
	}
	return cosine(a.terms, b.terms, a.norm*b.norm)
}

// cosine returns the dot product of a and b over the product of their norms.
func cosine(a, b []term, norms float64) float32 {
	if len(a) > 8*len(b) && len(a) > 512 || len(b) > 8*len(a) && len(b) > 512 {
		return searchCosine(a, b, norms)
	}
	sum := float32(0)
	for i, j := 0, 0; i < len(a) && j < len(b); {
		x, y := a[i], b[j]
		if x.id == y.id {
			sum += x.weight * y.weight
		}
		// Both steps are taken without a branch, which could not be foretold.
		if x.id <= y.id {
			i++
		}
		if y.id <= x.id {
			j++
		}
	}
	return sum / float32(max(norms, 1e-6))
}

// searchCosine is cosine for lists of very different lengths.
func searchCosine(a, b []term, norms float64) float32 {
	if len(a) > len(b) {
		a, b = b, a
	}
	sum := float32(0)
	for _, t := range a {
		at, ok := slices.BinarySearchFunc(b, t.id, func(t term, id int32) int { return int(t.id - id) })
		if ok {
			sum += t.weight * b[at].weight
		}
	}
	return sum / float32(max(norms, 1e-6))
}
