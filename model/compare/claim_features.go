package compare

import (
	"math"
	"slices"

	"triptych/model"
	"triptych/model/fact"
	"triptych/model/learn"
	"triptych/model/outcome"
)

// claimDimensions lists the dimensions that have a column each, in its order.
var claimDimensions = [...]fact.Dimension{
	fact.Count, fact.Ordinal, fact.Money, fact.Share, fact.Length, fact.Duration, fact.Age, fact.Score, fact.Vote, fact.Clock, fact.Day, fact.Magnitude,
}

// The features of a pair of claims, after one for each of claimDimensions.
const (
	dUnequal         = len(claimDimensions) + iota // 1 if they cannot both be true of one thing
	dSameClass                                     // 1 if both count the same class of things
	dOtherClass                                    // 1 if they count different ones
	dSameHead                                      // 1 if the nouns counted are the same
	dOtherHead                                     // 1 if they differ
	dNoHead                                        // 1 if neither has one
	dLink                                          // score of their sentences as counterparts
	dLinkBest                                      // 1 if no sentence of the other article is a better counterpart of either
	dLinkNearby                                    // greatest score of a neighbour of one and the other
	dSameTopic                                     // 1 if their sentences share a topic
	dOtherTopic                                    // 1 if their sentences have different topics
	dOverlap                                       // cosine of their sentences, 0 to 1
	dSlotWords                                     // words that their slots share, at most 5
	dSlotWeight                                    // weight of these words
	dNearestWords                                  // words that the nearest two words of each side share
	dNames                                         // weight of the names that their sentences share
	dRatio                                         // logarithm of the greater value over the lesser, at most 4
	dNearValues                                    // 1 if the greater is at most twice the lesser
	dElsewhereLow                                  // nearness of the best equal fact of the other article, the lesser of both
	dElsewhereHigh                                 // the greater
	dElsewhereMargin                               // by how much that is nearer than the pair, 0 if it is not
	dEqualInBoth                                   // 1 if either sentence has an equal of the other's fact
	dRankLow                                       // share of the other article's facts that are nearer, the lesser of both
	dRankHigh                                      // the greater
	dMarginLow                                     // nearness over that of the best rival, the lesser of both
	dMarginHigh
	dRivals      // logarithm of the number of rivals of both
	dQuoted      // 1 if both are quoted
	dOneQuoted   // 1 if one is
	dBounded     // 1 if either sets but one end, or is about right
	dStrength    // how strongly two outcomes exclude one another: 1 for a hint, 2 for one word denied, 3 for two answers
	dAbout       // words around both outcomes, at most 5
	dOpen        // how many of both outcomes may or will be
	dReported    // how many of both outcomes somebody said
	dPositionGap // difference of the positions of their sentences, 0 to 1
	dPosition    // mean position of their sentences
	dLengths     // logarithm of the number of words of both sentences
	dSentences   // logarithm of the number of sentences of the story: long articles differ in less of what they say
	claimFeatureCount
)

// sentenceOverlap returns the cosine of the content words of two sentences, and
// the weight of the names that they share.
func sentenceOverlap(x, y *tokens) (cosine, names float64) {
	common, normX, normY := 0.0, 1e-6, 1e-6
	for i, stem := range x.stems {
		normX += x.weight[i] * x.weight[i]
		if x.weight[i] == 0 || slices.Contains(x.stems[:i], stem) {
			continue
		}
		if j := slices.Index(y.stems, stem); j >= 0 {
			common += x.weight[i] * y.weight[j]
			if x.flags[i]&isName != 0 && y.flags[j]&isName != 0 {
				names += x.weight[i]
			}
		}
	}
	for _, w := range y.weight {
		normY += w * w
	}
	return common / math.Sqrt(normX*normY), names
}

// slotOverlap returns how many words two slots share, and their weight.
func (v *vocabulary) slotOverlap(a, b []int32) (words int, weight float64) {
	for i, stem := range a {
		if slices.Contains(b, stem) && !slices.Contains(a[:i], stem) {
			words++
			weight += v.idf(stem)
		}
	}
	return words, weight
}

// nearest returns the nearest two words of each side.
func (c *claim) nearest() []int32 {
	before := 0
	for i := c.words.first - 1; i >= 0 && before < slotWindow; i-- {
		if c.t.content[i] {
			before++
		}
	}
	before = min(before, len(c.slot))
	return slices.Concat(c.slot[:min(2, before)], c.slot[before:min(before+2, len(c.slot))])
}

// extractOwn sets the features of a pair that depend on its own two facts alone,
// and its nearness.
func (ct *claimTable) extractOwn(p *claimPair) {
	v := make([]float32, claimFeatureCount)
	p.features = v
	a, b, idx := p.a, p.b, ct.idx
	if a.fact != nil {
		extractFacts(idx.words, a.fact, b.fact, v)
	} else {
		extractOutcomes(a.outcome, b.outcome, v)
	}
	v[dUnequal] = learn.Indicator(p.agreement == fact.Unequal)
	v[dSameClass] = learn.Indicator(a.class != "" && a.class == b.class)
	v[dOtherClass] = learn.Indicator(a.class != b.class && a.class != "" && b.class != "")
	link := idx.links.score(a.SentenceRef, b.SentenceRef)
	v[dLink], v[dLinkNearby] = float32(link), float32(idx.links.nearby(a.SentenceRef, b.SentenceRef))
	v[dLinkBest] = learn.Indicator(idx.links.isBest(a.SentenceRef, b.SentenceRef))
	s, t := idx.topics.of[a.Article][a.Sentence], idx.topics.of[b.Article][b.Sentence]
	v[dSameTopic], v[dOtherTopic] = learn.Indicator(s >= 0 && s == t), learn.Indicator(s >= 0 && t >= 0 && s != t)
	overlap, names := sentenceOverlap(a.t, b.t)
	words, weight := idx.words.slotOverlap(a.slot, b.slot)
	v[dOverlap], v[dNames] = float32(overlap), float32(min(names, 12))
	v[dSlotWords], v[dSlotWeight] = float32(min(words, 5)), float32(min(weight, 15))
	near, _ := idx.words.slotOverlap(a.nearest(), b.nearest())
	v[dNearestWords] = float32(near)
	quotedA, quotedB := a.t.flagsIn(a.words)&isQuoted != 0, b.t.flagsIn(b.words)&isQuoted != 0
	v[dQuoted], v[dOneQuoted] = learn.Indicator(quotedA && quotedB), learn.Indicator(quotedA != quotedB)
	x, y := idx.positionOf(a.SentenceRef), idx.positionOf(b.SentenceRef)
	v[dPositionGap], v[dPosition] = float32(math.Abs(x-y)), float32(x+y)/2
	v[dLengths] = float32(math.Log(float64(len(a.t.stems) + len(b.t.stems))))
	v[dSentences] = float32(math.Log1p(float64(idx.words.sentences)))
	p.nearness = 2*link + overlap + 0.1*min(weight, 10) + 0.6*float64(v[dSameClass]) - 0.8*float64(v[dOtherClass]) + 0.4*float64(v[dSameHead]) + 0.2*float64(near) + 0.3*float64(v[dSameTopic])
}

// extractFacts sets the features of a pair that facts alone have.
func extractFacts(words *vocabulary, a, b *fact.Fact, v []float32) {
	for i, d := range claimDimensions {
		v[i] = learn.Indicator(a.Value.Dimension == d)
	}
	same := a.Head != "" && b.Head != "" && words.sameWord(a.Head, b.Head)
	v[dSameHead], v[dOtherHead] = learn.Indicator(same), learn.Indicator(!same && a.Head != "" && b.Head != "")
	v[dNoHead] = learn.Indicator(a.Head == "" && b.Head == "")
	ratio := valueRatio(a.Value, b.Value)
	v[dRatio], v[dNearValues] = float32(ratio), learn.Indicator(ratio <= math.Ln2)
	v[dBounded] = learn.Indicator(a.Value.Unbounded() || b.Value.Unbounded() || a.Value.About || b.Value.About)
}

// extractOutcomes sets the features of a pair that outcomes alone have.
func extractOutcomes(a, b *outcome.Outcome, v []float32) {
	how := outcome.Opposed(a, b)
	v[dStrength] = float32(how)
	v[dAbout] = float32(min(outcome.Shared(a, b), 5))
	v[dOpen] = learn.Indicator(a.Open) + learn.Indicator(b.Open)
	v[dReported] = learn.Indicator(a.Reported) + learn.Indicator(b.Reported)
}

// valueRatio returns the logarithm of the greater value over the lesser, 0 to 4;
// of days and times of day, that of how many they are apart.
func valueRatio(a, b fact.Value) float64 {
	x, y := middle(a), middle(b)
	if a.Dimension == fact.Day || a.Dimension == fact.Clock {
		return min(math.Log1p(math.Abs(x-y)/10), 4)
	}
	x, y = max(math.Abs(x), 0.5), max(math.Abs(y), 0.5)
	return min(math.Abs(math.Log(x/y)), 4)
}

// middle returns the middle of the values that the words allow, the known end of
// those without another, 0 of those without any: a Monday of no known week.
func middle(v fact.Value) float64 {
	switch {
	case math.IsInf(v.High, 1) && math.IsInf(v.Low, -1):
		return 0
	case math.IsInf(v.High, 1):
		return v.Low
	case math.IsInf(v.Low, -1):
		return v.High
	}
	return (v.Low + v.High) / 2
}

// A side is one claim and the article in which others are set against it.
type side struct {
	claim   *claim
	article int
}

// extractRivals sets the features of all pairs that depend on the others.
func (ct *claimTable) extractRivals() {
	all := make(map[side]*rivals)
	for i := range ct.pairs {
		p := &ct.pairs[i]
		for _, s := range []side{{p.a, p.b.Article}, {p.b, p.a.Article}} {
			if all[s] == nil {
				all[s] = &rivals{equal: make(map[model.SentenceRef]bool)}
			}
			all[s].add(ct.idx, p, s)
		}
	}
	for _, r := range all {
		slices.Sort(r.nearness)
	}
	for i := range ct.pairs {
		p := &ct.pairs[i]
		x, y := all[side{p.a, p.b.Article}], all[side{p.b, p.a.Article}]
		v := p.features
		p.elsewhere = max(x.cosine, y.cosine)
		v[dElsewhereLow], v[dElsewhereHigh] = minMax(x.nearestEqual, y.nearestEqual)
		v[dElsewhereMargin] = float32(max(0, max(x.nearestEqual, y.nearestEqual)-p.nearness))
		v[dRankLow], v[dRankHigh] = minMax(x.rank(p), y.rank(p))
		v[dMarginLow], v[dMarginHigh] = minMax(x.margin(p), y.margin(p))
		v[dRivals] = float32(math.Log1p(float64(len(x.nearness) + len(y.nearness) - 2)))
		v[dEqualInBoth] = learn.Indicator(x.equal[p.b.SentenceRef] || y.equal[p.a.SentenceRef])
	}
}

// rivals are the pairs of one claim with an article.
type rivals struct {
	nearness     []float64                  // of each, ascending
	nearestEqual float64                    // nearness of the nearest equal claim, 0 for none
	cosine       float64                    // the greatest of the sentence with one that has an equal claim
	equal        map[model.SentenceRef]bool // the sentences that have one
}

func (r *rivals) add(idx *storyIndex, p *claimPair, of side) {
	r.nearness = append(r.nearness, p.nearness)
	if p.agreement != fact.Equal {
		return
	}
	other := p.a
	if of.claim == p.a {
		other = p.b
	}
	r.equal[other.SentenceRef] = true
	r.nearestEqual = max(r.nearestEqual, p.nearness)
	if idx.Answers != nil {
		r.cosine = max(r.cosine, idx.Answers.Cosine(p.a.SentenceRef, p.b.SentenceRef))
	}
}

// rank returns the share of the other pairs that are nearer, 0 to 1.
func (r *rivals) rank(p *claimPair) float64 {
	at, _ := slices.BinarySearch(r.nearness, p.nearness+1e-9)
	return float64(len(r.nearness)-at) / float64(max(1, len(r.nearness)-1))
}

// margin returns by how much a pair is nearer than the nearest other one.
func (r *rivals) margin(p *claimPair) float64 {
	last := len(r.nearness) - 1
	if r.nearness[last] > p.nearness {
		return p.nearness - r.nearness[last]
	}
	if last == 0 {
		return p.nearness
	}
	return p.nearness - r.nearness[last-1]
}

// bestCosine returns the greatest cosine of either sentence with a sentence of the
// other's article.
func (idx *storyIndex) bestCosine(a, b model.SentenceRef) float64 {
	best := -1.0
	for _, pair := range [][2]model.SentenceRef{{a, b}, {b, a}} {
		for s := range idx.Story.Articles[pair[1].Article].Sentences {
			best = max(best, idx.Answers.Cosine(pair[0], model.SentenceRef{Article: pair[1].Article, Sentence: s}))
		}
	}
	return best
}
