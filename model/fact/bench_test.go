package fact

import (
	"strings"
	"testing"

	"triptych/model"
	"triptych/model/detail"
	"triptych/model/text"
)

// BenchmarkRead reads the facts of 100 KB, all of it sentences with numbers.
func BenchmarkRead(b *testing.B) {
	sentence := "More than 2,400 homes were destroyed and at least 61 people killed on 12 January, the council said, at a cost of £4.6m " +
		"(about $6 million), and the third storm in 15 weeks cut off power for one in five of the 38,000 residents within 18 km (11 miles) of the coast. "
	story := &model.Story{Articles: []model.Article{text.ParsePlain(strings.Repeat(sentence, 100_000/len(sentence)+1))}}
	readings := detail.Read(story)
	b.SetBytes(int64(len(story.Articles[0].Text)))
	for b.Loop() {
		Read(readings)
	}
}
