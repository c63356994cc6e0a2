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
		search := candidateSearch{corpus: c, index: index, similarity: make([]float32, len(c.sentences))}
		return func(i int) {
			search.pairs = search.pairs[:0]
			for from := i * sentenceBatchSize; from < min((i+1)*sentenceBatchSize, len(c.sentences)); from++ {
				search.add(from)
			}
			found[i] = slices.Clone(search.pairs)
		}
	})
	return slices.Concat(found...), err
}

// A candidateSearch looks for the candidates of one sentence after another. Each
// goroutine has its own.
type candidateSearch struct {
	*corpus
	index      [][]int32 // see invertedIndex
	similarity []float32 // by sentence: the dot product with the one that is looked at; 0 between two
	touched    []int32   // the sentences that have one
	pairs      []pair
}

// add appends the pairs of a sentence.
func (c *candidateSearch) add(from int) {
	c.accumulate(from)
	c.addTopByArticle(from)
	for _, to := range c.touched {
		c.similarity[to] = 0
	}
	c.touched = c.touched[:0]
}

// sentenceBatchSize is how many sentences a goroutine takes at a time.
const sentenceBatchSize = 32

// addTopByArticle appends the most similar of the touched sentences of each
// article.
func (c *candidateSearch) addTopByArticle(from int) {
	slices.Sort(c.touched)
	for start := 0; start < len(c.touched); {
		article := c.sentences[c.touched[start]].article
		end := start
		for end < len(c.touched) && c.sentences[c.touched[end]].article == article {
			end++
		}
		c.addTop(from, c.touched[start:end])
		start = end
	}
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
// enough term with from, the dot product of both vectors, and keeps which
// sentences those are.
func (c *candidateSearch) accumulate(from int) {
	s := &c.sentences[from]
	query := s.terms
	if len(query) > maxQueryTerms {
		query = slices.Clone(query)
		slices.SortStableFunc(query, func(a, b term) int { return cmp.Compare(b.weight, a.weight) })
		query = query[:maxQueryTerms]
	}
	for _, t := range query {
		postings := c.index[t.id]
		if len(postings) > maxPostings {
			continue
		}
		for _, to := range postings {
			if c.sentences[to].article == s.article || c.sentences[to].heading != s.heading {
				continue // a heading may only answer another heading
			}
			if c.similarity[to] == 0 {
				c.touched = append(c.touched, to)
			}
			c.similarity[to] += t.weight * t.weight
		}
	}
}

// addTop appends the most similar of a list of sentences of one article, most
// similar first; of equal ones the earlier is first.
func (c *candidateSearch) addTop(from int, list []int32) {
	limit := c.candidateLimit()
	start := len(c.pairs)
	for _, to := range list {
		norm := float32(c.sentences[from].norm * c.sentences[to].norm)
		p := pair{from: int32(from), to: to, similarity: c.similarity[to] / max(norm, 1e-6)}
		at := len(c.pairs)
		for at > start && c.pairs[at-1].similarity < p.similarity {
			at--
		}
		switch {
		case len(c.pairs)-start < limit:
			c.pairs = slices.Insert(c.pairs, at, p)
		case at < len(c.pairs):
			copy(c.pairs[at+1:], c.pairs[at:len(c.pairs)-1])
			c.pairs[at] = p
		}
	}
	for i := range c.pairs[start:] {
		c.pairs[start+i].rank = int32(i)
	}
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
