package reader

import (
	"fmt"
	"slices"
	"strings"

	"triptych/model"
	"triptych/ui/draw"
	"triptych/ui/notes"
)

// describeRevision says in a line what a revision changed: in which articles, and
// how many differences of each relation there are now where that is another
// number than before. The analysis before may be nil.
func describeRevision(story *model.Story, before, after *model.Analysis) string {
	var words []string
	now := after.Story
	to := sameArticles(story, now)
	kept := make([]bool, len(now.Articles))
	for i, j := range to {
		if j < 0 {
			words = append(words, story.Articles[i].Outlet()+" is gone")
			continue
		}
		kept[j] = true
		if change := describeChange(&story.Articles[i], &now.Articles[j]); change != "" {
			words = append(words, now.Articles[j].Outlet()+" "+change)
		}
	}
	for j := range now.Articles {
		if !kept[j] {
			words = append(words, now.Articles[j].Outlet()+" is new")
		}
	}
	if len(words) == 0 {
		words = append(words, "the files changed, the articles did not")
	}
	return strings.Join(append(words, describeCounts(before, after)...), separator)
}

// describeChange says how an article changed; "" where its text did not.
func describeChange(before, after *model.Article) string {
	if before.Text == after.Text {
		return ""
	}
	count := make(map[string]int)
	for _, s := range before.Sentences {
		count[s.In(before.Text)]++
	}
	added := 0
	for _, s := range after.Sentences {
		if words := s.In(after.Text); count[words] > 0 {
			count[words]--
		} else {
			added++
		}
	}
	gone := 0
	for _, n := range count {
		gone += n
	}
	if added+gone == 0 {
		return "has changed in its layout"
	}
	return fmt.Sprintf("has changed: %s new, %d gone", draw.Plural(added, "sentence"), gone)
}

func describeCounts(before, after *model.Analysis) []string {
	if before == nil {
		return nil
	}
	was, is := before.Counts(), after.Counts()
	var words []string
	for _, relation := range model.Relations() {
		if was.Of(relation) != is.Of(relation) {
			words = append(words, fmt.Sprintf("%s, %d before", draw.Differences(is.Of(relation), relation), was.Of(relation)))
		}
	}
	return words
}

// lostByHand returns a list of notices with what the person marked by hand on words that are not
// there any more.
func lostByHand(list []string, b *notes.Book) []string {
	n := 0
	for _, lost := range b.Lost() {
		if lost.About != "" {
			n++
		}
	}
	if n == 0 {
		return list
	}
	return append(slices.Clone(list), draw.Plural(n, "difference")+" by hand without a place now: the words are gone; your notes keep it")
}

// describeNotices says how many notices there are, and the first.
func describeNotices(notices []string) string {
	switch n := len(notices); n {
	case 0:
		return ""
	case 1:
		return notices[0]
	default:
		return fmt.Sprintf("%d notices, the first: %s", n, notices[0])
	}
}
