package annotate

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"triptych/model"
	"triptych/model/text"
)

// An edit is a change of an article, and what the annotations come to then.
type edit struct {
	name     string
	article  int
	text     string
	want     string   // of show
	warnings []string // parts of each, in order
}

// after returns floodRead with replacements, old and new in turn.
func after(oldAndNew ...string) string { return strings.NewReplacer(oldAndNew...).Replace(floodRead) }

func edits() []edit {
	return []edit{
		{"other white space and quotation marks", 1,
			"In February\nthe  river rose. More&nbsp;than 600 sheep died.\n\nThe mayor said: \"We lost the bridge.\" Rain is due on Friday.",
			after(), nil},
		{"a new first sentence", 2, "It rained. Cattle were saved by the army. The bridge at Ford fell.",
			after("2[0]", "2[1]", "2[1]", "2[2]", "2.1", "2.2"), nil},
		{"sentences that changed places", 2, "The bridge at Ford fell.\n\nCattle were saved by the army.",
			after("2[0]", "2[1]", "2[1]", "2[0]", "2.1", "2.0"), nil},
		{"a sentence that was rewritten", 1,
			"In February the river rose. At least 600 of the sheep died. The mayor said: “We lost the bridge.” Rain is due on Friday.",
			after("variant number in 1: 0.1 \"600\" 1.1 \"More than 600\" \n", ""),
			[]string{"difference 1 (“600”): “More than 600” is not in sentence 1 of article “b” any more", "difference 1 (“600”) is left out: only one article"}},
		{"a sentence that is gone", 2, "Cattle were saved by the army.",
			after(" 2[1]", "", "1.2>2.1\n", "", "2.1>1.2\n", "", "extra place in 2: 2.1 \"Ford\" \n", ""),
			[]string{"difference 2 (“Ford”): “Ford” is not in sentence 1", "difference 2 (“Ford”) is left out: no value",
				"sentence 1 of article “c” (“The bridge at Ford fell.”) is not in the article any more: left out, with its place in topic “The bridge”, with 1 link"}},
		{"a value that moved within the passage", 0,
			"The river rose at night. It drowned 600 sheep, said the mayor. \"We lost the bridge,\" he said.",
			after("conflict date in 0: 0.0 \"January\" 1.0 \"February\" month of the flood\n", ""),
			[]string{"“January” is not in sentence 0 of article “a”", "only one article"}},
		{"another text altogether", 2, "Nothing of this has to do with what was there.",
			after(" 2[0]", "", " 2[1]", "", "1.2>2.1\n", "", "2.1>1.2\n", "", "extra place in 2: 2.1 \"Ford\" \n", ""),
			[]string{"“Ford” is not in", "no value", "sentence 0 of article “c”", "sentence 1 of article “c”"}},
	}
}

func TestReadEditedArticle(t *testing.T) {
	for _, e := range edits() {
		t.Run(e.name, func(t *testing.T) {
			story := flood()
			edited := text.ParseMarkdown(e.text)
			edited.ID = story.Articles[e.article].ID
			story.Articles[e.article] = edited
			a, warnings := mustRead(t, floodAnnotations, story)
			if got := show(a); got != e.want {
				t.Errorf("got\n%swant\n%s", got, e.want)
			}
			if len(warnings) != len(e.warnings) {
				t.Fatalf("%d warnings: %q", len(warnings), warnings)
			}
			for i, part := range e.warnings {
				if !strings.Contains(warnings[i], part) {
					t.Errorf("warning %q does not say %q", warnings[i], part)
				}
			}
		})
	}
}

// TestReadOtherSentences reads annotations whose sentences are cut otherwise.
func TestReadOtherSentences(t *testing.T) {
	for _, c := range []struct{ name, old, new, want string }{
		{"two in one",
			`["Cattle were saved by the army.", "The bridge at Ford fell."]`, `["Cattle were saved by the army. The bridge at Ford fell.", "No such"]`,
			// Both sentences of c are the one that is annotated, in the topic of animals.
			"topic 1 Animals: 0[1] 1[1] 2[0 1]\n"},
		{"one in two",
			`"It drowned 600 sheep, said the mayor."`, `"It drowned 600 sheep,", "said the mayor."`,
			"topic 1 Animals: 0[1] 1[1] 2[0]\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			a, warnings := mustRead(t, strings.Replace(floodAnnotations, c.old, c.new, 1), flood())
			if got := show(a); !strings.Contains(got, c.want) || !strings.Contains(got, `1.1 "More than 600"`) {
				t.Errorf("got\n%s%q", got, warnings)
			}
		})
	}
	// Words that reach over two sentences are marked where most of them stand.
	story := storyOf("“We lost it. We lost the whole bridge,” he said.", "He said: “We lost a bridge.”")
	a, warnings := mustRead(t, `{"articles": [
		{"id": "a", "sentences": ["“We lost it. We lost the whole bridge,” he said."]}, {"id": "b", "sentences": ["He said: “We lost a bridge.”"]}],
		"topics": [{"label": "x", "sentences": {"a": [0], "b": [0]}}],
		"differences": [{"topic": 0, "kind": "quote", "relation": "variant", "values": [
			{"article": "a", "sentence": 0, "text": "We lost it. We lost the whole bridge"}, {"article": "b", "sentence": 0, "text": "We lost a bridge"}]}]}`, story)
	if got := show(a); !strings.Contains(got, `0.1 "We lost the whole bridge" 1.0 "We lost a bridge"`) || len(warnings) > 0 {
		t.Errorf("got\n%s%q", got, warnings)
	}
}

// TestReadEmbeddedEdited takes single sentences out of the embedded story: what
// stands in the others must stay.
func TestReadEmbeddedEdited(t *testing.T) {
	story, data := embedded(t)
	whole, _ := mustRead(t, string(data), story)
	for i := range story.Articles {
		article := story.Articles[i]
		for s, sentence := range article.Sentences {
			edited := *story
			edited.Articles = slices.Clone(story.Articles)
			edited.Articles[i] = text.ParsePlain(article.Text[:sentence.Start] + article.Text[sentence.End:])
			edited.Articles[i].ID = article.ID
			a, warnings := mustRead(t, string(data), &edited)
			wanted := 0 // counterparts that do not need the sentence
			ref := model.SentenceRef{Article: i, Sentence: s}
			for _, c := range whole.Counterparts {
				if c.From != ref && c.To != ref {
					wanted++
				}
			}
			if len(a.Counterparts) != wanted {
				t.Errorf("without sentence %v %d counterparts, want %d", ref, len(a.Counterparts), wanted)
			}
			if (wanted < len(whole.Counterparts)) != (len(warnings) > 0) && whole.TopicOf(ref) < 0 {
				t.Errorf("without sentence %v warnings %q", ref, warnings)
			}
		}
	}
}

func TestPair(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want []int32
	}{
		{"", "", []int32{}},
		{"a b c", "a b c", []int32{0, 1, 2}},
		{"a b c", "a x c", []int32{0, -1, 2}},
		{"a b c", "x a b y c", []int32{1, 2, 4}},
		{"a b c d", "c d a b", []int32{-1, -1, 0, 1}},
		{"a a a", "a a", []int32{0, 1, -1}},
		{"a a x a a", "a b x b a", []int32{0, -1, 2, -1, 4}},
		{"a b", "c d", []int32{-1, -1}},
	} {
		numbers := make(map[string]int32)
		a, _, _ := numberWords(strings.Fields(c.a), numbers)
		b, _, _ := numberWords(strings.Fields(c.b), numbers)
		if got := matchWords(a, b); !slices.Equal(got, c.want) {
			t.Errorf("%q and %q: %v, want %v", c.a, c.b, got, c.want)
		}
	}
}

// TestPairKeepsOrder pairs random texts: pairs must ascend in both, and be of
// equal words.
func TestPairKeepsOrder(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for range 500 {
		a, b := make([]int32, random.IntN(60)), make([]int32, random.IntN(60))
		for _, list := range [][]int32{a, b} {
			for i := range list {
				list[i] = random.Int32N(20)
			}
		}
		last := int32(-1)
		for i, j := range matchWords(a, b) {
			if j < 0 {
				continue
			}
			if j <= last || b[j] != a[i] {
				t.Fatalf("%v and %v: %d goes to %d after %d", a, b, i, j, last)
			}
			last = j
		}
	}
}
