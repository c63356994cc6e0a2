package analyze

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	"triptych/model"
	"triptych/model/text"
)

// lettered returns a story whose articles have so many sentences of one word.
func lettered(counts ...int) *model.Story {
	story := &model.Story{Title: "lettered"}
	for a, n := range counts {
		var b strings.Builder
		for s := range n {
			fmt.Fprintf(&b, "Word%c%d stands here.\n\n", 'a'+a, s)
		}
		story.Articles = append(story.Articles, text.ParsePlain(b.String()))
	}
	return story
}

// ref reads a sentence such as "b3", pair two of them.
func ref(s string) model.SentenceRef {
	return model.SentenceRef{Article: int(s[0] - 'a'), Sentence: int(s[1] - '0')}
}

func decision(s string) model.Correction {
	from, to, _ := strings.Cut(s[1:], "-")
	return model.Correction{From: ref(from), To: ref(to), Accept: s[0] == '+'}
}

// spelled writes topics as "a0 b1 | …".
func spelled(topics []model.Topic) string {
	var list []string
	for _, t := range topics {
		var words []string
		for _, p := range t.Passages {
			for _, s := range p.Sentences {
				words = append(words, fmt.Sprintf("%c%d", 'a'+p.Article, s))
			}
		}
		list = append(list, strings.Join(words, " "))
	}
	return strings.Join(list, " | ")
}

func parsed(spelling string) (topics []model.Topic) {
	for part := range strings.SplitSeq(spelling, " | ") {
		var topic model.Topic
		for word := range strings.FieldsSeq(part) {
			r := ref(word)
			if n := len(topic.Passages); n == 0 || topic.Passages[n-1].Article != r.Article {
				topic.Passages = append(topic.Passages, model.Passage{Article: r.Article})
			}
			p := &topic.Passages[len(topic.Passages)-1]
			p.Sentences = append(p.Sentences, r.Sentence)
		}
		topics = append(topics, topic)
	}
	return topics
}

func linked(spelling string) (links []model.Counterpart) {
	for word := range strings.FieldsSeq(spelling) {
		from, to, _ := strings.Cut(word, "-")
		links = append(links,
			model.Counterpart{From: ref(from), To: ref(to), Score: 0.5, Why: "found"},
			model.Counterpart{From: ref(to), To: ref(from), Score: 0.5, Why: "found"})
	}
	return links
}

func TestCorrectTopics(t *testing.T) {
	for _, c := range []struct{ name, topics, links, corrections, want string }{
		{"nothing", "a0 b0 | a1 b1", "a0-b0 a1-b1", "", "a0 b0 | a1 b1"},
		{"a pair in no topic makes one", "a0 b0 | a3 b3", "a0-b0 a3-b3", "+a1-b2", "a0 b0 | a1 b2 | a3 b3"},
		{"a pair joins a topic", "a0 b0", "a0-b0", "+c4-a0", "a0 b0 c4"},
		{"a sentence moves to the larger topic", "a0 b0 c0 | a1 b1 c1 c2", "", "+a0-b1", "b0 c0 | a0 a1 b1 c1 c2"},
		{"what is left to one article goes with it", "a0 b0 | a1 b1 c1", "", "+b0-a1", "a0 a1 b0 b1 c1"},
		{"chains stay together", "a0 b0 c0 | a1 b1 c1 c2 | a3 b3", "", "+a0-b1 +b1-c3 +a3-c3", "b0 c0 | a0 a1 a3 b1 b3 c1 c2 c3"},
		{"a rejected pair leaves its topic", "a0 a1 b0 b1", "a0-b0 a1-b1", "-a0-b0", "a1 b1"},
		{"a sentence that another link holds stays", "a0 b0 c0", "a0-b0 a0-c0", "-b0-a0", "a0 c0"},
		{"a topic of one article is none", "a0 b0 | a1 b1", "a0-b0 a1-b1", "-a0-b0", "a1 b1"},
		{"a rejected pair of two topics leaves neither", "a0 b0 | a1 b1", "a0-b0 a1-b1", "-a0-b1", "a0 b0 | a1 b1"},
		{"the last word counts", "a0 b0", "a0-b0", "-a0-b0 +b0-a0", "a0 b0"},
		{"and the other way", "a0 b0 | a1 b1", "a0-b0 a1-b1", "+a0-b0 -b0-a0", "a1 b1"},
		{"accepted elsewhere after being rejected", "a0 a1 b0 b1", "a0-b0 a1-b1", "-a0-b0 +a0-b1", "a0 a1 b1"},
	} {
		t.Run(c.name, func(t *testing.T) {
			var corrections []model.Correction
			for word := range strings.FieldsSeq(c.corrections) {
				corrections = append(corrections, decision(word))
			}
			got, err := correct(lettered(9, 9, 9), parsed(c.topics), linked(c.links), corrections)
			if err != nil {
				t.Fatal(err)
			}
			if s := spelled(got.topics); s != c.want {
				t.Errorf("topics %s, want %s", s, c.want)
			}
		})
	}
}

func TestCorrectNamesAndNumbers(t *testing.T) {
	topics := parsed("a0 b0 | a3 b3")
	topics[0].Label, topics[1].Label = "First", "Second"
	got, err := correct(lettered(9, 9), topics, linked("a0-b0 a3-b3"), []model.Correction{decision("+a1-b1"), decision("-a0-b0")})
	if err != nil {
		t.Fatal(err)
	}
	if got.topics[0].Label != "Worda1 stands here" || got.topics[1].Label != "Second" {
		t.Errorf("labels %q, %q", got.topics[0].Label, got.topics[1].Label)
	}
	if !slices.Equal(got.newTopic, []int{noTopic, 1}) {
		t.Errorf("numbers %v", got.newTopic)
	}
}

func TestCorrectRefusesWhatIsNotThere(t *testing.T) {
	for _, one := range []model.Correction{
		{From: ref("a0"), To: ref("c0")}, {From: ref("a0"), To: ref("b9"), Accept: true}, {From: ref("a0"), To: ref("a1")},
		{From: model.SentenceRef{Article: -1}, To: ref("a1")}, {From: ref("a0"), To: model.SentenceRef{Article: 1, Sentence: -1}},
	} {
		if _, err := correct(lettered(9, 9), nil, nil, []model.Correction{one}); err == nil {
			t.Errorf("%v is taken", one)
		}
	}
}

// arbitrary returns corrections of which some concern what was found.
func arbitrary(random *rand.Rand, a *model.Analysis, n int) []model.Correction {
	var list []model.Correction
	for range n {
		c := model.Correction{Accept: random.IntN(2) == 0}
		if len(a.Counterparts) > 0 && random.IntN(2) == 0 {
			link := a.Counterparts[random.IntN(len(a.Counterparts))]
			c.From, c.To = link.From, link.To
		} else {
			c.From.Article = random.IntN(len(a.Story.Articles))
			c.To.Article = (c.From.Article + 1 + random.IntN(len(a.Story.Articles)-1)) % len(a.Story.Articles)
			c.From.Sentence = random.IntN(len(a.Story.Articles[c.From.Article].Sentences))
			c.To.Sentence = random.IntN(len(a.Story.Articles[c.To.Article].Sentences))
		}
		list = append(list, c)
	}
	return list
}

// obeys checks that an analysis does what the corrections say.
func obeys(t *testing.T, a *model.Analysis, corrections []model.Correction) {
	t.Helper()
	last := make(map[model.Correction]bool) // by the pair: whether it was accepted
	for _, c := range corrections {
		accept := c.Accept
		c.Accept = false
		last[c.Ordered()] = accept
	}
	first := make(map[model.SentenceRef]map[int]bool) // sentences with accepted ones, by article
	for c, accept := range last {
		for _, pair := range [][2]model.SentenceRef{{c.From, c.To}, {c.To, c.From}} {
			list := a.CounterpartsOf(pair[0], pair[1].Article)
			at := slices.IndexFunc(list, func(l model.Counterpart) bool { return l.To == pair[1] })
			switch {
			case !accept && at >= 0:
				t.Errorf("%v was rejected and is there", pair)
			case accept && (at < 0 || list[at].Score != model.NoScore):
				t.Errorf("%v was accepted: %v", pair, list)
			}
			if accept && list[0].Score != model.NoScore {
				t.Errorf("%v: a computed counterpart comes before", pair)
			}
			if accept {
				if first[pair[0]] == nil {
					first[pair[0]] = make(map[int]bool)
				}
				first[pair[0]][pair[1].Article] = true
			}
		}
		if accept && (a.TopicOf(c.From) < 0 || a.TopicOf(c.From) != a.TopicOf(c.To)) {
			t.Errorf("%v and %v were accepted and are of topics %d and %d", c.From, c.To, a.TopicOf(c.From), a.TopicOf(c.To))
		}
	}
	for _, l := range a.Counterparts {
		if l.Score == model.NoScore && !first[l.From][l.To.Article] {
			t.Errorf("%v was made by nobody", l)
		}
	}
	for i, topic := range a.Topics {
		if len(topic.Passages) < 2 || topic.Label == "" {
			t.Errorf("topic %d: %v", i, topic)
		}
	}
}

// isWithin reports whether all topics are among others, in their order: those of single
// differences come between.
func isWithin(topics, others []model.Topic) bool {
	for _, o := range others {
		if len(topics) > 0 && reflect.DeepEqual(topics[0], o) {
			topics = topics[1:]
		}
	}
	return len(topics) == 0
}

func TestAnalysisObeysCorrections(t *testing.T) {
	story := invented(4, 3_000)
	p, err := Prepare(t.Context(), story, Options{})
	if err != nil {
		t.Fatal(err)
	}
	plain, err := p.Analysis(t.Context(), Options{})
	if err != nil {
		t.Fatal(err)
	}
	if direct, err := Story(t.Context(), story); err != nil || !reflect.DeepEqual(direct, plain) {
		t.Fatalf("without corrections the analysis is another one: %v", err)
	}
	shared, err := model.NewAnalysis(story, model.Automatic, p.topics, p.links, plain.Differences[:0])
	if err != nil {
		t.Fatal(err)
	}
	random := rand.New(rand.NewPCG(4, 10))
	for range 12 {
		corrections := arbitrary(random, plain, random.IntN(20))
		a, err := p.Analysis(t.Context(), Options{Corrections: corrections})
		if err != nil {
			t.Fatal(err)
		}
		obeys(t, a, corrections)
		read, err := Correct(shared, corrections)
		if err != nil {
			t.Fatal(err)
		}
		obeys(t, read, corrections)
		if !isWithin(read.Topics, a.Topics) || !reflect.DeepEqual(read.Counterparts, a.Counterparts) {
			t.Error("a read analysis is corrected otherwise than a computed one")
		}
	}
	again, err := p.Analysis(t.Context(), Options{})
	if err != nil || !reflect.DeepEqual(again, plain) {
		t.Errorf("corrections changed what they were applied to: %v", err)
	}
}

func TestOrderOfCorrectionsDoesNotMatter(t *testing.T) {
	plain, err := Story(t.Context(), invented(3, 3_000))
	if err != nil {
		t.Fatal(err)
	}
	random := rand.New(rand.NewPCG(1, 2))
	corrections := arbitrary(random, plain, 15)
	slices.SortStableFunc(corrections, model.Correction.Compare)
	corrections = slices.CompactFunc(corrections, func(a, b model.Correction) bool { return a.Compare(b) == 0 })
	want, err := Correct(plain, corrections)
	if err != nil {
		t.Fatal(err)
	}
	for range 10 {
		random.Shuffle(len(corrections), func(i, j int) { corrections[i], corrections[j] = corrections[j], corrections[i] })
		for i, c := range corrections {
			if random.IntN(2) == 0 {
				corrections[i].From, corrections[i].To = c.To, c.From
			}
		}
		got, err := Correct(plain, corrections)
		if err != nil || !reflect.DeepEqual(got, want) {
			t.Fatalf("another order gives another analysis: %v", err)
		}
	}
}

func TestCorrectDifferencesOfARejectedPair(t *testing.T) {
	story := lettered(3, 3)
	span := func(s string) model.Detail {
		r := ref(s)
		return model.Detail{SentenceRef: r, Span: model.Span{Start: story.Sentence(r).Start, End: story.Sentence(r).Start + 6}}
	}
	a, err := model.NewAnalysis(story, model.Annotations, parsed("a0 a1 b0 b1 | a2 b2"), linked("a0-b0 a1-b1 a2-b2"), []model.Difference{
		{Topic: 0, Kind: model.Name, Relation: model.Variant, Mentions: []model.Detail{span("a0"), span("b0")}},
		{Topic: 0, Kind: model.Date, Relation: model.Variant, Mentions: []model.Detail{span("a1"), span("b1")}},
		{Topic: 1, Kind: model.Number, Relation: model.Conflict, Mentions: []model.Detail{span("a2"), span("b2")}},
	})
	if err != nil {
		t.Fatal(err)
	}
	got, err := Correct(a, []model.Correction{decision("-a0-b0"), decision("-a2-b2")})
	if err != nil {
		t.Fatal(err)
	}
	if len(got.Differences) != 1 || got.Differences[0].Kind != model.Date || got.Origin != model.Annotations {
		t.Errorf("differences %v of %s", got.Differences, got.Origin)
	}
}

func TestDifferencesFollowCorrections(t *testing.T) {
	story := &model.Story{Title: "fire", Articles: []model.Article{
		text.ParsePlain("A fire destroyed the old market hall in Leeds.\n\nPolice said 12 people were killed in the blaze on Monday.\n\nThe mayor thanked the fire crews."),
		text.ParsePlain("The mayor of Leeds thanked the fire crews.\n\nPolice said 14 people were killed in the blaze on Monday.\n\nShops nearby stayed shut."),
	}}
	p, err := Prepare(t.Context(), story, Options{})
	if err != nil {
		t.Fatal(err)
	}
	twoSided := func(corrections ...model.Correction) (n int) {
		a, err := p.Analysis(t.Context(), Options{Corrections: corrections})
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range a.Differences {
			if d.Relation == model.Conflict || d.Relation == model.Variant {
				n++
			}
		}
		return n
	}
	var nothing []model.Correction
	for a := range story.Articles[0].Sentences {
		for b := range story.Articles[1].Sentences {
			nothing = append(nothing, model.Correction{From: model.SentenceRef{Sentence: a}, To: model.SentenceRef{Article: 1, Sentence: b}})
		}
	}
	if n := twoSided(nothing...); n > 0 {
		t.Errorf("%d differences where nothing may be compared", n)
	}
	if twoSided(append(nothing, decision("+a1-b1"))...) == 0 {
		t.Error("no difference between the two numbers of killed people, once their sentences are paired")
	}
}
