package compare

import (
	"cmp"
	"slices"
	"sort"

	"triptych/model"
	"triptych/model/encode"
	"triptych/model/fact"
)

// The most facts that one is compared with, in stories of up to
// encode.MaxSentences and in longer ones.
const (
	maxPairs       = 60
	maxPairsInLong = 8
)

// newFacts reads the facts of a story and pairs those of sentences that are
// compared. The only error is that of stop.
func newFacts(idx *storyIndex, stop func() error) (*claimTable, error) {
	ct := newClaimTable(idx)
	facts, err := fact.ReadWhere(idx.Readings, isComparable, stop)
	if err != nil {
		return nil, err
	}
	for a := range facts {
		for i := range facts[a] {
			f := &facts[a][i]
			c := idx.newClaim(f.SentenceRef, wordSpan{f.First, f.Last})
			c.fact, c.kind, c.class = f, f.Kind, f.Counted
			c.part, c.change = c.t.isPart(f), c.t.isChange(f)
			ct.add(c)
		}
	}
	for _, facts := range ct.bySentence {
		ct.addUp(facts)
	}
	if err := ct.pairFacts(stop); err != nil {
		return nil, err
	}
	return ct, ct.finish(stop)
}

// pairFacts pairs facts that stand in counterparts or under one topic, or share a
// word around them: the rarest words first, until a fact has as many pairs as the
// length of the story allows. The only error is that of stop.
func (ct *claimTable) pairFacts(stop func() error) error {
	postings, ends := ct.postings(), ct.ends()
	most := maxPairs
	if ct.idx.words.sentences > encode.MaxSentences {
		most = maxPairsInLong
	}
	for i := range ct.claims {
		if err := stop(); err != nil {
			return err
		}
		seen := make(map[int]bool)
		add := func(others []int) {
			for k := 0; k < len(others) && len(seen) < most; k++ {
				j := others[k]
				if ct.claims[j].Article == ct.claims[i].Article {
					k = sort.SearchInts(others, ends[ct.claims[i].Article]) - 1 // after all of its own article
				} else if !seen[j] {
					seen[j] = true
					ct.addPair(i, j)
				}
			}
		}
		for _, other := range ct.idx.sentencesAround(ct.claims[i].SentenceRef) {
			add(ct.bySentence[other])
		}
		stems := slices.Clone(ct.claims[i].slot)
		slices.SortStableFunc(stems, func(x, y int32) int { return cmp.Compare(len(postings[x]), len(postings[y])) })
		for _, stem := range stems {
			add(postings[stem])
		}
	}
	return nil
}

// ends returns by article the number after its last claim: they were added article by
// article.
func (ct *claimTable) ends() []int {
	ends := make([]int, len(ct.idx.Readings))
	for i := range ct.claims {
		ends[ct.claims[i].Article] = i + 1
	}
	return ends
}

// postings returns the claims that have each word around them.
func (ct *claimTable) postings() map[int32][]int {
	postings := make(map[int32][]int)
	for i := range ct.claims {
		for _, stem := range ct.claims[i].slot {
			if list := postings[stem]; len(list) == 0 || list[len(list)-1] != i {
				postings[stem] = append(list, i)
			}
		}
	}
	return postings
}

// sentencesAround returns the counterparts of a sentence and those of its topic in
// other articles.
func (idx *storyIndex) sentencesAround(ref model.SentenceRef) []model.SentenceRef {
	list := slices.Clone(idx.links.of[ref])
	if topic := idx.topics.of[ref.Article][ref.Sentence]; topic >= 0 {
		for _, p := range idx.Topics[topic].Passages {
			for _, s := range p.Sentences {
				if p.Article != ref.Article {
					list = append(list, model.SentenceRef{Article: p.Article, Sentence: s})
				}
			}
		}
	}
	return list
}
