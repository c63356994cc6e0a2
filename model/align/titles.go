package align

import (
	"cmp"
	"math"
	"slices"

	"triptych/model"
	"triptych/model/detail"
	"triptych/model/encode"
)

// The least scores of the counterparts of headlines: with the encoder, that the
// sentence is the one which the article has; by words, a cosine.
const (
	minTitleChoice     = 0.3
	minTitleSimilarity = 0.3
)

// maxTitleCounterparts is how many sentences of an article a headline leads to.
const maxTitleCounterparts = 2

// titleCounterparts returns the counterparts of headlines: sentences of other
// articles that report the same, and their headlines. They come by headline, then
// by article, the best first. Titles holds what detail.Titles returned.
func (al *Aligner) titleCounterparts(titles []detail.Reading, reader encode.Reader) []model.Counterpart {
	ts := make([]sentence, len(titles))
	for i := range titles {
		for j := range titles[i].Sentences {
			ts[i] = al.corpus.titleSentence(&titles[i].Sentences[j])
		}
	}
	var list []model.Counterpart
	for from := range titles {
		for to := range titles {
			if from == to || len(titles[from].Sentences) == 0 {
				continue
			}
			if al.encoding != nil {
				list = append(list, al.encodedTitle(titles, from, to, reader)...)
			} else {
				list = append(list, al.wordsOfTitle(ts, from, to)...)
			}
		}
	}
	return list
}

// titleSentence returns the words of a headline as a vector. The corpus stays as it
// is, but for words that only headlines have.
func (c *corpus) titleSentence(r *detail.Sentence) sentence {
	s := c.vocabulary.newSentence(r)
	for i := range s.terms {
		weight := math.Log(2 * float64(len(c.sentences)+1)) // of a word that no sentence has
		if id := int(s.terms[i].id); id < len(c.idf) {
			weight = c.idf[id]
		}
		s.terms[i].weight = float32(weight)
	}
	s.norm = norm(s.terms)
	return s
}

// encodedTitle returns the counterparts of a headline in an article by what the
// encoder read.
func (al *Aligner) encodedTitle(titles []detail.Reading, from, to int, reader encode.Reader) []model.Counterpart {
	answers, title := al.encoding.answers, model.SentenceRef{Article: from, Sentence: model.InTitle}
	var list []model.Counterpart
	sum := 1.0
	for i := al.corpus.firstSentence[to]; i < al.corpus.firstSentence[to+1]; i++ {
		if al.corpus.sentences[i].heading {
			continue
		}
		ref := al.corpus.ref(int32(i))
		odds := reader.Odds(answers.Cosine(title, ref))
		sum += odds
		list = append(list, model.Counterpart{From: title, To: ref, Score: odds})
	}
	for i := range list {
		list[i].Score /= sum
	}
	other := model.SentenceRef{Article: to, Sentence: model.InTitle}
	best := bestOfTitle(list, minTitleChoice)
	if len(titles[to].Sentences) > 0 {
		odds := reader.Odds(answers.Cosine(title, other))
		best = withTitle(best, model.Counterpart{From: title, To: other, Score: odds / (1 + odds)}, minTitleChoice)
	}
	return best
}

// wordsOfTitle returns the counterparts of a headline in an article by words alone.
func (al *Aligner) wordsOfTitle(titles []sentence, from, to int) []model.Counterpart {
	title, a := model.SentenceRef{Article: from, Sentence: model.InTitle}, &titles[from]
	like := func(b *sentence) float64 {
		return float64(cosine(a.terms, b.terms, max(a.norm*b.norm, 1e-6)))
	}
	var list []model.Counterpart
	for i := al.corpus.firstSentence[to]; i < al.corpus.firstSentence[to+1]; i++ {
		if s := &al.corpus.sentences[i]; !s.heading {
			list = append(list, model.Counterpart{From: title, To: al.corpus.ref(int32(i)), Score: like(s)})
		}
	}
	best := bestOfTitle(list, minTitleSimilarity)
	other := model.SentenceRef{Article: to, Sentence: model.InTitle}
	return withTitle(best, model.Counterpart{From: title, To: other, Score: like(&titles[to])}, minTitleSimilarity)
}

// bestOfTitle returns the best counterparts of a headline in the sentences of an
// article, of at least a score.
func bestOfTitle(list []model.Counterpart, least float64) []model.Counterpart {
	list = slices.DeleteFunc(list, func(c model.Counterpart) bool { return c.Score < least })
	slices.SortStableFunc(list, func(x, y model.Counterpart) int { return cmp.Compare(y.Score, x.Score) })
	return list[:min(len(list), maxTitleCounterparts)]
}

// withTitle puts the headline of the article among the counterparts, unless its
// score is too low.
func withTitle(list []model.Counterpart, title model.Counterpart, least float64) []model.Counterpart {
	if title.Score < least {
		return list
	}
	at := slices.IndexFunc(list, func(c model.Counterpart) bool { return c.Score < title.Score })
	if at < 0 {
		at = len(list)
	}
	return slices.Insert(list, at, title)
}
