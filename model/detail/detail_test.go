package detail

import (
	"strings"
	"testing"

	"triptych/model"
	"triptych/model/text"
)

func read(t *testing.T, bodies ...string) []Reading {
	t.Helper()
	story := &model.Story{}
	for _, b := range bodies {
		a := text.ParsePlain(b)
		a.Date = "2018-07-23"
		story.Articles = append(story.Articles, a)
	}
	return Read(story)
}

func quoted(r *Reading) []string {
	var list []string
	for i := range r.Sentences {
		for _, q := range r.Sentences[i].Quotes {
			list = append(list, q.In(r.Article.Text))
		}
	}
	return list
}

func TestQuotes(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"straight", `He said "no way" and "never".`, "no way|never"},
		{"curly", "He said “no way” to it.", "no way"},
		{"over sentences", "He said: “We lost. It is over.” Then he left.", "We lost.|It is over."},
		{"into the next paragraph", "“We lost.\n\nIt is over.” He left.", "We lost.|It is over."},
		{"never closed", "“We lost.\n\nHe left.", "We lost."},
		{"none", "He left.", ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got := strings.Join(quoted(&read(t, test.text)[0]), "|"); got != test.want {
				t.Errorf("quotations of %q are %q, want %q", test.text, got, test.want)
			}
		})
	}
}

func TestNames(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"in the middle", "Yesterday the home of Sajid Javid burned.", "sajid javid"},
		{"title", "It was Attorney General Jeff Sessions who wrote.", "jeff sessions"},
		{"possessive ends it", "In Britain's Daily Telegraph it stood.", "britain|daily telegraph"},
		{"first word that is no name", "Officials in Syria wrote. The officials left.", "syria"},
		{"first word that is a name elsewhere", "Sessions wrote. Then Sessions left.", "sessions|sessions"},
		{"weekday is a date", "It was on Monday in London.", "london"},
		{"connector", "The Bank of England wrote.", "bank of england"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			r := read(t, test.text)
			var got []string
			for i := range r[0].Sentences {
				for _, n := range r[0].Sentences[i].Names {
					got = append(got, n.Value)
				}
			}
			if strings.Join(got, "|") != test.want {
				t.Errorf("names of %q are %q, want %q", test.text, got, test.want)
			}
		})
	}
}

// TestDatesFallBackToAnotherArticle checks that dates of an article without a
// date are resolved against that of another, since both report the same event.
func TestDatesFallBackToAnotherArticle(t *testing.T) {
	story := &model.Story{Articles: []model.Article{text.ParsePlain("He was caught in January."), text.ParsePlain("He was caught in February.")}}
	story.Articles[1].Date = "2018-07-23"
	if got := Read(story)[0].Sentences[0].Dates[0].Value; got != "2018-01" {
		t.Errorf("January is %q, want 2018-01", got)
	}
}
