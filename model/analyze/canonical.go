package analyze

import (
	"cmp"
	"slices"
	"sort"

	"triptych/model"
	"triptych/model/align"
	"triptych/model/detail"
)

// A canonical is what of a story is compared, with its articles in an order that
// depends on their contents alone, so that the order in which they are given does
// not change what is found.
type canonical struct {
	*model.Story
	original []int // by article: its index in the story as it was given
	index    []int // by article as it was given: its index here
}

func newCanonical(story *model.Story) *canonical {
	story = compared(story)
	c := &canonical{original: make([]int, len(story.Articles)), index: make([]int, len(story.Articles))}
	for i := range c.original {
		c.original[i] = i
	}
	slices.SortStableFunc(c.original, func(i, j int) int {
		a, b := &story.Articles[i], &story.Articles[j]
		return cmp.Or(cmp.Compare(a.Text, b.Text), cmp.Compare(a.Source, b.Source), cmp.Compare(a.Date, b.Date), cmp.Compare(a.Title, b.Title))
	})
	ordered := *story
	ordered.Articles = nil
	for at, i := range c.original {
		c.index[i] = at
		ordered.Articles = append(ordered.Articles, story.Articles[i])
	}
	c.Story = &ordered
	return c
}

// compared returns the story with no more of each article than is compared. Places
// in it are the same in the whole story.
func compared(story *model.Story) *model.Story {
	part := *story
	part.Articles = slices.Clone(story.Articles)
	for i, n := range story.Compared() {
		a := &part.Articles[i]
		if n == len(a.Sentences) {
			continue
		}
		last := a.Sentences[n-1]
		a.Sentences, a.Blocks, a.Text = a.Sentences[:n], slices.Clone(a.Blocks[:last.Block+1]), a.Text[:last.End]
		a.Blocks[last.Block].End = last.End
		runs := a.Blocks[last.Block].Runs
		a.Blocks[last.Block].Runs = runs[:sort.Search(len(runs), func(i int) bool { return runs[i].End > last.End })]
	}
	return &part
}

// renumberTopics returns topics with their articles numbered as articles says, by old
// index.
func renumberTopics(list []model.Topic, articles []int) []model.Topic {
	moved := slices.Clone(list)
	for t := range moved {
		passages := slices.Clone(moved[t].Passages)
		for p := range passages {
			passages[p].Article = articles[passages[p].Article]
		}
		slices.SortFunc(passages, func(p, q model.Passage) int { return cmp.Compare(p.Article, q.Article) })
		moved[t].Passages = passages
	}
	return moved
}

// renumberCounterparts is the same for counterparts.
func renumberCounterparts(list []model.Counterpart, articles []int) []model.Counterpart {
	moved := slices.Clone(list)
	for i := range moved {
		moved[i].From.Article, moved[i].To.Article = articles[moved[i].From.Article], articles[moved[i].To.Article]
	}
	return moved
}

// renumberDifferences is the same for differences.
func renumberDifferences(list []model.Difference, articles []int) []model.Difference {
	moved := slices.Clone(list)
	for i := range moved {
		moved[i].Mentions = renumberMentions(moved[i].Mentions, articles)
		moved[i].TitleMentions = renumberMentions(moved[i].TitleMentions, articles)
	}
	return moved
}

// renumberFacts is the same for facts.
func renumberFacts(list []model.Fact, articles []int) []model.Fact {
	moved := slices.Clone(list)
	for i := range moved {
		moved[i].Mentions = renumberMentions(moved[i].Mentions, articles)
	}
	return moved
}

// renumberMentions returns mentions with their articles numbered anew, by article,
// then by place.
func renumberMentions(list []model.Detail, articles []int) []model.Detail {
	moved := slices.Clone(list)
	for i := range moved {
		moved[i].Article = articles[moved[i].Article]
	}
	slices.SortStableFunc(moved, func(x, y model.Detail) int {
		return cmp.Or(cmp.Compare(x.Article, y.Article), cmp.Compare(x.Start, y.Start))
	})
	return moved
}

// restored returns what was found in c as of the story that was given, topics by
// their first sentence, and counterparts of headlines by article.
func (c *canonical) restored(found *align.Result) (topics []model.Topic, links, weak, titles []model.Counterpart) {
	topics = renumberTopics(found.Topics, c.original)
	slices.SortStableFunc(topics, func(s, t model.Topic) int { return firstSentence(s).Compare(firstSentence(t)) })
	titles = renumberCounterparts(found.Titles, c.original)
	slices.SortStableFunc(titles, func(x, y model.Counterpart) int {
		return cmp.Or(cmp.Compare(x.From.Article, y.From.Article), cmp.Compare(x.To.Article, y.To.Article))
	})
	return topics, renumberCounterparts(found.Counterparts, c.original), renumberCounterparts(found.Weak, c.original), titles
}

// given returns readings of c in the order in which the articles were given.
func (c *canonical) given(readings []detail.Reading) []detail.Reading {
	list := make([]detail.Reading, len(readings))
	for i, at := range c.index {
		list[i] = readings[at]
	}
	return list
}

func firstSentence(t model.Topic) model.SentenceRef {
	return model.SentenceRef{Article: t.Passages[0].Article, Sentence: t.Passages[0].Sentences[0]}
}
