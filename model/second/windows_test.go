package second

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"triptych/model"
	"triptych/model/analyze"
	"triptych/model/text"
)

// TestCover holds the parts of two lists to what they promise, for lists of any length
// and any guess at what belongs together.
func TestCover(t *testing.T) {
	random := rand.New(rand.NewPCG(15, 1))
	for range 400 {
		n, m := random.IntN(300), random.IntN(300)
		near := make([][]int, n)
		for i := range near {
			for range random.IntN(4) * random.IntN(2) {
				if m > 0 {
					near[i] = append(near[i], random.IntN(m))
				}
			}
		}
		parts := cover(n, m, func(i int) []int { return near[i] })
		together := func(i, j int) bool {
			return slices.ContainsFunc(parts, func(p [2]run) bool { return p[0].has(i) && p[1].has(j) })
		}
		for i := range n {
			for _, j := range near[i] {
				if !together(i, j) {
					t.Fatalf("%d and %d sentences: %d and %d are never compared", n, m, i, j)
				}
			}
			if m > 0 && !slices.ContainsFunc(parts, func(p [2]run) bool { return p[0].has(i) }) {
				t.Fatalf("%d and %d sentences: %d of the first is never shown", n, m, i)
			}
		}
		for j := range m {
			if n > 0 && !slices.ContainsFunc(parts, func(p [2]run) bool { return p[1].has(j) }) {
				t.Fatalf("%d and %d sentences: %d of the second is never shown", n, m, j)
			}
		}
		for _, p := range parts {
			if a, b := p[0].end-p[0].first, p[1].end-p[1].first; a < 1 || a > chunkSize || b < 1 || b > windowSize || p[0].end > n || p[1].end > m {
				t.Fatalf("%d and %d sentences: a part is %v", n, m, p)
			}
		}
		if n <= chunkSize && m <= windowSize && len(parts) > 1 {
			t.Fatalf("%d and %d sentences are compared in %d parts", n, m, len(parts))
		}
	}
}

// TestDivided holds the parts of a topic to what they promise: what belongs together
// stands together in one, and whatever is on the topic stands in some.
func TestDivided(t *testing.T) {
	random := rand.New(rand.NewPCG(15, 2))
	for range 200 {
		whole := make(listing, 2+random.IntN(3))
		for a := range whole {
			for s := range random.IntN(160) {
				if random.IntN(4) > 0 {
					whole[a] = append(whole[a], s)
				}
			}
		}
		var pairs []pair
		for range random.IntN(60) {
			p := pair{model.SentenceRef{Article: random.IntN(len(whole)), Sentence: random.IntN(160)}, model.SentenceRef{Article: random.IntN(len(whole)), Sentence: random.IntN(160)}}
			if p.a.Article != p.b.Article && whole.has(p.a) && whole.has(p.b) {
				pairs = append(pairs, p)
			}
		}
		links := linksOf(pairs)
		parts := whole.divided(func(ref model.SentenceRef) []model.SentenceRef { return links[ref] })
		for _, p := range pairs {
			if !slices.ContainsFunc(parts, func(l listing) bool { return l.has(p.a) && l.has(p.b) }) {
				t.Fatalf("%v is in none of %d parts", p, len(parts))
			}
		}
		filled := 0
		for _, sentences := range whole {
			filled += min(len(sentences), 1)
		}
		for a, sentences := range whole {
			for _, s := range sentences {
				ref := model.SentenceRef{Article: a, Sentence: s}
				if filled > 1 && !slices.ContainsFunc(parts, func(l listing) bool { return l.has(ref) }) {
					t.Fatalf("%v is in none of %d parts", ref, len(parts))
				}
			}
		}
		for _, part := range parts {
			if all, most := part.size(); all > max(maxListed, chunkSize+windowSize+chunkSize*len(whole)) || most > windowSize {
				t.Fatalf("a part has %d sentences, %d of one article", all, most)
			}
			for a, sentences := range part {
				if !slices.IsSorted(sentences) || slices.ContainsFunc(sentences, func(s int) bool { return !slices.Contains(whole[a], s) }) {
					t.Fatalf("a part has the sentences %v of article %d", sentences, a)
				}
			}
		}
	}
}

// TestNothingIsLostOfALongStory has articles of several hundred sentences on one topic,
// told in another order in each: every link and difference that a careful reader names
// is in the result.
func TestNothingIsLostOfALongStory(t *testing.T) {
	random := rand.New(rand.NewPCG(15, 3))
	for _, size := range []int{45, 130} {
		orders := [][]int{random.Perm(size), random.Perm(size)}
		story := &model.Story{Title: "long"}
		for a, order := range orders {
			var body strings.Builder
			for _, item := range order {
				fmt.Fprintf(&body, "The shed called %s burned and lost %d goats. ", nameOf(item), 10+item+a)
			}
			article := text.ParseMarkdown(body.String())
			article.ID = articleName(a)
			story.Articles = append(story.Articles, article)
			if len(article.Sentences) != size {
				t.Fatalf("%d sentences, want %d", len(article.Sentences), size)
			}
		}
		gold := goldOf(t, story, orders)
		automatic, err := analyze.Story(t.Context(), story)
		if err != nil {
			t.Fatal(err)
		}
		got, err := Read(t.Context(), automatic, careful(gold), nil)
		if err != nil {
			t.Fatal(err)
		}
		for _, c := range gold.Counterparts {
			if slices.Contains(linksOf(likelyPairs(automatic))[c.From], c.To) && !slices.ContainsFunc(got.Analysis.CounterpartsOf(c.From, c.To.Article), func(o model.Counterpart) bool { return o.To == c.To }) {
				t.Errorf("%d sentences: no counterpart from %v to %v", size, c.From, c.To)
			}
		}
		lost := 0
		for i := range gold.Differences {
			d := &gold.Differences[i]
			linked := slices.ContainsFunc(got.Analysis.CounterpartsOf(d.Mentions[0].SentenceRef, 1), func(o model.Counterpart) bool { return o.To == d.Mentions[1].SentenceRef })
			found := slices.ContainsFunc(got.Analysis.Differences, func(o model.Difference) bool { return overlap(&o, d) == 2 })
			if linked && !found {
				t.Errorf("%d sentences: %s is lost", size, d.Mentions[0].In(story.Articles[0].Text))
			}
			if !found {
				lost++
			}
		}
		if lost > size/20 {
			t.Errorf("%d of %d differences are lost", lost, size)
		}
	}
}

// nameOf returns a name that no other item has.
func nameOf(item int) string {
	syllables := []string{"Bar", "Cor", "Dun", "Fel", "Gan", "Hol", "Jor", "Kel", "Lim", "Mor", "Nar", "Pol"}
	return syllables[item%12] + strings.ToLower(syllables[item/12%12]) + "ton"
}

// goldOf returns what a careful reader says of articles that tell the same items in
// some orders.
func goldOf(t *testing.T, story *model.Story, orders [][]int) *model.Analysis {
	t.Helper()
	var links []model.Counterpart
	var differences []model.Difference
	topic := model.Topic{Label: "sheds", Passages: []model.Passage{{Article: 0}, {Article: 1}}}
	for i, item := range orders[0] {
		a, b := model.SentenceRef{Article: 0, Sentence: i}, model.SentenceRef{Article: 1, Sentence: slices.Index(orders[1], item)}
		both := model.Named(a, b, false)
		links = append(links, both[:]...)
		d := model.Difference{Kind: model.Number, Relation: model.Conflict, Certainty: 1}
		for k, ref := range []model.SentenceRef{a, b} {
			s := story.Sentence(ref)
			words := fmt.Sprintf("%d goats", 10+item+k)
			at := s.Start + strings.Index(story.SentenceText(ref), words)
			d.Mentions = append(d.Mentions, model.Detail{SentenceRef: ref, Span: model.Span{Start: at, End: at + len(words)}, Kind: model.Number})
		}
		differences = append(differences, d)
		for k := range topic.Passages {
			topic.Passages[k].Sentences = append(topic.Passages[k].Sentences, i)
		}
	}
	gold, err := model.NewAnalysis(story, model.Annotations, []model.Topic{topic}, links, differences)
	if err != nil {
		t.Fatal(err)
	}
	return gold
}
