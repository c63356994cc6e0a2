package reader

import (
	"cmp"
	"slices"

	"triptych/model"
	"triptych/ui/draw"
	"triptych/ui/notes"
)

// none stands for no article, sentence, topic or difference.
const none = -1

// A document is what is read: a story, the analyses of it, and what the person
// marked in it. Topics and differences have numbers only in the analysis that is
// shown, which may be replaced at any message. Whoever must remember one keeps
// its differenceID or topicID, and asks for the number when it is needed.
type document struct {
	story      *model.Story
	versions   bool                             // its articles are versions of one, the oldest first
	edits      edits                            // of versions, once they were asked for
	given      map[model.Origin]*model.Analysis // those that were made before, without the person's corrections
	analyses   map[model.Origin]*model.Analysis // with the person's corrections
	compared   []int                            // by article, how many sentences the automatic analysis compares
	wordsAlone bool                             // the automatic analysis is made without the encoder
	book       *notes.Book
	failed     error   // why there is no automatic analysis
	progress   float64 // of the automatic analysis being made, 0 to 1

	changed bool            // another analysis is shown than when this was last asked
	whole   *model.Analysis // the one shown, before it is filtered; nil until there is one
	shown   *model.Analysis // whole, as the criteria leave it
	by      criteria
	index   differenceIndex
}

func newDocument(o *Options) *document {
	d := &document{story: o.Story, versions: o.Versions, given: givenBy(o.Annotated, o.Second), compared: o.Story.Compared(), wordsAlone: o.WordsAlone, analyses: map[model.Origin]*model.Analysis{}, book: o.Book}
	if d.book == nil {
		d.book = notes.New(o.Story)
	}
	return d
}

// noMatch says that an analysis of an origin found nothing of another article for a
// sentence, or that it did not look.
func (d *document) noMatch(o model.Origin, of model.SentenceRef) string {
	if o == model.Automatic && of.Sentence >= d.compared[of.Article] {
		return draw.NotCompared
	}
	return draw.NoMatch(o)
}

// show puts the analysis of an origin, as the criteria leave it, in the place of
// the one shown. Until there is one of that origin it shows what there is.
func (d *document) show(origin model.Origin, c criteria) {
	whole := d.analyses[origin]
	if whole == nil && len(d.analyses) > 0 {
		for _, o := range slices.Backward(originsOf(d.given)) {
			whole = cmp.Or(d.analyses[o], whole)
		}
	}
	if whole != d.whole && whole != nil {
		d.book = d.book.On(whole)
		d.index.identify(whole)
	}
	if whole != d.whole || d.book != d.by.book {
		d.index.note(d.book, whole)
	}
	c.book, c.kept = d.book, d.index.kept(whole, c.kept)
	if whole == d.whole && c == d.by {
		return
	}
	d.changed = true
	d.whole, d.shown, d.by = whole, whole, c
	if whole != nil {
		d.shown = d.index.filtered(whole, &c)
	}
}

// givenBy returns by origin the analyses that were made by hand and by a language
// model, of which either may be nil.
func givenBy(annotated, second *model.Analysis) map[model.Origin]*model.Analysis {
	given := make(map[model.Origin]*model.Analysis)
	if annotated != nil {
		given[model.Annotations] = annotated
	}
	if second != nil {
		given[model.SecondReader] = second
	}
	return given
}

// originsOf returns those of the analyses that are given and of the automatic one,
// the most careful first.
func originsOf(given map[model.Origin]*model.Analysis) []model.Origin {
	var list []model.Origin
	for _, o := range []model.Origin{model.Annotations, model.SecondReader} {
		if given[o] != nil {
			list = append(list, o)
		}
	}
	return append(list, model.Automatic)
}

// replace puts a revision of the story, with its analysis, in the place of the
// story. Nothing is shown of it before the next call of show.
func (d *document) replace(r *Revision, analysis *model.Analysis) {
	d.book = d.book.For(r.Story)
	d.story, d.compared, d.given, d.failed = r.Story, r.Story.Compared(), givenBy(r.Annotated, r.Second), nil
	d.analyses = map[model.Origin]*model.Analysis{analysis.Origin: analysis}
	d.whole, d.shown, d.index = nil, nil, differenceIndex{}
}

// A topicID names a topic in any analysis: by a sentence that it holds. The zero
// value names none.
type topicID struct {
	what topicKind
	at   model.SentenceRef // of a topic or, where there is one, of that which a fold follows
}

type topicKind uint8

const (
	noTopic       topicKind = iota
	oneTopic                // a topic
	unshared                // what no topic holds
	firstFold               // the fold of it before all topics
	followingFold           // the fold of it after a topic
	headlines               // of all articles
)

// topicID returns the ID of a topic shown, which must be one.
func (d *document) topicID(topic int) topicID {
	p := d.shown.Topics[topic].Passages[0]
	return topicID{oneTopic, model.SentenceRef{Article: p.Article, Sentence: p.Sentences[0]}}
}

// topic returns the number of the topic shown that holds the sentence of an ID,
// none where none does.
func (d *document) topic(id topicID) int {
	if id.what != oneTopic && id.what != followingFold {
		return none
	}
	return d.topicOf(id.at)
}

// topicOf returns the number of the topic shown that holds a sentence, none where
// none does.
func (d *document) topicOf(ref model.SentenceRef) int {
	if d.shown == nil || ref.Article >= len(d.story.Articles) || ref.Sentence < 0 ||
		ref.Sentence >= len(d.story.Articles[ref.Article].Sentences) {
		return none
	}
	return d.shown.TopicOf(ref)
}

// opensTopic reports whether the sentence is the first of a run on one topic.
func (d *document) opensTopic(article, sentence int) bool {
	topic := d.topicOf(model.SentenceRef{Article: article, Sentence: sentence})
	return topic >= 0 && topic != d.topicOf(model.SentenceRef{Article: article, Sentence: sentence - 1})
}

// firstOn returns the first sentence of an article on a topic, or of those that no
// topic holds.
func (d *document) firstOn(topic, article int, alone bool) (model.SentenceRef, bool) {
	if d.shown == nil || article < 0 {
		return model.SentenceRef{}, false
	}
	for s := range d.story.Articles[article].Sentences {
		ref := model.SentenceRef{Article: article, Sentence: s}
		if t := d.shown.TopicOf(ref); alone && t < 0 || !alone && topic >= 0 && t == topic {
			return ref, true
		}
	}
	return model.SentenceRef{}, false
}

func (d *document) topics() int {
	if d.shown == nil {
		return 0
	}
	return len(d.shown.Topics)
}

func (d *document) several() bool { return len(d.story.Articles) > 1 }

// outlet returns the name of an article.
func (d *document) outlet(article int) string { return d.story.Articles[article].Outlet() }

// lacks says why there is nothing of some kind to go to.
func (d *document) lacks(what string) string {
	switch {
	case d.failed != nil && d.whole == nil:
		return "the articles could not be compared: " + d.failed.Error()
	case d.whole == nil:
		return "still comparing the articles"
	}
	return "no " + what + " were found"
}

// mentionIn returns the first mention of a difference in an article, in its headline
// only where its text has none.
func mentionIn(d *model.Difference, article int) (model.Detail, bool) {
	if list := d.AllIn(article); len(list) > 0 {
		return list[0], true
	}
	return model.Detail{}, false
}

// firstMention returns the first mention in an article, or where there is none,
// the first of all.
func firstMention(d *model.Difference, article int) model.Detail {
	if m, ok := mentionIn(d, article); ok {
		return m
	}
	return d.All()[0]
}

// passageAround returns the run of sentences around one that belong to its topic
// and stand together, or the sentence alone.
func (d *document) passageAround(ref model.SentenceRef) model.Span {
	sentences, topic := d.story.Articles[ref.Article].Sentences, d.topicOf(ref)
	same := func(s int) bool {
		return topic >= 0 && d.topicOf(model.SentenceRef{Article: ref.Article, Sentence: s}) == topic
	}
	first, last := ref.Sentence, ref.Sentence
	for same(first - 1) {
		first--
	}
	for same(last + 1) {
		last++
	}
	return model.Span{Start: sentences[first].Start, End: sentences[last].End}
}
