package report

import (
	"bufio"
	"fmt"
	"math"

	"triptych/model"
	"triptych/model/text"
	"triptych/ui/notes"
	"triptych/ui/report/paper"
)

// jsonVersion is the version of the contract. Fields may be added to it; none
// changes.
const jsonVersion = 1

// The shapes of the contract, their fields in the order in which they are written.
type (
	jsonStory struct {
		Title string `json:"title"`
	}
	jsonSentence struct {
		Text  string `json:"text"`
		Start int    `json:"start"`
		End   int    `json:"end"`
	}
	jsonTopic struct {
		Label    string        `json:"label"`
		Passages []jsonPassage `json:"passages"`
	}
	jsonPassage struct {
		Article   int   `json:"article"`
		Sentences []int `json:"sentences"`
	}
	jsonCounterpart struct {
		Article       int      `json:"article"`
		Sentence      int      `json:"sentence"`
		OtherArticle  int      `json:"other_article"`
		OtherSentence int      `json:"other_sentence"`
		Score         *float64 `json:"score"` // null for one made by hand
		Why           *string  `json:"why,omitempty"`
	}
	jsonTitleCounterpart struct {
		Article       int     `json:"article"`
		Start         int     `json:"start"` // bytes of the headline
		End           int     `json:"end"`
		OtherArticle  int     `json:"other_article"`
		OtherSentence *int    `json:"other_sentence,omitempty"` // or else the other's headline:
		OtherStart    *int    `json:"other_start,omitempty"`
		OtherEnd      *int    `json:"other_end,omitempty"`
		Score         float64 `json:"score"`
	}
	jsonDifference struct {
		ID       string         `json:"id"` // see identity.Of
		Topic    int            `json:"topic"`
		Kind     model.Kind     `json:"kind"`
		Relation model.Relation `json:"relation"`
		Weight   float64        `json:"weight"`
		Level    model.Level    `json:"level"`
		About    string         `json:"about"`
		Mentions []jsonMention  `json:"mentions"`
		Titles   []jsonTitle    `json:"title_mentions,omitempty"`
		Sources  [][]int        `json:"one_source,omitempty"` // groups of articles that have it in the same copied words
		Why      *string        `json:"why,omitempty"`
		ByHand   bool           `json:"by_hand,omitempty"`
		Rivals   []jsonMention  `json:"rivals,omitempty"` // of the same kind on the topic, in articles without a mention
		State    notes.State    `json:"state,omitempty"`  // of the reader; absent while open
		Note     string         `json:"note,omitempty"`   // of the reader
		Marks    []jsonMark     `json:"marks,omitempty"`
	}
	jsonFact struct {
		About    string        `json:"about"`
		Kind     model.Kind    `json:"kind"`
		Agreed   bool          `json:"agreed"`
		Mentions []jsonMention `json:"mentions"`
	}
	jsonQuote struct {
		Article  int    `json:"article"`
		Sentence int    `json:"sentence"`
		Start    int    `json:"start"`
		End      int    `json:"end"`
		Text     string `json:"text"`
		Speaker  string `json:"speaker"`
		Group    *int   `json:"group"` // null for one that no other article has
	}
	jsonCopy struct {
		Words  int            `json:"words"`
		Places [2]jsonStretch `json:"places"`
	}
	jsonStretch struct {
		Article  int `json:"article"`
		Sentence int `json:"sentence"` // in which it begins
		Start    int `json:"start"`
		End      int `json:"end"`
	}
	jsonMark struct {
		Author string      `json:"author"` // "" for the reader's own
		State  notes.State `json:"verdict"`
		Note   string      `json:"note"`
	}
	jsonTitle struct {
		Article int    `json:"article"`
		Start   int    `json:"start"` // bytes of the headline
		End     int    `json:"end"`
		Text    string `json:"text"`
		Value   string `json:"value"`
	}
	jsonMention struct {
		Article  int    `json:"article"`
		Sentence int    `json:"sentence"`
		Start    int    `json:"start"`
		End      int    `json:"end"`
		Text     string `json:"text"`
		Value    string `json:"value"`
	}
)

// writeJSON writes the object of the contract, one element of its lists a line,
// the differences in the order of their weight.
// Explained, its counterparts and differences have the field why; differences
// that somebody marked have the field marks.
func writeJSON(out *bufio.Writer, p *paper.Paper) error {
	a := p.Analysis
	compared := a.Story.Compared()
	j := &text.JSONWriter{Out: out}
	j.Raw(fmt.Sprintf("{\"version\":%d,\"analysis\":", jsonVersion))
	j.Value(a.Origin)
	if a.By != nil {
		j.Raw(",\"reader\":")
		j.Value(a.By.Model)
	}
	j.Raw(",\n \"story\":")
	j.Value(jsonStory{a.Story.Title})
	j.Raw(",\n \"articles\":")
	j.List(len(a.Story.Articles), "  ", func(i int) { writeArticle(j, &a.Story.Articles[i], compared[i]) })
	j.Raw(",\n \"topics\":")
	j.List(len(a.Topics), "  ", func(i int) { j.Value(topicJSON(a.Topics[i])) })
	j.Raw(",\n \"counterparts\":")
	j.List(len(a.Counterparts), "  ", func(i int) { j.Value(counterpartJSON(a.Counterparts[i], p.Explain)) })
	j.Raw(",\n \"title_counterparts\":")
	j.List(len(a.TitleCounterparts), "  ", func(i int) { j.Value(titleCounterpartJSON(a.Story, a.TitleCounterparts[i])) })
	j.Raw(",\n \"differences\":")
	j.List(len(p.Findings), "  ", func(i int) { j.Value(differenceJSON(a.Story, &p.Findings[i], p.Explain)) })
	j.Raw(fmt.Sprintf(",\n \"facts_analysis\":%q,\n \"facts\":", model.Automatic)) // annotations have none
	j.List(len(a.Facts), "  ", func(i int) { j.Value(factJSON(a.Story, a.Facts[i])) })
	j.Raw(",\n \"quotes\":")
	j.List(len(a.Quotes), "  ", func(i int) { j.Value(quoteJSON(a.Story, a.Quotes[i])) })
	j.Raw(",\n \"copies\":")
	j.List(len(a.Copies), "  ", func(i int) { j.Value(copyJSON(a.Copies[i])) })
	j.Raw(",\n \"tables\":")
	writeTables(j, p)
	if p.Versions != nil {
		j.Raw(",\n \"versions\":")
		j.List(len(p.Versions), "  ", func(i int) { j.Value(versionJSON(i, p.Versions[i])) })
	}
	j.Raw("}\n")
	return j.Err
}

func topicJSON(t model.Topic) jsonTopic {
	topic := jsonTopic{Label: t.Label, Passages: []jsonPassage{}}
	for _, p := range t.Passages {
		topic.Passages = append(topic.Passages, jsonPassage{p.Article, p.Sentences})
	}
	return topic
}

func counterpartJSON(c model.Counterpart, explain bool) jsonCounterpart {
	counterpart := jsonCounterpart{
		Article: c.From.Article, Sentence: c.From.Sentence,
		OtherArticle: c.To.Article, OtherSentence: c.To.Sentence,
	}
	if c.Score != model.NoScore {
		score := fourDigits(c.Score)
		counterpart.Score = &score
	}
	if explain {
		counterpart.Why = &c.Why
	}
	return counterpart
}

func titleCounterpartJSON(story *model.Story, c model.Counterpart) jsonTitleCounterpart {
	counterpart := jsonTitleCounterpart{
		Article: c.From.Article, End: len(story.Articles[c.From.Article].Title), OtherArticle: c.To.Article, Score: fourDigits(c.Score),
	}
	if c.To.Sentence == model.InTitle {
		start, end := 0, len(story.Articles[c.To.Article].Title)
		counterpart.OtherStart, counterpart.OtherEnd = &start, &end
	} else {
		counterpart.OtherSentence = &c.To.Sentence
	}
	return counterpart
}

// fourDigits rounds a score or weight: four digits tell any two apart that mean
// different things.
func fourDigits(x float64) float64 { return math.Round(x*1e4) / 1e4 }

func differenceJSON(story *model.Story, d *paper.Finding, explain bool) jsonDifference {
	difference := jsonDifference{
		ID: d.ID, Topic: d.Topic, Kind: d.Kind, Relation: d.Relation,
		Weight: fourDigits(d.Weight), Level: d.Level, About: d.About, ByHand: d.ByHand, Mentions: mentionsJSON(story, d.Mentions), Sources: d.OneSource,
	}
	for _, m := range d.TitleMentions {
		difference.Titles = append(difference.Titles, jsonTitle{m.Article, m.Start, m.End, story.Words(m), m.Value})
	}
	if explain {
		difference.Why = &d.Why
	}
	if len(d.Rivals) > 0 {
		difference.Rivals = mentionsJSON(story, d.Rivals)
	}
	difference.State, difference.Note = d.Mark.State, d.Mark.Note
	for _, m := range d.Marks {
		difference.Marks = append(difference.Marks, jsonMark{m.Author, m.State, m.Note})
	}
	return difference
}

func mentionsJSON(story *model.Story, list []model.Detail) []jsonMention {
	mentions := []jsonMention{}
	for _, m := range list {
		mentions = append(mentions, jsonMention{
			Article: m.Article, Sentence: m.Sentence, Start: m.Start, End: m.End,
			Text: m.In(story.Articles[m.Article].Text), Value: m.Value,
		})
	}
	return mentions
}

func factJSON(story *model.Story, f model.Fact) jsonFact {
	return jsonFact{f.About, f.Kind, f.Agreed, mentionsJSON(story, f.Mentions)}
}

func quoteJSON(story *model.Story, q model.Quotation) jsonQuote {
	quote := jsonQuote{
		Article: q.Article, Sentence: q.Sentence, Start: q.Start, End: q.End,
		Text: q.In(story.Articles[q.Article].Text), Speaker: q.Speaker,
	}
	if q.Group != model.NoGroup {
		quote.Group = &q.Group
	}
	return quote
}

func copyJSON(c model.Copy) jsonCopy {
	one := jsonCopy{Words: c.Words}
	for i, s := range c.Places {
		one.Places[i] = jsonStretch{s.Article, s.Sentence, s.Start, s.End}
	}
	return one
}

// writeArticle writes an article's fields by hand, so that its sentences can
// follow one by one.
func writeArticle(j *text.JSONWriter, a *model.Article, compared int) {
	j.Raw(`{"source":`)
	j.Value(a.Source)
	j.Raw(`,"title":`)
	j.Value(a.Title)
	j.Raw(`,"date":`)
	j.Value(a.Date)
	j.Raw(`,"url":`)
	j.Value(a.URL)
	j.Raw(`,"authors":`)
	j.Value(append([]string{}, a.Authors...)) // never null
	j.Raw(`,"id":`)
	j.Value(a.ID)
	if compared < len(a.Sentences) {
		j.Raw(fmt.Sprintf(`,"compared_sentences":%d`, compared))
	}
	j.Raw(",\n   \"sentences\":")
	j.List(len(a.Sentences), "    ", func(i int) {
		s := a.Sentences[i]
		j.Value(jsonSentence{Text: s.In(a.Text), Start: s.Start, End: s.End})
	})
	j.Raw("}")
}
