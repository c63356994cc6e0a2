package compare

import (
	"slices"
	"strings"

	"triptych/model"
	"triptych/model/lexicon"
)

// classify sets the kind, relation and reason of a proposal that came from no
// typed detail, by the classes of its words.
func (q *proposal) classify() {
	if q.kind != "" {
		return
	}
	x, y := q.x.flagsIn(q.a), q.y.flagsIn(q.b)
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
	case q.x.givesReason(q.a) || q.y.givesReason(q.b):
		q.kind, q.why = model.Cause, "another reason"
	case any&isQuoted != 0:
		q.kind, q.why = model.Quote, "quoted in one, paraphrased in the other"
	case both&isName != 0 && q.namesDiffer():
		q.kind, q.why = model.Name, "named otherwise"
	default:
		q.kind, q.why = model.Wording, "in other words"
	}
}

// namesDiffer reports whether a name in either span is not in the other one.
func (q *proposal) namesDiffer() bool {
	a, b := q.x.nameStems(q.a), q.y.nameStems(q.b)
	lacks := func(in []int32) func(int32) bool {
		return func(stem int32) bool { return !slices.Contains(in, stem) }
	}
	return slices.ContainsFunc(a, lacks(b)) || slices.ContainsFunc(b, lacks(a))
}

// certainty says in words how sure each side is.
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

// hedges returns the words of the span that say how sure it is, joined by
// spaces.
func (t *tokens) hedges(s wordSpan) string {
	var words []string
	for i := s.first; i <= s.last; i++ {
		vague := t.reading.Classes[i].Has(lexicon.Preposition | lexicon.Determiner) // about, some: hedges before a number alone
		if t.flags[i]&isHedge != 0 && (!vague || i < s.last && t.flags[i+1]&isNumber != 0) {
			words = append(words, t.reading.Words[i].Fold)
		}
	}
	return strings.Join(words, " ")
}

// givesReason reports whether the span has a word such as because.
func (t *tokens) givesReason(s wordSpan) bool {
	for i := s.first; i <= s.last; i++ {
		if lexicon.IsReason(t.reading.Words[i].Fold) {
			return true
		}
	}
	return false
}

// contrast returns the words of both details with "against" between them, of
// dates with their normal forms where the words lack them.
func (idx *storyIndex) contrast(q *proposal) string {
	a, b := idx.mentions(q)
	return idx.withDate(a) + " against " + idx.withDate(b)
}

func (idx *storyIndex) withDate(d model.Detail) string {
	words := d.In(idx.text(d.Article))
	if d.Kind != model.Date || d.Value == "" || strings.Contains(words, d.Value) {
		return words
	}
	return words + " (" + d.Value + ")"
}
