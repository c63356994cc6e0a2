package eval

import (
	"math"

	"triptych/model"
	"triptych/model/detail"
	"triptych/model/text"
)

// baselineThreshold is the cosine from which the baseline takes two sentences
// for counterparts.
const baselineThreshold = 0.16

// Baseline analyses a story in the plainest way that does anything at all, for
// comparison: counterparts by TF-IDF cosine with one threshold, topics as the
// connected components of these, every unequal pair of numbers, dates and names
// of counterparts as a difference, and each one that only one article has as an
// extra.
func Baseline(story *model.Story) (*model.Analysis, error) {
	vectors := vectorsOf(story)
	var links []model.Counterpart
	for from := range vectors {
		for other := range story.Articles {
			if other == from.Article {
				continue
			}
			if best, score := mostSimilar(vectors, from, other, len(story.Articles[other].Sentences)); score >= baselineThreshold {
				links = append(links, model.Counterpart{From: from, To: best, Score: min(score, 1), Why: "shares words"})
			}
		}
	}
	topics := connectedComponents(story, links)
	return model.NewAnalysis(story, model.Automatic, topics, links, baselineDifferences(story, topics, links))
}

type vector map[string]float64

// vectorsOf returns the TF-IDF vectors of all sentences, of norm 1.
func vectorsOf(story *model.Story) map[model.SentenceRef]vector {
	stemmer := text.NewStemmer()
	counts := make(map[model.SentenceRef]vector)
	sentences := make(map[string]float64)
	for a := range story.Articles {
		for s := range story.Articles[a].Sentences {
			ref := model.SentenceRef{Article: a, Sentence: s}
			v := make(vector)
			for _, w := range text.Words(story.SentenceText(ref), 0) {
				v[stemmer.Stem(w.Fold)]++
			}
			for stem := range v {
				sentences[stem]++
			}
			counts[ref] = v
		}
	}
	for _, v := range counts {
		norm := 0.0
		for stem, n := range v {
			v[stem] = (1 + math.Log(n)) * math.Log(float64(len(counts))/sentences[stem])
			norm += v[stem] * v[stem]
		}
		for stem := range v {
			v[stem] /= math.Sqrt(max(norm, 1e-9))
		}
	}
	return counts
}

func mostSimilar(vectors map[model.SentenceRef]vector, from model.SentenceRef, other, count int) (best model.SentenceRef, score float64) {
	for s := range count {
		to := model.SentenceRef{Article: other, Sentence: s}
		cosine := 0.0
		for stem, w := range vectors[from] {
			cosine += w * vectors[to][stem]
		}
		if cosine > score {
			best, score = to, cosine
		}
	}
	return best, score
}

// connectedComponents makes a topic of every connected component of the links.
func connectedComponents(story *model.Story, links []model.Counterpart) []model.Topic {
	group := make(map[model.SentenceRef]model.SentenceRef)
	var find func(model.SentenceRef) model.SentenceRef
	find = func(r model.SentenceRef) model.SentenceRef {
		if p, ok := group[r]; ok && p != r {
			return find(p)
		}
		return r
	}
	for _, l := range links {
		if x, y := find(l.From), find(l.To); x != y {
			group[x] = y
		}
	}
	var topics []model.Topic
	number := make(map[model.SentenceRef]int)
	linked := make(map[model.SentenceRef]bool)
	for _, l := range links {
		linked[l.From], linked[l.To] = true, true
	}
	for a := range story.Articles {
		for s := range story.Articles[a].Sentences {
			ref := model.SentenceRef{Article: a, Sentence: s}
			if !linked[ref] {
				continue
			}
			root := find(ref)
			t, ok := number[root]
			if !ok {
				t = len(topics)
				number[root] = t
				topics = append(topics, model.Topic{Label: story.SentenceText(ref)})
			}
			addTo(&topics[t], ref)
		}
	}
	return topics
}

func addTo(t *model.Topic, ref model.SentenceRef) {
	last := len(t.Passages) - 1
	if last < 0 || t.Passages[last].Article != ref.Article {
		t.Passages = append(t.Passages, model.Passage{Article: ref.Article})
		last++
	}
	t.Passages[last].Sentences = append(t.Passages[last].Sentences, ref.Sentence)
}

// baselineDifferences returns a difference for every two unequal numbers, dates
// or names of counterparts, and for each that only one article has.
func baselineDifferences(story *model.Story, topics []model.Topic, links []model.Counterpart) []model.Difference {
	topicOf := make(map[model.SentenceRef]int)
	for t, topic := range topics {
		for _, p := range topic.Passages {
			for _, s := range p.Sentences {
				topicOf[model.SentenceRef{Article: p.Article, Sentence: s}] = t
			}
		}
	}
	readings := detail.Read(story)
	given := make([]map[string]bool, len(readings))
	for a := range readings {
		given[a] = make(map[string]bool)
		for s := range readings[a].Sentences {
			for _, d := range detailsOf(readings, model.SentenceRef{Article: a, Sentence: s}) {
				given[a][d.Value] = true
			}
		}
	}
	list := unequalDetails(readings, topicOf, links)
	for a := range readings {
		for s := range readings[a].Sentences {
			ref := model.SentenceRef{Article: a, Sentence: s}
			t, ok := topicOf[ref]
			if !ok {
				continue
			}
			for _, d := range detailsOf(readings, ref) {
				if onlyIn(given, a, d.Value) {
					list = append(list, model.Difference{Topic: t, Kind: d.Kind, Relation: model.Extra, Mentions: []model.Detail{d}})
				}
			}
		}
	}
	return list
}

func unequalDetails(readings []detail.Reading, topicOf map[model.SentenceRef]int, links []model.Counterpart) []model.Difference {
	var list []model.Difference
	for _, l := range links {
		if l.From.Article > l.To.Article {
			continue
		}
		for _, x := range detailsOf(readings, l.From) {
			for _, y := range detailsOf(readings, l.To) {
				if x.Kind != y.Kind || x.Value == y.Value {
					continue
				}
				relation := model.Conflict
				if x.Kind == model.Name {
					relation = model.Variant
				}
				list = append(list, model.Difference{Topic: topicOf[l.From], Kind: x.Kind, Relation: relation, Mentions: []model.Detail{x, y}})
			}
		}
	}
	return list
}

func onlyIn(given []map[string]bool, article int, value string) bool {
	for a := range given {
		if a != article && given[a][value] {
			return false
		}
	}
	return true
}

// detailsOf returns the numbers, dates and names of a sentence.
func detailsOf(readings []detail.Reading, ref model.SentenceRef) []model.Detail {
	s := &readings[ref.Article].Sentences[ref.Sentence]
	var list []model.Detail
	for _, n := range s.Numbers {
		list = append(list, model.Detail{SentenceRef: ref, Span: n.Span, Kind: model.Number, Value: n.String()})
	}
	for _, d := range s.Dates {
		list = append(list, model.Detail{SentenceRef: ref, Span: d.Span, Kind: model.Date, Value: d.Value})
	}
	for _, n := range s.Names {
		list = append(list, model.Detail{SentenceRef: ref, Span: n.Span, Kind: model.Name, Value: n.Value})
	}
	return list
}
