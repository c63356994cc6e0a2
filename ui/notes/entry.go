package notes

import (
	"cmp"
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"

	"triptych/model"
	"triptych/ui/notes/quote"
)

// A place is words of an article.
type place struct {
	Article  string `json:"article"`            // its name
	Headline bool   `json:"headline,omitempty"` // they are words of its headline
	quote.Quote
}

func (p place) key() string {
	key := []string{p.Article, strconv.Itoa(p.Start), p.Exact, p.Prefix, p.Suffix}
	if p.Headline {
		key = append(key, "headline")
	}
	return strings.Join(key, "\x00")
}

func (p place) compare(o place) int {
	return cmp.Or(cmp.Compare(p.Article, o.Article), cmp.Compare(p.Start, o.Start), cmp.Compare(p.key(), o.key()))
}

// An entry is what somebody said of a difference, or decided of two sentences or of
// a difference. Only one of Mentions, Sentences and Amendment is not nil, and tells
// which.
type entry struct {
	Author    string            `json:"author,omitempty"` // "" for the reader's own
	Kind      model.Kind        `json:"kind,omitempty"`
	Relation  model.Relation    `json:"relation,omitempty"`
	Mentions  []place           `json:"mentions,omitempty"`
	State     stamped[State]    `json:"verdict,omitzero"`
	Note      stamped[string]   `json:"note,omitzero"`
	Earlier   []stamped[string] `json:"earlier,omitempty"`   // texts that the note had before, the latest first
	Sentences []place           `json:"sentences,omitempty"` // two
	Amendment *amendment        `json:"amendment,omitempty"`
	Decision  stamped[Decision] `json:"decision,omitzero"`
}

func (e entry) isMark() bool { return e.Mentions != nil }

// lists returns the lists of places that the entry is about.
func (e entry) lists() [][]place {
	lists := [][]place{e.Mentions, e.Sentences}
	if e.Amendment != nil {
		lists = append(lists, e.Amendment.From.places(), e.Amendment.To.places())
	}
	return lists
}

// places returns the places that the entry is about, of which there is one at
// least.
func (e entry) places() []place { return slices.Concat(e.lists()...) }

// key is the same for entries of one author about the same, whatever order their
// places come in.
func (e entry) key() string {
	if e.Amendment != nil {
		return strings.Join([]string{e.Author, "amendment", e.Amendment.From.key(), e.Amendment.To.key()}, "\x00")
	}
	said := saying{e.Kind, e.Relation, e.Mentions}
	if e.Sentences != nil {
		said.Mentions = e.Sentences
	}
	return e.Author + "\x00" + said.key()
}

// live reports whether the entry says something that was not taken back.
func (e entry) live() bool {
	return e.State.Value != NoState || e.Note.Value != "" || e.Decision.Value != Undecided
}

// edited is when the entry was last changed.
func (e entry) edited() time.Time {
	return slices.MaxFunc([]time.Time{e.State.Edited, e.Note.Edited, e.Decision.Edited}, time.Time.Compare)
}

// later returns e with what o, an entry about the same, says later.
func (e entry) later(o entry) entry {
	e.State, e.Note, e.Decision = e.State.later(o.State), e.Note.later(o.Note), e.Decision.later(o.Decision)
	e.Earlier = e.earlierThan(slices.Concat(e.Earlier, o.Earlier)...)
	return e
}

// equal reports whether e says the same as o, an entry about the same.
func (e entry) equal(o entry) bool {
	return e.State == o.State && e.Note == o.Note && e.Decision == o.Decision && slices.Equal(e.Earlier, o.Earlier)
}

// A positionEntry is where the reader was; the zero value is nowhere.
type positionEntry struct {
	place
	ScrollMode string    `json:"way"`
	Edited     time.Time `json:"edited"`
}

func (e positionEntry) later(o positionEntry) positionEntry {
	if c := o.Edited.Compare(e.Edited); c > 0 || c == 0 && cmp.Or(cmp.Compare(o.key(), e.key()), cmp.Compare(o.ScrollMode, e.ScrollMode)) > 0 {
		return o
	}
	return e
}

// A content is what a file holds. It is never changed once it is complete.
type content struct {
	position positionEntry
	entries  map[string]entry // by key
}

func newContent() content { return content{entries: make(map[string]entry)} }

// clone returns a copy that can be changed.
func (c content) clone() content {
	c.entries = maps.Clone(c.entries)
	return c
}

// add takes an entry into a content that is being made. Of two about the same what
// is later counts.
func (c content) add(e entry) {
	key := e.key()
	c.entries[key] = e.later(c.entries[key])
}

// keys returns the keys of the entries in an order that depends on nothing else.
func (c content) keys() []string { return slices.Sorted(maps.Keys(c.entries)) }

// inOrder returns the entries by where they stand.
func (c content) inOrder() []entry {
	keys := slices.SortedFunc(maps.Keys(c.entries), func(a, b string) int {
		return cmp.Or(c.entries[a].places()[0].compare(c.entries[b].places()[0]), cmp.Compare(a, b))
	})
	list := make([]entry, len(keys))
	for i, key := range keys {
		list[i] = c.entries[key]
	}
	return list
}

// authors returns the authors of entries in order, "" first.
func (c content) authors(keys []string) []string {
	var list []string
	for _, key := range keys {
		list = append(list, c.entries[key].Author)
	}
	slices.Sort(list)
	return slices.Compact(list)
}

// by puts together what an author says in entries about the same, and returns the
// keys of those of them that are live.
func (c content) by(author string, keys []string) (all entry, live []string) {
	for _, key := range keys {
		if e := c.entries[key]; e.Author == author {
			all = all.later(e)
			if e.live() {
				live = append(live, key)
			}
		}
	}
	return all, live
}

// equal reports whether two contents say the same.
func (c content) equal(o content) bool {
	return c.position == o.position && maps.EqualFunc(c.entries, o.entries, entry.equal)
}
