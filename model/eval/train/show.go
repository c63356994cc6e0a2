package main

import (
	"context"
	"fmt"

	"triptych/model"
	"triptych/model/analyze"
)

// show prints the shipped analysis of one story for reading, with what the
// annotations say.
func show(ctx context.Context, samples []*sample, name string) {
	for _, sm := range samples {
		if sm.gold.Story == name {
			a, err := analyze.Story(ctx, sm.story)
			check(err)
			sm.show(a)
		}
	}
}

func (sm *sample) show(a *model.Analysis) {
	for t, topic := range a.Topics {
		fmt.Printf("\n== %d %s\n", t, topic.Label)
		for _, p := range topic.Passages {
			for _, s := range p.Sentences {
				ref := model.SentenceRef{Article: p.Article, Sentence: s}
				fmt.Printf("  %c%d [gold topic %d] %.150s\n", 'a'+p.Article, s, sm.labels.Topic(ref), sm.story.SentenceText(ref))
				for other := range sm.story.Articles {
					for i, c := range a.CounterpartsOf(ref, other) {
						if i < 2 {
							fmt.Printf("       -> %c%d %.2f %v %s\n", 'a'+other, c.To.Sentence, c.Score, sm.labels.Linked(ref, c.To), c.Why)
						}
					}
				}
			}
		}
		for _, d := range a.Differences {
			if d.Topic == t {
				fmt.Printf("   %s %s:", d.Relation, d.Kind)
				for _, m := range d.Mentions {
					fmt.Printf(" %c%d %q(%s)", 'a'+m.Article, m.Sentence, m.In(sm.story.Articles[m.Article].Text), m.Value)
				}
				fmt.Println("  //", d.Why)
			}
		}
	}
}
