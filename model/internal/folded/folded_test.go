package folded

import (
	"slices"
	"testing"

	"triptych/model"
)

func TestFold(t *testing.T) {
	const source = " “It’s\u00a0\n 5–6,” "
	f := New(source)
	if f.String != `"It's 5-6,"` {
		t.Errorf("folded text %q", f.String)
	}
	for words, want := range map[string]string{"It's": "It’s", "5-6": "5–6", `"It's 5-6,"`: "“It’s\u00a0\n 5–6,”", "5": "5"} {
		whole, within := f.Find(words)
		if places := append(whole, within...); len(places) != 1 || places[0].In(source) != want {
			t.Errorf("%q stands at %v", words, places)
		}
	}
	whole, within := New("US-born in the USA, US").Find("US")
	if !slices.Equal(whole, []model.Span{{Start: 0, End: 2}, {Start: 20, End: 22}}) || !slices.Equal(within, []model.Span{{Start: 15, End: 17}}) {
		t.Errorf("whole words %v, within %v", whole, within)
	}
}
