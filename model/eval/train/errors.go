package main

import (
	"fmt"

	"triptych/model"
)

// errors prints where the judgements of a story differ from its annotations.
func (l *lesson) errors(threshold float64) {
	byPair := make(map[[2]model.SentenceRef]float64)
	bestOf := make(map[model.SentenceRef]map[int]model.SentenceRef)
	for j := range l.aligner.PairCount() {
		from, to := l.aligner.Pair(j)
		_, p := l.aligner.PairScores(j)
		byPair[[2]model.SentenceRef{from, to}] = p
		if bestOf[from] == nil {
			bestOf[from] = make(map[int]model.SentenceRef)
		}
		if best, ok := bestOf[from][to.Article]; !ok || p > byPair[[2]model.SentenceRef{from, best}] {
			bestOf[from][to.Article] = to
		}
	}
	for a := range l.story.Articles {
		for s := range l.story.Articles[a].Sentences {
			from := model.SentenceRef{Article: a, Sentence: s}
			for other := range l.story.Articles {
				if other == a {
					continue
				}
				var gold []model.SentenceRef
				for t := range l.story.Articles[other].Sentences {
					if to := (model.SentenceRef{Article: other, Sentence: t}); l.labels.Linked(from, to) {
						gold = append(gold, to)
					}
				}
				best, ok := bestOf[from][other]
				p := byPair[[2]model.SentenceRef{from, best}]
				right := ok && l.labels.Linked(from, best)
				switch {
				case ok && p >= threshold && !right:
					fmt.Printf("FALSE %.2f (gold %d) topics %d %d\n   %c%d %s\n   %c%d %s\n", p, len(gold), l.labels.Topic(from), l.labels.Topic(best), 'a'+a, s, l.story.SentenceText(from), 'a'+other, best.Sentence, l.story.SentenceText(best))
				case p < threshold && len(gold) > 0:
					fmt.Printf("MISSED best %.2f %v\n   %c%d %s\n", p, right, 'a'+a, s, l.story.SentenceText(from))
					for _, g := range gold {
						fmt.Printf("   %c%d %.2f %s\n", 'a'+other, g.Sentence, byPair[[2]model.SentenceRef{from, g}], l.story.SentenceText(g))
					}
				}
			}
		}
	}
}
