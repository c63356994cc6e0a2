package compare

import (
	"cmp"
	"slices"

	"triptych/model"
)

// merge makes one difference of all proposals that share a mention; list has
// the likeliest first. A difference is a conflict if any of its proposals is. A
// proposal that shares a mention with a difference and cannot join it is left out:
// the same words are set against likelier ones.
func (idx *storyIndex) merge(list []*proposal) []model.Difference {
	var merged []model.Difference
	byPlace := make(map[model.SentenceRef][]int)
	for _, p := range list {
		a, b := idx.mentions(p)
		at, isNew := idx.findDifference(merged, byPlace, p.kind, a, b)
		if isNew {
			at = len(merged)
			merged = append(merged, model.Difference{Kind: p.kind, Relation: p.relation, Why: p.why, Certainty: p.score})
		} else if at < 0 {
			continue
		}
		d := &merged[at]
		if p.relation == model.Conflict && d.Relation != model.Conflict {
			d.Relation, d.Why, d.Kind = model.Conflict, p.why, p.kind
		}
		for _, m := range []model.Detail{a, b} {
			if !hasArticle(*d, m) || recurs(d.Kind) && onceInAnotherSentence(*d, m) && idx.sharesWord(*d, m) {
				d.Mentions = append(d.Mentions, m)
				byPlace[m.SentenceRef] = append(byPlace[m.SentenceRef], at)
			}
		}
	}
	for i := range merged {
		sortMentions(merged[i].Mentions)
		merged[i].Topic = idx.topics.ofMost(merged[i].Mentions)
	}
	return merged
}

// findDifference returns the index of a difference that has one mention of the
// proposal, and in the other's article the other one or no other words, -1 for
// none. isNew reports whether no difference has any of them.
func (idx *storyIndex) findDifference(merged []model.Difference, byPlace map[model.SentenceRef][]int, kind model.Kind, a, b model.Detail) (at int, isNew bool) {
	at, isNew = -1, true
	for _, pair := range [][2]model.Detail{{a, b}, {b, a}} {
		for _, i := range byPlace[pair[0].SentenceRef] {
			d := merged[i]
			if !mergeable(d.Kind, kind) || !overlapsMention(d, pair[0]) {
				continue
			}
			isNew = false
			if !hasArticle(d, pair[1]) || overlapsMention(d, pair[1]) || recurs(d.Kind) && onceInAnotherSentence(d, pair[1]) {
				at = i
			}
		}
	}
	return at, isNew
}

// mergeable reports whether proposals of the two kinds may become one
// difference: dates and numbers only join their own kind.
func mergeable(a, b model.Kind) bool {
	return a == b || !isDateOrNumber(a) && !isDateOrNumber(b)
}

// recurs reports whether one article often has details of the kind twice: a
// quotation, a speaker.
func recurs(k model.Kind) bool {
	return k == model.Quote || k == model.Name || k == model.Attribution || k == model.Certainty
}

func isDateOrNumber(k model.Kind) bool { return k == model.Date || k == model.Number }

// hasArticle reports whether the difference has a mention in m's article.
func hasArticle(d model.Difference, m model.Detail) bool {
	return slices.ContainsFunc(d.Mentions, func(o model.Detail) bool { return o.Article == m.Article })
}

// onceInAnotherSentence reports whether the difference has exactly one mention
// in m's article, and that in another sentence.
func onceInAnotherSentence(d model.Difference, m model.Detail) bool {
	n := 0
	for _, o := range d.Mentions {
		if o.Article == m.Article {
			n++
			if o.Sentence == m.Sentence {
				return false
			}
		}
	}
	return n == 1
}

// sharesWord reports whether a mention has a content word of one of the difference.
func (idx *storyIndex) sharesWord(d model.Difference, m model.Detail) bool {
	own := idx.contentOf(m)
	return slices.ContainsFunc(d.Mentions, func(o model.Detail) bool {
		return slices.ContainsFunc(idx.contentOf(o), func(stem int32) bool { return slices.Contains(own, stem) })
	})
}

// contentOf returns the stems of the content words of a mention.
func (idx *storyIndex) contentOf(m model.Detail) []int32 {
	t := idx.tokens(m.SentenceRef)
	return t.contentStems(wordsOf(t.reading, m.Span))
}

// overlapsMention reports whether m overlaps a mention of the difference.
func overlapsMention(d model.Difference, m model.Detail) bool {
	return slices.ContainsFunc(d.Mentions, func(o model.Detail) bool { return o.SentenceRef == m.SentenceRef && o.Overlaps(m.Span) })
}

// sortMentions sorts by article, then by place.
func sortMentions(list []model.Detail) {
	slices.SortFunc(list, func(x, y model.Detail) int {
		return cmp.Or(cmp.Compare(x.Article, y.Article), cmp.Compare(x.Start, y.Start))
	})
}
