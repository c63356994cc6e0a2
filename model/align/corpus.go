// Package align finds, for every sentence of a story, its counterparts in the
// other articles, and gathers the sentences of all articles into topics.
//
// It works in steps. An inverted index proposes a few candidates for each
// sentence and other article, so that the work grows with the story's length
// and not with its square. Each pair is described by some fifty features, from
// which learned weights tell how likely it is that the two report the same. A
// second set of weights judges again in the light of the first one's verdicts
// on the neighbours and on the third article. Topics come about likewise: pairs
// that may share a subject are judged twice, gathered by their mean likelihood,
// and moved between topics while that makes more of what a reader would be
// shown right.
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

// A corpus is all sentences of a story as weighted terms. Sentences are named
// by one running number across the articles.
type corpus struct {
	readings  []detail.Reading
	sentences []sentence
	first     []int             // by article: its first sentence; one more entry at the end
	rarity    []float64         // by term: the inverse document frequency
	uncommon  []float64         // by term: how rare it is in English at large, 0 to 1
	names     []string          // by term: its stem
	calmed    map[string]string // words in capitals as they are written elsewhere; made when first needed
	function  []bool            // by term: it carries grammar alone
}

// A term is one content word of a sentence, or one of its numbers or dates.
type term struct {
	id     int32
	weight float32 // rarity, raised for names and numbers
}

type sentence struct {
	article, number int
	reading         *detail.Sentence
	place           float64 // 0 for the article's first sentence to 1 for its last
	terms           []term  // by id, distinct
	norm            float64 // Euclidean length of terms
	total           float64 // sum of the weights
	telling         float64 // the same, of each as far as it is uncommon in English
	every           []term  // all words by id, with weights of length 1: rarity and repetition
	context         []term  // terms with those that its pronouns may stand for
	contextNorm     float64
	words           []int32 // every word in order, by stem
	wordSet         idSet   // of words
	termSet         idSet   // of terms
	proper          []int32 // the terms of its names, by id, distinct
	properContext   []int32 // with those of the sentences before that it may speak of
	around          []term  // the terms of this sentence and its neighbours
	aroundNorm      float64
	latent          latent
	credit          bool
	amounts         []int32 // numbers above ten, and amounts with a unit of money or share
	dates           []int32
	heading         bool
	leans           bool    // it begins with a pronoun or inside a quotation
	quoted          float64 // share of its words that stand in quotation marks
}

// newCorpus reads every sentence into terms.
func newCorpus(story *model.Story, readings []detail.Reading) *corpus {
	c := &corpus{readings: readings}
	b := newBuilder()
	for a := range readings {
		c.first = append(c.first, len(c.sentences))
		n := len(readings[a].Sentences)
		for i := range readings[a].Sentences {
			s := b.sentence(&readings[a].Sentences[i])
			s.article, s.number = a, i
			s.place = float64(i) / float64(max(n-1, 1))
			s.heading = story.Articles[a].Blocks[story.Articles[a].Sentences[i].Block].Kind == model.Heading
			s.credit = lexicon.IsCredit(story.Articles[a].Sentences[i].In(story.Articles[a].Text))
			c.sentences = append(c.sentences, s)
		}
	}
	c.first = append(c.first, len(c.sentences))
	c.names, c.function, c.uncommon = b.names, b.function, b.uncommon
	c.weigh(b)
	c.weighEvery()
	c.addContext()
	for i, l := range c.latents() {
		c.sentences[i].latent = l
	}
	return c
}

// weigh sets the rarity of terms within the story, and the sentences' lengths.
func (c *corpus) weigh(b *builder) {
	frequency := make([]int, len(b.names))
	for i := range c.sentences {
		for _, t := range c.sentences[i].terms {
			frequency[t.id]++
		}
	}
	n := float64(len(c.sentences))
	c.rarity = make([]float64, len(frequency))
	for id, f := range frequency {
		c.rarity[id] = math.Log((n+1)/(float64(f)+0.5)) * float64(b.boost[id])
	}
	for i := range c.sentences {
		s := &c.sentences[i]
		for j := range s.terms {
			w := c.rarity[s.terms[j].id]
			s.terms[j].weight = float32(w)
			s.total += w
			s.telling += w * c.uncommon[s.terms[j].id]
		}
		s.norm = length(s.terms)
	}
}

// weighEvery weighs all words of every sentence, function words with them: how
// a sentence is put tells something too.
func (c *corpus) weighEvery() {
	frequency := make([]int, len(c.rarity))
	c.each(func(i int) {
		s := &c.sentences[i]
		ids := slices.Clone(s.words)
		slices.Sort(ids)
		s.every = make([]term, 0, len(ids))
		for _, id := range ids {
			if last := len(s.every) - 1; last >= 0 && s.every[last].id == id {
				s.every[last].weight++
			} else {
				s.every = append(s.every, term{id, 1})
			}
		}
	})
	for i := range c.sentences {
		for _, t := range c.sentences[i].every {
			frequency[t.id]++
		}
	}
	n := float64(len(c.sentences))
	c.each(func(i int) {
		every := c.sentences[i].every
		for j, t := range every {
			every[j].weight = float32((1 + math.Log(float64(t.weight))) * math.Log((n+1)/float64(frequency[t.id])))
		}
		norm := float32(max(length(every), 1e-6))
		for j := range every {
			every[j].weight /= norm
		}
	})
}

// each does what must be done for every sentence, on all processors.
func (c *corpus) each(do func(i int)) {
	always := func() error { return nil }
	parallel.For(len(c.sentences), sentenceBatch, always, func() func(int) { return do })
}

// contextShare is how much of the previous sentence's weight a sentence that
// leans on it takes over.
const contextShare = 0.5

// addContext lends a sentence the terms of the one before it: what its pronouns
// and bare nouns stand for was mostly named there.
func (c *corpus) addContext() {
	c.each(func(i int) {
		s := &c.sentences[i]
		s.context, s.contextNorm = s.terms, s.norm
		if s.number > 0 && !s.heading {
			s.context = mergeTerms(s.terms, c.sentences[i-1].terms, contextShare)
			s.contextNorm = length(s.context)
		}
		s.around = s.terms
		s.properContext = s.proper
		for step := 1; step <= 2 && s.number >= step; step++ {
			s.properContext = distinct(slices.Concat(s.properContext, c.sentences[i-step].proper))
		}
		for _, step := range []int{-2, -1, 1, 2} {
			if j := i + step; j >= 0 && j < len(c.sentences) && c.sentences[j].article == s.article {
				s.around = mergeTerms(s.around, c.sentences[j].terms, 0.7)
			}
		}
		s.aroundNorm = length(s.around)
	})
}

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

func length(terms []term) float64 {
	sum := 0.0
	for _, t := range terms {
		sum += float64(t.weight) * float64(t.weight)
	}
	return math.Sqrt(sum)
}

// A builder gives terms their numbers.
type builder struct {
	stemmer  *text.Stemmer
	ids      map[string]int32
	names    []string
	boost    []float32
	function []bool
	uncommon []float64
	words    map[string]int32 // folded word to term, -1 for one without
}

func newBuilder() *builder {
	return &builder{stemmer: text.NewStemmer(), ids: make(map[string]int32), words: make(map[string]int32)}
}

func (b *builder) id(name string, boost float32) int32 {
	id, ok := b.ids[name]
	if !ok {
		id = int32(len(b.names))
		b.ids[name] = id
		b.names = append(b.names, name)
		b.boost = append(b.boost, boost)
		b.function = append(b.function, false)
		b.uncommon = append(b.uncommon, 1)
	}
	return id
}

// word gives the term of a folded word.
func (b *builder) word(fold string) int32 {
	id, ok := b.words[fold]
	if !ok {
		id = b.id(b.stemmer.Stem(lexicon.Canonical(fold)), 1)
		b.function[id] = text.IsFunction(fold)
		b.uncommon[id] = min(b.uncommon[id], uncommon(fold))
		b.words[fold] = id
	}
	return id
}

func (b *builder) sentence(r *detail.Sentence) sentence {
	s := sentence{reading: r}
	quoted := 0
	for i, w := range r.Words {
		id := b.word(w.Fold)
		s.words = append(s.words, id)
		if r.Quoted[i] {
			quoted++
		}
		if r.Proper[i] {
			s.proper = append(s.proper, id)
		}
		if !text.IsFunction(w.Fold) && !lexicon.IsReporting(w.Fold) {
			s.terms = append(s.terms, term{id: id})
		}
	}
	if len(r.Words) > 0 {
		s.leans = text.IsPronoun(r.Words[0].Fold) || r.Quoted[0]
	}
	s.quoted = float64(quoted) / float64(max(len(r.Words), 1))
	for _, n := range r.Numbers {
		if !n.Exact || n.Value > 10 || n.Unit == "USD" || n.Unit == "%" {
			id := b.id("#"+text.Number{Value: n.Value}.String(), 1)
			s.amounts = append(s.amounts, id)
		}
	}
	for _, d := range r.Dates {
		if d.Value != "" {
			s.dates = append(s.dates, b.id("@"+d.Value, 1))
		}
	}
	s.proper, s.amounts, s.dates = distinct(s.proper), distinct(s.amounts), distinct(s.dates)
	slices.SortFunc(s.terms, func(x, y term) int { return cmp.Compare(x.id, y.id) })
	s.terms = slices.Compact(s.terms)
	for _, id := range s.words {
		s.wordSet.add(id)
	}
	for _, t := range s.terms {
		s.termSet.add(t.id)
	}
	return s
}

// An idSet tells at once of most terms that are not in it.
type idSet [4]uint64

func (s *idSet) add(id int32) { s[id>>6&3] |= 1 << (id & 63) }

// may tells whether the term may be in the set.
func (s *idSet) may(id int32) bool { return s[id>>6&3]>>(id&63)&1 != 0 }

func distinct(ids []int32) []int32 {
	slices.Sort(ids)
	return slices.Compact(ids)
}
