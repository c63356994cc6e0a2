package second

import (
	"triptych/model"
	"triptych/model/detail"
	"triptych/model/text"
)

// A vocabulary is the stems of the words that say something, numbers and names among
// them, by article and sentence.
type vocabulary struct{ stems [][]map[string]bool }

func newVocabulary(readings []detail.Reading) *vocabulary {
	v := &vocabulary{make([][]map[string]bool, len(readings))}
	for i := range readings {
		for j := range readings[i].Sentences {
			said := make(map[string]bool)
			for _, w := range readings[i].Sentences[j].Words {
				if !text.IsFunction(w.Fold) {
					said[text.Stem(w.Fold)] = true
				}
			}
			v.stems[i] = append(v.stems[i], said)
		}
	}
	return v
}

func (v *vocabulary) of(ref model.SentenceRef) map[string]bool {
	return v.stems[ref.Article][ref.Sentence]
}

// share reports whether two sentences have a word in common that says something.
func (v *vocabulary) share(a, b model.SentenceRef) bool {
	for stem := range v.of(a) {
		if v.of(b)[stem] {
			return true
		}
	}
	return false
}

// maxLabelWords is how many words a label that a language model wrote may have.
const maxLabelWords = 8

// vouchFor returns a label without what a terminal may act on, or nothing if one of
// its words that say something is in none of the sentences.
func (v *vocabulary) vouchFor(label string, sentences []model.SentenceRef) string {
	label = text.SanitizeLine(label)
	words := text.Words(label, 0)
	if len(words) == 0 || len(words) > maxLabelWords {
		return ""
	}
	for _, w := range words {
		if text.IsFunction(w.Fold) {
			continue
		}
		stem, said := text.Stem(w.Fold), false
		for _, ref := range sentences {
			said = said || v.of(ref)[stem]
		}
		if !said {
			return ""
		}
	}
	return label
}
