package model

// The bounds of an analysis, in units of work: a sentence of usual length is one.
const (
	// maxArticleWork is how much of one article is compared.
	maxArticleWork = 5000
	// maxStoryWork bounds the work of all articles, each of which is compared with
	// every other one: five thousand units of four articles, eight hundred of nine.
	maxStoryWork = 60_000
	// bytesPerWork is the length in bytes from which a sentence is more than one
	// unit.
	bytesPerWork = 256
)

// work returns what it costs to compare the sentence.
func (s Sentence) work() int { return 1 + s.Len()/bytesPerWork }

// Compared returns by article how many of its sentences, from the first on, an
// analysis compares with other articles: all but of articles that are longer than
// anybody reads. It takes time in proportion to the number of sentences that it
// returns, and never analyses anything.
func (s *Story) Compared() []int {
	costs := make([]int, len(s.Articles))
	for i := range s.Articles {
		costs[i] = s.Articles[i].workWithin(maxArticleWork)
	}
	share := min(maxArticleWork, fairShare(costs, maxStoryWork/max(1, len(costs)-1)))
	counts := make([]int, len(s.Articles))
	for i := range s.Articles {
		counts[i] = s.Articles[i].sentencesWithin(share)
	}
	return counts
}

// IsWhollyCompared reports whether all sentences of all articles are compared.
func (s *Story) IsWhollyCompared() bool {
	for i, n := range s.Compared() {
		if n < len(s.Articles[i].Sentences) {
			return false
		}
	}
	return true
}

// workWithin returns the work of the article's sentences, or most if it is more.
func (a *Article) workWithin(most int) int {
	sum := 0
	for _, s := range a.Sentences {
		if sum += s.work(); sum >= most {
			return most
		}
	}
	return sum
}

// sentencesWithin returns how many sentences, from the first on, take no more than
// so much work; at least one if there is one.
func (a *Article) sentencesWithin(most int) int {
	sum := 0
	for i, s := range a.Sentences {
		if sum += s.work(); sum > most {
			return max(i, 1)
		}
	}
	return len(a.Sentences)
}

// fairShare returns a share such that the costs, each cut at the share, are at most
// all together, and no higher one would do but where none of them is cut.
func fairShare(costs []int, all int) int {
	share := all / max(1, len(costs))
	for {
		left, open := all, 0
		for _, c := range costs {
			if c <= share {
				left -= c
			} else {
				open++
			}
		}
		if open == 0 || left/open == share {
			return share
		}
		share = left / open
	}
}
