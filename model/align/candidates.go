package align

import (
	"cmp"
	"slices"

	"triptych/model/internal/parallel"
)

// These bounds keep the work in proportion to the story's length.
const (
	maxPostings        = 400  // a term in more sentences than this proposes nothing
	maxQueryTerms      = 24   // a sentence proposes by its rarest terms alone
	maxCandidates      = 6    // per sentence and other article
	maxCandidatesLarge = 4    // the same in a large story
	largeSentences     = 3000 // a story of more sentences is large
	largeArticles      = 4    // and so is one of more articles
)

// A pair is a sentence and a candidate for its counterpart in another article.
type pair struct {
	from, to   int32
	similarity float32 // cosine of the term vectors
	rank       int32   // 0 for the most similar candidate of from in that article
	score      float64 // probability that both report the same, after both passes
	firstScore float64 // the same after the first pass
}

// candidates proposes for every sentence the most similar sentences of each
// other article, by an inverted index. The pairs are in order of from, then of
// to's article, then of rank. The only error is that of stop.
func (c *corpus) candidates(stop func() error) ([]pair, error) {
	index := c.invertedIndex()
	found := make([][]pair, (len(c.sentences)+sentenceBatchSize-1)/sentenceBatchSize)
	err := parallel.For(len(found), 1, stop, func() func(int) {
		similarity := make([]float32, len(c.sentences))
		var touched []int32
		var pairs []pair
		return func(i int) {
			pairs = pairs[:0]
			for from := i * sentenceBatchSize; from < min((i+1)*sentenceBatchSize, len(c.sentences)); from++ {
				touched = c.accumulate(index, from, similarity, touched[:0])
				pairs = c.topByArticle(pairs, from, touched, similarity)
				for _, to := range touched {
					similarity[to] = 0
				}
			}
			found[i] = slices.Clone(pairs)
		}
	})
	return slices.Concat(found...), err
}

// sentenceBatchSize is how many sentences a goroutine takes at a time.
const sentenceBatchSize = 32

// topByArticle appends the most similar of the touched sentences of each
// article.
func (c *corpus) topByArticle(pairs []pair, from int, touched []int32, similarity []float32) []pair {
	slices.Sort(touched)
	for start := 0; start < len(touched); {
		article := c.sentences[touched[start]].article
		end := start
		for end < len(touched) && c.sentences[touched[end]].article == article {
			end++
		}
		pairs = c.topCandidates(pairs, from, touched[start:end], similarity)
		start = end
	}
	return pairs
}

// invertedIndex returns for each term its postings: the sentences that hold it,
// ascending. A list longer than maxPostings is cut right after that many; its
// term is to be ignored.
func (c *corpus) invertedIndex() [][]int32 {
	index := make([][]int32, len(c.idf))
	for i := range c.sentences {
		for _, t := range c.sentences[i].terms {
			if len(index[t.id]) <= maxPostings {
				index[t.id] = append(index[t.id], int32(i))
			}
		}
	}
	return index
}

// accumulate adds up, for every sentence of another article that shares a rare
// enough term with from, the dot product of both vectors in similarity, and
// appends those sentences to touched.
func (c *corpus) accumulate(index [][]int32, from int, similarity []float32, touched []int32) []int32 {
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
				continue // a heading may only answer another heading
			}
			if similarity[to] == 0 {
				touched = append(touched, to)
			}
			similarity[to] += t.weight * t.weight
		}
	}
	return touched
}

// topCandidates appends the most similar of a list of sentences of one article,
// most similar first; of equal ones the earlier is first.
func (c *corpus) topCandidates(pairs []pair, from int, list []int32, similarity []float32) []pair {
	limit := c.candidateLimit()
	start := len(pairs)
	for _, to := range list {
		norm := float32(c.sentences[from].norm * c.sentences[to].norm)
		p := pair{from: int32(from), to: to, similarity: similarity[to] / max(norm, 1e-6)}
		at := len(pairs)
		for at > start && pairs[at-1].similarity < p.similarity {
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
	if c.isLarge() {
		return maxCandidatesLarge
	}
	return maxCandidates
}

// isLarge reports whether the story has so many sentences or articles that the
// work on each pair must be bounded more tightly.
func (c *corpus) isLarge() bool {
	return len(c.sentences) > largeSentences || len(c.readings) > largeArticles
}
