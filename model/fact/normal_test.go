package fact

import (
	"testing"

	"triptych/model"
	"triptych/model/detail"
	"triptych/model/text"
)

func TestNormal(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{"It lasts 60 days.", "60 days"},
		{"He declared a 60-day state of emergency.", "60 days"},
		{"It lasts two years.", "2 years"},
		{"It took 90 minutes.", "90 minutes"},
		{"More than 600 homes burned.", ">=600"},
		{"The bill is £4.5m.", "4500000 GBP"},
		{"It lies 33 km away.", "33000 m"},
		{"The council voted 14-9.", "14-9"},
		{"A 40% share is left.", "40 %"},
		{"It began at 6:10 p.m. today.", "18:10"},
		{"He was held on 4 March 2026.", "2026-03-04"},
		{"He was held in March 2026.", "2026-03"},
		{"He was held in 2007.", "2007"},
		{"He would travel to the coast on Thursday.", "2026-03-05"},
	} {
		story := &model.Story{Articles: []model.Article{text.ParsePlain(test.text)}}
		story.Articles[0].Date = "2026-03-04"
		facts := Read(detail.Read(story))[0]
		if len(facts) == 0 {
			t.Errorf("%q has no fact", test.text)
			continue
		}
		if got := facts[0].Value.Normal(); got != test.want {
			t.Errorf("%q is %q, want %q (%+v)", test.text, got, test.want, facts[0].Value)
		}
	}
}
