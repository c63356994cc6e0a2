package model

import (
	"slices"
	"testing"
)

func TestComparedIsAllOfOrdinaryArticles(t *testing.T) {
	s := story(4, 0, 700)
	if got := s.Compared(); !slices.Equal(got, []int{4, 0, 700}) || !s.IsWhollyCompared() {
		t.Errorf("of 4, 0 and 700 sentences %v are compared", got)
	}
}

func TestComparedIsBoundedByWork(t *testing.T) {
	for _, sizes := range [][]int{
		{30_000, 10}, {30_000, 30_000}, {8000, 8000, 8000, 8000, 8000}, {10_000, 10, 10, 10, 10, 10, 10, 10, 10},
		{9000, 9000, 9000, 9000, 9000, 9000, 9000, 9000, 9000},
	} {
		s := story(sizes...)
		got := s.Compared()
		work := 0
		for i, n := range got {
			own := s.Articles[i].workWithin(n)
			work += own * (len(sizes) - 1)
			if own > maxArticleWork || n < min(sizes[i], 500) {
				t.Errorf("of %v sentences %v are compared", sizes, got)
			}
			if sizes[i] <= 10 && n != sizes[i] {
				t.Errorf("of %v sentences %v are compared: a short article is not compared wholly beside long ones", sizes, got)
			}
		}
		if work > maxStoryWork || s.IsWhollyCompared() {
			t.Errorf("of %v sentences %v are compared: %d units of work of %d", sizes, got, work, maxStoryWork)
		}
	}
}

func TestComparedCountsLongSentencesForMore(t *testing.T) {
	s := story(4000, 4)
	for i := range s.Articles[0].Sentences {
		s.Articles[0].Sentences[i].Span = Span{i * 3000, i*3000 + 2900}
	}
	if got := s.Compared()[0]; got < 300 || got > 500 {
		t.Errorf("of 4000 sentences of 2,900 bytes %d are compared", got)
	}
}

func TestFairShare(t *testing.T) {
	for _, c := range []struct {
		costs     []int
		all, want int
	}{
		{[]int{1, 2, 3}, 100, 33},
		{[]int{10, 10}, 10, 5},
		{[]int{1, 10, 10}, 11, 5},
		{[]int{3, 4, 50, 60}, 47, 20},
		{nil, 10, 10},
		{[]int{5}, 10, 10},
	} {
		if got := fairShare(c.costs, c.all); got != c.want {
			t.Errorf("of %v the share of %d is %d, want %d", c.costs, c.all, got, c.want)
		}
	}
}
