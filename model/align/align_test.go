package align

import (
	"context"
	"slices"
	"strings"
	"testing"

	"triptych/model"
	"triptych/model/detail"
	"triptych/model/text"
)

func story(bodies ...string) *model.Story {
	s := &model.Story{}
	for _, b := range bodies {
		s.Articles = append(s.Articles, text.ParsePlain(b))
	}
	return s
}

func study(t *testing.T, bodies ...string) *Aligner {
	t.Helper()
	s := story(bodies...)
	study, err := NewAligner(context.Background(), s, detail.Read(s))
	if err != nil {
		t.Fatal(err)
	}
	return study
}

func TestCluster(t *testing.T) {
	tests := []struct {
		name string
		list []affinity
		want string
	}{
		{"nothing", nil, ""},
		{"a pair", []affinity{{0, 1, 0.9}}, "01"},
		{"too unlikely", []affinity{{0, 1, 0.1}}, ""},
		{"three that all fit", []affinity{{0, 1, 0.9}, {1, 2, 0.8}, {0, 2, 0.7}}, "012"},
		{"a chain breaks at its weakest link", []affinity{{0, 1, 0.9}, {1, 2, 0.3}, {2, 3, 0.9}}, "01 23"},
		{"two groups", []affinity{{0, 3, 0.9}, {1, 2, 0.8}}, "03 12"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var got []string
			for _, group := range cluster(4, test.list, 0.25) {
				var b strings.Builder
				for _, m := range group {
					b.WriteByte('0' + byte(m))
				}
				got = append(got, b.String())
			}
			if strings.Join(got, " ") != test.want {
				t.Errorf("cluster = %q, want %q", got, test.want)
			}
		})
	}
}

func TestLongestRun(t *testing.T) {
	s := study(t, `He said: "We lost the long game badly." Then he left.`, `They lost the long game badly, he said.`)
	a, b := &s.corpus.sentences[0], &s.corpus.sentences[len(s.corpus.sentences)-1]
	if r := longestRun(a, b, false, nil); r.words != 5 {
		t.Errorf("the longest shared run is %d words, want 5", r.words)
	}
	if r := longestRun(a, b, true, nil); r.words != 0 {
		t.Errorf("the longest quoted run is %d words, want none, for the second sentence quotes nothing", r.words)
	}
}

// TestCandidatesAreBestFirst checks the order and the bounds that the features
// rely on.
func TestCandidatesAreBestFirst(t *testing.T) {
	body := strings.Repeat("The minister of trade met farmers in Leeds. A storm hit the harbour of Dover hard.\n\n", 20)
	s := study(t, body, body, body)
	for from := range s.corpus.sentences {
		for article := range 3 {
			list := s.index.candidatesOf(int32(from), article)
			if len(list) > maxCandidates {
				t.Fatalf("sentence %d has %d candidates in article %d, want at most %d", from, len(list), article, maxCandidates)
			}
			if !slices.IsSortedFunc(list, func(a, b pair) int { return int(a.rank - b.rank) }) {
				t.Fatalf("the candidates of sentence %d are out of order", from)
			}
			for _, p := range list {
				if s.corpus.sentences[p.to].article != article || article == s.corpus.sentences[from].article {
					t.Fatalf("sentence %d has candidate %d of article %d in the list for %d", from, p.to, s.corpus.sentences[p.to].article, article)
				}
			}
		}
	}
}

func TestWhyNamesWhatIsShared(t *testing.T) {
	tests := []struct{ name, a, b, want string }{
		{"quotation", `She wrote: "There are strong reasons for not requiring an assurance here."`, `"There are strong reasons for not requiring an assurance here," she wrote.`, "same quotation of 10 words"},
		{"words", "The minister resigned after a long quarrel over taxes today.", "The minister resigned after a long quarrel over taxes, aides said.", "same 9 words in a row"},
		{"names", "Yesterday Sajid Javid flew to Leeds.", "In Leeds they met Sajid Javid.", "shares: Sajid, Javid, Leeds"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			s := study(t, test.a, test.b)
			if got := s.explain(model.SentenceRef{}, model.SentenceRef{Article: 1}); got != test.want {
				t.Errorf("explain = %q, want %q", got, test.want)
			}
		})
	}
}

func TestLabelsAreWholeNames(t *testing.T) {
	s := study(t,
		"Yesterday the prime minister met Sajid Javid at Guantanamo Bay. Rain fell.",
		"It was Sajid Javid who spoke at Guantanamo Bay. Snow fell.")
	label := (&labeler{corpus: s.corpus}).label([]int32{0, 2})
	for part := range strings.SplitSeq(label, ", ") {
		if part != "Sajid Javid" && part != "Guantanamo Bay" {
			t.Errorf("the label is %q, want it of the names in it", label)
		}
	}
}

func TestUncommon(t *testing.T) {
	if got := englishRarity("the"); got != 0 {
		t.Errorf("the commonest word is uncommon by %v, want 0", got)
	}
	if got := englishRarity("guantanamoesque"); got != 1 {
		t.Errorf("a word that is not on the list is uncommon by %v, want 1", got)
	}
	last := 0.0
	for _, word := range []string{"the", "people", "sometimes", "penalty"} {
		got := englishRarity(word)
		if got < last || got > 1 {
			t.Errorf("%q is uncommon by %v, want between %v and 1", word, got, last)
		}
		last = got
	}
}

// TestHeadingsAnswerHeadings checks that no sentence leads to a heading that
// merely has its words.
func TestHeadingsAnswerHeadings(t *testing.T) {
	s := &model.Story{Articles: []model.Article{
		text.ParseMarkdown("## Masked executioners\n\nRain fell."),
		text.ParseMarkdown("The masked executioners fled.\n\n## Masked executioners"),
	}}
	study, err := NewAligner(context.Background(), s, detail.Read(s))
	if err != nil {
		t.Fatal(err)
	}
	if study.PairCount() == 0 {
		t.Error("a heading is no candidate for its copy")
	}
	for i := range study.PairCount() {
		from, to := study.Pair(i)
		if study.corpus.sentences[study.corpus.firstSentence[from.Article]+from.Sentence].heading != study.corpus.sentences[study.corpus.firstSentence[to.Article]+to.Sentence].heading {
			t.Errorf("%v leads to %v, want headings to lead to headings alone", from, to)
		}
	}
}
