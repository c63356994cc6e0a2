package echo

import (
	"cmp"
	"slices"

	"triptych/model"
	"triptych/model/detail"
	"triptych/model/internal/parallel"
)

// MinCopied is the least number of words of a copy: of fewer, news of one event has
// many by chance.
const MinCopied = 8

// maxRepeats is at how many places of an article a run is looked for, so that an
// article of one word a thousand times is soon read.
const maxRepeats = 16

// Copies returns the runs of at least MinCopied equal words between two articles,
// the longest first. Another order of the articles changes none of them. The only
// error is that of stop, which is called now and then.
func Copies(readings []detail.Reading, stop func() error) ([]model.Copy, error) {
	numbers := make(numbering)
	articles := make([]script, len(readings))
	for i := range readings {
		articles[i].article, articles[i].reading = i, &readings[i]
		articles[i].ids, articles[i].places = numbers.wordsOf(&readings[i])
	}
	slices.SortStableFunc(articles, func(x, y script) int { return cmp.Compare(x.reading.Article.Text, y.reading.Article.Text) })
	found := make([][]model.Copy, len(articles))
	err := parallel.For(len(articles), 1, stop, func() func(int) {
		return func(i int) {
			if i+1 == len(articles) {
				return
			}
			runs := newRunIndex(&articles[i])
			for j := i + 1; j < len(articles) && stop() == nil; j++ {
				found[i] = append(found[i], runs.copies(&articles[j])...)
			}
		}
	})
	if err != nil {
		return nil, err
	}
	list := slices.Concat(found...)
	slices.SortStableFunc(list, func(x, y model.Copy) int {
		return cmp.Or(cmp.Compare(y.Words, x.Words), compareStretches(x.Places[0], y.Places[0]), compareStretches(x.Places[1], y.Places[1]))
	})
	return list, nil
}

func compareStretches(x, y model.Stretch) int {
	return cmp.Or(cmp.Compare(x.Article, y.Article), cmp.Compare(x.Start, y.Start))
}

// A script is the words of one article.
type script struct {
	article int
	reading *detail.Reading
	ids     []int32
	places  []place
}

// stretch returns count words from the one numbered first on.
func (s *script) stretch(first, count int) model.Stretch {
	from, to := s.places[first], s.places[first+count-1]
	return model.Stretch{
		SentenceRef: model.SentenceRef{Article: s.article, Sentence: from.sentence},
		Span: model.Span{
			Start: s.reading.Sentences[from.sentence].Words[from.word].Start,
			End:   s.reading.Sentences[to.sentence].Words[to.word].End,
		},
	}
}

// A gram is the first words of a run.
type gram [MinCopied]int32

// A runIndex finds the places of an article at which a run begins.
type runIndex struct {
	*script
	first map[gram]int32 // the first place
	next  []int32        // by place: the next one of the same gram, -1 for none
}

func newRunIndex(s *script) *runIndex {
	idx := &runIndex{script: s, first: make(map[gram]int32), next: make([]int32, max(0, len(s.ids)-MinCopied+1))}
	for i := len(idx.next) - 1; i >= 0; i-- {
		g := gram(s.ids[i : i+MinCopied])
		next, ok := idx.first[g]
		if !ok {
			next = -1
		}
		idx.next[i] = next
		idx.first[g] = int32(i)
	}
	return idx
}

// copies returns the runs that another article has too: at each of its words the
// longest one, and then those after it. What it repeats is no other copy.
func (idx *runIndex) copies(o *script) []model.Copy {
	var list []model.Copy
	var taken []model.Span // words of idx that are in list
	for i := 0; i+MinCopied <= len(o.ids); i++ {
		at, words := idx.longest(o.ids[i:])
		if words == 0 {
			continue
		}
		if !slices.ContainsFunc(taken, func(t model.Span) bool { return t.Start <= at && at+words <= t.End }) {
			taken = append(taken, model.Span{Start: at, End: at + words})
			list = append(list, newCopy(idx.stretch(at, words), o.stretch(i, words), words))
		}
		i += words - 1
	}
	return list
}

// newCopy returns a copy of which both places are known, in any order.
func newCopy(x, y model.Stretch, words int) model.Copy {
	if x.Article > y.Article {
		x, y = y, x
	}
	return model.Copy{Words: words, Places: [2]model.Stretch{x, y}}
}

// longest returns the longest run that words begin with, and where it begins in the
// article; the first of several. It has no words where there is none.
func (idx *runIndex) longest(ids []int32) (at, words int) {
	place, ok := idx.first[gram(ids[:MinCopied])]
	if !ok {
		return 0, 0
	}
	for n := 0; n < maxRepeats && place >= 0; n++ {
		if run := equalRun(idx.ids[place:], ids); run > words {
			at, words = int(place), run
		}
		place = idx.next[place]
	}
	return at, words
}
