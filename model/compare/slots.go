package compare

import (
	"triptych/model"
	"triptych/model/detail"
)

// sharedSlotWords returns how many words the slots of both details share.
func (p *sentencePair) sharedSlotWords(q *proposal) int {
	return countCommon(p.index.words.slot(p.x.reading, q.a.first, q.a.last), p.index.words.slot(p.y.reading, q.b.first, q.b.last))
}

// sameNameNearby reports whether an aligned word of a name is within nameWindow
// words of both details: in the Telegraph on Monday, Sunday in the Telegraph.
func (p *sentencePair) sameNameNearby(q *proposal) bool {
	for i := max(0, q.a.first-nameWindow); i <= min(len(p.x.stems)-1, q.a.last+nameWindow); i++ {
		if j := p.alignment.to[i]; j >= q.b.first-nameWindow && j <= q.b.last+nameWindow && j >= 0 && p.x.reading.InName[i] && (i < q.a.first || i > q.a.last) {
			return true
		}
	}
	return false
}

const nameWindow = 3

// eitherGives reports whether the second article gives the first detail too, or
// the first article the second detail: then the two are about different things.
func (p *sentencePair) eitherGives(first, second func(*detail.Sentence) bool) bool {
	return p.index.articleGives(p.x.ref, p.y.ref, first) || p.index.articleGives(p.y.ref, p.x.ref, second)
}

// articleGives reports whether gives holds for sentence other, or for a
// counterpart of ref or a sentence of its topic in other's article.
func (idx *storyIndex) articleGives(ref, other model.SentenceRef, gives func(*detail.Sentence) bool) bool {
	if gives(idx.sentence(other)) {
		return true
	}
	for _, c := range idx.counterparts[ref] {
		if c.Article == other.Article && gives(idx.sentence(c)) {
			return true
		}
	}
	if t := idx.topicOf[ref.Article][ref.Sentence]; t >= 0 {
		for _, p := range idx.Topics[t].Passages {
			if p.Article != other.Article {
				continue
			}
			for _, s := range p.Sentences {
				if gives(idx.sentence(model.SentenceRef{Article: p.Article, Sentence: s})) {
					return true
				}
			}
		}
	}
	return false
}
