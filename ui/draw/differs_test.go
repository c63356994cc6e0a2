package draw

import (
	"testing"

	"triptych/model"
	"triptych/ui/internal/uitest"
)

// TestDiffers: an analysis made by a person says what an article lacks, the
// automatic one that it found no match.
func TestDiffers(t *testing.T) {
	b := uitest.NewBuilder(t, "Six came.", "Seven came.", "Some came.", "He slept.")
	b.Topics = []model.Topic{{Passages: []model.Passage{{Article: 0, Sentences: []int{0}}, {Article: 1, Sentences: []int{0}}, {Article: 2, Sentences: []int{0}}}}}
	b.Differ(0, model.Number, model.Conflict, "0:Six=6", "1:Seven=7")
	b.Differ(0, model.Certainty, model.Variant, "0:Six=", "1:Seven=")
	b.Differ(0, model.Certainty, model.Extra, "2:Some=")
	b.Differ(0, model.Quote, model.Missing, "0:Six=", "1:Seven=")
	b.Differ(0, model.Number, model.Extra, "0:Six=6")
	b.Differences[4].Rivals = []model.Detail{{SentenceRef: model.SentenceRef{Article: 1}, Span: model.Span{End: 5}}}
	b.Differ(0, model.Number, model.Extra, "1:Seven=7")
	b.Differences[5].ByHand = true
	a := b.Analysis()
	names := []string{}
	for _, article := range a.Story.Articles {
		names = append(names, article.Outlet())
	}
	for origin, want := range map[model.Origin][]string{
		model.Automatic: {"figures in conflict", "certainty differs", "hedge in " + names[2] + "; no match found elsewhere",
			"figure in " + names[0] + "; differs in " + names[1] + "?", "figure only in " + names[1], "quote in " + names[0] + ", " + names[1] + "; no match found in " + names[2]},
		model.Annotations: {"figures in conflict", "certainty differs", "hedge only in " + names[2],
			"figure only in " + names[0], "figure only in " + names[1],
			"quote in " + names[0] + ", " + names[1] + ", left out by " + names[2]},
	} {
		a.Origin = origin
		for i, words := range want {
			if got := Differs(a, &a.Differences[i]); got != words {
				t.Errorf("%s: %q, want %q", origin, got, words)
			}
		}
	}
}

func TestEveryKindHasItsOwnName(t *testing.T) {
	seen := map[string]model.Kind{}
	for _, k := range model.Kinds() {
		if other, ok := seen[Kinds(k)]; ok {
			t.Errorf("%s and %s are both called %s", k, other, Kinds(k))
		}
		seen[Kinds(k)] = k
	}
}

func TestTimesAreNoDates(t *testing.T) {
	a := uitest.NewBuilder(t, "At six.", "At seven.").Analysis()
	d := model.Difference{Kind: model.Date, Relation: model.Conflict, About: "time of collision"}
	if got := Differs(a, &d); got != "times in conflict" {
		t.Errorf("times are called %q", got)
	}
}

func TestOutletsAreFew(t *testing.T) {
	s := uitest.NewBuilder(t, "A.", "B.", "C.", "D.").Story
	if got := outlets(s, []int{0, 1, 2, 3}); got != "4 outlets" {
		t.Errorf("four outlets are called %q", got)
	}
}
