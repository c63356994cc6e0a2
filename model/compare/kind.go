package compare

import (
	"strings"

	"triptych/model"
	"triptych/model/lexicon"
)

// classify gives a proposal that no typed detail made its kind, by what its
// words are.
func (q *proposal) classify() {
	if q.kind != "" {
		return
	}
	x, y := q.x.flagsOf(q.a), q.y.flagsOf(q.b)
	both, any := x&y, x|y
	q.relation = model.Variant
	short := q.a.len() <= 3 && q.b.len() <= 3 // the words are little more than the detail
	switch {
	case both&isDate != 0 && short:
		q.kind, q.why = model.Date, "the time in other words"
	case both&isNumber != 0 && short:
		q.kind, q.why = model.Number, "the amount in other words"
	case both&isQuoted != 0:
		q.kind, q.why = model.Quote, "quoted otherwise"
	case any&isAttribution != 0 && any&isQuoted == 0:
		q.kind, q.why = model.Attribution, "another source or channel"
	case any&isHedge != 0:
		q.kind, q.why = model.Certainty, q.certainty()
	case q.x.reasons(q.a) || q.y.reasons(q.b):
		q.kind, q.why = model.Cause, "another reason"
	case any&isQuoted != 0:
		q.kind, q.why = model.Quote, "quoted in one, paraphrased in the other"
	case both&isName != 0:
		q.kind, q.why = model.Name, "named otherwise"
	default:
		q.kind, q.why = model.Wording, "in other words"
	}
}

// certainty tells how sure each side is, by its own words.
func (q *proposal) certainty() string {
	x, y := q.x.hedges(q.a), q.y.hedges(q.b)
	switch {
	case x == y:
		return "another degree of certainty"
	case x == "":
		return "said flatly against \"" + y + "\""
	case y == "":
		return "\"" + x + "\" against said flatly"
	}
	return "\"" + x + "\" against \"" + y + "\""
}

// hedges lists the words of a stretch that say how sure it is.
func (t *tokens) hedges(s stretch) string {
	var words []string
	for i := s.first; i <= s.last; i++ {
		vague := t.s.Classes[i].Has(lexicon.Preposition | lexicon.Determiner) // about, some: hedges before a number alone
		if t.kinds[i]&isHedge != 0 && (!vague || i < s.last && t.kinds[i+1]&isNumber != 0) {
			words = append(words, t.s.Words[i].Fold)
		}
	}
	return strings.Join(words, " ")
}

// reasons tells whether a stretch gives a reason.
func (t *tokens) reasons(s stretch) bool {
	for i := s.first; i <= s.last; i++ {
		if lexicon.IsReason(t.s.Words[i].Fold) {
			return true
		}
	}
	return false
}

// told sets the words of both typed details against each other, with their
// normal forms where these say more.
func (p *pairing) told(q *proposal) string {
	x := p.x.span(q.a).In(p.v.text(p.x.ref.Article))
	y := p.y.span(q.b).In(p.v.text(p.y.ref.Article))
	return withValue(x, q.valueA) + " against " + withValue(y, q.valueB)
}

func withValue(words, value string) string {
	if value == "" || strings.Contains(words, value) {
		return words
	}
	return words + " (" + value + ")"
}
