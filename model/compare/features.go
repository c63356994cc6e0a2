package compare

import (
	"math"
	"slices"

	"triptych/model"
	"triptych/model/detail"
	"triptych/model/learn"
	"triptych/model/lexicon"
)

// featureFlags lists the flags of words that features count, in the order of
// the columns.
var featureFlags = [...]flags{isNumber, isDate, isName, isQuoted, isHedge, isAttribution, isNegation, isCause, isVerb, isFunction, isPreposition}

// The features of a proposal, in the order of the columns of the learned
// weights. Before them come one for each source and two for each of
// featureFlags: both spans have it, only one has it. Low and High are the
// lesser and the greater value of the two sides.
const (
	pLink       = int(sourceCount) + 2*len(featureFlags) + iota // score of the counterpart from x to y
	pLinkBack                                                   // score of the counterpart from y to x, 0 for none
	pAlignedLow                                                 // share of the sentence's weight that is aligned
	pAlignedHigh
	pLengthLow // words
	pLengthHigh
	pContentLow // content words
	pContentHigh
	pShared        // aligned words of one span in the other, over the length of the shorter
	pElsewhere     // words aligned outside the other span, over the length of both
	pAlignedBefore // words aligned one by one right before both, at most 8
	pAlignedAfter  // the same right after both
	pSameBefore    // 1 if the same word is before both
	pSameAfter     // 1 if the same word is after both
	pRarityLow     // mean weight of the content words
	pRarityHigh
	pNovelLow // share of the content words that the other article has nowhere
	pNovelHigh
	pTrigrams       // share of byte trigrams in common
	pStartsSentence // 1 if either begins its sentence
	pPositionGap    // difference of their positions in their sentences, each 0 to 1
	pPosition       // mean position of the sentences in their articles, 0 to 1
	pProposals      // log of the number of the pair's proposals
	pLengths        // log of the number of words of both sentences
	pStartChunk     // how many of both start where a chunk does, 0 to 2
	pEndChunk       // how many of both end where a chunk does, 0 to 2
	pUnalignedLow   // meaningful words without a counterpart in the other sentence
	pUnalignedHigh
	pHeadsAligned        // 1 if their heads are aligned with each other
	pHeadElsewhere       // 1 if either head is aligned elsewhere
	pVerbs               // how many have a verb for head, 0 to 2
	pClasses             // two for each of featureClasses: both have it, only one has it
	proposalFeatureCount = pClasses + 2*len(featureClasses)
)

// featureClasses lists the word classes that features count, in the order of
// the columns.
var featureClasses = [...]lexicon.Class{
	lexicon.Loaded, lexicon.Source, lexicon.Channel, lexicon.People, lexicon.Degree, lexicon.TimeWord,
	lexicon.Pronoun, lexicon.Possessive, lexicon.Reporting, lexicon.Adjective, lexicon.Hedge,
}

// classesIn returns the classes that any word of the span has.
func (t *tokens) classesIn(s wordSpan) lexicon.Class {
	classes := lexicon.Class(0)
	for i := s.first; i <= s.last; i++ {
		classes |= t.reading.Classes[i]
	}
	return classes
}

// chunkEdges returns 1 for starts if the span starts where a chunk does, and
// for ends likewise; else 0.
func (t *tokens) chunkEdges(s wordSpan) (starts, ends float32) {
	for _, c := range t.reading.Chunks {
		if c.First == s.first {
			starts = 1
		}
		if c.Last == s.last {
			ends = 1
		}
	}
	return starts, ends
}

// unalignedWords returns how many words of the span carry meaning and are not
// aligned; to holds the alignment of the sentence.
func (t *tokens) unalignedWords(s wordSpan, to []int) float64 {
	n := 0.0
	for i := s.first; i <= s.last; i++ {
		if to[i] < 0 && (t.content[i] || t.flags[i]&significant != 0) {
			n++
		}
	}
	return n
}

// headIn returns the head of the first chunk in the span and whether it is a
// verb.
func (t *tokens) headIn(s wordSpan) (head int, verb bool) {
	for _, c := range t.reading.Chunks {
		if c.Last >= s.first && c.Kind != detail.LinkChunk {
			c.First, c.Last = max(c.First, s.first), min(c.Last, s.last)
			return t.headOf(c), c.Kind == detail.VerbChunk
		}
	}
	return s.last, false
}

// extractPhrases sets the features of the chunks and classes of both spans.
func (q *proposal) extractPhrases(a *alignment, f []float32) {
	startA, endA := q.x.chunkEdges(q.a)
	startB, endB := q.y.chunkEdges(q.b)
	f[pStartChunk], f[pEndChunk] = startA+startB, endA+endB
	f[pUnalignedLow], f[pUnalignedHigh] = minMax(q.x.unalignedWords(q.a, a.to), q.y.unalignedWords(q.b, a.from))
	i, verbA := q.x.headIn(q.a)
	j, verbB := q.y.headIn(q.b)
	f[pVerbs] = learn.Indicator(verbA) + learn.Indicator(verbB)
	f[pHeadsAligned] = learn.Indicator(a.to[i] == j)
	f[pHeadElsewhere] = learn.Indicator(a.to[i] != j && (a.to[i] >= 0 || a.from[j] >= 0))
	x, y := q.x.classesIn(q.a), q.y.classesIn(q.b)
	for k, m := range featureClasses {
		f[pClasses+2*k] = learn.Indicator(x.Has(m) && y.Has(m))
		f[pClasses+2*k+1] = learn.Indicator(x.Has(m) != y.Has(m))
	}
}

// extract computes the features of q into f, of length proposalFeatureCount. a
// aligns its sentences; proposals is the number of proposals of the pair.
func (idx *storyIndex) extract(q *proposal, a *alignment, proposals int, f []float32) {
	clear(f)
	f[q.source] = 1
	x, y := q.x.flagsIn(q.a), q.y.flagsIn(q.b)
	for i, flag := range featureFlags {
		at := int(sourceCount) + 2*i
		switch both := x&flag != 0 && y&flag != 0; {
		case both:
			f[at] = 1
		case (x|y)&flag != 0:
			f[at+1] = 1
		}
	}
	if q.link != noLink {
		c := idx.Counterparts[q.link]
		f[pLink] = float32(c.Score)
		f[pLinkBack] = float32(idx.links.scores[[2]model.SentenceRef{c.To, c.From}])
	}
	f[pAlignedLow], f[pAlignedHigh] = minMax(a.shareX, a.shareY)
	f[pLengthLow], f[pLengthHigh] = minMax(float64(q.a.len()), float64(q.b.len()))
	f[pContentLow], f[pContentHigh] = minMax(q.x.contentIn(q.a), q.y.contentIn(q.b))
	idx.extractAlignment(q, a, f)
	q.extractPhrases(a, f)
	f[pRarityLow], f[pRarityHigh] = minMax(q.x.meanWeight(q.a), q.y.meanWeight(q.b))
	f[pNovelLow], f[pNovelHigh] = minMax(idx.words.novelShare(q.x, q.a, q.y.ref.Article), idx.words.novelShare(q.y, q.b, q.x.ref.Article))
	f[pTrigrams] = float32(trigramOverlap(q.x.span(q.a).In(idx.text(q.x.ref.Article)), q.y.span(q.b).In(idx.text(q.y.ref.Article))))
	if q.a.first == 0 || q.b.first == 0 {
		f[pStartsSentence] = 1
	}
	f[pPositionGap] = float32(math.Abs(q.x.position(q.a) - q.y.position(q.b)))
	f[pPosition] = float32(idx.positionOf(q.x.ref)+idx.positionOf(q.y.ref)) / 2
	f[pProposals] = float32(math.Log(float64(proposals)))
	f[pLengths] = float32(math.Log(float64(len(q.x.stems) + len(q.y.stems))))
}

func (idx *storyIndex) extractAlignment(q *proposal, a *alignment, f []float32) {
	inside, outside := 0, 0
	for i := q.a.first; i <= q.a.last; i++ {
		if j := a.to[i]; j >= q.b.first && j <= q.b.last {
			inside++
		} else if j >= 0 {
			outside++
		}
	}
	for j := q.b.first; j <= q.b.last; j++ {
		if i := a.from[j]; i >= 0 && (i < q.a.first || i > q.a.last) {
			outside++
		}
	}
	f[pShared] = float32(inside) / float32(min(q.a.len(), q.b.len()))
	f[pElsewhere] = float32(outside) / float32(q.a.len()+q.b.len())
	f[pAlignedBefore] = float32(min(a.leftRun(q.a.first, q.b.first), 8))
	f[pAlignedAfter] = float32(min(a.rightRun(q.a.last, q.b.last), 8))
	if q.a.first > 0 && q.b.first > 0 && q.x.stems[q.a.first-1] == q.y.stems[q.b.first-1] {
		f[pSameBefore] = 1
	}
	if q.a.last+1 < len(q.x.stems) && q.b.last+1 < len(q.y.stems) && q.x.stems[q.a.last+1] == q.y.stems[q.b.last+1] {
		f[pSameAfter] = 1
	}
}

func minMax(a, b float64) (low, high float32) { return float32(min(a, b)), float32(max(a, b)) }

// alignedShare returns the share of the sentence's weight that is aligned, 0 to
// 1.
func alignedShare(t *tokens, to []int) float64 {
	aligned, all := 0.0, 1e-6
	for i, w := range t.weight {
		all += w
		if to[i] >= 0 {
			aligned += w
		}
	}
	return aligned / all
}

func (t *tokens) flagsIn(s wordSpan) flags {
	f := flags(0)
	for i := s.first; i <= s.last; i++ {
		f |= t.flags[i]
	}
	return f
}

func (t *tokens) contentIn(s wordSpan) float64 {
	n := 0.0
	for i := s.first; i <= s.last; i++ {
		if t.content[i] {
			n++
		}
	}
	return n
}

func (t *tokens) meanWeight(s wordSpan) float64 {
	sum := 0.0
	for i := s.first; i <= s.last; i++ {
		sum += t.weight[i]
	}
	return sum / max(1, t.contentIn(s))
}

func (t *tokens) position(s wordSpan) float64 {
	return float64(s.first) / float64(max(1, len(t.stems)-1))
}

func (idx *storyIndex) positionOf(ref model.SentenceRef) float64 {
	return float64(ref.Sentence) / float64(max(1, len(idx.Readings[ref.Article].Sentences)-1))
}

// trigramOverlap returns the share of byte trigrams of the shorter text that
// both have, 0 to 1.
func trigramOverlap(x, y string) float64 {
	if len(x) < 3 || len(y) < 3 {
		return 0
	}
	var buffer [128]uint32 // long enough for nearly every span to need no allocation
	seen := buffer[:0]
	for i := 0; i+3 <= len(x); i++ {
		seen = append(seen, trigram(x, i))
	}
	common := 0
	for i := 0; i+3 <= len(y); i++ {
		if slices.Contains(seen, trigram(y, i)) {
			common++
		}
	}
	return float64(common) / float64(min(len(x), len(y))-2)
}

func trigram(s string, i int) uint32 { return uint32(s[i])<<16 | uint32(s[i+1])<<8 | uint32(s[i+2]) }
