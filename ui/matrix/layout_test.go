package matrix

import (
	"fmt"
	"strings"
	"testing"
)

func TestArrange(t *testing.T) {
	for _, c := range []struct {
		width, columns int
		want           string
	}{
		{120, 3, "[{0 39} {40 39} {80 39}]"},
		{60, 2, "[{0 29} {30 29}]"},
		{59, 2, "stacked [{0 59} {0 59}]"},
		{62, 3, "[{0 20} {21 20} {42 20}]"},
		{61, 3, "stacked [{0 61} {0 61} {0 61}]"},
		{120, 9, "stacked [" + strings.TrimSuffix(strings.Repeat("{20 80} ", 9), " ") + "]"},
		{320, 3, "[{39 80} {120 80} {201 80}]"},
		{30, 1, "[{0 30}]"}, {200, 1, "[{60 80}]"}, {1, 2, "stacked [{0 1} {0 1}]"}, {40, 0, "[]"},
	} {
		g := arrange(c.width, c.columns)
		got := fmt.Sprint(g.lanes)
		if g.stacked {
			got = "stacked " + got
		}
		if got != c.want {
			t.Errorf("%d columns in %d cells: %s, want %s", c.columns, c.width, got, c.want)
		}
	}
}

func TestArrangeHolds(t *testing.T) {
	for width := 1; width <= 330; width++ {
		for columns := range 10 {
			g := arrange(width, columns)
			end := g.left
			for _, l := range g.lanes {
				if l.width < 1 || l.x < end || l.x+l.width > width || l.x+l.width > g.left+g.span {
					t.Fatalf("%d columns in %d cells: %+v", columns, width, g)
				}
				if !g.stacked {
					end = l.x + l.width + 1
				}
			}
		}
	}
}

// TestCells holds that every sentence is in the cell of its topic, or in the fold
// after the topic that it follows.
func TestCells(t *testing.T) {
	a := fixture(t)
	for _, c := range []struct {
		article int
		cell    Section
		want    string
	}{
		{0, Section{Topic: -1, Fold: true}, "0-0"},
		{0, Section{Topic: 0}, "1-1"},
		{0, Section{Topic: 3, Fold: true}, "7-7"},
		{0, Section{Topic: 4, Fold: true}, "5-5"},
		{1, Section{Topic: 3}, "0-1"},
		{1, Section{Topic: 0, Fold: true}, ""},
		{2, Section{Topic: 2}, "3-3 5-5"},
		{2, Section{Topic: 2, Fold: true}, "4-4"},
		{2, Section{Topic: 1}, ""},
	} {
		got := ""
		own := cellsOf(a, c.article)[c.cell]
		for _, p := range own.pieces {
			got += fmt.Sprintf(" %d-%d", p.first, p.last)
		}
		if strings.TrimPrefix(got, " ") != c.want {
			t.Errorf("article %d, %+v: sentences%s, want %s", c.article, c.cell, got, c.want)
		}
	}
	for i := range a.Story.Articles {
		sentences := 0
		for _, c := range cellsOf(a, i) {
			sentences += c.sentences
		}
		if want := len(a.Story.Articles[i].Sentences); sentences != want {
			t.Errorf("article %d: %d sentences in cells, want %d", i, sentences, want)
		}
	}
}

func TestSections(t *testing.T) {
	a := fixture(t)
	for _, c := range []struct {
		articles []int
		leader   int
		want     string
	}{
		{nil, 0, "fold, 0, 5, 1, 2, fold, 4, fold, 3, fold"},
		{nil, 1, "fold, 4, fold, 3, fold, 0, 5, 1, 2, fold"},
		{[]int{2, 0}, 0, "fold, 0, 1, 2, fold, 4, fold, 3, fold"},
		{[]int{2}, 0, "0, 2, fold, 4, fold"},
		{[]int{}, 0, ""},
	} {
		m := New(a, Options{Width: 100, Articles: c.articles, Leader: c.leader})
		var names []string
		for _, s := range m.sections {
			if s.Fold {
				names = append(names, "fold")
			} else {
				names = append(names, fmt.Sprint(s.Topic))
			}
		}
		if got := strings.Join(names, ", "); got != c.want {
			t.Errorf("articles %v led by %d: %s, want %s", c.articles, c.leader, got, c.want)
		}
	}
}
