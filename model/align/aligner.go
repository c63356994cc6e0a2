package align

import (
	"context"

	"triptych/model"
	"triptych/model/detail"
	"triptych/model/learn"
)

// An Aligner holds a story between the steps of its alignment: its sentences,
// the candidate pairs and the scores they have so far. Align runs all steps;
// the trainer calls them one by one: NewAligner, ScorePairs, ProposeAffinities,
// ScoreAffinities, Topics.
type Aligner struct {
	corpus *corpus
	index  *candidateIndex

	affinities []affinity
	features   []float32 // first-pass features of affinities, affinityFeatureCount values each
	rescored   []affinity
	encoding   *encoding // nil without the encoder
}

// NewAligner builds the term vectors of a story and proposes candidate pairs.
// readings holds what detail.Read returned for the story. The only error is the
// context's.
func NewAligner(ctx context.Context, story *model.Story, readings []detail.Reading) (*Aligner, error) {
	c, err := newCorpus(story, readings, ctx.Err)
	if err != nil {
		return nil, err
	}
	pairs, err := c.candidates(ctx.Err)
	if err != nil {
		return nil, err
	}
	return &Aligner{corpus: c, index: newCandidateIndex(c, pairs)}, nil
}

// PairCount returns the number of candidate pairs. A pair is directed: the
// reverse of one may be missing.
func (al *Aligner) PairCount() int { return len(al.index.pairs) }

// Pair returns the sentences of candidate pair i, which are of two articles.
func (al *Aligner) Pair(i int) (from, to model.SentenceRef) {
	p := al.index.pairs[i]
	return al.corpus.ref(p.from), al.corpus.ref(p.to)
}

// FirstFeatures returns the input of the first-pass score of pair i.
func (al *Aligner) FirstFeatures(i int) []float32 {
	v := make([]float32, pairFeatureCount)
	al.corpus.extractPair(al.index.pairs[i], al.index, v)
	return v
}

// SecondFeatures returns the input of the second-pass score of pair i, nil
// where the first-pass score rules the pair out. All pairs must have a
// first-pass score.
func (al *Aligner) SecondFeatures(i int) []float32 {
	if al.index.pairs[i].firstScore < minFirstScore {
		return nil
	}
	v := make([]float32, secondFeatureCount)
	al.index.extractSecond(i, v)
	return v
}

// ScorePairs scores all candidate pairs, first each by itself, then in the
// light of the first-pass scores around it. A pass whose weights are nil is
// skipped and leaves its scores as they are. The only error is the context's.
func (al *Aligner) ScorePairs(ctx context.Context, first, second *learn.Weights) error {
	if first != nil {
		if err := al.index.scoreFirst(first, ctx.Err); err != nil {
			return err
		}
	}
	if second != nil {
		if err := al.index.scoreSecond(second, ctx.Err); err != nil {
			return err
		}
	}
	if al.encoding != nil {
		al.encoding.keepWordScores(al.index.pairs)
	}
	return nil
}

func (c *corpus) ref(sentence int32) model.SentenceRef {
	s := &c.sentences[sentence]
	return model.SentenceRef{Article: s.article, Sentence: s.index}
}

// Counterparts returns the pairs with a score of at least threshold.
func (al *Aligner) Counterparts(threshold float64) []model.Counterpart {
	var list []model.Counterpart
	for _, p := range al.index.pairs {
		if p.score >= threshold {
			list = append(list, model.Counterpart{From: al.corpus.ref(p.from), To: al.corpus.ref(p.to), Score: p.score})
		}
	}
	return list
}

// ProposeAffinities lists the pairs of sentences that may share a topic and
// computes their features. ScorePairs must have run. The only error is the
// context's.
func (al *Aligner) ProposeAffinities(ctx context.Context) error {
	al.affinities = al.index.affinities()
	var err error
	al.features, err = al.index.extractAffinities(al.affinities, ctx.Err)
	return err
}

// AffinityCount returns the number of pairs that may share a topic.
func (al *Aligner) AffinityCount() int { return len(al.affinities) }

// AffinityPair returns the sentences of affinity i, which may be of one
// article.
func (al *Aligner) AffinityPair(i int) (a, b model.SentenceRef) {
	return al.corpus.ref(al.affinities[i].a), al.corpus.ref(al.affinities[i].b)
}

// AffinityFeatures returns the input of the first-pass score of affinity i, and
// whether its sentences are of one article.
func (al *Aligner) AffinityFeatures(i int) (features []float32, within bool) {
	return al.features[i*affinityFeatureCount : (i+1)*affinityFeatureCount], al.index.sameArticle(al.affinities[i])
}

// ScoreAffinities sets the first-pass scores of all affinities.
func (al *Aligner) ScoreAffinities(ctx context.Context, w *TopicWeights) error {
	return al.index.scoreAffinities(al.affinities, al.features, w.Across, w.Within, ctx.Err)
}

// RescoreFeatures returns the inputs of the second-pass scores of all
// affinities.
func (al *Aligner) RescoreFeatures() [][]float32 {
	graph := newTopicGraph(al.corpus, al.affinities)
	list := make([][]float32, len(al.affinities))
	for i, f := range al.affinities {
		list[i] = make([]float32, rescoreFeatureCount)
		copy(list[i], al.features[i*affinityFeatureCount:(i+1)*affinityFeatureCount])
		graph.extract(f, list[i])
	}
	return list
}

// Topics rescores the affinities and gathers the sentences into topics of at
// least two articles. The only error is the context's.
func (al *Aligner) Topics(ctx context.Context, w *TopicWeights) ([]model.Topic, error) {
	if err := al.rescoreAffinities(ctx, w); err != nil {
		return nil, err
	}
	return al.gather(al.rescored, wordBounds), nil
}

// gather makes topics of the sentences that affinities join.
func (al *Aligner) gather(affinities []affinity, bounds topicBounds) []model.Topic {
	groups := cluster(len(al.corpus.sentences), affinities, topicThreshold)
	return al.newTopics(refine(al.corpus, affinities, groups, al.linked(), bounds))
}

// newTopics makes topics of those groups that have sentences of at least two
// articles.
func (al *Aligner) newTopics(groups [][]int32) []model.Topic {
	names := &labeler{corpus: al.corpus}
	var topics []model.Topic
	for _, members := range groups {
		topic := model.Topic{}
		for _, m := range members {
			ref := al.corpus.ref(m)
			last := len(topic.Passages) - 1
			if last < 0 || topic.Passages[last].Article != ref.Article {
				topic.Passages = append(topic.Passages, model.Passage{Article: ref.Article})
				last++
			}
			topic.Passages[last].Sentences = append(topic.Passages[last].Sentences, ref.Sentence)
		}
		if len(topic.Passages) > 1 {
			topic.Label = names.label(members)
			topics = append(topics, topic)
		}
	}
	return topics
}

// PairScores returns the scores of pair i after the first and the second pass,
// both probabilities.
func (al *Aligner) PairScores(i int) (first, second float64) {
	return al.index.pairs[i].firstScore, al.index.pairs[i].score
}

// linked returns a function that reports whether a sentence has a counterpart
// in an article.
func (al *Aligner) linked() func(sentence int32, article int) bool {
	count := len(al.corpus.readings)
	has := make([]bool, len(al.corpus.sentences)*count)
	least, _ := al.thresholds()
	for _, p := range al.index.pairs {
		if p.score >= least {
			has[int(p.from)*count+al.corpus.sentences[p.to].article] = true
		}
	}
	return func(sentence int32, article int) bool { return has[int(sentence)*count+article] }
}
