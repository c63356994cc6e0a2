package model

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
)

// An Amendment is a person's decision on one difference: that there is one which
// the analysis does not have, that one is another, or that one is none. Of both
// differences only kind, relation and mentions count, those in headlines too, and of a
// mention only where it stands.
type Amendment struct {
	Was     Difference // without mentions for one that the analysis does not have
	Is      Difference // without mentions for none
	Changed bool       // some of the words of Is are gone since, or others
}

// Check returns an error if the amendment says nothing, its relation does not fit
// the number of articles that it has words of, or a mention is outside of its
// sentence or of the story.
func (a *Amendment) Check(story *Story) error {
	if len(a.Was.Articles()) == 0 && len(a.Is.Articles()) == 0 {
		return errors.New("amendment: it has no words")
	}
	for _, m := range slices.Concat(a.Was.Mentions, a.Is.Mentions) {
		if err := story.checkDetail(m); err != nil {
			return fmt.Errorf("amendment: %w", err)
		}
	}
	for _, m := range slices.Concat(a.Was.TitleMentions, a.Is.TitleMentions) {
		if err := story.checkTitleDetail(m); err != nil {
			return fmt.Errorf("amendment: %w", err)
		}
		if len(story.Articles[m.Article].Sentences) == 0 {
			return fmt.Errorf("amendment: article %d has a headline alone", m.Article)
		}
	}
	if n := len(a.Is.Articles()); n > 0 && !a.Is.Relation.fits(n) {
		return fmt.Errorf("amendment: a %s has no words of %d articles", a.Is.Relation, n)
	}
	return nil
}

// fits reports whether a difference with words of so many articles can have the
// relation.
func (r Relation) fits(articles int) bool {
	if r == Extra {
		return articles == 1
	}
	return r.Rank() >= 0 && articles > 1
}

// Same reports whether two differences have one kind, one relation and the very
// same words.
func (d *Difference) Same(o *Difference) bool {
	return d.Kind == o.Kind && d.Relation == o.Relation && d.SameWords(o)
}

// SameWords reports whether two differences are of the very same words of the
// articles, or, where both have none, of their headlines.
func (d *Difference) SameWords(o *Difference) bool {
	if len(d.Mentions)+len(o.Mentions) == 0 {
		return sameDetails(d.TitleMentions, o.TitleMentions)
	}
	return sameDetails(d.Mentions, o.Mentions)
}

// SameThroughout reports whether two differences are the same, in headlines too.
func (d *Difference) SameThroughout(o *Difference) bool {
	return d.Same(o) && sameDetails(d.TitleMentions, o.TitleMentions)
}

// sameDetails reports whether two lists have the same places, in any order.
func sameDetails(list, other []Detail) bool {
	return slices.EqualFunc(inPlace(list), inPlace(other), func(x, y Detail) bool {
		return x.Article == y.Article && x.Span == y.Span
	})
}

// inPlace returns mentions by article, then by place.
func inPlace(list []Detail) []Detail {
	return slices.SortedStableFunc(slices.Values(list), func(x, y Detail) int {
		return cmp.Or(cmp.Compare(x.Article, y.Article), cmp.Compare(x.Start, y.Start), cmp.Compare(x.End, y.End))
	})
}

// Equal reports whether two amendments say the same.
func (a *Amendment) Equal(o *Amendment) bool {
	return a.Changed == o.Changed && a.Was.SameThroughout(&o.Was) && a.Is.SameThroughout(&o.Is)
}

// RelationsOf returns the relations that words can have to one another, the gravest
// first: with words of one article an extra, with those of more a conflict or a
// variant, and where another article treats their topic a detail that it misses.
func (a *Analysis) RelationsOf(words []Detail) []Relation {
	d := Difference{Mentions: words}
	articles := d.Articles()
	var list []Relation
	for _, r := range Relations() {
		if r.fits(len(articles)) && (r != Missing || a.leftOut(words, articles)) {
			list = append(list, r)
		}
	}
	return list
}

// leftOut reports whether an article beside those of the words treats their topic.
func (a *Analysis) leftOut(words []Detail, articles []int) bool {
	topic := a.TopicOfWords(words)
	return topic >= 0 && slices.ContainsFunc(a.Topics[topic].Passages, func(p Passage) bool { return !slices.Contains(articles, p.Article) })
}

// TopicOfWords returns the topic that holds most of the words, of several the one
// that holds the first of them; -1 where none holds any. Words of a headline are held
// by the topic with which their article begins.
func (a *Analysis) TopicOfWords(words []Detail) int {
	topic, most := -1, 0
	counts := make(map[int]int)
	for _, m := range words {
		if t := a.TopicOf(m.Beside()); t >= 0 {
			counts[t]++
		}
	}
	for _, m := range words {
		if t := a.TopicOf(m.Beside()); counts[t] > most {
			topic, most = t, counts[t]
		}
	}
	return topic
}
