package linear

import (
	"cmp"
	"slices"

	"triptych/model"
	"triptych/ui/draw"
	"triptych/ui/notes"
)

// A teller puts an analysis into words, led by one article. It never changes.
type teller struct {
	a          *model.Analysis
	book       *notes.Book // set on the analysis
	level      model.Level
	leader     int
	names      []string // of the articles, no two alike
	paragraphs [][]int  // by article and sentence, counted from 1

	// told has the differences that are told after each sentence of the leader, the
	// conflicts and the heaviest first, and last those that belong to none of them.
	told [][]int
}

func newTeller(a *model.Analysis, book *notes.Book, level model.Level, leader int) *teller {
	t := &teller{a: a, book: book, level: level, leader: leader, names: draw.Outlets(a.Story)}
	for i := range a.Story.Articles {
		t.paragraphs = append(t.paragraphs, paragraphs(&a.Story.Articles[i]))
	}
	t.arrange()
	return t
}

// paragraphs returns the number of each sentence's paragraph, counted from 1.
func paragraphs(a *model.Article) []int {
	list, n, last := make([]int, len(a.Sentences)), 0, -1
	for i, s := range a.Sentences {
		if s.Block != last {
			n, last = n+1, s.Block
		}
		list[i] = n
	}
	return list
}

// arrange finds after which of the leader's sentences each difference is told.
func (t *teller) arrange() {
	t.told = make([][]int, t.sentences()+1)
	beside := t.firstBeside()
	for i := range t.a.Differences {
		if !t.tells(i) {
			continue
		}
		for _, s := range t.placesOf(&t.a.Differences[i], beside) {
			t.told[s] = append(t.told[s], i)
		}
	}
	for _, list := range t.told {
		slices.SortStableFunc(list, func(i, j int) int { return cmp.Or(t.conflicts([]int{j})-t.conflicts([]int{i}), t.byWeight(i, j)) })
	}
}

// sentences is how many the leader has.
func (t *teller) sentences() int { return len(t.article().Sentences) }

func (t *teller) article() *model.Article { return &t.a.Story.Articles[t.leader] }

// tells reports whether a difference is told: it is marked at the level and was not
// set aside.
func (t *teller) tells(difference int) bool {
	d := &t.a.Differences[difference]
	return len(d.Articles()) > 0 && t.level.Includes(d.Level) && t.book.Mark(d).State != notes.SetAside
}

// byWeight orders differences, the heaviest first.
func (t *teller) byWeight(i, j int) int {
	return cmp.Or(cmp.Compare(t.a.Differences[j].Weight, t.a.Differences[i].Weight), cmp.Compare(i, j))
}

// firstBeside returns, for each sentence of another article that is read beside the
// leader's, the first of those.
func (t *teller) firstBeside() map[model.SentenceRef]int {
	beside := make(map[model.SentenceRef]int)
	for s := range t.sentences() {
		for i := range t.names {
			for _, other := range t.beside(s, i) {
				ref := model.SentenceRef{Article: i, Sentence: other}
				if _, known := beside[ref]; !known {
					beside[ref] = s
				}
			}
		}
	}
	return beside
}

// placesOf returns the sentences of the leader after which a difference is told:
// those that have its words, or the first where only the headline has, or else the
// first beside which they are read, or else the last on its topic, or else none, which
// is the number of sentences.
func (t *teller) placesOf(d *model.Difference, beside map[model.SentenceRef]int) []int {
	var own []int
	first := t.sentences()
	for _, m := range d.Mentions {
		if m.Article == t.leader {
			own = append(own, m.Sentence)
		}
		if s, ok := beside[m.SentenceRef]; ok {
			first = min(first, s)
		}
	}
	slices.Sort(own)
	passage := t.a.Passage(d.Topic, t.leader)
	inTitle := slices.ContainsFunc(d.TitleMentions, func(m model.Detail) bool { return m.Article == t.leader })
	switch {
	case inTitle && len(own) == 0:
		return []int{0}
	case len(own) > 0:
		return slices.Compact(own)
	case first == t.sentences() && len(passage) > 0:
		return passage[len(passage)-1:]
	}
	return []int{first}
}

// beside returns the sentences of another article that are read beside one of the
// leader's, as they follow one another: its best counterpart, and another one that has
// no better counterpart itself.
func (t *teller) beside(sentence, article int) []int {
	if article == t.leader {
		return nil
	}
	ref := model.SentenceRef{Article: t.leader, Sentence: sentence}
	var list []int
	for _, c := range t.a.CounterpartsOf(ref, article) {
		if len(list) == 0 || len(list) == 1 && c.To.Sentence != list[0] && t.best(c.To) == ref {
			list = append(list, c.To.Sentence)
		}
	}
	slices.Sort(list)
	return list
}

// best returns the best counterpart in the leader of a sentence of another article.
func (t *teller) best(ref model.SentenceRef) model.SentenceRef {
	if list := t.a.CounterpartsOf(ref, t.leader); len(list) > 0 {
		return list[0].To
	}
	return model.SentenceRef{Article: t.leader, Sentence: -1}
}

// list returns all differences that are told, the heaviest first.
func (t *teller) list() []int {
	var list []int
	for i := range t.a.Differences {
		if t.tells(i) {
			list = append(list, i)
		}
	}
	slices.SortStableFunc(list, t.byWeight)
	return list
}

// conflicts returns how many of the differences in a list are conflicts.
func (t *teller) conflicts(list []int) int {
	n := 0
	for _, i := range list {
		if t.a.Differences[i].Relation == model.Conflict {
			n++
		}
	}
	return n
}
