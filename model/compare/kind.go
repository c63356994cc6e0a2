package compare

import "triptych/model"

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
		q.kind, q.why = model.Certainty, "another degree of certainty"
	case any&isCause != 0:
		q.kind, q.why = model.Cause, "another reason"
	case any&isQuoted != 0:
		q.kind, q.why = model.Quote, "quoted in one, paraphrased in the other"
	case both&isName != 0:
		q.kind, q.why = model.Name, "named otherwise"
	default:
		q.kind, q.why = model.Wording, "in other words"
	}
}
