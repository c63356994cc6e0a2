package compare

import (
	"strings"

	"triptych/model"
	"triptych/model/detail"
	"triptych/model/text"
)

// dates proposes dates that are told otherwise.
func (p *pairing) dates() {
	for _, d := range p.x.s.Dates {
		for _, e := range p.y.s.Dates {
			q := p.add(fromDate, stretch{d.First, d.Last}, stretch{e.First, e.Last})
			if q == nil {
				continue
			}
			q.kind, q.relation, q.valueA, q.valueB = model.Date, model.Variant, d.Value, e.Value
			q.why = "the date in other words"
			if d.Value == "" || e.Value == "" || agree(d.Value, e.Value) {
				continue
			}
			q.why = p.told(q)
			if p.datesClash(q, d, e) {
				q.relation = model.Conflict
			}
		}
	}
}

// datesClash tells whether two dates that do not agree are of one thing: words
// around both are the same, and the other article does not give the one date
// too. Last month and this month are too vague to clash.
func (p *pairing) datesClash(q *proposal, d, e text.Date) bool {
	if !sameGrain(d, e) || givesDate(p.y.s, d) || givesDate(p.x.s, e) {
		return false
	}
	if d.Relative+e.Relative != "" && strings.Count(d.Value, "-") < 2 {
		return false
	}
	return p.sameNeighbour(q) || p.sameSlot(q) > 0 && !p.givenThere(
		func(s *detail.Sentence) bool { return givesDate(s, d) },
		func(s *detail.Sentence) bool { return givesDate(s, e) })
}

// amountsClash tells whether two amounts are of one thing and cannot both be so.
func (p *pairing) amountsClash(q *proposal, m, n text.Number) bool {
	if compatible(m, n) || !sameMeasure(m, n) || !p.v.sameWord(m.Unit, n.Unit) || p.sameSlot(q) < 2 {
		return false
	}
	return !p.givenThere(
		func(s *detail.Sentence) bool { return givesNumber(s, m) },
		func(s *detail.Sentence) bool { return givesNumber(s, n) })
}

// sameSlot counts the words around both details that are the same.
func (p *pairing) sameSlot(q *proposal) int {
	return common(p.v.slot(p.x.s, q.a.first, q.a.last), p.v.slot(p.y.s, q.b.first, q.b.last))
}

// sameNeighbour tells whether a name stands within three words of both details:
// in the Telegraph on Monday, Sunday in the Telegraph.
func (p *pairing) sameNeighbour(q *proposal) bool {
	for i := max(0, q.a.first-nearby); i <= min(len(p.x.stems)-1, q.a.last+nearby); i++ {
		if j := p.a.to[i]; j >= q.b.first-nearby && j <= q.b.last+nearby && j >= 0 && p.x.s.Proper[i] && (i < q.a.first || i > q.a.last) {
			return true
		}
	}
	return false
}

const nearby = 3

// givenThere tells whether the other article gives the one detail, or the other
// way round, in a counterpart of the sentence or in its topic: then the two
// speak of different things.
func (p *pairing) givenThere(first, second func(*detail.Sentence) bool) bool {
	return p.v.givesThere(p.x.ref, p.y.ref, first) || p.v.givesThere(p.y.ref, p.x.ref, second)
}

func (v *view) givesThere(ref, other model.SentenceRef, gives func(*detail.Sentence) bool) bool {
	if gives(v.sentence(other)) {
		return true
	}
	for _, c := range v.counterparts[ref] {
		if c.Article == other.Article && gives(v.sentence(c)) {
			return true
		}
	}
	if t := v.topicOf[ref.Article][ref.Sentence]; t >= 0 {
		for _, p := range v.Topics[t].Passages {
			if p.Article != other.Article {
				continue
			}
			for _, s := range p.Sentences {
				if gives(v.sentence(model.SentenceRef{Article: p.Article, Sentence: s})) {
					return true
				}
			}
		}
	}
	return false
}

// sameGrain tells whether both dates are days, or both months, or both years.
func sameGrain(d, e text.Date) bool {
	return strings.Count(d.Value, "-") == strings.Count(e.Value, "-")
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

// numbers proposes amounts of the same thing.
func (p *pairing) numbers() {
	for _, m := range p.x.s.Numbers {
		for _, n := range p.y.s.Numbers {
			if money(m) != money(n) {
				continue
			}
			q := p.add(fromNumber, stretch{m.First, m.Last}, stretch{n.First, n.Last})
			if q == nil {
				continue
			}
			q.kind, q.relation, q.valueA, q.valueB = model.Number, model.Variant, m.String(), n.String()
			q.why = p.told(q)
			if m.Value == n.Value {
				q.why = "the same number of " + m.Unit + " and of " + n.Unit
			}
			if p.amountsClash(q, m, n) {
				q.relation = model.Conflict
			}
		}
	}
}

// sameWord tells whether two folded words have one stem.
func (v *view) sameWord(a, b string) bool {
	x, known := v.words[a]
	y, both := v.words[b]
	return a == b || known && both && x.stem == y.stem
}

// sameMeasure tells whether two amounts are near enough to be of one thing.
func sameMeasure(m, n text.Number) bool {
	return max(m.Value, n.Value) <= 2.2*min(m.Value, n.Value)
}

// money gives the currency or percent sign of an amount, empty for other units.
func money(n text.Number) string {
	if n.Unit == "%" || n.Unit == strings.ToUpper(n.Unit) {
		return n.Unit
	}
	return ""
}

func givesNumber(s *detail.Sentence, n text.Number) bool {
	for _, m := range s.Numbers {
		if money(m) == money(n) && compatible(m, n) {
			return true
		}
	}
	return false
}

// names proposes forms of one name, and what describes its bearer.
func (p *pairing) names() {
	for _, m := range p.x.s.Names {
		for _, n := range p.y.s.Names {
			x, y := m.In(p.v.text(p.x.ref.Article)), n.In(p.v.text(p.y.ref.Article))
			same := lastWord(m.Value) == lastWord(n.Value)
			if !same && !otherSpelling(x, y, m.Value, n.Value) {
				continue
			}
			a, b := stretch{m.First, m.Last}, stretch{n.First, n.Last}
			if q := p.add(fromName, a, b); q != nil {
				q.kind, q.relation, q.valueA, q.valueB, q.why = model.Name, model.Variant, m.Value, n.Value, "another form of the name"
			}
			if q := p.add(fromDescription, p.x.describe(a), p.y.describe(b)); q != nil {
				q.kind, q.relation, q.why = model.Name, model.Variant, "described otherwise"
			}
		}
	}
}

// describe widens a name by the content words before it and an apposition
// after it.
func (t *tokens) describe(name stretch) stretch {
	before := t.phraseBefore(name.first)
	if before.len() > 0 {
		name.first = before.first
	}
	if t.gaps[name.last] == "," {
		after := t.cut(stretch{name.last + 1, min(name.last+8, len(t.stems)-1)})
		if after.len() > 1 && name.len()+after.len() <= longest {
			name.last = after.last
		}
	}
	return name
}

// otherSpelling tells whether two names of at least two words are one, written
// otherwise: with other accents, hyphens or initials, or with a letter or two
// more.
func otherSpelling(x, y, foldX, foldY string) bool {
	if x == y || !strings.Contains(foldX, " ") || !strings.Contains(foldY, " ") {
		return false
	}
	if foldX == foldY {
		return lastWord(x) != lastWord(y) || strings.Count(x, ".") != strings.Count(y, ".")
	}
	lastX, lastY := lastWord(foldX), lastWord(foldY)
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

// quotes proposes quotations that are cut or altered, and a quotation against
// the words around the shared ones where the other does not quote.
func (p *pairing) quotes() {
	for _, m := range p.x.s.Quotes {
		for _, n := range p.y.s.Quotes {
			a, b := wordsIn(p.x.s, m), wordsIn(p.y.s, n)
			if a.len() < 1 || b.len() < 1 || p.shared(a, b) == 0 {
				continue
			}
			p.quotePair(p.x.fit(a), p.y.fit(b))
		}
	}
}

func (p *pairing) quotePair(a, b stretch) {
	if q := p.add(fromQuote, a, b); q != nil {
		q.kind, q.relation, q.why = model.Quote, model.Variant, "quoted otherwise"
	}
}

// fit shortens a stretch that is too long for a mark, to the end of a phrase.
func (t *tokens) fit(s stretch) stretch {
	if s.len() <= longest {
		return s
	}
	end := s.first + longest - 1
	for _, c := range t.s.Chunks {
		if c.First > s.first && c.Last < s.first+longest && c.Kind != detail.LinkChunk {
			end = c.Last
		}
	}
	return stretch{s.first, end}
}

// shared counts the words of a that are aligned into b.
func (p *pairing) shared(a, b stretch) int {
	n := 0
	for i := a.first; i <= a.last; i++ {
		if j := p.a.to[i]; j >= b.first && j <= b.last {
			n++
		}
	}
	return n
}

// attributions proposes who or what the two sentences give as their source.
func (p *pairing) attributions() {
	xs, ys := p.x.attributed(), p.y.attributed()
	for _, a := range xs {
		for _, b := range ys {
			if q := p.add(fromAttribution, a, b); q != nil {
				q.kind, q.relation, q.why = model.Attribution, model.Variant, "another source or channel"
			}
		}
	}
}

// attributed lists the stretches that name a source: according to …, … said,
// told ….
func (t *tokens) attributed() []stretch {
	var list []stretch
	for i := range t.stems {
		if t.kinds[i]&isAttribution == 0 || t.kinds[i]&isQuoted != 0 {
			continue
		}
		if t.s.Words[i].Fold == "according" {
			list = append(list, t.cut(stretch{i, min(i+7, len(t.stems)-1)}))
			continue
		}
		s := stretch{i, i}
		for s.first > 0 && s.len() < 6 && t.gaps[s.first-1] == "" && t.kinds[s.first-1]&isQuoted == 0 {
			s.first--
		}
		list = append(list, t.trim(s))
		s = stretch{i, i}
		for s.last+1 < len(t.stems) && s.len() < 5 && t.gaps[s.last] == "" && t.kinds[s.last+1]&isQuoted == 0 {
			s.last++
		}
		list = append(list, s)
	}
	return list
}
