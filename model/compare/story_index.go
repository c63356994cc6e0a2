package compare

import (
	"slices"

	"triptych/model"
	"triptych/model/detail"
	"triptych/model/internal/parallel"
)

// A storyIndex holds what the proposers need to know about a story.
type storyIndex struct {
	Input
	topics *topics
	links  *links
	twins  *twins

	tokenCache [][]*tokens       // by article and sentence; nil until asked for
	detailKeys []map[string]bool // by article: the keys of all its details; set by load

	words *vocabulary
}

func newStoryIndex(in Input) *storyIndex {
	idx := &storyIndex{
		Input: in, topics: newTopics(in.Story, in.Topics), links: newLinks(in.Counterparts), twins: newTwins(in.Readings),
		words: newVocabulary(in.Readings), detailKeys: make([]map[string]bool, len(in.Readings)),
	}
	for a := range in.Story.Articles {
		idx.tokenCache = append(idx.tokenCache, make([]*tokens, len(in.Story.Articles[a].Sentences)))
	}
	return idx
}

// load sets detailKeys and caches the tokens of all sentences that the
// proposers will ask for, so that they may do so from several goroutines. The
// only error is that of stop.
func (idx *storyIndex) load(links []int, stop func() error) error {
	err := parallel.For(len(idx.Readings), 1, stop, func() func(int) {
		return func(a int) { idx.detailKeys[a] = idx.collectDetailKeys(a) }
	})
	if err != nil {
		return err
	}
	wanted := idx.neededSentences(links)
	return parallel.For(len(wanted), batchSize, stop, func() func(int) {
		return func(i int) { idx.tokens(wanted[i]) }
	})
}

// neededSentences returns the sentences in or near topics and those of the
// links, each once: no two goroutines may cache the same one.
func (idx *storyIndex) neededSentences(links []int) []model.SentenceRef {
	var list []model.SentenceRef
	for _, n := range idx.topics.near() {
		list = append(list, n.SentenceRef)
	}
	for _, i := range links {
		list = append(list, idx.Counterparts[i].From, idx.Counterparts[i].To)
	}
	slices.SortFunc(list, model.SentenceRef.Compare)
	return slices.Compact(list)
}

func (idx *storyIndex) sentence(ref model.SentenceRef) *detail.Sentence {
	return &idx.Readings[ref.Article].Sentences[ref.Sentence]
}

func (idx *storyIndex) text(article int) string { return idx.Story.Articles[article].Text }

// slotWindow is how many content words on each side of a detail make up its
// slot.
const slotWindow = 5
