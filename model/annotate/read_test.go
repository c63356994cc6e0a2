package annotate

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"triptych/model"
)

const floodRead = `topic 0 The river: 0[0] 1[0]
topic 1 Animals: 0[1] 1[1] 2[0]
topic 2 The bridge: 0[2] 1[2] 2[1]
0.0>1.0
0.1>1.1
0.2>1.2
1.0>0.0
1.1>0.1
1.2>0.2
1.2>2.1
2.1>1.2
conflict date in 0: 0.0 "January" 1.0 "February" month of the flood
variant number in 1: 0.1 "600" 1.1 "More than 600" ` + `
extra place in 2: 2.1 "Ford" ` + `
`

func TestRead(t *testing.T) {
	a, warnings := mustRead(t, floodAnnotations, flood())
	if got := show(a); got != floodRead || len(warnings) > 0 {
		t.Errorf("got\n%s%q", got, warnings)
	}
	if a.Origin != model.Annotations {
		t.Errorf("origin %q", a.Origin)
	}
}

func TestReadEmbedded(t *testing.T) {
	story, data := embedded(t)
	a, warnings := mustRead(t, string(data), story)
	if len(warnings) > 0 {
		t.Errorf("warnings %q", warnings)
	}
	if len(a.Topics) != 11 || len(a.Counterparts) != 104 || len(a.Differences) != 53 {
		t.Errorf("%d topics, %d counterparts, %d differences", len(a.Topics), len(a.Counterparts), len(a.Differences))
	}
	// The letter's key quotation, which three articles have, one of them in full.
	want := []int{6, 12, 4}
	for from, s := range want {
		for other := range want {
			if other == from {
				continue
			}
			if to, cover := a.Target(model.SentenceRef{Article: from, Sentence: s}, other); to != want[other] || cover != model.ByCounterpart {
				t.Errorf("from article %d to article %d: sentence %d", from, other, to)
			}
		}
	}
}

// TestReadNames names articles as annotators may.
func TestReadNames(t *testing.T) {
	for _, names := range [][2]string{
		{`"a"`, `"a.md"`}, // everywhere
		{`{"id": "a"`, `{"id": "a.txt"`},
		{`{"a": [`, `{"a.md": [`},
	} {
		a, warnings := mustRead(t, strings.ReplaceAll(floodAnnotations, names[0], names[1]), flood())
		if show(a) != floodRead || len(warnings) > 0 {
			t.Errorf("%s for %s: %q\n%s", names[1], names[0], warnings, show(a))
		}
	}
}

// A change is one replacement in the annotations, and what is to come of it.
type change struct {
	name, old, new string
	warnings       []string // parts of each
	gone           []string // lines of floodRead that must not be there, the numbers of others aside
}

func changes() []change {
	return []change{
		{"article not in the story", `{"id": "c"`, `{"id": "herald.md"`,
			[]string{"article “herald.md” is not in the story", "article “c” has no annotations",
				"topic 1 (“Animals”): article “c” has no sentence 0", "topic 2 (“The bridge”): article “c” has no sentence 1",
				"link 3: article “c” has no sentence 1", "difference 2 (“Ford”): article “c” has no sentence 1", "difference 2 (“Ford”) is left out: no value"},
			[]string{"2[", "2.1"}},
		{"article annotated twice", `{"id": "c"`, `{"id": "b", "sentences": []}, {"id": "c"`,
			[]string{"article “b” is annotated twice"}, nil},
		{"topic without the sentence", `"b": [0]}`, `"b": [0, 99, -1]}`,
			[]string{"topic 0 (“The river”): article “b” has no sentence 99", "article “b” has no sentence -1"}, nil},
		{"sentence in two topics", `{"a": [1]`, `{"a": [0, 1]`,
			[]string{"topic 1 (“Animals”): sentence 0 of article “a” is in topic 0 already"}, nil},
		{"sentence twice in a topic", `{"a": [1]`, `{"a": [1, 1]`,
			[]string{"sentence 1 of article “a” is in topic 1 already"}, nil},
		{"topic of one article", `"sentences": {"a": [0], "b": [0]}`, `"sentences": {"a": [0]}`,
			[]string{"topic 0 (“The river”) is left out: fewer than two articles treat it", "difference 0 (“month of the flood”) is left out: there is no topic 0"},
			[]string{"The river", "conflict"}},
		{"link of three parts", `["a", 0, "b", 0]`, `["a", 0, "b"]`, []string{"link 0 is not [article, sentence, article, sentence]"}, []string{"0.0>"}},
		{"link that is no list", `["a", 0, "b", 0]`, `{"a": 0}`, []string{"link 0 is not"}, []string{"0.0>"}},
		{"link of halves", `["a", 0, "b", 0]`, `["a", 0.5, "b", 0]`, []string{"link 0 is not"}, []string{"0.0>"}},
		{"link to nowhere", `["a", 0, "b", 0]`, `["a", 0, "b", 4]`, []string{"link 0: article “b” has no sentence 4"}, []string{"0.0>"}},
		{"link into the same article", `["a", 0, "b", 0]`, `["a", 0, "a", 1]`, []string{"link 0 leads from article “a” to itself"}, []string{"0.0>"}},
		{"link twice", `["a", 0, "b", 0]`, `["a", 0, "b", 0], ["b", 0, "a", 0]`, nil, nil},
		{"unknown relation", `"conflict"`, `"contradiction"`, []string{"difference 0 (“month of the flood”) is left out: there is no relation “contradiction”"}, []string{"conflict"}},
		{"unknown kind", `"kind": "date"`, `"kind": "month"`, []string{"difference 0 (“month of the flood”): there is no kind “month”, taken as other"}, []string{"conflict date"}},
		{"no such topic", `"topic": 0`, `"topic": 7`, []string{"difference 0 (“month of the flood”) is left out: there is no topic 7"}, []string{"conflict"}},
		{"value of no sentence", `"sentence": 0, "text": "January"`, `"sentence": 7, "text": "January"`,
			[]string{"article “a” has no sentence 7", "difference 0 (“month of the flood”) is left out: only one article"}, []string{"conflict"}},
		{"value that is not there", `"January"`, `"March"`,
			[]string{"“March” is not in sentence 0 of article “a” any more", "only one article"}, []string{"conflict"}},
		{"value without words", `"January"`, `" \n"`, []string{"“” is not in sentence 0", "only one article"}, []string{"conflict"}},
		{"value twice", `"text": "Ford"}`, `"text": "Ford"}, {"article": "c", "sentence": 1, "text": "Ford"}`,
			[]string{"difference 2 (“Ford”): “Ford” of article “c” is there twice"}, nil},
		{"value of another sentence of the passage", `{"a": [1]`, `{"a": [1], "x": [0]`, []string{"article “x” has no sentence 0"}, nil},
		{"hostile label", `"The river"`, `"The\u001b]0;x\u0007 \u202eriver\n\n"`, nil, []string{"The river", "\x1b", "\u202e", "\a"}},
		{"hostile name", `{"id": "c"`, `{"id": "\u001b[31m\u202e"}, {"id": "c"`, []string{"article “\uFFFD[31m\uFFFD” is not in the story"}, nil},
	}
}

func TestReadWhatDoesNotFit(t *testing.T) {
	for _, c := range changes() {
		t.Run(c.name, func(t *testing.T) {
			if !strings.Contains(floodAnnotations, c.old) {
				t.Fatalf("there is no %q to change", c.old)
			}
			a, warnings := mustRead(t, strings.Replace(floodAnnotations, c.old, c.new, 1), flood())
			if len(warnings) != len(c.warnings) {
				t.Errorf("%d warnings: %q", len(warnings), warnings)
			}
			for _, part := range c.warnings {
				if !slices.ContainsFunc(warnings, func(w string) bool { return strings.Contains(w, part) }) {
					t.Errorf("no warning says %q: %q", part, warnings)
				}
			}
			got := show(a)
			for _, part := range c.gone {
				if strings.Contains(got, part) {
					t.Errorf("%q is still there:\n%s", part, got)
				}
			}
			if c.gone == nil && got != floodRead {
				t.Errorf("something is gone:\n%s", got)
			}
		})
	}
}

func TestReadWhatIsNoAnnotations(t *testing.T) {
	for _, c := range []struct{ name, data, want string }{
		{"nothing", "", "it is empty"},
		{"blanks", " \n", "it is empty"},
		{"text", "The river rose.", "line 1: it is not JSON"},
		{"cut off", `{"articles": [`, "it ends too early"},
		{"comma", "{\"articles\": [\n {},\n]}", "line 3: it is not JSON"},
		{"list", "[1]", "line 1: it is a JSON array, not an object with articles"},
		{"null", "null", "no articles are annotated in it"},
		{"no articles", `{"topics": []}`, "no articles are annotated in it"},
		{"two objects", "{\"articles\": [{\"id\": \"a\"}]}\n{}", "line 2: there is something after the end"},
		{"sentences as text", "{\"articles\": [\n{\"id\": \"a\", \"sentences\": \"The river.\"}]}", "line 2: articles.sentences is a string, not a list"},
		{"number as text", `{"articles": [{"id": "a"}], "differences": [{"topic": "one"}]}`, "differences.topic is a string, not a whole number"},
		{"half", `{"articles": [{"id": "a"}], "topics": [{"label": "x", "sentences": {"a": [0.5]}}]}`, "is a number 0.5, not a whole number"},
		{"another story", `{"articles": [{"id": "x"}, {"id": "y\u001b"}]}`, "it is of another story: of its articles (“x”, “y\uFFFD”) none is among “a”, “b”, “c”"},
		{"another story with articles of the same names", `{"articles": [{"id": "a", "sentences": ["He sang.", "She danced."]}, {"id": "b", "sentences": ["They left."]}]}`,
			"it is of another story: of its 3 sentences 0 are in the articles"},
	} {
		t.Run(c.name, func(t *testing.T) {
			a, warnings, err := Read([]byte(c.data), flood())
			if err == nil || a != nil || warnings != nil {
				t.Fatalf("error %v", err)
			}
			if !strings.Contains(err.Error(), c.want) {
				t.Errorf("%q does not say %q", err, c.want)
			}
		})
	}
}

func TestManyWarningsAreCounted(t *testing.T) {
	links := strings.Repeat(`["x", 0, "b", 0],`, 200)
	_, warnings := mustRead(t, strings.Replace(floodAnnotations, `"links": [`, `"links": [`+links, 1), flood())
	if len(warnings) != maxWarnings+1 || !strings.Contains(warnings[maxWarnings], fmt.Sprint(200-maxWarnings)) {
		t.Errorf("%d warnings, the last %q", len(warnings), warnings[len(warnings)-1])
	}
}

func BenchmarkRead(b *testing.B) {
	story, data := embedded(b)
	for b.Loop() {
		if _, _, err := Read(data, story); err != nil {
			b.Fatal(err)
		}
	}
}
