package compare

import (
	"cmp"
	"slices"

	"triptych/model"
)

// merge makes one difference of all proposals that share a mention and a kind.
// It is a conflict as soon as one of them is.
func (v *view) merge(list []proposal) []model.Difference {
	var merged []model.Difference
	for _, p := range list {
		at := slices.IndexFunc(merged, func(d model.Difference) bool {
			return d.Topic == p.topic && d.Kind == p.kind && (holds(d, p.a) || holds(d, p.b))
		})
		if at < 0 {
			at = len(merged)
			merged = append(merged, model.Difference{Topic: p.topic, Kind: p.kind, Relation: p.relation, Why: p.why})
		}
		d := &merged[at]
		if p.relation == model.Conflict && d.Relation != model.Conflict {
			d.Relation, d.Why = model.Conflict, p.why
		}
		for _, m := range []model.Detail{p.a, p.b} {
			if !holds(*d, m) {
				d.Mentions = append(d.Mentions, m)
			}
		}
	}
	for i := range merged {
		sortMentions(merged[i].Mentions)
		v.agreeing(&merged[i])
	}
	return merged
}

func holds(d model.Difference, m model.Detail) bool {
	return slices.ContainsFunc(d.Mentions, func(o model.Detail) bool { return o.SentenceRef == m.SentenceRef && o.Overlaps(m.Span) })
}

func sortMentions(list []model.Detail) {
	slices.SortFunc(list, func(x, y model.Detail) int {
		return cmp.Or(cmp.Compare(x.Article, y.Article), cmp.Compare(x.Start, y.Start))
	})
}
