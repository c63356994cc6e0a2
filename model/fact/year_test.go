package fact

import (
	"testing"

	"triptych/model"
	"triptych/model/detail"
	"triptych/model/text"
)

// TestYear checks which facts are set in a past year.
func TestYear(t *testing.T) {
	for _, test := range []struct {
		sentence string
		year     int // of the first fact that is not about time
	}{
		{"In 2007 a quake killed more than 500 people.", 2007},
		{"In October 2019, 39 migrants were found dead.", 2019},
		{"Twelve people died in 2013 when a bus crashed.", 2013},
		{"It is the worst since 2019, when 112 people died.", 2019},
		{"It was marred seven years ago by nine arrests.", 2019},
		{"Since 2019 it has killed 112 people.", 0},
		{"On Tuesday 112 people died.", 0},
		{"In January a storm killed 14 people.", 0},
		{"The school, opened in 1954, has 214 children.", 0},
		{"It killed 61 people.", 0},
	} {
		article := text.ParsePlain(test.sentence)
		article.Date = "2026-03-02"
		year := -1
		for _, f := range Read(detail.Read(&model.Story{Articles: []model.Article{article}}))[0] {
			if !kindOf(f.Value.Dimension).time {
				year = f.Year
				break
			}
		}
		if year != test.year {
			t.Errorf("the year of %q is %d, want %d", test.sentence, year, test.year)
		}
	}
}
