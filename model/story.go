package model

import (
	"cmp"
	"slices"
	"sort"
)

// A Story is the articles about one event, in the order in which they are
// shown.
type Story struct {
	Title    string
	Articles []Article
}

// Among returns the numbers in a list that articles of the story have, each once
// and in the order of the list; all articles for nil.
func (s *Story) Among(list []int) []int {
	var among []int
	if list == nil {
		for i := range s.Articles {
			among = append(among, i)
		}
	}
	for _, i := range list {
		if i >= 0 && i < len(s.Articles) && !slices.Contains(among, i) {
			among = append(among, i)
		}
	}
	return among
}

// An Article is one text, with what is known about its source. Fields are empty
// where nothing is known: nothing is invented.
type Article struct {
	ID      string // names the article in its story: its file's name without ending
	Source  string // the outlet
	Title   string
	Date    string // as in the source; ISO 8601 if possible
	URL     string
	Authors []string

	Text      string     // the plain text, which every Span of the article indexes
	Blocks    []Block    // in order, disjoint
	Sentences []Sentence // in order, disjoint, each within one block
}

// Outlet returns the name under which an article is shown: its source, or else
// its ID.
func (a *Article) Outlet() string { return cmp.Or(a.Source, a.ID) }

// A Span is the half-open range [Start, End) of bytes of an article's plain text.
type Span struct {
	Start, End int
}

// Len returns the number of bytes in the span.
func (s Span) Len() int { return s.End - s.Start }

// Overlaps reports whether the two spans share a byte.
func (s Span) Overlaps(o Span) bool { return s.Start < o.End && o.Start < s.End }

// In returns the part of text at the span, which must be within it.
func (s Span) In(text string) string { return text[s.Start:s.End] }

// A BlockKind says what a block of an article is.
type BlockKind uint8

// The kinds of block. Tables and code are shown as they are and not aligned.
const (
	Paragraph BlockKind = iota
	Heading
	ListItem
	Code
	Table
	Rule // a thematic break; its span is empty
)

// A Block is a paragraph, heading, list item, table or piece of code.
type Block struct {
	Kind   BlockKind
	Span          // its bytes of the plain text, without the line breaks between blocks
	Level  int    // of a heading 1 to 6; of a list item its depth, from 1
	Quote  int    // how many quotations the block is in
	Marker string // of a list item "•" or "3."; empty for its further paragraphs
	Runs   []Run  // emphasis and links, in order, disjoint, within Span
	Source string // of a table or code: its Markdown, for rendering as a whole
}

// Aligned reports whether the block's text is split into sentences.
func (b Block) Aligned() bool {
	return b.Kind == Paragraph || b.Kind == Heading || b.Kind == ListItem
}

// An Emphasis is a set of inline styles.
type Emphasis uint8

// The inline styles that Markdown knows.
const (
	Strong Emphasis = 1 << iota
	Emphatic
	Monospace
	Linked
)

// A Run is a stretch of a block with the same inline styles.
type Run struct {
	Span
	Emphasis Emphasis
	URL      string // of a Linked run, made harmless like all text
}

// A Sentence is the unit that is aligned.
type Sentence struct {
	Span
	Block int // the index of its block
}

// A SentenceRef names a sentence of a story, both numbered from 0.
type SentenceRef struct {
	Article, Sentence int
}

// Compare orders sentences by article, then by number. It returns a negative
// number if r is before o, a positive one if it is after, 0 if they are equal.
func (r SentenceRef) Compare(o SentenceRef) int {
	return cmp.Or(cmp.Compare(r.Article, o.Article), cmp.Compare(r.Sentence, o.Sentence))
}

// Sentence returns the sentence at ref, which must exist.
func (s *Story) Sentence(ref SentenceRef) Sentence {
	return s.Articles[ref.Article].Sentences[ref.Sentence]
}

// SentenceText returns the text of the sentence at ref, which must exist.
func (s *Story) SentenceText(ref SentenceRef) string {
	a := &s.Articles[ref.Article]
	return a.Sentences[ref.Sentence].In(a.Text)
}

// SentenceAt returns the index of the sentence that contains the byte at
// offset, or of the last one before it; -1 before the first.
func (a *Article) SentenceAt(offset int) int {
	return sort.Search(len(a.Sentences), func(i int) bool { return a.Sentences[i].Start > offset }) - 1
}
