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

// TestWordsOfTheHeadlineComeFirst: they have places before byte 0, and no range goes
// from them into the text.
func TestWordsOfTheHeadlineComeFirst(t *testing.T) {
	a := text.ParseMarkdown(article)
	a.Title = "Ferry: £6.80 for a half-hour"
	w := selection.Of(&a)
	for i, want := range []string{"Ferry", "£6.80", "for", "a", "half-hour", "The", "half-hour"} {
		sentence := model.InTitle
		if i > 4 {
			sentence = 0
		}
		d := w.Detail(selection.Range{Anchor: i, End: i}, 3)
		if w.Sentence(i) != sentence || d.Sentence != sentence || a.Place(d) != w.Span(i) {
			t.Errorf("%s: sentence %d, detail %+v at %v", want, w.Sentence(i), d, w.Span(i))
		}
		source := a.Text
		if sentence == model.InTitle {
			source = a.Title
		}
		if got := d.In(source); got != want {
			t.Errorf("word %d is %q, want %q", i, got, want)
		}
	}
	if r := w.To(selection.Range{Anchor: 2, End: 2}, 9); r != (selection.Range{Anchor: 2, End: 4}) {
		t.Errorf("from the headline into the text: %+v", r)
	}
	if r, ok := w.Over(w.Span(1)); !ok || r != (selection.Range{Anchor: 1, End: 1}) {
		t.Errorf("over a word of the headline: %+v, %v", r, ok)
	}
	if at := w.At(a.TitleStart()); at != 0 || w.Holding(-1) != -1 || w.At(-1) != 5 {
		t.Errorf("at the headline's start is word %d, below it %d and %d", at, w.Holding(-1), w.At(-1))
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
