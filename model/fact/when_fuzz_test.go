package fact

import (
	"strings"
	"testing"

	"triptych/model/text"
)

// FuzzReadTimes checks that the times of any text are within it, in order, and
// neither empty nor upside down.
func FuzzReadTimes(f *testing.F) {
	for i, n := range timeNotations {
		f.Add(n.text, i%2 == 0)
	}
	for _, s := range []string{
		"", "at", "the", "quarter to", "half", "12:", "1:2:3", "31 February", "29 February 2023", "from 2015 to", "between 1 and",
		"99999999999999999999 years ago", "1,000,000,000 centuries ago", "the last Monday of", "the first half of the first half of",
		"aged", "Lee, 43", "in his", "(0917 GMT)", "at 24:00", "at 2400 GMT", "0 days ago", "½ years", "2½", "5th of of May", "1000s",
		"A year and a half and a quarter and a year ago before the day after yesterday week",
	} {
		f.Add(s, true)
	}
	f.Fuzz(func(t *testing.T, s string, dated bool) {
		date := ""
		if dated {
			date = anchorDay
		}
		article := text.ParsePlain(s)
		last := 0
		for _, fact := range factsOfTime(&article, date) {
			if fact.Start < last || fact.End <= fact.Start || fact.End > len(article.Text) || fact.Last < fact.First {
				t.Fatalf("%q: the span %d to %d is out of order or bounds", s, fact.Start, fact.End)
			}
			if v := fact.Value; !(v.Low <= v.High) || Compare(v, v) != Equal {
				t.Fatalf("%q: %s", s, showTime(v))
			}
			last = fact.End
		}
	})
}

// BenchmarkReadTimes reads the times of 100 KB.
func BenchmarkReadTimes(b *testing.B) {
	var all strings.Builder
	for all.Len() < 100_000 {
		for _, n := range timeNotations {
			all.WriteString("The officials of the harbour town said little of what the inquiry had found. " + n.text + " ")
		}
	}
	article := text.ParsePlain(all.String())
	r := detailOf(&article)
	anchor, _ := text.ParseAnchor(anchorDay)
	b.SetBytes(int64(len(article.Text)))
	for b.Loop() {
		timesOf(r, anchor)
	}
}
