package tables

import (
	"cmp"
	"slices"
	"strings"

	"triptych/model"
	"triptych/model/text"
)

// A Speaker is somebody whose words are quoted.
type Speaker struct {
	Name   string  // the fullest that an article gives, on one line; "" where no article says who speaks
	Words  []int   // that each article quotes, by its number
	Quotes [][]int // the quotations of each article, as indexes into those given to [Speakers]
}

// Total is how many words all articles quote.
func (s *Speaker) Total() int {
	n := 0
	for _, words := range s.Words {
		n += words
	}
	return n
}

// Speakers returns who is quoted in a story: whom most words are quoted of first, and
// what nobody is said to have spoken last. A surname alone stands for the one speaker
// who is called so.
func Speakers(story *model.Story, quotes []model.Quotation) []Speaker {
	full := fullNames(quotes)
	numbers := make(map[string]int)
	var list []Speaker
	for i, q := range quotes {
		name := text.SanitizeLine(q.Speaker)
		key := text.FoldName(name)
		if longer, ok := full[key]; ok {
			key = longer
		}
		n, ok := numbers[key]
		if !ok {
			n = len(list)
			numbers[key] = n
			list = append(list, Speaker{Words: make([]int, len(story.Articles)), Quotes: make([][]int, len(story.Articles))})
		}
		s := &list[n]
		if len(name) > len(s.Name) {
			s.Name = name
		}
		s.Words[q.Article] += len(text.Words(q.In(story.Articles[q.Article].Text), 0))
		s.Quotes[q.Article] = append(s.Quotes[q.Article], i)
	}
	slices.SortStableFunc(list, func(x, y Speaker) int {
		return cmp.Or(compareBool(x.Name == "", y.Name == ""), cmp.Compare(y.Total(), x.Total()), strings.Compare(x.Name, y.Name))
	})
	return list
}

// fullNames returns, for the surnames that stand alone, the only fuller name that
// ends in each.
func fullNames(quotes []model.Quotation) map[string]string {
	full := make(map[string]string)
	for _, q := range quotes {
		name := text.FoldName(text.SanitizeLine(q.Speaker))
		at := strings.LastIndexByte(name, ' ')
		if at < 0 {
			continue
		}
		last := name[at+1:]
		if before, ok := full[last]; ok && before != name {
			name = last // there are two: it stays by itself
		}
		full[last] = name
	}
	return full
}

// compareBool puts false before true.
func compareBool(x, y bool) int {
	switch {
	case x == y:
		return 0
	case y:
		return -1
	}
	return 1
}
