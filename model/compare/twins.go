package compare

import (
	"strings"

	"triptych/model"
	"triptych/model/detail"
)

// twins are the sentences that articles have word for word.
type twins struct {
	keys [][]string                  // by article and sentence: the folded words
	in   map[string]map[int]struct{} // the articles that have a sentence
}

func newTwins(readings []detail.Reading) *twins {
	tw := &twins{keys: make([][]string, len(readings)), in: make(map[string]map[int]struct{})}
	for a := range readings {
		for s := range readings[a].Sentences {
			key := foldedSentence(&readings[a].Sentences[s])
			tw.keys[a] = append(tw.keys[a], key)
			if tw.in[key] == nil {
				tw.in[key] = make(map[int]struct{})
			}
			tw.in[key][a] = struct{}{}
		}
	}
	return tw
}

func foldedSentence(s *detail.Sentence) string {
	var b strings.Builder
	for i := range s.Words {
		b.WriteString(s.Words[i].Fold)
		b.WriteByte(' ')
	}
	return b.String()
}

// has reports whether one of two sentences stands word for word in the other's
// article, so that they differ in nothing or are of different things.
func (tw *twins) has(a, b model.SentenceRef) bool {
	_, hasA := tw.in[tw.keys[a.Article][a.Sentence]][b.Article]
	_, hasB := tw.in[tw.keys[b.Article][b.Sentence]][a.Article]
	return hasA || hasB
}
