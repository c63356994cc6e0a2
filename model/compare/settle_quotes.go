package compare

import (
	"strings"

	"triptych/model"
	"triptych/model/text"
)

// quotedWords are the words that each article of a story quotes.
type quotedWords struct {
	byArticle [][]string // folded, each quotation's between spaces
}

func newQuotedWords(idx *storyIndex) *quotedWords {
	w := &quotedWords{byArticle: make([][]string, len(idx.Readings))}
	for a := range idx.Readings {
		for s := range idx.Readings[a].Sentences {
			t := &idx.Readings[a].Sentences[s]
			for _, q := range t.Quotes {
				words := wordsOf(t, q)
				if words.len() > 0 {
					w.byArticle[a] = append(w.byArticle[a], foldedWords(t.Words[words.first:words.last+1], nil))
				}
			}
		}
	}
	return w
}

// settles reports whether a proposal sets quotations against each other of which
// each article has the words of both, so that they differ in nothing but in what
// stands around them, or in where they were cut into sentences.
func (w *quotedWords) settles(q *proposal) bool {
	if q.kind != model.Quote {
		return false
	}
	a, b := q.x.quotedIn(q.a), q.y.quotedIn(q.b)
	return a != "" && b != "" && w.has(q.x.ref.Article, b) && w.has(q.y.ref.Article, a)
}

// has reports whether an article quotes the words one after the other.
func (w *quotedWords) has(article int, words string) bool {
	for _, quotation := range w.byArticle[article] {
		if strings.Contains(quotation, words) {
			return true
		}
	}
	return false
}

// quotedIn returns the quoted words of a span, folded, each between spaces; "" for
// none.
func (t *tokens) quotedIn(s wordSpan) string {
	return foldedWords(t.reading.Words[s.first:s.last+1], t.reading.Quoted[s.first:s.last+1])
}

// foldedWords returns the words that are chosen, or all if chosen is nil, folded and
// each between spaces; "" for none.
func foldedWords(words []text.Word, chosen []bool) string {
	var b strings.Builder
	for i, w := range words {
		if chosen == nil || chosen[i] {
			if b.Len() == 0 {
				b.WriteByte(' ')
			}
			b.WriteString(w.Fold)
			b.WriteByte(' ')
		}
	}
	return b.String()
}
