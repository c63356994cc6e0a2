// Package rtf takes the article out of a document in the Rich Text Format, after its
// specification 1.9.1, as word processors and newsrooms write it: its text as it reads
// when every change that was tracked is accepted, without what stands beside it (heads
// and feet, comments, pictures) and what nobody sees.
//
// A document goes through three steps in one pass, in time and memory that are linear
// in its size: bytes to tokens (scan.go), tokens to styled text under the state of the
// group that they stand in (reader.go, words.go), and that to blocks (page.go). Nothing
// calls itself, however deep groups are nested.
package rtf

import (
	"bytes"
	"context"

	"triptych/articles/draft"
	"triptych/articles/internal/fields"
	"triptych/model/problem"
)

// Format returns the format of rich text, known by how it starts.
func Format() draft.Format {
	return draft.Format{Name: "RTF", Is: is, Read: read}
}

func is(doc draft.Document) bool {
	return bytes.HasPrefix(bytes.TrimSpace(bytes.TrimPrefix(doc.Data, []byte("\xEF\xBB\xBF"))), []byte(`{\rtf`))
}

// noticeCut says that the end is missing.
const noticeCut = "the document breaks off before its end"

// read returns the one article. Its title is the paragraph in the style of one, a first
// heading of the first level, or what the document's properties say. When a document was
// made is not when an article was published, so that it has no date.
func read(ctx context.Context, doc draft.Document) ([]draft.Article, error) {
	r := newReader(doc.Data)
	if err := r.read(ctx); err != nil {
		return nil, err
	}
	blocks := r.page.finished()
	a := draft.Article{Authors: fields.Authors(r.properties["author"])}
	a.Title, a.Blocks = fields.TitleOf(r.page.title, fields.Title(r.properties["title"]), blocks)
	if len(a.Blocks) == 0 {
		return nil, &problem.Error{
			Problem: "the RTF document holds no text",
			Advice:  "if it shows pictures of a text, save that as text and open it",
		}
	}
	if !r.closed {
		a.Notices = []string{noticeCut}
	}
	return []draft.Article{a}, nil
}
