package compare

import (
	"math"
	"slices"

	"triptych/model"
	"triptych/model/detail"
	"triptych/model/lexicon"
)

// tested lists the flags that a proposal's features count.
var tested = [...]flags{isNumber, isDate, isName, isQuoted, isHedge, isAttribution, isNegation, isCause, isVerb, isFunction, isPreposition}

// The features of a proposal, after one for each source and two for each flag:
// both stretches have it, one alone has it.
const (
	pLink         = int(sourceCount) + 2*len(tested) + iota // how likely the sentences are counterparts
	pLinkBack                                               // the same in the other direction
	pAlignedLow                                             // share of weight that is aligned, of the sentence where it is less
	pAlignedHigh                                            // and of the other
	pLengthLow                                              // words of the shorter stretch
	pLengthHigh                                             // and of the longer
	pContentLow                                             // content words of the one with fewer
	pContentHigh                                            // and of the other
	pShared                                                 // share of the shorter stretch's words that are aligned into the other
	pElsewhere                                              // share of both's words that are aligned outside the other
	pLeft                                                   // aligned words right before both
	pRight                                                  // aligned words right after both
	pSameBefore                                             // the same word stands before both
	pSameAfter                                              // the same word stands after both
	pRarityLow                                              // mean weight of the content words, the lesser
	pRarityHigh                                             // the greater
	pNewLow                                                 // share of content words that the other article has nowhere, the lesser
	pNewHigh                                                // the greater
	pSpelling                                               // letter triples that both share
	pStart                                                  // one begins its sentence
	pApart                                                  // distance of their places in their sentences
	pPlace                                                  // mean place in the articles
	pProposals                                              // logarithm of the pair's proposals
	pLengths                                                // logarithm of the sentences' words
	pConflict                                               // typed details that cannot both be so
	pSlot                                                   // content words around both typed details that are the same
	pOpens                                                  // how many of both begin where a phrase begins
	pCloses                                                 // how many end where a phrase ends
	pFreshLow                                               // words that say something and stand nowhere in the other sentence, the fewer
	pFreshHigh                                              // and the more
	pHeads                                                  // their heads are aligned with each other
	pHeadAway                                               // one's head is aligned elsewhere
	pVerbs                                                  // how many are built around a verb
	pMarks                                                  // two for each mark of words: both have it, one alone
	proposalCount = pMarks + 2*len(marked)
)

// marked are the marks of words that a proposal's features count.
var marked = [...]lexicon.Class{
	lexicon.Loaded, lexicon.Source, lexicon.Channel, lexicon.People, lexicon.Degree, lexicon.TimeWord,
	lexicon.Pronoun, lexicon.Possessive, lexicon.Reporting, lexicon.Adjective, lexicon.Hedge,
}

// marksOf gives the marks that any word of the stretch bears.
func (t *tokens) marksOf(s stretch) lexicon.Class {
	marks := lexicon.Class(0)
	for i := s.first; i <= s.last; i++ {
		marks |= t.s.Classes[i]
	}
	return marks
}

func bit(on bool) float32 {
	if on {
		return 1
	}
	return 0
}

// edges tells whether the stretch begins and ends where chunks do.
func (t *tokens) edges(s stretch) (opens, closes float32) {
	for _, c := range t.s.Chunks {
		if c.First == s.first {
			opens = 1
		}
		if c.Last == s.last {
			closes = 1
		}
	}
	return opens, closes
}

// freshWords counts the words that say something and are aligned to nothing.
func (t *tokens) freshWords(s stretch, to []int) float64 {
	n := 0.0
	for i := s.first; i <= s.last; i++ {
		if to[i] < 0 && (t.content[i] || t.kinds[i]&telling != 0) {
			n++
		}
	}
	return n
}

// headIn gives the head of the first chunk in the stretch and whether it is a
// verb.
func (t *tokens) headIn(s stretch) (head int, verb bool) {
	for _, c := range t.s.Chunks {
		if c.Last >= s.first && c.Kind != detail.LinkChunk {
			c.First, c.Last = max(c.First, s.first), min(c.Last, s.last)
			return t.headOf(c), c.Kind == detail.VerbChunk
		}
	}
	return s.last, false
}

// describePhrases adds what the phrases' words and edges tell.
func (q *proposal) describePhrases(a *alignment, f []float32) {
	openA, closeA := q.x.edges(q.a)
	openB, closeB := q.y.edges(q.b)
	f[pOpens], f[pCloses] = openA+openB, closeA+closeB
	f[pFreshLow], f[pFreshHigh] = lowHigh(q.x.freshWords(q.a, a.to), q.y.freshWords(q.b, a.from))
	i, verbA := q.x.headIn(q.a)
	j, verbB := q.y.headIn(q.b)
	f[pVerbs] = bit(verbA) + bit(verbB)
	f[pHeads] = bit(a.to[i] == j)
	f[pHeadAway] = bit(a.to[i] != j && (a.to[i] >= 0 || a.from[j] >= 0))
	x, y := q.x.marksOf(q.a), q.y.marksOf(q.b)
	for k, m := range marked {
		f[pMarks+2*k] = bit(x.Has(m) && y.Has(m))
		f[pMarks+2*k+1] = bit(x.Has(m) != y.Has(m))
	}
}

// describe computes the features of a proposal.
func (v *view) describe(q *proposal, a *alignment, proposals int, f []float32) {
	clear(f)
	f[q.source] = 1
	x, y := q.x.flagsOf(q.a), q.y.flagsOf(q.b)
	for i, flag := range tested {
		at := int(sourceCount) + 2*i
		switch both := x&flag != 0 && y&flag != 0; {
		case both:
			f[at] = 1
		case (x|y)&flag != 0:
			f[at+1] = 1
		}
	}
	if q.link != noLink {
		c := v.Counterparts[q.link]
		f[pLink] = float32(c.Score)
		f[pLinkBack] = float32(v.linked[[2]model.SentenceRef{c.To, c.From}])
	}
	f[pAlignedLow], f[pAlignedHigh] = lowHigh(a.shareX, a.shareY)
	f[pLengthLow], f[pLengthHigh] = lowHigh(float64(q.a.len()), float64(q.b.len()))
	f[pContentLow], f[pContentHigh] = lowHigh(q.x.contentIn(q.a), q.y.contentIn(q.b))
	v.describeAlignment(q, a, f)
	q.describePhrases(a, f)
	f[pRarityLow], f[pRarityHigh] = lowHigh(q.x.meanWeight(q.a), q.y.meanWeight(q.b))
	f[pNewLow], f[pNewHigh] = lowHigh(v.newShare(q.x, q.a, q.y.ref.Article), v.newShare(q.y, q.b, q.x.ref.Article))
	f[pSpelling] = float32(triples(q.x.span(q.a).In(v.text(q.x.ref.Article)), q.y.span(q.b).In(v.text(q.y.ref.Article))))
	if q.a.first == 0 || q.b.first == 0 {
		f[pStart] = 1
	}
	f[pApart] = float32(math.Abs(q.x.place(q.a) - q.y.place(q.b)))
	f[pPlace] = float32(v.placeOf(q.x.ref)+v.placeOf(q.y.ref)) / 2
	f[pProposals] = float32(math.Log(float64(proposals)))
	f[pLengths] = float32(math.Log(float64(len(q.x.stems) + len(q.y.stems))))
	if q.relation == model.Conflict {
		f[pConflict] = 1
	}
	if q.source == fromDate || q.source == fromNumber {
		f[pSlot] = float32(common(v.slot(q.x.s, q.a.first, q.a.last), v.slot(q.y.s, q.b.first, q.b.last)))
	}
}

func (v *view) describeAlignment(q *proposal, a *alignment, f []float32) {
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
	f[pLeft] = float32(min(a.leftRun(q.a.first, q.b.first), 8))
	f[pRight] = float32(min(a.rightRun(q.a.last, q.b.last), 8))
	if q.a.first > 0 && q.b.first > 0 && q.x.stems[q.a.first-1] == q.y.stems[q.b.first-1] {
		f[pSameBefore] = 1
	}
	if q.a.last+1 < len(q.x.stems) && q.b.last+1 < len(q.y.stems) && q.x.stems[q.a.last+1] == q.y.stems[q.b.last+1] {
		f[pSameAfter] = 1
	}
}

func lowHigh(a, b float64) (low, high float32) { return float32(min(a, b)), float32(max(a, b)) }

// share is how much of the sentence's weight is aligned.
func share(t *tokens, to []int) float64 {
	aligned, all := 0.0, 1e-6
	for i, w := range t.weight {
		all += w
		if to[i] >= 0 {
			aligned += w
		}
	}
	return aligned / all
}

func (t *tokens) flagsOf(s stretch) flags {
	f := flags(0)
	for i := s.first; i <= s.last; i++ {
		f |= t.kinds[i]
	}
	return f
}

func (t *tokens) contentIn(s stretch) float64 {
	n := 0.0
	for i := s.first; i <= s.last; i++ {
		if t.content[i] {
			n++
		}
	}
	return n
}

func (t *tokens) meanWeight(s stretch) float64 {
	sum := 0.0
	for i := s.first; i <= s.last; i++ {
		sum += t.weight[i]
	}
	return sum / max(1, t.contentIn(s))
}

// newShare is the share of the stretch's content words that the article has
// nowhere.
func (v *view) newShare(t *tokens, s stretch, article int) float64 {
	fresh := 0.0
	for i := s.first; i <= s.last; i++ {
		if t.content[i] && !v.givenIn(t.stems[i], article) {
			fresh++
		}
	}
	return fresh / max(1, t.contentIn(s))
}

func (t *tokens) place(s stretch) float64 { return float64(s.first) / float64(max(1, len(t.stems)-1)) }

func (v *view) placeOf(ref model.SentenceRef) float64 {
	return float64(ref.Sentence) / float64(max(1, len(v.Readings[ref.Article].Sentences)-1))
}

// triples is the share of letter triples that two texts have in common.
func triples(x, y string) float64 {
	if len(x) < 3 || len(y) < 3 {
		return 0
	}
	var buffer [128]uint32 // enough for nearly every stretch, without an allocation
	seen := buffer[:0]
	for i := 0; i+3 <= len(x); i++ {
		seen = append(seen, triple(x, i))
	}
	common := 0
	for i := 0; i+3 <= len(y); i++ {
		if slices.Contains(seen, triple(y, i)) {
			common++
		}
	}
	return float64(common) / float64(min(len(x), len(y))-2)
}

func triple(s string, i int) uint32 { return uint32(s[i])<<16 | uint32(s[i+1])<<8 | uint32(s[i+2]) }
