package model

import (
	"cmp"
	"fmt"
	"slices"
	"sort"
)

// An Origin says who made an analysis.
type Origin string

// An analysis is made by the program, or read from annotations beside the story.
const (
	Automatic    Origin = "automatic"
	SecondReader Origin = "second-reader" // read with the help of a language model
	Annotations  Origin = "annotations"
)

// A Topic is a subject that at least two articles of the story cover.
type Topic struct {
	Label    string
	Passages []Passage // by article, at most one each
}

// A Passage is the sentences of one article that belong to one topic.
type Passage struct {
	Article   int
	Sentences []int // ascending, at least one
}

// A Counterpart is a sentence of another article that reports the same fact,
// event, statement or quotation. Counterparts are directed: From leads to To.
type Counterpart struct {
	From, To SentenceRef
	Score    float64 // 0 to 1; NoScore for one made by hand
	Why      string  // what matched, in words for the reader
}

// NoScore marks a counterpart that a person made.
const NoScore = -1

// A Kind says what sort of detail differs.
type Kind string

// The kinds of detail.
const (
	Number      Kind = "number"
	Date        Kind = "date"
	Name        Kind = "name"
	Place       Kind = "place"
	Quote       Kind = "quote"
	Attribution Kind = "attribution"
	Certainty   Kind = "certainty"
	Wording     Kind = "wording"
	Cause       Kind = "cause"
	Other       Kind = "other"
)

// Kinds returns all kinds in the order in which reports show them.
func Kinds() []Kind {
	return []Kind{Number, Date, Name, Place, Quote, Attribution, Certainty, Wording, Cause, Other}
}

// A Relation says how the details of a difference relate to one another.
type Relation string

// The relations, the gravest first.
const (
	Conflict Relation = "conflict" // they cannot both be true
	Variant  Relation = "variant"  // the same thing in other words
	Extra    Relation = "extra"    // a concrete detail that only one article has
	Missing  Relation = "missing"  // at least two articles have it, another with the topic does not
)

// Relations returns all relations, the gravest first.
func Relations() []Relation { return []Relation{Conflict, Variant, Extra, Missing} }

// Rank returns the index of the relation in [Relations], -1 if it is not there.
func (r Relation) Rank() int { return slices.Index(Relations(), r) }

// A Detail is part of one sentence, with a kind and a normal form.
type Detail struct {
	SentenceRef
	Span  // bytes of the article's plain text, within the sentence
	Kind  Kind
	Value string // the normal form; empty if there is none
}

// A Difference is details of one topic that differ between articles.
type Difference struct {
	Topic    int
	Kind     Kind
	Relation Relation
	Mentions []Detail // by article, then by place; of a Missing one, those in the articles that have it
	// TitleMentions are those in headlines, by article, then by place: their sentence
	// is InTitle and their bytes are those of the headline. There may be no others.
	TitleMentions []Detail
	Why           string // in words for the reader
	ByHand        bool   // a person marked it so beside an analysis
	// Rivals are what articles without a mention give of the same kind on the topic, by
	// article, at most one each: an Extra or Missing one may differ from it.
	Rivals []Detail

	About     string  // what differs, in a few words: "month of capture"; empty if unknown
	Certainty float64 // 0 to 1: that a careful reader would mark it; 1 where a person did
	Weight    float64 // 0 to 1: how much it matters to somebody who checks the coverage
	Level     Level   // the strictest at which it is marked
}

// A Level says how strict marks are. Each contains the one before.
type Level string

// The levels, the strictest first.
const (
	Facts      Level = "facts"      // conflicts, and numbers, dates, names, places and quotations
	Telling    Level = "telling"    // certainty, attribution and wording too; the default
	Everything Level = "everything" // cause and other too, and what the bound on marks leaves out
)

// Levels returns all levels, the strictest first.
func Levels() []Level { return []Level{Facts, Telling, Everything} }

// Includes reports whether what is marked at other is marked at l.
func (l Level) Includes(other Level) bool {
	return slices.Index(Levels(), other) <= slices.Index(Levels(), l)
}

// Articles returns the articles of the difference's mentions, those in headlines too,
// ascending.
func (d *Difference) Articles() []int {
	var list []int
	for _, mentions := range [][]Detail{d.Mentions, d.TitleMentions} {
		for _, m := range mentions {
			if !slices.Contains(list, m.Article) {
				list = append(list, m.Article)
			}
		}
	}
	slices.Sort(list)
	return list
}

// MentionsIn returns the mentions in sentences of an article, by place.
func (d *Difference) MentionsIn(article int) []Detail {
	var list []Detail
	for _, m := range d.Mentions {
		if m.Article == article {
			list = append(list, m)
		}
	}
	return list
}

// RivalIn returns what an article gives instead of the detail, if that may differ.
func (d *Difference) RivalIn(article int) (Detail, bool) {
	if i := slices.IndexFunc(d.Rivals, func(r Detail) bool { return r.Article == article }); i >= 0 {
		return d.Rivals[i], true
	}
	return Detail{}, false
}

// An Analysis is the topics, counterparts and differences of a story. It is
// immutable; its slices must not be changed.
type Analysis struct {
	Origin       Origin
	By           *Provenance // who made it, of one by a language model
	Story        *Story
	Topics       []Topic
	Counterparts []Counterpart // by From, then the other article, best first; those made by hand as they came
	Differences  []Difference  // by topic, the gravest first
	Common                     // nothing until [Analysis.With] adds it

	topicOf  [][]int32              // article, sentence: its topic or -1
	passages [][]int32              // topic, article: the index of the passage or -1
	links    map[linkKey]indexRange // a range of Counterparts
	mentions [][]Mention            // by article: its mentions by place

	titleMentions [][]Mention // by article: those in its headline, likewise
}

type linkKey struct {
	from  SentenceRef
	other int
}

type indexRange struct{ start, end int }

// A Mention is one place of one difference, as a column shows it.
type Mention struct {
	Detail
	Difference int // its index in Analysis.Differences
	Relation   Relation
}

// NewAnalysis sorts counterparts and differences into the order that Analysis
// documents and indexes them. It is an error if an article, sentence or topic
// does not exist, a passage is empty or out of order, or a mention is outside
// its sentence or headline.
func NewAnalysis(story *Story, origin Origin, topics []Topic, links []Counterpart, differences []Difference) (*Analysis, error) {
	a := &Analysis{Origin: origin, Story: story, Topics: topics, Counterparts: slices.Clone(links), Differences: slices.Clone(differences)}
	if err := a.indexTopics(); err != nil {
		return nil, err
	}
	if err := a.indexCounterparts(); err != nil {
		return nil, err
	}
	if err := a.indexDifferences(); err != nil {
		return nil, err
	}
	return a, nil
}

func (a *Analysis) indexTopics() error {
	a.topicOf = make([][]int32, len(a.Story.Articles))
	for i := range a.topicOf {
		a.topicOf[i] = slices.Repeat([]int32{-1}, len(a.Story.Articles[i].Sentences))
	}
	a.passages = make([][]int32, len(a.Topics))
	for t, topic := range a.Topics {
		a.passages[t] = slices.Repeat([]int32{-1}, len(a.Story.Articles))
		for p, passage := range topic.Passages {
			if len(passage.Sentences) == 0 || !slices.IsSorted(passage.Sentences) {
				return fmt.Errorf("topic %d: the sentences of passage %d are none or out of order", t, p)
			}
			for _, s := range passage.Sentences {
				if err := a.Story.checkRef(SentenceRef{passage.Article, s}); err != nil {
					return fmt.Errorf("topic %d: %w", t, err)
				}
				a.topicOf[passage.Article][s] = int32(t)
			}
			a.passages[t][passage.Article] = int32(p)
		}
	}
	return nil
}

func (a *Analysis) indexCounterparts() error {
	for _, c := range a.Counterparts {
		for _, ref := range []SentenceRef{c.From, c.To} {
			if err := a.Story.checkRef(ref); err != nil {
				return fmt.Errorf("counterpart: %w", err)
			}
		}
	}
	slices.SortStableFunc(a.Counterparts, func(x, y Counterpart) int {
		order := cmp.Or(x.From.Compare(y.From), cmp.Compare(x.To.Article, y.To.Article), cmp.Compare(sortScore(y.Score), sortScore(x.Score)))
		if order == 0 && x.Score != NoScore {
			return cmp.Compare(x.To.Sentence, y.To.Sentence)
		}
		return order
	})
	a.links = make(map[linkKey]indexRange)
	for i, c := range a.Counterparts {
		key := linkKey{c.From, c.To.Article}
		r, ok := a.links[key]
		if !ok {
			r.start = i
		}
		r.end = i + 1
		a.links[key] = r
	}
	return nil
}

// sortScore returns score, or for a counterpart made by hand more than any
// score, so that these come first.
func sortScore(score float64) float64 {
	if score == NoScore {
		return 2
	}
	return score
}

func (a *Analysis) indexDifferences() error {
	for i, d := range a.Differences {
		if d.Topic < 0 || d.Topic >= len(a.Topics) {
			return fmt.Errorf("difference %d: there is no topic %d", i, d.Topic)
		}
		for _, m := range slices.Concat(d.Mentions, d.Rivals) {
			if err := a.Story.checkDetail(m); err != nil {
				return fmt.Errorf("difference %d: %w", i, err)
			}
		}
		for _, m := range d.TitleMentions {
			if err := a.Story.checkTitleDetail(m); err != nil {
				return fmt.Errorf("difference %d: %w", i, err)
			}
		}
	}
	slices.SortStableFunc(a.Differences, func(x, y Difference) int {
		return cmp.Or(cmp.Compare(x.Topic, y.Topic), cmp.Compare(x.Relation.Rank(), y.Relation.Rank()))
	})
	a.indexMentions()
	return nil
}

// Filter returns the same analysis with only the differences for which keep
// returns true.
func (a *Analysis) Filter(keep func(*Difference) bool) *Analysis {
	filtered := *a
	filtered.Differences = make([]Difference, 0, len(a.Differences))
	numbers := make([]int, len(a.Differences)) // in the new list, -1 for those left out
	for i := range a.Differences {
		numbers[i] = -1
		if keep(&a.Differences[i]) {
			numbers[i] = len(filtered.Differences)
			filtered.Differences = append(filtered.Differences, a.Differences[i])
		}
	}
	filtered.mentions, filtered.titleMentions = renumbered(a.mentions, numbers), renumbered(a.titleMentions, numbers)
	return &filtered
}

// DifferencesOf returns the half-open range of the topic's differences in
// Differences.
func (a *Analysis) DifferencesOf(topic int) (first, end int) {
	place := func(topic int) int {
		return sort.Search(len(a.Differences), func(i int) bool { return a.Differences[i].Topic >= topic })
	}
	return place(topic), place(topic + 1)
}

// TopicOf returns the index of the sentence's topic, -1 for none.
func (a *Analysis) TopicOf(ref SentenceRef) int { return int(a.topicOf[ref.Article][ref.Sentence]) }

// Passage returns the sentences of the topic in the article, ascending, nil if
// it has none.
func (a *Analysis) Passage(topic, article int) []int {
	if p := a.passages[topic][article]; p >= 0 {
		return a.Topics[topic].Passages[p].Sentences
	}
	return nil
}

// Lacking returns the articles that treat the topic of a difference and have no
// part in it, ascending.
func (a *Analysis) Lacking(d *Difference) []int {
	var list []int
	said := d.Articles()
	for i := range a.Story.Articles {
		if !slices.Contains(said, i) && len(a.Passage(d.Topic, i)) > 0 {
			list = append(list, i)
		}
	}
	return list
}

// CounterpartsOf returns the counterparts of the sentence in the other article,
// best first.
func (a *Analysis) CounterpartsOf(ref SentenceRef, other int) []Counterpart {
	r := a.links[linkKey{ref, other}]
	return a.Counterparts[r.start:r.end]
}

// A Cover says how another article covers a sentence.
type Cover uint8

// A sentence has a counterpart there, or only its topic, or neither.
const (
	NotCovered Cover = iota
	ByTopic
	ByCounterpart
)

// Target returns the sentence of the other article that belongs beside ref: its
// best counterpart, or else the first sentence of its topic's passage there.
// Without either it returns -1 and NotCovered.
func (a *Analysis) Target(ref SentenceRef, other int) (int, Cover) {
	if list := a.CounterpartsOf(ref, other); len(list) > 0 {
		return list[0].To.Sentence, ByCounterpart
	}
	if topic := a.TopicOf(ref); topic >= 0 {
		if passage := a.Passage(topic, other); len(passage) > 0 {
			return passage[0], ByTopic
		}
	}
	return -1, NotCovered
}
