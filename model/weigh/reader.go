package weigh

import (
	"cmp"
	"slices"

	"triptych/model"
	"triptych/model/detail"
	"triptych/model/fact"
	"triptych/model/text"
)

// A reader looks up what was read of a story.
type reader struct {
	readings []detail.Reading
	facts    [][]fact.Fact // by article, in order
	stems    *text.Stemmer
}

// newReader returns a reader with the facts of the sentences in which numbers and
// dates differ; a big story has many others.
func newReader(readings []detail.Reading, list []model.Difference) *reader {
	wanted := make(map[model.SentenceRef]bool)
	for _, d := range list {
		for _, m := range d.Mentions {
			if hasFacts(d.Kind) {
				wanted[m.SentenceRef] = true
			}
		}
	}
	return readerOf(readings, wanted)
}

// readerOf returns a reader with the facts of some sentences.
func readerOf(readings []detail.Reading, wanted map[model.SentenceRef]bool) *reader {
	needed := slices.Clone(readings)
	for i := range needed {
		needed[i].Sentences = make([]detail.Sentence, len(readings[i].Sentences))
	}
	for ref := range wanted {
		needed[ref.Article].Sentences[ref.Sentence] = readings[ref.Article].Sentences[ref.Sentence]
	}
	return &reader{readings, fact.Read(needed), text.NewStemmer()}
}

// hasFacts reports whether the mentions of a kind are read as facts.
func hasFacts(k model.Kind) bool { return k == model.Number || k == model.Date }

// factOf returns the fact that overlaps a mention, nil for none.
func (r *reader) factOf(m model.Detail) *fact.Fact {
	facts := r.factsIn(m.SentenceRef)
	for i := range facts {
		if facts[i].Overlaps(m.Span) {
			return &facts[i]
		}
	}
	return nil
}

// factsIn returns the facts of a sentence.
func (r *reader) factsIn(ref model.SentenceRef) []fact.Fact {
	facts := r.facts[ref.Article]
	first, _ := slices.BinarySearchFunc(facts, ref.Sentence, func(f fact.Fact, sentence int) int { return cmp.Compare(f.Sentence, sentence) })
	end := first
	for end < len(facts) && facts[end].Sentence == ref.Sentence {
		end++
	}
	return facts[first:end]
}

func (r *reader) sentence(m model.Detail) *detail.Sentence {
	return &r.readings[m.Article].Sentences[m.Sentence]
}

// wordsIn returns the indices of the first and the last word that overlap the
// span; last is before first if there is none.
func wordsIn(s *detail.Sentence, span model.Span) (first, last int) {
	first, last = len(s.Words), -1
	for i, w := range s.Words {
		if w.Overlaps(span) {
			first, last = min(first, i), i
		}
	}
	return first, last
}
