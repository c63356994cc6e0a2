package compare

import (
	"cmp"
	"slices"

	"triptych/model"
)

// merge makes one difference of all proposals that share a mention, likeliest
// first. It is a conflict as soon as one of them is.
func (v *view) merge(list []*proposal) []model.Difference {
	var merged []model.Difference
	byPlace := make(map[model.SentenceRef][]int)
	for _, p := range list {
		a, b := v.mentions(p)
		topic := v.topic(a.SentenceRef, b.SentenceRef)
		at, told := v.home(merged, byPlace, topic, p.kind, a, b)
		if told {
			continue
		}
		if at < 0 {
			at = len(merged)
			merged = append(merged, model.Difference{Topic: topic, Kind: p.kind, Relation: p.relation, Why: p.why})
		}
		d := &merged[at]
		if p.relation == model.Conflict && d.Relation != model.Conflict {
			d.Relation, d.Why, d.Kind = model.Conflict, p.why, p.kind
		}
		for _, m := range []model.Detail{a, b} {
			if !speaks(*d, m) || !exact(d.Kind) && elsewhere(*d, m) {
				d.Mentions = append(d.Mentions, m)
				byPlace[m.SentenceRef] = append(byPlace[m.SentenceRef], at)
			}
		}
	}
	for i := range merged {
		if merged[i].Relation == model.Conflict {
			v.agreeing(&merged[i])
		}
		sortMentions(merged[i].Mentions)
	}
	return merged
}

// home finds the difference that the proposal belongs to: one that holds the
// one mention and says nothing yet in the other's article; -1 for none. It is
// told already where such a difference speaks there in other words, which were
// likelier.
func (v *view) home(merged []model.Difference, byPlace map[model.SentenceRef][]int, topic int, kind model.Kind, a, b model.Detail) (at int, told bool) {
	at = -1
	for _, pair := range [][2]model.Detail{{a, b}, {b, a}} {
		for _, i := range byPlace[pair[0].SentenceRef] {
			d := merged[i]
			if d.Topic != topic || !alike(d.Kind, kind) || !holds(d, pair[0]) {
				continue
			}
			if speaks(d, pair[1]) && !holds(d, pair[1]) && !elsewhere(d, pair[1]) {
				return -1, true
			}
			at = i
		}
	}
	return at, false
}

// alike tells whether proposals of the two kinds may be one difference: those
// of dates and amounts stand by themselves.
func alike(a, b model.Kind) bool {
	return a == b || !exact(a) && !exact(b)
}

func exact(k model.Kind) bool { return k == model.Date || k == model.Number }

// speaks tells whether the difference already has a mention in m's article.
func speaks(d model.Difference, m model.Detail) bool {
	return slices.ContainsFunc(d.Mentions, func(o model.Detail) bool { return o.Article == m.Article })
}

// elsewhere tells whether the difference has one mention in m's article, in
// another sentence.
func elsewhere(d model.Difference, m model.Detail) bool {
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

func holds(d model.Difference, m model.Detail) bool {
	return slices.ContainsFunc(d.Mentions, func(o model.Detail) bool { return o.SentenceRef == m.SentenceRef && o.Overlaps(m.Span) })
}

func sortMentions(list []model.Detail) {
	slices.SortFunc(list, func(x, y model.Detail) int {
		return cmp.Or(cmp.Compare(x.Article, y.Article), cmp.Compare(x.Start, y.Start))
	})
}
