package annotate

import (
	"cmp"
	"slices"

	"triptych/model"
	"triptych/model/text"
)

// leastOverlap is the share of either sentence beyond which one stands for the
// other.
const leastOverlap = 0.3

// placeSentences finds the annotated sentences in the story, and counts those
// that it found and all.
func (r *reading) placeSentences() (found, all int) {
	r.to = make([][][]int, len(r.form.Articles))
	r.back = make([][][]int, len(r.story.Articles))
	r.lost = make(map[place]*loss)
	r.folds = make(map[model.SentenceRef]folded)
	for i := range r.story.Articles {
		r.back[i] = make([][]int, len(r.story.Articles[i].Sentences))
	}
	for i, at := range r.storyOf {
		if at < 0 {
			continue
		}
		p := newPlacing(&r.story.Articles[at], r.form.Articles[i].Sentences)
		r.to[i], r.back[at] = p.place()
		all += len(r.to[i])
		for _, sentences := range r.to[i] {
			found += min(len(sentences), 1)
		}
	}
	return found, all
}

// A placing finds the annotated sentences of one article in it.
type placing struct {
	article   *model.Article
	annotated []string // as they are written
	wanted    []string // and folded
	present   []string // the folded sentences of the article
}

func newPlacing(article *model.Article, annotated []string) *placing {
	p := &placing{article: article, annotated: annotated}
	for _, s := range annotated {
		p.wanted = append(p.wanted, fold(text.SanitizeLine(s)).text)
	}
	for _, s := range article.Sentences {
		p.present = append(p.present, fold(s.In(article.Text)).text)
	}
	return p
}

// An overlap says how many words an annotated sentence shares with one of the
// article; more than any number of words where they are the same.
type overlap struct{ annotated, sentence, words int }

// place gives, for each annotated sentence, those of the article, and for each
// of the article the annotated ones, most overlap first.
func (p *placing) place() (to, back [][]int) {
	to, back = make([][]int, len(p.annotated)), make([][]int, len(p.present))
	overlaps := p.exact()
	if len(overlaps) < len(p.annotated) {
		overlaps = p.complete(overlaps)
	}
	slices.SortStableFunc(overlaps, func(a, b overlap) int { return cmp.Compare(b.words, a.words) })
	for _, o := range overlaps {
		to[o.annotated] = append(to[o.annotated], o.sentence)
		back[o.sentence] = append(back[o.sentence], o.annotated)
	}
	return to, back
}

// exact gives the sentences that stand unchanged at their numbers.
func (p *placing) exact() []overlap {
	var list []overlap
	for i, s := range p.wanted {
		if i < len(p.present) && s == p.present[i] && s != "" {
			list = append(list, overlap{i, i, len(s)})
		}
	}
	return list
}

// complete adds the sentences that stand elsewhere, are cut otherwise or have
// changed.
func (p *placing) complete(exact []overlap) []overlap {
	found := make([]bool, len(p.annotated))
	taken := make([]bool, len(p.present))
	for _, o := range exact {
		found[o.annotated], taken[o.sentence] = true, true
	}
	shared := p.shared()
	likely := make(map[int]int) // the sentence that shares most
	for _, o := range shared {
		if _, ok := likely[o.annotated]; !ok {
			likely[o.annotated] = o.sentence
		}
	}
	list := slices.Clone(exact)
	same := p.byText()
	for i, s := range p.wanted {
		if found[i] || s == "" || len(same[s]) == 0 {
			continue
		}
		expected, ok := likely[i]
		if !ok {
			expected = i
		}
		at := nearest(same[s], expected, taken)
		found[i], taken[at] = true, true
		list = append(list, overlap{i, at, len(s)})
	}
	for _, o := range shared {
		if !found[o.annotated] {
			list = append(list, o)
		}
	}
	return list
}

// byText lists the sentences of the article that have the same text.
func (p *placing) byText() map[string][]int {
	same := make(map[string][]int, len(p.present))
	for i, s := range p.present {
		same[s] = append(same[s], i)
	}
	return same
}

// nearest gives the number nearest to the wanted one, one that is not taken
// where there is any.
func nearest(numbers []int, wanted int, taken []bool) int {
	distance := func(n int) int { return max(n-wanted, wanted-n) }
	return slices.MinFunc(numbers, func(a, b int) int {
		switch {
		case taken[a] != taken[b] && taken[a]:
			return 1
		case taken[a] != taken[b]:
			return -1
		}
		return cmp.Compare(distance(a), distance(b))
	})
}

// shared lists which sentences share more than leastOverlap of the words of
// either, going by the words that both texts have in the same order.
func (p *placing) shared() []overlap {
	numbers := make(map[string]int32)
	a, ofA, lengthA := wordsOf(p.annotated, numbers)
	var sentences []string
	for _, s := range p.article.Sentences {
		sentences = append(sentences, s.In(p.article.Text))
	}
	b, ofB, lengthB := wordsOf(sentences, numbers)
	common := make(map[[2]int]int)
	for i, j := range pair(a, b) {
		if j >= 0 {
			common[[2]int{ofA[i], ofB[j]}]++
		}
	}
	var list []overlap
	for at, n := range common {
		x, y := lengthA[at[0]], lengthB[at[1]]
		enough := float64(n) > leastOverlap*float64(min(x, y))
		if enough && (n > 1 || min(x, y) == 1) {
			list = append(list, overlap{at[0], at[1], n})
		}
	}
	slices.SortFunc(list, func(x, y overlap) int {
		return cmp.Or(cmp.Compare(x.annotated, y.annotated), cmp.Compare(y.words, x.words), cmp.Compare(x.sentence, y.sentence))
	})
	return list
}

// wordsOf numbers the words of the sentences, equal ones alike, and gives for
// each the sentence it is of, and how many each sentence has.
func wordsOf(sentences []string, numbers map[string]int32) (words []int32, of, lengths []int) {
	lengths = make([]int, len(sentences))
	for i, s := range sentences {
		list := text.Words(s, 0)
		lengths[i] = len(list)
		for _, w := range list {
			n, ok := numbers[w.Fold]
			if !ok {
				n = int32(len(numbers))
				numbers[w.Fold] = n
			}
			words, of = append(words, n), append(of, i)
		}
	}
	return words, of, lengths
}
