package compare

import (
	"context"
	"strings"
	"testing"

	"triptych/model"
)

// TestLoadCachesAllNeededSentences checks that a counterpart far from every
// topic is cached before several goroutines ask for its words.
func TestLoadCachesAllNeededSentences(t *testing.T) {
	far := strings.Repeat("Nothing is said here. ", 40) + "The mill burned on Friday."
	in := paired("The mill burned on Monday. It was old.", "The mill burned on Sunday. "+far)
	last := model.SentenceRef{Article: 1, Sentence: len(in.Story.Articles[1].Sentences) - 1}
	for range 200 { // of which many are looked at together
		in.Counterparts = append(in.Counterparts, model.Counterpart{To: last, Score: 0.9})
	}
	v := newStoryIndex(in)
	if err := v.load([]int{0, len(in.Counterparts) - 1}, context.Background().Err); err != nil {
		t.Fatal(err)
	}
	if v.tokenCache[last.Article][last.Sentence] == nil || v.tokenCache[0][0] == nil {
		t.Error("the words of a counterpart are still to be made")
	}
	if _, err := NewComparer(in, context.Background().Err); err != nil {
		t.Error(err)
	}
}
