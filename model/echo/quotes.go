package echo

import (
	"triptych/model"
	"triptych/model/detail"
)

const (
	// minShared is the least number of words that make two quotations of the same
	// words, unless one is all in the other.
	minShared = 5
	// minInside is the least number of words that one is all in another with;
	// shorter ones must be equal.
	minInside = 3
	// maxAlike is how many earlier quotations with the same three words one is
	// compared with.
	maxAlike = 64
)

// Quotes returns what is within quotation marks, in the order of the articles and
// by place, a part for each sentence of it. It says which are of the same words; it
// does not say who speaks.
func Quotes(readings []detail.Reading) []model.Quotation {
	var list []model.Quotation
	var words [][]int32
	numbers := make(numbering)
	for a := range readings {
		for s := range readings[a].Sentences {
			sentence := &readings[a].Sentences[s]
			for _, q := range sentence.Quotes {
				list = append(list, model.Quotation{SentenceRef: model.SentenceRef{Article: a, Sentence: s}, Span: q, Group: model.NoGroup})
				words = append(words, numbers.within(sentence, q))
			}
		}
	}
	number(list, alike(list, words))
	return list
}

// within returns the words of a sentence within a span.
func (n numbering) within(s *detail.Sentence, span model.Span) []int32 {
	var ids []int32
	for _, w := range s.Words {
		if span.Start <= w.Start && w.End <= span.End {
			ids = append(ids, n.of(w))
		}
	}
	return ids
}

// alike returns, for each quotation, the first of those that it is of the same words
// with, by way of others too.
func alike(list []model.Quotation, words [][]int32) []int {
	first := make([]int, len(list))
	root := func(i int) int {
		for first[i] != i {
			i = first[i]
		}
		return i
	}
	before := make(map[[minInside]int32][]int) // the quotations with three words, or fewer and zeros
	for i := range list {
		first[i] = i
		for _, key := range keys(words[i]) {
			others := before[key]
			for _, j := range others[max(0, len(others)-maxAlike):] {
				if x, y := root(i), root(j); x != y && list[i].Article != list[j].Article && sameWords(words[i], words[j]) {
					first[max(x, y)] = min(x, y)
				}
			}
			before[key] = append(others, i)
		}
	}
	for i := range first {
		first[i] = root(i)
	}
	return first
}

// keys returns the runs of minInside words, each once, or all words where they are
// fewer, filled up with what is no word.
func keys(words []int32) [][minInside]int32 {
	if len(words) < minInside {
		key := [minInside]int32{-1, -1, -1}
		copy(key[:], words)
		return [][minInside]int32{key}
	}
	var list [][minInside]int32
	seen := make(map[[minInside]int32]bool)
	for i := 0; i+minInside <= len(words); i++ {
		if key := [minInside]int32(words[i : i+minInside]); !seen[key] {
			seen[key] = true
			list = append(list, key)
		}
	}
	return list
}

// sameWords reports whether two quotations that share a key are of the same words.
func sameWords(a, b []int32) bool {
	need := min(minShared, len(a), len(b))
	if need < minInside {
		return len(a) == len(b) // of so few words the key is all
	}
	for i := range a {
		for j := range b {
			if equalRun(a[i:], b[j:]) >= need {
				return true
			}
		}
	}
	return false
}

// number numbers the groups of quotations of more than one article.
func number(list []model.Quotation, first []int) {
	shared := make(map[int]bool)
	for i, f := range first {
		shared[f] = shared[f] || list[i].Article != list[f].Article
	}
	groups := make(map[int]int)
	for i, f := range first {
		if !shared[f] {
			continue
		}
		if _, ok := groups[f]; !ok {
			groups[f] = len(groups)
		}
		list[i].Group = groups[f]
	}
}
