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
		at := v.home(merged, byPlace, topic, p.kind, a, b)
		if at < 0 {
			at = len(merged)
			merged = append(merged, model.Difference{Topic: topic, Kind: p.kind, Relation: p.relation, Why: p.why})
		}
		d := &merged[at]
		if p.relation == model.Conflict && d.Relation != model.Conflict {
			d.Relation, d.Why, d.Kind = model.Conflict, p.why, p.kind
		}
		for _, m := range []model.Detail{a, b} {
			if !holds(*d, m) && (!exact(d.Kind) || !speaks(*d, m)) {
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
// one mention and, in the other's article, nothing or the other too.
func (v *view) home(merged []model.Difference, byPlace map[model.SentenceRef][]int, topic int, kind model.Kind, a, b model.Detail) int {
	for _, m := range []model.Detail{a, b} {
		for _, at := range byPlace[m.SentenceRef] {
			if d := merged[at]; d.Topic == topic && alike(d.Kind, kind) && holds(d, m) {
				return at
			}
		}
	}
	return -1
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

func holds(d model.Difference, m model.Detail) bool {
	return slices.ContainsFunc(d.Mentions, func(o model.Detail) bool { return o.SentenceRef == m.SentenceRef && o.Overlaps(m.Span) })
}

func sortMentions(list []model.Detail) {
	slices.SortFunc(list, func(x, y model.Detail) int {
		return cmp.Or(cmp.Compare(x.Article, y.Article), cmp.Compare(x.Start, y.Start))
	})
}
