package compare

import "triptych/model"

// links are the counterparts of a story's sentences and how likely they are.
type links struct {
	scores map[[2]model.SentenceRef]float64
	of     map[model.SentenceRef][]model.SentenceRef // as they came
}

func newLinks(list []model.Counterpart) *links {
	l := &links{scores: make(map[[2]model.SentenceRef]float64), of: make(map[model.SentenceRef][]model.SentenceRef)}
	for _, c := range list {
		l.scores[[2]model.SentenceRef{c.From, c.To}] = c.Score
		l.of[c.From] = append(l.of[c.From], c.To)
	}
	return l
}

// score returns the score of two sentences as counterparts, in the direction
// that has the greater one.
func (l *links) score(a, b model.SentenceRef) float64 {
	return max(l.scores[[2]model.SentenceRef{a, b}], l.scores[[2]model.SentenceRef{b, a}])
}

// nearby returns the greatest score of one sentence and a neighbour of the
// other.
func (l *links) nearby(a, b model.SentenceRef) float64 {
	best := 0.0
	for _, step := range []int{-1, 1} {
		best = max(best, l.score(model.SentenceRef{Article: a.Article, Sentence: a.Sentence + step}, b))
		best = max(best, l.score(a, model.SentenceRef{Article: b.Article, Sentence: b.Sentence + step}))
	}
	return best
}

// isBest reports whether neither sentence has a better counterpart in the
// other's article.
func (l *links) isBest(a, b model.SentenceRef) bool {
	score := l.score(a, b)
	for _, pair := range [][2]model.SentenceRef{{a, b}, {b, a}} {
		for _, other := range l.of[pair[0]] {
			if other.Article == pair[1].Article && l.score(pair[0], other) > score {
				return false
			}
		}
	}
	return score > 0
}

// isForward reports whether c is the one of its two directions that is compared.
func (l *links) isForward(c model.Counterpart) bool {
	return c.From.Article < c.To.Article || l.scores[[2]model.SentenceRef{c.To, c.From}] == 0
}
