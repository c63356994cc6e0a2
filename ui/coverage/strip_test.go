package coverage

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"triptych/model"
	"triptych/ui/column"
	"triptych/ui/internal/uitest"
	"triptych/ui/theme"
)

// rowBytes is the bytes of a row of the articles that patched makes.
const rowBytes = 10

// patched returns an analysis of one article with sentences of random length, each
// of one of so many topics or of none, with some conflicts.
func patched(t *testing.T, random *rand.Rand, topics int) *model.Analysis {
	t.Helper()
	a := model.Article{}
	list := make([]model.Topic, topics)
	var differences []model.Difference
	for s := range 1 + random.IntN(40) {
		start := len(a.Text)
		a.Text += strings.Repeat("x", 1+random.IntN(45))
		a.Sentences = append(a.Sentences, model.Sentence{Span: model.Span{Start: start, End: len(a.Text)}})
		k := random.IntN(topics + 1)
		if k == topics {
			continue
		}
		if len(list[k].Passages) == 0 {
			list[k].Passages = []model.Passage{{}}
		}
		list[k].Passages[0].Sentences = append(list[k].Passages[0].Sentences, s)
		at := start + random.IntN(len(a.Text)-start)
		differences = append(differences, model.Difference{Topic: k, Relation: model.Relations()[random.IntN(4)], Mentions: []model.Detail{
			{SentenceRef: model.SentenceRef{Sentence: s}, Span: model.Span{Start: at, End: at + 1 + random.IntN(len(a.Text)-at)}}}})
	}
	analysis, err := model.NewAnalysis(&model.Story{Articles: []model.Article{a}}, model.Automatic, list, nil, differences)
	if err != nil {
		t.Fatal(err)
	}
	return analysis
}

// TestStripShowsWhatThereIs compares the strip with a count of every byte.
func TestStripShowsWhatThereIs(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for range 300 {
		topics := 1 + random.IntN(12)
		a := patched(t, random, topics)
		article := &a.Story.Articles[0]
		rows := (len(article.Text) + rowBytes - 1) / rowBytes
		s := New(a, 0, rows, func(offset int) int { return offset / rowBytes })
		height := 1 + random.IntN(2*rows)
		for y, p := range s.compress(height) {
			from, to, topic, row := p.from, p.to, p.topic, p.row
			bytes := make([]int, topics)
			for offset := from * rowBytes; offset < min(to*rowBytes, len(article.Text)); offset++ {
				if k := a.TopicOf(model.SentenceRef{Sentence: article.SentenceAt(offset)}); k >= 0 {
					bytes[k]++
				}
			}
			switch most := slices.Max(bytes); {
			case most == 0 && topic != -1:
				t.Fatalf("topic %d where there is none", topic)
			case most > 0 && (topic < 0 || bytes[topic] != most):
				t.Fatalf("row %d of %d is on topic %d, want one with %d bytes of %v", y, height, topic, most, bytes)
			case row < from || row >= to:
				t.Fatalf("topic %d stands in row %d, outside %d to %d", topic, row, from, to)
			}
			conflict := slices.ContainsFunc(a.Mentions(0), func(m model.Mention) bool {
				return m.Relation == model.Conflict && m.Start/rowBytes < to && (m.End-1)/rowBytes >= from
			})
			if row := ansi.Strip(s.Row(y, height, 0, 1, theme.New(true))); strings.HasPrefix(row, " !") != conflict {
				t.Fatalf("row %d of %d is %q, a conflict: %v", y, height, row, conflict)
			}
		}
	}
}

// TestPartsCoverTheArticle: the rows of a strip stand for every row of the
// article once, in order.
func TestPartsCoverTheArticle(t *testing.T) {
	for rows := range 40 {
		s := &Strip{rows: rows}
		for height := range 50 {
			next := 0
			for y, p := range s.compress(height) {
				if p.from != next || p.to <= p.from {
					t.Fatalf("%d rows in %d: row %d is from %d to %d, want from %d", rows, height, y, p.from, p.to, next)
				}
				if at := s.RowAt(y, height); at < p.from || at >= p.to {
					t.Fatalf("%d rows in %d: a click on row %d leads to %d", rows, height, y, at)
				}
				next = p.to
			}
			if height > 0 && next != rows {
				t.Fatalf("%d rows in %d: %d are shown", rows, height, next)
			}
		}
	}
}

// TestPosition: without colour, one stretch of rows is marked, and it is what is
// on the screen.
func TestPosition(t *testing.T) {
	a := fixture(t)
	th := theme.New(true)
	g := &th.Glyphs
	for _, analysis := range []*model.Analysis{a, nil} {
		c := column.New(&a.Story.Articles[0], column.Options{Width: 24})
		s := New(analysis, 0, c.Rows(), c.RowOf)
		for _, height := range []int{1, 3, 7, c.Rows(), c.Rows() + 5} {
			for top := -height; top <= c.Rows(); top++ {
				var marked []int
				for y := range height {
					bar := strings.TrimLeft(ansi.Strip(s.Row(y, height, top, height, th)), " !")
					if bar == g.StripHere || bar == g.PlainHere {
						marked = append(marked, y)
					}
				}
				if len(marked) == 0 || marked[len(marked)-1]-marked[0] != len(marked)-1 {
					t.Fatalf("top %d of %d in %d: rows %v are marked", top, c.Rows(), height, marked)
				}
				for _, y := range marked {
					p := s.compress(height)[y]
					if on := p.from < top+height && p.to > top; !on && top+height > 0 && top < c.Rows() {
						t.Fatalf("top %d of %d in %d: row %d is marked", top, c.Rows(), height, y)
					}
				}
			}
		}
	}
}

// TestConflictsAreReached: a click on a conflict's mark leads to its row.
func TestConflictsAreReached(t *testing.T) {
	a := fixture(t)
	th := theme.New(true)
	for article := range a.Story.Articles {
		c := column.New(&a.Story.Articles[article], column.Options{Width: 20})
		s := New(a, article, c.Rows(), c.RowOf)
		var reached []int
		for y := range 6 {
			if strings.HasPrefix(ansi.Strip(s.Row(y, 6, 0, 6, th)), " "+th.Glyphs.Conflict) {
				reached = append(reached, s.RowAt(y, 6))
			}
		}
		var want []int
		for _, m := range a.Mentions(article) {
			if m.Relation == model.Conflict {
				want = append(want, c.RowOf(m.Start))
			}
		}
		if !slices.Equal(reached, want) {
			t.Errorf("article %d: clicks lead to rows %v, want %v", article, reached, want)
		}
	}
	quiet := a.Filter(func(d *model.Difference) bool { return d.Relation != model.Conflict })
	s := New(quiet, 0, 40, func(i int) int { return i / 10 })
	if slices.ContainsFunc(s.compress(20), func(p part) bool { return p.conflict }) {
		t.Error("conflicts that the filter hides are marked")
	}
}

func TestStripRowsHold(t *testing.T) {
	a := fixture(t)
	wild := func(offset int) int { return offset*7 - 40 } // outside the article at both ends
	strips := map[string]*Strip{
		"none": New(nil, 0, 0, nil), "plain": New(nil, 3, 9, nil), "no rows": New(a, 0, 0, wild), "negative": New(a, 0, -4, wild),
		"no such article": New(a, 7, 20, wild), "wild": New(a, 0, 20, wild), "one": New(a, 1, 1, wild),
	}
	for name, s := range strips {
		for _, dark := range []bool{true, false} {
			th := theme.New(dark)
			for _, height := range []int{-1, 0, 1, 5, 90} {
				for y := -2; y < height+2; y++ {
					for _, top := range []int{-1 << 40, -3, 0, 11, 1 << 40} {
						for _, method := range []ansi.Method{ansi.WcWidth, ansi.GraphemeWidth} {
							if err := uitest.CheckRow(s.Row(y, height, top, height, th), method, Width); err != nil {
								t.Fatalf("%s, row %d of %d: %v", name, y, height, err)
							}
						}
					}
					if row := s.RowAt(y, height); row < 0 || row > max(0, s.rows-1) {
						t.Fatalf("%s: a click on row %d of %d leads to row %d of %d", name, y, height, row, s.rows)
					}
				}
			}
		}
	}
}

// TestStripsOfStates: the states of a strip differ without colour too.
func TestStripsOfStates(t *testing.T) {
	for _, g := range []theme.Glyphs{theme.ASCII(), theme.New(true).Glyphs} {
		th := theme.New(true)
		th.Glyphs = g
		seen := map[string]string{}
		for _, topic := range []int{-1, 0} {
			for _, here := range []bool{true, false} {
				state := fmt.Sprint(topic, here)
				bar, _ := barOf(topic, here, th)
				if other, ok := seen[bar]; ok {
					t.Errorf("%s and %s look the same: %q", state, other, bar)
				}
				seen[bar] = state
			}
		}
	}
}
