package fact

import (
	"math"
	"strings"

	"triptych/model/text"
)

// maxAge is the greatest age that a number between commas after a name is taken
// for.
const maxAge = 109

// ageStarters have the words with which an age can start.
const ageStarters = spelledNumberWords + ` a an the in aged age ages under over younger older
teenager teenagers septuagenarian octogenarian nonagenarian centenarian`

// ages read how old somebody or something is.
type ages struct {
	calendarWords
	*anchor
	spans   spans
	readers []func(int) (phrase, bool) // in the order in which they are tried
}

func newAges(words calendarWords, a *anchor) *ages {
	r, persons := &ages{calendarWords: words, anchor: a, spans: spans(words)}, personAges{words}
	r.readers = []func(int) (phrase, bool){
		r.readYearOld, r.readAged, r.readAgeLimit, r.readAgeDecade, persons.readAgeOfPerson, persons.readAgeAfterName,
		persons.readAgePredicate, persons.readAgeWord,
	}
	return r
}

// readAge reads 59-year-old, aged 58, a girl of eight, Lee, 43, in his fifties.
func (r *ages) readAge(i int) (phrase, bool) {
	for _, read := range r.readers {
		if p, ok := read(i); ok {
			if p.also == nil {
				r.alsoBorn(&p)
			}
			return p, true
		}
	}
	return phrase{}, false
}

// ageValue returns an age of n units, which is complete: somebody of 58 has not
// turned 59.
func ageValue(low, high, unit float64) Value {
	return Value{Dimension: Age, Low: low * unit / year, High: high * unit / year, Step: unit / year}
}

// alsoBorn adds the days on which somebody or something of that age came to be.
func (r *ages) alsoBorn(p *phrase) {
	if !r.known || p.Unbounded() || p.Low == 0 {
		return
	}
	y := r.thisYear()
	if p.Step > 1 { // a century old
		days := dayRange{clampDay(float64(r.today) - 365.25*(p.High+p.Step/2)), clampDay(float64(r.today) - 365.25*(p.Low-p.Step/2))}
		p.also = append(p.also, days.value())
		return
	}
	if p.Step < 0.9 {
		days := dayRange{clampDay(float64(r.today) - 365.25*(p.High+2*p.Step)), clampDay(float64(r.today) - 365.25*p.Low)}
		p.also = append(p.also, days.value())
		return
	}
	born := dayRange{clampDay(float64(r.today) - 365.25*(p.High+1) + 1), clampDay(float64(r.today) - 365.25*p.Low)}
	p.also = append(p.also, born.cover(yearRange(y-int(p.High)), yearRange(y-int(p.Low))).value())
}

// readYearOld reads 59-year-old, 11 months old, four-year-olds, 16 and
// 17-year-olds.
func (r *ages) readYearOld(i int) (phrase, bool) {
	low, _, at, ok := r.number(i)
	if !ok || r.phraseAt(at+1, "of", "age") {
		return r.readSpanOld(i)
	}
	n := low
	if w := r.fold(at); (w == "and" || w == "to" || w == "or") && r.joined(at) || r.ranged(at-1) && r.fold(at) != "" && r.words[at].Numeral {
		from := at
		if !r.ranged(at - 1) {
			from++
		}
		if second, _, after, ok := r.number(from); ok && second > low {
			n, at = second, after
		}
	}
	if !r.joined(at-1) || !strings.HasPrefix(r.fold(at+1), "old") || !r.joined(at) {
		return r.readSpanOld(i)
	}
	unit, ok := unitLength(r.fold(at))
	if !ok || r.fold(at+1) != "old" && r.fold(at+1) != "olds" {
		return r.readSpanOld(i)
	}
	p := phrase{last: at + 1}
	l := leanNone
	l, p.first = r.lean(i)
	p.Value = ageValue(low, n, unit)
	if l != leanNone {
		p.Low, p.High = amountBounds(n, 1, l)
		p.Low, p.High, p.About = p.Low*unit/year, p.High*unit/year, true
	}
	return p, true
}

// readSpanOld reads a century old, two and a half years old, 34 years of age.
func (r *ages) readSpanOld(i int) (phrase, bool) {
	s, ok := r.spans.readCounted(i)
	if w := r.fold(i); !ok && (w == "a" || w == "an") {
		s.amount, s.step, s.next = 1, 1, i+2
		s.unit, ok = unitLength(r.fold(i + 1))
	}
	last := s.next
	if ok && r.phraseAt(last, "of", "age") {
		last++
	} else if !ok || r.fold(last) != "old" {
		return phrase{}, false
	}
	if !r.joined(s.next - 1) {
		return phrase{}, false
	}
	p := phrase{first: i, last: last, Value: ageValue(s.amount, s.amount, s.unit)}
	p.Step *= s.step
	return p, true
}

// readAged reads aged 58, aged 14 to 17, at the age of 90, ages 24 and 31.
func (r *ages) readAged(i int) (phrase, bool) {
	if w := r.fold(i); w != "aged" && w != "age" && w != "ages" || !r.joined(i) {
		return phrase{}, false
	}
	at := i + 1
	for beforeAges()[r.fold(at)] {
		at++
	}
	low, _, next, ok := r.number(at)
	if !ok || low > maxAge+20 || !r.joined(at-1) {
		return phrase{}, false
	}
	p := phrase{first: i, last: next - 1}
	unit := r.ageUnit(&p, next)
	p.Value = ageValue(low, low, unit)
	r.moreAges(&p)
	r.lastAge(&p)
	switch {
	case r.phraseBefore(i, "under", "the") || r.phraseBefore(i, "below", "the"):
		p.first, p.Low = i-2, 0
	case r.phraseBefore(i, "over", "the") || r.phraseBefore(i, "above", "the"):
		p.first, p.High = i-2, math.Inf(1)
	}
	return p, true
}

var beforeAges = text.WordSet(`of between from just only about`)

// lastAge reads the second end of aged 14 to 17, the last of aged 12, 14 and 15.
func (r *ages) lastAge(p *phrase) {
	from := p.last + 1
	w := r.fold(from)
	switch {
	case r.ranged(p.last):
	case r.joined(p.last) && (w == "to" || w == "or" || w == "and"):
		from++
	default:
		return
	}
	high, _, after, ok := r.number(from)
	if !ok || high > maxAge || w == "and" && !r.endsPair(p.first, after) {
		return
	}
	p.last, p.Low, p.High, p.Step = after-1, math.Min(p.Low, high), math.Max(p.High, high), 1
	r.ageUnit(p, after)
}

// moreAges reads the ages between the first and the last of a list: aged 12, 14
// and 15.
func (r *ages) moreAges(p *phrase) {
	for r.gap(p.last) == ", " && r.words[p.last+1].Numeral {
		n, _, next, ok := r.number(p.last + 1)
		if !ok || n > maxAge || r.gap(next-1) != ", " && r.fold(next) != "and" {
			return
		}
		p.last, p.Low, p.High = next-1, math.Min(p.Low, n), math.Max(p.High, n)
	}
}

// endsPair reports whether the number before word after is the second of two
// ages, aged six and three, and counts nothing: under the age of five and three
// nurses.
func (r *ages) endsPair(i, after int) bool {
	_, isUnit := unitLength(r.fold(after))
	return isUnit || r.endsClause(after-1) && (r.fold(i) != "age" || r.fold(i+1) == "between")
}

// ageUnit reads the unit after an age, "aged 11 months", and returns it; years
// without one.
func (r *ages) ageUnit(p *phrase, next int) float64 {
	if unit, ok := unitLength(r.fold(next)); ok && r.joined(next-1) {
		p.last = next
		return unit
	}
	return year
}

// readAgeLimit reads under 50, under-18s, over 65s, below five, after words for
// people or where the number ends the clause.
func (r *ages) readAgeLimit(i int) (phrase, bool) {
	if p, ok := r.readYoungerThan(i); ok {
		return p, true
	}
	w := r.fold(i)
	if w != "under" && w != "over" || !r.joined(i) || i+1 >= len(r.words) {
		return phrase{}, false
	}
	fold := strings.TrimSuffix(r.fold(i+1), "s")
	plural := fold != r.fold(i+1)
	n, _, next, ok := r.number(i + 1)
	if plural && len(fold) > 0 && len(fold) <= 2 && r.words[i+1].Numeral {
		n, next, ok = 0, i+2, true
		for _, c := range fold {
			n = n*10 + float64(c-'0')
		}
	}
	if !ok || n > maxAge || n < 1 || next > i+2 || !plural && !(persons()[r.fold(i-1)] && r.joined(i-1) && r.endsClause(i+1)) {
		return phrase{}, false
	}
	p := phrase{first: i, last: i + 1, Value: ageValue(0, n, year)}
	if w == "over" {
		p.Low, p.High = n, math.Inf(1)
	}
	return p, true
}

// readYoungerThan reads younger than 55, older than 65.
func (r *ages) readYoungerThan(i int) (phrase, bool) {
	if w := r.fold(i); w != "younger" && w != "older" || r.fold(i+1) != "than" || !r.joined(i) || !r.joined(i+1) {
		return phrase{}, false
	}
	n, _, next, ok := r.number(i + 2)
	if !ok || n > maxAge || !r.endsClause(next-1) {
		return phrase{}, false
	}
	p := phrase{first: i, last: next - 1, Value: ageValue(0, n, year)}
	if r.fold(i) == "older" {
		p.Low, p.High = n, math.Inf(1)
	}
	return p, true
}

// readAgeDecade reads in his fifties, in their late twenties.
func (r *ages) readAgeDecade(i int) (phrase, bool) {
	if r.fold(i) != "in" || !r.joined(i) {
		return phrase{}, false
	}
	switch r.fold(i + 1) {
	case "his", "her", "their", "my":
	default:
		return phrase{}, false
	}
	at, from, to := i+2, 0.0, 9.0
	switch r.fold(at) {
	case "early":
		at, to = at+1, 4
	case "mid":
		at, from, to = at+1, 3, 7
	case "late":
		at, from = at+1, 5
	}
	n := float64(decadeNames[r.fold(at)])
	if fold := r.fold(at); len(fold) == 3 && fold[1:] == "0s" {
		n = 10 * float64(fold[0]-'0')
	}
	switch r.fold(at) {
	case "teens":
		n, from, to = 13, 0, 6
	}
	if n == 0 {
		return phrase{}, false
	}
	p := phrase{first: i, last: at, Value: ageValue(n+from, n+to, year)}
	p.About = true
	return p, true
}
