package fact

import (
	"strings"
	"testing"

	"triptych/model"
	"triptych/model/detail"
	"triptych/model/text"
)

// timesIn returns the times of a text of one article, written on a day.
func timesIn(s, date string) []string {
	article := text.ParsePlain(s)
	var list []string
	for _, f := range factsOfTime(&article, date) {
		shown := f.In(article.Text) + ": " + showTime(f.Value)
		for _, v := range f.Also {
			shown += " also " + showTime(v)
		}
		list = append(list, shown)
	}
	return list
}

// factsOfTime returns the times of an article, written on a day.
func factsOfTime(article *model.Article, date string) []Fact {
	anchor, _ := text.ParseAnchor(date)
	return timesOf(detailOf(article), anchor)
}

func detailOf(article *model.Article) *detail.Reading {
	return &detail.Read(&model.Story{Articles: []model.Article{*article}})[0]
}

// anchorDay is a Tuesday.
const anchorDay = "2026-02-17"

func TestReadTimes(t *testing.T) {
	for _, test := range timeNotations {
		if got := strings.Join(timesIn(test.text, anchorDay), " | "); got != test.want {
			t.Errorf("%s\n got %s\nwant %s", test.text, got, test.want)
		}
	}
}

// TestReadTimesWithoutAnchor checks that as much is read of a time as can be said
// without the day on which its article was written.
func TestReadTimesWithoutAnchor(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{"It opened on 12 January.", "12 January: day 0004-01-12 any year"},
		{"It opened in January.", "January: day 0004-01-01..0004-01-31 any year"},
		{"It opened on 12 January 2018.", "12 January 2018: day 2018-01-12"},
		{"It opened on Tuesday.", "Tuesday: day -Inf..+Inf tuesday"},
		{"It opened yesterday.", "yesterday: day -Inf..+Inf"},
		{"It opened last month.", "last month: day -Inf..+Inf"},
		{"It opened in the autumn.", "the autumn: day 0004-09-01..0004-12-21 any year"},
		{"It opened on Christmas Eve.", "Christmas Eve: day 0004-12-24 any year"},
		{"It opened on Good Friday.", "Good Friday: day 0004-03-21..0004-04-23 any year"},
		{"It opened on the last Monday of August.", "the last Monday of August: day 0004-08-25..0004-08-31 any year"},
		{"It opened two years ago.", "two years ago: duration 2y"},
		{"It opened at 4am.", "4am: clock 04:00"},
		{"Ann Lee, 43, died.", "43: age 43"},
	} {
		if got := strings.Join(timesIn(test.text, ""), " | "); got != test.want {
			t.Errorf("%s\n got %s\nwant %s", test.text, got, test.want)
		}
	}
}
