package align

import (
	"context"

	"triptych/model"
	"triptych/model/detail"
	"triptych/model/learn"
)

// A Study is a story on its way to counterparts and topics: its sentences, the
// candidate pairs and what has been judged of them so far. Training programs
// step through it; Align does all of it at once.
type Study struct {
	story *model.Story
	c     *corpus
	n     *neighbourhood

	related  []affinity
	features []float32 // of related, affinityCount each
}

// NewStudy reads a story and proposes candidate pairs. It stops early with the
// context's error.
func NewStudy(ctx context.Context, story *model.Story, readings []detail.Reading) (*Study, error) {
	c := newCorpus(story, readings)
	pairs, err := c.candidates(ctx.Err)
	if err != nil {
		return nil, err
	}
	return &Study{story: story, c: c, n: newNeighbourhood(c, pairs)}, nil
}

// Len is the number of candidate pairs.
func (s *Study) Len() int { return len(s.n.pairs) }

// Pair names the sentences of a candidate pair.
func (s *Study) Pair(i int) (from, to model.SentenceRef) {
	p := s.n.pairs[i]
	return s.c.ref(p.from), s.c.ref(p.to)
}

// First gives the features on which the first judgement of a pair rests.
func (s *Study) First(i int) []float32 {
	v := make([]float32, featureCount)
	s.c.describe(s.n.pairs[i], s.n, v)
	return v
}

// Second gives the features on which the second judgement rests; nil where the
// first rules the pair out.
func (s *Study) Second(i int) []float32 {
	if s.n.pairs[i].first < leastFirst {
		return nil
	}
	v := make([]float32, secondCount)
	s.n.describeSecond(i, v)
	return v
}

// Judge runs both judgements; nil weights leave that one as it is.
func (s *Study) Judge(ctx context.Context, first, second *learn.Weights) error {
	if first != nil {
		if err := s.n.judgeFirst(first, ctx.Err); err != nil {
			return err
		}
	}
	if second != nil {
		return s.n.judgeSecond(second, ctx.Err)
	}
	return nil
}

func (c *corpus) ref(sentence int32) model.SentenceRef {
	s := &c.sentences[sentence]
	return model.SentenceRef{Article: s.article, Sentence: s.number}
}

// Counterparts lists the pairs that are judged at least this likely.
func (s *Study) Counterparts(threshold float64) []model.Counterpart {
	var list []model.Counterpart
	for _, p := range s.n.pairs {
		if p.score >= threshold {
			list = append(list, model.Counterpart{From: s.c.ref(p.from), To: s.c.ref(p.to), Score: p.score})
		}
	}
	return list
}

// Relate lists the pairs of sentences that may share a topic and describes them.
// It is called once the pairs have been judged.
func (s *Study) Relate(ctx context.Context) error {
	s.related = s.n.affinities()
	var err error
	s.features, err = s.n.describeRelated(s.related, ctx.Err)
	return err
}

// Related is the number of pairs that may share a topic.
func (s *Study) Related() int { return len(s.related) }

// RelatedPair names the sentences of such a pair; they may be of one article.
func (s *Study) RelatedPair(i int) (a, b model.SentenceRef) {
	return s.c.ref(s.related[i].a), s.c.ref(s.related[i].b)
}

// Affinity gives the features on which the first judgement of such a pair rests,
// and whether the two are of one article.
func (s *Study) Affinity(i int) (features []float32, within bool) {
	return s.features[i*affinityCount : (i+1)*affinityCount], s.within(i)
}

func (s *Study) within(i int) bool {
	return s.c.sentences[s.related[i].a].article == s.c.sentences[s.related[i].b].article
}

// JudgeRelated runs the first judgement of the pairs that may share a topic.
func (s *Study) JudgeRelated(ctx context.Context, w *TopicWeights) error {
	return s.n.judgeRelated(s.related, s.features, w.Across, w.Within, ctx.Err)
}

// AffinitiesAgain gives the features on which the second judgement of all of
// them rests.
func (s *Study) AffinitiesAgain() [][]float32 {
	w := newWeb(s.c, s.related)
	list := make([][]float32, len(s.related))
	for i, f := range s.related {
		list[i] = make([]float32, againCount)
		copy(list[i], s.features[i*affinityCount:(i+1)*affinityCount])
		w.describe(f, list[i])
	}
	return list
}

// Topics judges the pairs again and gathers the sentences into topics that
// reach at least two articles.
func (s *Study) Topics(ctx context.Context, w *TopicWeights) ([]model.Topic, error) {
	related, err := s.n.judgeRelatedAgain(s.related, s.features, w.AcrossAgain, w.WithinAgain, ctx.Err)
	if err != nil {
		return nil, err
	}
	groups := cluster(len(s.c.sentences), related, TopicThreshold)
	groups = refine(s.c, related, groups, s.linked())
	return s.topics(groups), nil
}

// topics makes topics of the groups that reach at least two articles.
func (s *Study) topics(groups [][]int32) []model.Topic {
	var topics []model.Topic
	for _, members := range groups {
		topic := model.Topic{}
		for _, m := range members {
			ref := s.c.ref(m)
			last := len(topic.Passages) - 1
			if last < 0 || topic.Passages[last].Article != ref.Article {
				topic.Passages = append(topic.Passages, model.Passage{Article: ref.Article})
				last++
			}
			topic.Passages[last].Sentences = append(topic.Passages[last].Sentences, ref.Sentence)
		}
		if len(topic.Passages) > 1 {
			topic.Label = s.c.label(members)
			topics = append(topics, topic)
		}
	}
	return topics
}

// Judgements gives what has been judged of a pair, 0 to 1: by itself and in the
// light of the others.
func (s *Study) Judgements(i int) (first, second float64) {
	return s.n.pairs[i].first, s.n.pairs[i].score
}

// linked tells of sentences whether they have a counterpart in an article.
func (s *Study) linked() func(sentence int32, article int) bool {
	count := len(s.c.readings)
	has := make([]bool, len(s.c.sentences)*count)
	for _, p := range s.n.pairs {
		if p.score >= LinkThreshold {
			has[int(p.from)*count+s.c.sentences[p.to].article] = true
		}
	}
	return func(sentence int32, article int) bool { return has[int(sentence)*count+article] }
}
