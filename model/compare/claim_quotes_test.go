package compare

import (
	"fmt"
	"strings"
	"testing"

	"triptych/model"
	"triptych/model/detail"
	"triptych/model/text"
)

// quoted returns what two articles quote otherwise: both sides, and a semicolon
// between proposals.
func quoted(t *testing.T, a, b string) string {
	t.Helper()
	story := &model.Story{Articles: []model.Article{text.ParsePlain(a), text.ParsePlain(b)}}
	c := &Comparer{index: newStoryIndex(Input{Story: story, Readings: detail.Read(story)})}
	var list []string
	for _, q := range c.quoteClaims(c.index.scripts(), newQuotedWords(c.index)) {
		x, y := c.index.mentions(q)
		list = append(list, x.In(story.Articles[0].Text)+" | "+y.In(story.Articles[1].Text))
	}
	return strings.Join(list, "; ")
}

func TestQuotationsAreComparedByTheirWords(t *testing.T) {
	const long = "we will rebuild every house on the river before the first snow falls in the high valleys"
	for _, test := range []struct{ name, a, b, want string }{
		{"equal", "“We saw nothing there at night,” he said.", "She heard: \"We saw nothing there at night.\"", ""},
		{"apostrophes", "“We’re out of time and money,” he said.", "\"We're out of time and money,\" he said.", ""},
		{"a short one, altered", "“They knew, and they kept selling,” he said.", "He said: “They knew, and they went on selling.”", "They knew, and they kept selling | They knew, and they went on selling"},
		{"a long one, altered", "“And " + long + ",” he said.", "“And " + strings.Replace(long, "snow", "rain", 1) + ",” he said.", "the first snow falls in | the first rain falls in"},
		{"a word left out", "“And " + long + ",” he said.", "“And " + strings.Replace(long, " every", "", 1) + ",” he said.", "will rebuild every house on | will rebuild house on"},
		{"cut at its end", "“Now " + long + ".”", "“Now " + long + ", and nobody will pay for it.”", "high valleys | high valleys, and nobody will pay for it"},
		{"cut at its beginning", "“Now " + long + ".”", "“Long before the election " + long + ".”", "Now we will | Long before the election we will"},
		{"joined", "“The harbour is shut until Monday,” she said, “and the boats stay where they are.”", "“The harbour is shut until Monday and the boats stay where they are.”", ""},
		{"whole sentences left out", "“We lost the harbour in one night. Nobody slept.”", "“We lost the harbour in one night,” she said.", ""},
		{"of other words", "“We lost the harbour.”", "“Nobody slept that night.”", ""},
		{"in both articles", "“The tide came early. We lost the harbour in one night.”", "“We lost the harbour in one night. The tide came early.”", ""},
		{"little in common", "“I think that the people of the town want to leave.”", "“I think that the mayor of the city should resign.”", ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := quoted(t, test.a, test.b); got != test.want {
				t.Errorf("quoted otherwise: %q, want %q", got, test.want)
			}
			swap := func(s string) string {
				a, b, _ := strings.Cut(s, " | ")
				return b + " | " + a
			}
			if got := quoted(t, test.b, test.a); test.want != "" && got != swap(test.want) || test.want == "" && got != "" {
				t.Errorf("the other way round: %q, want %q", got, swap(test.want))
			}
		})
	}
}

func TestSpeakersAroundEqualWordsAreNoQuotationTold(t *testing.T) {
	a := "The senator looks for “new ways to serve,” Farenthold said in Texas on Monday."
	b := "The senator looks for “new ways to serve,” he said in Texas on Monday."
	for _, got := range differences(t, a, b) {
		if strings.Contains(got, "serve") {
			t.Errorf("marked %q", got)
		}
	}
}

// BenchmarkQuotations compares articles of nothing but quotations that share their
// words.
func BenchmarkQuotations(b *testing.B) {
	story := &model.Story{}
	for a := range 2 {
		var body strings.Builder
		for i := range 8000 {
			fmt.Fprintf(&body, "“The %d people of the town saw %d boats leave and %d come.” ", i%50, (i+a)%70, i%90)
			if i%9 == 0 {
				body.WriteString("\n\nNobody spoke.\n\nThen it rained.\n\n")
			}
		}
		story.Articles = append(story.Articles, text.ParsePlain(body.String()))
	}
	c := &Comparer{index: newStoryIndex(Input{Story: story, Readings: detail.Read(story)})}
	for b.Loop() {
		c.quoteClaims(c.index.scripts(), newQuotedWords(c.index))
	}
}
