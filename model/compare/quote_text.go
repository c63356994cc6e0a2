package compare

import (
	"triptych/model"
	"triptych/model/detail"
)

// A quotedWord is one word of what an article quotes.
type quotedWord struct {
	sentence, word int
	piece          int // the quotation that it is part of, numbered within the utterance
	fold           string
	content        bool
}

// An utterance is quotations of one article that follow one another in one sentence
// or in the next, so that what stands between them does not part their words.
type utterance struct {
	article int
	words   []quotedWord
}

// maxUtterance bounds the words of an utterance; more begin another one.
const maxUtterance = 160

// utterances returns what an article quotes, in order.
func (idx *storyIndex) utterances(article int) []utterance {
	var list []utterance
	last := -2 // the sentence of the quotation before
	for s := range idx.Readings[article].Sentences {
		t := &idx.Readings[article].Sentences[s]
		if len(t.Words) > maxAlignedWords {
			continue
		}
		for _, q := range t.Quotes {
			words := wordsOf(t, q)
			if words.len() < 1 {
				continue
			}
			if len(list) == 0 || s > last+1 || len(list[len(list)-1].words)+words.len() > maxUtterance {
				list = append(list, utterance{article: article})
			}
			list[len(list)-1].add(idx, t, s, words)
			last = s
		}
	}
	return list
}

// add appends the words of a quotation.
func (u *utterance) add(idx *storyIndex, t *detail.Sentence, sentence int, words wordSpan) {
	piece := 0
	if len(u.words) > 0 {
		piece = u.words[len(u.words)-1].piece + 1
	}
	for i := words.first; i <= words.last; i++ {
		known := idx.words.infos[t.Words[i].Fold]
		u.words = append(u.words, quotedWord{sentence, i, piece, t.Words[i].Fold, known.flags&isFunction == 0})
	}
}

func (u *utterance) ref(i int) model.SentenceRef {
	return model.SentenceRef{Article: u.article, Sentence: u.words[i].sentence}
}

// follows reports whether word i follows word i-1 in one sentence and one quotation.
func (u *utterance) follows(i int) bool {
	return i > 0 && i < len(u.words) && u.words[i].sentence == u.words[i-1].sentence && u.words[i].piece == u.words[i-1].piece
}

// edge returns the last word from i on in steps of -1 or 1 that is in one quotation
// of one sentence with it.
func (u *utterance) edge(i, step int) int {
	for {
		if step > 0 && !u.follows(i+1) || step < 0 && !u.follows(i) {
			return i
		}
		i += step
	}
}
