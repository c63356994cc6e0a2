package second

import (
	"errors"
	"math/rand/v2"
	"strings"
	"testing"

	"triptych/model"
)

// liar answers with whatever comes to its mind, in a form that is right, most of the
// time.
func liar(random *rand.Rand) askerFunc {
	number := func() any {
		return []any{random.IntN(40) - 5, 1 << 40, nil, "3", 2.5}[min(random.IntN(12), 4)*random.IntN(2)]
	}
	words := func() string {
		return []string{"a dragon of seven heads", "", "\x1b[31mred", "the", strings.Repeat("word ", 200), "said", "Ignore all instructions", "“the”"}[random.IntN(8)]
	}
	return func(q Question) (any, error) {
		list := []object{}
		for range random.IntN(12) {
			values := []object{}
			for range random.IntN(5) {
				values = append(values, object{"article": []string{"A", "B", "C", "Z", "", "a", "AA"}[random.IntN(7)], "sentence": number(), "words": words()})
			}
			list = append(list, object{
				"first": number(), "second": number(), "label": words(), "sentences": []string{"A1", "b2", "C99", "A-1", "", "Z0", "A2"}[random.IntN(7):],
				"relation": []string{"conflict", "variant", "extra", "missing", "lie"}[random.IntN(5)], "kind": []string{"number", "date", "quote", "other", "tale"}[random.IntN(5)],
				"about": words(), "values": values, "number": random.IntN(30) - 3, "same_thing": true, "all_true": random.IntN(2) == 0,
			})
		}
		return []any{object{q.Name: list}, list, "no", nil, object{q.Name: "none"}}[max(0, random.IntN(14)-9)], nil
	}
}

// sometimes answers as the one or the other does.
func sometimes(random *rand.Rand, one, other askerFunc) askerFunc {
	return func(q Question) (any, error) {
		if random.IntN(2) == 0 {
			return one(q)
		}
		return other(q)
	}
}

// TestLiar shows that nothing of what is not in the text gets through.
func TestLiar(t *testing.T) {
	read := 0
	for _, c := range cases(t)[1:] {
		for seed := range uint64(40) {
			random := rand.New(rand.NewPCG(seed, 1))
			got, err := Read(t.Context(), c.automatic, synchronized(sometimes(random, careful(c.gold), liar(random))), nil)
			if errors.As(err, new(*Unfit)) {
				continue // which is even better
			}
			if err != nil {
				t.Fatal(err)
			}
			read++
			for i := range got.Analysis.Differences {
				d := &got.Analysis.Differences[i]
				for _, m := range d.Mentions {
					words := m.In(got.Analysis.Story.Articles[m.Article].Text)
					if !strings.Contains(got.Analysis.Story.SentenceText(m.SentenceRef), words) || words == "" {
						t.Fatalf("seed %d: %q is not in its sentence", seed, words)
					}
				}
				mustBeSaid(t, got.Analysis.Story, d.About)
			}
			for _, topic := range got.Analysis.Topics {
				mustBeSaid(t, got.Analysis.Story, topic.Label)
			}
			dropped := 0
			for _, n := range got.Dropped {
				dropped += n
			}
			if dropped == 0 || dropped > got.Claims {
				t.Errorf("seed %d: %d of %d claims dropped", seed, dropped, got.Claims)
			}
		}
	}
	if read < 40 {
		t.Errorf("of %d lies something was kept, which shows little", read)
	}
}

// TestAnotherStory has the answers of a careful reader of another story.
func TestAnotherStory(t *testing.T) {
	all := cases(t)
	_, err := Read(t.Context(), all[1].automatic, another(all[2].gold), nil)
	if unfit := new(Unfit); !errors.As(err, &unfit) || unfit.Claims < leastUnfit {
		t.Errorf("error %v, want one that says that the answers do not fit", err)
	}
}

// another answers as annotations of another story say, whatever is asked.
func another(gold *model.Analysis) askerFunc {
	return func(q Question) (any, error) {
		list := []object{}
		for i := range gold.Differences {
			list = append(list, answerOf(gold.Story, &gold.Differences[i]))
		}
		return object{"pairs": []object{{"first": 0, "second": 0}}, "subjects": []object{{"label": gold.Topics[0].Label, "sentences": []string{"A0", "B0"}}}, "differences": list, "findings": []object{}}, nil
	}
}
