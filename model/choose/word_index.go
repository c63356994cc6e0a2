package choose

import (
	"cmp"
	"slices"

	"triptych/model"
	"triptych/model/text"
)

// A wordIndex holds the words of articles.
type wordIndex struct {
	ids        map[string]int32 // of folded words: their stem's number
	stems      map[string]int32
	stemmer    *text.Stemmer
	isFunction []bool // by stem: it is a function word
	articles   []articleWords
	counts     []float64 // by stem, of the article being read; 0 between articles
}

// articleWords are the words of one article.
type articleWords struct {
	stems     []stem          // distinct, without those of grammar alone
	sentences []sentenceWords // distinct
	total     int             // words in sentences
}

// A stem is a stem of an article and its weight there.
type stem struct {
	id     int32
	weight float64 // its count in the article, until weighStems weighs it
}

// sentenceWords identify the sentences with the same words, and count the words
// of all of them in the article.
type sentenceWords struct {
	hash  uint64
	words int
}

func newWordIndex(articles int) *wordIndex {
	return &wordIndex{ids: make(map[string]int32), stems: make(map[string]int32), stemmer: text.NewStemmer(), articles: make([]articleWords, 0, articles)}
}

// add appends an article; its index is the number of articles before it.
func (idx *wordIndex) add(a *model.Article) {
	var w articleWords
	for _, word := range text.Words(a.Title, 0) {
		idx.count(&w, idx.id(word.Fold))
	}
	for i := range a.Sentences {
		s := sentenceWords{hash: 14695981039346656037} // FNV-1a, over the stems' numbers
		for _, word := range text.Words(a.Sentences[i].In(a.Text), 0) {
			id := idx.id(word.Fold)
			idx.count(&w, id)
			s.hash = (s.hash ^ uint64(id)) * 1099511628211
			s.words++
		}
		w.sentences = append(w.sentences, s)
		w.total += s.words
	}
	w.sentences = mergeEqual(w.sentences)
	for i := range w.stems {
		s := &w.stems[i]
		s.weight = idx.counts[s.id]
		idx.counts[s.id] = 0
	}
	idx.articles = append(idx.articles, w)
}

// mergeEqual returns each sentence once, with the words of all that are equal.
func mergeEqual(list []sentenceWords) []sentenceWords {
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

// count counts a word of the article unless it is a function word.
func (idx *wordIndex) count(w *articleWords, id int32) {
	if idx.isFunction[id] {
		return
	}
	if idx.counts[id] == 0 {
		w.stems = append(w.stems, stem{id: id})
	}
	idx.counts[id]++
}

// id returns the number of a folded word's stem.
func (idx *wordIndex) id(fold string) int32 {
	id, ok := idx.ids[fold]
	if ok {
		return id
	}
	name := idx.stemmer.Stem(fold)
	if text.IsFunction(fold) {
		name = " " + fold // unlike any stem
	}
	id, ok = idx.stems[name]
	if !ok {
		id = int32(len(idx.stems))
		idx.stems[name] = id
		idx.isFunction = append(idx.isFunction, text.IsFunction(fold))
		idx.counts = append(idx.counts, 0)
	}
	idx.ids[fold] = id
	return id
}
