package choose

import (
	"cmp"
	"slices"

	"triptych/model"
	"triptych/model/text"
)

// A reading is the words of articles.
type reading struct {
	ids      map[string]int32 // of folded words: their stem's number
	stems    map[string]int32
	stemmer  *text.Stemmer
	grammar  []bool // by stem: it carries only grammar
	articles []words
	times    []float64 // by stem, of the article being read; 0 between articles
}

// Words are those of one article.
type words struct {
	stems     []stem          // distinct, without those of grammar alone
	sentences []sentenceWords // distinct
	total     int             // words in sentences
}

// A stem is one that an article has, and its weight there.
type stem struct {
	id     int32
	weight float64 // how often it stands there, until likeness weighs it
}

// SentenceWords tell sentences with the same words, and how many words they are
// in all in the article.
type sentenceWords struct {
	hash  uint64
	words int
}

func newReading(articles int) *reading {
	return &reading{ids: make(map[string]int32), stems: make(map[string]int32), stemmer: text.NewStemmer(), articles: make([]words, 0, articles)}
}

// read adds an article.
func (r *reading) read(a *model.Article) {
	var w words
	for _, word := range text.Words(a.Title, 0) {
		r.count(&w, r.id(word.Fold))
	}
	for i := range a.Sentences {
		s := sentenceWords{hash: 14695981039346656037} // FNV-1a, over the stems' numbers
		for _, word := range text.Words(a.Sentences[i].In(a.Text), 0) {
			id := r.id(word.Fold)
			r.count(&w, id)
			s.hash = (s.hash ^ uint64(id)) * 1099511628211
			s.words++
		}
		w.sentences = append(w.sentences, s)
		w.total += s.words
	}
	w.sentences = distinct(w.sentences)
	for i := range w.stems {
		s := &w.stems[i]
		s.weight = r.times[s.id]
		r.times[s.id] = 0
	}
	r.articles = append(r.articles, w)
}

// distinct lists each sentence once, with the words of all that are like it.
func distinct(list []sentenceWords) []sentenceWords {
	slices.SortFunc(list, func(x, y sentenceWords) int { return cmp.Compare(x.hash, y.hash) })
	n := 0
	for _, s := range list {
		if n > 0 && list[n-1].hash == s.hash {
			list[n-1].words += s.words
			continue
		}
		list[n] = s
		n++
	}
	return list[:n]
}

// count counts a word of the article.
func (r *reading) count(w *words, id int32) {
	if r.grammar[id] {
		return
	}
	if r.times[id] == 0 {
		w.stems = append(w.stems, stem{id: id})
	}
	r.times[id]++
}

// id gives the number of a folded word's stem.
func (r *reading) id(fold string) int32 {
	id, ok := r.ids[fold]
	if ok {
		return id
	}
	name := r.stemmer.Stem(fold)
	if text.IsFunction(fold) {
		name = " " + fold // apart from every stem
	}
	id, ok = r.stems[name]
	if !ok {
		id = int32(len(r.stems))
		r.stems[name] = id
		r.grammar = append(r.grammar, text.IsFunction(fold))
		r.times = append(r.times, 0)
	}
	r.ids[fold] = id
	return id
}
