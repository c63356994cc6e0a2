package weigh

import (
	"math"
	"slices"

	"triptych/model"
	"triptych/model/detail"
	"triptych/model/fact"
)

// Rivals returns the differences with what may contradict an Extra or Missing one: the
// value that each article which lacks the detail gives of the same kind on its topic,
// such as another sum of money, unless that value has a match of its own. Readings has
// one entry for each article of the story.
func Rivals(readings []detail.Reading, topics []model.Topic, list []model.Difference) []model.Difference {
	list = slices.Clone(list)
	f := newRivalFinder(readings, topics, list)
	for i := range list {
		d := &list[i]
		d.Rivals = nil
		if !isOneSided(d) {
			continue
		}
		for _, p := range topics[d.Topic].Passages {
			if len(d.AllIn(p.Article)) > 0 || len(p.Sentences) > mostSentences {
				continue
			}
			if rival, ok := f.best(d, p); ok {
				d.Rivals = append(d.Rivals, rival)
			}
		}
	}
	return list
}

// mostSentences is the longest passage in which rivals are looked for: a topic of more
// says too little of what belongs together.
const mostSentences = 40

// isOneSided reports whether a difference is a detail that an article seems to lack,
// and of a kind of which another value can be told.
func isOneSided(d *model.Difference) bool {
	return (d.Relation == model.Extra || d.Relation == model.Missing) &&
		(d.Kind == model.Number || d.Kind == model.Date || d.Kind == model.Name) && len(d.Mentions) > 0
}

// A rivalFinder looks for what may contradict a detail.
type rivalFinder struct {
	*reader
	topics []model.Topic
	list   []model.Difference
	told   map[model.SentenceRef][]int // the differences that have a mention in a sentence
}

// newRivalFinder reads the facts of the passages of the topics in which there are
// one-sided differences.
func newRivalFinder(readings []detail.Reading, topics []model.Topic, list []model.Difference) *rivalFinder {
	f := &rivalFinder{topics: topics, list: list, told: make(map[model.SentenceRef][]int)}
	wanted := make(map[model.SentenceRef]bool)
	for i := range list {
		for _, m := range list[i].Mentions {
			f.told[m.SentenceRef] = append(f.told[m.SentenceRef], i)
		}
		if !isOneSided(&list[i]) {
			continue
		}
		wanted[list[i].Mentions[0].SentenceRef] = true
		for _, p := range topics[list[i].Topic].Passages {
			for _, s := range p.Sentences {
				wanted[model.SentenceRef{Article: p.Article, Sentence: s}] = true
			}
		}
	}
	f.reader = readerOf(readings, wanted)
	return f
}

// best returns the value of a passage that is most likely told instead of a detail:
// that of the sentence which has most in common with the detail's.
func (f *rivalFinder) best(d *model.Difference, p model.Passage) (model.Detail, bool) {
	own := d.Mentions[0]
	var best model.Detail
	most := -1
	for _, s := range p.Sentences {
		ref := model.SentenceRef{Article: p.Article, Sentence: s}
		rival, ok := f.rivalIn(d, ref)
		if !ok {
			continue
		}
		common := f.inCommon(own.SentenceRef, ref)
		if common > most && (common > 0 || d.Kind != model.Date) { // a topic has many days
			best, most = rival, common
		}
	}
	return best, most >= 0
}

// rivalIn returns the first value of a sentence that may be told instead of a detail.
func (f *rivalFinder) rivalIn(d *model.Difference, ref model.SentenceRef) (model.Detail, bool) {
	if d.Kind == model.Name {
		return f.nameIn(d.Mentions[0], ref)
	}
	own := f.factOf(d.Mentions[0])
	if own == nil {
		return model.Detail{}, false
	}
	facts := f.factsIn(ref)
	for i := range facts {
		other := &facts[i]
		if !isSameKind(own, other) {
			continue
		}
		found := model.Detail{SentenceRef: ref, Span: other.Span, Kind: other.Kind, Value: other.Normal()}
		if !f.hasMatch(found, d) && !f.isGiven(other, d) {
			return found, true
		}
	}
	return model.Detail{}, false
}

// isSameKind reports whether two facts are values of one kind that do not agree.
func isSameKind(a, b *fact.Fact) bool {
	if a.Value.Dimension != b.Value.Dimension || a.Agrees(b) != fact.Unequal || a.Counted != b.Counted && a.Counted != "" && b.Counted != "" {
		return false
	}
	switch a.Value.Dimension {
	case fact.Count:
		return isNear(a.Value, b.Value) && (a.Counted != "" && a.Counted == b.Counted || a.Head != "" && a.Head == b.Head)
	case fact.Day:
		return grain(a.Value) == grain(b.Value)
	case fact.Clock:
		return true
	case fact.Ordinal, fact.Score, fact.Vote, fact.Ratio:
		return a.Head != "" && a.Head == b.Head
	}
	return isNear(a.Value, b.Value)
}

// isNear reports whether numbers are so near each other that they may be of one thing,
// told wrong or at another time.
func isNear(a, b fact.Value) bool {
	const most = 3
	x, y := math.Abs(middle(a)), math.Abs(middle(b))
	return max(x, y) <= most*min(x, y)
}

// middle returns the number that is written or, of one that is not, the end that is set.
func middle(v fact.Value) float64 {
	switch {
	case v.Written != 0:
		return v.Written
	case math.IsInf(v.High, 1):
		return v.Low
	case math.IsInf(v.Low, -1):
		return v.High
	}
	return (v.Low + v.High) / 2
}

// grain returns how precise a day is: 0 for a day, 1 for a week, 2 for a month, 3 for a
// year, 4 for what has an open end.
func grain(v fact.Value) int {
	const week, month, year = 7, 31, 366
	switch days := v.High - v.Low; {
	case days < 1:
		return 0
	case days <= week:
		return 1
	case days <= month:
		return 2
	case days <= year:
		return 3
	}
	return 4
}

// nameIn returns the first name of a sentence that is in the role of another name, and
// shares no word with it.
func (f *rivalFinder) nameIn(own model.Detail, ref model.SentenceRef) (model.Detail, bool) {
	role := f.role(own)
	if role == "" {
		return model.Detail{}, false
	}
	s := &f.readings[ref.Article].Sentences[ref.Sentence]
	for _, n := range s.Names {
		found := model.Detail{SentenceRef: ref, Kind: model.Name, Value: n.Value}
		found.Span = model.Span{Start: s.Words[n.First].Start, End: s.Words[n.Last].End}
		if f.role(found) != role || f.hasMatch(found, &model.Difference{Mentions: []model.Detail{own}}) {
			continue
		}
		shares := false
		for i := n.First; i <= n.Last; i++ {
			shares = shares || f.hasName(own, s.Words[i].Fold)
		}
		if !shares {
			return found, true
		}
	}
	return model.Detail{}, false
}

// hasMatch reports whether a detail is set against one of an article that gives
// another: then it is known what it belongs to.
func (f *rivalFinder) hasMatch(m model.Detail, other *model.Difference) bool {
	articles := other.Articles()
	return slices.ContainsFunc(f.told[m.SentenceRef], func(i int) bool {
		d := &f.list[i]
		at := slices.ContainsFunc(d.Mentions, func(o model.Detail) bool { return o.SentenceRef == m.SentenceRef && o.Overlaps(m.Span) })
		return at && d.Kind == m.Kind && slices.ContainsFunc(d.Articles(), func(a int) bool { return slices.Contains(articles, a) })
	})
}

// isGiven reports whether an article that gives a detail gives a fact too, in the same
// topic.
func (f *rivalFinder) isGiven(other *fact.Fact, d *model.Difference) bool {
	for _, p := range f.topics[d.Topic].Passages {
		if len(d.MentionsIn(p.Article)) == 0 {
			continue
		}
		for _, s := range p.Sentences {
			facts := f.factsIn(model.SentenceRef{Article: p.Article, Sentence: s})
			if slices.ContainsFunc(facts, func(own fact.Fact) bool {
				got := own.Agrees(other)
				return got == fact.Equal || got == fact.Compatible
			}) {
				return true
			}
		}
	}
	return false
}

// inCommon returns how many words that mean something two sentences share.
func (f *rivalFinder) inCommon(a, b model.SentenceRef) int {
	const least = 4 // bytes of such a word
	words := make(map[string]bool)
	s := &f.readings[a.Article].Sentences[a.Sentence]
	for i, w := range s.Words {
		if len(w.Fold) >= least && isSubject(s, i) {
			words[f.stems.Stem(w.Fold)] = true
		}
	}
	n := 0
	t := &f.readings[b.Article].Sentences[b.Sentence]
	for i, w := range t.Words {
		if stem := f.stems.Stem(w.Fold); isSubject(t, i) && words[stem] {
			n++
			delete(words, stem)
		}
	}
	return n
}
