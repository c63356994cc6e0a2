package compare

import (
	"cmp"
	"math"
	"slices"

	"triptych/model"
	"triptych/model/fact"
	"triptych/model/learn"
	"triptych/model/outcome"
)

// score sets the scores of all pairs.
func (ct *claimTable) score(w *learn.Weights) {
	for i := range ct.pairs {
		p := &ct.pairs[i]
		p.score = max(w.Score(p.features), p.leastScore())
	}
}

// scoreEncoded scores the pairs, which have scores by words, by what the encoder
// read of them.
func (ct *claimTable) scoreEncoded(w *learn.Weights) {
	for i := range ct.pairs {
		p := &ct.pairs[i]
		p.score = max(w.Score(ct.extractEncodedPair(p)), p.leastScore())
	}
}

const (
	sameFrameScore = 0.9 // the least of two claims whose sentences say the same but for them
	slipScore      = 0.5 // the least of two numbers of the same digits in another order, or of ages of nearly as many years
)

// leastScore returns the least score that both claims and the words around them ask for.
func (p *claimPair) leastScore() float64 {
	switch {
	case p.a.hasFrameOf(p.b):
		return sameFrameScore
	case p.a.fact == nil || p.agreement != fact.Unequal:
		return 0
	case isSlip(p.a.fact.Value, p.b.fact.Value) || isAgeSlip(p.a.fact.Value, p.b.fact.Value):
		return slipScore
	}
	return 0
}

// never is above every score.
const never = 2.0

// choose returns the pairs of at least the score that their values ask for, the
// likeliest first, without those of which either claim has a likelier one in the
// same article, or whose articles both tell what both claims say.
func (ct *claimTable) choose(unequal, compatible float64) []*claimPair {
	var likely []*claimPair
	for i := range ct.pairs {
		if p := &ct.pairs[i]; p.score >= p.least(unequal, compatible) && !ct.isToldByBoth(p) {
			likely = append(likely, p)
		}
	}
	slices.SortStableFunc(likely, func(p, q *claimPair) int { return cmp.Compare(q.score, p.score) })
	taken := make(map[side]bool)
	kept := likely[:0]
	for _, p := range likely {
		x, y := side{p.a, p.b.Article}, side{p.b, p.a.Article}
		if !taken[x] && !taken[y] {
			taken[x], taken[y] = true, true
			kept = append(kept, p)
		}
	}
	return kept
}

// The least scores of pairs that are seldom set against each other.
const (
	leastOtherClass = 0.33 // of values of which only one has a class, or that have different ones
	leastDayPart    = 0.57 // of a day and a part of it
)

// least returns the least score at which the claims are set against each other, by that
// of claims which exclude one another and of others.
func (p *claimPair) least(unequal, compatible float64) float64 {
	switch {
	case p.agreement == fact.Unequal && p.a.fact != nil && p.a.class != p.b.class:
		return max(unequal, leastOtherClass)
	case p.agreement == fact.Unequal:
		return unequal
	case p.agreement == fact.Equal || p.a.isThisPeriod() || p.b.isThisPeriod():
		return never
	case p.isDayAndPart():
		return max(compatible, leastDayPart)
	}
	return compatible
}

// isThisPeriod reports whether a claim is no more than that something happened lately:
// this week.
func (c *claim) isThisPeriod() bool {
	return c.fact != nil && c.fact.Value.Dimension == fact.Day && c.fact.Value.Low != c.fact.Value.High && c.t.reading.Words[c.words.first].Fold == "this"
}

// isDayAndPart reports whether the claims are of one day, of which one names a part.
func (p *claimPair) isDayAndPart() bool {
	if p.a.fact == nil {
		return false
	}
	a, b := p.a.fact.Value, p.b.fact.Value
	return a.Dimension == fact.Day && a.Low == b.Low && a.High == b.High && a.Low == a.High && a.Unit != b.Unit
}

// isToldByBoth reports whether the article of each claim has the other one too.
func (ct *claimTable) isToldByBoth(p *claimPair) bool {
	return ct.idx.twins.has(p.a.SentenceRef, p.b.SentenceRef) || ct.equalIn(p.a, p.b.Article) != nil && ct.equalIn(p.b, p.a.Article) != nil
}

// excludes reports whether the two claims cannot both be true, if they are of one
// thing. Common words that one sentence denies are too weak a sign, what may or will
// be excludes nothing, and two quotations are two people's words, or one's cut.
func (p *claimPair) excludes() bool {
	if a, b := p.a.outcome, p.b.outcome; a != nil {
		return outcome.Opposed(a, b) >= outcome.Same && !a.Open && !b.Open && !(a.Quoted && b.Quoted)
	}
	return p.agreement == fact.Unequal
}

// proposal returns the pair as a proposal.
//
// It is a conflict if its values exclude one another and it has at least the score
// conflict; else a variant.
func (ct *claimTable) proposal(p *claimPair, conflict float64) proposal {
	q := proposal{
		source: fromClaim, x: p.a.t, y: p.b.t, a: p.a.words, b: p.b.words, kind: p.a.kind, relation: model.Variant,
		score: p.score, link: noLink,
	}
	q.compatible = p.agreement == fact.Compatible
	q.excludes = p.excludes()
	if q.excludes && p.score >= p.leastConflict(conflict) {
		q.relation = model.Conflict
	}
	if p.a.fact != nil {
		q.valueA, q.valueB = p.a.fact.Normal(), p.b.fact.Normal()
		q.why = ct.idx.contrast(&q)
	} else {
		q.why = outcome.Why(p.a.outcome, p.b.outcome)
	}
	return q
}

// The least scores of a conflict of values that are seldom of one thing.
const (
	leastFarConflict     = 0.8  // of numbers of which one is at least farRatio times the other
	leastOrdinalConflict = 0.85 // of places in a row: the second time, the third
	farRatio             = 2
)

// leastConflict returns the score from which claims that exclude one another are
// called a conflict, by that of most.
func (p *claimPair) leastConflict(of float64) float64 {
	switch {
	case p.a.fact == nil:
		return of
	case p.a.fact.Value.Dimension == fact.Ordinal:
		return max(of, leastOrdinalConflict)
	case p.isFar():
		return max(of, leastFarConflict)
	}
	return of
}

// isFar reports whether one of two numbers is many times the other.
func (p *claimPair) isFar() bool {
	switch p.a.fact.Value.Dimension {
	case fact.Day, fact.Clock, fact.Age, fact.Score, fact.Vote, fact.Magnitude, fact.Temperature, fact.Ordinal:
		return false
	}
	return float64(p.features[dRatio]) >= math.Log(farRatio)-1e-6
}

// settles reports whether facts say already in what a proposal differs, or that it
// does not: those of both spans can be compared and it is about their values, or
// they are equal, or a whole and its part, and most of what the spans say.
func (ct *claimTable) settles(q *proposal) bool {
	for _, i := range ct.bySentence[q.x.ref] {
		for _, j := range ct.bySentence[q.y.ref] {
			a, b := &ct.claims[i], &ct.claims[j]
			if !a.words.overlaps(q.a) || !b.words.overlaps(q.b) {
				continue
			}
			if speaksFor(q, a, b) {
				return true
			}
		}
	}
	return false
}

// speaksFor reports whether two facts in the spans of a proposal say all that it could.
func speaksFor(q *proposal, a, b *claim) bool {
	how := a.agrees(b)
	switch q.kind {
	case model.Number:
		return true // numbers of different things differ in nothing
	case model.Date, model.Wording:
		if how != fact.Incomparable {
			return true
		}
	case model.Certainty:
		if how == fact.Equal && !q.x.isHedged(q.a, a.words) && !q.y.isHedged(q.b, b.words) {
			return true // "about" is part of the value
		}
	}
	if how == fact.Equal && q.kind != model.Quote && (a.fills(q.a) || b.fills(q.b)) {
		return true // 5.75 per cent says nothing else than to 5.75% in May
	}
	return (how == fact.Equal || a.isApart(b)) && a.covers(q.a) && b.covers(q.b)
}

// fills reports whether all content words of a span are the claim's.
func (c *claim) fills(s wordSpan) bool {
	own := wordSpan{max(s.first, c.joined.first), min(s.last, c.joined.last)}
	return own.len() > 0 && c.t.contentIn(own) == c.t.contentIn(s)
}

// isHedged reports whether a span has a word that says how sure it is, outside of
// other words.
func (t *tokens) isHedged(s, except wordSpan) bool {
	return t.hedges(wordSpan{s.first, min(s.last, except.first-1)}) != "" || t.hedges(wordSpan{max(s.first, except.last+1), s.last}) != ""
}

// covers reports whether most content words of a span are the claim's, with the
// numbers that are joined to it.
func (c *claim) covers(s wordSpan) bool {
	own := wordSpan{max(s.first, c.joined.first), min(s.last, c.joined.last)}
	return own.len() > 0 && 2*c.t.contentIn(own) > c.t.contentIn(s)
}
