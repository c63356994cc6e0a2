package choose

import (
	"cmp"
	"slices"

	"triptych/model"
	"triptych/model/text"
)

// A topic is what the worth of a topic depends on.
type topic struct {
	articles    set // those that treat it
	sentences   []sentence
	differences []difference
}

// A sentence is one that stands word for word in the passages of some articles.
// It is listed as a share of each passage, the largest first.
type sentence []share

type share struct {
	article int
	of1     float64
}

// A difference is told by which articles, and in which ways.
type difference struct {
	relation int  // its place among [model.Relations]
	between  bool // those that tell it, in different ways; or else some tell it and others do not
	articles set
	ways     []set // articles that tell it alike, a set each
}

func topicsOf(a *model.Analysis) []topic {
	topics := make([]topic, len(a.Topics))
	for i := range a.Topics {
		topics[i] = topicOf(a, &a.Topics[i])
	}
	for i := range a.Differences {
		d := &a.Differences[i]
		topics[d.Topic].differences = append(topics[d.Topic].differences, differenceOf(a.Story, d))
	}
	return topics
}

func topicOf(a *model.Analysis, from *model.Topic) topic {
	var t topic
	number := make(map[string]int) // of a sentence's words
	for _, p := range from.Passages {
		t.articles |= setOf(p.Article)
		words := make([]string, len(p.Sentences))
		for i, s := range p.Sentences {
			words[i] = text.Fold(a.Story.SentenceText(model.SentenceRef{Article: p.Article, Sentence: s}))
		}
		slices.Sort(words)
		words = slices.Compact(words)
		for _, w := range words {
			i, ok := number[w]
			if !ok {
				i = len(t.sentences)
				number[w] = i
				t.sentences = append(t.sentences, nil)
			}
			t.sentences[i] = append(t.sentences[i], share{p.Article, 1 / float64(len(words))})
		}
	}
	for _, s := range t.sentences {
		slices.SortStableFunc(s, func(x, y share) int { return cmp.Compare(y.of1, x.of1) })
	}
	return t
}

// differenceOf sorts the mentions by what they say: by their normal forms or,
// where there is none or all are alike, by their words.
func differenceOf(story *model.Story, d *model.Difference) difference {
	byValue := func(m model.Detail) string { return m.Value }
	byWords := func(m model.Detail) string { return text.Fold(m.In(story.Articles[m.Article].Text)) }
	one := gather(d, func(m model.Detail) string { return cmp.Or(byValue(m), byWords(m)) })
	if len(one.ways) == 1 {
		return gather(d, byWords)
	}
	return one
}

func gather(d *model.Difference, said func(model.Detail) string) difference {
	one := difference{
		relation: slices.Index(model.Relations(), d.Relation),
		between:  d.Relation == model.Conflict || d.Relation == model.Variant,
	}
	way := make(map[string]int)
	for _, m := range d.Mentions {
		key := said(m)
		i, ok := way[key]
		if !ok {
			i = len(one.ways)
			way[key] = i
			one.ways = append(one.ways, 0)
		}
		one.ways[i] |= setOf(m.Article)
		one.articles |= setOf(m.Article)
	}
	return one
}

// worth is what the topic is worth to a set of n articles.
func (t *topic) worth(chosen set, n int) float64 {
	if n < 2 {
		return float64((t.articles & chosen).size())
	}
	shared := max(0, t.accounts(chosen)-1) / float64(n-1)
	return shared * (1 + t.differing(chosen))
}

// accounts counts in how many ways the articles of the set tell of the topic.
// Each article's passage counts 1, spread evenly over its sentences. A sentence
// that several have counts once, for the one to whose passage it gives most. So
// copies are one account together, passages with no sentence in common one each.
func (t *topic) accounts(chosen set) float64 {
	sum := 0.0
	for _, s := range t.sentences {
		if i := slices.IndexFunc(s, func(one share) bool { return chosen.has(one.article) }); i >= 0 {
			sum += s[i].of1
		}
	}
	return sum
}

// differing tells how much the articles of the set differ on the topic.
func (t *topic) differing(chosen set) float64 {
	var count [4]int // by relation
	for i := range t.differences {
		if d := &t.differences[i]; d.among(chosen, t.articles) {
			count[d.relation]++
		}
	}
	sum := 0.0
	for relation, k := range count {
		sum += float64(int(8)>>relation) / 15 * float64(k) / float64(k+1)
	}
	return sum
}

// among tells whether the difference is left among the articles of the set: two
// of them tell it in different ways or, of what only some tell, one tells it and
// another that treats the topic does not.
func (d *difference) among(chosen, treating set) bool {
	if !d.between {
		return d.articles&chosen != 0 && treating&^d.articles&chosen != 0
	}
	ways := 0
	for _, articles := range d.ways {
		if articles&chosen != 0 {
			ways++
		}
	}
	return ways > 1 && (d.articles&chosen).size() > 1
}
