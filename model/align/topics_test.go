package align

import (
	"fmt"
	"strings"
	"testing"
)

// TestRefine checks when a sentence joins a topic: where that is likely enough to
// be right, and where the reader shows no counterpart instead.
func TestRefine(t *testing.T) {
	// Sentences 0 and 1 are of one article, 2 and 3 of another.
	s := study(t, "Rain fell on Leeds. Wind blew in York.", "Storms came to Leeds. Snow lay in York.")
	tests := []struct {
		name   string
		list   []affinity
		before [][]int32
		linked bool
		want   string
	}{
		{"nothing to gain", []affinity{{0, 2, 0.3}}, nil, false, "[]"},
		{"likely enough to show", []affinity{{0, 2, 0.5}}, nil, false, "[[0 2]]"},
		{"shown by a counterpart already, but together", []affinity{{0, 2, 0.3}}, nil, true, "[[0 2]]"},
		{"what does not belong leaves", []affinity{{0, 2, 0.9}, {1, 2, 0.05}}, [][]int32{{0, 1, 2}}, false, "[[0 2]]"},
		{"what belongs elsewhere moves", []affinity{{0, 2, 0.9}, {0, 3, 0.5}, {1, 3, 0.9}}, [][]int32{{0, 2, 3}}, false, "[[0 2] [1 3]]"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			linked := func(int32, int) bool { return test.linked }
			if got := fmt.Sprint(refine(s.corpus, test.list, test.before, linked, wordBounds)); got != test.want {
				t.Errorf("refine = %s, want %s", got, test.want)
			}
		})
	}
}

// TestBoundsFallAsArticlesGrow has stories of articles of so many sentences: the longer,
// the more is shown.
func TestBoundsFallAsArticlesGrow(t *testing.T) {
	last := topicBounds{1, 1}
	for _, sentences := range []int{10, 16, 20, 30} {
		body := strings.Repeat("Rain fell on Leeds. ", sentences)
		got := study(t, body, body).corpus.encoderBounds()
		if got.minShown >= last.minShown || got.minCohesion >= last.minCohesion {
			t.Errorf("%d sentences: bounds %v, after %v", sentences, got, last)
		}
		last = got
	}
	if last != longBounds {
		t.Errorf("long articles have %v", last)
	}
}

// TestLatentVectorsJoinCooccurringWords checks that sentences without a common
// word are close if their words occur together elsewhere.
func TestLatentVectorsJoinCooccurringWords(t *testing.T) {
	var b strings.Builder
	for _, s := range []string{"Wheat harvest failed.", "Harvest drought worsened.", "Drought withered wheat.", "Wheat drought harvest."} {
		b.WriteString(s + "\n\n")
	}
	b.WriteString("Interlude.\n\n")
	for _, s := range []string{"Senators debated taxes.", "Taxes budget passed.", "Budget divided senators.", "Senators budget taxes."} {
		b.WriteString(s + "\n\n")
	}
	s := study(t, b.String(), "Nothing else.").corpus.sentences
	within, across := s[0].latent.cosine(&s[1].latent), s[0].latent.cosine(&s[7].latent)
	if within <= across {
		t.Errorf("two sentences of one subject are alike by %.2f, two of different ones by %.2f", within, across)
	}
	if self := s[0].latent.cosine(&s[0].latent); self < 0.99 || self > 1.01 {
		t.Errorf("a sentence is like itself by %.3f, want 1", self)
	}
}

// TestTopicGraphFeatures checks the second-pass features against scores set by
// hand.
func TestTopicGraphFeatures(t *testing.T) {
	s := study(t, "One fell. Two rose.", "Three sank. Four flew.", "Five swam.")
	list := []affinity{{0, 1, 0.6}, {0, 2, 0.5}, {0, 3, 0.2}, {0, 4, 0.8}, {2, 3, 0.4}, {2, 4, 0.5}, {1, 3, 0.7}}
	v := make([]float32, rescoreFeatureCount)
	newTopicGraph(s.corpus, list).extract(list[1], v)
	for _, want := range []struct {
		name    string
		feature int
		value   float32
	}{
		{"beside", rAdjacentHigh, 0.2}, {"along", rParallel, 0.7}, {"within", rViaOwn, 0.08}, {"third", rViaThird, 0.4},
		{"margin", rMarginLow, 0}, {"sum", rSumHigh, 0.7},
	} {
		if got := v[want.feature]; got < want.value-1e-4 || got > want.value+1e-4 {
			t.Errorf("%s is %v, want %v", want.name, got, want.value)
		}
	}
}
