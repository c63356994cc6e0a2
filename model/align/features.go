package align

import (
	"math"
	"slices"
)

// The features of a pair, in the order of the learned weights' columns. Those
// that are shares lie between 0 and 1.
const (
	fLikeness      = iota // cosine of the weighted terms
	fCoverFrom            // share of the weight of from that to holds too
	fCoverTo              // share of the weight of to that from holds too
	fShared               // weight of the shared terms
	fSharedCount          // how many terms they share
	fRarest               // weight of the rarest shared term
	fSecondRarest         // weight of the next one
	fBigrams              // weight of the shared neighbouring terms
	fProper               // weight of the shared words of names
	fProperCover          // share of the smaller one's names that both hold
	fAmounts              // shared amounts
	fAmountsApart         // both give amounts and share none
	fDates                // shared dates
	fDatesApart           // both give dates and share none
	fRun                  // longest shared run of words, in words
	fRunWeight            // the weight of its terms
	fQuotedRun            // longest shared run inside quotation marks of both, in words
	fContext              // cosine with the sentences before lent
	fBefore               // likeness of the sentences before
	fAfter                // likeness of the sentences after
	fCrossBefore          // likeness of from and the sentence before to, or the reverse
	fCrossAfter           // likeness of from and the sentence after to, or the reverse
	fPlaceApart           // distance of their places in their articles
	fPlaceFrom            // the place of from
	fPlaceTo              // the place of to
	fRank                 // rank of to among the candidates of from
	fRankBack             // rank of from among the candidates of to
	fMargin               // likeness less that of the best other candidate of from
	fMarginBack           // likeness less that of the best other candidate of to
	fLengthFrom           // logarithm of the number of terms
	fLengthTo             //
	fQuotedFrom           // share of words in quotation marks
	fQuotedTo             //
	fQuotesApart          // difference of the two shares
	fThird                // best product of likenesses by way of a sentence of a third article
	fClauseHigh           // share of the best covered clause, the better of both directions
	fClauseLow            // and the other
	fClauseWeight         // the weight of what it shares
	fEvery                // cosine of all words, function words with them
	fEveryFrom            // share of the weight of all words of from that to holds too
	fEveryTo              // and the reverse
	fRunFrom              // share of the words of from in the longest shared run
	fRunTo                // and of to
	fProperContext        // weight of the shared names with those of the sentences before lent
	fCreditFrom           // from is a caption, photo credit or byline
	fCreditTo             //
	fHeadingFrom          // from is a heading
	fHeadingTo            //
	fWordsFrom            // logarithm of the number of words
	fWordsTo              //
	fNearBefore           // cosine of the sentences around, taken together
	fTelling              // weight of the shared terms, of each as far as it is uncommon in English
	fTellingFrom          // share of that of from which to holds too
	fTellingTo            // and the reverse
	featureCount
)

// describe computes the features of a pair into v.
func (c *corpus) describe(p pair, n *neighbourhood, v []float32) {
	a, b := &c.sentences[p.from], &c.sentences[p.to]
	clear(v)
	v[fLikeness] = p.likeness
	c.describeTerms(a, b, v)
	c.describeDetails(a, b, v)
	c.describeRuns(a, b, v)
	c.describeClauses(a, b, v)
	v[fEvery] = cosine(a.every, b.every, 1)
	v[fEveryFrom], v[fEveryTo] = c.everyCover(a, b), c.everyCover(b, a)
	n1, n2 := float32(max(len(a.words), 1)), float32(max(len(b.words), 1))
	v[fRunFrom], v[fRunTo] = v[fRun]/n1, v[fRun]/n2
	v[fWordsFrom], v[fWordsTo] = float32(math.Log(float64(n1))), float32(math.Log(float64(n2)))
	eachCommon(a.properContext, b.properContext, func(id int32) { v[fProperContext] += float32(c.rarity[id]) })
	v[fCreditFrom], v[fCreditTo], v[fHeadingFrom], v[fHeadingTo] = flag(a.credit), flag(b.credit), flag(a.heading), flag(b.heading)
	v[fNearBefore] = cosine(a.around, b.around, a.aroundNorm*b.aroundNorm)
	v[fContext] = max(cosine(a.context, b.terms, a.contextNorm*b.norm), cosine(a.terms, b.context, a.norm*b.contextNorm))
	c.describeNeighbours(int(p.from), int(p.to), v)
	v[fPlaceApart] = float32(math.Abs(a.place - b.place))
	v[fPlaceFrom], v[fPlaceTo] = float32(a.place), float32(b.place)
	n.describe(p, v)
	v[fLengthFrom] = float32(math.Log1p(float64(len(a.terms))))
	v[fLengthTo] = float32(math.Log1p(float64(len(b.terms))))
	v[fQuotedFrom], v[fQuotedTo] = float32(a.quoted), float32(b.quoted)
	v[fQuotesApart] = float32(math.Abs(a.quoted - b.quoted))
}

func flag(b bool) float32 {
	if b {
		return 1
	}
	return 0
}

// everyCover is the share of the weight of all words of a that b holds too.
func (c *corpus) everyCover(a, b *sentence) float32 {
	var shared, all float32
	j := 0
	for _, t := range a.every {
		all += t.weight
		for j < len(b.every) && b.every[j].id < t.id {
			j++
		}
		if j < len(b.every) && b.every[j].id == t.id {
			shared += t.weight
		}
	}
	return shared / max(all, 1e-6)
}

func (c *corpus) describeTerms(a, b *sentence, v []float32) {
	var sum, telling, rarest, second float64
	shared := 0
	for i, j := 0, 0; i < len(a.terms) && j < len(b.terms); {
		switch x, y := a.terms[i], b.terms[j]; {
		case x.id < y.id:
			i++
		case x.id > y.id:
			j++
		default:
			w := float64(x.weight)
			sum += w
			telling += w * c.uncommon[x.id]
			shared++
			if w > rarest {
				rarest, second = w, rarest
			} else if w > second {
				second = w
			}
			i++
			j++
		}
	}
	v[fShared], v[fSharedCount] = float32(sum), float32(shared)
	v[fRarest], v[fSecondRarest] = float32(rarest), float32(second)
	v[fCoverFrom] = float32(sum / max(a.total, 1e-6))
	v[fCoverTo] = float32(sum / max(b.total, 1e-6))
	v[fTelling] = float32(telling)
	v[fTellingFrom] = float32(telling / max(a.telling, 1e-6))
	v[fTellingTo] = float32(telling / max(b.telling, 1e-6))
}

func (c *corpus) describeDetails(a, b *sentence, v []float32) {
	weight, common := 0.0, 0
	eachCommon(a.proper, b.proper, func(id int32) {
		weight += c.rarity[id]
		common++
	})
	v[fProper] = float32(weight)
	v[fProperCover] = float32(common) / float32(max(1, min(len(a.proper), len(b.proper))))
	amounts, dates := 0, 0
	eachCommon(a.amounts, b.amounts, func(int32) { amounts++ })
	eachCommon(a.dates, b.dates, func(int32) { dates++ })
	v[fAmounts], v[fDates] = float32(amounts), float32(dates)
	if amounts == 0 && len(a.amounts) > 0 && len(b.amounts) > 0 {
		v[fAmountsApart] = 1
	}
	if dates == 0 && len(a.dates) > 0 && len(b.dates) > 0 {
		v[fDatesApart] = 1
	}
}

// eachCommon visits what two ascending lists share.
func eachCommon(a, b []int32, visit func(int32)) {
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

func (c *corpus) describeNeighbours(from, to int, v []float32) {
	v[fBefore] = c.likenessAt(from, -1, to, -1)
	v[fAfter] = c.likenessAt(from, 1, to, 1)
	v[fCrossBefore] = max(c.likenessAt(from, 0, to, -1), c.likenessAt(from, -1, to, 0))
	v[fCrossAfter] = max(c.likenessAt(from, 0, to, 1), c.likenessAt(from, 1, to, 0))
}

// likenessAt compares the sentences that stand so far from the two; 0 where
// that is outside their articles.
func (c *corpus) likenessAt(from, stepFrom, to, stepTo int) float32 {
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

// searchCosine is cosine for one very long sentence.
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
