package fact

import (
	"testing"

	"triptych/model/text"
)

// timePairs are times, told on anchorDay, and how they stand to each other.
var timePairs = []struct {
	a, b string
	want Agreement
}{
	{"3.40pm", "3:40 p.m.", Equal},
	{"3.40pm", "15:40", Equal},
	{"3.40pm", "15h40", Equal},
	{"3.40pm", "twenty to four in the afternoon", Equal},
	{"3.40pm", "twenty to four", Compatible},
	{"3.40pm", "3.40am", Unequal},
	{"3:42 a.m.", "3.42am", Equal},
	{"3:42 a.m.", "4:30 in the morning", Unequal},
	{"4:17 a.m. (0917 GMT)", "0917 GMT", Compatible},
	{"4:17 a.m. (0917 GMT)", "4.17am", Equal},
	{"noon", "midday", Equal},
	{"noon", "12:00", Compatible},
	{"noon", "12 p.m.", Equal},
	{"midnight", "12 a.m.", Equal},
	{"noon", "midnight", Unequal},
	{"half past nine", "9.30pm", Compatible},
	{"half past nine", "9:30", Equal},
	{"half past one in the morning", "01:28", Compatible},
	{"a quarter past five", "17:12", Compatible},
	{"9.20am", "9.16am", Unequal},
	{"6:48 p.m.", "6:46 p.m.", Unequal},
	{"half past nine", "9.45pm", Unequal},
	{"nine in the evening", "9pm", Equal},
	{"nine in the evening", "10pm", Unequal},
	{"shortly after 9 p.m.", "21:07", Compatible},
	{"shortly before midnight", "11:48 p.m.", Compatible},
	{"shortly after midnight", "00:20", Compatible},
	{"shortly before midnight", "00:20", Unequal},
	{"about 3pm", "shortly after 2 p.m.", Unequal},
	{"about 2:15 p.m.", "2:40 p.m.", Unequal},
	{"about 2 a.m.", "two in the morning", Equal},
	{"about 06:10", "ten past six in the morning", Equal},
	{"about 06:10", "06:12", Compatible},
	{"by 12 January", "12 January", Equal},
	{"by 12 January", "11 January", Compatible},
	{"just after 7.30", "07:34", Compatible},
	{"before dawn", "2:40 a.m.", Compatible},
	{"before dawn", "9am", Unequal},
	{"by noon", "11.30am", Compatible},
	{"by noon", "3pm", Unequal},
	{"16:08 GMT", "16.08 UTC", Equal},
	{"5.08pm BST", "16:08 GMT", Equal},
	{"3 p.m. EST", "2000 GMT", Equal},
	{"3 p.m. EST", "2100 GMT", Unequal},
	{"3 p.m. Eastern time", "11 p.m.", Compatible},
	{"5:15 a.m. Vermont time", "10.15am", Compatible},
	{"5:15 a.m. Vermont time", "10.22am", Unequal},
	{"12 January", "Jan. 12", Equal},
	{"12 January", "January 12th", Equal},
	{"12 January", "the 12th of January 2026", Equal},
	{"12 January", "January", Compatible},
	{"12 January", "2026", Compatible},
	{"12 January", "13 January", Unequal},
	{"January", "February", Unequal},
	{"January", "January 2026", Equal},
	{"January", "January 2018", Unequal},
	{"Tuesday", "17 February", Equal},
	{"Tuesday", "today", Equal},
	{"yesterday", "Monday", Equal},
	{"yesterday", "16 February", Equal},
	{"yesterday", "today", Unequal},
	{"Tuesday", "Tuesday evening", Compatible},
	{"Tuesday morning", "Tuesday evening", Unequal},
	{"Tuesday night", "last night", Unequal},
	{"Monday night", "last night", Equal},
	{"Monday night", "17 February", Compatible},
	{"Monday night", "early on Tuesday", Compatible},
	{"Monday night", "Tuesday evening", Unequal},
	{"Saturday", "the weekend", Compatible},
	{"Saturday", "14 February", Equal},
	{"Sunday", "Saturday", Unequal},
	{"last month", "January", Equal},
	{"last month", "12 January", Compatible},
	{"last month", "February", Unequal},
	{"last autumn", "November", Compatible},
	{"last autumn", "4 November", Compatible},
	{"last autumn", "July", Unequal},
	{"the autumn of 2027", "March 2028", Unequal},
	{"next year", "2027", Equal},
	{"last year", "2025", Equal},
	{"last year", "2024", Unequal},
	{"mid-January", "15 January", Compatible},
	{"mid-January", "28 January", Unequal},
	{"early March", "4 March", Compatible},
	{"the end of June", "30 June", Compatible},
	{"the first quarter of 2027", "the second half of 2027", Unequal},
	{"the first quarter of 2027", "February 2027", Compatible},
	{"by 30 June", "by the end of June", Equal},
	{"by 30 June", "by the end of July", Unequal},
	{"by 30 June", "12 June 2026", Compatible},
	{"by 30 June", "12 July 2026", Unequal},
	{"not before October", "in August", Unequal},
	{"Good Friday", "3 April", Equal},
	{"Good Friday", "4 April", Unequal},
	{"Easter 2027", "the spring of next year", Compatible},
	{"Valentine's Day", "Feb. 14", Equal},
	{"Valentine's Day", "Feb. 15", Unequal},
	{"the last Friday of June 2025", "27 June 2025", Equal},
	{"the first Monday in May 2025", "5 May 2025", Equal},
	{"the 1990s", "1994", Compatible},
	{"the 1990s", "2004", Unequal},
	{"seventeenth-century", "1650", Compatible},
	{"from 1968 to 1972", "between 1968 and 1972", Equal},
	{"from 1968 to 1972", "from 1968 to 1973", Unequal},
	{"from 1968 to 1972", "1970", Compatible},
	{"2014-15", "from 2014 to 2015", Equal},
	{"since 2015", "in 2015", Equal},
	{"since 2015", "since 2016", Unequal},
	{"nine years ago", "2017", Compatible},
	{"nine years ago", "2015", Unequal},
	{"three months ago", "November", Compatible},
	{"three months ago", "in August", Unequal},
	{"four days ago", "13 February", Equal},
	{"a fortnight", "two weeks", Equal},
	{"a fortnight", "14 days", Equal},
	{"two weeks", "15 days", Unequal},
	{"18 months", "a year and a half", Equal},
	{"18.4 months", "a year and a half", Equal},
	{"a year and a half", "two years", Unequal},
	{"24 months", "two years", Equal},
	{"66 months", "five years and six months", Equal},
	{"66 months", "six years", Unequal},
	{"90 minutes", "an hour and a half", Equal},
	{"half an hour", "30 minutes", Equal},
	{"half an hour", "some 30 minutes", Equal},
	{"60 days", "two months", Equal},
	{"60 days", "sixty-day", Equal},
	{"60 days", "90-day", Unequal},
	{"four weeks", "for a month", Equal},
	{"six weeks", "a month and a half", Equal},
	{"six weeks", "for a month", Unequal},
	{"26 hours", "31 hours", Unequal},
	{"nearly an hour", "52 minutes", Compatible},
	{"nearly three hours", "two hours", Unequal},
	{"more than three months", "14-week", Compatible},
	{"more than four hours", "six hours", Unequal},
	{"within 14 days", "inside a fortnight", Equal},
	{"less than an hour", "50 minutes", Compatible},
	{"less than an hour", "70 minutes", Unequal},
	{"about an hour and a half", "90 minutes", Equal},
	{"72-hour", "three days", Equal},
	{"three decades", "30 years", Equal},
	{"108 months", "nine years", Equal},
	{"several weeks", "for a month", Compatible},
	{"in 1:07:12", "67 minutes 12 seconds", Equal},
	{"59-year-old", "aged 59", Equal},
	{"59-year-old", "aged 58", Unequal},
	{"a 59-year-old", "a man in his fifties", Compatible},
	{"aged 61", "a man in his fifties", Unequal},
	{"11-month-old", "aged 11 months", Equal},
	{"31-year-old", "1994", Compatible},
	{"152-year-old", "1874", Compatible},
	{"152-year-old", "1876", Unequal},
	{"59-year-old", "Tuesday", Incomparable},
	{"59-year-old", "2019", Incomparable},
	{"nine years ago", "Tuesday", Incomparable},
	{"152-year-old", "4 November", Incomparable},
	{"children under 15", "children under 14", Unequal},
	{"children under 15", "aged 11", Compatible},
	{"3pm", "3 March", Incomparable},
	{"two years", "aged 2", Incomparable},
}

// timeNamed returns the facts of a time that is told in a sentence.
func timeNamed(t *testing.T, words string) []Fact {
	t.Helper()
	article := text.ParsePlain("It was known that it was at " + words + ".")
	facts := factsOfTime(&article, anchorDay)
	if len(facts) == 0 {
		t.Errorf("%q is not read", words)
	}
	return facts
}

func TestCompareTimes(t *testing.T) {
	for _, pair := range timePairs {
		if got := agree(timeNamed(t, pair.a), timeNamed(t, pair.b)); got != pair.want {
			t.Errorf("%s and %s: %d, want %d", pair.a, pair.b, got, pair.want)
		}
	}
}

// TestCompareTimesIsSymmetric checks that the order of two times never matters,
// and that each is the same as itself.
func TestCompareTimesIsSymmetric(t *testing.T) {
	var values []Value
	for _, date := range []string{anchorDay, ""} {
		for _, n := range timeNotations {
			article := text.ParsePlain(n.text)
			for _, f := range factsOfTime(&article, date) {
				values = append(append(values, f.Value), f.Also...)
			}
		}
	}
	for _, a := range values {
		if Compare(a, a) != Equal {
			t.Errorf("%s is not equal to itself", showTime(a))
		}
		for _, b := range values {
			if ab, ba := Compare(a, b), Compare(b, a); ab != ba {
				t.Errorf("%s and %s: %d, the other way round %d", showTime(a), showTime(b), ab, ba)
			}
			if ab := Compare(a, b); ab != Incomparable && a.Dimension != b.Dimension {
				t.Errorf("%s and %s: %d", showTime(a), showTime(b), ab)
			}
		}
	}
}
