package annotate

import (
	"cmp"
	"slices"

	"triptych/model"
	"triptych/model/internal/folded"
	"triptych/model/text"
)

// minOverlap is the share of the words of either sentence that a sentence of
// the story and an annotated one must exceed to be matched.
const minOverlap = 0.3

// matchSentences matches the annotated sentences with the story's, and returns
// how many it found and how many there are.
func (im *importer) matchSentences() (found, all int) {
	im.storySentences = make([][][]int, len(im.file.Articles))
	im.fileSentences = make([][][]int, len(im.story.Articles))
	im.lost = make(map[place]*loss)
	im.folds = make(map[model.SentenceRef]folded.Text)
	for i := range im.story.Articles {
		im.fileSentences[i] = make([][]int, len(im.story.Articles[i].Sentences))
	}
	for i, at := range im.storyArticles {
		if at < 0 {
			continue
		}
		p := newSentenceMatcher(&im.story.Articles[at], im.file.Articles[i].Sentences)
		im.storySentences[i], im.fileSentences[at] = p.match()
		all += len(im.storySentences[i])
		for _, sentences := range im.storySentences[i] {
			found += min(len(sentences), 1)
		}
	}
	return found, all
}

// A sentenceMatcher matches the annotated sentences of one article with its
// own.
type sentenceMatcher struct {
	article         *model.Article
	annotated       []string // as written
	annotatedFolded []string // the same, folded
	articleFolded   []string // sentences of the article, folded
}

func newSentenceMatcher(article *model.Article, annotated []string) *sentenceMatcher {
	p := &sentenceMatcher{article: article, annotated: annotated}
	for _, s := range annotated {
		p.annotatedFolded = append(p.annotatedFolded, folded.New(text.SanitizeLine(s)).String)
	}
	for _, s := range article.Sentences {
		p.articleFolded = append(p.articleFolded, folded.New(s.In(article.Text)).String)
	}
	return p
}

// An overlap is the number of words that an annotated sentence shares with one
// of the article; equal sentences have more than any number of words.
type overlap struct{ annotated, sentence, words int }

// match returns for each annotated sentence those of the article, and for each
// of the article the annotated ones, most overlap first.
func (m *sentenceMatcher) match() (to, back [][]int) {
	to, back = make([][]int, len(m.annotated)), make([][]int, len(m.articleFolded))
	overlaps := m.exact()
	if len(overlaps) < len(m.annotated) {
		overlaps = m.addMoved(overlaps)
	}
	slices.SortStableFunc(overlaps, func(a, b overlap) int { return cmp.Compare(b.words, a.words) })
	for _, o := range overlaps {
		to[o.annotated] = append(to[o.annotated], o.sentence)
		back[o.sentence] = append(back[o.sentence], o.annotated)
	}
	return to, back
}

// exact returns the sentences that are unchanged at their numbers.
func (m *sentenceMatcher) exact() []overlap {
	var list []overlap
	for i, s := range m.annotatedFolded {
		if i < len(m.articleFolded) && s == m.articleFolded[i] && s != "" {
			list = append(list, overlap{i, i, len(s)})
		}
	}
	return list
}

// addMoved adds the sentences that have moved, are split otherwise or have
// changed.
func (m *sentenceMatcher) addMoved(exact []overlap) []overlap {
	found := make([]bool, len(m.annotated))
	taken := make([]bool, len(m.articleFolded))
	for _, o := range exact {
		found[o.annotated], taken[o.sentence] = true, true
	}
	shared := m.overlapping()
	likely := make(map[int]int) // the sentence that shares most
	for _, o := range shared {
		if _, ok := likely[o.annotated]; !ok {
			likely[o.annotated] = o.sentence
		}
	}
	list := slices.Clone(exact)
	same := m.byText()
	for i, s := range m.annotatedFolded {
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

// byText returns the sentences of the article by their text.
func (m *sentenceMatcher) byText() map[string][]int {
	same := make(map[string][]int, len(m.articleFolded))
	for i, s := range m.articleFolded {
		same[s] = append(same[s], i)
	}
	return same
}

// nearest returns the number nearest to the wanted one, a free one if there is
// any.
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

// overlapping returns which sentences share more than minOverlap of the words
// of either, by the words that both texts have in the same order.
func (m *sentenceMatcher) overlapping() []overlap {
	numbers := make(map[string]int32)
	a, ofA, lengthA := numberWords(m.annotated, numbers)
	var sentences []string
	for _, s := range m.article.Sentences {
		sentences = append(sentences, s.In(m.article.Text))
	}
	b, ofB, lengthB := numberWords(sentences, numbers)
	common := make(map[[2]int]int)
	for i, j := range matchWords(a, b) {
		if j >= 0 {
			common[[2]int{ofA[i], ofB[j]}]++
		}
	}
	var list []overlap
	for at, n := range common {
		x, y := lengthA[at[0]], lengthB[at[1]]
		enough := float64(n) > minOverlap*float64(min(x, y))
		if enough && (n > 1 || min(x, y) == 1) {
			list = append(list, overlap{at[0], at[1], n})
		}
	}
	slices.SortFunc(list, func(x, y overlap) int {
		return cmp.Or(cmp.Compare(x.annotated, y.annotated), cmp.Compare(y.words, x.words), cmp.Compare(x.sentence, y.sentence))
	})
	return list
}

// numberWords numbers the words of the sentences, equal ones alike, and returns
// for each word the sentence it is in, and how many words each sentence has.
func numberWords(sentences []string, numbers map[string]int32) (words []int32, of, lengths []int) {
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
