package compare

import (
	"slices"

	"triptych/model"
	"triptych/model/detail"
	"triptych/model/internal/parallel"
	"triptych/model/lexicon"
	"triptych/model/text"
)

// A view answers what the proposers ask about a story.
type view struct {
	Input
	topicOf [][]int                          // article, sentence: its topic, -1 for none
	linked  map[[2]model.SentenceRef]float64 // the likelihood of a counterpart

	counterparts map[model.SentenceRef][]model.SentenceRef
	cache        [][]*tokens       // article, sentence
	given        []map[string]bool // article: the keys of all its details; made by read

	words     map[string]word // by folded word
	sentences int
	frequency []int32  // by stem: the sentences that hold it
	last      []int32  // by stem: the last sentence counted
	articles  []uint16 // by stem: the articles that hold it, a bit each
}

func newView(in Input) *view {
	v := &view{
		Input: in, linked: make(map[[2]model.SentenceRef]float64),
		counterparts: make(map[model.SentenceRef][]model.SentenceRef),
		words:        make(map[string]word), given: make([]map[string]bool, len(in.Readings)),
	}
	for a := range in.Story.Articles {
		v.topicOf = append(v.topicOf, slices.Repeat([]int{-1}, len(in.Story.Articles[a].Sentences)))
		v.cache = append(v.cache, make([]*tokens, len(in.Story.Articles[a].Sentences)))
	}
	for t, topic := range in.Topics {
		for _, p := range topic.Passages {
			for _, s := range p.Sentences {
				v.topicOf[p.Article][s] = t
			}
		}
	}
	for _, c := range in.Counterparts {
		v.linked[[2]model.SentenceRef{c.From, c.To}] = c.Score
		v.counterparts[c.From] = append(v.counterparts[c.From], c.To)
	}
	v.count()
	return v
}

// read reads what the articles give, and the words of every sentence that is in
// a topic or near one, or that one of the links is about.
func (v *view) read(links []int, stop func() error) error {
	err := parallel.For(len(v.Readings), 1, stop, func() func(int) {
		return func(a int) { v.given[a] = v.everything(a) }
	})
	if err != nil {
		return err
	}
	wanted := v.asked(links)
	return parallel.For(len(wanted), batch, stop, func() func(int) {
		return func(i int) { v.tokens(wanted[i]) }
	})
}

// asked lists the sentences whose words will be asked for, each once: no two
// processors may make them.
func (v *view) asked(links []int) []model.SentenceRef {
	var list []model.SentenceRef
	for _, n := range v.near() {
		list = append(list, n.SentenceRef)
	}
	for _, i := range links {
		list = append(list, v.Counterparts[i].From, v.Counterparts[i].To)
	}
	slices.SortFunc(list, model.SentenceRef.Compare)
	return slices.Compact(list)
}

// forward tells whether the counterpart is the one of its two directions that
// is looked at.
func (v *view) forward(c model.Counterpart) bool {
	return c.From.Article < c.To.Article || v.linked[[2]model.SentenceRef{c.To, c.From}] == 0
}

func (v *view) sentence(ref model.SentenceRef) *detail.Sentence {
	return &v.Readings[ref.Article].Sentences[ref.Sentence]
}

func (v *view) text(article int) string { return v.Story.Articles[article].Text }

// topic gives the topic under which a difference of the two sentences is filed.
func (v *view) topic(a, b model.SentenceRef) int {
	if t := v.topicOf[a.Article][a.Sentence]; t >= 0 {
		return t
	}
	return v.topicOf[b.Article][b.Sentence]
}

// window is how many content words on each side of a detail make out its slot.
const window = 5

// slot gives the content words around a detail, from its first to its last
// word, the nearest of each side first.
func (v *view) slot(s *detail.Sentence, first, last int) []int32 {
	words := v.content(s, nil, first-1, -1)
	return v.content(s, words, last+1, 1)
}

// content appends the next content words from i on, stepping by step.
func (v *view) content(s *detail.Sentence, list []int32, i, step int) []int32 {
	for n := 0; n < window && i >= 0 && i < len(s.Words); i += step {
		if fold := s.Words[i].Fold; !text.IsFunction(fold) && !lexicon.IsReporting(fold) {
			list = append(list, v.words[fold].stem)
			n++
		}
	}
	return list
}

// common counts the words that two slots share.
func common(a, b []int32) int {
	n := 0
	for i, s := range a {
		if slices.Contains(b, s) && !slices.Contains(a[:i], s) {
			n++
		}
	}
	return n
}
