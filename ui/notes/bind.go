package notes

import (
	"cmp"
	"fmt"
	"maps"
	"slices"

	"triptych/model"
	"triptych/ui/notes/quote"
)

// A Lost is a mark or a decision that has no place in the story or its analysis
// as they are now. It stays in the file, and comes back when its place does.
type Lost struct {
	Mark
	Decision Decision // for one about two sentences, or about a difference
	About    string   // what that makes: "conflict (date)"; "" for one about two sentences
	Words    []Words  // what it was made on
	Why      string   // for a person to read
	Earlier  []Text   // what the note said before, the latest first
}

// Words are words of an article that something was said of.
type Words struct {
	Article string // as the file names it
	Text    string // the beginning of longer words
}

// Lost returns what has no place now: decisions first, then marks, which are known
// once the book was set on an analysis.
func (b *Book) Lost() (list []Lost) {
	for _, why := range []map[string]string{b.lostDecisions, b.lostMarks} {
		for _, key := range slices.Sorted(maps.Keys(why)) {
			e := b.content.entries[key]
			l := Lost{Mark: Mark{Author: e.Author, State: e.State.Value, Note: e.Note.Value}, Decision: e.Decision.Value, Why: why[key], Earlier: textsOf(e.Earlier)}
			if e.Amendment != nil {
				l.About = e.Amendment.describe()
			}
			for _, p := range e.places() {
				l.Words = append(l.Words, Words{p.Article, p.Exact})
			}
			list = append(list, l)
		}
	}
	return list
}

// bind returns a book of the content and of what it knows of the file, and finds
// the sentences of decisions and the words of amendments in the story.
func bind(story *model.Story, c, filed content, past map[string][]entry) *Book {
	b := &Book{
		story: story, content: c, filed: filed, past: past,
		decided: decisions{story, c, make(map[sentences][]string)}, amended: amendments{story: story, content: c},
		lostDecisions: make(map[string]string),
	}
	f := &finder{story: story}
	for _, key := range c.keys() {
		e, why := c.entries[key], ""
		switch {
		case e.Sentences != nil:
			why = b.decided.bind(f, key, e)
		case e.Amendment != nil && e.live():
			why = b.amended.bind(f, key, e)
		}
		if why != "" && e.live() {
			b.lostDecisions[key] = why
		}
	}
	b.amended.outdo()
	return b
}

// why says what is missing for places of which not all are there, or else what else
// is wrong.
func (f *finder) why(places []place, here []bool, otherwise string) string {
	for i, p := range places {
		switch {
		case articleOf(f.story, p.Article) < 0:
			return fmt.Sprintf("the story has no article %q", p.Article)
		case !here[i]:
			return fmt.Sprintf("these words are not in article %q any more", p.Article)
		}
	}
	return otherwise
}

// On returns the book set on an analysis of its story: every mark goes to the
// difference that says most of the same. A difference of another kind is the
// same only if it stands in the very same words.
func (b *Book) On(a *model.Analysis) *Book {
	next := *b
	next.analysis = a
	next.marks, next.changed, next.lostMarks = make(map[string][]string), make(map[string]bool), make(map[string]string)
	f := &finder{story: b.story}
	var all []candidate
	for _, key := range b.content.keys() {
		e := b.content.entries[key]
		if !e.isMark() {
			continue
		}
		mentions, here, changed := f.mentions(e)
		next.changed[key] = changed
		all = append(all, candidates(key, e, mentions, a)...)
		switch {
		case !e.live():
		case len(mentions) == 0:
			next.lostMarks[key] = f.why(e.Mentions, here, "these words are not there any more")
		default:
			next.lostMarks[key] = "the analysis finds no such difference any more"
		}
	}
	next.place(all)
	return &next
}

// mentions returns where the mentions of a mark stand now, those that are found;
// of each mention whether it is; and whether any of the words have changed.
func (f *finder) mentions(e entry) (list []model.Detail, here []bool, changed bool) {
	for _, m := range e.Mentions {
		article, match, ok := f.find(m, quote.Detail)
		here = append(here, ok)
		changed = changed || !ok || match.Changed
		if ok {
			d := model.Detail{SentenceRef: model.SentenceRef{Article: article}, Span: match.Span}
			if m.Headline {
				d.Sentence = model.InTitle
			}
			list = append(list, d)
		}
	}
	return list, here, changed
}

// A candidate is a difference that a mark may be about.
type candidate struct {
	key   string // of the mark
	mark  entry
	at    string  // the key of the difference
	share float64 // how much of either the other one has, 0 to 1; 2 for the very same words
	same  int     // how much of kind and relation is the same, 0 to 2
}

func (c candidate) compare(o candidate) int {
	return cmp.Or(cmp.Compare(o.share, c.share), cmp.Compare(o.same, c.same),
		cmp.Compare(one(o.mark.live()), one(c.mark.live())), o.mark.edited().Compare(c.mark.edited()))
}

// one returns 1 for true and 0 for false.
func one(b bool) int {
	if b {
		return 1
	}
	return 0
}

// candidates returns the differences that a mark with these mentions may be about.
func candidates(key string, e entry, mentions []model.Detail, a *model.Analysis) (list []candidate) {
	const leastShare = 0.5 // a difference that has gained a second mention is still the same
	for i := range a.Differences {
		d := &a.Differences[i]
		share, exact := common(mentions, knownBy(d), len(e.Mentions))
		if share >= leastShare && (d.Kind == e.Kind || exact) {
			if exact {
				share = 2
			}
			list = append(list, candidate{key, e, differenceKey(d), share, one(d.Kind == e.Kind) + one(d.Relation == e.Relation)})
		}
	}
	return list
}

// common returns the share of mentions that a mark, which had so many, and a
// difference have in common, and whether they are the very same.
func common(marked, mentions []model.Detail, had int) (share float64, exact bool) {
	exact = had == len(mentions) && had == len(marked)
	for _, m := range marked {
		best := 0.0
		same := false
		for _, o := range mentions {
			if o.Article != m.Article || (o.Sentence == model.InTitle) != (m.Sentence == model.InTitle) || !o.Overlaps(m.Span) {
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

// place assigns each difference the best mark of every author, and beside it those
// that were taken back, as they may be later than what another reader left.
func (b *Book) place(all []candidate) {
	slices.SortStableFunc(all, candidate.compare)
	placed := make(map[string]bool)
	taken := make(map[[2]string]bool) // author, difference
	for _, c := range all {
		at := [2]string{c.mark.Author, c.at}
		if !placed[c.key] && !(c.mark.live() && taken[at]) {
			placed[c.key] = true
			taken[at] = taken[at] || c.mark.live()
			b.marks[c.at] = append(b.marks[c.at], c.key)
			delete(b.lostMarks, c.key)
		}
	}
}
