package compare

import (
	"cmp"
	"slices"

	"triptych/model"
	"triptych/model/detail"
	"triptych/model/fact"
	"triptych/model/internal/parallel"
	"triptych/model/outcome"
)

// A claim is a fact or an outcome of a story, with what setting it against others
// needs.
type claim struct {
	model.SentenceRef
	words   wordSpan
	kind    model.Kind
	class   string           // what is counted, or the question that is answered; empty for none
	fact    *fact.Fact       // nil for an outcome
	outcome *outcome.Outcome // nil for a fact
	t       *tokens
	part    bool     // a fact of the rest of something
	change  bool     // a fact of how much something changed
	total   float64  // of the numbers that an "and" joins to it, its own among them; 0 for none
	joined  wordSpan // with the words of those numbers
	slot    []int32  // the content words around it, the nearest of each side first
}

func (idx *storyIndex) newClaim(ref model.SentenceRef, words wordSpan) claim {
	t := idx.tokens(ref)
	return claim{SentenceRef: ref, words: words, joined: words, t: t, slot: idx.words.slot(t.reading, words.first, words.last)}
}

// hasFrameOf reports whether the sentences of two claims have the same content words
// beside them, and any at all.
func (c *claim) hasFrameOf(o *claim) bool {
	i, j := c.nextFramed(0), o.nextFramed(0)
	if i == len(c.t.stems) {
		return false
	}
	for i < len(c.t.stems) && j < len(o.t.stems) {
		if c.t.stems[i] != o.t.stems[j] {
			return false
		}
		i, j = c.nextFramed(i+1), o.nextFramed(j+1)
	}
	return i == len(c.t.stems) && j == len(o.t.stems)
}

// nextFramed returns the first content word of the claim's sentence from the i-th on
// that is not of the claim itself, or the number of words.
func (c *claim) nextFramed(i int) int {
	for i < len(c.t.stems) && (!c.t.content[i] || c.words.first <= i && i <= c.words.last) {
		i++
	}
	return i
}

// isCompared reports whether a sentence is short enough to be set against others.
func (idx *storyIndex) isCompared(ref model.SentenceRef) bool { return isComparable(idx.sentence(ref)) }

func isComparable(s *detail.Sentence) bool { return len(s.Words) <= maxAlignedWords }

// agrees returns how two claims stand to each other.
func (c *claim) agrees(o *claim) fact.Agreement {
	if c.fact != nil {
		return c.agreesInValue(o)
	}
	if outcome.Opposed(c.outcome, o.outcome) != outcome.None {
		return fact.Unequal
	}
	return fact.Incomparable
}

// agreesInValue returns how two facts stand to each other.
func (c *claim) agreesInValue(o *claim) fact.Agreement {
	a, joinedA := c.t.withNamed(c.fact)
	b, joinedB := o.t.withNamed(o.fact)
	switch {
	case joinedA != joinedB:
		return fact.Compare(a, b)
	case !joinedA && c.isApart(o):
		return fact.Incomparable
	}
	agreement := c.fact.Agrees(o.fact)
	if agreement == fact.Compatible && c.isConverted(o) {
		return fact.Equal
	}
	return agreement
}

// maxConverted is the greatest ratio of two values of which one was converted to the
// unit of the other and rounded.
const maxConverted = 1.06

// isConverted reports whether two values that can both be true differ in nothing
// but their unit, time zone or clock: "112kt" and "almost 130 miles an hour".
func (c *claim) isConverted(o *claim) bool {
	a, b := c.fact.Value, o.fact.Value
	switch a.Dimension {
	case fact.Clock:
		return a.Unit != b.Unit && a.Low == a.High && b.Low == b.High
	case fact.Duration:
		return c.t.stems[c.words.last] != o.t.stems[o.words.last] && isRounded(a, b)
	}
	return a.Unit != b.Unit && a.Unit != "" && b.Unit != "" && a.Dimension != fact.Money && isRounded(a, b)
}

// isRounded reports whether one of two values may be the other one, rounded.
func isRounded(a, b fact.Value) bool {
	x, y := written(a), written(b)
	return x > 0 && y > 0 && max(x, y) <= maxConverted*min(x, y)
}

// written returns the number that is written, or the one that the words are about
// where none is known: 30 of "within 30 days".
func written(v fact.Value) float64 {
	switch {
	case v.Written != 0:
		return v.Written
	case v.Low == 0:
		return v.High
	}
	return middle(v)
}

// A claimPair is two claims of different articles that may be of one thing. They
// need not stand in counterparts.
type claimPair struct {
	a, b      *claim // a in the earlier article
	agreement fact.Agreement
	nearness  float64 // how much speaks for one thing, before anything is learned
	features  []float32
	elsewhere float64 // the greatest cosine of the sentence of one with one that has its equal; 0 without the encoder
	score     float64 // probability that a careful reader sets them against each other
}

// A claimTable is the facts of a story, or its outcomes, and the pairs among them.
type claimTable struct {
	idx        *storyIndex
	claims     []claim
	bySentence map[model.SentenceRef][]int // indices into claims
	pairs      []claimPair
	equals     map[*claim][]*claimPair // the pairs of claims that have the same value
}

func newClaimTable(idx *storyIndex) *claimTable {
	return &claimTable{idx: idx, bySentence: make(map[model.SentenceRef][]int)}
}

func (ct *claimTable) add(c claim) {
	ct.bySentence[c.SentenceRef] = append(ct.bySentence[c.SentenceRef], len(ct.claims))
	ct.claims = append(ct.claims, c)
}

// addPair adds the pair of two claims of different articles if they can be
// compared.
func (ct *claimTable) addPair(i, j int) {
	a, b := &ct.claims[i], &ct.claims[j]
	if a.Article > b.Article {
		a, b = b, a
	}
	if agreement := a.agrees(b); agreement != fact.Incomparable {
		ct.pairs = append(ct.pairs, claimPair{a: a, b: b, agreement: agreement})
	}
}

// finish drops pairs that were added twice and extracts the features of the
// others. The only error is that of stop.
func (ct *claimTable) finish(stop func() error) error {
	slices.SortFunc(ct.pairs, func(p, q claimPair) int { return cmp.Or(p.a.compare(q.a), p.b.compare(q.b)) })
	ct.pairs = slices.CompactFunc(ct.pairs, func(p, q claimPair) bool { return p.a == q.a && p.b == q.b })
	err := parallel.For(len(ct.pairs), pairBatch, stop, func() func(int) {
		return func(i int) { ct.extractOwn(&ct.pairs[i]) }
	})
	if err != nil { // some have no features
		return err
	}
	ct.extractRivals()
	ct.equals = make(map[*claim][]*claimPair)
	for i := range ct.pairs {
		if p := &ct.pairs[i]; p.agreement == fact.Equal {
			ct.equals[p.a] = append(ct.equals[p.a], p)
			ct.equals[p.b] = append(ct.equals[p.b], p)
		}
	}
	return nil
}

// pairBatch is how many pairs a goroutine takes at a time.
const pairBatch = 256

func (c *claim) compare(o *claim) int {
	return cmp.Or(c.SentenceRef.Compare(o.SentenceRef), cmp.Compare(c.words.first, o.words.first), cmp.Compare(c.words.last, o.words.last))
}
