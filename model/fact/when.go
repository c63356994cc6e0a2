package fact

import (
	"strings"

	"triptych/model"
	"triptych/model/text"
)

// A timeReader reads the times of day, days, durations and ages of a sentence,
// from its first word to its last.
type timeReader struct {
	*sentence
	readers [4]func(int) (phrase, bool) // in the order in which they are tried
}

// newTimeReader returns a reader of the times of a sentence. Days are resolved
// against the anchor; without one they keep what can be said without it (see
// days.go).
func newTimeReader(s *sentence, a *anchor) *timeReader {
	words := calendarWords{timeWords{s}}
	clocks, units := newClocks(words, a), newDayUnits(words, a)
	durations := &durations{words.timeWords, spans(words), &reaches{words.timeWords, a, clocks, units}}
	return &timeReader{s, [...]func(int) (phrase, bool){
		clocks.readClock, newAges(words, a).readAge, newDays(words, a, units).readDay, durations.readDuration,
	}}
}

// read finds the times of the sentence, in order and disjoint. Counted, Head and
// SentenceRef are left to the caller.
func (r *timeReader) read() {
	for i := 0; i < len(r.words); {
		i = r.readAt(i)
	}
}

// A phrase is words first to last, inclusive, and what they mean.
type phrase struct {
	first, last int
	Value
	also []Value
}

// readAt reads the time that starts at word i and returns the word at which to
// go on. Words such as "about" and "since" are read from the word that they
// belong to.
func (r *timeReader) readAt(i int) int {
	if !r.words[i].Numeral && !timeStarters()[r.words[i].Fold] {
		return i + 1
	}
	for _, read := range r.readers {
		if p, ok := read(i); ok {
			r.add(p)
			return p.last + 1
		}
	}
	return i + 1
}

// add keeps the phrase as a fact.
func (r *timeReader) add(p phrase) {
	f := r.fact(p.first, p.last, p.Value)
	f.Also = p.also
	if p.Dimension == Clock || p.Dimension == Day {
		f.Kind = model.Date
	}
	if word := r.words[p.last]; (word.Fold == "am" || word.Fold == "pm") && (timeWords{r.sentence}).dotAfter(p.last) && strings.Contains(word.In(r.src), ".") {
		f.End++
	}
	if strings.Contains(f.In(r.src), "(") && strings.HasPrefix(r.src[f.End:], ")") {
		f.End++
	}
	r.found = append(r.found, f)
	r.free = p.last + 1
}

// timeStarters have the words with which a time can start, numerals aside.
var timeStarters = text.WordSet(`a an the half quarter three-quarters one two three four five six seven eight nine ten eleven twelve
thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred
dozen couple several few many noon midday midnight dawn dusk daybreak sunrise sunset nightfall overnight lunchtime breakfast
early mid late start beginning end middle first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth
thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth turn opening closing final
small recent year month last next this that previous following coming past same earlier later
january february march april may june july august september october november december
jan feb mar apr jun jul aug sept sep oct nov dec
sunday monday tuesday wednesday thursday friday saturday sun mon tue tues wed thu thur thurs fri sat
sundays mondays tuesdays wednesdays thursdays fridays saturdays
yesterday today tonight tomorrow spring summer autumn winter fall weekend q1 q2 q3 q4 h1 h2
easter good christmas boxing new thanksgiving valentine halloween labor memorial independence palm ash shrove whit pentecost
ascension advent epiphany remembrance st bastille anzac australia canada presidents veterans martin maundy ad bc fiscal
teenager teenagers septuagenarian octogenarian nonagenarian centenarian opening final closing
aged age ages younger older under over below under-18s in seconds minutes hours days nights weeks months years decades centuries fortnight
day night morning afternoon evening current financial summers winters
yearlong monthlong weeklong daylong nineties eighties seventies sixties fifties forties thirties twenties`)
