package compare

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"triptych/model"
	"triptych/model/fact"
)

// common returns what at least two articles put a number or a time to, whether or
// not they agree: those that most articles tell first, then by place. What differs
// is known already.
func (ct *claimTable) common(least thresholds, differences []model.Difference) []model.Fact {
	if len(ct.idx.Topics) == 0 {
		return nil // the articles are of different events
	}
	conflicts := conflictsBySentence(differences)
	var list []model.Fact
	for _, g := range ct.groups(least) {
		f := g.fact(ct.idx)
		for _, m := range slices.Clone(f.Mentions) {
			for _, d := range conflicts[m.SentenceRef] {
				contradict(&f, d)
			}
		}
		list = append(list, f)
	}
	slices.SortStableFunc(list, func(x, y model.Fact) int {
		m, n := x.Mentions[0], y.Mentions[0]
		return cmp.Or(cmp.Compare(len(y.Mentions), len(x.Mentions)), cmp.Compare(m.Article, n.Article), cmp.Compare(m.Start, n.Start))
	})
	return list
}

// groups joins the claims that are of one thing, pair by pair, the surest first, so
// that of two that an article has only that is taken which is nearer to the others.
func (ct *claimTable) groups(least thresholds) []*claimGroup {
	of := make(map[*claim]*claimGroup, len(ct.claims))
	for i := range ct.claims {
		of[&ct.claims[i]] = &claimGroup{[]*claim{&ct.claims[i]}}
	}
	for _, p := range slices.Concat(ct.ofOneThing(), ct.choose(least.fact, least.compatible), ct.seldomByChance()) {
		x, y := of[p.a], of[p.b]
		if x == y || !x.joins(y, p.agreement) {
			continue
		}
		x.claims = append(x.claims, y.claims...)
		for _, c := range y.claims {
			of[c] = x
		}
	}
	var list []*claimGroup
	for i := range ct.claims {
		if g := of[&ct.claims[i]]; len(g.claims) > 1 && g.claims[0] == &ct.claims[i] {
			list = append(list, g)
		}
	}
	return list
}

// conflictsBySentence returns the conflicts that have a mention in each sentence.
func conflictsBySentence(differences []model.Difference) map[model.SentenceRef][]*model.Difference {
	in := make(map[model.SentenceRef][]*model.Difference)
	for i := range differences {
		d := &differences[i]
		for _, m := range d.Mentions {
			if d.Relation == model.Conflict {
				in[m.SentenceRef] = append(in[m.SentenceRef], d)
			}
		}
	}
	return in
}

// contradict adds to a fact what a conflict about it says in other articles: values
// that the words around them do not bring together may be of one thing all the same.
// A conflict that has another value than the fact in an article is about something
// else.
func contradict(f *model.Fact, d *model.Difference) {
	told := model.Difference{Mentions: f.Mentions}
	same := func(m model.Detail) bool { return overlapsMention(told, m) }
	another := func(m model.Detail) bool {
		return !same(m) && slices.ContainsFunc(f.Mentions, func(o model.Detail) bool { return o.Article == m.Article && o.Value != m.Value })
	}
	if d.Kind != f.Kind || !slices.ContainsFunc(d.Mentions, same) || slices.ContainsFunc(d.Mentions, another) {
		return
	}
	f.Agreed = false
	for _, m := range d.Mentions {
		if !hasArticle(told, m) {
			told.Mentions = append(told.Mentions, m)
		}
	}
	f.Mentions = told.Mentions
	sortMentions(f.Mentions)
}

// minSameVagueThing is the nearness from which facts that can both be true are taken
// to be of one thing. It is more than minSameThing, since a year agrees with all of
// its days.
const minSameVagueThing = 1.5

// ofOneThing returns the pairs that agree and are near enough to be of one thing,
// the nearest first.
func (ct *claimTable) ofOneThing() []*claimPair {
	var list []*claimPair
	for i := range ct.pairs {
		p := &ct.pairs[i]
		if p.agreement == fact.Equal && p.nearness >= minSameThing || p.agreement == fact.Compatible && p.nearness >= minSameVagueThing {
			list = append(list, p)
		}
	}
	slices.SortStableFunc(list, func(p, q *claimPair) int {
		return cmp.Or(cmp.Compare(p.agreement, q.agreement), cmp.Compare(q.nearness, p.nearness))
	})
	return list
}

// seldomByChance returns pairs of what two articles give one value each of, in numbers
// that are seldom equal by chance: 42 houses and forty-two homes, though nothing else
// of their sentences is alike.
func (ct *claimTable) seldomByChance() []*claimPair {
	type value struct {
		fact.Dimension
		digits, unit, class string
	}
	of := make(map[value][]*claim)
	var keys []value
	for i := range ct.claims {
		c := &ct.claims[i]
		v := &c.fact.Value
		digits := strconv.FormatFloat(v.Written, 'e', -1, 64)
		if !isExact(*v, digits) {
			continue
		}
		key := value{v.Dimension, digits, v.Unit, c.class}
		if of[key] == nil {
			keys = append(keys, key)
		}
		of[key] = append(of[key], c)
	}
	var list []*claimPair
	for _, key := range keys {
		for i, c := range of[key][1:] {
			if before := of[key][i]; before.Article != c.Article && before.agrees(c) == fact.Equal {
				list = append(list, &claimPair{a: before, b: c, agreement: fact.Equal})
			}
		}
	}
	return list
}

// fewest is the least count that is seldom equal by chance.
const fewest = 20

// isExact reports whether a value with the digits that are written is seldom equal by
// chance: a number of more than one digit, zeros at its end aside, so 2.3 million, but
// not 20. Times, ages and shares are of too few values.
func isExact(v fact.Value, digits string) bool {
	switch v.Dimension {
	case fact.Day, fact.Clock, fact.Duration, fact.Age, fact.Share, fact.Points, fact.Ordinal:
		return false
	}
	mantissa, _, _ := strings.Cut(digits, "e")
	return len(mantissa) > 1 && (v.Dimension != fact.Count || v.Written >= fewest)
}

// A claimGroup is claims of one thing.
type claimGroup struct{ claims []*claim }

// maxJoinWork is how many claims of two groups are set against one another before
// they are joined: no news tells one thing so often.
const maxJoinWork = 2500

// joins reports whether the claims of two groups, of which a pair stands like this
// to each other, can be of one thing: no article says two things of it, and where
// the pair agrees, all do.
func (g *claimGroup) joins(o *claimGroup, how fact.Agreement) bool {
	if len(g.claims)*len(o.claims) > maxJoinWork {
		return false
	}
	for _, x := range g.claims {
		for _, y := range o.claims {
			agreement := x.agrees(y)
			if x.Article == y.Article && agreement != fact.Equal || how != fact.Unequal && agreement == fact.Unequal {
				return false
			}
		}
	}
	return true
}

// fact returns the group as a fact.
func (g *claimGroup) fact(idx *storyIndex) model.Fact {
	f := model.Fact{Kind: g.claims[0].kind, Agreed: true}
	for i, x := range g.claims {
		if slices.ContainsFunc(g.claims[:i], func(c *claim) bool { return c.Article == x.Article }) {
			continue
		}
		f.Mentions = append(f.Mentions, idx.mention(x.t, x.words, x.kind, x.fact.Normal()))
		for _, y := range g.claims[:i] {
			f.Agreed = f.Agreed && x.agrees(y) != fact.Unequal
		}
	}
	sortMentions(f.Mentions)
	return f
}
