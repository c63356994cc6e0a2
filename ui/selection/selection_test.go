package selection_test

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"triptych/model"
	"triptych/model/text"
	"triptych/ui/selection"
)

const article = `The half-hour ferry cost £6.80 at 10:30, up 2.5% — Ruiz's “word”.

# A heading

| a | table |
|---|-------|
| b | c |

東京は雨です。 It's the US-backed plan.`

func words() *selection.Words {
	a := text.ParseMarkdown(article)
	return selection.Of(&a)
}

func TestWords(t *testing.T) {
	a := text.ParseMarkdown(article)
	w := selection.Of(&a)
	var list []string
	for i := range w.Len() {
		list = append(list, w.Span(i).In(a.Text))
	}
	got := strings.Join(list, "|")
	if want := "The|half-hour|ferry|cost|£6.80|at|10:30|up|2.5%|Ruiz|word|A|heading|"; !strings.HasPrefix(got, want) {
		t.Errorf("got %s, want %s", got, want)
	}
	if strings.Contains(got, "table") || !strings.HasSuffix(got, "|It|the|US-backed|plan") || strings.Contains(got, "東京は雨です") {
		t.Errorf("got %s", got)
	}
}

func TestPlaces(t *testing.T) {
	a := text.ParseMarkdown(article)
	w := selection.Of(&a)
	at := strings.Index(a.Text, "cost")
	for _, c := range []struct{ offset, at, holding int }{{0, 0, 0}, {at + 2, 3, 3}, {at - 1, 3, -1}, {-5, 0, -1}, {len(a.Text) + 9, w.Len() - 1, -1}} {
		if got, holding := w.At(c.offset), w.Holding(c.offset); got != c.at || holding != c.holding {
			t.Errorf("at %d: %d and %d, want %d and %d", c.offset, got, holding, c.at, c.holding)
		}
	}
	none := selection.Of(&model.Article{})
	if _, ok := none.Over(model.Span{Start: 0, End: 9}); none.Len() != 0 || none.At(3) != -1 || none.Holding(0) != -1 || ok {
		t.Error("an article without words has some")
	}
	if r, ok := w.Over(model.Span{Start: at - 3, End: at + 2}); !ok || r != (selection.Range{Anchor: 2, End: 3}) {
		t.Errorf("over part of two words: %v", r)
	}
	if _, ok := w.Over(model.Span{Start: at - 1, End: at}); ok {
		t.Error("a space is a word")
	}
}

// TestRangesStayInTheirSentence takes any steps.
func TestRangesStayInTheirSentence(t *testing.T) {
	a := text.ParseMarkdown(article)
	w := words()
	r := rand.New(rand.NewPCG(3, 4))
	for range 2000 {
		anchor := r.IntN(w.Len())
		got := w.To(selection.Range{Anchor: anchor, End: anchor}, r.IntN(3*w.Len())-w.Len())
		if w.Sentence(got.End) != w.Sentence(anchor) || got.Anchor != anchor || !got.Holds(anchor) || !got.Holds(got.End) {
			t.Fatalf("from %d: %v", anchor, got)
		}
		d := w.Detail(got, 0)
		if in := a.Sentences[d.Sentence]; d.Start < in.Start || d.End > in.End || d.Start >= d.End {
			t.Fatalf("%v is not in its sentence", d)
		}
		again, ok := w.Over(d.Span)
		first, last := got.Ends()
		if !ok || again != (selection.Range{Anchor: first, End: last}) {
			t.Fatalf("%v comes back as %v", got, again)
		}
	}
	if !slices.Equal([]int{w.Step(0, -1), w.Step(0, 1), w.Step(w.Len()-1, 5)}, []int{0, 1, w.Len() - 1}) {
		t.Error("a step leads out of the article")
	}
}
