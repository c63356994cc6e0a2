package uitest

import (
	"testing"

	"triptych/model"
)

// TestBuilder: what is written by hand stands where its words do.
func TestBuilder(t *testing.T) {
	b := NewBuilder(t, "It rained. Six boats sank on *Monday*.", "Seven boats sank. The mayor wept, and it rained.")
	b.Topic("Boats", "0:Six boats", "1:Seven boats", "1:The mayor")
	b.Link("0:boats", "1:boats")
	b.Differ(0, model.Number, model.Conflict, "0:Six=6 boats", "1:Seven=>=7 boats").Why = "they were counted"
	a := b.Analysis()
	if got := a.Passage(0, 1); len(got) != 2 || got[0] != 0 || got[1] != 1 {
		t.Errorf("the second article treats the topic in %v", got)
	}
	d := &a.Differences[0]
	if len(a.Differences) != 1 || d.Why == "" || d.Relation != model.Conflict {
		t.Fatalf("the differences are %+v", a.Differences)
	}
	for i, want := range []struct{ words, value string }{{"Six", "6 boats"}, {"Seven", ">=7 boats"}} {
		m := d.Mentions[i]
		if got := m.In(a.Story.Articles[i].Text); got != want.words || m.Value != want.value || m.Sentence != 1-i {
			t.Errorf("mention %d is %q, %+v", i, got, m)
		}
	}
	to := a.CounterpartsOf(model.SentenceRef{Article: 1}, 0)
	if len(to) != 1 || to[0].To != (model.SentenceRef{Article: 0, Sentence: 1}) {
		t.Errorf("the counterparts are %+v", to)
	}
}

// TestLarge: every topic has sentences, and some sentences have none.
func TestLarge(t *testing.T) {
	a := Large(t, 3, 5000, 12)
	for k := range a.Topics {
		if len(a.Topics[k].Passages) == 0 {
			t.Errorf("no article treats topic %d", k)
		}
	}
	sentences := 0
	for i := range a.Story.Articles {
		if n := len(a.Story.Articles[i].Text); n < 5000 || n > 6000 {
			t.Errorf("article %d has %d bytes", i, n)
		}
		sentences += len(a.Story.Articles[i].Sentences)
	}
	if n := len(a.Differences); n < sentences/2 || n >= sentences {
		t.Errorf("%d differences in %d sentences", n, sentences)
	}
}
