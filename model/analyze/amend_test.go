package analyze

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"triptych/model"
	"triptych/model/text"
)

// told returns a story with an article of each text.
func told(texts ...string) *model.Story {
	story := &model.Story{}
	for i, s := range texts {
		a := text.ParsePlain(s)
		a.ID = string(rune('a' + i))
		story.Articles = append(story.Articles, a)
	}
	return story
}

func bridge() *model.Story {
	return told("The bridge closed in January. The repair will take six weeks, the port said. Nobody was hurt.",
		"It was shut in February. The work takes two months. Ana Ruiz spoke of salt.",
		"Salt allegedly broke the bridge. It has been closed since January.")
}

// saying makes a difference of words such as "0:January".
func saying(t *testing.T, story *model.Story, kind model.Kind, relation model.Relation, words ...string) model.Difference {
	t.Helper()
	d := model.Difference{Kind: kind, Relation: relation, Certainty: 0.5}
	for _, w := range words {
		article := int(w[0] - '0')
		a := &story.Articles[article]
		at := strings.Index(a.Text, w[2:])
		if at < 0 {
			t.Fatalf("article %d does not say %q", article, w[2:])
		}
		d.Mentions = append(d.Mentions, model.Detail{
			SentenceRef: model.SentenceRef{Article: article, Sentence: a.SentenceAt(at)}, Span: model.Span{Start: at, End: at + len(w[2:])}, Kind: kind,
		})
	}
	return d
}

// titled returns the story of the bridge with headlines over its first two articles.
func titled() *model.Story {
	story := bridge()
	story.Articles[0].Title, story.Articles[1].Title = "Bridge shut for six weeks", "Closed for two months, says Ana Ruiz"
	return story
}

// inTitles adds words of headlines such as "0:six weeks" to a difference.
func inTitles(t *testing.T, story *model.Story, d model.Difference, words ...string) model.Difference {
	t.Helper()
	for _, w := range words {
		article := int(w[0] - '0')
		at := strings.Index(story.Articles[article].Title, w[2:])
		if at < 0 {
			t.Fatalf("headline %d does not say %q", article, w[2:])
		}
		d.TitleMentions = append(d.TitleMentions, model.Detail{
			SentenceRef: model.SentenceRef{Article: article, Sentence: model.InTitle}, Span: model.Span{Start: at, End: at + len(w[2:])}, Kind: d.Kind,
		})
	}
	return d
}

// closureOf makes an analysis in which the first sentences share a topic.
func closureOf(t *testing.T, story *model.Story, differences ...model.Difference) *model.Analysis {
	t.Helper()
	topic := model.Topic{Label: "The closure", Passages: []model.Passage{{Article: 0, Sentences: []int{0}}, {Article: 1, Sentences: []int{0}}, {Article: 2, Sentences: []int{1}}}}
	a, err := model.NewAnalysis(story, model.Automatic, []model.Topic{topic}, nil, differences)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// spelledOut writes differences as "date conflict January/February [by hand]".
func spelledOut(a *model.Analysis) []string {
	var list []string
	for _, d := range a.Differences {
		var words []string
		for _, m := range d.Mentions {
			words = append(words, m.In(a.Story.Articles[m.Article].Text))
		}
		for _, m := range d.TitleMentions {
			words = append(words, "“"+a.Story.Words(m)+"”")
		}
		s := fmt.Sprintf("%s %s %s", d.Kind, d.Relation, strings.Join(words, "/"))
		if d.ByHand {
			s += " " + d.Why
		}
		list = append(list, s)
	}
	slices.Sort(list)
	return list
}

func TestAmendmentsAreObeyed(t *testing.T) {
	story := bridge()
	month := saying(t, story, model.Date, model.Variant, "0:January", "1:February")
	salt := saying(t, story, model.Certainty, model.Extra, "2:allegedly")
	a := closureOf(t, story, month, salt)
	none := model.Difference{}
	for name, c := range map[string]struct {
		amendments []model.Amendment
		want       []string
	}{
		"none":  {nil, []string{"certainty extra allegedly", "date variant January/February"}},
		"added": {[]model.Amendment{{Is: saying(t, story, model.Number, model.Conflict, "0:six weeks", "1:two months")}}, []string{"certainty extra allegedly", "date variant January/February", "number conflict six weeks/two months marked by hand"}},
		"other relation": {[]model.Amendment{{Was: month, Is: saying(t, story, model.Date, model.Conflict, "0:January", "1:February")}},
			[]string{"certainty extra allegedly", "date conflict January/February changed by hand"}},
		"other words": {[]model.Amendment{{Was: month, Is: saying(t, story, model.Date, model.Variant, "0:in January", "1:in February", "2:since January")}},
			[]string{"certainty extra allegedly", "date variant in January/in February/since January changed by hand"}},
		"removed":                {[]model.Amendment{{Was: month, Is: none}}, []string{"certainty extra allegedly"}},
		"found by most words":    {[]model.Amendment{{Was: saying(t, story, model.Date, model.Conflict, "0:in January", "1:February"), Is: none}}, []string{"certainty extra allegedly"}},
		"not found":              {[]model.Amendment{{Was: saying(t, story, model.Name, model.Extra, "1:Ana Ruiz"), Is: none}}, []string{"certainty extra allegedly", "date variant January/February"}},
		"changed, and not found": {[]model.Amendment{{Was: saying(t, story, model.Name, model.Extra, "1:Ana"), Is: saying(t, story, model.Name, model.Extra, "1:Ana Ruiz")}}, []string{"certainty extra allegedly", "date variant January/February", "name extra Ana Ruiz changed by hand"}},
		"found already": {[]model.Amendment{{Is: saying(t, story, model.Date, model.Conflict, "0:January", "1:February")}},
			[]string{"certainty extra allegedly", "date conflict January/February marked by hand"}},
		"twice": {[]model.Amendment{{Is: saying(t, story, model.Name, model.Extra, "1:Ana Ruiz")}, {Is: saying(t, story, model.Name, model.Extra, "1:Ana Ruiz")}},
			[]string{"certainty extra allegedly", "date variant January/February", "name extra Ana Ruiz marked by hand"}},
	} {
		got, err := Amend(a, c.amendments)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if !slices.Equal(spelledOut(got), c.want) {
			t.Errorf("%s: %q, want %q", name, spelledOut(got), c.want)
		}
	}
}

func TestWhatIsMarkedByHandIsWeighedAndHasATopic(t *testing.T) {
	story := bridge()
	a, err := Amend(closureOf(t, story), []model.Amendment{
		{Is: saying(t, story, model.Number, model.Conflict, "0:six weeks", "1:two months")},
		{Is: saying(t, story, model.Date, model.Conflict, "0:January", "1:February")},
		{Is: saying(t, story, model.Name, model.Extra, "1:Ana Ruiz")},
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range a.Differences {
		topic := a.Topics[d.Topic]
		switch {
		case d.Weight == 0 || d.Level != model.Facts || d.About == "" || d.Certainty != 1:
			t.Errorf("%s: %+v", d.Kind, d)
		case d.Kind == model.Number && (len(topic.Passages) != 2 || topic.Label != d.About || d.Mentions[0].Value != "42 days"):
			t.Errorf("the repair: topic %+v, mentions %+v", topic, d.Mentions)
		case d.Kind == model.Date && topic.Label != "The closure":
			t.Errorf("the month is of topic %+v", topic)
		case d.Kind == model.Name && (topic.Label != "The closure" || d.Mentions[0].Value != "ana ruiz"):
			t.Errorf("the name is of topic %+v, mentions %+v", topic, d.Mentions)
		}
	}
	bare, err := model.NewAnalysis(story, model.Automatic, nil, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	if a, err = Amend(bare, []model.Amendment{{Is: saying(t, story, model.Name, model.Extra, "1:Ana Ruiz")}}); err != nil || len(a.Topics) != 1 {
		t.Errorf("without topics: %v, %v", a.Topics, err)
	}
}

// TestHeadlinesAreAmended: words of headlines can be set against each other and against
// those of texts, taken out and put in, and have kinds, values and topics as others do.
func TestHeadlinesAreAmended(t *testing.T) {
	story := titled()
	weeks := inTitles(t, story, saying(t, story, model.Number, model.Conflict, "0:six weeks", "1:two months"), "0:six weeks")
	alone := inTitles(t, story, model.Difference{Kind: model.Wording, Relation: model.Variant}, "0:shut", "1:Closed")
	a := closureOf(t, story, weeks, alone)
	without := func(d model.Difference) model.Difference { d.TitleMentions = nil; return d }
	for name, c := range map[string]struct {
		amendment model.Amendment
		want      []string
	}{
		"added":        {model.Amendment{Is: inTitles(t, story, model.Difference{Kind: model.Name, Relation: model.Extra}, "1:Ana Ruiz")}, []string{"name extra “Ana Ruiz” marked by hand", "number conflict six weeks/two months/“six weeks”", "wording variant “shut”/“Closed”"}},
		"one more":     {model.Amendment{Was: weeks, Is: inTitles(t, story, weeks, "1:two months")}, []string{"number conflict six weeks/two months/“six weeks”/“two months” changed by hand", "wording variant “shut”/“Closed”"}},
		"one less":     {model.Amendment{Was: weeks, Is: without(weeks)}, []string{"number conflict six weeks/two months changed by hand", "wording variant “shut”/“Closed”"}},
		"not known of": {model.Amendment{Was: without(weeks), Is: without(weeks)}, []string{"number conflict six weeks/two months/“six weeks” changed by hand", "wording variant “shut”/“Closed”"}},
		"removed":      {model.Amendment{Was: alone}, []string{"number conflict six weeks/two months/“six weeks”"}},
		"text and headline": {model.Amendment{Was: alone, Is: inTitles(t, story, saying(t, story, model.Wording, model.Variant, "0:closed"), "1:Closed")},
			[]string{"number conflict six weeks/two months/“six weeks”", "wording variant closed/“Closed” changed by hand"}},
	} {
		got, err := Amend(a, []model.Amendment{c.amendment})
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if !slices.Equal(spelledOut(got), c.want) {
			t.Errorf("%s: %q, want %q", name, spelledOut(got), c.want)
		}
	}
	got, err := Amend(closureOf(t, story), []model.Amendment{{Is: inTitles(t, story, model.Difference{Kind: model.Number, Relation: model.Conflict}, "0:six weeks", "1:two months")}})
	if err != nil {
		t.Fatal(err)
	}
	if d := got.Differences[0]; d.TitleMentions[0].Value != "42 days" || got.Topics[d.Topic].Label != "The closure" || d.Weight == 0 {
		t.Errorf("of headlines alone: %+v of topic %s", d, got.Topics[d.Topic].Label)
	}
	words := inTitles(t, story, model.Difference{}, "0:six weeks", "1:two months").TitleMentions
	if kind, relation := Guess(story, words); kind != model.Number || relation != model.Conflict {
		t.Errorf("guessed %s of %s", relation, kind)
	}
	if span, ok := Likely(story, words[:1], model.SentenceRef{Article: 1, Sentence: model.InTitle}); !ok || span.In(story.Articles[1].Title) != "two months" {
		t.Errorf("likely in the other headline: %q", span.In(story.Articles[1].Title))
	}
	if span, ok := Around(story, inTitles(t, story, model.Difference{}, "1:Ruiz").TitleMentions[0]); !ok || span.In(story.Articles[1].Title) != "Ana Ruiz" {
		t.Errorf("around: %q", span.In(story.Articles[1].Title))
	}
	if alone.SameThroughout(&weeks) || !alone.SameThroughout(&alone) || (&model.Amendment{Was: weeks}).Equal(&model.Amendment{Was: without(weeks)}) {
		t.Error("what differs in headlines alone counts as the same")
	}
}

func TestAnyAmendmentsMakeAnAnalysis(t *testing.T) {
	story := titled()
	r := rand.New(rand.NewPCG(1, 2))
	any := func() model.Difference {
		d := model.Difference{Kind: model.Kinds()[r.IntN(10)], Relation: model.Relations()[r.IntN(4)]}
		for i := range story.Articles {
			for range r.IntN(3) {
				s := r.IntN(len(story.Articles[i].Sentences))
				in := story.Articles[i].Sentences[s]
				start := in.Start + r.IntN(in.Len())
				d.Mentions = append(d.Mentions, model.Detail{SentenceRef: model.SentenceRef{Article: i, Sentence: s}, Span: model.Span{Start: start, End: start + 1 + r.IntN(in.End-start)}})
			}
			if title := len(story.Articles[i].Title); title > 0 && r.IntN(3) == 0 {
				start := r.IntN(title)
				d.TitleMentions = append(d.TitleMentions, model.Detail{SentenceRef: model.SentenceRef{Article: i, Sentence: model.InTitle}, Span: model.Span{Start: start, End: start + 1 + r.IntN(title-start)}})
			}
		}
		return d
	}
	for range 300 {
		var found []model.Difference
		for range 5 {
			found = append(found, any())
		}
		a := closureOf(t, story, found...)
		var amendments []model.Amendment
		for range 4 {
			one := model.Amendment{Was: found[r.IntN(5)], Is: any()}
			if one.Check(story) == nil {
				amendments = append(amendments, one)
			}
		}
		amended, err := Amend(a, amendments)
		if err != nil {
			t.Fatal(err)
		}
		for i := range amendments {
			is := &amendments[i].Is
			if len(is.Mentions) > 0 && !slices.ContainsFunc(amended.Differences, func(d model.Difference) bool { return d.ByHand && d.Same(is) }) {
				t.Fatalf("%+v is not there", is)
			}
		}
	}
}

func TestGuessesGoByTheWords(t *testing.T) {
	story := bridge()
	for _, c := range []struct {
		words    []string
		kind     model.Kind
		relation model.Relation
	}{
		{[]string{"0:January", "1:February"}, model.Date, model.Conflict},
		{[]string{"0:January", "2:January"}, model.Date, model.Variant},
		{[]string{"0:six weeks", "1:two months"}, model.Number, model.Conflict},
		{[]string{"0:closed", "1:shut"}, model.Wording, model.Variant},
		{[]string{"1:Ana Ruiz"}, model.Name, model.Extra},
		{[]string{"1:spoke of salt", "2:allegedly broke"}, model.Certainty, model.Variant},
		{[]string{"0:January", "1:shut"}, model.Wording, model.Variant},
	} {
		d := saying(t, story, "", "", c.words...)
		if kind, relation := Guess(story, d.Mentions); kind != c.kind || relation != c.relation {
			t.Errorf("%q: %s of %s, want %s of %s", c.words, relation, kind, c.relation, c.kind)
		}
	}
}

func TestWordsAreFoundAroundAndBeside(t *testing.T) {
	story := bridge()
	words := func(s model.Span, article int) string { return s.In(story.Articles[article].Text) }
	for part, want := range map[string]string{"0:six": "six weeks", "1:Ruiz": "Ana Ruiz", "0:six weeks": "", "0:bridge": "", "1:two": "two months"} {
		d := saying(t, story, "", "", part).Mentions[0]
		span, ok := Around(story, d)
		if got := words(span, d.Article); ok != (want != "") || got != want {
			t.Errorf("around %s: %q", part, got)
		}
	}
	for _, c := range []struct {
		chosen string
		ref    model.SentenceRef
		want   string
	}{
		{"0:six weeks", model.SentenceRef{Article: 1, Sentence: 1}, "two months"},
		{"0:January", model.SentenceRef{Article: 1, Sentence: 0}, "February"},
		{"0:January", model.SentenceRef{Article: 2, Sentence: 0}, ""},
		{"1:Ana Ruiz", model.SentenceRef{Article: 0, Sentence: 1}, ""},
	} {
		span, ok := Likely(story, saying(t, story, "", "", c.chosen).Mentions, c.ref)
		if got := words(span, c.ref.Article); ok != (c.want != "") || got != c.want {
			t.Errorf("beside %s: %q, want %q", c.chosen, got, c.want)
		}
	}
}
