package analyze

import (
	"cmp"
	"slices"

	"triptych/model"
	"triptych/model/detail"
	"triptych/model/weigh"
)

// Amend returns the analysis with a person's amendments of its differences. One that
// an amendment is about is found by its words: the very same, or most of them where
// the kind is the same too. What a person set against each other is shown whether
// that is found or not. It is an error if an amendment does not fit the story.
func Amend(a *model.Analysis, amendments []model.Amendment) (*model.Analysis, error) {
	if len(amendments) == 0 {
		return a, nil
	}
	m := &amender{
		Analysis: a, gone: make([]bool, len(a.Differences)), topics: slices.Clone(a.Topics), topicOf: make(map[model.SentenceRef]int),
	}
	titles := make([][]model.Detail, len(amendments))
	for i := range amendments {
		if err := amendments[i].Check(a.Story); err != nil {
			return nil, err
		}
		titles[i] = m.takeOut(&amendments[i].Was)
	}
	for i := range amendments {
		m.putIn(&amendments[i], titles[i])
	}
	return m.analysis()
}

// analysis returns the analysis with what is left of its differences and what the
// person made.
func (m *amender) analysis() (*model.Analysis, error) {
	m.setValues()
	list := slices.Clone(m.made)
	for i := range m.Differences {
		if !m.gone[i] {
			list = append(list, m.Differences[i])
		}
	}
	list = weigh.Differences(detail.Read(m.Story), list)
	for i := range m.made {
		m.place(&list[i])
	}
	amended, err := model.NewAnalysis(m.Story, m.Origin, m.topics, m.Counterparts, list)
	if err != nil {
		return nil, err
	}
	amended.By = m.By
	return amended.With(m.Common)
}

// An amender puts together what an analysis is with amendments.
type amender struct {
	*model.Analysis
	gone    []bool             // by difference of the analysis
	made    []model.Difference // by the person
	topics  []model.Topic
	topicOf map[model.SentenceRef]int // of sentences of a topic that is not one of the analysis
}

// takeOut takes out the difference that an amendment is about, and returns its
// mentions in headlines that the amendment does not know of.
func (m *amender) takeOut(was *model.Difference) (titles []model.Detail) {
	if len(was.Articles()) == 0 {
		return nil
	}
	best, most := -1, 0.0
	for i := range m.Differences {
		if score := likeness(&m.Differences[i], was); !m.gone[i] && score > most {
			best, most = i, score
		}
	}
	if best < 0 {
		return nil
	}
	m.gone[best] = true
	return slices.DeleteFunc(slices.Clone(m.Differences[best].TitleMentions), func(d model.Detail) bool {
		return slices.ContainsFunc(was.TitleMentions, overlapping(d))
	})
}

// overlapping returns a function that reports whether a mention shares words with
// another one, both of texts or both of headlines.
func overlapping(m model.Detail) func(model.Detail) bool {
	return func(o model.Detail) bool {
		return o.Article == m.Article && (o.Sentence == model.InTitle) == (m.Sentence == model.InTitle) && o.Overlaps(m.Span)
	}
}

// likeness returns how likely two differences are one, 0 to 3, 0 where they are not.
func likeness(d, o *model.Difference) float64 {
	score, least := 0.0, 0.5 // one that has gained a second mention is still the same
	switch {
	case d.SameWords(o):
		score = 2
	case d.Kind == o.Kind:
		if score = shared(known(d), known(o)); score < least {
			return 0
		}
	default:
		return 0
	}
	if d.Kind == o.Kind {
		score += 0.6
	}
	if d.Relation == o.Relation {
		score += 0.4
	}
	return score
}

// known returns the mentions by which a difference is known: those in texts, or where
// it has none, in headlines.
func known(d *model.Difference) []model.Detail {
	if len(d.Mentions) == 0 {
		return d.TitleMentions
	}
	return d.Mentions
}

// shared returns the share of the mentions of either that overlap one of the other.
func shared(list, other []model.Detail) float64 {
	n := 0
	for _, m := range list {
		if slices.ContainsFunc(other, overlapping(m)) {
			n++
		}
	}
	return float64(n) / float64(max(len(list), len(other)))
}

// putIn puts in what a person set against each other, in the place of one of the
// analysis that says the same of the same words, with more mentions in headlines.
func (m *amender) putIn(a *model.Amendment, titles []model.Detail) {
	if len(a.Is.Articles()) == 0 || slices.ContainsFunc(m.made, func(d model.Difference) bool { return d.Same(&a.Is) }) {
		return
	}
	for i := range m.Differences {
		if d := &m.Differences[i]; d.Kind == a.Is.Kind && d.SameWords(&a.Is) {
			m.gone[i] = true
		}
	}
	d := model.Difference{Kind: a.Is.Kind, Relation: a.Is.Relation, Certainty: 1, ByHand: true, Why: "marked by hand"}
	if len(a.Was.Articles()) > 0 {
		d.Why = "changed by hand"
	}
	if a.Changed {
		d.Why += ", on words of which some have changed since"
	}
	d.Mentions, d.TitleMentions = slices.Clone(a.Is.Mentions), slices.Clone(a.Is.TitleMentions)
	for _, t := range titles {
		if (d.Relation != model.Extra || slices.Contains(d.Articles(), t.Article)) && !slices.ContainsFunc(d.TitleMentions, overlapping(t)) {
			d.TitleMentions = append(d.TitleMentions, t)
		}
	}
	slices.SortStableFunc(d.Mentions, compareDetails)
	slices.SortStableFunc(d.TitleMentions, compareDetails)
	m.made = append(m.made, d)
}

// setValues gives the mentions of what the person made its kind, and their normal
// forms.
func (m *amender) setValues() {
	var words []model.Detail
	for _, d := range m.made {
		words = append(words, slices.Concat(d.Mentions, d.TitleMentions)...)
	}
	w := newWordings(m.Story, words)
	for _, d := range m.made {
		for _, list := range [][]model.Detail{d.Mentions, d.TitleMentions} {
			for i := range list {
				list[i].Kind, list[i].Value = d.Kind, w.value(list[i], d.Kind)
			}
		}
	}
}

// place gives a difference its topic: that of most of its words, or else a new one
// of the sentences that they stand in, or below their headline.
func (m *amender) place(d *model.Difference) {
	words := known(d)
	if d.Topic = m.TopicOfWords(words); d.Topic >= 0 {
		return
	}
	for _, w := range words {
		if t, ok := m.topicOf[w.Beside()]; ok {
			d.Topic = t
			return
		}
	}
	if len(d.Articles()) == 1 {
		if d.Topic = m.nearest(words[0].Beside()); d.Topic >= 0 {
			return
		}
	}
	d.Topic = len(m.topics)
	topic := model.Topic{Label: cmp.Or(d.About, string(d.Kind))}
	for _, w := range words { // by article, then by place
		ref, n := w.Beside(), len(topic.Passages)
		m.topicOf[ref] = d.Topic
		if n == 0 || topic.Passages[n-1].Article != ref.Article {
			topic.Passages = append(topic.Passages, model.Passage{Article: ref.Article, Sentences: []int{ref.Sentence}})
		} else if p := &topic.Passages[n-1]; !slices.Contains(p.Sentences, ref.Sentence) {
			p.Sentences = append(p.Sentences, ref.Sentence)
		}
	}
	m.topics = append(m.topics, topic)
}

// nearest returns the topic of the sentence of the same article that is nearest to
// one, or else the first topic; -1 where there are no topics.
func (m *amender) nearest(ref model.SentenceRef) int {
	for away := 1; away < len(m.Story.Articles[ref.Article].Sentences); away++ {
		for _, s := range []int{ref.Sentence - away, ref.Sentence + away} {
			if s < 0 || s >= len(m.Story.Articles[ref.Article].Sentences) {
				continue
			}
			if t := m.TopicOf(model.SentenceRef{Article: ref.Article, Sentence: s}); t >= 0 {
				return t
			}
		}
	}
	return min(len(m.topics), 1) - 1
}
