package coverage

import (
	"slices"

	"triptych/model"
)

// A given is what one article gives to one topic.
type given struct {
	words int
	order int  // the article takes the topic up as its first, second …; 0: not covered
	first bool // no other article that covers the topic has so early a date
}

// A tally is the numbers of the overview.
type tally struct {
	given    [][]given // by topic, article
	most     []int     // by topic: the words of the article that gives it most
	lengths  []int     // by article: words
	unshared []int     // by article: words of sentences that no topic holds
	alone    int       // the most of them
	dated    bool      // some article has the earliest date for a topic
}

// lengthsOf counts the words of each article.
func lengthsOf(story *model.Story) []int {
	lengths := make([]int, len(story.Articles))
	for i := range story.Articles {
		lengths[i] = countWords(story.Articles[i].Text)
	}
	return lengths
}

// count makes the tally.
func count(a *model.Analysis) *tally {
	n := len(a.Story.Articles)
	c := &tally{lengths: lengthsOf(a.Story), unshared: make([]int, n)}
	c.given = make([][]given, len(a.Topics))
	for i := range c.given {
		c.given[i] = make([]given, n)
	}
	for i := range n {
		c.read(a, i)
	}
	c.alone = slices.Max(append(slices.Clone(c.unshared), 0))
	for _, topic := range c.given {
		most := 0
		for _, g := range topic {
			most = max(most, g.words)
		}
		c.most = append(c.most, most)
	}
	c.dates(a.Story)
	return c
}

// read adds up the sentences of one article.
func (c *tally) read(a *model.Analysis, article int) {
	order := 0
	for i := range a.Story.Articles[article].Sentences {
		ref := model.SentenceRef{Article: article, Sentence: i}
		words := countWords(a.Story.SentenceText(ref))
		topic := a.TopicOf(ref)
		if topic < 0 {
			c.unshared[article] += words
			continue
		}
		g := &c.given[topic][article]
		g.words += words
		if g.order == 0 {
			order++
			g.order = order
		}
	}
}

// dates finds for each topic the article with the earliest date.
func (c *tally) dates(story *model.Story) {
	all := make([]date, len(story.Articles))
	for i := range all {
		all[i] = dateOf(story.Articles[i].Date)
	}
	for _, topic := range c.given {
		var articles []int
		var dates []date
		for i := range topic {
			if topic[i].order > 0 {
				articles, dates = append(articles, i), append(dates, all[i])
			}
		}
		for k, first := range earliest(dates) {
			topic[articles[k]].first = first
			c.dated = c.dated || first
		}
	}
}

// share is the part of an article that no topic holds, in per cent. Some is
// never none, and not all is never all.
func (c *tally) share(article int) int {
	part, whole := c.unshared[article], c.lengths[article]
	if part == 0 || whole == 0 {
		return 0
	}
	if part >= whole {
		return 100
	}
	return max(1, min(99, (200*part+whole)/(2*whole)))
}
