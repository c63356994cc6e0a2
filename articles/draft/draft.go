// Package draft holds what passes between where articles come from and what reads
// them: a Document as it was found, and the Articles that a format took out of it.
//
// A format is a package beside this one with two functions: Is reports whether a
// document is of that format, by its content before its name, and Read takes its
// articles out. Whatever the format, an Article comes out as the same
// few kinds of blocks, which Markdown writes in one way, so that an article that
// is opened and the same article out of the library are equal to the letter.
package draft

import "context"

// MaxSize is the size in bytes of the largest document that is read.
const MaxSize = 16 << 20

// A Document is what was found under a name: bytes that may be anything.
type Document struct {
	// Name is how a person knows it: the path or address as it was given, or
	// "standard input". It is for messages, and its ending is a hint.
	Name string
	Data []byte // at most MaxSize bytes
	// MediaType is what the server said that it is, such as
	// "text/html; charset=utf-8"; "" where nobody said anything.
	MediaType string
	URL       string // where it came from after all redirects; "" for a file
	// Anyway is whether a person wants what there is of a page that seems to show no
	// article, or only its start.
	Anyway bool
}

// An Article is one text as a format took it out of a document. What the
// document does not say is empty: nothing is invented. The strings may hold
// anything that the document held: they are made harmless to a terminal where
// the article is parsed.
type Article struct {
	Name    string // what its source calls it, such as a file's name without ending; not the article's own
	Source  string // the outlet
	Title   string // the headline
	Date    string // of publication, as ISO 8601 (2018-07-23, or with a time) where it could be read
	URL     string // its address
	Authors []string

	Blocks []Block

	// Markdown is the body where the document is Markdown itself; Blocks is nil then.
	Markdown string

	// Notices say what a person should know of how it was read, a line each,
	// without the document's name.
	Notices []string
}

// A BlockKind is what a block is.
type BlockKind uint8

const (
	Paragraph BlockKind = iota
	Heading             // of Level 1 to 6
	Quotation           // a paragraph set off as somebody's words
	Item                // of a list, Level 0 for the outermost
	Table               // Rows
)

// A Block is one block of an article.
type Block struct {
	Kind  BlockKind
	Level int        // of a Heading or Item
	Runs  []Run      // its text; none for a Table
	Rows  [][]string // of a Table, its cells as plain text, the first row its head
}

// A Run is text of one emphasis that leads to one address.
type Run struct {
	Text     string
	Strong   bool
	Emphasis bool
	URL      string // where it leads to, as the document has it until [Article.ResolveLinks]; "" for nowhere
}

// A Format takes articles out of one kind of document.
type Format struct {
	Name string // as a person knows it: "HTML", "Word (.docx)"
	// Is reports whether the document is of this format. It looks at the content
	// first, and costs little.
	Is func(Document) bool
	// Read returns the articles, at least one unless there is an error. It takes
	// bounded time and memory whatever the document holds, and ends early with
	// the context's error. Its other errors are *problem.Error, without a name:
	// who asked for the document knows what it is called.
	Read func(context.Context, Document) ([]Article, error)
}
