package main

import (
	"fmt"

	"triptych/model"
)

// errors prints where the scores of a story differ from its annotations.
func (sm *sample) errors(threshold float64) {
	byPair := make(map[[2]model.SentenceRef]float64)
	bestOf := make(map[model.SentenceRef]map[int]model.SentenceRef)
	for j := range sm.aligner.PairCount() {
		from, to := sm.aligner.Pair(j)
		_, p := sm.aligner.PairScores(j)
		byPair[[2]model.SentenceRef{from, to}] = p
		if bestOf[from] == nil {
			bestOf[from] = make(map[int]model.SentenceRef)
		}
		if best, ok := bestOf[from][to.Article]; !ok || p > byPair[[2]model.SentenceRef{from, best}] {
			bestOf[from][to.Article] = to
		}
	}
	for a := range sm.story.Articles {
		for s := range sm.story.Articles[a].Sentences {
			from := model.SentenceRef{Article: a, Sentence: s}
			for other := range sm.story.Articles {
				if other == a {
					continue
				}
				var gold []model.SentenceRef
				for t := range sm.story.Articles[other].Sentences {
					if to := (model.SentenceRef{Article: other, Sentence: t}); sm.labels.Linked(from, to) {
						gold = append(gold, to)
					}
				}
				best, ok := bestOf[from][other]
				p := byPair[[2]model.SentenceRef{from, best}]
				right := ok && sm.labels.Linked(from, best)
				switch {
				case ok && p >= threshold && !right:
					fmt.Printf("FALSE %.2f (gold %d) topics %d %d\n   %c%d %s\n   %c%d %s\n", p, len(gold), sm.labels.Topic(from), sm.labels.Topic(best), 'a'+a, s, sm.story.SentenceText(from), 'a'+other, best.Sentence, sm.story.SentenceText(best))
				case p < threshold && len(gold) > 0:
					fmt.Printf("MISSED best %.2f %v\n   %c%d %s\n", p, right, 'a'+a, s, sm.story.SentenceText(from))
					for _, g := range gold {
						fmt.Printf("   %c%d %.2f %s\n", 'a'+other, g.Sentence, byPair[[2]model.SentenceRef{from, g}], sm.story.SentenceText(g))
					}
				}
			}
		}
	}
}
