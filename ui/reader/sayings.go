package reader

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"triptych/model"
	"triptych/ui/draw"
)

// fewOutlets is how many outlets are named one by one with what they say.
const fewOutlets = 3

// told says of the difference jumped to, in rows of room cells, which of how many it
// is, what it is about, and who says what. What has no room for all of it tells less
// of the rest before it cuts who says what.
func (s *status) told(d *model.Difference, room int) []string {
	most := s.mostRows()
	ways := s.tellings(d)
	for i, words := range ways {
		fair := rowsTold
		if i > 0 {
			fair++ // what it is about is worth a row more
		}
		if lines := s.flow(words, room, most+1); len(lines) <= min(most, fair) {
			return lines
		}
	}
	return s.flow(ways[len(ways)-1], room, most)
}

// tellings returns ways to tell of a difference, the longest first.
func (s *status) tellings(d *model.Difference) [][]string {
	selected := s.doc.find(s.view.selection)
	at, of, what := standing(s.nav, selected)
	if compare, ok := s.base.(*compareMode); ok {
		if n, all, counted := compare.standing(selected); n > 0 { // it is not in a fold
			at, of, what = n, all, counted
		}
	}
	head := []string{fmt.Sprintf("%s %d of %d", s.term.theme.Glyphs.Mark(d.Relation), at, of)}
	switch {
	case what == onlyConflicts:
		head[0] = fmt.Sprintf("%s %s %d of %d", s.term.theme.Glyphs.Mark(d.Relation), what, at, of)
	case what != anyDifference:
		head[0] += " " + draw.Kinds(what.kind())
	}
	if s.message != "" {
		head = slices.Insert(head, 0, s.message)
	}
	about, how := oneLine(d.About), draw.Differs(s.doc.whole, d)
	long := how
	switch {
	case about == "":
		about = how
	case what != onlyConflicts:
		long = about + ": " + how
	default:
		long = about
	}
	said, marks := s.sayings(d), describe(s.doc.book, d)
	var rest []string
	if d.ByHand {
		marks = strings.TrimSuffix("by hand"+separator+marks, separator)
	}
	if marks != "" {
		rest = []string{marks}
	}
	if tally := s.doc.tally(); tally.anySettled() {
		rest = append(rest, tally.progress())
	}
	return [][]string{
		slices.Concat(head, []string{long}, said, rest),
		slices.Concat(head, []string{about}, said, rest[:min(len(rest), 1)]),
		slices.Concat(head, []string{about}, said),
		slices.Concat(head, said),
	}
}

// rowsTold is how many rows are taken to tell more than who says what.
const rowsTold = 3

// A saying is what outlets say of a difference.
type saying struct {
	articles []int
	words    string
}

// sayings returns each article's words on a difference, under its outlet's name. Of
// more than fewOutlets those that say the same are put together.
func (s *status) sayings(d *model.Difference) []string {
	list := s.byArticle(d)
	if len(list) > fewOutlets {
		list = alike(list)
	}
	var said []string
	for _, one := range list {
		who := s.outlets(one.articles)
		if len(one.articles) > fewOutlets {
			who = fmt.Sprintf("%d outlets", len(one.articles))
		}
		said = append(said, who+" "+one.words)
	}
	for _, r := range d.Rivals {
		said = append(said, draw.MayDiffer+s.outlets([]int{r.Article})+" "+quoted(r.In(s.doc.story.Articles[r.Article].Text)))
	}
	return said
}

// byArticle returns what each article says of a difference.
func (s *status) byArticle(d *model.Difference) []saying {
	var list []saying
	for _, m := range d.All() {
		words := quoted(s.doc.story.Words(m))
		if last := len(list) - 1; last >= 0 && list[last].articles[0] == m.Article {
			if m.Sentence == model.InTitle {
				continue // its text has words for the same
			}
			list[last].words += ", " + words
			continue
		}
		list = append(list, saying{[]int{m.Article}, words})
	}
	return list
}

// alike puts those together that say the same, what most say first.
func alike(list []saying) []saying {
	var merged []saying
	for _, one := range list {
		at := slices.IndexFunc(merged, func(m saying) bool { return strings.EqualFold(m.words, one.words) })
		if at < 0 {
			merged = append(merged, one)
			continue
		}
		merged[at].articles = append(merged[at].articles, one.articles...)
	}
	slices.SortStableFunc(merged, func(a, b saying) int { return len(b.articles) - len(a.articles) })
	return merged
}

// quoted returns words in one pair of quotation marks: their own ends, where both
// are such marks, give way.
func quoted(words string) string {
	first, _ := utf8.DecodeRuneInString(words)
	last, size := utf8.DecodeLastRuneInString(words)
	if len(words) > 2 && strings.ContainsRune("“\"", first) && strings.ContainsRune("”\"", last) {
		words = words[utf8.RuneLen(first) : len(words)-size]
	}
	return "“" + words + "”"
}
