package second

import (
	"context"
	"encoding/json"
	"slices"
	"strings"

	"triptych/model"
)

// How many sentences of the first and of the second article one question has at
// most.
const (
	chunkSize  = 30
	windowSize = 60
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
	return slices.Concat(lists...), nil
}

// windows returns the parts of two articles that are compared at a time. Of a long
// second article those sentences are shown around which the automatic analysis found
// counterparts of the first ones, or that stand as far from the beginning.
func (r *reader) windows(a, b int) [][2]window {
	var list [][2]window
	n, m := r.compared[a], r.compared[b]
	for first := 0; first < n && m > 0; first += chunkSize {
		chunk := window{a, first, min(first+chunkSize, n)}
		if m <= windowSize {
			list = append(list, [2]window{chunk, {b, 0, m}})
			continue
		}
		for _, start := range r.starts(chunk, b) {
			list = append(list, [2]window{chunk, {b, start, min(start+windowSize, m)}})
		}
	}
	return list
}

// starts returns the first sentences of the windows of a long article b in which
// counterparts of a chunk are looked for, ascending.
func (r *reader) starts(chunk window, b int) []int {
	n, m := r.compared[chunk.article], r.compared[b]
	var near []int
	for s := chunk.first; s < chunk.end; s++ {
		for _, c := range r.automatic.CounterpartsOf(model.SentenceRef{Article: chunk.article, Sentence: s}, b) {
			near = append(near, c.To.Sentence)
		}
	}
	near = append(near, (chunk.first+chunk.end)*m/(2*n))
	slices.Sort(near)
	var starts []int
	for _, s := range near {
		if len(starts) == 0 || s >= starts[len(starts)-1]+windowSize {
			starts = append(starts, max(0, min(s-windowSize/4, m-windowSize)))
		}
	}
	return slices.Compact(starts)
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

// counterparts returns the pairs as counterparts, both ways. A pair whose sentences
// share no word, name or number, and that the automatic analysis does not know, is
// weak.
func (r *reader) counterparts(pairs []pair) []model.Counterpart {
	known := make(map[pair]bool)
	for _, c := range r.automatic.Counterparts {
		known[pair{c.From, c.To}], known[pair{c.To, c.From}] = true, true
	}
	var list []model.Counterpart
	for _, p := range pairs {
		both := model.Named(p.a, p.b, !known[p] && !r.words.share(p.a, p.b))
		list = append(list, both[:]...)
	}
	return list
}
