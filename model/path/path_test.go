package path

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"triptych/model"
)

// told makes an analysis of two articles of so many sentences. Each pair of
// sentences in links tells the same.
func told(t testing.TB, leader, follower int, links ...[2]int) *model.Analysis {
	t.Helper()
	s := &model.Story{}
	for _, n := range []int{leader, follower} {
		a := model.Article{Text: strings.Repeat("A report. ", n)}
		for i := range n {
			a.Sentences = append(a.Sentences, model.Sentence{Span: model.Span{Start: 10 * i, End: 10*i + 9}})
		}
		s.Articles = append(s.Articles, a)
	}
	var list []model.Counterpart
	for _, l := range links {
		list = append(list, model.Counterpart{From: model.SentenceRef{Article: 0, Sentence: l[0]}, To: model.SentenceRef{Article: 1, Sentence: l[1]}})
	}
	a, err := model.NewAnalysis(s, model.Automatic, nil, list, nil)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// inOrder returns links of sentences in one order, from first to before end, each
// to that so many further down.
func inOrder(first, end, by int) (links [][2]int) {
	for s := first; s < end; s++ {
		links = append(links, [2]int{s, s + by})
	}
	return links
}

func sentencesOf(stands []Stand) (list []int) {
	for _, s := range stands {
		list = append(list, s.Sentence)
	}
	return list
}

func TestPath(t *testing.T) {
	lone := slices.Concat(inOrder(0, 5, 0), [][2]int{{5, 35}}, inOrder(6, 10, 0))
	stretch := slices.Concat(inOrder(0, 3, 0), inOrder(3, 7, 30), inOrder(7, 10, 0))
	for name, test := range map[string]struct {
		follower int
		links    [][2]int
		want     []int
	}{
		"in one order":                 {10, inOrder(0, 10, 0), []int{0, 1, 2, 3, 4, 5, 6, 7, 8, 9}},
		"nothing in common":            {10, nil, []int{0, 0, 0, 0, 0, 0, 0, 0, 0, 0}},
		"an article without sentences": {0, nil, slices.Repeat([]int{None}, 10)},
		"a lone sentence far away":     {40, lone, []int{0, 1, 2, 3, 4, 5, 6, 7, 8, 9}},
		"a stretch far away":           {40, stretch, []int{0, 1, 2, 33, 34, 35, 36, 7, 8, 9}},
		"what lies between":            {10, [][2]int{{0, 0}, {8, 4}}, []int{0, 0, 0, 0, 0, 1, 2, 3, 4, 4}},
		"one of several, the nearest":  {40, slices.Concat(inOrder(0, 10, 0), [][2]int{{4, 30}, {6, 20}}), []int{0, 1, 2, 3, 4, 5, 6, 7, 8, 9}},
		"two in the other order":       {10, [][2]int{{3, 4}, {4, 3}}, []int{1, 2, 3, 4, 3, 3, 3, 3, 3, 3}},
	} {
		if got := sentencesOf(Of(told(t, 10, test.follower, test.links...), 0, 1)); !slices.Equal(got, test.want) {
			t.Errorf("%s: %v, want %v", name, got, test.want)
		}
	}
}

func TestStand(t *testing.T) {
	stands := Of(told(t, 10, 40, slices.Concat(inOrder(0, 5, 0), [][2]int{{5, 35}}, inOrder(6, 10, 0))...), 0, 1)
	if got, want := stands[5], (Stand{5, 35, model.ByCounterpart}); got != want || got.Follows() {
		t.Errorf("a lone sentence: %+v, want %+v", got, want)
	}
	if got := stands[6]; !got.Follows() || got.Right != 6 {
		t.Errorf("the one after: %+v", got)
	}
	if got := Of(told(t, 1, 3), 0, 1)[0]; got.Follows() || got != (Stand{0, None, model.NotCovered}) {
		t.Errorf("nothing right: %+v", got)
	}
	counterpart, passage := right{9, model.ByCounterpart, worthBest}, right{5, model.ByTopic, worthTopic}
	for place, want := range map[int]int{4: 5, 6: 5, 7: 9, 9: 9, 20: 9} {
		if got := standAt(place, []right{passage, counterpart}); got.Right != want {
			t.Errorf("at %d: %+v, want %d", place, got, want)
		}
	}
}

func randomRights(r *rand.Rand, leader, follower int) [][]right {
	list := make([][]right, leader)
	for s := range list {
		for range r.IntN(3) {
			list[s] = append(list[s], right{r.IntN(follower), model.Cover(1 + r.IntN(2)), []int{worthBest, worthOther, worthTopic}[r.IntN(3)]})
		}
	}
	return list
}

// costOf returns what a path costs, by the words of the design.
func costOf(rights [][]right, list []int) int {
	cost, at := 0, 0
	for s, q := range list {
		move := min(costLeap+costLength*abs(q-at), costMost)
		for _, st := range steps() {
			if st.by == q-at {
				move = min(move, st.cost)
			}
		}
		gain := 0
		for _, r := range rights[s] {
			if abs(q-r.sentence) <= Near {
				gain = max(gain, r.worth*worthBeside(q-r.sentence)/100)
			}
		}
		cost, at = cost+move-gain, q
	}
	return cost
}

// No other path costs less: all are tried.
func TestPathIsTheCheapest(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 60 {
		const leader, follower = 4, 9
		rights := randomRights(r, leader, follower)
		least := 0
		for code := range follower * follower * follower * follower {
			list := []int{code % follower, code / 9 % follower, code / 81 % follower, code / 729}
			least = min(least, costOf(rights, list))
		}
		list := places(rights, follower)
		if got := costOf(rights, list); got != least {
			t.Fatalf("%v: %v costs %d, the cheapest %d", rights, list, got, least)
		}
	}
}

func TestPathStaysInTheArticle(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for range 300 {
		leader, follower := 1+r.IntN(40), 1+r.IntN(40)
		rights := randomRights(r, leader, follower)
		list := places(rights, follower)
		for s, q := range list {
			if q < 0 || q >= follower {
				t.Fatalf("sentence %d of %d: %d of %d", s, leader, q, follower)
			}
		}
		if again := places(rights, follower); !slices.Equal(list, again) {
			t.Fatalf("%v, then %v", list, again)
		}
	}
}

// What is told in one order is followed in it: down-scroll never goes up.
func TestPathGoesDownWithTheText(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	for range 300 {
		leader, follower := 1+r.IntN(60), 1+r.IntN(60)
		rights, at := make([][]right, leader), 0
		for s := range rights {
			if at = min(at+r.IntN(4), follower-1); r.IntN(3) > 0 {
				rights[s] = []right{{at, model.ByCounterpart, worthBest}}
			}
		}
		if list := places(rights, follower); !slices.IsSorted(list) {
			t.Fatalf("%v goes up", list)
		}
	}
}

// Books are not searched, but followed all the same.
func TestLongArticlesAreFollowed(t *testing.T) {
	const many = 5000
	stands := Of(told(t, many, many, inOrder(0, many-10, 10)...), 0, 1)
	for s, stand := range stands {
		if want := min(s+10, many-1); stand.Sentence != want {
			t.Fatalf("sentence %d: %d, want %d", s, stand.Sentence, want)
		}
	}
}

func BenchmarkPath(b *testing.B) {
	rights := randomRights(rand.New(rand.NewPCG(7, 8)), 60, 60)
	for b.Loop() {
		places(rights, 60)
	}
}
