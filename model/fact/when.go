package fact

import (
	"strings"
	"time"

	"triptych/model"
	"triptych/model/detail"
	"triptych/model/text"
)

// readTimes returns the times of day, days, durations and ages that the words of
// a sentence name, in order and disjoint. Days are resolved against anchor, the
// day on which the article was written; with the zero time they keep what can be
// said without it (see days.go). Counted, Head and SentenceRef are left to the
// caller.
func readTimes(article string, s *detail.Sentence, anchor time.Time) []Fact {
	r := timeReader{src: article, words: s.Words, known: !anchor.IsZero(), anchor: anchor}
	if r.known {
		r.today = dayOf(anchor.Date())
	}
	for i := 0; i < len(r.words); {
		i = r.readAt(i)
	}
	return r.facts
}

// A timeReader reads the times of one sentence, from its first word to its last.
type timeReader struct {
	src    string
	words  []text.Word
	anchor time.Time
	known  bool // the anchor is known
	today  int  // the anchor, in days since 1970-01-01
	facts  []Fact
	free   int // the first word after the last fact
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
	if !r.words[i].Numeral && !timeStarters()[r.words[i].Fold] && !r.mayBeAge(i) {
		return i + 1
	}
	for _, read := range [...]func(*timeReader, int) (phrase, bool){
		(*timeReader).readClock, (*timeReader).readAge, (*timeReader).readDay, (*timeReader).readDuration,
	} {
		if p, ok := read(r, i); ok {
			r.add(p)
			return p.last + 1
		}
	}
	return i + 1
}

// add keeps the phrase as a fact.
func (r *timeReader) add(p phrase) {
	f := Fact{First: p.first, Last: p.last, Value: p.Value, Also: p.also, Kind: model.Number}
	if p.Dimension == Clock || p.Dimension == Day {
		f.Kind = model.Date
	}
	f.Span = model.Span{Start: r.words[p.first].Start, End: r.words[p.last].End}
	if word := r.words[p.last]; (word.Fold == "am" || word.Fold == "pm") && r.dotAfter(p.last) && strings.Contains(word.In(r.src), ".") {
		f.End++
	}
	if strings.Contains(f.In(r.src), "(") && strings.HasPrefix(r.src[f.End:], ")") {
		f.End++
	}
	r.facts = append(r.facts, f)
	r.free = p.last + 1
}

// dotAfter reports whether a full stop follows word i.
func (r *timeReader) dotAfter(i int) bool {
	return r.words[i].End < len(r.src) && r.src[r.words[i].End] == '.'
}

// fold returns the folded word i, which is empty outside the sentence.
func (r *timeReader) fold(i int) string {
	if i < 0 || i >= len(r.words) {
		return ""
	}
	return r.words[i].Fold
}

// gap returns what stands between words i and i+1, and "." at either end of the
// sentence.
func (r *timeReader) gap(i int) string {
	if i < 0 || i+1 >= len(r.words) {
		return "."
	}
	return r.src[r.words[i].End:r.words[i+1].Start]
}

// joined reports whether words i and i+1 have only a space or a hyphen between
// them.
func (r *timeReader) joined(i int) bool {
	switch r.gap(i) {
	case " ", "-", "\u00a0", "\u2011", "\u202f", "\n", "", "’s ", "'s ", "’ ", "' ":
		return true
	}
	return false
}

// commaJoined reports whether words i and i+1 are joined, or parted by no more
// than a comma or the dot of an abbreviation.
func (r *timeReader) commaJoined(i int) bool {
	switch r.gap(i) {
	case ", ", ". ", "., ", ",\n", ".":
		return i+1 < len(r.words)
	}
	return r.joined(i)
}

// ranged reports whether words i and i+1 are the ends of a range that is written
// with a dash.
func (r *timeReader) ranged(i int) bool {
	switch r.gap(i) {
	case "-", "–", "—", " - ", " – ", "/", "\u2011":
		return true
	}
	return false
}

// phraseAt reports whether the words from i on are those of the phrase.
func (r *timeReader) phraseAt(i int, words ...string) bool {
	for k, w := range words {
		if r.fold(i+k) != w || k > 0 && !r.joined(i+k-1) {
			return false
		}
	}
	return true
}

// phraseBefore reports whether the words that end before i are those of the
// phrase, none of them taken by another time.
func (r *timeReader) phraseBefore(i int, words ...string) bool {
	from := i - len(words)
	return from >= r.free && r.phraseAt(from, words...) && r.joined(i-1)
}

// endsClause reports whether nothing that belongs to word i can follow it: there
// is punctuation, the end, or a word with only a grammatical role.
func (r *timeReader) endsClause(i int) bool {
	return i+1 >= len(r.words) || !r.joined(i) || text.IsFunction(r.fold(i+1))
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
aged age ages under over below under-18s in seconds minutes hours days nights weeks months years decades centuries fortnight
day night morning afternoon evening current financial summers winters
yearlong monthlong weeklong daylong nineties eighties seventies sixties fifties forties thirties twenties`)
