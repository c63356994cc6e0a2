package coverage

import (
	"unicode"

	"triptych/model"
)

// A given is how much one article has on one topic.
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

// newTally returns the tally of a story. Without an analysis it has the articles'
// lengths alone.
func newTally(story *model.Story, a *model.Analysis) *tally {
	n := len(story.Articles)
	c := &tally{unshared: make([]int, n)}
	for i := range n {
		c.lengths = append(c.lengths, countWords(story.Articles[i].Text))
	}
	if a == nil {
		return c
	}
	c.given, c.most = make([][]given, len(a.Topics)), make([]int, len(a.Topics))
	for i := range c.given {
		c.given[i] = make([]given, n)
	}
	for i := range n {
		c.addArticle(a, i)
		c.alone = max(c.alone, c.unshared[i])
	}
	for i, topic := range c.given {
		for _, g := range topic {
			c.most[i] = max(c.most[i], g.words)
		}
	}
	c.dates(a.Story)
	return c
}

// addArticle adds up the sentences of one article.
func (c *tally) addArticle(a *model.Analysis, article int) {
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

// countWords counts words as word processors do: letters and digits between
// spaces or dashes are one word, and each ideograph and kana is one.
func countWords(s string) int {
	n := 0
	inside := false // a word has begun that is counted
	for _, r := range s {
		switch {
		case unicode.IsSpace(r) || r == '–' || r == '—':
			inside = false
		case r >= 0x2E80 && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana):
			inside = false
			n++
		case !inside && (unicode.IsLetter(r) || unicode.IsDigit(r)):
			inside = true
			n++
		}
	}
	return n
}
