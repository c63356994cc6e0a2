package compare

import (
	"math"
	"slices"

	"triptych/model/fact"
	"triptych/model/lexicon"
	"triptych/model/text"
)

// isApart reports whether two facts are of a whole and of a part of it, or of a level
// and a change: they differ in nothing.
func (c *claim) isApart(o *claim) bool {
	return c.fact != nil && o.fact != nil && (c.part != o.part || c.change != o.change || c.isAddend(o) || o.isAddend(c) || c.isOutOf(o) || o.isOutOf(c))
}

// isOutOf reports whether a claim is of a part of what the other one counts: all but 28
// of the 310 families, beside 310. "All 310" says that it is no part.
func (c *claim) isOutOf(o *claim) bool {
	v := c.fact.Value
	if v.Dimension != fact.Count || v.Low != v.High || !o.isCounted() || o.fact.Value.Low == v.Low || o.isAll() {
		return false
	}
	return slices.ContainsFunc(c.fact.Also, func(share fact.Value) bool {
		return share.Dimension == fact.Share && share.Low > 0 && math.Abs(v.Low/share.Low-o.fact.Value.Low) < 0.5
	})
}

// isAll reports whether a claim says that it is of all that there are.
func (c *claim) isAll() bool {
	words := c.t.reading.Words
	return c.words.first > 0 && wholeBefore()[words[c.words.first-1].Fold] || wholeBefore()[words[c.words.first].Fold]
}

// What says that a number is what comes on top of another, or is left of a whole:
// "17 more", "the other five lines".
var (
	restBefore  = text.WordSet(`another other further additional remaining`)
	wholeBefore = text.WordSet(`all both every each`)
	restAfter   = text.WordSet(`more other others remaining further additional extra`)
)

// isPart reports whether a count is of the rest of something, which is set against
// no count of the whole.
func (t *tokens) isPart(f *fact.Fact) bool {
	if f.Value.Dimension != fact.Count {
		return false
	}
	words := t.reading.Words
	if f.First > 0 && restBefore()[words[f.First-1].Fold] {
		return true
	}
	for i := f.First + 1; i <= f.Last+1 && i <= f.First+companionReach && i < len(words); i++ {
		if restAfter()[words[i].Fold] && (i+1 == len(words) || words[i+1].Fold != "than") {
			return true
		}
	}
	return false
}

// What says that a share is by how much something changed. A rate of inflation or
// growth is one by itself.
var (
	changes = text.WordSet(`rise rises rose risen rising raise raises raised fall falls fell fallen falling drop drops dropped cut cuts
cutting reduce reduces reduced reducing lower lowers lowered increase increases increased increasing decrease decreases decreased decline
declines declined grow grows grew grown growing jump jumps jumped climb climbs climbed slump slumped plunge plunged shrink shrank shrunk
gain gained lose lost slide slid soar soared surge surged tumble tumbled swell swelled slash slashed improve improved worsen worsened`)
	changeNouns = text.WordSet(`increase decrease rise fall drop cut reduction decline growth hike jump gain loss surge slump improvement
inflation lower higher less more fewer longer shorter faster slower cheaper up down`)
)

// changeReach is how many words before a share may have the verb of its "by".
const changeReach = 12

// isChange reports whether a share is by how much something rose or fell: it is set
// against no level.
func (t *tokens) isChange(f *fact.Fact) bool {
	if f.Value.Dimension != fact.Share {
		return false
	}
	for i := f.Last + 1; i <= f.Last+2 && i < len(t.stems); i++ {
		if changeNouns()[t.reading.Words[i].Fold] && !isStop(t.separators[i-1]) {
			return true
		}
	}
	before := f.First - 1
	if before < 0 {
		return false
	}
	switch word := t.reading.Words[before].Fold; {
	case changes()[word], word == "up", word == "down":
		return true
	case lexicon.IsPreposition(word) && word != "by" && word != "of", isStop(t.separators[before]):
		return false
	}
	for i := before - 1; i >= max(0, before-changeReach); i-- {
		word := t.reading.Words[i].Fold
		if t.reading.Words[before].Fold == "by" && changes()[word] || before-i <= 2 && changeNouns()[word] {
			return true
		}
	}
	return false
}

// addendReach is how many words may stand between two numbers that are added up.
const addendReach = 8

// addUp sets the totals of the counts of one sentence that an "and" joins: "38
// children below the age of five and three older people".
func (ct *claimTable) addUp(facts []int) {
	for _, i := range facts {
		for _, j := range facts {
			a, b := &ct.claims[i], &ct.claims[j]
			if a.isCounted() && b.isCounted() && a.joins(b) {
				a.total, a.joined = a.fact.Value.Low+b.fact.Value.Low, wordSpan{a.words.first, b.words.last}
				b.total, b.joined = a.total, a.joined
			}
		}
	}
}

// isCounted reports whether the claim is one number of things.
func (c *claim) isCounted() bool {
	return c.fact.Value.Dimension == fact.Count && c.fact.Value.Low == c.fact.Value.High
}

// joins reports whether an "and" joins the number of another claim, which follows in
// the same clause, to that of the claim.
func (c *claim) joins(o *claim) bool {
	and := o.words.first - 1
	if and <= c.words.last || and-c.words.last > addendReach || c.t.reading.Words[and].Fold != "and" {
		return false
	}
	for i := c.words.last; i < and; i++ {
		if isStop(c.t.separators[i]) || i > c.words.last && c.t.reading.Classes[i].Has(lexicon.Auxiliary|lexicon.Reporting) {
			return false
		}
	}
	return true
}

// isAddend reports whether the claim is a part of the number that the other one
// counts: 38 children, beside three others, of 41 people.
func (c *claim) isAddend(o *claim) bool {
	return c.total != 0 && o.total == 0 && o.isCounted() && o.fact.Value.Low == c.total
}
