package compare

import (
	"math"

	"triptych/model/detail"
	"triptych/model/lexicon"
	"triptych/model/text"
)

// A vocabulary is the words of a story's articles, numbered by stem.
type vocabulary struct {
	infos     map[string]wordInfo // by folded word
	sentences int                 // of all articles
	frequency []int32             // by stem: how many sentences have it
	articles  []uint32            // by stem: the articles that have it, a bit each
}

// newVocabulary numbers the stems and counts the sentences and articles of each.
func newVocabulary(readings []detail.Reading) *vocabulary {
	v := &vocabulary{infos: make(map[string]wordInfo)}
	var last []int // by stem: the last sentence that was counted for it
	stemmer := text.NewStemmer()
	stems := make(map[string]int32)
	id := func(fold string) int32 {
		if w, ok := v.infos[fold]; ok {
			return w.stem
		}
		stem := stemmer.Stem(lexicon.Canonical(fold))
		id, ok := stems[stem]
		if !ok {
			id = int32(len(stems))
			stems[stem] = id
		}
		v.infos[fold] = wordInfo{id, flagsOf(fold)}
		return id
	}
	for a := range readings {
		for i := range readings[a].Sentences {
			v.sentences++
			for _, w := range readings[a].Sentences[i].Words {
				id := id(w.Fold)
				for int(id) >= len(v.frequency) {
					v.frequency = append(v.frequency, 0)
					last = append(last, -1)
					v.articles = append(v.articles, 0)
				}
				if last[id] != v.sentences {
					last[id] = v.sentences
					v.frequency[id]++
				}
				v.articles[id] |= 1 << a
			}
		}
	}
	return v
}

// leastSentences is about how many sentences the shortest story has that the tables of
// the encoder were learned from: how much less a story has says nothing.
const leastSentences = 30

// length returns the logarithm of the number of sentences of a story, or of
// leastSentences if it has fewer.
func (v *vocabulary) length() float32 {
	return float32(math.Log1p(float64(max(v.sentences, leastSentences))))
}

// idf returns the inverse document frequency of a stem, with sentences as documents.
func (v *vocabulary) idf(id int32) float64 {
	return math.Log((float64(v.sentences) + 1) / (float64(v.frequency[id]) + 0.5))
}

// occursIn reports whether the article has the stem anywhere.
func (v *vocabulary) occursIn(id int32, article int) bool {
	return v.articles[id]&(1<<article) != 0
}

// novelPhrases returns the clauses of a sentence with a word that no other
// article has, without function words at both ends.
func (v *vocabulary) novelPhrases(t *tokens) []wordSpan {
	var list []wordSpan
	first := 0
	for i := range t.stems {
		if !isStop(t.separators[i]) && i+1 < len(t.stems) && i-first < maxMarkWords-1 {
			continue
		}
		s := t.trim(wordSpan{first, i})
		novel := 0
		for j := s.first; j <= s.last; j++ {
			if t.content[j] && v.isNovel(t.stems[j], t.ref.Article) {
				novel++
			}
		}
		if novel > 0 && s.len() > 1 {
			list = append(list, s)
		}
		first = i + 1
	}
	return list
}

// isNovel reports whether only this article has the stem.
func (v *vocabulary) isNovel(id int32, article int) bool { return v.articles[id] == 1<<article }

// novelShare returns the share of the span's content words that the article has
// nowhere, 0 to 1.
func (v *vocabulary) novelShare(t *tokens, s wordSpan, article int) float64 {
	novel := 0.0
	for i := s.first; i <= s.last; i++ {
		if t.content[i] && !v.occursIn(t.stems[i], article) {
			novel++
		}
	}
	return novel / max(1, t.contentIn(s))
}

// sameWord reports whether two folded words have the same stem.
func (v *vocabulary) sameWord(a, b string) bool {
	x, known := v.infos[a]
	y, both := v.infos[b]
	return a == b || known && both && x.stem == y.stem
}

// slot returns the content words, as stems, around the words from first to
// last, the nearest of each side first.
func (v *vocabulary) slot(s *detail.Sentence, first, last int) []int32 {
	words := v.appendContent(s, make([]int32, 0, 2*slotWindow), first-1, -1)
	return v.appendContent(s, words, last+1, 1)
}

// appendContent appends the next slotWindow content words from i on in the
// direction of step.
func (v *vocabulary) appendContent(s *detail.Sentence, list []int32, i, step int) []int32 {
	for n := 0; n < slotWindow && i >= 0 && i < len(s.Words); i += step {
		if fold := s.Words[i].Fold; !text.IsFunction(fold) && !lexicon.IsReporting(fold) {
			list = append(list, v.infos[fold].stem)
			n++
		}
	}
	return list
}
