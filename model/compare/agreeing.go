package compare

import "triptych/model"

// minSameThing is the nearness from which equal facts are taken to be of one
// thing.
const minSameThing = 1.0

// addEqual adds to a difference of facts what the articles that it does not
// mention say of the same thing: who else says January.
func (ct *claimTable) addEqual(d *model.Difference) {
	for i := 0; i < len(d.Mentions); i++ {
		c := ct.claimAt(d.Mentions[i])
		if c == nil {
			continue
		}
		for article := range ct.idx.Readings {
			if hasArticle(*d, model.Detail{SentenceRef: model.SentenceRef{Article: article}}) {
				continue
			}
			if same := ct.equalIn(c, article); same != nil {
				d.Mentions = append(d.Mentions, ct.idx.mention(same.t, same.words, same.kind, same.fact.Normal()))
			}
		}
	}
	sortMentions(d.Mentions)
}

// claimAt returns the claim that a mention was made of, nil for none.
func (ct *claimTable) claimAt(m model.Detail) *claim {
	for _, i := range ct.bySentence[m.SentenceRef] {
		if c := &ct.claims[i]; c.t.span(c.words).Start == m.Start && c.kind == m.Kind {
			return c
		}
	}
	return nil
}

// equalIn returns the nearest claim of an article that has the same value, nil for
// none that is near.
func (ct *claimTable) equalIn(c *claim, article int) *claim {
	var best *claim
	nearest := minSameThing
	for _, p := range ct.equals[c] {
		other := p.a
		if other == c {
			other = p.b
		}
		if other.Article == article && p.nearness >= nearest {
			best, nearest = other, p.nearness
		}
	}
	return best
}
