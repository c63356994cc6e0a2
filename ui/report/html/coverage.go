package html

import (
	"fmt"

	"triptych/model"
	"triptych/model/text"
)

// A topic is a row of the table of coverage.
type topic struct {
	Number int // from 1
	Colour int
	Label  string
	Counts model.Counts
	Given  []treated // by outlet
}

// A treated is how much one article has on a topic.
type treated struct {
	Outlet string
	Words  int // 0 where it has nothing
	Bar    int // the same in hundredths of the most that an article has on a topic
	Order  string
	To     string
}

// A share is how much of an article only it has.
type share struct {
	Outlet      string
	Words, Part int // per cent
}

// topics returns which article treats each topic, and at what length.
func (m *maker) topics() []topic {
	n := len(m.a.Story.Articles)
	words, most := make([][]int, len(m.a.Topics)), 1
	for t := range words {
		words[t] = make([]int, n)
		for i := range n {
			for _, s := range m.a.Passage(t, i) {
				words[t][i] += m.words(i, s)
			}
			most = max(most, words[t][i])
		}
	}
	orders := m.orders()
	var list []topic
	for _, t := range m.Shown {
		one := topic{Number: t + 1, Colour: t % colours, Label: text.SanitizeLine(m.a.Topics[t].Label), Counts: m.a.CountsOf(t)}
		for i := range n {
			g := treated{Outlet: m.Outlets[i]}
			if passage := m.a.Passage(t, i); len(passage) > 0 {
				g.Words, g.Order, g.To = words[t][i], ordinal(orders[i][t]), sentenceID(i, passage[0])
				g.Bar = max(1, 100*g.Words/most)
			}
			one.Given = append(one.Given, g)
		}
		list = append(list, one)
	}
	return list
}

// words counts those of a sentence.
func (m *maker) words(article, sentence int) int {
	return len(text.Words(m.a.Story.SentenceText(model.SentenceRef{Article: article, Sentence: sentence}), 0))
}

// orders returns, by article and topic, as which the article takes the topic up, from 1.
func (m *maker) orders() [][]int {
	orders := make([][]int, len(m.a.Story.Articles))
	for i := range orders {
		orders[i] = make([]int, len(m.a.Topics))
		n := 0
		for s := range m.a.Story.Articles[i].Sentences {
			if t := m.a.TopicOf(model.SentenceRef{Article: i, Sentence: s}); t >= 0 && orders[i][t] == 0 {
				n++
				orders[i][t] = n
			}
		}
	}
	return orders
}

// alone returns how much of each article stands in no topic.
func (m *maker) alone() []share {
	var list []share
	for i := range m.a.Story.Articles {
		own, all := 0, 0
		for s := range m.a.Story.Articles[i].Sentences {
			n := m.words(i, s)
			all += n
			if m.a.TopicOf(model.SentenceRef{Article: i, Sentence: s}) < 0 {
				own += n
			}
		}
		list = append(list, share{m.Outlets[i], own, 100 * own / max(1, all)})
	}
	return list
}

// ordinal writes a number as a place in an order.
func ordinal(n int) string {
	ending := "th"
	switch {
	case n%100 >= 11 && n%100 <= 13:
	case n%10 == 1:
		ending = "st"
	case n%10 == 2:
		ending = "nd"
	case n%10 == 3:
		ending = "rd"
	}
	return fmt.Sprintf("%d%s", n, ending)
}
