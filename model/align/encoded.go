package align

import (
	"cmp"
	"context"
	"slices"

	"triptych/model"
	"triptych/model/encode"
)

// An encoding is what the encoder reads of a story's sentences. Matrices are
// indexed by sentence and sentence, n of both.
type encoding struct {
	corpus  *corpus
	n       int
	choice  []float32 // probability that, of the other article's sentences and none, the second is the first one's counterpart
	rank    []int32   // of the second among the other article's sentences, by cosine
	none    []float32 // by sentence and article: probability that the article has no counterpart
	subject []float32 // cosine of what two sentences are on
	answers *Answers

	// The scores of the candidate pairs by words alone.
	wordFirst, wordSecond []float32
}

// Answers are what the encoder read of a story. They are kept with the
// counterparts, and so apart from the rest.
type Answers struct {
	reader        encode.Reader               // answers from what it read
	firstSentence []int                       // by article: the number of its first sentence
	n             int                         // sentences
	cosine        []float32                   // of their vectors, n by n
	vectors       []encode.Vector             // of the sentences, then of the headline of each article
	of            map[[2]int32]*encode.Answer // the lesser sentence first
}

// Cosine returns how like the vectors of two sentences are, -1 to 1.
// Either may be a headline.
func (s *Answers) Cosine(a, b model.SentenceRef) float64 {
	if a.Sentence == model.InTitle || b.Sentence == model.InTitle {
		return s.vectors[s.number(a)].Cosine(s.vectors[s.number(b)])
	}
	return float64(s.cosine[(s.firstSentence[a.Article]+a.Sentence)*s.n+s.firstSentence[b.Article]+b.Sentence])
}

// number returns the number of the vector of a sentence or headline.
func (s *Answers) number(ref model.SentenceRef) int {
	if ref.Sentence == model.InTitle {
		return s.n + ref.Article
	}
	return s.firstSentence[ref.Article] + ref.Sentence
}

// Labels returns what the encoder read of two sentences together: the labels of
// the pieces of a and of b, nil if they were not read together, as no headline is.
func (s *Answers) Labels(a, b model.SentenceRef) (of, in []encode.Piece) {
	answer, swapped := s.answerOf(a, b)
	switch {
	case answer == nil:
		return nil, nil
	case swapped:
		return answer.Second, answer.First
	}
	return answer.First, answer.Second
}

// Stance returns how a span of a stands to one of b, both relative to their
// sentences.
func (s *Answers) Stance(a, b model.SentenceRef, of, in model.Span) encode.Stance {
	answer, swapped := s.answerOf(a, b)
	switch {
	case answer == nil:
		return encode.Stance{}
	case swapped:
		of, in = in, of
	}
	return s.reader.Stance(answer, of, in)
}

// answerOf is find of two sentences or headlines; nothing is read together with these.
func (s *Answers) answerOf(a, b model.SentenceRef) (answer *encode.Answer, swapped bool) {
	if a.Sentence == model.InTitle || b.Sentence == model.InTitle {
		return nil, false
	}
	return s.find(int32(s.number(a)), int32(s.number(b)))
}

// find returns the answer on two sentences, nil if they were not read together,
// and whether b is the first one in it.
func (s *Answers) find(a, b int32) (answer *encode.Answer, swapped bool) {
	return s.of[[2]int32{min(a, b), max(a, b)}], a > b
}

// What makes two sentences worth reading together.
const (
	maxRank       = 2    // among an article's sentences by cosine
	minChoice     = 0.02 // of such a sentence
	minSimilarity = 0.2  // of the best candidate by words
)

// Encode reads the sentences, then adds the nearest as candidate pairs and reads
// the most promising pairs together. It must come before ScorePairs. It does
// nothing to a story of more than encode.MaxSentences. The only error is the
// context's.
func (al *Aligner) Encode(ctx context.Context, story *model.Story, reader encode.Reader, progress func(float64)) error {
	if len(al.corpus.sentences) > encode.MaxSentences {
		return nil
	}
	e, err := newEncoding(ctx, al.corpus, story, reader, func(share float64) { progress(0.2 * share) })
	if err != nil {
		return err
	}
	pairs := e.addCandidates(al.index.pairs)
	if err := e.readPairs(ctx, story, reader, pairs, func(share float64) { progress(0.2 + 0.8*share) }); err != nil {
		return err
	}
	al.encoding, al.index = e, newCandidateIndex(al.corpus, pairs)
	return nil
}

func newEncoding(ctx context.Context, c *corpus, story *model.Story, reader encode.Reader, progress func(float64)) (*encoding, error) {
	n := len(c.sentences)
	vectors, err := vectorsOf(ctx, c, story, reader, progress)
	if err != nil {
		return nil, err
	}
	e := &encoding{
		corpus: c, n: n, choice: make([]float32, n*n), rank: make([]int32, n*n),
		subject: make([]float32, n*n), none: make([]float32, n*len(c.readings)), answers: &Answers{reader, c.firstSentence, n, make([]float32, n*n), vectors, make(map[[2]int32]*encode.Answer)},
	}
	subjects := make([]encode.Vector, n)
	for a := range n {
		subjects[a] = reader.Subject(vectors[a])
		for b := range a {
			subject := float32(subjects[a].Cosine(subjects[b]))
			e.subject[a*n+b], e.subject[b*n+a] = subject, subject
			cosine := float32(vectors[a].Cosine(vectors[b]))
			e.answers.cosine[a*n+b], e.answers.cosine[b*n+a] = cosine, cosine
		}
	}
	for a := range n {
		for article := range c.readings {
			e.choose(int32(a), article, reader)
		}
	}
	return e, nil
}

// vectorsOf reads all sentences and headlines, and returns their vectors: the
// sentences' first, then one for each article, of nothing where it has no headline.
func vectorsOf(ctx context.Context, c *corpus, story *model.Story, reader encode.Reader, progress func(float64)) ([]encode.Vector, error) {
	n := len(c.sentences)
	var texts []string
	for i := range n {
		texts = append(texts, story.SentenceText(c.ref(int32(i))))
	}
	for i := range story.Articles {
		if title := story.Articles[i].Title; title != "" {
			texts = append(texts, title)
		}
	}
	read, err := reader.Vectors(ctx, texts, progress)
	if err != nil {
		return nil, err
	}
	vectors, titles := read[:n:n], read[n:]
	for i := range story.Articles {
		var own encode.Vector
		if story.Articles[i].Title != "" {
			own, titles = titles[0], titles[1:]
		}
		vectors = append(vectors, own)
	}
	return vectors, nil
}

// rivals returns the sentences of another article that could be a counterpart.
func (e *encoding) rivals(sentence int32, article int) []int32 {
	var list []int32
	if e.corpus.sentences[sentence].article == article {
		return nil
	}
	for b := int32(e.corpus.firstSentence[article]); b < int32(e.corpus.firstSentence[article+1]); b++ {
		if e.corpus.sentences[b].heading == e.corpus.sentences[sentence].heading {
			list = append(list, b)
		}
	}
	return list
}

// Answers returns what the encoder read of the story, nil if it read nothing.
func (al *Aligner) Answers() *Answers {
	if al.encoding == nil {
		return nil
	}
	return al.encoding.answers
}

// choose sets what the cosines say of the counterpart in an article.
func (e *encoding) choose(a int32, article int, reader encode.Reader) {
	row := e.answers.cosine[int(a)*e.n:][:e.n]
	list := e.rivals(a, article)
	sum := 1.0
	for _, b := range list {
		sum += reader.Odds(float64(row[b]))
	}
	for _, b := range list {
		e.choice[int(a)*e.n+int(b)] = float32(reader.Odds(float64(row[b])) / sum)
	}
	e.none[int(a)*len(e.corpus.readings)+article] = float32(1 / sum)
	slices.SortStableFunc(list, func(x, y int32) int { return cmp.Compare(row[y], row[x]) })
	for rank, b := range list {
		e.rank[int(a)*e.n+int(b)] = int32(rank)
	}
}

func (e *encoding) choiceOf(a, b int32) float32  { return e.choice[int(a)*e.n+int(b)] }
func (e *encoding) subjectOf(a, b int32) float32 { return e.subject[int(a)*e.n+int(b)] }
func (e *encoding) rankOf(a, b int32) int32      { return e.rank[int(a)*e.n+int(b)] }
func (e *encoding) cosineOf(a, b int32) float32  { return e.answers.cosine[int(a)*e.n+int(b)] }
func (e *encoding) noneOf(a, b int32) float32 {
	return e.none[int(a)*len(e.corpus.readings)+e.corpus.sentences[b].article]
}

// near reports whether either sentence is among the nearest of the other.
func (e *encoding) near(a, b int32) bool {
	return e.rankOf(a, b) < maxRank && e.choiceOf(a, b) >= minChoice || e.rankOf(b, a) < maxRank && e.choiceOf(b, a) >= minChoice
}

// addCandidates returns the pairs with those that are near, in the order that a
// candidateIndex needs.
func (e *encoding) addCandidates(pairs []pair) []pair {
	var list []pair
	for from := range int32(len(e.corpus.sentences)) {
		for article := range e.corpus.readings {
			start := len(list)
			for len(pairs) > 0 && pairs[0].from == from && e.corpus.sentences[pairs[0].to].article == article {
				list, pairs = append(list, pairs[0]), pairs[1:]
			}
			known := list[start:]
			for _, to := range e.rivals(from, article) {
				if e.near(from, to) && !slices.ContainsFunc(known, func(p pair) bool { return p.to == to }) {
					a, b := &e.corpus.sentences[from], &e.corpus.sentences[to]
					list = append(list, pair{from: from, to: to, similarity: cosine(a.terms, b.terms, a.norm*b.norm)})
				}
			}
			of := list[start:]
			slices.SortStableFunc(of, func(x, y pair) int { return cmp.Compare(y.similarity, x.similarity) })
			for i := range of {
				of[i].rank = int32(i)
			}
		}
	}
	return list
}

// readPairs reads pairs together: of too many those whose choice is likeliest.
func (e *encoding) readPairs(ctx context.Context, story *model.Story, reader encode.Reader, pairs []pair, progress func(float64)) error {
	var list [][2]int32
	for _, p := range pairs {
		if e.near(p.from, p.to) || p.rank == 0 && p.similarity >= minSimilarity {
			list = append(list, [2]int32{min(p.from, p.to), max(p.from, p.to)})
		}
	}
	promise := func(of [2]int32) float32 { return max(e.choiceOf(of[0], of[1]), e.choiceOf(of[1], of[0])) }
	slices.SortFunc(list, func(x, y [2]int32) int {
		return cmp.Or(cmp.Compare(promise(y), promise(x)), slices.Compare(x[:], y[:]))
	})
	list = slices.Compact(list)
	list = list[:min(len(list), encode.MaxPairs)]
	texts := make([][2]string, len(list))
	for i, of := range list {
		texts[i] = [2]string{story.SentenceText(e.corpus.ref(of[0])), story.SentenceText(e.corpus.ref(of[1]))}
	}
	read, err := reader.Pairs(ctx, texts, progress)
	if err != nil {
		return err
	}
	for i := range read {
		e.answers.of[list[i]] = &read[i]
	}
	return nil
}
