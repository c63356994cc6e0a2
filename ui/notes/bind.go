package notes

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"time"

	"triptych/model"
	"triptych/ui/notes/quote"
)

// A Lost is a mark or a decision that has no place in the story or its analysis
// as they are now. It stays in the file, and comes back when its place does.
type Lost struct {
	Author   string // "" for the reader's own
	State    State
	Note     string
	Decision Decision // for one about two sentences
	Words    []Words  // what it was made on
	Why      string   // for a person to read
}

// Words are words of an article that something was said of.
type Words struct {
	Article string // as the file names it
	Text    string // the beginning of longer words
	Here    bool   // they are still there
}

// Lost lists what has no place now: decisions first, then marks, which are known
// once the book was set on an analysis.
func (b *Book) Lost() []Lost { return slices.Concat(b.lostPairs, b.lostMarks) }

// bind gives a book of the content, whose sentences it finds in the story.
func bind(story *model.Story, c content) *Book {
	b := &Book{story: story, content: c, pairs: make(map[sentences][]string)}
	f := &finder{story: story}
	for _, key := range slices.Sorted(maps.Keys(c.pairs)) {
		e := c.pairs[key]
		from, ok := f.sentence(e.Sentences[0])
		to, okTo := f.sentence(e.Sentences[1])
		if ok && okTo && from.Article != to.Article {
			pair := unordered(from, to)
			b.pairs[pair] = append(b.pairs[pair], key)
			continue
		}
		if e.live() {
			words := []Words{f.words(e.Sentences[0], ok), f.words(e.Sentences[1], okTo)}
			b.lostPairs = append(b.lostPairs, Lost{Author: e.Author, Decision: e.Decision.Value, Words: words, Why: f.why(e.Sentences, words)})
		}
	}
	return b
}

func (f *finder) words(p place, here bool) Words { return Words{p.Article, p.Exact, here} }

// why says what is missing for places of which not all are there.
func (f *finder) why(places []place, words []Words) string {
	for i, p := range places {
		switch {
		case articleOf(f.story, p.Article) < 0:
			return fmt.Sprintf("the story has no article %q", p.Article)
		case !words[i].Here:
			return fmt.Sprintf("these words are not in article %q any more", p.Article)
		}
	}
	return "both sentences are of one article now"
}

// On sets the book on an analysis of its story: every mark goes to the
// difference that says most of the same. A difference of another kind is the
// same only if it stands in the very same words.
func (b *Book) On(a *model.Analysis) *Book {
	next := *b
	next.analysis = a
	next.marks, next.changed, next.lostMarks = make(map[string][]string), make(map[string]bool), nil
	p := &placing{book: &next, finder: finder{story: b.story}, analysis: a, keys: make([]string, len(a.Differences))}
	for i := range a.Differences {
		p.keys[i] = keyOf(&a.Differences[i])
	}
	p.place()
	return &next
}

// A placing brings marks to the differences of an analysis.
type placing struct {
	finder
	book     *Book
	analysis *model.Analysis
	keys     []string // of the differences
}

// A candidate is a difference that a mark may be about.
type candidate struct {
	mark       string // its key
	difference int
	share      float64 // how much of either the other one has, 0 to 1; 2 for the very same words
	same       int     // how much of kind and relation is the same, 0 to 2
	live       bool
	edited     time.Time // when the mark was last edited
}

// leastShare is how much of either must be in the other: a difference that has
// gained a second mention is still the same.
const leastShare = 0.5

// place gives each difference the best mark of every author, and beside it those
// that were taken back, as they may be later than what another reader left.
func (p *placing) place() {
	var all []candidate
	found := make(map[string]*located)
	for _, key := range slices.Sorted(maps.Keys(p.book.content.marks)) {
		e := p.book.content.marks[key]
		found[key] = p.locate(e)
		p.book.changed[key] = found[key].changed
		all = append(all, p.candidates(key, e, found[key])...)
	}
	slices.SortStableFunc(all, func(a, b candidate) int {
		return cmp.Or(cmp.Compare(b.share, a.share), cmp.Compare(b.same, a.same), cmp.Compare(one(b.live), one(a.live)), b.edited.Compare(a.edited))
	})
	placed := make(map[string]bool)
	taken := make(map[[2]string]bool) // author, difference
	for _, c := range all {
		place := [2]string{p.book.content.marks[c.mark].Author, p.keys[c.difference]}
		if placed[c.mark] || c.live && taken[place] {
			continue
		}
		placed[c.mark] = true
		taken[place] = taken[place] || c.live
		p.book.marks[place[1]] = append(p.book.marks[place[1]], c.mark)
	}
	for _, key := range slices.Sorted(maps.Keys(p.book.content.marks)) {
		if e := p.book.content.marks[key]; !placed[key] && e.live() {
			p.lose(e, found[key])
		}
	}
}

// one gives 1 for true.
func one(b bool) int {
	if b {
		return 1
	}
	return 0
}

// A located is where the mentions of a mark stand now.
type located struct {
	mentions []model.Detail // those found: only article and span
	words    []Words
	changed  bool
}

func (p *placing) locate(e markEntry) *located {
	l := &located{}
	for _, m := range e.Mentions {
		article, match, ok := p.find(m, quote.Detail)
		l.words = append(l.words, p.words(m, ok))
		l.changed = l.changed || !ok || match.Changed
		if ok {
			l.mentions = append(l.mentions, model.Detail{SentenceRef: model.SentenceRef{Article: article}, Span: match.Span})
		}
	}
	return l
}

// candidates lists the differences that stand where the mark does.
func (p *placing) candidates(key string, e markEntry, l *located) []candidate {
	near := make(map[int]bool)
	for _, m := range l.mentions {
		for _, o := range p.analysis.Mentions(m.Article) {
			if o.Start >= m.End {
				break
			}
			if o.Overlaps(m.Span) {
				near[o.Difference] = true
			}
		}
	}
	var list []candidate
	for _, i := range slices.Sorted(maps.Keys(near)) {
		d := &p.analysis.Differences[i]
		share, exact := common(l.mentions, d.Mentions, len(e.Mentions))
		if share >= leastShare && (d.Kind == e.Kind || exact) {
			if exact {
				share = 2
			}
			same := one(d.Kind == e.Kind) + one(d.Relation == e.Relation)
			list = append(list, candidate{key, i, share, same, e.live(), e.edited()})
		}
	}
	return list
}

// common gives the share of mentions that a mark, which had so many, and a
// difference have in common, and whether they are the very same.
func common(marked, mentions []model.Detail, had int) (share float64, exact bool) {
	exact = had == len(mentions) && had == len(marked)
	for _, m := range marked {
		best := 0.0
		same := false
		for _, o := range mentions {
			if o.Article != m.Article || !o.Overlaps(m.Span) {
				continue
			}
			same = same || o.Span == m.Span
			both := min(o.End, m.End) - max(o.Start, m.Start)
			best = max(best, float64(both)/float64(min(o.Len(), m.Len())))
		}
		share += best
		exact = exact && same
	}
	return share / float64(max(had, len(mentions))), exact
}

// lose lists a mark that has no place.
func (p *placing) lose(e markEntry, l *located) {
	why := "the analysis finds no such difference any more"
	if len(l.mentions) == 0 {
		why = p.why(e.Mentions, l.words)
	}
	p.book.lostMarks = append(p.book.lostMarks, Lost{
		Author: e.Author, State: e.State.Value, Note: e.Note.Value, Words: l.words, Why: why,
	})
}
