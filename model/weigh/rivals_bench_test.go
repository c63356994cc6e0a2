package weigh

import (
	"fmt"
	"strings"
	"testing"

	"triptych/model"
	"triptych/model/detail"
)

// BenchmarkRivals looks for rivals in nine articles that have as long a passage as is
// looked at, of which each sentence has an extra. A bound on two cores: 0.5 s.
func BenchmarkRivals(b *testing.B) {
	var texts []string
	for i := range 9 {
		var s strings.Builder
		for j := range mostSentences {
			fmt.Fprintf(&s, "The council of district %d said on Monday that %d houses near the river had been flooded in ward %d. ", j, 40+j*9+i, j)
		}
		texts = append(texts, s.String())
	}
	story, topics := told(texts...)
	readings := detail.Read(story)
	var list []model.Difference
	for article := range story.Articles {
		for s, sentence := range readings[article].Sentences {
			n := sentence.Numbers[0]
			list = append(list, model.Difference{Kind: model.Number, Relation: model.Extra, Mentions: []model.Detail{{
				SentenceRef: model.SentenceRef{Article: article, Sentence: s},
				Span:        model.Span{Start: sentence.Words[n.First].Start, End: sentence.Words[n.Last].End}, Kind: model.Number,
			}}})
		}
	}
	b.ResetTimer()
	for range b.N {
		Rivals(readings, topics, list)
	}
}
