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
	anchor, _ := text.ParseAnchor(date)
	r := detail.Read(&model.Story{Articles: []model.Article{article}})
	var list []string
	for _, f := range timesOf(&r[0], anchor) {
		shown := f.In(article.Text) + ": " + showTime(f.Value)
		for _, v := range f.Also {
			shown += " also " + showTime(v)
		}
		list = append(list, shown)
	}
	return list
}

func TestReadTimes(t *testing.T) {
	// 17 February 2026 was a Tuesday.
	for _, test := range []struct{ text, want string }{
		{"It struck at 4:17 a.m. (0917 GMT).", "4:17 a.m. (0917 GMT: clock 04:17 also clock 09:17 utc"},
		{"It struck at 4.17am.", "4.17am: clock 04:17"},
		{"It was twenty to four in the morning.", "twenty to four in the morning: clock 03:40"},
		{"They left at half past nine.", "half past nine: clock 09:30 12 hours"},
		{"They left shortly after midnight.", "shortly after midnight: clock 00:00..00:30"},
		{"They left on 12 January.", "12 January: day 2026-01-12"},
		{"It closes on Friday, he said yesterday.", "Friday: day 2026-02-13 | yesterday: day 2026-02-16"},
		{"It lasted a fortnight.", "a fortnight: duration 14d"},
		{"He got two and a half years.", "two and a half years: duration 2.5y"},
		{"A 59-year-old died.", "59-year-old: age 59 also day 1966-02-18..1967-12-31"},
		{"It was closed three years ago.", "three years ago: duration 3y also day 2022-08-19..2023-12-31"},
	} {
		if got := strings.Join(timesIn(test.text, "2026-02-17"), " | "); got != test.want {
			t.Errorf("%s\n got %s\nwant %s", test.text, got, test.want)
		}
	}
}

func TestReadTimesWithoutAnchor(t *testing.T) {
	if got := timesIn("It opened on 12 January.", ""); strings.Join(got, "") != "12 January: day 0004-01-12 any year" {
		t.Errorf("got %q", got)
	}
}
