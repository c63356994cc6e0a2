package align

import (
	"context"
	"strings"
	"testing"

	"triptych/model"
	"triptych/model/detail"
	"triptych/model/text"
)

// TestLabelsAreWords: where no word of a topic can be told for a name or noun, the
// label is how a sentence begins.
func TestLabelsAreWords(t *testing.T) {
	for _, sentence := range []string{"港で火災があり、三百人が避難した。", "حريق في الميناء أدى إلى إجلاء ثلاثمئة شخص.", "It was then so."} {
		story := &model.Story{}
		for range 2 {
			story.Articles = append(story.Articles, text.ParsePlain(sentence))
		}
		result, err := Align(context.Background(), story, detail.Read(story), nil, func(float64) {})
		if err != nil {
			t.Fatal(err)
		}
		for _, topic := range result.Topics {
			if topic.Label == "" || strings.ContainsRune(topic.Label, '\uFFFD') {
				t.Errorf("%q has the label %q", sentence, topic.Label)
			}
		}
	}
}
