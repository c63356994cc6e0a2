package weigh

import (
	"slices"

	"triptych/model"
	"triptych/model/detail"
)

// Quotes returns the quotations with who says each, as far as the sentences tell that
// it stands in. Readings has one entry for each article of the story; the list is in
// the order of the articles and by place.
func Quotes(readings []detail.Reading, list []model.Quotation) []model.Quotation {
	list = slices.Clone(list)
	r := newReader(readings, nil)
	for i := range list {
		list[i].Speaker = r.speaker(model.Detail{SentenceRef: list[i].SentenceRef, Span: list[i].Span})
	}
	for i := 1; i < len(list); i++ {
		if list[i].Speaker == "" && r.continues(list[i-1], list[i]) {
			list[i].Speaker = list[i-1].Speaker
		}
	}
	for i := len(list) - 2; i >= 0; i-- {
		if list[i].Speaker == "" && r.continues(list[i], list[i+1]) {
			list[i].Speaker = list[i+1].Speaker
		}
	}
	return list
}

// markBytes is the length of the longest quotation mark.
const markBytes = len("“")

// continues reports whether a quotation goes on in the next sentence: it is not
// closed in its own, and the other one begins there, in a new paragraph with a mark of
// its own.
func (r *reader) continues(q, next model.Quotation) bool {
	if q.Article != next.Article || q.Sentence+1 != next.Sentence {
		return false
	}
	sentences := r.readings[q.Article].Article.Sentences
	return q.End == sentences[q.Sentence].End && next.Start-sentences[next.Sentence].Start <= markBytes
}
