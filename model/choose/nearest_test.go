package choose

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"triptych/model"
	"triptych/model/text"
)

// invented returns a word that is unique to the seed.
func invented(seed string, i int) string {
	return fmt.Sprintf("%s%c%c", seed, 'a'+i%26, 'a'+i/26%26)
}

// An event has words of its own, in which papers report it.
type event struct {
	seed  string
	words int // of its own
}

// report writes so many sentences about the event: of the words of each, half are
// the event's, a quarter are in any paper, and a quarter are this article's own.
func (e event) report(r *rand.Rand, name string, sentences int) model.Article {
	var b strings.Builder
	for range sentences {
		b.WriteString("The")
		for range 4 {
			fmt.Fprintf(&b, " %s %s and %s of %s", invented(e.seed, r.IntN(e.words)), invented("common", r.IntN(60)),
				invented(e.seed, r.IntN(e.words)), invented(name, r.IntN(200)))
		}
		b.WriteString(" was seen.\n\n")
	}
	a := text.ParsePlain(b.String())
	a.Title = invented(e.seed, r.IntN(e.words)) + " in " + invented(name, 1)
	return a
}

// TestNearestLeaveOutStrangers: of articles about one event among others that
// are each about something else, those about the event are taken, in any order
// and however few of them there are.
func TestNearestLeaveOutStrangers(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 60 {
		n := 2 + r.IntN(8)
		strangers := 1 + r.IntN(40)
		var pool []model.Article
		for i := range n {
			pool = append(pool, event{"quake", 80}.report(r, fmt.Sprint("paper", string(rune('a'+i))), 10))
		}
		for i := range strangers {
			seed := "other" + string(rune('a'+i%26)) + string(rune('a'+i/26))
			pool = append(pool, event{seed, 80}.report(r, seed+"own", 10))
		}
		order := r.Perm(len(pool))
		mixed := make([]model.Article, len(pool))
		var want []int
		for to, from := range order {
			mixed[to] = pool[from]
			if from < n {
				want = append(want, to)
			}
		}
		if got := Nearest(mixed, n); !slices.Equal(got, want) {
			t.Fatalf("%v of %d articles, want the %d of one event, %v", got, len(pool), n, want)
		}
	}
}

// TestNearestOfTwoEvents: where most articles are about one event, those of
// another that are fewer than wanted do not win by being more alike.
func TestNearestOfTwoEvents(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	var pool []model.Article
	for i := range 14 {
		pool = append(pool, event{"quake", 120}.report(r, "paper"+string(rune('a'+i)), 12))
	}
	for i := range 5 {
		pool = append(pool, event{"flood", 30}.report(r, "other"+string(rune('a'+i)), 12))
	}
	for _, i := range Nearest(pool, 9) {
		if i >= 14 {
			t.Errorf("article %d is about the other event", i)
		}
	}
}

// TestNearestKeepUnderOrder: the order of the articles does not change which are
// taken.
func TestNearestKeepUnderOrder(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	for range 60 {
		var pool []model.Article
		for i := range 12 {
			seed := "event" + string(rune('a'+r.IntN(3)))
			pool = append(pool, event{seed, 60}.report(r, "paper"+string(rune('a'+i)), 4+r.IntN(8)))
		}
		n := 1 + r.IntN(10)
		before := Nearest(pool, n)
		if len(before) != n || !slices.IsSorted(before) {
			t.Fatalf("%d of 12: %v", n, before)
		}
		if n == 1 {
			continue // all are equal
		}
		order := r.Perm(len(pool))
		mixed := make([]model.Article, len(pool))
		var want []int
		for to, from := range order {
			mixed[to] = pool[from]
			if slices.Contains(before, from) {
				want = append(want, to)
			}
		}
		if got := Nearest(mixed, n); !slices.Equal(got, want) {
			t.Fatalf("%v in another order, want %v", got, want)
		}
	}
}

// TestNearestCountCopiesOnce: a text that many papers print is taken once, the
// longest of them, before reports in other words run out.
func TestNearestCountCopiesOnce(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 8))
	quake := event{"quake", 80}
	agency := quake.report(r, "agency", 20)
	printed := func(lead, end string, upTo int) model.Article {
		body := agency.Text
		if upTo > 0 {
			body = strings.Join(strings.Split(body, "\n\n")[:upTo], "\n\n")
		}
		a := text.ParsePlain(lead + body + end)
		a.Title = lead + "quake"
		return a
	}
	pool := []model.Article{
		printed("", "", 0),
		printed("", "", 0),
		printed("", "", 8), // cut from below
		printed("QUAKETOWN (Agency).\n\n", "\n\nReporting by our staff; editing by others.", 0),
		quake.report(r, "tide", 12),
		printed("", "", 0),
		quake.report(r, "post", 12),
		event{"flood", 80}.report(r, "stranger", 12),
		quake.report(r, "echo", 12),
	}
	for _, test := range []struct {
		n    int
		want []int
	}{
		{4, []int{3, 4, 6, 8}},
		{5, []int{3, 4, 6, 7, 8}},
		{7, []int{0, 1, 3, 4, 6, 7, 8}},
	} {
		if got := Nearest(pool, test.n); !slices.Equal(got, test.want) {
			t.Errorf("%d of them: %v, want %v", test.n, got, test.want)
		}
	}
}

// TestNearestKnowRefrains: an article is no copy for sentences that it and
// another one repeat.
func TestNearestKnowRefrains(t *testing.T) {
	r := rand.New(rand.NewPCG(15, 16))
	quake := event{"quake", 80}
	refrain := strings.Repeat("The ground shook again and again.\n\n", 5)
	var pool []model.Article
	for _, name := range []string{"tide", "post", "echo"} {
		pool = append(pool, text.ParsePlain(refrain+quake.report(r, name, 2).Text))
	}
	pool = append(pool, event{"flood", 80}.report(r, "stranger", 6))
	if got, want := Nearest(pool, 3), []int{0, 1, 2}; !slices.Equal(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
}

// TestNearestWeighCommonWordsLess: what many articles have at their foot does not
// hold together those that are about different things.
func TestNearestWeighCommonWordsLess(t *testing.T) {
	var pool []model.Article
	add := func(shared, own string, of, all int) {
		var words []string
		for i := range all {
			if i < of {
				words = append(words, invented(shared, i))
			} else {
				words = append(words, invented(own, i))
			}
		}
		pool = append(pool, text.ParsePlain(strings.Join(words, " ")+"."))
	}
	for i := range 20 {
		add("foot", "other"+string(rune('a'+i)), 30, 60)
	}
	for i := range 5 {
		add("quake", "paper"+string(rune('a'+i)), 20, 60)
	}
	if got, want := Nearest(pool, 5), []int{20, 21, 22, 23, 24}; !slices.Equal(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
}

func TestNearestOfFew(t *testing.T) {
	r := rand.New(rand.NewPCG(9, 10))
	var three []model.Article
	for i := range 3 {
		three = append(three, event{"quake", 60}.report(r, "paper"+string(rune('a'+i)), 5))
	}
	alike := []model.Article{three[0], three[0], three[0]}
	empty := make([]model.Article, 4)
	titles := []model.Article{{Title: "Rain"}, {Title: "Quake in the hills"}, {Title: "Wind"}, {Title: "Quake on the coast"}}
	for _, test := range []struct {
		name     string
		articles []model.Article
		n        int
		want     []int
	}{
		{"none", nil, 9, nil},
		{"none wanted", three, 0, nil},
		{"fewer than none", three, -1, nil},
		{"all", three, 3, []int{0, 1, 2}},
		{"more than there are", three, 9, []int{0, 1, 2}},
		{"copies alone", alike, 2, []int{0, 1}},
		{"titles alone", titles, 2, []int{1, 3}},
		{"empty ones", empty, 3, []int{0, 1, 2}},
		{"empty ones and others", append(slices.Clone(empty), three...), 3, []int{4, 5, 6}},
	} {
		if got := Nearest(test.articles, test.n); !slices.Equal(got, test.want) {
			t.Errorf("%s: %v, want %v", test.name, got, test.want)
		}
	}
}

// TestNearestKnowEmbedded: the articles of the story that the program comes with
// are found among invented ones.
func TestNearestKnowEmbedded(t *testing.T) {
	r := rand.New(rand.NewPCG(11, 12))
	var pool []model.Article
	for i, a := range embedded(t).Story.Articles {
		for j := range 4 {
			seed := fmt.Sprint("event", string(rune('a'+i)), string(rune('a'+j)))
			pool = append(pool, event{seed, 80}.report(r, seed+"own", 12))
		}
		pool = append(pool, a)
	}
	if got, want := Nearest(pool, 3), []int{4, 9, 14}; !slices.Equal(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
}

// BenchmarkNearest takes nine of 200 articles of 10 KB.
func BenchmarkNearest(b *testing.B) {
	r := rand.New(rand.NewPCG(13, 14))
	var pool []model.Article
	bytes := 0
	for i := range 200 {
		name := fmt.Sprint("paper", string(rune('a'+i%26)), string(rune('a'+i/26)))
		a := event{"event" + string(rune('a'+i/20)), 300}.report(r, name, 53)
		bytes += len(a.Text)
		pool = append(pool, a)
	}
	b.ReportMetric(float64(bytes)/200, "bytes/article")
	b.SetBytes(int64(bytes))
	for b.Loop() {
		Nearest(pool, 9)
	}
}
