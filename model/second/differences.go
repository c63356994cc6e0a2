package second

import (
	"context"
	"encoding/json"
	"slices"
	"strings"

	"triptych/model"
	"triptych/model/fact"
	"triptych/model/internal/folded"
	"triptych/model/text"
)

// maxPassage is how many sentences of one article a question about a topic has.
const maxPassage = 40

const differencesInstruction = "Here is what several news articles say on one subject. Name the details in which they differ. " +
	"relation: conflict where both cannot be true, variant where the same is told otherwise (more or less exactly, sure, or in a quotation cut or altered), " +
	"extra where one article alone has it, missing where all but one have it. kind: number, date, name, place, quote, attribution (who says so), " +
	"certainty (alleged, may), wording, cause or other. about: what it is about, in two to four words of the sentences. values: for each article that has the detail, " +
	"its letter, the number of the sentence, and the exact words, as few as show the difference." + asData

var differencesSchema = json.RawMessage(`{"type":"object","additionalProperties":false,"required":["differences"],"properties":{"differences":{"type":"array","items":` +
	`{"type":"object","additionalProperties":false,"required":["relation","kind","about","values"],"properties":{` +
	`"relation":{"enum":["conflict","variant","extra","missing"]},` +
	`"kind":{"enum":["number","date","name","place","quote","attribution","certainty","wording","cause","other"]},` +
	`"about":{"type":"string"},"values":{"type":"array","items":{"type":"object","additionalProperties":false,"required":["article","sentence","words"],` +
	`"properties":{"article":{"type":"string"},"sentence":{"type":"integer"},"words":{"type":"string"}}}}}}}}}`)

type differencesAnswer struct{ Differences []differenceAnswer }

type differenceAnswer struct {
	Relation model.Relation
	Kind     model.Kind
	About    string
	Values   []struct {
		Article  string
		Sentence *int
		Words    string
	}
}

// differences asks in which details the passages of each topic differ.
func (r *reader) differences(ctx context.Context, topics []model.Topic) ([]model.Difference, error) {
	var questions []Question
	var of []int // topics
	var shown []listing
	for i := range topics {
		for _, part := range r.around(&topics[i]).divided(r.near) {
			of, shown, questions = append(of, i), append(shown, part), append(questions, r.differencesQuestion(part))
		}
	}
	lists, err := askAll(ctx, r, findDifferences, questions, func(i int, answer differencesAnswer) []model.Difference {
		return r.checkDifferences(of[i], &topics[of[i]], shown[i], answer)
	})
	if err != nil {
		return nil, err
	}
	return r.once(topics, slices.Concat(lists...)), nil
}

// once returns the differences without those that were named on several topics but
// for the topic that has most of their sentences.
func (r *reader) once(topics []model.Topic, list []model.Difference) []model.Difference {
	var kept []model.Difference
	for _, d := range list {
		at := slices.IndexFunc(kept, func(o model.Difference) bool {
			return overlap(&o, &d) == len(d.Mentions) && len(o.Mentions) >= len(d.Mentions)
		})
		if at < 0 {
			kept = append(kept, d)
			continue
		}
		r.drop(Repeated)
		if held(topics, &d) > held(topics, &kept[at]) {
			kept[at] = d
		}
	}
	return kept
}

// held returns how many mentions of a difference stand in the passages of its topic.
func held(topics []model.Topic, d *model.Difference) int {
	n := 0
	for _, m := range d.Mentions {
		if slices.ContainsFunc(topics[d.Topic].Passages, func(p model.Passage) bool {
			return p.Article == m.Article && slices.Contains(p.Sentences, m.Sentence)
		}) {
			n++
		}
	}
	return n
}

func (r *reader) differencesQuestion(shown listing) Question {
	var b strings.Builder
	for article, sentences := range shown {
		if len(sentences) > 0 {
			r.write(&b, article, sentences)
		}
	}
	return Question{"differences", differencesInstruction, b.String(), differencesSchema}
}

// around returns the sentences on a topic that are shown: those of its passages, the
// ones before and after each, since an article may give a detail beside what it says on
// the subject, and those that report the same though they are on another topic.
func (r *reader) around(t *model.Topic) listing {
	list := make(listing, len(r.story.Articles))
	for _, p := range t.Passages {
		for _, s := range p.Sentences {
			for beside := max(0, s-1); beside <= min(s+1, len(r.story.Articles[p.Article].Sentences)-1); beside++ {
				list.add(model.SentenceRef{Article: p.Article, Sentence: beside})
			}
			for _, ref := range r.linked[model.SentenceRef{Article: p.Article, Sentence: s}] {
				list.add(ref)
			}
		}
	}
	return list
}

// near returns the sentences that may report the same as one: as the language model
// says, or the automatic analysis.
func (r *reader) near(ref model.SentenceRef) []model.SentenceRef {
	return slices.Concat(r.linked[ref], r.likely[ref])
}

// likelyPairs returns the pairs that the automatic analysis found, either way.
func likelyPairs(a *model.Analysis) []pair {
	var list []pair
	for _, c := range a.Counterparts {
		list = append(list, pair{c.From, c.To})
	}
	return list
}

// linksOf returns for each sentence those with which pairs join it.
func linksOf(pairs []pair) map[model.SentenceRef]group {
	links := make(map[model.SentenceRef]group)
	for _, p := range pairs {
		links[p.a], links[p.b] = append(links[p.a], p.b), append(links[p.b], p.a)
	}
	return links
}

// checkDifferences returns the differences of an answer that the text bears out.
func (r *reader) checkDifferences(topic int, t *model.Topic, shown listing, answer differencesAnswer) []model.Difference {
	var list []model.Difference
	for i := range answer.Differences {
		r.claim()
		d, fault := r.checkDifference(t, shown, &answer.Differences[i])
		if fault != "" {
			r.drop(fault)
			continue
		}
		d.Topic = topic
		list = append(list, d)
	}
	return list
}

// checkDifference returns the difference that a language model named, or why not.
func (r *reader) checkDifference(t *model.Topic, shown listing, answer *differenceAnswer) (d model.Difference, fault Fault) {
	if !slices.Contains(model.Kinds(), answer.Kind) || !slices.Contains(model.Relations(), answer.Relation) {
		return d, NoAnswer
	}
	d = model.Difference{Kind: answer.Kind, Relation: answer.Relation, Certainty: model.NamedCertainty, Why: "a language model says so"}
	var sentences []model.SentenceRef
	for _, v := range answer.Values {
		if v.Sentence == nil {
			return d, NoAnswer
		}
		ref := model.SentenceRef{Article: r.articleOf(v.Article), Sentence: *v.Sentence}
		if !shown.has(ref) {
			return d, NoSentence
		}
		m, fault := r.find(ref, v.Words, answer.Kind)
		if fault != "" {
			return d, fault
		}
		d.Mentions = append(d.Mentions, m)
		sentences = append(sentences, m.SentenceRef)
	}
	sortMentions(d.Mentions)
	if !r.differs(t, &d) {
		return d, NoDifference
	}
	d.About = r.words.vouchFor(answer.About, sentences)
	return d, ""
}

// How many words a detail and a quotation have at most.
const (
	maxDetailWords = 16
	maxQuoteWords  = 60
)

// find returns the words in a sentence, or in the one before or after it.
func (r *reader) find(ref model.SentenceRef, words string, kind model.Kind) (m model.Detail, fault Fault) {
	words = strings.Trim(text.SanitizeLine(words), " \"“”")
	most := maxDetailWords
	if kind == model.Quote {
		most = maxQuoteWords
	}
	if n := len(text.Words(words, 0)); n == 0 {
		return m, NoWords
	} else if n > most {
		return m, TooLong
	}
	for _, s := range []int{ref.Sentence, ref.Sentence - 1, ref.Sentence + 1} {
		at := model.SentenceRef{Article: ref.Article, Sentence: s}
		if s < 0 || s >= len(r.story.Articles[ref.Article].Sentences) {
			continue
		}
		if whole, _ := folded.New(r.story.SentenceText(at)).Find(folded.New(words).String); len(whole) > 0 {
			start := r.story.Sentence(at).Start
			span := model.Span{Start: start + whole[0].Start, End: start + whole[0].End}
			return model.Detail{SentenceRef: at, Span: span, Kind: kind, Value: r.valueOf(at, span)}, ""
		}
	}
	return m, NoWords
}

// valueOf returns the normal form of the fact that the words are, if they are one.
func (r *reader) valueOf(ref model.SentenceRef, span model.Span) string {
	if f := r.factIn(ref, span); f != nil {
		return f.Normal()
	}
	return ""
}

// factIn returns the only fact in some words, nil if there is none or another one.
func (r *reader) factIn(ref model.SentenceRef, span model.Span) *fact.Fact {
	var found *fact.Fact
	for i := range r.facts[ref.Article] {
		f := &r.facts[ref.Article][i]
		if f.SentenceRef != ref || !f.Overlaps(span) {
			continue
		}
		if found != nil {
			return nil
		}
		found = f
	}
	return found
}

// differs reports whether the words of a difference differ as its relation says: of
// several articles, not the same words and not one value in two notations; of one
// article alone, nowhere in the others' sentences on the topic.
func (r *reader) differs(t *model.Topic, d *model.Difference) bool {
	articles := make(map[int]bool)
	for _, m := range d.Mentions {
		articles[m.Article] = true
	}
	switch d.Relation {
	case model.Extra:
		return len(articles) == 1 && !r.isElsewhere(t, d)
	case model.Missing:
		return len(articles) > 0 && len(articles) == len(r.story.Articles)-1 && !r.isElsewhere(t, d)
	}
	return len(articles) > 1 && !r.allAlike(d)
}

// isElsewhere reports whether an article without a mention has the words of one on
// the topic.
func (r *reader) isElsewhere(t *model.Topic, d *model.Difference) bool {
	for _, p := range t.Passages {
		if slices.ContainsFunc(d.Mentions, func(m model.Detail) bool { return m.Article == p.Article }) {
			continue
		}
		for _, s := range p.Sentences {
			said := folded.New(strings.ToLower(r.story.SentenceText(model.SentenceRef{Article: p.Article, Sentence: s})))
			for _, m := range d.Mentions {
				if whole, _ := said.Find(r.fold(m)); len(whole) > 0 {
					return true
				}
			}
		}
	}
	return false
}

func (r *reader) fold(m model.Detail) string {
	return folded.New(strings.ToLower(m.In(r.story.Articles[m.Article].Text))).String
}

// allAlike reports whether the mentions are the same words, or one value in several
// notations.
func (r *reader) allAlike(d *model.Difference) bool {
	first := d.Mentions[0]
	f := r.factIn(first.SentenceRef, first.Span)
	for _, m := range d.Mentions[1:] {
		if r.fold(m) == r.fold(first) {
			continue
		}
		g := r.factIn(m.SentenceRef, m.Span)
		if d.Kind != model.Number && d.Kind != model.Date || f == nil || g == nil {
			return false
		}
		switch f.Agrees(g) {
		case fact.Equal:
		case fact.Compatible:
			if d.Relation != model.Conflict {
				return false
			}
		default:
			return false
		}
	}
	return true
}

func sortMentions(list []model.Detail) {
	slices.SortFunc(list, func(x, y model.Detail) int {
		if c := x.Compare(y.SentenceRef); c != 0 {
			return c
		}
		return x.Start - y.Start
	})
}

// overlap returns how many mentions of y overlap one of x.
func overlap(x, y *model.Difference) int {
	n := 0
	for _, m := range y.Mentions {
		if slices.ContainsFunc(x.Mentions, func(o model.Detail) bool { return o.SentenceRef == m.SentenceRef && o.Overlaps(m.Span) }) {
			n++
		}
	}
	return n
}
