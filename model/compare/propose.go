package compare

import (
	"math"
	"strings"

	"triptych/model"
	"triptych/model/detail"
	"triptych/model/text"
)

// A proposal is two stretches of counterparts that may differ.
type proposal struct {
	topic    int
	kind     model.Kind
	relation model.Relation
	a, b     model.Detail
	why      string
}

// propose lists what differs between two counterparts.
func (v *view) propose(a, b model.SentenceRef) []proposal {
	topic := v.topic(a, b)
	if topic < 0 {
		return nil
	}
	pair := pairing{v: v, a: a, b: b, x: v.sentence(a), y: v.sentence(b)}
	list := pair.dates()
	list = append(list, pair.numbers()...)
	list = append(list, pair.names()...)
	for i := range list {
		list[i].topic = topic
	}
	return list
}

// A pairing is two counterparts under comparison.
type pairing struct {
	v    *view
	a, b model.SentenceRef
	x, y *detail.Sentence
}

func (p *pairing) proposal(kind model.Kind, relation model.Relation, x, y model.Span, valueX, valueY, why string) proposal {
	return proposal{
		kind: kind, relation: relation, why: why,
		a: model.Detail{SentenceRef: p.a, Span: x, Kind: kind, Value: valueX},
		b: model.Detail{SentenceRef: p.b, Span: y, Kind: kind, Value: valueY},
	}
}

// dates sets dates against each other that tell when the same thing happened.
func (p *pairing) dates() []proposal {
	var list []proposal
	for _, d := range p.x.Dates {
		for _, e := range p.y.Dates {
			if d.Value == "" || e.Value == "" || !sameGrain(d, e) || agree(d.Value, e.Value) {
				continue
			}
			if givesDate(p.y, d) || givesDate(p.x, e) {
				continue
			}
			if common(p.v.slot(p.x, d.First, d.Last), p.v.slot(p.y, e.First, e.Last)) > 0 {
				list = append(list, p.proposal(model.Date, model.Conflict, d.Span, e.Span, d.Value, e.Value, d.Value+" against "+e.Value))
			}
		}
	}
	return list
}

// sameGrain tells whether both dates are days, or both months, or both years.
func sameGrain(d, e text.Date) bool {
	return strings.Count(d.Value, "-") == strings.Count(e.Value, "-")
}

// agree tells whether two dates can both be so: equal, or one within the other.
func agree(d, e string) bool {
	return strings.HasPrefix(d, e) || strings.HasPrefix(e, d)
}

// givesDate tells whether the sentence also gives a date that agrees with d.
func givesDate(s *detail.Sentence, d text.Date) bool {
	for _, e := range s.Dates {
		if e.Value != "" && agree(d.Value, e.Value) {
			return true
		}
	}
	return false
}

// numbers sets amounts of the same unit against each other.
func (p *pairing) numbers() []proposal {
	var list []proposal
	for _, m := range p.x.Numbers {
		for _, n := range p.y.Numbers {
			if m.Unit == "" || p.v.stem(m.Unit) != p.v.stem(n.Unit) || givesNumber(p.y, m) || givesNumber(p.x, n) {
				continue
			}
			shared := common(p.v.slot(p.x, m.First, m.Last), p.v.slot(p.y, n.First, n.Last))
			if shared == 0 {
				continue
			}
			relation := model.Conflict
			if compatible(m, n) {
				relation = model.Variant
			}
			list = append(list, p.proposal(model.Number, relation, m.Span, n.Span, m.String(), n.String(), m.String()+" against "+n.String()))
		}
	}
	return list
}

func givesNumber(s *detail.Sentence, n text.Number) bool {
	for _, m := range s.Numbers {
		if m.Value == n.Value && m.Bound == n.Bound {
			return true
		}
	}
	return false
}

// compatible tells whether both amounts can be so: one bounds the other, or is
// the other rounded.
func compatible(m, n text.Number) bool {
	if m.Value == n.Value {
		return true
	}
	low, high := min(m.Value, n.Value), max(m.Value, n.Value)
	for _, x := range []text.Number{m, n} {
		if x.Bound == text.AtLeast && x.Value == low || x.Bound == text.AtMost && x.Value == high {
			return true
		}
	}
	tolerance := 0.02
	if m.Bound == text.About || n.Bound == text.About {
		tolerance = 0.06
	}
	return math.Abs(high-low) <= tolerance*high
}

// names sets spellings of one name against each other.
func (p *pairing) names() []proposal {
	var list []proposal
	for _, m := range p.x.Names {
		for _, n := range p.y.Names {
			x, y := m.In(p.v.text(p.a.Article)), n.In(p.v.text(p.b.Article))
			if otherSpelling(x, y, m.Value, n.Value) {
				list = append(list, p.proposal(model.Name, model.Variant, m.Span, n.Span, m.Value, n.Value, "another form of the name"))
			}
		}
	}
	return list
}

// otherSpelling tells whether two names of at least two words are one, written
// otherwise: with other accents, hyphens or initials, or with a letter or two
// more.
func otherSpelling(x, y, foldX, foldY string) bool {
	if x == y || !strings.Contains(foldX, " ") || !strings.Contains(foldY, " ") {
		return false
	}
	lastX, lastY := lastWord(foldX), lastWord(foldY)
	if foldX == foldY {
		return lastWord(x) != lastWord(y) || strings.Count(x, ".") != strings.Count(y, ".")
	}
	return len(lastX) > 4 && lastX != lastY && distance(lastX, lastY) <= 2 && firstWord(foldX) == firstWord(foldY)
}

func lastWord(s string) string { return s[strings.LastIndexByte(s, ' ')+1:] }

func firstWord(s string) string {
	first, _, _ := strings.Cut(s, " ")
	return first
}

// distance is the number of letters to add, drop or change.
func distance(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(b) {
			cost := diagonal
			if a[i] != b[j] {
				cost++
			}
			diagonal = row[j+1]
			row[j+1] = min(cost, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(b)]
}
