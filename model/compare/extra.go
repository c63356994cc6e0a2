package compare

import (
	"slices"
	"strings"

	"triptych/model"
	"triptych/model/text"
)

// mostExtras is how many extras of one sentence are shown.
const mostExtras = 3

// oneSided makes differences of the likely facts that only one article gives,
// and of those that at least two give and another that treats the topic leaves
// out. What differs already is not told again.
func (v *view) oneSided(facts []fact, known []model.Difference, w Settings) []model.Difference {
	taken := make(map[model.SentenceRef][]model.Span)
	for _, d := range known {
		for _, m := range d.Mentions {
			taken[m.SentenceRef] = append(taken[m.SentenceRef], m.Span)
		}
	}
	told := make(map[model.SentenceRef]int)
	var list []model.Difference
	for _, f := range v.likelyFacts(facts, w) {
		if told[f.SentenceRef] == mostExtras || slices.ContainsFunc(taken[f.SentenceRef], f.Overlaps) {
			continue
		}
		told[f.SentenceRef]++
		taken[f.SentenceRef] = append(taken[f.SentenceRef], f.Span)
		list = append(list, model.Difference{Topic: f.topic, Kind: f.Kind, Relation: model.Extra, Mentions: []model.Detail{f.Detail}, Why: "no other article gives this"})
	}
	return append(list, v.missing(facts, taken)...)
}

// likelyFacts lists the facts that are judged likely enough, likeliest first.
func (v *view) likelyFacts(facts []fact, w Settings) []*fact {
	type judged struct {
		*fact
		score float64
	}
	var likely []judged
	for i := range facts {
		if !facts[i].only {
			continue
		}
		if p := facts[i].score; p >= w.LeastExtra {
			likely = append(likely, judged{&facts[i], p})
		}
	}
	slices.SortStableFunc(likely, func(a, b judged) int {
		switch {
		case a.score > b.score:
			return -1
		case a.score < b.score:
			return 1
		}
		return 0
	})
	list := make([]*fact, len(likely))
	for i, j := range likely {
		list[i] = j.fact
	}
	return list
}

// missing lists numbers, days and names of several words that at least two
// articles give on a topic and another that treats it gives nowhere.
func (v *view) missing(facts []fact, taken map[model.SentenceRef][]model.Span) []model.Difference {
	type group struct {
		topic int
		key   string
	}
	var order []group
	groups := make(map[group][]fact)
	for _, f := range facts {
		if f.away > 0 || !concrete(f) || slices.ContainsFunc(taken[f.SentenceRef], f.Overlaps) {
			continue
		}
		g := group{f.topic, f.key}
		if groups[g] == nil {
			order = append(order, g)
		}
		groups[g] = append(groups[g], f)
	}
	var list []model.Difference
	for _, g := range order {
		d := model.Difference{Topic: g.topic, Kind: groups[g][0].Kind, Relation: model.Missing, Why: "left out by another article that treats this"}
		for _, f := range groups[g] {
			d.Mentions = append(d.Mentions, f.Detail)
		}
		if len(d.Articles()) > 1 && v.leftOut(g.topic, g.key) {
			sortMentions(d.Mentions)
			list = append(list, d)
		}
	}
	return list
}

func concrete(f fact) bool {
	switch f.Kind {
	case model.Number:
		return strings.Contains(f.Value, " ")
	case model.Date:
		return strings.Contains(f.Value, "-") && f.fixed
	case model.Name:
		return strings.Contains(f.Value, " ")
	}
	return false
}

func (v *view) leftOut(topic int, key string) bool {
	return slices.ContainsFunc(v.Topics[topic].Passages, func(p model.Passage) bool { return !v.given[p.Article][key] })
}

func numberKey(n text.Number) string {
	n.Bound, n.Unit = text.Exactly, ""
	return "#" + n.String()
}

// everything gives the keys of all details that an article gives anywhere.
func (v *view) everything(article int) map[string]bool {
	keys := make(map[string]bool)
	for _, s := range v.Readings[article].Sentences {
		for _, n := range s.Numbers {
			keys[numberKey(n)] = true
		}
		for _, d := range s.Dates {
			for value := d.Value; value != ""; {
				keys[value] = true
				cut := strings.LastIndexByte(value, '-')
				value = value[:max(cut, 0)]
			}
		}
		for _, w := range s.Words {
			if w.Capital {
				keys[strings.ReplaceAll(w.Fold, "-", "")] = true
				keys[text.FoldName(w.In(v.text(article)))] = true
			}
		}
		for _, n := range s.Names {
			keys[lastWord(n.Value)] = true
		}
	}
	return keys
}
