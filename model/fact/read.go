package fact

import (
	"cmp"
	"slices"
	"time"

	"triptych/model"
	"triptych/model/detail"
	"triptych/model/internal/parallel"
	"triptych/model/text"
)

// Read returns the facts of every article of a story, each article's in the
// order of its text. No two of a sentence overlap. Days are resolved against the
// date of their article or, if it has none, of the first article with one, since
// all report the same event.
func Read(readings []detail.Reading) [][]Fact {
	all := func(*detail.Sentence) bool { return true }
	facts, _ := ReadWhere(readings, all, func() error { return nil })
	return facts
}

// ReadWhere returns the facts of the sentences that are wanted. It asks stop before each
// whether to go on; the only error is that of stop.
func ReadWhere(readings []detail.Reading, wanted func(*detail.Sentence) bool, stop func() error) ([][]Fact, error) {
	facts := make([][]Fact, len(readings))
	fallback := firstDate(readings)
	err := parallel.For(len(readings), 1, stop, func() func(int) {
		return func(i int) {
			date, ok := text.ParseAnchor(readings[i].Article.Date)
			if !ok {
				date = fallback
			}
			facts[i] = readArticle(i, &readings[i], date, wanted, stop)
		}
	})
	if err == nil {
		err = stop() // which an article may have been left for
	}
	return facts, err
}

// firstDate returns the date of the first article that has one.
func firstDate(readings []detail.Reading) time.Time {
	for i := range readings {
		if day, ok := text.ParseAnchor(readings[i].Article.Date); ok {
			return day
		}
	}
	return time.Time{}
}

// readArticle returns the facts of an article's sentences that are wanted, those up to
// where stop says so.
func readArticle(article int, reading *detail.Reading, date time.Time, wanted func(*detail.Sentence) bool, stop func() error) []Fact {
	var facts []Fact
	r := newReader(newAnchor(date))
	for i := range reading.Sentences {
		if stop() != nil {
			return facts
		}
		if s := &reading.Sentences[i]; wanted(s) {
			r.open(reading.Article.Text, s)
			facts = r.read(facts, model.SentenceRef{Article: article, Sentence: i})
		}
	}
	return facts
}

// A reader reads the facts of sentences, one after another.
type reader struct {
	*sentence
	times     *timeReader
	numbers   *numberReader
	counting  counting
	pastYears pastYears
	timeFacts []Fact // of the sentence
}

func newReader(a *anchor) *reader {
	s := new(sentence)
	words := numberWords{s}
	return &reader{sentence: s, times: newTimeReader(s, a), numbers: newNumberReader(words), counting: counting{words}, pastYears: pastYears{words, a}}
}

// read appends the facts of the sentence, those about time found first.
func (r *reader) read(facts []Fact, ref model.SentenceRef) []Fact {
	r.times.read()
	r.timeFacts = r.take(r.timeFacts[:0])
	r.numbers.read()
	r.joinEquivalents()
	r.addTimes()
	r.counting.setCounted()
	r.pastYears.setYears()
	for i := range r.found {
		r.found[i].SentenceRef = ref
	}
	return append(facts, r.found...)
}

// addTimes puts the facts about time between the others. The day of "500 euros a
// day" is not one.
func (r *reader) addTimes() {
	numbers, at := r.found, 0
	for _, f := range r.timeFacts {
		for at < len(numbers) && numbers[at].Last < f.First {
			at++
		}
		if at == len(numbers) || numbers[at].First > f.Last {
			r.found = append(r.found, f)
		}
	}
	slices.SortFunc(r.found, func(f, g Fact) int { return cmp.Compare(f.First, g.First) })
}
