// Package align finds, for every sentence of a story, its counterparts in the
// other articles, and gathers the sentences of all articles into topics.
//
// It works in steps. An inverted index proposes a few candidates for each
// sentence and other article, so that the work grows with the story's length
// and not with its square. Logistic regression over some fifty features gives
// each pair a first-pass score: the probability that both sentences report the
// same. A second pass scores it again in the light of the first-pass scores of
// neighbouring sentences and of the third article. Topics come about likewise:
// pairs of sentences that may share a subject (affinities) are scored in two
// passes and clustered, and single sentences are then moved between topics
// while that makes more of what a reader would be shown right.
package align

import (
	"cmp"
	"math"
	"slices"

	"triptych/model"
	"triptych/model/detail"
	"triptych/model/internal/parallel"
	"triptych/model/lexicon"
	"triptych/model/text"
)

// A corpus is the sentences of a story as TF-IDF vectors. Sentences are numbered
// from 0 across all articles, in the order of the articles.
type corpus struct {
	readings      []detail.Reading
	sentences     []sentence
	firstSentence []int     // by article: the number of its first sentence; one more entry at the end
	idf           []float64 // by term: inverse document frequency, with sentences as the documents
	englishRarity []float64 // by term: how rare it is in English at large, 0 to 1
	isFunction    []bool    // by term: it is a function word
	vocabulary    *vocabulary
	stop          func() error // asked now and then while the corpus is made
}

// A term is a stem, number or date of a sentence and its weight in the vector.
type term struct {
	id     int32
	weight float32
}

type sentence struct {
	article, index int // index counts within the article
	reading        *detail.Sentence
	position       float64 // 0 for the article's first sentence to 1 for its last
	terms          []term  // content words, ascending by id, distinct
	norm           float64 // Euclidean norm of terms
	totalWeight    float64 // sum of the weights of terms
	distinctive    float64 // the same sum with each weight multiplied by the term's englishRarity
	allWords       []term  // function words too, ascending by id, as a vector of norm 1
	context        []term  // terms with those of the sentence before, which pronouns may refer to
	contextNorm    float64
	words          []int32     // term of every word, in order
	wordFilter     bloomFilter // of words
	termFilter     bloomFilter // of terms
	names          []int32     // terms of the words of names, ascending, distinct
	contextNames   []int32     // names with those of the two sentences before
	window         []term      // terms with those of two sentences on each side
	windowNorm     float64
	latent         latent
	credit         bool    // a caption, photo credit or byline
	amounts        []int32 // numbers above ten, estimates, and amounts of money or percent
	dates          []int32
	heading        bool
	anaphoric      bool    // begins with a pronoun or inside a quotation
	quotedShare    float64 // share of its words inside quotation marks
}

// newCorpus builds the vectors of all sentences of a story. The only error is that of
// stop, which is called now and then.
func newCorpus(story *model.Story, readings []detail.Reading, stop func() error) (*corpus, error) {
	b := newVocabulary()
	c := &corpus{readings: readings, vocabulary: b, stop: stop}
	for a := range readings {
		if err := stop(); err != nil {
			return nil, err
		}
		c.firstSentence = append(c.firstSentence, len(c.sentences))
		n := len(readings[a].Sentences)
		for i := range readings[a].Sentences {
			s := b.newSentence(&readings[a].Sentences[i])
			s.article, s.index = a, i
			s.position = float64(i) / float64(max(n-1, 1))
			s.heading = story.Articles[a].Blocks[story.Articles[a].Sentences[i].Block].Kind == model.Heading
			s.credit = lexicon.IsCredit(story.Articles[a].Sentences[i].In(story.Articles[a].Text))
			c.sentences = append(c.sentences, s)
		}
	}
	c.firstSentence = append(c.firstSentence, len(c.sentences))
	c.isFunction, c.englishRarity = b.isFunction, b.englishRarity
	c.weighTerms()
	c.weighAllWords()
	c.addContext()
	for i, l := range c.latentVectors() {
		c.sentences[i].latent = l
	}
	return c, stop()
}

// weighTerms sets the inverse document frequencies within the story, and with
// them the weights and norms of the sentences' terms.
func (c *corpus) weighTerms() {
	frequency := make([]int, len(c.isFunction))
	for i := range c.sentences {
		for _, t := range c.sentences[i].terms {
			frequency[t.id]++
		}
	}
	n := float64(len(c.sentences))
	c.idf = make([]float64, len(frequency))
	for id, f := range frequency {
		c.idf[id] = math.Log((n + 1) / (float64(f) + 0.5))
	}
	for i := range c.sentences {
		s := &c.sentences[i]
		for j := range s.terms {
			w := c.idf[s.terms[j].id]
			s.terms[j].weight = float32(w)
			s.totalWeight += w
			s.distinctive += w * c.englishRarity[s.terms[j].id]
		}
		s.norm = norm(s.terms)
	}
}

// weighAllWords sets allWords: log-scaled term frequency times inverse document
// frequency, scaled to norm 1. It keeps function words, which the other vectors
// leave out, since two reports with the same wording often have the same
// source.
func (c *corpus) weighAllWords() {
	frequency := make([]int, len(c.idf))
	c.forEachSentence(func(i int) {
		s := &c.sentences[i]
		ids := slices.Clone(s.words)
		slices.Sort(ids)
		s.allWords = make([]term, 0, len(ids))
		for _, id := range ids {
			if last := len(s.allWords) - 1; last >= 0 && s.allWords[last].id == id {
				s.allWords[last].weight++
			} else {
				s.allWords = append(s.allWords, term{id, 1})
			}
		}
	})
	for i := range c.sentences {
		for _, t := range c.sentences[i].allWords {
			frequency[t.id]++
		}
	}
	n := float64(len(c.sentences))
	c.forEachSentence(func(i int) {
		vector := c.sentences[i].allWords
		for j, t := range vector {
			vector[j].weight = float32((1 + math.Log(float64(t.weight))) * math.Log((n+1)/float64(frequency[t.id])))
		}
		norm := float32(max(norm(vector), 1e-6))
		for j := range vector {
			vector[j].weight /= norm
		}
	})
}

// forEachSentence calls do with the number of every sentence, from several
// goroutines at once, until the corpus is not wanted any more: newCorpus says so.
func (c *corpus) forEachSentence(do func(i int)) {
	_ = parallel.For(len(c.sentences), sentenceBatchSize, c.stop, func() func(int) { return do })
}

// contextShare is the factor on the weights of terms taken from the sentence
// before.
const contextShare = 0.5

// addContext sets the vectors and names that take in neighbouring sentences,
// where what pronouns and bare nouns refer to was mostly named.
func (c *corpus) addContext() {
	c.forEachSentence(func(i int) {
		s := &c.sentences[i]
		s.context, s.contextNorm = s.terms, s.norm
		if s.index > 0 && !s.heading {
			s.context = mergeTerms(s.terms, c.sentences[i-1].terms, contextShare)
			s.contextNorm = norm(s.context)
		}
		s.window = s.terms
		s.contextNames = s.names
		for step := 1; step <= 2 && s.index >= step; step++ {
			s.contextNames = sortedUnique(slices.Concat(s.contextNames, c.sentences[i-step].names))
		}
		for _, step := range []int{-2, -1, 1, 2} {
			if j := i + step; j >= 0 && j < len(c.sentences) && c.sentences[j].article == s.article {
				s.window = mergeTerms(s.window, c.sentences[j].terms, 0.7)
			}
		}
		s.windowNorm = norm(s.window)
	})
}

// mergeTerms returns own with the terms of lent that it lacks, their weights
// multiplied by share. All lists ascend by id.
func mergeTerms(own, lent []term, share float32) []term {
	merged := make([]term, 0, len(own)+len(lent))
	i := 0
	for _, t := range lent {
		for i < len(own) && own[i].id < t.id {
			merged = append(merged, own[i])
			i++
		}
		if i < len(own) && own[i].id == t.id {
			continue
		}
		merged = append(merged, term{t.id, t.weight * share})
	}
	return append(merged, own[i:]...)
}

// norm returns the Euclidean norm of a vector.
func norm(terms []term) float64 {
	sum := 0.0
	for _, t := range terms {
		sum += float64(t.weight) * float64(t.weight)
	}
	return math.Sqrt(sum)
}

// A vocabulary numbers terms from 0 and collects what is known of each.
type vocabulary struct {
	stemmer       *text.Stemmer
	ids           map[string]int32
	isFunction    []bool
	englishRarity []float64
	words         map[string]int32 // by folded word: its term
}

func newVocabulary() *vocabulary {
	return &vocabulary{stemmer: text.NewStemmer(), ids: make(map[string]int32), words: make(map[string]int32)}
}

func (v *vocabulary) termID(name string) int32 {
	id, ok := v.ids[name]
	if !ok {
		id = int32(len(v.isFunction))
		v.ids[name] = id
		v.isFunction = append(v.isFunction, false)
		v.englishRarity = append(v.englishRarity, 1)
	}
	return id
}

// wordID returns the term of a folded word, that of its stem.
func (v *vocabulary) wordID(fold string) int32 {
	id, ok := v.words[fold]
	if !ok {
		id = v.termID(v.stemmer.Stem(lexicon.Canonical(fold)))
		v.isFunction[id] = text.IsFunction(fold)
		v.englishRarity[id] = min(v.englishRarity[id], englishRarity(fold))
		v.words[fold] = id
	}
	return id
}

func (v *vocabulary) newSentence(r *detail.Sentence) sentence {
	s := sentence{reading: r}
	quoted := 0
	for i, w := range r.Words {
		id := v.wordID(w.Fold)
		s.words = append(s.words, id)
		if r.Quoted[i] {
			quoted++
		}
		if r.InName[i] {
			s.names = append(s.names, id)
		}
		if !text.IsFunction(w.Fold) && !lexicon.IsReporting(w.Fold) {
			s.terms = append(s.terms, term{id: id})
		}
	}
	if len(r.Words) > 0 {
		s.anaphoric = text.IsPronoun(r.Words[0].Fold) || r.Quoted[0]
	}
	s.quotedShare = float64(quoted) / float64(max(len(r.Words), 1))
	for _, n := range r.Numbers {
		if !n.Exact || n.Value > 10 || n.Unit == "USD" || n.Unit == "%" {
			id := v.termID("#" + text.Number{Value: n.Value}.String())
			s.amounts = append(s.amounts, id)
		}
	}
	for _, d := range r.Dates {
		if d.Value != "" {
			s.dates = append(s.dates, v.termID("@"+d.Value))
		}
	}
	s.names, s.amounts, s.dates = sortedUnique(s.names), sortedUnique(s.amounts), sortedUnique(s.dates)
	slices.SortFunc(s.terms, func(x, y term) int { return cmp.Compare(x.id, y.id) })
	s.terms = slices.Compact(s.terms)
	for _, id := range s.words {
		s.wordFilter.add(id)
	}
	for _, t := range s.terms {
		s.termFilter.add(t.id)
	}
	return s
}

// A bloomFilter is a set of terms of 256 bits and one hash: it rules out most
// terms that are not in it.
type bloomFilter [4]uint64

func (s *bloomFilter) add(id int32) { s[id>>6&3] |= 1 << (id & 63) }

// mayContain reports whether the term may be in the set; false is certain.
func (s *bloomFilter) mayContain(id int32) bool { return s[id>>6&3]>>(id&63)&1 != 0 }

// sortedUnique sorts ids in place and drops repeated ones.
func sortedUnique(ids []int32) []int32 {
	slices.Sort(ids)
	return slices.Compact(ids)
}
