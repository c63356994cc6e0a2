package align

import (
	"cmp"
	"math"
	"slices"
)

// How far apart two sentences of one article may stand to be weighed for the
// same topic by themselves. A story of more sentences than wideStory is weighed
// in less breadth, to bound the work.
const (
	reach     = 6
	fewReach  = 3
	wideStory = 1000
)

// An affinity is two sentences, of one article or of two, and how likely they
// treat the same subject.
type affinity struct {
	a, b  int32 // a < b
	score float64
}

// The features of an affinity.
const (
	aDistance     = iota // sentences apart in one article; 0 across articles
	aSameBlock           // both in one block
	aScore               // the better of the two directed judgements
	aScoreLow            // the other one
	aFirst               // the better of the first judgements
	aLikeness            // cosine of the terms
	aContext             // cosine with the sentences before lent
	aShared              // weight of the shared terms
	aProper              // weight of the shared words of names
	aCommon              // best product of judgements with a common sentence elsewhere
	aNear                // best product of judgements with neighbouring sentences elsewhere
	aBeside              // best judgement of a pair beside this one
	aBestLow             // the lesser of the best judgements that each has anywhere
	aBestHigh            // the greater
	aPlaceApart          // distance of their places
	aPlace               // the lesser place
	aQuotedLow           // the lesser share in quotation marks
	aQuotedHigh          // the greater
	aLeans               // the later one begins with a pronoun or in the middle of a quotation
	aLengthLow           // logarithm of the lesser number of terms
	aLengthHigh          // and of the greater
	aEvery               // cosine of all words
	aAround              // cosine of the sentences around, taken together
	aProperAround        // weight of the shared names with those of the sentences before
	aClause              // share of the best covered clause
	aClauseWeight        // the weight of what it shares
	aCoverLow            // share of the weight that the other holds, of the one where it is less
	aCoverHigh           // and of the other
	aRarest              // weight of the rarest shared term
	aLead                // both stand among the first three sentences
	aTelling             // weight of the shared terms, of each as far as it is uncommon in English
	aTellingLow          // share of that which the other holds, of the one where it is less
	aTellingHigh         // and of the other
	aLatent              // likeness by the story's main subjects
	affinityCount
)

// leastFirm is the first judgement from which a pair's neighbours are weighed
// for a shared topic too.
const leastFirm = 0.1

// affinities lists the pairs that may share a topic: candidates across
// articles, the neighbours of likely ones, and neighbours within one article.
func (n *neighbourhood) affinities() []affinity {
	near, firm := int32(reach), leastFirm
	if n.c.large() || len(n.c.sentences) > wideStory {
		near, firm = fewReach, 1 // no neighbours
	}
	var list []affinity
	add := func(x, y int32) { list = append(list, affinity{a: min(x, y), b: max(x, y)}) }
	for _, p := range n.pairs {
		if p.first >= leastFirst {
			add(p.from, p.to)
		}
		if p.first < firm {
			continue
		}
		for _, step := range [][2]int32{{-1, -1}, {-1, 0}, {0, -1}, {0, 1}, {1, 0}, {1, 1}} {
			if x, y := p.from+step[0], p.to+step[1]; n.c.beside(p.from, x) && n.c.beside(p.to, y) {
				add(x, y)
			}
		}
	}
	for s := range int32(len(n.c.sentences)) {
		for step := int32(1); step <= near; step++ {
			if n.c.beside(s, s+step) {
				add(s, s+step)
			}
		}
	}
	slices.SortFunc(list, func(x, y affinity) int { return cmp.Or(cmp.Compare(x.a, y.a), cmp.Compare(x.b, y.b)) })
	return slices.Compact(list)
}

// beside tells whether t is a sentence of the same article as s and both are
// headings or none is.
func (c *corpus) beside(s, t int32) bool {
	if t < 0 || int(t) >= len(c.sentences) {
		return false
	}
	a, b := &c.sentences[s], &c.sentences[t]
	return a.article == b.article && a.heading == b.heading
}

func (n *neighbourhood) describeAffinity(f affinity, v []float32) {
	clear(v)
	a, b := &n.c.sentences[f.a], &n.c.sentences[f.b]
	if a.article == b.article {
		v[aDistance] = float32(f.b - f.a)
		article := n.c.readings[a.article].Article
		if article.Sentences[a.number].Block == article.Sentences[b.number].Block {
			v[aSameBlock] = 1
		}
	}
	there, back := n.scoreOf(f.a, f.b), n.scoreOf(f.b, f.a)
	v[aScore], v[aScoreLow] = max(there, back), min(there, back)
	v[aFirst] = max(n.firstOf(f.a, f.b), n.firstOf(f.b, f.a))
	v[aLikeness] = cosine(a.terms, b.terms, a.norm*b.norm)
	v[aContext] = max(cosine(a.context, b.terms, a.contextNorm*b.norm), cosine(a.terms, b.context, a.norm*b.contextNorm))
	v[aShared] = v[aLikeness] * float32(math.Sqrt(a.norm*b.norm))
	eachCommon(a.proper, b.proper, func(id int32) { v[aProper] += float32(n.c.rarity[id]) })
	n.c.describeSubject(a, b, v)
	n.describeElsewhere(f, v)
	v[aBeside] = max(n.scoreOf(f.a-1, f.b-1), n.scoreOf(f.a+1, f.b+1), n.scoreOf(f.a-1, f.b), n.scoreOf(f.a+1, f.b), n.scoreOf(f.a, f.b-1), n.scoreOf(f.a, f.b+1))
	v[aPlaceApart], v[aPlace] = float32(math.Abs(a.place-b.place)), float32(min(a.place, b.place))
	v[aQuotedLow], v[aQuotedHigh] = float32(min(a.quoted, b.quoted)), float32(max(a.quoted, b.quoted))
	if b.leans {
		v[aLeans] = 1
	}
	x, y := math.Log1p(float64(len(a.terms))), math.Log1p(float64(len(b.terms)))
	v[aLengthLow], v[aLengthHigh] = float32(min(x, y)), float32(max(x, y))
}

// describeSubject sets the features that compare what two sentences speak of.
func (c *corpus) describeSubject(a, b *sentence, v []float32) {
	v[aLatent] = a.latent.likeness(&b.latent)
	v[aEvery] = cosine(a.every, b.every, 1)
	v[aAround] = cosine(a.around, b.around, a.aroundNorm*b.aroundNorm)
	eachCommon(a.properContext, b.properContext, func(id int32) { v[aProperAround] += float32(c.rarity[id]) })
	there, thereWeight := c.bestClause(a, b)
	back, backWeight := c.bestClause(b, a)
	v[aClause], v[aClauseWeight] = float32(max(there, back)), float32(max(thereWeight, backWeight))
	shared := c.sharedWeight(a, b)
	x, y := shared.sum/max(a.total, 1e-6), shared.sum/max(b.total, 1e-6)
	v[aCoverLow], v[aCoverHigh], v[aRarest] = float32(min(x, y)), float32(max(x, y)), float32(shared.rarest)
	x, y = shared.telling/max(a.telling, 1e-6), shared.telling/max(b.telling, 1e-6)
	v[aTelling], v[aTellingLow], v[aTellingHigh] = float32(shared.telling), float32(min(x, y)), float32(max(x, y))
	if a.number < 3 && b.number < 3 {
		v[aLead] = 1
	}
}

// A weight is what the terms that two sentences share weigh.
type weight struct {
	sum     float64
	telling float64 // of each term as far as it is uncommon in English
	rarest  float64 // of the heaviest one
}

func (c *corpus) sharedWeight(a, b *sentence) weight {
	var w weight
	for i, j := 0, 0; i < len(a.terms) && j < len(b.terms); {
		switch x, y := a.terms[i], b.terms[j]; {
		case x.id < y.id:
			i++
		case x.id > y.id:
			j++
		default:
			w.sum += float64(x.weight)
			w.telling += float64(x.weight) * c.uncommon[x.id]
			w.rarest = max(w.rarest, float64(x.weight))
			i++
			j++
		}
	}
	return w
}

// scoreOf gives the second judgement of a pair, 0 where it was not proposed.
func (n *neighbourhood) scoreOf(from, to int32) float32 {
	if from < 0 || to < 0 || int(from) >= len(n.c.sentences) || int(to) >= len(n.c.sentences) {
		return 0
	}
	if i := n.find(from, to); i >= 0 {
		return float32(n.pairs[i].score)
	}
	return 0
}

// describeElsewhere compares where the two lead in the other articles.
func (n *neighbourhood) describeElsewhere(f affinity, v []float32) {
	var bestA, bestB float32
	for article := range n.count {
		xs, ys := n.of(f.a, article), n.of(f.b, article)
		for _, x := range xs {
			bestA = max(bestA, float32(x.score))
			for _, y := range ys {
				both := float32(x.score * y.score)
				switch x.to - y.to {
				case 0:
					v[aCommon] = max(v[aCommon], both)
				case 1, -1:
					v[aNear] = max(v[aNear], both)
				}
			}
		}
		for _, y := range ys {
			bestB = max(bestB, float32(y.score))
		}
	}
	v[aBestLow], v[aBestHigh] = min(bestA, bestB), max(bestA, bestB)
}
