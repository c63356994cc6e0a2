package compare

import (
	"math"
	"slices"
	"strings"

	"triptych/model"
	"triptych/model/lexicon"
	"triptych/model/text"
)

// A fact is a detail of a topic's sentence that other articles may lack.
type fact struct {
	model.Detail
	topic    int
	away     int    // sentences between it and its topic's passage; 0 inside
	key      string // under which the same fact is found in another article; empty for a phrase
	stretch  stretch
	features []float32
	only     bool // no other article gives it
	fixed    bool // a date that says itself when it is, not Monday or last month
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

// facts lists the concrete details, and the phrases of new words, of every
// sentence that belongs to a topic or stands near one that does: what an article
// alone tells is often a sentence that no other article answers, in the middle
// of a subject that they share.
func (v *view) facts() []fact {
	var list []fact
	for a := range v.topicOf {
		for s := range v.topicOf[a] {
			if topic, away := v.nearestTopic(a, s); topic >= 0 {
				list = append(list, v.factsOf(model.SentenceRef{Article: a, Sentence: s}, topic, away)...)
			}
		}
	}
	return list
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

// factsOf lists the facts of one sentence.
func (v *view) factsOf(ref model.SentenceRef, topic, away int) []fact {
	t := v.tokens(ref)
	var list []fact
	add := func(kind model.Kind, s stretch, value, key string) {
		if s.len() < 1 || s.len() > longest {
			return
		}
		f := fact{Detail: v.mention(t, s, kind, value), topic: topic, away: away, key: key, stretch: s}
		f.only = v.only(t, s, ref.Article, key)
		if f.only {
			f.features = make([]float32, factCount)
			v.describeFact(t, &f)
		}
		list = append(list, f)
	}
	for _, n := range t.s.Numbers {
		if n.Unit != "" && n.Value != 1 {
			add(model.Number, stretch{n.First, n.Last}, n.String(), numberKey(n))
		}
	}
	for _, d := range t.s.Dates {
		add(model.Date, stretch{d.First, d.Last}, d.Value, d.Value)
		list[len(list)-1].fixed = d.Relative == "" && d.Weekday < 0
	}
	for _, n := range t.s.Names {
		add(model.Name, stretch{n.First, n.Last}, n.Value, lastWord(n.Value))
	}
	for _, q := range t.s.Quotes {
		add(model.Quote, t.fit(wordsIn(t.s, q)), "", "")
	}
	for _, s := range v.freshPhrases(t) {
		add(model.Other, s, "", "")
	}
	for _, p := range t.phrases {
		if p.chunks > 1 {
			add(model.Other, p.stretch, "", "")
		}
	}
	return list
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

func (v *view) describeFact(t *tokens, f *fact) {
	for i, k := range []model.Kind{model.Number, model.Date, model.Name, model.Quote, model.Other} {
		if k == f.Kind {
			f.features[i] = 1
		}
	}
	found := t.flagsOf(f.stretch)
	for i, flag := range tested {
		if found&flag != 0 {
			f.features[5+i] = 1
		}
	}
	x := f.features
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
	seen := make(map[int]bool)
	for _, other := range v.counterparts[f.SentenceRef] {
		seen[other.Article] = true
		x[xLinked] = max(x[xLinked], float32(v.linked[[2]model.SentenceRef{f.SentenceRef, other}]))
	}
	x[xLinks] = float32(len(seen))
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

// mostExtras is how many extras of one sentence are shown.
const mostExtras = 3

// oneSided makes differences of the likely facts that only one article gives,
// and of those that at least two give and another that treats the topic leaves
// out. What differs already is not told again.
func (v *view) oneSided(facts []fact, known []model.Difference, w Settings) []model.Difference {
	taken := make(map[model.SentenceRef][]model.Span)
	for _, d := range known {
		for _, m := range d.Mentions {
			taken[m.SentenceRef] = append(taken[m.SentenceRef], m.Span)
		}
	}
	told := make(map[model.SentenceRef]int)
	var list []model.Difference
	for _, f := range v.likelyFacts(facts, w) {
		if told[f.SentenceRef] == mostExtras || slices.ContainsFunc(taken[f.SentenceRef], f.Overlaps) {
			continue
		}
		told[f.SentenceRef]++
		taken[f.SentenceRef] = append(taken[f.SentenceRef], f.Span)
		list = append(list, model.Difference{Topic: f.topic, Kind: f.Kind, Relation: model.Extra, Mentions: []model.Detail{f.Detail}, Why: "no other article gives this"})
	}
	return append(list, v.missing(facts, taken)...)
}

// likelyFacts lists the facts that are judged likely enough, likeliest first.
func (v *view) likelyFacts(facts []fact, w Settings) []*fact {
	type judged struct {
		*fact
		score float64
	}
	var likely []judged
	for i := range facts {
		if !facts[i].only {
			continue
		}
		if p := w.Extra.Score(facts[i].features); p >= w.LeastExtra {
			likely = append(likely, judged{&facts[i], p})
		}
	}
	slices.SortStableFunc(likely, func(a, b judged) int {
		switch {
		case a.score > b.score:
			return -1
		case a.score < b.score:
			return 1
		}
		return 0
	})
	list := make([]*fact, len(likely))
	for i, j := range likely {
		list[i] = j.fact
	}
	return list
}

// missing lists numbers, days and names of several words that at least two
// articles give on a topic and another that treats it gives nowhere.
func (v *view) missing(facts []fact, taken map[model.SentenceRef][]model.Span) []model.Difference {
	type group struct {
		topic int
		key   string
	}
	var order []group
	groups := make(map[group][]fact)
	for _, f := range facts {
		if f.away > 0 || !concrete(f) || slices.ContainsFunc(taken[f.SentenceRef], f.Overlaps) {
			continue
		}
		g := group{f.topic, f.key}
		if groups[g] == nil {
			order = append(order, g)
		}
		groups[g] = append(groups[g], f)
	}
	var list []model.Difference
	for _, g := range order {
		d := model.Difference{Topic: g.topic, Kind: groups[g][0].Kind, Relation: model.Missing, Why: "left out by another article that treats this"}
		for _, f := range groups[g] {
			d.Mentions = append(d.Mentions, f.Detail)
		}
		if len(d.Articles()) > 1 && v.leftOut(g.topic, g.key) {
			sortMentions(d.Mentions)
			list = append(list, d)
		}
	}
	return list
}

func concrete(f fact) bool {
	switch f.Kind {
	case model.Number:
		return strings.Contains(f.Value, " ")
	case model.Date:
		return strings.Contains(f.Value, "-") && f.fixed
	case model.Name:
		return strings.Contains(f.Value, " ")
	}
	return false
}

func (v *view) leftOut(topic int, key string) bool {
	return slices.ContainsFunc(v.Topics[topic].Passages, func(p model.Passage) bool { return !v.given[p.Article][key] })
}

func numberKey(n text.Number) string {
	n.Bound, n.Unit = text.Exactly, ""
	return "#" + n.String()
}

// everything gives the keys of all details that an article gives anywhere.
func (v *view) everything(article int) map[string]bool {
	keys := make(map[string]bool)
	for _, s := range v.Readings[article].Sentences {
		for _, n := range s.Numbers {
			keys[numberKey(n)] = true
		}
		for _, d := range s.Dates {
			for value := d.Value; value != ""; {
				keys[value] = true
				cut := strings.LastIndexByte(value, '-')
				value = value[:max(cut, 0)]
			}
		}
		for _, w := range s.Words {
			if w.Capital {
				keys[strings.ReplaceAll(w.Fold, "-", "")] = true
				keys[text.FoldName(w.In(v.text(article)))] = true
			}
		}
		for _, n := range s.Names {
			keys[lastWord(n.Value)] = true
		}
	}
	return keys
}
