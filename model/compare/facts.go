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

// A fact is a detail of a topic's sentence that other articles may lack.
type fact struct {
	model.Detail
	topic    int
	away     int    // sentences between it and its topic's passage; 0 inside
	key      string // under which the same fact is found in another article; empty for a phrase
	stretch  stretch
	features []float32 // kept for training alone
	score    float64   // how likely a careful reader marks it, where only this article gives it
	only     bool      // no other article gives it
	fixed    bool      // a date that says itself when it is, not Monday or last month
}

// The features of a fact, after one for each kind and one for each flag.
const (
	xLength    = 5 + len(tested) + iota // words
	xContent                            // content words
	xRarity                             // mean weight of the content words
	xNew                                // share of the content words that no other article has
	xNewest                             // weight of those words
	xLinked                             // best likelihood of a counterpart of the sentence
	xLinks                              // articles in which the sentence has a counterpart
	xArticles                           // articles of the topic
	xTopic                              // logarithm of the topic's sentences
	xOwn                                // share of the topic's sentences that stand in this article
	xPlace                              // place in the article
	xInside                             // place in the sentence
	xWords                              // logarithm of the sentence's words
	xUnaligned                          // share of the sentence's content words that no other article has
	xOpens                              // it begins where a phrase begins
	xCloses                             // it ends where a phrase ends
	xRank                               // share of the sentence's facts that hold more new weight
	xAway                               // sentences between it and its topic's passage
	xBetween                            // it stands between passages of the topic
	xCredit                             // it stands in a caption, photo credit or byline
	xHeading                            // it stands in a heading
	xTwoSided                           // best likelihood of a difference from another article in its words
	xMarks                              // one for each mark of its words
	factCount  = xMarks + len(marked)
)

// farthest is how many sentences a fact may stand from the passage of the topic
// under which it is filed.
const farthest = 3

// near lists the sentences that belong to a topic or stand near one that does,
// with that topic: what an article alone tells is often a sentence that no other
// article answers, in the middle of a subject that they share.
func (v *view) near() []nearSentence {
	var list []nearSentence
	for a := range v.topicOf {
		for s := range v.topicOf[a] {
			if topic, away := v.nearestTopic(a, s); topic >= 0 {
				list = append(list, nearSentence{model.SentenceRef{Article: a, Sentence: s}, topic, away})
			}
		}
	}
	return list
}

// A nearSentence is a sentence and the topic that its facts are filed under.
type nearSentence struct {
	model.SentenceRef
	topic, away int
}

// facts lists the concrete details, and the phrases of new words, of all those
// sentences. Given settings it judges them and keeps those alone that may be
// shown, without their features.
func (v *view) facts(differing places, stop func() error, w *Settings) ([]fact, error) {
	near := v.near()
	found := make([][]fact, len(near))
	err := parallel.For(len(near), batch, stop, func() func(int) {
		r := reporter{view: v, differing: differing}
		if w != nil {
			r.scorer, r.least, r.features = w.Extra.Scorer(), w.LeastExtra, make([]float32, factCount)
		}
		return func(i int) {
			r.list = r.list[:0]
			r.report(near[i])
			found[i] = slices.Clone(r.list)
		}
	})
	return slices.Concat(found...), err
}

// nearestTopic gives the topic of the sentence, or else of the nearest one of
// its article that has one, the earlier of two; -1 where none is near.
func (v *view) nearestTopic(article, sentence int) (topic, away int) {
	topics := v.topicOf[article]
	for away := range farthest + 1 {
		for _, s := range []int{sentence - away, sentence + away} {
			if s >= 0 && s < len(topics) && topics[s] >= 0 {
				return topics[s], away
			}
		}
	}
	return -1, 0
}

// A reporter lists the facts of one sentence after the other.
type reporter struct {
	*view
	differing places
	scorer    *learn.Scorer // nil where facts are not judged at once
	least     float64       // likelihood from which a fact is shown
	features  []float32
	list      []fact
}

// report lists the facts of one sentence.
func (r *reporter) report(near nearSentence) {
	t := r.tokens(near.SentenceRef)
	add := func(kind model.Kind, s stretch, f fact) {
		f.topic, f.away, f.stretch = near.topic, near.away, s
		r.add(t, kind, f)
	}
	for _, n := range t.s.Numbers {
		if n.Unit != "" && n.Value != 1 {
			add(model.Number, stretch{n.First, n.Last}, fact{Detail: model.Detail{Value: n.String()}, key: numberKey(n)})
		}
	}
	for _, d := range t.s.Dates {
		fixed := d.Relative == "" && d.Weekday < 0
		add(model.Date, stretch{d.First, d.Last}, fact{Detail: model.Detail{Value: d.Value}, key: d.Value, fixed: fixed})
	}
	for _, n := range t.s.Names {
		add(model.Name, stretch{n.First, n.Last}, fact{Detail: model.Detail{Value: n.Value}, key: lastWord(n.Value)})
	}
	for _, q := range t.s.Quotes {
		add(model.Quote, t.fit(wordsIn(t.s, q)), fact{})
	}
	for _, s := range r.freshPhrases(t) {
		add(model.Other, s, fact{})
	}
	for _, p := range t.phrases {
		if p.chunks > 1 {
			add(model.Other, p.stretch, fact{})
		}
	}
}

// add judges a fact and keeps it, unless nothing will be made of it.
func (r *reporter) add(t *tokens, kind model.Kind, f fact) {
	if f.stretch.len() < 1 || f.stretch.len() > longest {
		return
	}
	f.SentenceRef, f.Kind = t.ref, kind
	if f.only = r.only(t, f.stretch, f.Article, f.key); f.only {
		x := r.features
		if r.scorer == nil {
			x = make([]float32, factCount)
			f.features = x
		}
		r.describeFact(t, &f, x)
		x[xTwoSided] = r.differing.in(&f)
		if r.scorer != nil {
			f.score = r.scorer.Score(x)
		}
	}
	shown := f.only && (r.scorer == nil || f.score >= r.least)
	if !shown && f.away > 0 {
		return
	}
	if f.Detail = r.mention(t, f.stretch, kind, f.Value); shown || concrete(f) {
		r.list = append(r.list, f)
	}
}

// only tells whether no other article gives the fact.
func (v *view) only(t *tokens, s stretch, article int, key string) bool {
	for other := range v.Readings {
		if other == article {
			continue
		}
		if key != "" && v.given[other][key] {
			return false
		}
		if v.newShare(t, s, other) == 0 {
			return false
		}
	}
	return true
}

// freshPhrases lists the clauses of a sentence that hold words which no other
// article has, from the first such word's phrase to the last.
func (v *view) freshPhrases(t *tokens) []stretch {
	var list []stretch
	first := 0
	for i := range t.stems {
		g := t.gaps[i]
		if stop := g != "" && g != "-" && g != "$"; !stop && i+1 < len(t.stems) && i-first < longest-1 {
			continue
		}
		s := t.trim(stretch{first, i})
		fresh := 0
		for j := s.first; j <= s.last; j++ {
			if t.content[j] && v.fresh(t.stems[j], t.ref.Article) {
				fresh++
			}
		}
		if fresh > 0 && s.len() > 1 {
			list = append(list, s)
		}
		first = i + 1
	}
	return list
}

// fresh tells whether no other article has the word.
func (v *view) fresh(id int32, article int) bool { return v.articles[id] == 1<<article }

// describeFact computes what the judgement of a fact rests on, but for what the
// proposals tell of it.
func (v *view) describeFact(t *tokens, f *fact, x []float32) {
	clear(x)
	for i, k := range []model.Kind{model.Number, model.Date, model.Name, model.Quote, model.Other} {
		if k == f.Kind {
			x[i] = 1
		}
	}
	found := t.flagsOf(f.stretch)
	for i, flag := range tested {
		if found&flag != 0 {
			x[5+i] = 1
		}
	}
	x[xLength], x[xContent] = float32(f.stretch.len()), float32(t.contentIn(f.stretch))
	x[xRarity] = float32(t.meanWeight(f.stretch))
	for i := range t.stems {
		if !t.content[i] || !v.fresh(t.stems[i], f.Article) {
			continue
		}
		x[xUnaligned] += 1 / float32(len(t.stems))
		if i >= f.stretch.first && i <= f.stretch.last {
			x[xNew] += 1 / max(1, x[xContent])
			x[xNewest] += float32(t.weight[i])
		}
	}
	articles := uint16(0)
	for _, other := range v.counterparts[f.SentenceRef] {
		articles |= 1 << other.Article
		x[xLinked] = max(x[xLinked], float32(v.linked[[2]model.SentenceRef{f.SentenceRef, other}]))
	}
	x[xLinks] = float32(bits.OnesCount16(articles))
	all, own := 0, 0
	for _, p := range v.Topics[f.topic].Passages {
		all += len(p.Sentences)
		if p.Article == f.Article {
			own = len(p.Sentences)
		}
	}
	x[xArticles], x[xTopic], x[xOwn] = float32(len(v.Topics[f.topic].Passages)), float32(math.Log(float64(all))), float32(own)/float32(all)
	x[xPlace], x[xInside] = float32(v.placeOf(f.SentenceRef)), float32(t.place(f.stretch))
	x[xWords] = float32(math.Log(float64(len(t.stems))))
	x[xOpens], x[xCloses] = t.edges(f.stretch)
	x[xBetween] = bit(v.between(f.SentenceRef, f.topic))
	x[xAway], x[xCredit], x[xHeading] = float32(f.away), bit(lexicon.IsCredit(t.sentence)), bit(v.heading(f.SentenceRef))
	marks := t.marksOf(f.stretch)
	for i, m := range marked {
		x[xMarks+i] = bit(marks.Has(m))
	}
}

// between tells whether the topic nearest before the sentence and after it, in
// reach, is this one.
func (v *view) between(ref model.SentenceRef, topic int) bool {
	topics := v.topicOf[ref.Article]
	near := func(step int) bool {
		for away := 1; away <= farthest; away++ {
			if s := ref.Sentence + step*away; s < 0 || s >= len(topics) {
				return false
			} else if topics[s] >= 0 {
				return topics[s] == topic
			}
		}
		return false
	}
	return near(-1) && near(1)
}

func (v *view) heading(ref model.SentenceRef) bool {
	a := &v.Story.Articles[ref.Article]
	return a.Blocks[a.Sentences[ref.Sentence].Block].Kind == model.Heading
}
