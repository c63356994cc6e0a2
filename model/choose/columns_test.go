package choose

import (
	"math/rand/v2"
	"slices"
	"testing"

	"triptych/model"
)

func TestColumns(t *testing.T) {
	// relations makes a topic of four articles, where the second and fourth have a
	// difference of one relation, and the first and third many of the next.
	relations := func(grave, light model.Relation) func(*maker) {
		return func(m *maker) {
			topic := m.topic(0, 1, 2, 3)
			m.differ(topic, grave, "", "1", "", "2")
			for range 20 {
				m.differ(topic, light, "1", "", "2", "")
			}
		}
	}
	for _, test := range []struct {
		name     string
		articles int
		make     func(*maker)
		n        int
		want     []int
	}{
		{"none are wanted", 3, func(m *maker) { m.topic(0, 1) }, 0, nil},
		{"fewer than none", 3, func(m *maker) { m.topic(0, 1) }, -4, nil},
		{"all", 3, func(m *maker) { m.topic(0, 1) }, 3, []int{0, 1, 2}},
		{"more than there are", 3, func(m *maker) { m.topic(0, 1) }, 7, []int{0, 1, 2}},
		{"no topics: story order", 4, func(*maker) {}, 2, []int{0, 1}},
		{"one: that which treats most topics", 3, func(m *maker) { m.topic(0, 2); m.topic(1, 2) }, 1, []int{2}},
		{"equals: story order", 5, func(m *maker) { m.topic(0, 1, 2, 3, 4) }, 3, []int{0, 1, 2}},
		{"most shared topics", 4, func(m *maker) { m.topic(0, 1); m.topic(1, 3); m.topic(1, 3); m.topic(2, 0) }, 2, []int{1, 3}},
		{"a topic of three is worth two of two", 5, func(m *maker) { m.topic(0, 1); m.topic(2, 3, 4); m.topic(1, 0, 2, 3, 4) }, 3, []int{2, 3, 4}},
		{"of equal topics those that differ", 4, func(m *maker) { m.differ(m.topic(0, 1, 2, 3), model.Conflict, "", "5", "5", "6") }, 2, []int{1, 3}},
		{"conflict over variants", 4, relations(model.Conflict, model.Variant), 2, []int{1, 3}},
		{"variant over extras", 4, func(m *maker) {
			topic := m.topic(0, 1, 2)
			m.topic(0, 3) // so that the first is in need of company
			m.differ(topic, model.Variant, "", "1", "2")
			for range 20 {
				m.differ(topic, model.Extra, "1")
			}
		}, 2, []int{1, 2}},
		{"two shared topics over many marks in one", 5, func(m *maker) {
			topic := m.topic(0, 1)
			for _, relation := range model.Relations() {
				for range 50 {
					m.differ(topic, relation, "1", "2")
				}
			}
			m.topic(3, 4)
			m.topic(3, 4)
		}, 2, []int{3, 4}},
		{"an extra needs one that leaves it out", 4, func(m *maker) {
			m.differ(m.topic(0, 1, 2, 3), model.Missing, "1", "1", "1", "")
		}, 2, []int{0, 3}},
		{"alike in value, the words differ", 3, func(m *maker) {
			m.differ(m.topic(0, 1, 2), model.Variant, "", "4 cell", "4 cell")
		}, 2, []int{1, 2}},
		{"an article that contradicts itself", 4, func(m *maker) {
			topic := m.topic(0, 1, 2, 3)
			m.differ(topic, model.Conflict, "5", "", "", "5")
			d := &m.differences[0]
			d.Mentions = append(d.Mentions, d.Mentions[0])
			d.Mentions[2].Value = "6"
		}, 2, []int{0, 3}},
		{"too few share anything", 5, func(m *maker) { m.topic(2, 4) }, 3, []int{0, 2, 4}},
	} {
		t.Run(test.name, func(t *testing.T) {
			m := newMaker(t, test.articles)
			test.make(m)
			if got := Columns(m.analysis(), test.n); !slices.Equal(got, test.want) {
				t.Errorf("%v, want %v", got, test.want)
			}
		})
	}
}

// TestColumnsKeepUnderOrder: where one set is the best, the articles' order does
// not change which they are.
func TestColumnsKeepUnderOrder(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	tried := 0
	for range 300 {
		articles := 4 + r.IntN(6)
		n := 2 + r.IntN(articles-2)
		m := random(t, r, articles)
		a := m.analysis()
		if tied(a, n) {
			continue
		}
		tried++
		order := r.Perm(articles)
		var want []int
		for to, from := range order {
			if slices.Contains(Columns(a, n), from) {
				want = append(want, to)
			}
		}
		if got := Columns(m.reordered(order).analysis(), n); !slices.Equal(got, want) {
			t.Fatalf("%v of the articles ordered %v, want %v", got, order, want)
		}
	}
	if tried < 100 {
		t.Errorf("only %d stories had one best set", tried)
	}
}

// tied reports whether several sets of n articles are the best.
func tied(a *model.Analysis, n int) bool {
	all := make([]int, len(a.Story.Articles))
	for i := range all {
		all[i] = i
	}
	topics := topicsOf(a)
	var scores []float64
	for s := range subsets(all, n) {
		scores = append(scores, score(topics, s, n))
	}
	slices.Sort(scores)
	last := len(scores) - 1
	return last > 0 && scores[last]-scores[last-1] < 2*scoreTolerance
}

// TestColumnsLeaveOutCopies: an article and its copy never stand beside each
// other while another article shares a topic with one that is shown.
func TestColumnsLeaveOutCopies(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for range 300 {
		articles := 4 + r.IntN(4)
		m := random(t, r, articles)
		m.topic() // everybody shares something
		everybody := &m.topics[len(m.topics)-1]
		for i := range articles {
			everybody.Passages = append(everybody.Passages, model.Passage{Article: i, Sentences: []int{len(m.topics) - 1}})
		}
		of := r.IntN(articles)
		m.copy(of)
		n := 2 + r.IntN(articles-1)
		got := Columns(m.analysis(), n)
		if slices.Contains(got, of) && slices.Contains(got, articles) {
			t.Fatalf("%v holds article %d and its copy %d", got, of, articles)
		}
	}
}

// TestColumnsLeaveOutStrangers: who shares nothing comes after all who do.
func TestColumnsLeaveOutStrangers(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	for range 200 {
		sharing := 2 + r.IntN(5)
		strangers := 1 + r.IntN(9-sharing)
		m := random(t, r, sharing)
		treating := make(map[int]bool)
		for _, topic := range m.topics {
			for _, p := range topic.Passages {
				treating[p.Article] = true
			}
		}
		m.story.Articles = append(m.story.Articles, newMaker(t, strangers).story.Articles...)
		articles := sharing + strangers
		n := 1 + r.IntN(articles)
		got := Columns(m.analysis(), n)
		taken := 0
		for _, i := range got {
			if treating[i] {
				taken++
			}
		}
		if len(got) != n || taken != min(n, len(treating)) || !slices.IsSorted(got) {
			t.Fatalf("%v of %d articles, of which %v share topics", got, articles, treating)
		}
	}
}

// TestColumnsOfEmbedded: no two articles of the story that the program comes
// with share more topics, and differ more on them, than those chosen.
func TestColumnsOfEmbedded(t *testing.T) {
	a := embedded(t)
	type pair struct{ shared, conflicts, variants int }
	pairs := make(map[set]pair)
	for chosen := range subsets([]int{0, 1, 2}, 2) {
		var p pair
		for _, topic := range topicsOf(a) {
			if (topic.articles & chosen).size() == 2 {
				p.shared++
			}
			for i := range topic.differences {
				switch d := &topic.differences[i]; {
				case !d.remains(chosen, topic.articles):
				case model.Relations()[d.relation] == model.Conflict:
					p.conflicts++
				case model.Relations()[d.relation] == model.Variant:
					p.variants++
				}
			}
		}
		pairs[chosen] = p
	}
	got := Columns(a, 2)
	if len(got) != 2 {
		t.Fatalf("%v are chosen", got)
	}
	best := pairs[setOf(got[0])|setOf(got[1])]
	for other, p := range pairs {
		if p.shared > best.shared && p.conflicts >= best.conflicts && p.variants >= best.variants {
			t.Errorf("%v are chosen, with %+v; %v have %+v", got, best, other.list(), p)
		}
	}
}

func BenchmarkColumns(b *testing.B) {
	m := random(b, rand.New(rand.NewPCG(7, 8)), 9)
	a := m.analysis()
	for b.Loop() {
		Columns(a, 4)
	}
}
