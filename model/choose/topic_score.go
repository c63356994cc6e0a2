package choose

import (
	"cmp"
	"slices"

	"triptych/model"
	"triptych/model/text"
)

// A topic is what the score of a topic depends on.
type topic struct {
	articles    set // those that cover it
	sentences   []sentence
	differences []difference
}

// A sentence is one that occurs word for word in the passages of some articles,
// as its share of each passage, the largest first.
type sentence []share

type share struct {
	article  int
	fraction float64
}

// A difference is the articles that mention it and their versions of it.
type difference struct {
	relation int  // its place among [model.Relations]
	twoSided bool // conflict or variant: those who mention it differ; else some have it and others do not
	articles set
	versions []set // for each version the articles that have it
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
		slices.SortStableFunc(s, func(x, y share) int { return cmp.Compare(y.fraction, x.fraction) })
	}
	return t
}

// differenceOf groups the mentions by what they say: by their normal forms or,
// if there are none or all are equal, by their words.
func differenceOf(story *model.Story, d *model.Difference) difference {
	byValue := func(m model.Detail) string { return m.Value }
	byWords := func(m model.Detail) string { return text.Fold(m.In(story.Articles[m.Article].Text)) }
	one := differenceBy(d, func(m model.Detail) string { return cmp.Or(byValue(m), byWords(m)) })
	if len(one.versions) == 1 {
		return differenceBy(d, byWords)
	}
	return one
}

func differenceBy(d *model.Difference, said func(model.Detail) string) difference {
	one := difference{
		relation: slices.Index(model.Relations(), d.Relation),
		twoSided: d.Relation == model.Conflict || d.Relation == model.Variant,
	}
	way := make(map[string]int)
	for _, m := range d.Mentions {
		key := said(m)
		i, ok := way[key]
		if !ok {
			i = len(one.versions)
			way[key] = i
			one.versions = append(one.versions, 0)
		}
		one.versions[i] |= setOf(m.Article)
		one.articles |= setOf(m.Article)
	}
	return one
}

// score returns the topic's score for a set of n articles, see Columns.
func (t *topic) score(chosen set, n int) float64 {
	if n < 2 {
		return float64((t.articles & chosen).size())
	}
	shared := max(0, t.accounts(chosen)-1) / float64(n-1)
	return shared * (1 + t.differenceScore(chosen))
}

// accounts returns how many accounts of the topic the articles of the set give.
// Each article's passage counts 1, spread evenly over its sentences. A sentence
// that several have counts once, for the one to whose passage it gives most. So
// copies are one account together, passages with no sentence in common one
// each.
func (t *topic) accounts(chosen set) float64 {
	sum := 0.0
	for _, s := range t.sentences {
		if i := slices.IndexFunc(s, func(one share) bool { return chosen.has(one.article) }); i >= 0 {
			sum += s[i].fraction
		}
	}
	return sum
}

// differenceScore returns how much the articles of the set differ on the topic,
// from 0 to below 1.
func (t *topic) differenceScore(chosen set) float64 {
	var count [4]int // by relation
	for i := range t.differences {
		if d := &t.differences[i]; d.remains(chosen, t.articles) {
			count[d.relation]++
		}
	}
	sum := 0.0
	for relation, k := range count {
		sum += float64(int(8)>>relation) / 15 * float64(k) / float64(k+1)
	}
	return sum
}

// remains reports whether the difference remains among the chosen articles: two
// of them have different versions or, for an extra or missing detail, one has
// it and another with the topic does not.
func (d *difference) remains(chosen, treating set) bool {
	if !d.twoSided {
		return d.articles&chosen != 0 && treating&^d.articles&chosen != 0
	}
	ways := 0
	for _, articles := range d.versions {
		if articles&chosen != 0 {
			ways++
		}
	}
	return ways > 1 && (d.articles&chosen).size() > 1
}
