package echo

import (
	"cmp"
	"slices"
	"sort"

	"triptych/model"
	"triptych/model/text"
)

// A Share says how much of an article stands word for word in another.
type Share struct {
	Article, Other int
	Words          int // of Article that stand in Other
	Of             int // words of Article, at least one
}

// Part is the share as a number from 0 to 1.
func (s Share) Part() float64 { return float64(s.Words) / float64(s.Of) }

// Shares returns how much of each article stands in each other one, by what they
// copy of one another: both ways of each pair of articles with a copy, the largest
// shares first.
func Shares(story *model.Story, copies []model.Copy) []Share {
	spans := make([]map[int][]model.Span, len(story.Articles)) // by article, and by the other
	for _, c := range copies {
		for i, s := range c.Places {
			if spans[s.Article] == nil {
				spans[s.Article] = make(map[int][]model.Span)
			}
			other := c.Places[1-i].Article
			spans[s.Article][other] = append(spans[s.Article][other], s.Span)
		}
	}
	var list []Share
	for article, by := range spans {
		if len(by) == 0 {
			continue
		}
		of := wordStarts(&story.Articles[article])
		for other, covered := range by {
			if words := within(of, covered); words > 0 {
				list = append(list, Share{article, other, words, len(of)})
			}
		}
	}
	slices.SortFunc(list, func(x, y Share) int {
		return cmp.Or(cmp.Compare(y.Part(), x.Part()), cmp.Compare(x.Article, y.Article), cmp.Compare(x.Other, y.Other))
	})
	return list
}

// wordStarts returns where the words of an article's sentences start, ascending.
func wordStarts(a *model.Article) []int {
	var list []int
	for _, s := range a.Sentences {
		for _, w := range text.Words(s.In(a.Text), s.Start) {
			list = append(list, w.Start)
		}
	}
	return list
}

// within counts the offsets that stand in at least one of the spans.
func within(offsets []int, spans []model.Span) int {
	slices.SortFunc(spans, func(x, y model.Span) int { return cmp.Compare(x.Start, y.Start) })
	n, end := 0, 0
	for _, s := range spans {
		from := sort.SearchInts(offsets, max(s.Start, end))
		to := sort.SearchInts(offsets, s.End)
		n += max(0, to-from)
		end = max(end, s.End)
	}
	return n
}

// Taken returns the copies that one article has from the other, or both from an agency:
// those of which at least MinCopied words are not within quotation marks, since what
// somebody said is quoted by many.
func Taken(story *model.Story, c model.Common) []model.Copy {
	quoted := make([][]model.Span, len(story.Articles))
	for _, q := range c.Quotes {
		quoted[q.Article] = append(quoted[q.Article], q.Span)
	}
	var list []model.Copy
	for _, one := range c.Copies {
		if s := one.Places[0]; one.Words-spoken(&story.Articles[s.Article], s.Span, quoted[s.Article]) >= MinCopied {
			list = append(list, one)
		}
	}
	return list
}

// spoken counts the words of a stretch of an article that are quoted.
func spoken(a *model.Article, stretch model.Span, quoted []model.Span) int {
	n := 0
	for _, q := range quoted {
		if part := (model.Span{Start: max(q.Start, stretch.Start), End: min(q.End, stretch.End)}); part.Start < part.End {
			n += len(text.Words(part.In(a.Text), 0))
		}
	}
	return n
}

// OneSource returns the articles that give details in words that one has from the
// other or both from an agency: those of details that stand in the two places of one
// copy: see [Taken]. Each group has at least two articles, ascending.
func OneSource(copies []model.Copy, details []model.Detail) [][]int {
	var groups [][]int
	for _, c := range copies {
		if !holds(c.Places[0], details) || !holds(c.Places[1], details) {
			continue
		}
		joined := []int{c.Places[0].Article, c.Places[1].Article}
		groups = slices.DeleteFunc(groups, func(g []int) bool {
			shared := slices.ContainsFunc(g, func(a int) bool { return slices.Contains(joined, a) })
			if shared {
				joined = append(joined, g...)
			}
			return shared
		})
		slices.Sort(joined)
		groups = append(groups, slices.Compact(joined))
	}
	slices.SortFunc(groups, slices.Compare)
	return groups
}

// holds reports whether all details of a stretch's article stand in it, and there
// are any. What a headline says has no part in it.
func holds(s model.Stretch, details []model.Detail) bool {
	any := false
	for _, d := range details {
		if d.Article != s.Article || d.Sentence == model.InTitle {
			continue
		}
		if d.Start < s.Start || d.End > s.End {
			return false
		}
		any = true
	}
	return any
}
