package reader

import (
	"fmt"
	"testing"
)

func TestAlike(t *testing.T) {
	one := func(article int, words string) saying { return saying{[]int{article}, words} }
	for _, c := range []struct {
		list []saying
		want string
	}{
		{nil, "[]"},
		{[]saying{one(0, "a"), one(1, "b"), one(2, "c")}, "[{[0] a} {[1] b} {[2] c}]"},
		{[]saying{one(0, "a"), one(1, "b"), one(2, "B"), one(3, "c")}, "[{[1 2] b} {[0] a} {[3] c}]"},
	} {
		if got := fmt.Sprint(alike(c.list)); got != c.want {
			t.Errorf("%v alike is %s, want %s", c.list, got, c.want)
		}
	}
}

// TestStatusOfManyOutlets holds that nine outlets do not each repeat in the status
// line what most of them say.
func TestStatusOfManyOutlets(t *testing.T) {
	story, a := long(t)
	d := openStory(t, story, a, 120, 40)
	s := d.status(d.Reader.columns)
	for i := range d.doc.shown.Differences {
		difference := &d.doc.shown.Differences[i]
		said := map[string]bool{}
		for _, one := range s.byArticle(difference) {
			said[one.words] = true
		}
		if got := s.sayings(difference); len(difference.Articles()) > fewOutlets && len(got) > len(said) {
			t.Errorf("%d outlets have %d wordings, and the status says %q", len(difference.Articles()), len(said), got)
		}
	}
}
