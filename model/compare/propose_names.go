package compare

import (
	"strings"

	"triptych/model"
	"triptych/model/person"
)

// proposeNames proposes pairs of forms of one name, and of what describes the
// person.
func (p *sentencePair) proposeNames() {
	for _, m := range p.x.reading.Names {
		for _, n := range p.y.reading.Names {
			x, y := m.In(p.index.text(p.x.ref.Article)), n.In(p.index.text(p.y.ref.Article))
			same := lastWord(m.Value) == lastWord(n.Value)
			if !same && !otherSpelling(x, y, m.Value, n.Value) {
				continue
			}
			a, b := wordSpan{m.First, m.Last}, wordSpan{n.First, n.Last}
			if q := p.add(fromName, a, b); q != nil {
				q.kind, q.relation, q.valueA, q.valueB, q.why = model.Name, model.Variant, m.Value, n.Value, "another form of the name"
			}
			if q := p.add(fromDescription, p.x.withDescription(a), p.y.withDescription(b)); q != nil {
				q.kind, q.relation, q.why = model.Name, model.Variant, "described otherwise"
			}
		}
	}
}

// withDescription extends a name by the content words before it and an
// apposition after it.
func (t *tokens) withDescription(name wordSpan) wordSpan {
	before := t.phraseBefore(name.first)
	if before.len() > 0 {
		name.first = before.first
	}
	if t.separators[name.last] == "," {
		after := t.cutAtStop(wordSpan{name.last + 1, min(name.last+8, len(t.stems)-1)})
		if after.len() > 1 && name.len()+after.len() <= maxMarkWords {
			name.last = after.last
		}
	}
	return name
}

// otherSpelling reports whether two names of at least two words are one name in
// two spellings: with other accents, hyphens or initials, or with up to two
// letters changed in a last part of at least five.
func otherSpelling(x, y, foldX, foldY string) bool {
	if x == y || !strings.Contains(foldX, " ") || !strings.Contains(foldY, " ") {
		return false
	}
	if foldX == foldY {
		return lastWord(x) != lastWord(y) || strings.Count(x, ".") != strings.Count(y, ".")
	}
	lastX, lastY := lastWord(foldX), lastWord(foldY)
	return len(lastX) > 4 && lastX != lastY && person.Distance(lastX, lastY) <= 2 && firstWord(foldX) == firstWord(foldY)
}

func lastWord(s string) string { return s[strings.LastIndexByte(s, ' ')+1:] }

func firstWord(s string) string {
	first, _, _ := strings.Cut(s, " ")
	return first
}
