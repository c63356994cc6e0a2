package second

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"triptych/model"
	"triptych/model/text"
)

// maxListed is how many sentences of all articles one question has at most.
const maxListed = 160

const topicsInstruction = "Here are several news articles about one event. Put together the sentences of different articles that are about one subject, " +
	"such as a death toll, an arrest or a reaction, and name each subject in two to six words that the sentences use themselves. A sentence belongs to one " +
	"subject or, if no other article speaks of its subject, to none. Sentences are named by the letter of the article and their number, such as A3. " +
	"Sentences that report the same are listed first; those belong together." + asData

var topicsSchema = json.RawMessage(`{"type":"object","additionalProperties":false,"required":["subjects"],"properties":{"subjects":{"type":"array","items":` +
	`{"type":"object","additionalProperties":false,"required":["label","sentences"],"properties":{"label":{"type":"string"},"sentences":{"type":"array","items":{"type":"string"}}}}}}}`)

type topicsAnswer struct {
	Subjects []struct {
		Label     string
		Sentences []string
	}
}

// A group is sentences on one subject, by article, then by place.
type group []model.SentenceRef

// topics asks which sentences share a subject, and what to call it.
func (r *reader) topics(ctx context.Context, pairs []pair) ([]model.Topic, error) {
	parts := r.parts()
	questions := make([]Question, len(parts))
	for i, part := range parts {
		questions[i] = r.topicsQuestion(part, pairs)
	}
	lists, err := askAll(ctx, r, findTopics, questions, func(i int, answer topicsAnswer) []subject { return r.checkSubjects(parts[i], answer) })
	if err != nil {
		return nil, err
	}
	for i := range lists {
		for j := range lists[i] {
			lists[i][j].part = i
		}
	}
	subjects := r.joinPairs(slices.Concat(lists...), pairs)
	var topics []model.Topic
	for _, s := range subjects {
		if slices.SortFunc(s.members, model.SentenceRef.Compare); len(s.members.byArticle()) > 1 {
			topics = append(topics, r.topic(s.members, s.label))
		}
	}
	slices.SortStableFunc(topics, func(x, y model.Topic) int { return first(&x).Compare(first(&y)) })
	return topics, nil
}

// parts returns the sentences of all articles in parts that are asked about at a
// time: of long articles first the beginnings of all, and so on.
func (r *reader) parts() [][]window {
	all := 0
	for _, n := range r.compared {
		all += n
	}
	count := max(1, (all+maxListed-1)/maxListed)
	parts := make([][]window, count)
	for k := range parts {
		for article, n := range r.compared {
			if w := (window{article, run{k * n / count, (k + 1) * n / count}}); w.first < w.end {
				parts[k] = append(parts[k], w)
			}
		}
	}
	return parts
}

func (r *reader) topicsQuestion(part []window, pairs []pair) Question {
	var b strings.Builder
	for _, p := range pairs {
		if isIn(part, p.a) && isIn(part, p.b) {
			fmt.Fprintf(&b, "%s%d %s%d\n", articleName(p.a.Article), p.a.Sentence, articleName(p.b.Article), p.b.Sentence)
		}
	}
	for _, w := range part {
		r.write(&b, w.article, w.sentences())
	}
	return Question{"subjects", topicsInstruction, b.String(), topicsSchema}
}

func isIn(part []window, ref model.SentenceRef) bool {
	return slices.ContainsFunc(part, func(w window) bool { return w.article == ref.Article && w.has(ref.Sentence) })
}

// A subject is what a language model put together, with its label.
type subject struct {
	label   string
	members group
	part    int // of the articles that were asked about together
}

// checkSubjects returns the subjects of an answer, with those of their sentences that
// were shown. A sentence stays where it is named first.
func (r *reader) checkSubjects(part []window, answer topicsAnswer) []subject {
	var list []subject
	taken := make(map[model.SentenceRef]bool)
	for _, named := range answer.Subjects {
		r.claim()
		s := subject{label: named.Label}
		for _, name := range named.Sentences {
			ref, ok := r.sentenceOf(name)
			if !ok || !isIn(part, ref) {
				r.claim()
				r.drop(NoSentence)
			} else if !taken[ref] {
				taken[ref] = true
				s.members = append(s.members, ref)
			}
		}
		list = append(list, s)
	}
	return list
}

// sentenceOf returns the sentence of a name such as A3.
func (r *reader) sentenceOf(name string) (ref model.SentenceRef, ok bool) {
	name = strings.TrimSpace(name)
	if len(name) < 2 {
		return ref, false
	}
	number, err := strconv.Atoi(name[1:])
	ref = model.SentenceRef{Article: r.articleOf(name[:1]), Sentence: number}
	return ref, err == nil && ref.Article >= 0 && number >= 0
}

// joinPairs returns the subjects with the sentences of pairs of which they have only
// one, and new ones of pairs of which no subject has either. Subjects that were not
// asked about together, and have one sentence of a pair each, are one.
func (r *reader) joinPairs(list []subject, pairs []pair) []subject {
	of := make(map[model.SentenceRef]int)
	for i, s := range list {
		for _, ref := range s.members {
			of[ref] = i
		}
	}
	put := func(i int, ref model.SentenceRef) {
		if _, known := of[ref]; !known {
			of[ref] = i
			list[i].members = append(list[i].members, ref)
		}
	}
	for _, p := range pairs {
		a, hasA := of[p.a]
		b, hasB := of[p.b]
		switch {
		case !hasA && !hasB:
			list = append(list, subject{})
			a = len(list) - 1
		case !hasA:
			a = b
		case hasB && a != b && list[a].part != list[b].part && (r.words.share(p.a, p.b) || r.knows(p)):
			for _, ref := range list[b].members {
				of[ref] = a
			}
			list[a].members, list[b].members = append(list[a].members, list[b].members...), nil
			list[a].label = cmp.Or(list[a].label, list[b].label)
		}
		put(a, p.a)
		put(a, p.b)
	}
	return list
}

// first returns the first sentence of a topic in its first article.
func first(t *model.Topic) model.SentenceRef {
	return model.SentenceRef{Article: t.Passages[0].Article, Sentence: t.Passages[0].Sentences[0]}
}

// byArticle returns the sentences of a group, those of each article together.
func (g group) byArticle() []group {
	var list []group
	for i := 0; i < len(g); {
		end := i + 1
		for end < len(g) && g[end].Article == g[i].Article {
			end++
		}
		list = append(list, g[i:end])
		i = end
	}
	return list
}

func sentencesOf(g group) []int {
	var list []int
	for _, ref := range g {
		list = append(list, ref.Sentence)
	}
	return list
}

// topic returns the topic of some sentences, with the label that a language model
// wrote if the sentences have its words.
func (r *reader) topic(members group, label string) model.Topic {
	slices.SortFunc(members, model.SentenceRef.Compare)
	members = slices.Compact(members)
	t := model.Topic{Label: r.words.vouchFor(label, members)}
	if t.Label == "" {
		t.Label = r.label(members)
	}
	for _, g := range members.byArticle() {
		t.Passages = append(t.Passages, model.Passage{Article: g[0].Article, Sentences: sentencesOf(g)})
	}
	return t
}

// labelWords is how many words of a sentence stand for a topic that has no label.
const labelWords = 6

// label returns the label of the automatic topic that has most of the sentences, or
// else the beginning of the first sentence.
func (r *reader) label(members group) string {
	count := make(map[int]int)
	best := -1
	for _, ref := range members {
		t := r.automatic.TopicOf(ref)
		if t < 0 {
			continue
		}
		if count[t]++; best < 0 || count[t] > count[best] {
			best = t
		}
	}
	if best >= 0 {
		return r.automatic.Topics[best].Label
	}
	words := strings.Fields(text.SanitizeLine(r.story.SentenceText(members[0])))
	return strings.TrimRight(strings.Join(words[:min(labelWords, len(words))], " "), ",;:")
}
