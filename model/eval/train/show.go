package main

import (
	"context"
	"fmt"

	"triptych/model"
	"triptych/model/analyze"
)

// show prints the shipped analysis of one story for reading, with what the
// annotations say beside it.
func show(ctx context.Context, lessons []*lesson, name string) {
	for _, l := range lessons {
		if l.gold.Story == name {
			a, err := analyze.Story(ctx, l.story)
			must(err)
			l.show(a)
		}
	}
}

func (l *lesson) show(a *model.Analysis) {
	for t, topic := range a.Topics {
		fmt.Printf("\n== %d %s\n", t, topic.Label)
		for _, p := range topic.Passages {
			for _, s := range p.Sentences {
				ref := model.SentenceRef{Article: p.Article, Sentence: s}
				fmt.Printf("  %c%d [gold topic %d] %.150s\n", 'a'+p.Article, s, l.labels.Topic(ref), l.story.SentenceText(ref))
				for other := range l.story.Articles {
					for i, c := range a.CounterpartsOf(ref, other) {
						if i < 2 {
							fmt.Printf("       -> %c%d %.2f %v %s\n", 'a'+other, c.To.Sentence, c.Score, l.labels.Linked(ref, c.To), c.Why)
						}
					}
				}
			}
		}
		for _, d := range a.Differences {
			if d.Topic == t {
				fmt.Printf("   %s %s:", d.Relation, d.Kind)
				for _, m := range d.Mentions {
					fmt.Printf(" %c%d %q(%s)", 'a'+m.Article, m.Sentence, m.In(l.story.Articles[m.Article].Text), m.Value)
				}
				fmt.Println("  //", d.Why)
			}
		}
	}
}
