package weigh

import (
	"testing"

	"triptych/model"
)

func TestFactsSayWhatTheyAreAbout(t *testing.T) {
	s, readings := read("The rain fell in May and killed about 30 people.", "In May 31 people died in the rain.")
	for _, test := range []struct {
		kind  model.Kind
		words []string
		want  string
	}{
		{model.Number, []string{"about 30 people", "31 people"}, "death toll"},
		{model.Date, []string{"May", "May"}, "month of rain"},
	} {
		f := model.Fact{Kind: test.kind, Mentions: between(t, s, "", test.kind, 1, test.words...).Mentions}
		list := []model.Fact{f}
		if got := Facts(readings, list)[0].About; got != test.want {
			t.Errorf("%q are about %q, want %q", test.words, got, test.want)
		}
		if list[0].About != "" {
			t.Error("the list given has changed")
		}
	}
}
