package compare

import (
	"math"
	"math/bits"
	"slices"

	"triptych/model"
	"triptych/model/internal/parallel"
	"triptych/model/learn"
	"triptych/model/lexicon"
)

// A lone detail is a detail or phrase, of a sentence in or near a topic, that other
// articles may lack.
type loneDetail struct {
	model.Detail
	topic         int
	topicDistance int    // sentences between it and its topic's passage; 0 inside
	key           string // the detail key under which another article has the same; empty for a phrase
	words         wordSpan
	features      []float32 // kept only for training
	score         float64   // probability that a careful reader marks it as an extra
	unique        bool      // no other article has it
	absolute      bool      // a date that does not depend on the day of publication, unlike Monday or last month
}

// The features of a lone detail, in the order of the columns of the learned weights.
// Before them come five for the kinds and one for each of featureFlags, after
// them one for each of featureClasses.
const (
	xLength             = 5 + len(featureFlags) + iota // words
	xContent                                           // content words
	xRarity                                            // mean weight of the content words
	xNovelShare                                        // share of the content words that no other article has
	xNovelWeight                                       // weight of those words
	xBestLink                                          // best score of a counterpart of the sentence
	xLinkedArticles                                    // articles in which the sentence has a counterpart
	xTopicArticles                                     // articles of the topic
	xTopicSize                                         // log of the number of sentences of the topic
	xTopicShare                                        // share of the topic's sentences that are in this article
	xPosition                                          // position of the sentence in the article, 0 to 1
	xPositionInSentence                                // 0 to 1
	xSentenceLength                                    // log of the number of words of the sentence
	xSentenceNovelty                                   // share of the sentence's words that are content words no other article has
	xStartsChunk                                       // 1 if it starts where a chunk does
	xEndsChunk                                         // 1 if it ends where a chunk does
	xUnused                                            // always 0; it keeps the columns of the weights in place
	xTopicDistance                                     // sentences between it and its topic's passage
	xBetweenPassages                                   // 1 if it is between passages of the topic
	xCredit                                            // 1 in a caption, photo credit or byline
	xHeading                                           // 1 in a heading
	xTwoSided                                          // best score of a proposal that overlaps its words
	xClasses                                           // one for each of featureClasses
	loneFeatureCount    = xClasses + len(featureClasses)
)

// lone returns the details, and the phrases with novel words, of the sentences
// in or near topics. With settings it scores them and keeps only those that may
// be shown, without their features. The only error is that of stop.
func (idx *storyIndex) lone(differing likelyWords, stop func() error, w *Settings) ([]loneDetail, error) {
	near := idx.topics.near()
	found := make([][]loneDetail, len(near))
	err := parallel.For(len(near), batchSize, stop, func() func(int) {
		ff := loneFinder{storyIndex: idx, differing: differing}
		if w != nil {
			ff.scorer, ff.least, ff.features = w.Extra.Scorer(), w.least.extra, make([]float32, loneFeatureCount)
			ff.encoded = w.EncodedExtra
		}
		return func(i int) {
			ff.list = ff.list[:0]
			ff.find(near[i])
			found[i] = slices.Clone(ff.list)
		}
	})
	return slices.Concat(found...), err
}

// A loneFinder collects the lone details of one sentence after another.
type loneFinder struct {
	*storyIndex
	differing likelyWords
	scorer    *learn.Scorer // nil if details are scored later
	least     float64       // score from which a lone detail is shown
	features  []float32
	encoded   *learn.Weights // nil without the encoder
	list      []loneDetail
}

// find appends the details of one sentence to list.
func (ff *loneFinder) find(near nearSentence) {
	t := ff.tokens(near.SentenceRef)
	add := func(kind model.Kind, s wordSpan, f loneDetail) {
		f.topic, f.topicDistance, f.words = near.topic, near.distance, s
		ff.add(t, kind, f)
	}
	for _, n := range t.reading.Numbers {
		if n.Unit != "" && n.Value != 1 {
			add(model.Number, wordSpan{n.First, n.Last}, loneDetail{Detail: model.Detail{Value: n.String()}, key: numberKey(n)})
		}
	}
	for _, d := range t.reading.Dates {
		absolute := d.Relative == "" && d.Weekday < 0
		add(model.Date, wordSpan{d.First, d.Last}, loneDetail{Detail: model.Detail{Value: d.Value}, key: d.Value, absolute: absolute})
	}
	for _, n := range t.reading.Names {
		add(model.Name, wordSpan{n.First, n.Last}, loneDetail{Detail: model.Detail{Value: n.Value}, key: lastWord(n.Value)})
	}
	for _, q := range t.reading.Quotes {
		add(model.Quote, t.fit(wordsOf(t.reading, q)), loneDetail{})
	}
	for _, s := range ff.words.novelPhrases(t) {
		add(model.Other, s, loneDetail{})
	}
	for _, p := range t.phrases {
		if p.chunks > 1 {
			add(model.Other, p.wordSpan, loneDetail{})
		}
	}
}

// add scores a lone detail and appends it unless it can be neither an extra nor
// missing.
func (ff *loneFinder) add(t *tokens, kind model.Kind, f loneDetail) {
	if f.words.len() < 1 || f.words.len() > maxMarkWords {
		return
	}
	f.SentenceRef, f.Kind = t.ref, kind
	if f.unique = ff.isUnique(t, f.words, f.Article, f.key); f.unique {
		x := ff.features
		if ff.scorer == nil {
			x = make([]float32, loneFeatureCount)
			f.features = x
		}
		ff.extractLone(t, &f, x)
		x[xTwoSided] = ff.differing.maxScore(&f)
		if ff.scorer != nil {
			f.score = ff.scorer.Score(x)
			if ff.encoded != nil {
				f.score = ff.encoded.Score(ff.extractEncodedLone(&f, x[xTwoSided]))
			}
		}
	}
	shown := f.unique && (ff.scorer == nil || f.score >= ff.least)
	if !shown && f.topicDistance > 0 {
		return
	}
	if f.Detail = ff.mention(t, f.words, kind, f.Value); shown || isConcrete(f) {
		ff.list = append(ff.list, f)
	}
}

// isUnique reports whether no other article has the detail key or all content
// words of the span.
func (idx *storyIndex) isUnique(t *tokens, s wordSpan, article int, key string) bool {
	for other := range idx.Readings {
		if other == article {
			continue
		}
		if key != "" && idx.detailKeys[other][key] {
			return false
		}
		if idx.words.novelShare(t, s, other) == 0 {
			return false
		}
	}
	return true
}

// extractLone computes the features of a lone detail into x, of length
// loneFeatureCount, except xTwoSided.
func (idx *storyIndex) extractLone(t *tokens, f *loneDetail, x []float32) {
	clear(x)
	for i, k := range []model.Kind{model.Number, model.Date, model.Name, model.Quote, model.Other} {
		if k == f.Kind {
			x[i] = 1
		}
	}
	found := t.flagsIn(f.words)
	for i, flag := range featureFlags {
		if found&flag != 0 {
			x[5+i] = 1
		}
	}
	x[xLength], x[xContent] = float32(f.words.len()), float32(t.contentIn(f.words))
	x[xRarity] = float32(t.meanWeight(f.words))
	for i := range t.stems {
		if !t.content[i] || !idx.words.isNovel(t.stems[i], f.Article) {
			continue
		}
		x[xSentenceNovelty] += 1 / float32(len(t.stems))
		if i >= f.words.first && i <= f.words.last {
			x[xNovelShare] += 1 / max(1, x[xContent])
			x[xNovelWeight] += float32(t.weight[i])
		}
	}
	articles := uint16(0)
	for _, other := range idx.links.of[f.SentenceRef] {
		articles |= 1 << other.Article
		x[xBestLink] = max(x[xBestLink], float32(idx.links.scores[[2]model.SentenceRef{f.SentenceRef, other}]))
	}
	x[xLinkedArticles] = float32(bits.OnesCount16(articles))
	all, own := 0, 0
	for _, p := range idx.Topics[f.topic].Passages {
		all += len(p.Sentences)
		if p.Article == f.Article {
			own = len(p.Sentences)
		}
	}
	x[xTopicArticles], x[xTopicSize], x[xTopicShare] = float32(len(idx.Topics[f.topic].Passages)), float32(math.Log(float64(all))), float32(own)/float32(all)
	x[xPosition], x[xPositionInSentence] = float32(idx.positionOf(f.SentenceRef)), float32(t.position(f.words))
	x[xSentenceLength] = float32(math.Log(float64(len(t.stems))))
	x[xStartsChunk], x[xEndsChunk] = t.chunkEdges(f.words)
	x[xBetweenPassages] = learn.Indicator(idx.topics.isBetween(f.SentenceRef, f.topic))
	x[xTopicDistance], x[xCredit], x[xHeading] = float32(f.topicDistance), learn.Indicator(lexicon.IsCredit(t.text)), learn.Indicator(idx.isHeading(f.SentenceRef))
	classes := t.classesIn(f.words)
	for i, m := range featureClasses {
		x[xClasses+i] = learn.Indicator(classes.Has(m))
	}
}

func (idx *storyIndex) isHeading(ref model.SentenceRef) bool {
	a := &idx.Story.Articles[ref.Article]
	return a.Blocks[a.Sentences[ref.Sentence].Block].Kind == model.Heading
}
