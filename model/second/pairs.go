package second

import (
	"context"
	"encoding/json"
	"slices"
	"strings"

	"triptych/model"
)

const pairsInstruction = "You compare two news articles about one event. Name every pair of sentences, one of each article, that report the same fact, " +
	"event, statement or quotation, even if details differ. A sentence may be in several pairs or in none." + asData

var pairsSchema = json.RawMessage(`{"type":"object","additionalProperties":false,"required":["pairs"],"properties":{"pairs":{"type":"array","items":` +
	`{"type":"object","additionalProperties":false,"required":["first","second"],"properties":{"first":{"type":"integer"},"second":{"type":"integer"}}}}}}`)

type pairsAnswer struct {
	Pairs []struct{ First, Second *int }
}

// A pair is two sentences that report the same, the one of the earlier article
// first.
type pair struct{ a, b model.SentenceRef }

// pairs asks which sentences of each two articles report the same.
func (r *reader) pairs(ctx context.Context) ([]pair, error) {
	var questions []Question
	var asked [][2]window
	for a := range r.story.Articles {
		for b := a + 1; b < len(r.story.Articles); b++ {
			for _, w := range r.windows(a, b) {
				asked = append(asked, w)
				questions = append(questions, r.pairsQuestion(w))
			}
		}
	}
	lists, err := askAll(ctx, r, findPairs, questions, func(i int, answer pairsAnswer) []pair { return r.checkPairs(asked[i], answer) })
	if err != nil {
		return nil, err
	}
	return each(slices.Concat(lists...)), nil
}

// each returns a list of pairs with each once: parts of long articles overlap.
func each(pairs []pair) []pair {
	known := make(map[pair]bool)
	return slices.DeleteFunc(pairs, func(p pair) bool {
		again := known[p]
		known[p] = true
		return again
	})
}

// windows returns the parts of two articles that are compared at a time, around the
// counterparts that the automatic analysis found.
func (r *reader) windows(a, b int) [][2]window {
	near := func(sentence int) []int {
		var at []int
		for _, ref := range r.likely[model.SentenceRef{Article: a, Sentence: sentence}] {
			if ref.Article == b && ref.Sentence < r.compared[b] {
				at = append(at, ref.Sentence)
			}
		}
		return at
	}
	var list [][2]window
	for _, runs := range cover(r.compared[a], r.compared[b], near) {
		list = append(list, [2]window{{a, runs[0]}, {b, runs[1]}})
	}
	return list
}

func (r *reader) pairsQuestion(w [2]window) Question {
	var b strings.Builder
	for _, w := range w {
		r.write(&b, w.article, w.sentences())
	}
	return Question{"pairs", pairsInstruction, b.String(), pairsSchema}
}

// checkPairs returns the pairs of an answer whose sentences were shown, each once.
func (r *reader) checkPairs(w [2]window, answer pairsAnswer) []pair {
	var list []pair
	for _, p := range answer.Pairs {
		r.claim()
		if p.First == nil || p.Second == nil || !w[0].has(*p.First) || !w[1].has(*p.Second) {
			r.drop(NoSentence)
			continue
		}
		found := pair{model.SentenceRef{Article: w[0].article, Sentence: *p.First}, model.SentenceRef{Article: w[1].article, Sentence: *p.Second}}
		if slices.Contains(list, found) {
			r.drop(Repeated)
			continue
		}
		list = append(list, found)
	}
	return list
}

// knows reports whether the automatic analysis found a pair.
func (r *reader) knows(p pair) bool {
	return slices.Contains(r.likely[p.a], p.b)
}

// counterparts returns the pairs as counterparts, both ways. A pair whose sentences
// share no word, name or number, and that the automatic analysis does not know, is
// weak.
func (r *reader) counterparts(pairs []pair) []model.Counterpart {
	var list []model.Counterpart
	for _, p := range pairs {
		both := model.Named(p.a, p.b, !r.knows(p) && !r.words.share(p.a, p.b))
		list = append(list, both[:]...)
	}
	return list
}
