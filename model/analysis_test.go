package model

import (
	"slices"
	"strings"
	"testing"
)

// story returns a story with an article for each count, of that many sentences of
// ten bytes each.
func story(sentences ...int) *Story {
	s := &Story{}
	for _, n := range sentences {
		a := Article{Text: strings.Repeat("A report. ", n)}
		for i := range n {
			a.Sentences = append(a.Sentences, Sentence{Span: Span{10 * i, 10*i + 9}})
		}
		s.Articles = append(s.Articles, a)
	}
	return s
}

func ref(article, sentence int) SentenceRef { return SentenceRef{article, sentence} }

func mention(article, sentence int) Detail {
	return Detail{SentenceRef: ref(article, sentence), Span: Span{10*sentence + 2, 10*sentence + 8}}
}

func TestTargetPrefersCounterparts(t *testing.T) {
	topics := []Topic{{Label: "one", Passages: []Passage{{0, []int{0, 1}}, {1, []int{2, 4}}}}}
	links := []Counterpart{
		{From: ref(0, 0), To: ref(1, 3), Score: 0.4}, {From: ref(0, 0), To: ref(1, 1), Score: 0.9},
		{From: ref(0, 2), To: ref(2, 0), Score: 0.9}, {From: ref(0, 2), To: ref(2, 1), Score: NoScore},
	}
	a, err := NewAnalysis(story(4, 5, 2), Automatic, topics, links, nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		from  SentenceRef
		other int
		want  int
		cover Cover
	}{
		{ref(0, 0), 1, 1, ByCounterpart}, // the better of two
		{ref(0, 1), 1, 2, ByTopic},       // the first of the passage
		{ref(0, 1), 2, -1, NotCovered},   // the topic is not treated there
		{ref(0, 3), 1, -1, NotCovered},   // no topic at all
		{ref(1, 1), 0, -1, NotCovered},   // counterparts are directed
		{ref(0, 2), 2, 1, ByCounterpart}, // what a person decided comes first
	} {
		if got, cover := a.Target(c.from, c.other); got != c.want || cover != c.cover {
			t.Errorf("from %v to article %d: sentence %d, %v; want %d, %v", c.from, c.other, got, cover, c.want, c.cover)
		}
	}
	if got := a.TopicOf(ref(1, 4)); got != 0 {
		t.Errorf("topic %d", got)
	}
	if got := a.Passage(0, 2); got != nil {
		t.Errorf("a passage where there is none: %v", got)
	}
}

func TestDifferencesAreInOrder(t *testing.T) {
	topics := []Topic{{Label: "one", Passages: []Passage{{0, []int{0}}}}, {Label: "two", Passages: []Passage{{0, []int{1}}}}}
	given := []Difference{
		{Topic: 1, Relation: Conflict, Mentions: []Detail{mention(0, 1)}},
		{Topic: 0, Relation: Extra, Mentions: []Detail{mention(1, 1)}},
		{Topic: 0, Relation: Variant, Mentions: []Detail{mention(1, 0), mention(0, 0)}},
	}
	a, err := NewAnalysis(story(2, 2), Automatic, topics, nil, given)
	if err != nil {
		t.Fatal(err)
	}
	var order []Relation
	for _, d := range a.Differences {
		order = append(order, d.Relation)
	}
	if want := []Relation{Variant, Extra, Conflict}; !slices.Equal(order, want) {
		t.Errorf("order %v, want %v", order, want)
	}
	d := &a.Differences[0]
	if got := d.Articles(); !slices.Equal(got, []int{0, 1}) {
		t.Errorf("articles %v", got)
	}
	for article, want := range [][]Detail{{mention(0, 0)}, {mention(1, 0)}, nil} {
		if got := d.MentionsIn(article); !slices.Equal(got, want) {
			t.Errorf("mentions in article %d: %v, want %v", article, got, want)
		}
	}
	if got := a.Mentions(1); len(got) != 2 || got[0].Relation != Variant || got[1].Difference != 1 {
		t.Errorf("mentions %+v", got)
	}
	if given[0].Relation != Conflict || given[0].Topic != 1 {
		t.Error("what was given has been put into another order")
	}
}

func TestFilterKeepsTheRest(t *testing.T) {
	topics := []Topic{{Label: "one", Passages: []Passage{{0, []int{0}}}}}
	a, err := NewAnalysis(story(2, 2), Automatic, topics, []Counterpart{{From: ref(0, 0), To: ref(1, 1)}}, []Difference{
		{Relation: Conflict, Mentions: []Detail{mention(0, 0)}}, {Relation: Extra, Mentions: []Detail{mention(0, 1)}},
	})
	if err != nil {
		t.Fatal(err)
	}
	extras := a.Filter(func(d *Difference) bool { return d.Relation == Extra })
	if len(extras.Differences) != 1 || len(extras.Mentions(0)) != 1 || extras.Mentions(0)[0].Difference != 0 {
		t.Errorf("filtered: %+v, mentions %+v", extras.Differences, extras.Mentions(0))
	}
	if got, _ := extras.Target(ref(0, 0), 1); got != 1 {
		t.Errorf("filtering loses counterparts")
	}
	if len(a.Differences) != 2 || len(a.Mentions(0)) != 2 {
		t.Error("filtering changes the analysis")
	}
}

func TestNewAnalysisRefusesWhatIsNotThere(t *testing.T) {
	topic := []Topic{{Label: "one", Passages: []Passage{{0, []int{0}}}}}
	outside := mention(0, 0)
	outside.End = 15
	for name, c := range map[string]struct {
		topics []Topic
		links  []Counterpart
		diffs  []Difference
		want   string
	}{
		"an empty passage":    {[]Topic{{Passages: []Passage{{0, nil}}}}, nil, nil, "none or out of order"},
		"a passage in a mess": {[]Topic{{Passages: []Passage{{0, []int{1, 0}}}}}, nil, nil, "out of order"},
		"a passage nowhere":   {[]Topic{{Passages: []Passage{{7, []int{0}}}}}, nil, nil, "no article 7"},
		"a sentence nowhere":  {topic, []Counterpart{{From: ref(0, 0), To: ref(1, 9)}}, nil, "has no sentence 9"},
		"a topic nowhere":     {topic, nil, []Difference{{Topic: 3}}, "no topic 3"},
		"a mention outside":   {topic, nil, []Difference{{Mentions: []Detail{outside}}}, "not within sentence 0"},
		"a mention nowhere":   {topic, nil, []Difference{{Mentions: []Detail{mention(-1, 0)}}}, "no article -1"},
	} {
		if _, err := NewAnalysis(story(2, 2), Automatic, c.topics, c.links, c.diffs); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, want %q", name, err, c.want)
		}
	}
}

func TestSentenceAt(t *testing.T) {
	a := &story(3).Articles[0]
	for offset, want := range map[int]int{-1: -1, 0: 0, 8: 0, 9: 0, 10: 1, 29: 2, 1000: 2} {
		if got := a.SentenceAt(offset); got != want {
			t.Errorf("byte %d: sentence %d, want %d", offset, got, want)
		}
	}
	if got := (&Article{}).SentenceAt(0); got != -1 {
		t.Errorf("without sentences: %d", got)
	}
}

func TestCounts(t *testing.T) {
	topics := []Topic{{Label: "one"}, {Label: "two"}, {Label: "three"}}
	differ := func(topic int, relation Relation) Difference { return Difference{Topic: topic, Relation: relation} }
	a, err := NewAnalysis(story(1), Automatic, topics, nil, []Difference{
		differ(2, Missing), differ(0, Variant), differ(2, Conflict), differ(0, "unheard of"), differ(2, Missing),
	})
	if err != nil {
		t.Fatal(err)
	}
	for topic, want := range []Counts{{0, 1, 0, 0}, {}, {1, 0, 0, 2}} {
		if got := a.CountsOf(topic); got != want {
			t.Errorf("topic %d: %v, want %v", topic, got, want)
		}
	}
	if first, end := a.DifferencesOf(2); first != 2 || end != 5 {
		t.Errorf("the differences of the last topic are %d to %d", first, end)
	}
	filtered := a.Filter(func(d *Difference) bool { return d.Relation != Missing })
	if all, left := a.Counts(), filtered.Counts(); all != (Counts{1, 1, 0, 2}) || left != (Counts{1, 1, 0, 0}) {
		t.Errorf("in all %v, filtered %v", all, left)
	}
	var list []Relation
	for relation, n := range a.Counts().All() {
		if n != a.Counts().Of(relation) {
			t.Errorf("%d of %s", n, relation)
		}
		list = append(list, relation)
	}
	if !slices.Equal(list, []Relation{Conflict, Variant, Missing}) {
		t.Errorf("there are %v", list)
	}
}

func TestOutlet(t *testing.T) {
	for _, test := range []struct {
		article Article
		want    string
	}{{Article{ID: "a", Source: "The Tide"}, "The Tide"}, {Article{ID: "a"}, "a"}, {Article{}, ""}} {
		if got := test.article.Outlet(); got != test.want {
			t.Errorf("%+v: %q", test.article, got)
		}
	}
}

func TestAmong(t *testing.T) {
	s := story(1, 1, 1)
	for _, test := range []struct{ list, want []int }{
		{nil, []int{0, 1, 2}}, {[]int{2, 0}, []int{2, 0}}, {[]int{1, 1, 7, -1, 0}, []int{1, 0}}, {[]int{}, nil},
	} {
		if got := s.Among(test.list); !slices.Equal(got, test.want) {
			t.Errorf("%v: %v, want %v", test.list, got, test.want)
		}
	}
}
