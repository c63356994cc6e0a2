package align

import (
	"cmp"
	"slices"

	"triptych/model/internal/parallel"
)

// The bounds that keep the work in proportion to the story's length.
const (
	maxPostings   = 400  // a term in more sentences than this proposes nothing
	maxQueryTerms = 24   // a sentence proposes by its rarest terms alone
	maxCandidates = 6    // for each sentence and other article
	fewCandidates = 4    // the same for a long story, or one of many articles
	longStory     = 3000 // sentences
	manyArticles  = 4
)

// A pair is a sentence and a candidate for its counterpart.
type pair struct {
	from, to int32
	likeness float32 // cosine of the weighted terms
	rank     int32   // 0 for the likest candidate of from in that article
	score    float64 // how likely they report the same, after both judgements
	first    float64 // the same after the first alone
}

// candidates proposes the likest sentences of each other article for every
// sentence. The result is ordered by from, then by article, then by rank; spans
// gives the range of each (sentence, article).
func (c *corpus) candidates(stop func() error) ([]pair, error) {
	index := c.index()
	found := make([][]pair, (len(c.sentences)+sentenceBatch-1)/sentenceBatch)
	err := parallel.For(len(found), 1, stop, func() func(int) {
		likeness := make([]float32, len(c.sentences))
		var touched []int32
		var pairs []pair
		return func(i int) {
			pairs = pairs[:0]
			for from := i * sentenceBatch; from < min((i+1)*sentenceBatch, len(c.sentences)); from++ {
				touched = c.gather(index, from, likeness, touched[:0])
				pairs = c.bestOfEach(pairs, from, touched, likeness)
				for _, to := range touched {
					likeness[to] = 0
				}
			}
			found[i] = slices.Clone(pairs)
		}
	})
	return slices.Concat(found...), err
}

// sentenceBatch is how many sentences a processor takes at a time.
const sentenceBatch = 32

// bestOfEach appends the likest of the sentences of each article.
func (c *corpus) bestOfEach(pairs []pair, from int, touched []int32, likeness []float32) []pair {
	slices.Sort(touched)
	for start := 0; start < len(touched); {
		article := c.sentences[touched[start]].article
		end := start
		for end < len(touched) && c.sentences[touched[end]].article == article {
			end++
		}
		pairs = c.best(pairs, from, touched[start:end], likeness)
		start = end
	}
	return pairs
}

// index lists for each term the sentences that hold it.
func (c *corpus) index() [][]int32 {
	index := make([][]int32, len(c.rarity))
	for i := range c.sentences {
		for _, t := range c.sentences[i].terms {
			if len(index[t.id]) <= maxPostings {
				index[t.id] = append(index[t.id], int32(i))
			}
		}
	}
	return index
}

// gather adds up the shared weight of every sentence of another article that
// shares a telling term with from.
func (c *corpus) gather(index [][]int32, from int, likeness []float32, touched []int32) []int32 {
	s := &c.sentences[from]
	query := s.terms
	if len(query) > maxQueryTerms {
		query = slices.Clone(query)
		slices.SortStableFunc(query, func(a, b term) int { return cmp.Compare(b.weight, a.weight) })
		query = query[:maxQueryTerms]
	}
	for _, t := range query {
		postings := index[t.id]
		if len(postings) > maxPostings {
			continue
		}
		for _, to := range postings {
			if c.sentences[to].article == s.article || c.sentences[to].heading != s.heading {
				continue // a heading tells nothing by itself and answers another heading alone
			}
			if likeness[to] == 0 {
				touched = append(touched, to)
			}
			likeness[to] += t.weight * t.weight
		}
	}
	return touched
}

// best appends the likest of the sentences of one article, the likest first
// and of equal ones the earlier.
func (c *corpus) best(pairs []pair, from int, list []int32, likeness []float32) []pair {
	limit := c.candidateLimit()
	start := len(pairs)
	for _, to := range list {
		norm := float32(c.sentences[from].norm * c.sentences[to].norm)
		p := pair{from: int32(from), to: to, likeness: likeness[to] / max(norm, 1e-6)}
		at := len(pairs)
		for at > start && pairs[at-1].likeness < p.likeness {
			at--
		}
		switch {
		case len(pairs)-start < limit:
			pairs = slices.Insert(pairs, at, p)
		case at < len(pairs):
			copy(pairs[at+1:], pairs[at:len(pairs)-1])
			pairs[at] = p
		}
	}
	for i := range pairs[start:] {
		pairs[start+i].rank = int32(i)
	}
	return pairs
}

func (c *corpus) candidateLimit() int {
	if c.large() {
		return fewCandidates
	}
	return maxCandidates
}

// large tells a story of so many sentences or articles that the work on each
// pair must be bounded more tightly.
func (c *corpus) large() bool {
	return len(c.sentences) > longStory || len(c.readings) > manyArticles
}
