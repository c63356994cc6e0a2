package compare

import (
	"slices"
	"strings"

	"triptych/model"
	"triptych/model/text"
)

// A fact is one concrete detail of a topic's sentence, with the key under which
// the same fact is found in another article.
type fact struct {
	model.Detail
	topic int
	key   string
}

// extras lists the concrete details that only one article gives on a topic
// that others treat too, and those that at least two give and another that
// treats it leaves out. What an article gives anywhere it does not leave out,
// and what differs already is not told again.
func (v *view) extras(told []model.Difference) []model.Difference {
	given := make([]map[string]bool, len(v.Readings))
	for a := range v.Readings {
		given[a] = v.everything(a)
	}
	byKey := make(map[int]map[string][]fact)
	var order [][2]any
	for a := range v.Readings {
		for s := range v.Readings[a].Sentences {
			for _, f := range v.facts(model.SentenceRef{Article: a, Sentence: s}) {
				if slices.ContainsFunc(told, func(d model.Difference) bool { return holds(d, f.Detail) }) {
					continue
				}
				if byKey[f.topic] == nil {
					byKey[f.topic] = make(map[string][]fact)
				}
				if byKey[f.topic][f.key] == nil {
					order = append(order, [2]any{f.topic, f.key})
				}
				byKey[f.topic][f.key] = append(byKey[f.topic][f.key], f)
			}
		}
	}
	var list []model.Difference
	for _, o := range order {
		if d, ok := v.oneSided(byKey[o[0].(int)][o[1].(string)], given); ok {
			list = append(list, d)
		}
	}
	return list
}

// oneSided makes a difference of a fact's mentions where another article that
// treats the topic never gives it.
func (v *view) oneSided(facts []fact, given []map[string]bool) (model.Difference, bool) {
	f := facts[0]
	givers, lack := 0, false
	for a := range given {
		if given[a][f.key] {
			givers++
		} else if v.treats(f.topic, a) {
			lack = true
		}
	}
	if !lack {
		return model.Difference{}, false
	}
	d := model.Difference{Topic: f.topic, Kind: f.Kind, Relation: model.Extra, Why: "only here"}
	if givers > 1 {
		d.Relation, d.Why = model.Missing, "left out by another article that treats this"
	}
	for _, f := range facts {
		if d.Relation == model.Missing || len(d.Mentions) == 0 {
			d.Mentions = append(d.Mentions, f.Detail)
		}
	}
	return d, true
}

func (v *view) treats(topic, article int) bool {
	return slices.ContainsFunc(v.Topics[topic].Passages, func(p model.Passage) bool { return p.Article == article })
}

// facts lists the concrete details of a sentence that belongs to a topic.
func (v *view) facts(ref model.SentenceRef) []fact {
	topic := v.topicOf[ref.Article][ref.Sentence]
	if topic < 0 {
		return nil
	}
	s := v.sentence(ref)
	var list []fact
	add := func(kind model.Kind, span model.Span, value, key string) {
		list = append(list, fact{model.Detail{SentenceRef: ref, Span: span, Kind: kind, Value: value}, topic, key})
	}
	for _, n := range s.Numbers {
		if n.Value >= 3 && n.Unit != "" {
			add(model.Number, n.Span, n.String(), numberKey(n))
		}
	}
	for _, d := range s.Dates {
		if d.Value != "" && d.Relative == "" {
			add(model.Date, d.Span, d.Value, d.Value)
		}
	}
	for _, n := range s.Names {
		if strings.Contains(n.Value, " ") {
			add(model.Name, n.Span, n.Value, lastWord(n.Value))
		}
	}
	return list
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
				keys[w.Fold] = true
				keys[text.FoldName(w.In(v.text(article)))] = true
			}
		}
	}
	return keys
}
