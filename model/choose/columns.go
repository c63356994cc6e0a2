package choose

import (
	"iter"
	"math/bits"
	"slices"

	"triptych/model"
)

// Columns returns the indices of the n articles to start with, ascending: those
// that differ most on the most shared topics. With n or fewer articles it
// returns all.
//
// The score of a set of n articles is the sum of the scores of all topics:
//
//	score = shared × (1 + differing)
//
// Shared runs from 0, where fewer than two of the set cover the topic, to 1,
// where all do in words of their own: it is (accounts − 1) / (n − 1). Sentences
// that several articles have word for word count as one account, so that an
// article adds nothing beside its copy, and an abridged one adds little.
//
// Differing runs from 0 to nearly 1. It sums over the relations weight × k / (k
// + 1), where k differences of that relation are left among the articles of the
// set, and the weights are 8, 4, 2 and 1 fifteenths for conflict, variant,
// extra and missing. So each further difference adds less than the last, a
// single conflict more than any number of variants, and so on down. As it stays
// below 1, two shared topics score higher than any number of marks in one; of
// sets that share the same topics, the one that differs more scores higher.
//
// The set with the highest score wins, of equals the first in the story's
// order. An article that shares no topic with any other is only taken if there
// are too few others. For n of 1 it is the article that covers most topics.
//
// It scores every set, which are 126 for nine articles, the most that a story
// has.
func Columns(a *model.Analysis, n int) []int {
	all := len(a.Story.Articles)
	n = max(0, min(n, all))
	topics := topicsOf(a)
	var sharing, alone []int
	for i := range all {
		if slices.ContainsFunc(topics, func(t topic) bool { return t.articles.has(i) }) {
			sharing = append(sharing, i)
		} else {
			alone = append(alone, i)
		}
	}
	if len(sharing) <= n {
		chosen := slices.Concat(sharing, alone[:n-len(sharing)])
		slices.Sort(chosen)
		return chosen
	}
	return bestSet(topics, sharing, n)
}

// scoreTolerance is the difference up to which scores are equal: rounding
// depends on the order of the sums.
const scoreTolerance = 1e-9

// bestSet returns the set of n indices of the list with the highest score, of
// equals the first.
func bestSet(topics []topic, list []int, n int) []int {
	var chosen []int
	highest := 0.0
	for set := range subsets(list, n) {
		if score := score(topics, set, n); chosen == nil || score > highest+scoreTolerance {
			chosen, highest = set.list(), score
		}
	}
	return chosen
}

// subsets yields the sets of n indices of the list in lexicographic order.
func subsets(list []int, n int) iter.Seq[set] {
	return func(yield func(set) bool) {
		var add func(chosen set, from, left int) bool
		add = func(chosen set, from, left int) bool {
			if left == 0 {
				return yield(chosen)
			}
			for i := from; i <= len(list)-left; i++ {
				if !add(chosen|setOf(list[i]), i+1, left-1) {
					return false
				}
			}
			return true
		}
		add(0, 0, n)
	}
}

// score returns the sum of the topics' scores for a set of n articles.
func score(topics []topic, chosen set, n int) float64 {
	sum := 0.0
	for i := range topics {
		sum += topics[i].score(chosen, n)
	}
	return sum
}

// A set is a set of articles, as bits.
type set uint64

func setOf(article int) set        { return 1 << article }
func (s set) has(article int) bool { return s&setOf(article) != 0 }
func (s set) size() int            { return bits.OnesCount64(uint64(s)) }
func (s set) list() (articles []int) {
	for ; s != 0; s &= s - 1 {
		articles = append(articles, bits.TrailingZeros64(uint64(s)))
	}
	return articles
}
